"""Checked tables: columns, types, allowed words, ranges and unique keys, the offender named."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

WORD = pa.dictionary(pa.int32(), pa.string())


class TableError(TypeError):
    """A table does not have the shape that its type promises: a mistake of the caller."""


@dataclass(frozen=True)
class Column:
    """One column of a table type.

    Args:
        name: column name.
        type: Arrow type; text is WORD, a dictionary of strings.
        nullable: whether cells may be null.
        words: the only texts allowed, or None for any text.
        minimum, maximum: range of a number, both included.
    """

    name: str
    type: pa.DataType = WORD
    nullable: bool = False
    words: frozenset[str] | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class TableSchema:
    """The columns of a table type and the columns that together are its key."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    @property
    def arrow(self) -> pa.Schema:
        """The same as an Arrow schema."""
        return pa.schema(
            [pa.field(column.name, column.type, column.nullable) for column in self.columns]
        )

    def empty(self) -> pa.Table:
        """A table of this type without rows."""
        return self.arrow.empty_table()

    def checked(self, table: pa.Table) -> pa.Table:
        """The table in this schema's order and types, after all checks.

        Args:
            table: any Arrow table with at least these columns; it is not changed.

        Returns:
            A table in one chunk, with text as dictionaries.

        Raises:
            TableError: a column is absent or superfluous, has another type, holds a null, a word
                or a number that is not allowed, or a key occurs twice. The first offender is named.
        """
        self._check_names(table.column_names)
        arrays = [self._conformed(column, table[column.name]) for column in self.columns]
        result = pa.Table.from_arrays(arrays, schema=self.arrow)
        self._check_key(result)
        return result

    def _check_names(self, names: Iterable[str]) -> None:
        have, want = set(names), set(self.names)
        if have != want:
            absent, extra = sorted(want - have), sorted(have - want)
            raise TableError(f"{self.name}: absent columns {absent}, unknown columns {extra}")

    def _conformed(self, column: Column, data: pa.ChunkedArray) -> pa.Array:
        array = _as_type(data, column.type, f"{self.name}.{column.name}")
        if not column.nullable and array.null_count:
            row = pc.index(pc.is_null(array), True).as_py()
            raise TableError(f"{self.name}.{column.name}: empty in row {row}")
        if column.words is not None:
            unknown = _used_words(array) - column.words
            if unknown:
                raise TableError(f"{self.name}.{column.name}: unknown words {sorted(unknown)[:5]}")
        self._check_range(column, array)
        return array

    def _check_range(self, column: Column, array: pa.Array) -> None:
        if (column.minimum is None and column.maximum is None) or len(array) == array.null_count:
            return
        bounds = pc.min_max(array).as_py()
        low, high = bounds["min"], bounds["max"]
        if column.minimum is not None and low < column.minimum:
            raise TableError(f"{self.name}.{column.name}: {low} is below {column.minimum}")
        if column.maximum is not None and high > column.maximum:
            raise TableError(f"{self.name}.{column.name}: {high} is above {column.maximum}")

    def _check_key(self, table: pa.Table) -> None:
        if not self.key or table.num_rows < 2:
            return
        codes = key_codes(table, self.key)
        order = np.argsort(codes, kind="stable")
        same = np.flatnonzero(np.diff(codes[order]) == 0)
        if len(same):
            row = int(order[same[0] + 1])
            offender = {name: table[name][row].as_py() for name in self.key}
            raise TableError(f"{self.name}: {len(same)} keys occur twice, first {offender}")


def key_codes(table: pa.Table, key: Iterable[str]) -> npt.NDArray[np.int64]:
    """One whole number per row that is equal exactly where all key columns are equal.

    Args:
        table: a table whose key columns hold words or whole numbers, without nulls.
        key: names of the key columns.

    Returns:
        (n_rows,) numbers; their order has no meaning.
    """
    codes = np.zeros(table.num_rows, dtype=np.int64)
    size = 1
    for name in key:
        part, cardinality = _column_codes(table[name])
        if size > 2**62 // max(cardinality, 1):
            codes = np.unique(codes, return_inverse=True)[1].astype(np.int64)
            size = int(codes.max(initial=0)) + 1
        codes = codes * cardinality + part
        size *= cardinality
    return codes


def rows_of_keys(table: pa.Table, other: pa.Table, key: Iterable[str]) -> npt.NDArray[np.int64]:
    """For every row of `table` the row of `other` with the same key; -1 where there is none.

    Args:
        table: rows to look up.
        other: rows with unique keys.
        key: names of the columns that both have, without nulls.
    """
    names = list(key)
    both = pa.concat_tables([other.select(names), table.select(names)]).unify_dictionaries()
    codes = key_codes(both, names)
    known, wanted = codes[: other.num_rows], codes[other.num_rows :]
    if not len(known):
        return np.full(len(wanted), -1, dtype=np.int64)
    order = np.argsort(known)
    found = order[np.searchsorted(known[order], wanted).clip(max=len(known) - 1)]
    return np.where(known[found] == wanted, found, -1)


def enum_words(*enums: type[StrEnum], extra: Iterable[str] = ()) -> frozenset[str]:
    """The values of enums as the words that a column allows.

    >>> from jeugdpeil.domain.status import Status
    >>> sorted(enum_words(Status))[:2]
    ['definitief', 'herzien']
    """
    return frozenset(member.value for enum in enums for member in enum) | frozenset(extra)


def _as_type(data: pa.ChunkedArray, wanted: pa.DataType, place: str) -> pa.Array:
    try:
        if wanted == WORD:
            return _as_words(data)
        return _one_chunk(data.cast(wanted))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise TableError(f"{place}: {data.type} cannot be read as {wanted}: {error}") from error


def _as_words(data: pa.ChunkedArray) -> pa.Array:
    if pa.types.is_dictionary(data.type):
        return _one_chunk(data.cast(WORD).unify_dictionaries())
    return _one_chunk(data.cast(pa.string()).dictionary_encode())


def _one_chunk(data: pa.ChunkedArray) -> pa.Array:
    if data.num_chunks == 1:
        return data.chunk(0)
    combined = data.combine_chunks()
    if isinstance(combined, pa.ChunkedArray):
        return pa.concat_arrays(combined.chunks) if combined.num_chunks else pa.array([], data.type)
    return combined


def _used_words(array: pa.Array) -> set[str]:
    used = pc.unique(array.indices).drop_null()
    return set(array.dictionary.take(used).to_pylist())


def _column_codes(column: pa.ChunkedArray) -> tuple[npt.NDArray[np.int64], int]:
    is_text = pa.types.is_string(column.type) or pa.types.is_dictionary(column.type)
    array = _as_words(column) if is_text else _one_chunk(column)
    if is_text:
        # A dictionary may hold a word twice; codes must be equal where words are equal.
        unique = array.dictionary.dictionary_encode()
        to_unique = unique.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        part = to_unique[array.indices.to_numpy(zero_copy_only=False)]
        return part, max(len(unique.dictionary), 1)
    numbers = array.to_numpy(zero_copy_only=False).astype(np.int64)
    low = int(numbers.min(initial=0))
    return numbers - low, int(numbers.max(initial=0)) - low + 1
