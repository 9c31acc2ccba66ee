"""Rules about single values: what cannot be, whatever the region."""

from collections.abc import Callable, Iterator

import numpy as np

from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.validation.finding_codes import (
    COUNT_FRACTION,
    COUNT_NEGATIVE,
    COUNT_SMALL,
    COUNT_UNROUNDED,
    SHARE_IMPOSSIBLE,
)
from jeugdpeil.validation.measure_kind import MeasureKind
from jeugdpeil.validation.source_cells import Caught, Flags, Floats, Series, SourceCells, plain

# CBS, tables on youth care: counts are rounded to five, and below ten nothing is printed.
SMALLEST_SHOWN, ROUNDED_TO = 10, 5
_MAXIMUM = {MeasureKind.PERCENTAGE: 100.0, MeasureKind.PER_1000: 1000.0}


def count_negative(cells: SourceCells) -> Iterator[Caught]:
    """A count is not negative."""
    yield from _per_count(cells, COUNT_NEGATIVE, lambda values: values < 0)


def count_fraction(cells: SourceCells) -> Iterator[Caught]:
    """A count is a whole number."""
    yield from _per_count(cells, COUNT_FRACTION, lambda values: values % 1 != 0)


def count_small(cells: SourceCells) -> Iterator[Caught]:
    """A table that CBS protects shows no youths under ten; the number itself is not repeated."""
    if cells.snapshot.is_protected:
        yield from _per_count(cells, COUNT_SMALL, _is_small, MeasureKind.YOUTH_COUNT)


def count_unrounded(cells: SourceCells) -> Iterator[Caught]:
    """A table that CBS protects shows youths in multiples of five."""
    if cells.snapshot.is_protected:
        yield from _per_count(cells, COUNT_UNROUNDED, _is_unrounded, MeasureKind.YOUTH_COUNT)


def share_impossible(cells: SourceCells) -> Iterator[Caught]:
    """A percentage lies in 0-100, a number per 1000 in 0-1000."""
    for series in cells.series:
        maximum = _MAXIMUM.get(series.kind)
        if maximum is None:
            continue
        values = cells.values[series.places]
        odd = series.places[(values < 0) | (values > maximum)]
        if len(odd):
            worst = cells.values[odd][np.argmax(np.abs(cells.values[odd]))]
            found = SHARE_IMPOSSIBLE.found(
                cells.place(int(odd[0]), series.column),
                count=len(odd),
                value=plain(float(worst)),
                maximum=plain(maximum),
                regions=cells.region_names(odd),
            )
            yield Caught(found, cells=odd)


def _is_small(values: Floats) -> Flags:
    return (values > 0) & (values < SMALLEST_SHOWN)


def _is_unrounded(values: Floats) -> Flags:
    return (values >= SMALLEST_SHOWN) & (values % 1 == 0) & (values % ROUNDED_TO != 0)


def _per_count(
    cells: SourceCells,
    code: FindingCode,
    is_odd: Callable[[Floats], Flags],
    kind: MeasureKind | None = None,
) -> Iterator[Caught]:
    for series in cells.series:
        if series.kind is kind or (kind is None and series.kind.is_count):
            yield from _odd_counts(cells, series, code, is_odd)


def _odd_counts(
    cells: SourceCells, series: Series, code: FindingCode, is_odd: Callable[[Floats], Flags]
) -> Iterator[Caught]:
    # A comparison with nan is false, and nan % 1 is nan: only filled cells can be odd.
    filled = series.places[~np.isnan(cells.values[series.places])]
    odd = filled[is_odd(cells.values[filled])]
    if len(odd):
        found = code.found(
            cells.place(int(odd[0]), series.column),
            count=len(odd),
            regions=cells.region_names(odd),
        )
        yield Caught(found, cells=odd)
