"""Small tables from plain records, and plain values from data classes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from jeugdpeil.api.fields import ARROW_TYPES
from jeugdpeil.published.fields import Field


def table_of(records: Iterable[Mapping[str, Any]], fields: Sequence[Field]) -> pa.Table:
    """Records as a table with the columns of these fields."""
    schema = pa.schema([(field.column, ARROW_TYPES[field.kind]) for field in fields])
    rows = [{field.column: record.get(field.column) for field in fields} for record in records]
    return pa.Table.from_pylist(rows, schema=schema)


def one_record(table: pa.Table, fields: Sequence[Field]) -> dict[str, Any]:
    """The first row of a table with the names outside."""
    row = table.slice(0, 1).to_pylist()[0]
    return {field.name: row[field.column] for field in fields}
