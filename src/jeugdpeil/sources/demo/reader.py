"""Reading a file of the demo country: cells in the source's own words, without a loop per row."""

import io
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import Observations
from jeugdpeil.sources.cbs.finding_codes import CELL_UNREADABLE
from jeugdpeil.sources.cbs.read_options import NO_OPTIONS, ReadOptions
from jeugdpeil.sources.demo.long_table import (
    DIVISION,
    FORM,
    KIND,
    MARK,
    MARK_WORDS,
    NAME,
    PERIOD,
    REGION,
    TOPIC,
    VALUE,
    TableDescription,
)

_REMEDY = "Maak het demoland opnieuw met `jeugdpeil demo`."
_WANTED = (REGION, NAME, KIND, DIVISION, PERIOD, FORM, TOPIC, VALUE, MARK)


def read_demo(
    content: bytes,
    snapshot: SnapshotRef,
    options: ReadOptions = NO_OPTIONS,  # noqa: ARG001 - the file tells everything itself
) -> Reading:
    """The observations in a file of the demo country.

    Args:
        content: bytes of a file that `generate` made.
        snapshot: where the bytes come from.
        options: what other readers need to be told; not used, since these files tell it.

    Returns:
        One observation per row of the file. A mark that is not known becomes "onleesbaar", with a
        finding.

    Raises:
        SourceError: the bytes are not such a file.
    """
    table = _read(content, snapshot.origin)
    marks, findings = _known_marks(table[MARK], table[VALUE], snapshot)
    columns = {
        "row": pa.array(np.arange(1, table.num_rows + 1, dtype=np.int32)),
        "column": _constant(VALUE, table.num_rows),
        "region_key": table[REGION],
        "region_name": table[NAME],
        "region_kind": table[KIND],
        "region_year": table[DIVISION],
        "period_key": table[PERIOD],
        "form_key": table[FORM],
        "measure": table[TOPIC],
        "value": table[VALUE],
        "mark": marks,
    }
    return Reading(Observations(snapshot, pa.table(columns)), tuple(findings))


def read_description(content: bytes, origin: str) -> TableDescription:
    """What a file says about itself: which table, when published, how final per period.

    Args:
        content: bytes of a file that `generate` made.
        origin: name of the file, for the message.

    Raises:
        SourceError: the bytes are not such a file.
    """
    try:
        schema = pq.ParquetFile(io.BytesIO(content)).schema_arrow
        words = {key.decode(): text.decode() for key, text in (schema.metadata or {}).items()}
        return TableDescription.from_metadata(words)
    except (pa.ArrowInvalid, KeyError, ValueError) as error:
        raise _not_a_demo_file(origin) from error


def _read(content: bytes, origin: str) -> pa.Table:
    try:
        table = pq.read_table(io.BytesIO(content))
    except pa.ArrowInvalid as error:
        raise _not_a_demo_file(origin) from error
    absent = [name for name in _WANTED if name not in table.column_names]
    if absent:
        raise SourceError(
            f"In een bestand van het demoland ontbreken de kolommen {', '.join(absent)}",
            where=origin,
            remedy=_REMEDY,
        )
    return table.select(list(_WANTED))


def _not_a_demo_file(origin: str) -> SourceError:
    return SourceError("Dit is geen bestand van het demoland", where=origin, remedy=_REMEDY)


def _known_marks(
    marks: pa.ChunkedArray, values: pa.ChunkedArray, snapshot: SnapshotRef
) -> tuple[pa.ChunkedArray, Iterable[Finding]]:
    """The marks, with "onleesbaar" for unknown ones and for cells with neither value nor mark."""
    words = marks.cast(pa.string())
    unknown = pc.and_(pc.is_valid(words), pc.invert(pc.is_in(words, pa.array(MARK_WORDS[1:]))))
    silent = pc.and_(pc.is_null(words), pc.is_null(values))
    unreadable = pc.or_(unknown, silent)
    count = pc.sum(unreadable).as_py() or 0
    if not count:
        return marks, ()
    place = Location(snapshot.short_id, column=MARK)
    rows = np.flatnonzero(unreadable.to_numpy()) + 1
    found = CELL_UNREADABLE.found(place, count=count, rows=_some(rows.tolist()))
    return pc.if_else(unreadable, "onleesbaar", words), (found,)


def _some(rows: list[int]) -> str:
    shown = ", ".join(str(row) for row in rows[:5])
    return shown if len(rows) <= 5 else f"{shown}, ..."


def _constant(word: str, count: int) -> pa.Array:
    zeros = pa.array(np.zeros(count, dtype=np.int32))
    return pa.DictionaryArray.from_arrays(zeros, pa.array([word]))
