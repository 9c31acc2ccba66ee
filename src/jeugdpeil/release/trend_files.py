"""Writing the trends of a release: Parquet, CSV and JSON per indicator."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.trends import PUBLISHED_TRENDS, PublishedTrends
from jeugdpeil.published import layout
from jeugdpeil.published.headers import TREND_HEADERS
from jeugdpeil.release.files import PUBLIC_FORMATS, write_public
from jeugdpeil.release.rows import REGION, combined, ordered, stretches, with_names

_ORDER = ("indicator", *REGION, "season", "first_period")


def write_trends(
    folder: Path, trends: PublishedTrends | None, regions: pa.Table, formats: set[str]
) -> None:
    """Write the trends of every indicator that has any.

    Args:
        folder: folder of the release.
        trends: the trends, after the gate; None where none were computed.
        regions: rows of the schema REGIONS, for the names.
        formats: any of `csv` and `json`; Parquet is always written.
    """
    if trends is None or not trends.table.num_rows:
        return
    (folder / layout.TRENDS).mkdir(parents=True, exist_ok=True)
    rows = ordered(with_names(trends.table, regions), _ORDER)
    indicators = combined(rows["indicator"])
    with duckdb.connect() as connection:
        for start, end in zip(*stretches(indicators), strict=True):
            indicator, part = str(indicators[start].as_py()), rows.slice(start, end - start)
            path = folder / layout.trends_file(indicator, "parquet")
            pq.write_table(part.select(PUBLISHED_TRENDS.names), path, compression="zstd")
            for extension in sorted(formats & PUBLIC_FORMATS.keys()):
                path = folder / layout.trends_file(indicator, extension)
                write_public(connection, part, TREND_HEADERS, path)
