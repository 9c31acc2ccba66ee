"""From the stored pages of figures to columns, without a Python object per cell."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.json_rows import columns_of_rows
from jeugdpeil.sources.cbs.odata_lists import rows_in
from jeugdpeil.sources.snapshot_store import SnapshotStore


def figure_columns(
    store: SnapshotStore, ref: SnapshotRef, text_fields: Iterable[str]
) -> dict[str, pa.Array]:
    """The fields of all rows of figures of a stored table, by name.

    Args:
        store: the store.
        ref: a stored table.
        text_fields: fields that are text, even where they look like a number or a date.

    Returns:
        Arrays of equal length, in the order of the rows; text, numbers or, where every value is
        null, nulls.

    Raises:
        SourceError: the snapshot is damaged.
    """
    fields = tuple(text_fields)
    parts = [part for part in store.parts(ref) if part.is_data and part.row_count]
    pages = [_page(store.read_part(ref, part), fields) for part in parts]
    table = pa.concat_tables(_alike(pages), promote_options="permissive")
    return {name: _one(table[name]) for name in table.column_names}


def trimmed_texts(column: pa.Array) -> pa.Array:
    """A column as text without padding; null stays null."""
    texts = column if pa.types.is_string(column.type) else column.cast(pa.string())
    return pc.utf8_trim_whitespace(texts)


def _page(content: bytes, text_fields: Sequence[str]) -> pa.Table:
    try:
        return columns_of_rows(content, "value", text_fields)
    except pa.ArrowInvalid:
        # A column with numbers and points mixed has no one type: then everything is text.
        return _parsed_as_text(content)


def _parsed_as_text(content: bytes) -> pa.Table:
    rows = rows_in(content)
    return pa.table(
        {
            name: pa.array(
                [None if row.get(name) is None else str(row[name]) for row in rows], pa.string()
            )
            for name in rows[0]
        }
    )


def _alike(pages: Sequence[pa.Table]) -> list[pa.Table]:
    """The pages with a column as text on all of them where it is text on one of them."""
    texts = {
        field.name for page in pages for field in page.schema if pa.types.is_string(field.type)
    }
    return [_as_text(page, texts) for page in pages]


def _as_text(page: pa.Table, names: set[str]) -> pa.Table:
    fields = [
        pa.field(field.name, pa.string()) if field.name in names else field for field in page.schema
    ]
    return page.cast(pa.schema(fields))


def _one(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
