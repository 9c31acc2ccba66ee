"""Writing the nowcast of a release: three tables, two page stores and a summary."""

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.nowcast import PublishedNowcast
from jeugdpeil.published import layout
from jeugdpeil.published.headers import CHANGE_HEADERS, NOWCAST_HEADERS, RECORD_HEADERS
from jeugdpeil.release.files import PUBLIC_FORMATS, write_public
from jeugdpeil.release.region_store import write_region_store
from jeugdpeil.release.rows import REGION, ordered, with_names

_ORDER = ("indicator", *REGION, "period", "vintage")
_BY_REGION = ("region_code", "indicator", "region_year", "period", "vintage")
TABLES: Mapping[str, Mapping[str, str]] = {
    "nowcasts": NOWCAST_HEADERS,
    "changes": CHANGE_HEADERS,
    "record": RECORD_HEADERS,
}


def write_nowcast(
    folder: Path, nowcast: PublishedNowcast | None, regions: pa.Table, formats: set[str]
) -> None:
    """Write the tables of the nowcast in the given formats, and what pages read.

    Args:
        folder: folder of the release.
        nowcast: after the gate; None where there is none.
        regions: rows of the schema REGIONS, for the names.
        formats: any of `csv` and `json`; Parquet is always written.
    """
    if nowcast is None:
        return
    (folder / layout.NOWCAST).mkdir(parents=True, exist_ok=True)
    tables = {
        "nowcasts": nowcast.nowcasts,
        "changes": nowcast.changes,
        "record": nowcast.record,
    }
    with duckdb.connect() as connection:
        for name, table in tables.items():
            rows = ordered(table, _ORDER)
            pq.write_table(rows, folder / layout.nowcast_file(name, "parquet"), compression="zstd")
            public = with_names(rows, regions)
            for extension in sorted(formats & PUBLIC_FORMATS.keys()):
                path = folder / layout.nowcast_file(name, extension)
                write_public(connection, public, TABLES[name], path)
    stores = (
        (nowcast.nowcasts, layout.NOWCAST_PAGES, layout.NOWCAST_PAGE_INDEX),
        (nowcast.changes, layout.CHANGE_PAGES, layout.CHANGE_PAGE_INDEX),
    )
    for table, path, index in stores:
        write_region_store(ordered(table, _BY_REGION), folder / path, folder / index)
    summary = json.dumps(nowcast.summary, ensure_ascii=False)
    (folder / layout.NOWCAST_SUMMARY).write_text(summary, "utf-8")
