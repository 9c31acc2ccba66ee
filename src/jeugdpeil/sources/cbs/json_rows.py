"""The one place that parses rows of JSON into columns; pyarrow has no types for this part."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
# The stubs of pyarrow lack pyarrow.json and the methods of struct arrays.

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.json as pa_json


def columns_of_rows(content: bytes, key: str, text_fields: Sequence[str]) -> pa.Table:
    """The list of objects under a key of a JSON object, as a table.

    Args:
        content: one JSON object; the list under `key` is not empty.
        key: where the list is.
        text_fields: fields that are text, even where they look like a number or a date.

    Returns:
        A table with a column per field: text, numbers, or nulls only.

    Raises:
        pyarrow.ArrowInvalid: a field holds numbers in some objects and text in others.

    >>> columns_of_rows(b'{"value": [{"a": 1}, {"a": 2.5}]}', "value", ())["a"].to_pylist()
    [1.0, 2.5]
    """
    row = pa.struct([pa.field(name, pa.string()) for name in text_fields])
    options = pa_json.ParseOptions(
        explicit_schema=pa.schema([pa.field(key, pa.list_(row))]),
        newlines_in_values=True,
        unexpected_field_behavior="infer",
    )
    text = content.removeprefix(b"\xef\xbb\xbf")
    # A page is one object, and the parser wants an object whole in one block.
    whole = pa_json.ReadOptions(use_threads=False, block_size=len(text) + 1)
    document = pa_json.read_json(io.BytesIO(text), read_options=whole, parse_options=options)
    rows = document[key].chunk(0).flatten()
    return pa.Table.from_struct_array(rows)
