"""A stored copy of a source: which bytes, from where, when, under which licence."""

import re
from dataclasses import dataclass
from datetime import datetime

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class SnapshotRef:
    """What must be known of a source file to find its bytes again.

    Args:
        source_id: name of the source in the monitor file or the id of the CBS table.
        title: title of the source as its publisher writes it.
        sha256: hash of the stored bytes, 64 hexadecimal digits.
        byte_count: number of stored bytes.
        retrieved_at: when the bytes were fetched, with time zone; None where it was not recorded.
        table_modified: when the publisher last changed the table, as it writes it, or empty.
        origin: address or file name, without any folder of this machine.
        licence: licence of the data, such as "CC BY 4.0".
        attribution: how the publisher wants to be named, such as "CBS".
        is_protected: whether the publisher has already applied disclosure control.
        is_fictional: whether the data are made up.

    Raises:
        ValueError: the hash does not have 64 hexadecimal digits, or the name is empty.
    """

    source_id: str
    title: str
    sha256: str
    byte_count: int
    retrieved_at: datetime | None
    table_modified: str
    origin: str
    licence: str
    attribution: str
    is_protected: bool
    is_fictional: bool = False

    def __post_init__(self) -> None:
        if not self.source_id:
            raise ValueError("a snapshot has the name of its source")
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"{self.sha256!r} is not a SHA-256 in hexadecimal")

    @property
    def short_id(self) -> str:
        """The name of the source with the first twelve digits of the hash; used in tables."""
        return f"{self.source_id}@{self.sha256[:12]}"
