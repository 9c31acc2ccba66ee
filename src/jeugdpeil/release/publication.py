"""Putting a release before the public, and taking it back, in one step that cannot half happen."""

import json
import os
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Publication, Shelf
from jeugdpeil.release.folder_writing import only_writer, storage_errors

LOCK = ".publishing.lock"
# Publishing is two small files; a second one waits for the first instead of failing.
WAIT_SECONDS = 10

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
        BusyError: another publication does not end.
        StorageError: the folder cannot be written.
    """
    chosen = release_id or _newest(shelf)
    check(shelf.release(chosen).manifest.sources)
    with _writer(shelf.folder):
        return _switch(shelf, Publication(chosen, now, "publish"))


def rollback(shelf: Shelf, now: datetime) -> str:
    """Serve the release again that was served before the present one.

    Raises:
        ReleaseError: nothing was served before, or that release is gone.
        BusyError: another publication does not end.
        StorageError: the folder cannot be written.
    """
    # Asked twice: a folder without releases is refused before anything is written in it.
    _served_before(shelf)
    with _writer(shelf.folder):
        before = _served_before(shelf)
        shelf.release(before)
        return _switch(shelf, Publication(before, now, "rollback"))


def _served_before(shelf: Shelf) -> str:
    served: list[str] = []
    for item in shelf.publications():
        if item.action == "rollback":
            served = served[:-1]
        elif served[-1:] != [item.release]:
            served = [*served, item.release]
    if len(served) < 2:
        raise ReleaseError(
            "Vóór deze release was er geen andere gepubliceerd",
            where=f"map {shelf.folder.name}",
            remedy="Kies zelf een release met `jeugdpeil publish --release NUMMER`.",
        )
    return served[-2]


@contextmanager
def _writer(folder: Path) -> Generator[None]:
    what = "Een andere opdracht publiceert nu een release in deze map"
    remedy = "Probeer het straks nog eens."
    with storage_errors(folder), only_writer(folder / LOCK, what, remedy, WAIT_SECONDS):
        yield


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
