"""The JSON in a geometry file, checked to be JSON and not what servers send instead of it."""

import json
from typing import cast

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo.layer import place
from jeugdpeil.sources.json_kind import json_kind

_PACKED = {b"PK\x03\x04": "een zipbestand", b"\x1f\x8b": "een gzipbestand"}


def json_object(content: bytes, snapshot: SnapshotRef) -> dict[str, object]:
    """The JSON object that the bytes hold.

    Raises:
        SourceError: the file is empty, a web page, packed, no UTF-8, broken off, or another kind
            of JSON.
    """
    _refuse_other_kinds(content, snapshot)
    try:
        document: object = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unreadable(f"tekst die geen UTF-8 is (byte {error.start + 1})", snapshot) from error
    except json.JSONDecodeError as error:
        came = f"onleesbare JSON (tot regel {error.lineno}, teken {error.colno})"
        raise _unreadable(came, snapshot) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable("onleesbare JSON", snapshot) from error
    found = as_object(document)
    if found is None:
        raise _unreadable(f"JSON van een andere soort ({json_kind(document)})", snapshot)
    return found


def as_object(value: object) -> dict[str, object] | None:
    """The value as a JSON object, or None where it is something else.

    >>> as_object({"type": "Feature"}), as_object([1, 2])
    ({'type': 'Feature'}, None)
    """
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def as_list(value: object) -> list[object] | None:
    """The value as a JSON list, or None where it is something else.

    >>> as_list([1, 2]), as_list("12")
    ([1, 2], None)
    """
    return cast("list[object]", value) if isinstance(value, list) else None


def _refuse_other_kinds(content: bytes, snapshot: SnapshotRef) -> None:
    if not content.strip():
        raise _unreadable("een leeg bestand", snapshot)
    if content.lstrip()[:1] == b"<":
        raise _unreadable("een webpagina of XML", snapshot)
    for magic, name in _PACKED.items():
        if content.startswith(magic):
            raise _unreadable(name, snapshot, "Pak het bestand eerst uit.")


def _unreadable(came: str, snapshot: SnapshotRef, remedy: str = "") -> SourceError:
    return SourceError(
        f"Er kwam {came} waar GeoJSON of TopoJSON verwacht werd",
        where=place(snapshot),
        remedy=remedy or "Open het bestand in een teksteditor; haal het zo nodig opnieuw op.",
    )
