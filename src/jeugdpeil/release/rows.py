"""The rows of published tables in order, by region, with the name of the region."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.table_schema import key_codes, rows_of_keys

REGION = ("region_level", "region_code", "region_year")


def with_names(figures: pa.Table, regions: pa.Table) -> pa.Table:
    """The figures with the name of their region; empty for a region that has none."""
    found = rows_of_keys(figures, regions, REGION)
    names = regions["name"].take(pa.array(found.clip(min=0), mask=found < 0))
    return figures.append_column("region_name", names)


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
