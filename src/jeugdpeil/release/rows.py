"""The rows of published tables in order, by region, with the name of the region."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.table_schema import key_codes

REGION = ("region_level", "region_code", "region_year")


def with_names(figures: pa.Table, regions: pa.Table) -> pa.Table:
    """The figures with the name of their region; empty for a region that has none."""
    found = rows_of_keys(figures, regions, REGION)
    names = regions["name"].take(pa.array(found.clip(min=0), mask=found < 0))
    return figures.append_column("region_name", names)


def rows_of_keys(table: pa.Table, other: pa.Table, key: Sequence[str]) -> npt.NDArray[np.int64]:
    """For every row of `table` the row of `other` with the same key; -1 where there is none.

    Args:
        table: rows to look up.
        other: rows with unique keys.
        key: names of the columns that both have.
    """
    both = pa.concat_tables([other.select(key), table.select(key)]).unify_dictionaries()
    codes = key_codes(both, key)
    known, wanted = codes[: other.num_rows], codes[other.num_rows :]
    if not len(known):
        return np.full(len(wanted), -1, dtype=np.int64)
    order = np.argsort(known)
    found = order[np.searchsorted(known[order], wanted).clip(max=len(known) - 1)]
    return np.where(known[found] == wanted, found, -1)


def ordered(table: pa.Table, keys: tuple[str, ...]) -> pa.Table:
    """The rows by these columns; words in alphabetical order."""
    order = pc.sort_indices(
        pa.table({name: _rank(table[name]) for name in keys}),
        sort_keys=[(name, "ascending") for name in keys],
    )
    return table.take(order)


def _rank(column: pa.ChunkedArray) -> pa.Array:
    """The place of each word in alphabetical order, so that sorting compares numbers."""
    array = combined(column)
    if not pa.types.is_dictionary(array.type):
        return array
    words = array.dictionary.to_pylist()
    places = np.empty(len(words), dtype=np.int32)
    places[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words))
    return pa.array(places[array.indices.to_numpy(zero_copy_only=False)])


def combined(column: pa.ChunkedArray) -> pa.Array:
    """The column in one piece."""
    combined = column.combine_chunks()
    assert isinstance(combined, pa.Array)
    return combined


def stretches(words: pa.Array) -> tuple[list[int], list[int]]:
    """Where each stretch of equal words begins and ends."""
    if not len(words):
        return [], []
    numbers = key_codes(pa.table({"word": words}), ("word",))
    starts = np.flatnonzero(np.r_[True, np.diff(numbers) != 0]).tolist()
    return starts, [*starts[1:], len(words)]
