"""Rules about numbers that belong together: parts of a total, regions within a region."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.domain.finding import Location
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.validation.finding_codes import (
    GEMEENTEN_FAR_FROM_LAND,
    PART_ABOVE_TOTAL,
    PARTS_FAR_FROM_TOTAL,
    WIJKEN_ABOVE_GEMEENTE,
)
from jeugdpeil.validation.measure_kind import MeasureKind
from jeugdpeil.validation.part_groups import PART_GROUPS, PartGroup
from jeugdpeil.validation.source_cells import Caught, Floats, Ints, Series, SourceCells, plain

# Rounding moves a printed count of youths by at most 2, other counts of a wijk by up to 5; counts
# that CBS estimates, such as levels of education, differ by up to a hundredth between levels.
_ROUNDING = {MeasureKind.YOUTH_COUNT: 2.5, MeasureKind.COUNT: 5.0}
_ESTIMATED = {MeasureKind.YOUTH_COUNT: 0.0, MeasureKind.COUNT: 0.01}
# Gemeenten that hold less than this part of the country are a selection of gemeenten.
_WHOLE_COUNTRY = 0.5


def part_above_total(cells: SourceCells) -> Iterator[Caught]:
    """A part is not larger than its total: rounding keeps the order of numbers."""
    for group in PART_GROUPS:
        total = cells.series_of(group.total)
        if total is None or total.kind is not MeasureKind.YOUTH_COUNT:
            continue
        totals = cells.by_subject(total)
        for series in _parts(cells, group):
            above = np.flatnonzero(cells.by_subject(series) > totals)
            if len(above):
                found = PART_ABOVE_TOTAL.found(
                    _place(cells, above, series),
                    count=len(above),
                    total=group.total,
                    regions=cells.region_names(cells.first_places[above]),
                )
                yield Caught(found)


def parts_far_from_total(cells: SourceCells) -> Iterator[Caught]:
    """Parts add up to their total but for rounding, where all of them are there.

    Where some are hidden, the others together are still not more than the total.
    """
    for group in PART_GROUPS:
        total, parts = cells.series_of(group.total), _parts(cells, group)
        if total is None or not group.adds_up or len(parts) < len(group.parts):
            continue
        matrix = np.array([cells.by_subject(series) for series in parts])
        difference = np.nansum(matrix, axis=0) - cells.by_subject(total)
        is_whole = ~np.isnan(matrix).any(axis=0)
        far = (difference > group.slack) | (is_whole & (difference < -group.slack))
        subjects = np.flatnonzero(far)
        if len(subjects):
            worst = difference[subjects][np.argmax(np.abs(difference[subjects]))]
            found = PARTS_FAR_FROM_TOTAL.found(
                _place(cells, subjects, total),
                count=len(subjects),
                total=group.total,
                difference=plain(float(worst)),
                regions=cells.region_names(cells.first_places[subjects]),
            )
            yield Caught(found)


def wijken_above_gemeente(cells: SourceCells) -> Iterator[Caught]:
    """The wijken of a gemeente together do not hold more than the gemeente, but for rounding.

    They may hold much less: small wijken are hidden, and a youth counts for the wijk of the address
    but for the gemeente of the woonplaatsbeginsel (0.47 to 1.00 of the gemeente in 2022).
    """
    gemeente_of_wijk = _gemeente_of_wijk(cells)
    wijken = np.flatnonzero(gemeente_of_wijk >= 0)
    for series in cells.series:
        slack = _ROUNDING.get(series.kind)
        if slack is None or not len(wijken):
            continue
        values = cells.by_subject(series)
        sums = np.zeros(len(values))
        numbers = np.zeros(len(values))
        np.add.at(sums, gemeente_of_wijk[wijken], np.nan_to_num(values[wijken]))
        np.add.at(numbers, gemeente_of_wijk[wijken], 1)
        room = slack * (numbers + 1) + _ESTIMATED[series.kind] * values
        above = np.flatnonzero((numbers > 0) & (sums > values + room))
        if len(above):
            found = WIJKEN_ABOVE_GEMEENTE.found(
                _place(cells, above, series),
                count=len(above),
                regions=cells.region_names(cells.first_places[above]),
            )
            yield Caught(found)


def gemeenten_far_from_land(cells: SourceCells) -> Iterator[Caught]:
    """The gemeenten add up to the country but for rounding, where none of them is hidden."""
    levels = _levels_of_subjects(cells)
    groups = _same_year_period_form(cells)
    for land in np.flatnonzero(levels == _LEVELS.index(RegionLevel.LAND)):
        is_gemeente = (levels == _LEVELS.index(RegionLevel.GEMEENTE)) & (groups == groups[land])
        for series in cells.series:
            if series.kind in _ROUNDING:
                values = cells.by_subject(series)
                yield from _far_from_land(cells, series, values[is_gemeente], int(land))


def _far_from_land(
    cells: SourceCells, series: Series, gemeenten: Floats, land: int
) -> Iterator[Caught]:
    whole = float(cells.by_subject(series)[land])
    total = float(gemeenten.sum())  # nan where a gemeente is hidden: then nothing can be said
    room = _ROUNDING[series.kind] * (len(gemeenten) + 1) + _ESTIMATED[series.kind] * whole
    if total >= _WHOLE_COUNTRY * whole and abs(total - whole) > room:
        found = GEMEENTEN_FAR_FROM_LAND.found(
            cells.place(column=series.column),
            gemeenten=plain(total),
            land=plain(whole),
            period=cells.period_at(int(cells.first_places[land])),
        )
        yield Caught(found)


_LEVELS = tuple(RegionLevel)


def _levels_of_subjects(cells: SourceCells) -> Ints:
    of_region = np.array(
        [-1 if level is None else _LEVELS.index(level) for level in cells.levels], dtype=np.int64
    )
    return of_region[cells.regions.codes[cells.first_places]]


def _same_year_period_form(cells: SourceCells) -> Ints:
    """(n_subjects,) equal numbers where year, period and form are equal."""
    first = cells.first_places
    keys = np.stack(
        [cells.region_years[first], cells.periods.codes[first], cells.forms.codes[first]]
    )
    return np.unique(keys, axis=1, return_inverse=True)[1].ravel().astype(np.int64)


def _gemeente_of_wijk(cells: SourceCells) -> Ints:
    """(n_subjects,) the subject of the gemeente that a wijk lies in; -1 for all other subjects."""
    groups = _same_year_period_form(cells)
    levels = _levels_of_subjects(cells)
    names = [cells.region_at(cell) for cell in cells.first_places.tolist()]
    gemeente = _LEVELS.index(RegionLevel.GEMEENTE)
    subjects = {
        (names[subject], int(groups[subject])): subject
        for subject in np.flatnonzero(levels == gemeente).tolist()
    }
    found = np.full(len(names), -1, dtype=np.int64)
    for subject in np.flatnonzero(levels == _LEVELS.index(RegionLevel.WIJK)).tolist():
        key = (f"GM{names[subject][2:6]}", int(groups[subject]))
        found[subject] = subjects.get(key, -1)
    return found


def _parts(cells: SourceCells, group: PartGroup) -> list[Series]:
    found = (cells.series_of(part) for part in group.parts)
    return [series for series in found if series is not None]


def _place(cells: SourceCells, subjects: Ints, series: Series) -> Location:
    at_subject = np.flatnonzero(cells.subjects[series.places] == subjects[0])
    return cells.place(int(series.places[at_subject[0]]), series.column)
