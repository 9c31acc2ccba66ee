"""Rules about cells without a value: columns that are empty or only partly filled."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.codelists.measures import MEASURES
from jeugdpeil.domain.finding import first_few
from jeugdpeil.domain.period_label import period_of_label
from jeugdpeil.validation.coverage import coverage_rows
from jeugdpeil.validation.finding_codes import COLUMN_EMPTY, FILLED_PARTLY
from jeugdpeil.validation.measure_kind import MeasureKind
from jeugdpeil.validation.source_cells import Caught, Series, SourceCells

# Under this share a map of the measure shows more holes than regions.
LOW_SHARE = 0.5


def column_empty(cells: SourceCells) -> Iterator[Caught]:
    """A column without any value: the first release of KWB has the names of what comes later.

    One finding stands for all empty columns, those with counts of youths in front: the first
    release of KWB 2020 has 58 of them.
    """
    empty = sorted(
        (series.kind is not MeasureKind.YOUTH_COUNT, series.places[0], series.column)
        for series in _empty_series(cells)
    )
    if empty:
        columns = first_few(column for _, _, column in empty)
        place = cells.place(column=empty[0][2] if len(empty) == 1 else None)
        yield Caught(COLUMN_EMPTY.found(place, count=len(empty), columns=columns))


def filled_partly(cells: SourceCells) -> Iterator[Caught]:
    """Measures that less than half of the regions of a level have, though others have them.

    One finding per period stands for all its measures, those of youths in front: in the KWB of
    2022 nine columns on youth care have a value for less than half of the wijken. Measures that no
    indicator is made of are left out.
    """
    kinds = {series.measure: series.kind for series in cells.series}
    empty = {series.measure for series in _empty_series(cells)}
    low = [
        row
        for row in coverage_rows(cells)
        if row.share < LOW_SHARE and row.measure in MEASURES and row.measure not in empty
    ]
    for period in cells.periods.words:
        rows = [row for row in sorted(low) if row.period == period]
        rows.sort(key=lambda row: (kinds[row.measure] is not MeasureKind.YOUTH_COUNT, row.share))
        if rows:
            columns = first_few(
                f"{row.measure}: {row.level} {100 * row.share:.0f} %" for row in rows
            )
            place, count = cells.place(), len(rows)
            found = FILLED_PARTLY.found(place, count=count, period=_name(period), columns=columns)
            yield Caught(found)


def _name(period: str) -> str:
    """The period as the monitor writes it; the word of the source where it is not known."""
    try:
        return str(period_of_label(period))
    except ValueError:
        return period


def _empty_series(cells: SourceCells) -> list[Series]:
    return [one for one in cells.series if np.isnan(cells.values[one.places]).all()]
