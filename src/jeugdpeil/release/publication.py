"""Putting a release before the public, and taking it back, in one step that cannot half happen."""

import json
import os
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Publication, Shelf

# The check that the disclosure gate makes of the sources; passed in, since stages stand apart.
SourceCheck = Callable[[tuple[SnapshotRef, ...]], None]


def publish(shelf: Shelf, release_id: str | None, now: datetime, check: SourceCheck) -> str:
    """Make a release the one that is served.

    Args:
        shelf: the releases.
        release_id: the release, or None for the newest.
        now: moment of the publication, with time zone.
        check: refuses sources that may not be published.

    Returns:
        The id of the release that is served from now on.

    Raises:
        ReleaseError: there is no such release.
        DisclosureError: the check refused it.
    """
    chosen = release_id or _newest(shelf)
    check(shelf.release(chosen).manifest.sources)
    return _switch(shelf, Publication(chosen, now, "publish"))


def rollback(shelf: Shelf, now: datetime) -> str:
    """Serve the release again that was served before the present one.

    Raises:
        ReleaseError: nothing was served before, or that release is gone.
    """
    served: list[str] = []
    for item in shelf.publications():
        served = served[:-1] if item.action == "rollback" else [*served, item.release]
    if len(served) < 2:
        raise ReleaseError(
            "Vóór deze release was er geen andere gepubliceerd",
            where=f"map {shelf.folder.name}",
            remedy="Kies zelf een release met `jeugdpeil publish --release NUMMER`.",
        )
    shelf.release(served[-2])
    return _switch(shelf, Publication(served[-2], now, "rollback"))


def _newest(shelf: Shelf) -> str:
    ids = shelf.ids()
    if not ids:
        raise ReleaseError(
            "Er is geen release om te publiceren",
            where=f"map {shelf.folder.name}",
            remedy="Bouw er eerst een met `jeugdpeil build`.",
        )
    return ids[-1]


def _switch(shelf: Shelf, publication: Publication) -> str:
    """Log the publication and point `current` at it.

    The log comes first: a crash between the two leaves the old release served and one line too
    many in the log, never a served release that is marked as a concept.
    """
    line = json.dumps(
        {
            "release": publication.release,
            "at": publication.at.isoformat(),
            "action": publication.action,
        }
    )
    log = shelf.folder / layout.PUBLICATIONS
    before = log.read_text("utf-8") if log.exists() else ""
    _replace(log, before + line + "\n")
    _replace(shelf.folder / layout.CURRENT, publication.release + "\n")
    return publication.release


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
