"""How far the wijk figures of a gemeente add up to the figure of the gemeente itself."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR
from jeugdpeil.domain.table_schema import Column, TableSchema
from jeugdpeil.published.parquet import read_parquet

WIJK_COVERAGES = TableSchema(
    "wijk coverages",
    (
        Column("gemeente"),
        Column("year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("coverage", pa.float64(), nullable=True, minimum=0),
        Column("moved", pa.bool_()),
    ),
    key=("gemeente", "year"),
)


@dataclass(frozen=True)
class WijkCoverage:
    """The coverage of one gemeente in one year.

    Args:
        gemeente: code of the gemeente.
        year: year of the figures and of the division.
        share: sum of the wijk figures over the figure of the gemeente (1 is all of it); None
            where one of the two is not there.
        has_moved: whether it differs by more than five points from the year before, so that a
            change of a wijk says nothing.
    """

    gemeente: str
    year: int
    share: float | None
    has_moved: bool


def read_wijk_coverages(path: Path) -> dict[tuple[str, int], WijkCoverage]:
    """The coverages of a release by gemeente and year; empty where the release has none."""
    if not path.exists():
        return {}
    table = WIJK_COVERAGES.checked(read_parquet(path))
    return {
        (row["gemeente"], row["year"]): WijkCoverage(
            row["gemeente"], row["year"], row["coverage"], row["moved"]
        )
        for row in table.to_pylist()
    }
