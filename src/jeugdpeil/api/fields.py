"""The fields of the API: how they are told of in JSON Schema, and held in a table."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from jeugdpeil.i18n.table_texts import field_text
from jeugdpeil.published.fields import Field, Kind

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


def json_schema(field: Field, language: str, resource: str) -> dict[str, Any]:
    """A field as a property of JSON Schema."""
    described = field_text(language, resource, field.name)
    schema = {**_JSON_TYPES[field.kind], "description": described}
    if field.words:
        schema["enum"] = [*field.words, *([None] if field.is_nullable else [])]
    if field.is_nullable:
        schema["type"] = [schema["type"], "null"]
    return schema


def plain(*names: str, kind: Kind = Kind.TEXT, is_nullable: bool = False) -> tuple[Field, ...]:
    """Fields whose column bears the name that they have outside."""
    return tuple(Field(name, name, kind, is_nullable) for name in names)
