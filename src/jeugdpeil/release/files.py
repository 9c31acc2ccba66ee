"""Writing the figures of a release: Parquet, CSV and JSON per indicator, and the page store."""

import json
from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published import layout
from jeugdpeil.release.headers import HEADERS

_REGION = ("region_level", "region_code", "region_year")
_OF_INDICATOR = ("indicator", *_REGION, "period", "vintage")
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
    ordered = _ordered(_with_names(figures, regions), _OF_INDICATOR)
    starts, ends = _stretches(_combined(ordered["indicator"]))
    parts = {
        str(ordered["indicator"][start].as_py()): ordered.slice(start, end - start)
        for start, end in zip(starts, ends, strict=True)
    }
    with duckdb.connect() as connection:
        for indicator in indicators:
            part = parts.get(indicator, ordered.slice(0, 0))
            _write_indicator(connection, folder, indicator, part, formats)


def write_pages(folder: Path, figures: pa.Table) -> None:
    """Write the page store: an Arrow file with one batch per region code, and its index.

    A page needs all figures of one region; reading them out of forty files would take a hundred
    times as long as taking one batch out of a file that is mapped into memory.
    """
    ordered = PUBLISHED.checked(_ordered(figures, _OF_REGION))
    codes = _combined(ordered["region_code"])
    starts, ends = _stretches(codes)
    index: dict[str, int] = {}
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    whole = ordered.to_batches()
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
    public = ", ".join(f'"{name}" AS "{header}"' for name, header in HEADERS.items())
    options = {"csv": "FORMAT csv, HEADER, NEW_LINE '\\r\\n'", "json": "FORMAT json, ARRAY true"}
    connection.register("part", part)
    for extension in sorted(formats & options.keys()):
        path = (folder / layout.figures_file(indicator, extension)).as_posix()
        # The path is the product's own; DuckDB takes no parameters in COPY.
        connection.execute(
            f"COPY (SELECT {public} FROM part) "  # noqa: S608
            f"TO '{path.replace(chr(39), chr(39) * 2)}' ({options[extension]})"
        )


def _with_names(figures: pa.Table, regions: pa.Table) -> pa.Table:
    """The figures with the name of their region; empty for a region that has none."""
    both = pa.concat_tables([regions.select(_REGION), figures.select(_REGION)]).unify_dictionaries()
    codes = key_codes(both, _REGION)
    known, wanted = codes[: regions.num_rows], codes[regions.num_rows :]
    order = np.argsort(known)
    places = np.searchsorted(known[order], wanted).clip(max=max(len(known) - 1, 0))
    found = order[places] if len(known) else np.zeros(len(wanted), dtype=np.int64)
    is_known = known[found] == wanted if len(known) else np.zeros(len(wanted), dtype=np.bool_)
    names = regions["name"].take(pa.array(found, mask=~is_known))
    return figures.append_column("region_name", names)


def _ordered(table: pa.Table, keys: tuple[str, ...]) -> pa.Table:
    order = pc.sort_indices(
        pa.table({name: _rank(table[name]) for name in keys}),
        sort_keys=[(name, "ascending") for name in keys],
    )
    return table.take(order)


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


def _stretches(words: pa.Array) -> tuple[list[int], list[int]]:
    """Where each stretch of equal words begins and ends."""
    if not len(words):
        return [], []
    numbers = key_codes(pa.table({"word": words}), ("word",))
    starts = np.flatnonzero(np.r_[True, np.diff(numbers) != 0]).tolist()
    return starts, [*starts[1:], len(words)]
