"""The fields of the API: what a column is called outside, what it holds, and where it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.table_schema import Column, TableSchema
from jeugdpeil.i18n.texts import has_text, text

# Columns of text that hold an ISO date.
_DATES = frozenset({"vintage"})


class Kind(StrEnum):
    """What a field holds, in the words of the field table."""

    TEXT = "tekst"
    INTEGER = "geheel getal"
    NUMBER = "getal"
    BOOLEAN = "ja of nee"
    DATE = "datum"
    MOMENT = "tijdstip"
    WORDS = "lijst"


_JSON_TYPES: Mapping[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.WORDS: {"type": "array", "items": {"type": "string"}},
}
ARROW_TYPES: Mapping[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.string(),
    Kind.MOMENT: pa.string(),
    Kind.WORDS: pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Field:
    """One field of a resource.

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

    def description(self, language: str, resource: str) -> str:
        """What the field means: as it is told for this resource, else for all."""
        own = f"api.field.{resource}.{self.name}"
        key = own if has_text(language, own) else f"api.field.{self.name}"
        return text(language, key)

    def json_schema(self, language: str, resource: str) -> dict[str, Any]:
        """The field as a property of JSON Schema."""
        schema = {**_JSON_TYPES[self.kind], "description": self.description(language, resource)}
        if self.words:
            schema["enum"] = [*self.words, *([None] if self.is_nullable else [])]
        if self.is_nullable:
            schema["type"] = [schema["type"], "null"]
        return schema


def plain(*names: str, kind: Kind = Kind.TEXT, is_nullable: bool = False) -> tuple[Field, ...]:
    """Fields whose column bears the name that they have outside."""
    return tuple(Field(name, name, kind, is_nullable) for name in names)


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
