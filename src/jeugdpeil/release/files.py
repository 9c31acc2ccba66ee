"""Writing the figures of a release: Parquet, CSV and JSON per indicator, and the page store."""

import json
from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published import layout
from jeugdpeil.release.headers import HEADERS


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
    with duckdb.connect() as connection:
        connection.register("figures", figures)
        connection.register("regions", regions)
        connection.execute(_STAGE)
        for indicator in indicators:
            _write_indicator(connection, folder, indicator, formats)


def write_pages(folder: Path, figures: pa.Table) -> None:
    """Write the page store: an Arrow file with one batch per region code, and its index.

    A page needs all figures of one region; reading them out of forty files would take a hundred
    times as long as taking one batch out of a file that is mapped into memory.
    """
    ordered = _by_region(figures)
    codes = _combined(ordered["region_code"])
    starts = _starts(codes)
    ends = [*starts[1:], ordered.num_rows]
    index: dict[str, int] = {}
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    whole = ordered.to_batches()
    with pa.ipc.new_file(str(folder / layout.PAGES), PUBLISHED.arrow, options=options) as sink:
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            sink.write_batch(whole[0].slice(start, end - start))
            index[str(codes[start].as_py())] = number
    (folder / layout.PAGE_INDEX).write_text(json.dumps(index), "utf-8")


# The figures in the order in which they are published, with the name of the region.
_STAGE = """
    CREATE TEMP TABLE ordered AS
    SELECT f.*, r.name AS region_name
    FROM figures f
    LEFT JOIN regions r USING (region_level, region_code, region_year)
    ORDER BY indicator, region_level, region_code, region_year, period, vintage
"""


def _write_indicator(
    connection: duckdb.DuckDBPyConnection, folder: Path, indicator: str, formats: set[str]
) -> None:
    internal = ", ".join(f'"{name}"' for name in PUBLISHED.names)
    public = ", ".join(f'"{name}" AS "{header}"' for name, header in HEADERS.items())
    targets = {
        "parquet": (internal, "FORMAT parquet, COMPRESSION zstd"),
        "csv": (public, "FORMAT csv, HEADER, NEW_LINE '\\r\\n'"),
        "json": (public, "FORMAT json, ARRAY true"),
    }
    for extension in sorted(formats):
        columns, options = targets[extension]
        path = (folder / layout.figures_file(indicator, extension)).as_posix()
        # The id has the form of an indicator id and the path is the product's own; DuckDB takes no
        # parameters in COPY.
        connection.execute(
            f"COPY (SELECT {columns} FROM ordered WHERE indicator = '{indicator}') "  # noqa: S608
            f"TO '{path.replace(chr(39), chr(39) * 2)}' ({options})"
        )


def _by_region(figures: pa.Table) -> pa.Table:
    keys = ("region_code", "indicator", "region_year", "period", "vintage")
    order = pc.sort_indices(
        pa.table({name: _rank(figures[name]) for name in keys}),
        sort_keys=[(name, "ascending") for name in keys],
    )
    return PUBLISHED.checked(figures.take(order))


def _rank(column: pa.ChunkedArray) -> pa.Array:
    """The place of each word in alphabetical order, so that sorting compares numbers."""
    array = _combined(column)
    if not pa.types.is_dictionary(array.type):
        return array
    words = array.dictionary.to_pylist()
    places = np.empty(len(words), dtype=np.int32)
    places[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words))
    return pa.array(places[array.indices.to_numpy(zero_copy_only=False)])


def _combined(column: pa.ChunkedArray) -> pa.Array:
    combined = column.combine_chunks()
    assert isinstance(combined, pa.Array)
    return combined


def _starts(codes: pa.Array) -> list[int]:
    if not len(codes):
        return []
    numbers = key_codes(pa.table({"code": codes}), ("code",))
    return np.flatnonzero(np.r_[True, np.diff(numbers) != 0]).tolist()
