"""The outlines of all regions, in one file: a row per region and stretch of years."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.demo.arrays import ObjectArray
from jeugdpeil.sources.demo.division import MERGER_YEAR, Division
from jeugdpeil.sources.demo.geography import UPPER_LEVELS, dissolved
from jeugdpeil.sources.demo.outlines import as_wkb
from jeugdpeil.sources.demo.size import FIRST_YEAR, LAST_YEAR
from jeugdpeil.sources.demo.world import World

LEVEL, CODE, FROM_YEAR, TO_YEAR, WKB = "niveau", "code", "van_jaar", "tot_jaar", "wkb"
COLUMNS = (LEVEL, CODE, FROM_YEAR, TO_YEAR, WKB)


@dataclass(frozen=True)
class _Span:
    """Outlines of one level that hold for a stretch of years."""

    level: RegionLevel
    codes: tuple[str, ...]
    from_year: int
    to_year: int
    wkb: ObjectArray


def write_outlines(path: Path, world: World) -> None:
    """Write the outlines of all levels, before and after the merger."""
    spans = [*_spans(world, FIRST_YEAR, MERGER_YEAR - 1), *_spans(world, MERGER_YEAR, LAST_YEAR)]
    counts = [len(span.codes) for span in spans]
    table = pa.table(
        {
            LEVEL: np.repeat([span.level.value for span in spans], counts),
            CODE: [code for span in spans for code in span.codes],
            FROM_YEAR: np.repeat([span.from_year for span in spans], counts).astype(np.int16),
            TO_YEAR: np.repeat([span.to_year for span in spans], counts).astype(np.int16),
            WKB: pa.array([wkb for span in spans for wkb in span.wkb], pa.binary()),
        }
    )
    pq.write_table(table, path, compression="zstd", write_statistics=False)


def _spans(world: World, from_year: int, to_year: int) -> Iterator[_Span]:
    division = world.divisions.of_year(from_year)
    for level, outlines in _outlines(world, division):
        yield _Span(level, division.names[level].codes, from_year, to_year, as_wkb(outlines))


def _outlines(world: World, division: Division) -> Iterator[tuple[RegionLevel, ObjectArray]]:
    yield RegionLevel.WIJK, world.geography.outlines
    gemeenten = dissolved(world.geography.outlines, division.gemeente_of_wijk)
    yield RegionLevel.GEMEENTE, gemeenten
    for level in UPPER_LEVELS:
        yield level, dissolved(gemeenten, division.above[level])
    yield RegionLevel.LAND, dissolved(gemeenten, np.zeros(len(gemeenten), dtype=np.int64))


def read_outlines(content: bytes, snapshot: SnapshotRef, years: Iterable[int]) -> Geometry:
    """The outlines of all levels in the divisions of some years.

    Args:
        content: bytes of a file that `write_outlines` made.
        snapshot: where the bytes come from.
        years: years of the division; one outline per region and year comes back.

    Raises:
        SourceError: the bytes are not such a file.
    """
    table = _read(content)
    parts = [_of_year(table, year) for year in dict.fromkeys(years)]
    rows = pa.concat_tables([_ROWS.empty_table(), *parts]).combine_chunks()
    source = (
        pa.array([snapshot.short_id])
        .dictionary_encode()
        .take(pa.array(np.zeros(rows.num_rows, dtype=np.int32)))
    )
    return Geometry(rows.append_column("source", source))


def _read(content: bytes) -> pa.Table:
    try:
        table = pq.read_table(io.BytesIO(content))
    except pa.ArrowInvalid as error:
        raise SourceError(
            "Het bestand met grenzen van het demoland is geen Parquet-bestand",
            remedy="Maak het demoland opnieuw met `jeugdpeil demo`.",
        ) from error
    absent = set(COLUMNS) - set(table.column_names)
    if absent:
        raise SourceError(
            f"Het bestand met grenzen van het demoland mist kolommen: {', '.join(sorted(absent))}",
            remedy="Maak het demoland opnieuw met `jeugdpeil demo`.",
        )
    return table


_ROWS = pa.schema(
    [
        ("region_level", pa.string()),
        ("region_code", pa.string()),
        ("region_year", pa.int16()),
        ("wkb", pa.binary()),
    ]
)


def _of_year(table: pa.Table, year: int) -> pa.Table:
    first, last = table[FROM_YEAR].to_numpy(), table[TO_YEAR].to_numpy()
    chosen = table.filter(pa.array((first <= year) & (year <= last)))
    years = np.full(chosen.num_rows, year, dtype=np.int16)
    columns = [chosen[LEVEL], chosen[CODE], pa.chunked_array([pa.array(years)]), chosen[WKB]]
    return pa.Table.from_arrays(columns, schema=_ROWS)
