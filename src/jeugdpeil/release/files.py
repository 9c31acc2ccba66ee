"""Writing the figures of a release: Parquet, CSV and JSON per indicator, and the page store."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published import layout
from jeugdpeil.published.headers import HEADERS
from jeugdpeil.release.rows import REGION, combined, ordered, stretches, with_names

_OF_INDICATOR = ("indicator", *REGION, "period", "vintage")
PUBLIC_FORMATS = {
    "csv": "FORMAT csv, HEADER, NEW_LINE '\\r\\n'",
    "json": "FORMAT json, ARRAY true",
}
_OF_REGION = ("region_code", "indicator", "region_year", "period", "vintage")


def write_figures(
    folder: Path, figures: pa.Table, regions: pa.Table, indicators: Iterable[str], formats: set[str]
) -> None:
    """Write the figures of every indicator in the given formats.

    Args:
        folder: folder of the release.
        figures: rows of the schema PUBLISHED.
        regions: rows of the schema REGIONS, for the names.
        indicators: ids, each of which becomes one file per format.
        formats: any of `parquet`, `csv` and `json`. CSV follows RFC 4180 with Dutch headers in
            UTF-8; JSON is a list of records with the same names.
    """
    (folder / layout.FIGURES).mkdir(parents=True, exist_ok=True)
    rows = ordered(with_names(figures, regions), _OF_INDICATOR)
    starts, ends = stretches(combined(rows["indicator"]))
    parts = {
        str(rows["indicator"][start].as_py()): rows.slice(start, end - start)
        for start, end in zip(starts, ends, strict=True)
    }
    with duckdb.connect() as connection:
        for indicator in indicators:
            part = parts.get(indicator, rows.slice(0, 0))
            _write_indicator(connection, folder, indicator, part, formats)


def write_pages(folder: Path, figures: pa.Table) -> None:
    """Write the page store: an Arrow file with one batch per region code, and its index.

    A page needs all figures of one region; reading them out of forty files would take a hundred
    times as long as taking one batch out of a file that is mapped into memory.
    """
    rows = PUBLISHED.checked(ordered(figures, _OF_REGION))
    codes = combined(rows["region_code"])
    starts, ends = stretches(codes)
    index: dict[str, int] = {}
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    whole = rows.to_batches()
    with pa.ipc.new_file(str(folder / layout.PAGES), PUBLISHED.arrow, options=options) as sink:
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            sink.write_batch(whole[0].slice(start, end - start))
            index[str(codes[start].as_py())] = number
    (folder / layout.PAGE_INDEX).write_text(json.dumps(index), "utf-8")


def _write_indicator(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    indicator: str,
    part: pa.Table,
    formats: set[str],
) -> None:
    if "parquet" in formats:
        path = folder / layout.figures_file(indicator, "parquet")
        pq.write_table(part.select(PUBLISHED.names), path, compression="zstd")
    for extension in sorted(formats & PUBLIC_FORMATS.keys()):
        path = folder / layout.figures_file(indicator, extension)
        write_public(connection, part, HEADERS, path)


def write_public(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, headers: Mapping[str, str], path: Path
) -> None:
    """Write rows under their public names, as CSV or JSON by the ending of the path.

    Args:
        connection: to write with.
        rows: a table with at least the columns of `headers`.
        headers: public name per column, in the order of the file.
        path: ends in `.csv` or `.json`.
    """
    public = ", ".join(f'"{name}" AS "{header}"' for name, header in headers.items())
    connection.register("part", rows)
    # The path is the product's own; DuckDB takes no parameters in COPY.
    connection.execute(
        f"COPY (SELECT {public} FROM part) "  # noqa: S608
        f"TO '{path.as_posix().replace(chr(39), chr(39) * 2)}' ({PUBLIC_FORMATS[path.suffix[1:]]})"
    )
