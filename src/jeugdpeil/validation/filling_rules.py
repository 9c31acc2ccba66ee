"""Rules about cells without a value: columns that are empty or only partly filled."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.validation.coverage import coverage_rows
from jeugdpeil.validation.finding_codes import COLUMN_EMPTY, FILLED_PARTLY
from jeugdpeil.validation.source_cells import Caught, SourceCells

# Under this share a map of the measure shows more holes than regions.
LOW_SHARE = 0.5


def column_empty(cells: SourceCells) -> Iterator[Caught]:
    """A column without any value: the first release of KWB has the names of what comes later."""
    for series in cells.series:
        if np.isnan(cells.values[series.places]).all():
            yield Caught(
                COLUMN_EMPTY.found(cells.place(column=series.column), count=len(series.places))
            )


def filled_partly(cells: SourceCells) -> Iterator[Caught]:
    """A measure that less than half of the regions of a level have, though others have it."""
    empty = {
        series.measure for series in cells.series if np.isnan(cells.values[series.places]).all()
    }
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
