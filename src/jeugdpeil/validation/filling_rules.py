"""Rules about cells without a value: columns that are empty or only partly filled."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.domain.finding import first_few
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
    """A measure that less than half of the regions of a level have, though others have it."""
    empty = {series.measure for series in _empty_series(cells)}
    for row in sorted(coverage_rows(cells)):
        if row.share < LOW_SHARE and row.measure not in empty:
            yield Caught(
                FILLED_PARTLY.found(
                    cells.place(column=row.measure),
                    count=row.regions - row.filled,
                    percentage=f"{100 * row.share:.0f}",
                    level=row.level,
                    period=row.period,
                )
            )


def _empty_series(cells: SourceCells) -> list[Series]:
    return [one for one in cells.series if np.isnan(cells.values[one.places]).all()]
