"""The lists that explain a stored table: its columns, dimensions and description."""

from collections.abc import Sequence

from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.odata_dialect import Dialect, TableInfo
from jeugdpeil.sources.cbs.odata_v3 import ODataV3
from jeugdpeil.sources.cbs.odata_v4 import ODataV4
from jeugdpeil.sources.cbs.table_request import Version
from jeugdpeil.sources.json_answer import Answer, Row, rows_of
from jeugdpeil.sources.snapshot_record import Part, json_object
from jeugdpeil.sources.snapshot_store import SnapshotStore


def dialect_of(version: Version) -> Dialect:
    """The version of the service."""
    return ODataV3() if version == 3 else ODataV4()


def version_of(parts: Sequence[Part]) -> Version:
    """The version of the service that sent these pages."""
    return 4 if any(part.name == "Observations" for part in parts) else 3


def lists_of(store: SnapshotStore, ref: SnapshotRef) -> dict[str, list[Row]]:
    """The lists that explain the table, by name, without its description.

    Raises:
        SourceError: the snapshot is damaged.
    """
    parts = store.parts(ref)
    dialect = dialect_of(version_of(parts))
    lists: dict[str, list[Row]] = {}
    for part in parts:
        if not part.is_data and dialect.is_explaining(part.name):
            lists.setdefault(part.name, []).extend(rows_in(store.read_part(ref, part)))
    return lists


def info_of(store: SnapshotStore, ref: SnapshotRef) -> TableInfo:
    """The description that the stored table has of itself.

    Raises:
        SourceError: the snapshot is damaged.
    """
    parts = store.parts(ref)
    dialect = dialect_of(version_of(parts))
    content = next(store.read_part(ref, part) for part in parts if part.name == dialect.info_name)
    return dialect.info(Answer(ref.origin, content, json_object(content)))


def rows_in(content: bytes) -> list[Row]:
    """The rows of a stored page."""
    return rows_of(Answer("", content, json_object(content)), "value")
