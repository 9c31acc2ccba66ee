"""What is written down about a stored source: where it came from, and which pages it has."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from jeugdpeil.domain.snapshot import SnapshotRef

FORMAT = 1


@dataclass(frozen=True)
class Provenance:
    """Where a source came from and under which conditions.

    Args:
        source_id: name of the source in the monitor file.
        title: title as its publisher writes it.
        origin: address or file name, without any folder of this machine.
        licence: licence of the data, such as "CC BY 4.0".
        attribution: how the publisher wants to be named.
        is_protected: whether the publisher has already applied disclosure control.
        is_fictional: whether the data are made up.
        table_modified: when the publisher last changed the table, as it writes it, or empty.
        retrieved_at: when the bytes were fetched; None where nobody wrote that down.
        table: id of the publisher's table, or empty.
    """

    source_id: str
    title: str
    origin: str
    licence: str
    attribution: str
    is_protected: bool
    is_fictional: bool = False
    table_modified: str = ""
    retrieved_at: datetime | None = None
    table: str = ""


@dataclass(frozen=True)
class Part:
    """One page of a source that came in pages.

    Args:
        name: which list the page belongs to, such as "UntypedDataSet" or "RegioS".
        page: number of the page within its list, from 1.
        sha256: hash of the bytes of the page.
        byte_count: number of bytes of the page.
        row_count: number of rows on the page.
        is_data: whether the rows are figures, rather than a list that explains them.
    """

    name: str
    page: int
    sha256: str
    byte_count: int
    row_count: int
    is_data: bool


@dataclass(frozen=True)
class Validators:
    """What the server said of the version it sent, to ask later whether there is a newer one.

    Args:
        request: fingerprint of what was asked (address, version, selection).
        etag: the header ETag of the table's description, or empty.
        last_modified: the header Last-Modified of the table's description, or empty.
    """

    request: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Record:
    """One stored source: its reference, its pages and the moment at which it was stored.

    Args:
        ref: the reference that travels with the data.
        table: id of the publisher's table, or empty.
        stored_at: when it was stored; the newest record of a source counts.
        has_parts: whether the stored bytes are a list of pages.
        validators: what to ask the server with next time.
        urls: addresses of the pages, in the order of the pages; empty for a file.
    """

    ref: SnapshotRef
    table: str
    stored_at: datetime
    has_parts: bool = False
    validators: Validators = Validators()
    urls: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """The record as a readable JSON document."""
        document = {"format": FORMAT, **asdict(self)}
        return _json_bytes(document)

    @classmethod
    def from_json(cls, content: bytes) -> "Record":
        """Read what `to_json` wrote.

        Raises:
            ValueError: the document is not such a record, or of a later format.
        """
        document = json_object(content)
        if document.get("format") != FORMAT:
            raise ValueError(f"format {document.get('format')!r} is not {FORMAT}")
        return cls(
            ref=_ref(_mapping(document, "ref")),
            table=str(document["table"]),
            stored_at=datetime.fromisoformat(str(document["stored_at"])),
            has_parts=bool(document["has_parts"]),
            validators=Validators(**_texts(_mapping(document, "validators"))),
            urls=tuple(str(url) for url in cast("list[object]", document["urls"])),
        )


def manifest_of(parts: tuple[Part, ...]) -> bytes:
    """The list of pages as bytes: equal pages give equal bytes, hence an equal hash.

    Times and addresses stay out of it, so that the same table fetched twice is the same snapshot.
    """
    return _json_bytes({"format": FORMAT, "parts": [asdict(part) for part in parts]})


def parts_of(manifest: bytes) -> tuple[Part, ...]:
    """The pages that a manifest lists.

    Raises:
        ValueError: the bytes are not such a manifest.
    """
    document = json_object(manifest)
    rows = document.get("parts")
    if not isinstance(rows, list):
        raise ValueError("no parts in the manifest")
    return tuple(
        part_of_row(cast("Mapping[str, object]", row)) for row in cast("list[object]", rows)
    )


def json_object(content: bytes) -> dict[str, object]:
    """The JSON object that the bytes hold.

    Raises:
        ValueError: the bytes are not JSON, or hold something else than an object.
    """
    document: object = json.loads(content)
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    return cast("dict[str, object]", document)


def part_of_row(row: Mapping[str, object]) -> Part:
    """One page from the object that describes it.

    Raises:
        ValueError, KeyError: the object does not describe a page.
    """
    return Part(
        name=str(row["name"]),
        page=int(str(row["page"])),
        sha256=str(row["sha256"]),
        byte_count=int(str(row["byte_count"])),
        row_count=int(str(row["row_count"])),
        is_data=bool(row["is_data"]),
    )


def _ref(row: Mapping[str, object]) -> SnapshotRef:
    moment = row["retrieved_at"]
    return SnapshotRef(
        source_id=str(row["source_id"]),
        title=str(row["title"]),
        sha256=str(row["sha256"]),
        byte_count=int(str(row["byte_count"])),
        retrieved_at=datetime.fromisoformat(str(moment)) if moment else None,
        table_modified=str(row["table_modified"]),
        origin=str(row["origin"]),
        licence=str(row["licence"]),
        attribution=str(row["attribution"]),
        is_protected=bool(row["is_protected"]),
        is_fictional=bool(row["is_fictional"]),
    )


def _mapping(document: Mapping[str, object], key: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", document[key])


def _texts(row: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in row.items()}


def _json_bytes(document: Mapping[str, object]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, default=_iso)
    return text.encode("utf-8") + b"\n"


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")
