"""The fields of published tables: what a column is called outside and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from jeugdpeil.domain.table_schema import Column, TableSchema

# Columns of text that hold an ISO date.
_DATES = frozenset({"vintage", "earlier_vintage"})


class Kind(StrEnum):
    """What a field holds, in the words of the field table."""

    TEXT = "tekst"
    INTEGER = "geheel getal"
    NUMBER = "getal"
    BOOLEAN = "ja of nee"
    DATE = "datum"
    MOMENT = "tijdstip"
    WORDS = "lijst"


@dataclass(frozen=True)
class Field:
    """One field of a published table; its meaning is told by `i18n.table_texts`.

    Args:
        name: the name outside, Dutch, as in the files of a release.
        column: the column of the table that it is read from.
        kind: what it holds.
        is_nullable: whether it may be empty.
        words: the only texts that it can hold; empty where any text may be.
    """

    name: str
    column: str
    kind: Kind = Kind.TEXT
    is_nullable: bool = False
    words: tuple[str, ...] = ()


def fields_of(schema: TableSchema, headers: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of a table type, in the order of its headers.

    Args:
        schema: the table type.
        headers: column to name outside; a column that the type does not have is a text that is
            added to each row, such as the name of the region.
    """
    columns = {column.name: column for column in schema.columns}
    return tuple(
        _field(name, columns[column]) if column in columns else Field(name, column, Kind.TEXT, True)
        for column, name in headers.items()
    )


def _field(name: str, column: Column) -> Field:
    words = tuple(sorted(column.words or ()))
    return Field(name, column.name, _kind(column), column.nullable, words)


def _kind(column: Column) -> Kind:
    if column.name in _DATES:
        return Kind.DATE
    if pa.types.is_boolean(column.type):
        return Kind.BOOLEAN
    if pa.types.is_integer(column.type):
        return Kind.INTEGER
    return Kind.NUMBER if pa.types.is_floating(column.type) else Kind.TEXT
