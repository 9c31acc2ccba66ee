"""Figures that were published anew after they had been called definitive."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import TableSchema, key_codes

_FINAL = (Status.DEFINITIEF.value, Status.HERZIEN.value)
FlagArray = npt.NDArray[np.bool_]


def with_revised_status(facts: pa.Table, schema: TableSchema) -> pa.Table:
    """The facts, those that changed after a definitive publication marked HERZIEN.

    StatLine has no mark for it: on 31 October 2024 the definitive figures of 2021 and 2022 were
    stated again without a star, as definitive as before. Only the earlier publication tells them
    apart. A figure that was printed again unchanged stays definitive, and so does one that another
    source states otherwise: that is a contradiction and no revision.

    Args:
        facts: rows of COUNT_FACTS or MEASURE_FACTS with unique keys, all publications together.
        schema: which of the two.
    """
    if facts.num_rows < 2:
        return facts
    is_revised = _revised(facts, schema)
    if not is_revised.any():
        return facts
    flags = pa.chunked_array([pa.array(is_revised)])
    status = pc.if_else(flags, Status.HERZIEN.value, facts["status"].cast(pa.string()))
    assert isinstance(status, pa.ChunkedArray)
    place = facts.schema.get_field_index("status")
    return facts.set_column(place, "status", status.dictionary_encode())


def _revised(facts: pa.Table, schema: TableSchema) -> FlagArray:
    """Whether each fact is final and differs from the final one before it."""
    same = [name for name in schema.key if name != "vintage"]
    codes = np.unique(key_codes(_with_source_id(facts), [*same, "source"]), return_inverse=True)[1]
    vintages = np.array(facts["vintage"].cast(pa.string()).to_pylist(), dtype="datetime64[D]")
    final = pc.is_in(facts["status"].cast(pa.string()), pa.array(_FINAL, pa.string())).to_numpy()
    result = np.zeros(facts.num_rows, dtype=np.bool_)
    rows = np.flatnonzero(final)
    order = rows[np.lexsort((vintages[rows], codes[rows]))]
    follows = codes[order][1:] == codes[order][:-1]
    differs = _differs(facts, order[:-1], order[1:])
    result[order[1:]] = follows & differs
    # What follows a revision is a figure after the revision, printed again or not.
    return _carried(result, order, follows)


def _with_source_id(facts: pa.Table) -> pa.Table:
    """The facts with the name of their source, without the hash of the bytes."""
    words = pc.list_element(pc.split_pattern(facts["source"].cast(pa.string()), "@"), 0)
    place = facts.schema.get_field_index("source")
    assert isinstance(words, pa.ChunkedArray)
    return facts.set_column(place, "source", words.dictionary_encode())


def _carried(is_revised: FlagArray, order: npt.NDArray[np.int64], follows: FlagArray) -> FlagArray:
    for place in np.flatnonzero(follows):
        earlier, later = order[place], order[place + 1]
        is_revised[later] |= is_revised[earlier]
    return is_revised


def _differs(
    facts: pa.Table, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]
) -> FlagArray:
    columns = [facts[name].cast(pa.float64()).to_numpy() for name in ("low", "high")]
    cells = np.array(facts["cell"].cast(pa.string()).to_pylist())
    unlike = cells[one] != cells[other]
    for values in columns:
        unlike |= ~(
            (values[one] == values[other]) | (np.isnan(values[one]) & np.isnan(values[other]))
        )
    return unlike
