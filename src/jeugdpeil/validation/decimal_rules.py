"""Rules that notice damaged decimals; they report and never repair.

Copies of CBS files go round in which "9,3" became 93 while "7,0" became 7, and in which gaps were
filled with a mean. Nobody but the publisher can say what stood there.
"""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.validation.finding_codes import DECIMALS_LOST, TEN_TIMES, VALUE_REPEATED
from jeugdpeil.validation.source_cells import (
    Caught,
    Flags,
    Floats,
    Ints,
    SourceCells,
    plain,
)

# At least so many numbers of two digits before their last digits mean anything: with one in ten
# ending in 0, none in 60 happens once in 500 columns.
_ENOUGH = 60
_FEW_TENS = 0.03
_SMALL_SHARE = (0.02, 0.4)
_TEN = (8.0, 12.5)


def decimals_lost(cells: SourceCells) -> Iterator[Caught]:
    """A column with decimals does not hold whole numbers of two sizes, of which none ends in 0.

    "9,3" without its sign is 93 and never ends in 0, since "9,0" became 9: nine in ten values are
    ten times too large, and the numbers that end in 0 are gone.
    """
    for series in cells.series:
        if not series.kind.may_have_decimals:
            continue
        values = cells.values[series.places]
        filled = np.abs(values[~np.isnan(values) & (values != 0)])
        if len(filled) and _has_lost_decimals(filled):
            is_large = filled >= np.median(filled) / 4
            found = DECIMALS_LOST.found(
                cells.place(column=series.column),
                count=int(is_large.sum()),
                small=plain(float(np.median(filled[~is_large]))),
                large=plain(float(np.median(filled[is_large]))),
            )
            yield Caught(found)


def ten_times(cells: SourceCells) -> Iterator[Caught]:
    """A whole number among decimals is not ten times what is usual, or what the region had before.

    What is usual: the numbers of the same column that do have decimals.
    """
    pairs = _same_region_pairs(cells)
    for series in cells.series:
        if not series.kind.may_have_decimals:
            continue
        values = cells.values[series.places]
        with_decimals = values[np.isfinite(values) & (values % 1 != 0)]
        if 2 * len(with_decimals) < np.isfinite(values).sum() or len(with_decimals) < 10:
            continue
        is_odd = _is_ten_times_usual(values, with_decimals)
        by_subject = _is_ten_times_other(cells.by_subject(series), pairs)
        odd = series.places[is_odd | by_subject[cells.subjects[series.places]]]
        if len(odd):
            found = TEN_TIMES.found(
                cells.place(int(odd[0]), series.column),
                count=len(odd),
                value=plain(float(cells.values[odd[0]])),
                regions=cells.region_names(odd),
            )
            yield Caught(found)


def value_repeated(cells: SourceCells) -> Iterator[Caught]:
    """A value with six decimals does not occur three times: nothing was measured that finely."""
    for series in cells.series:
        values = cells.values[series.places]
        fine = np.flatnonzero(np.isfinite(values) & _has_six_decimals(values))
        repeated, numbers = np.unique(values[fine], return_counts=True)
        for value, number in zip(repeated, numbers, strict=True):
            if number >= 3:
                places = series.places[fine[values[fine] == value]]
                found = VALUE_REPEATED.found(
                    cells.place(int(places[0]), series.column),
                    count=int(number),
                    value=f"{value:.6f}",
                    regions=cells.region_names(places),
                )
                yield Caught(found)


def _has_lost_decimals(filled: Floats) -> bool:
    if (filled % 1 != 0).any():
        return False
    long = filled[filled >= 10]
    small = (filled < np.median(filled) / 4).mean()
    return (
        len(long) >= _ENOUGH
        and bool((long % 10 == 0).mean() <= _FEW_TENS)
        and _SMALL_SHARE[0] <= float(small) <= _SMALL_SHARE[1]
    )


def _is_ten_times_usual(values: Floats, with_decimals: Floats) -> Flags:
    low, high = np.quantile(with_decimals, [0.01, 0.99])
    tenth = values / 10
    return (values % 1 == 0) & (values > 2 * high) & (tenth >= low) & (tenth <= high)


def _is_ten_times_other(values: Floats, pairs: tuple[Ints, Ints]) -> Flags:
    """(n_subjects,) whether a whole number is about ten times that of another year."""
    odd = np.zeros(len(values), dtype=np.bool_)
    for one, other in (pairs, pairs[::-1]):
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = values[one] / values[other]
        is_ten = (ratio >= _TEN[0]) & (ratio <= _TEN[1]) & (values[one] % 1 == 0)
        odd[one[is_ten & (values[one] >= 10)]] = True
    return odd


def _same_region_pairs(cells: SourceCells) -> tuple[Ints, Ints]:
    """Subjects of the same region and form in consecutive periods of the table."""
    first = cells.first_places
    regions, forms = cells.regions.codes[first], cells.forms.codes[first]
    order = np.lexsort((cells.periods.codes[first], forms, regions))
    same = (np.diff(regions[order]) == 0) & (np.diff(forms[order]) == 0)
    return order[:-1][same], order[1:][same]


def _has_six_decimals(values: Floats) -> Flags:
    hundred_thousands = values * 1e5
    return np.abs(hundred_thousands - np.round(hundred_thousands)) > 1e-3
