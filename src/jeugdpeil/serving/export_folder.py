"""The folder of an export: new files are made apart and put in place when all are ready."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jeugdpeil.domain.errors import StorageError, system_reason
from jeugdpeil.serving import export_record
from jeugdpeil.serving.export_record import Record, unknown

# Inside the folder itself, so that a file is moved and never copied a second time.
APART = ".jeugdpeil-nieuw"


def prepare(folder: Path) -> Record | None:
    """Make a folder ready for an export.

    Returns:
        The record of the export that stands there; None where nothing is known of it.

    Raises:
        StorageError: the folder holds something else, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()) and not (folder / export_record.NAME).exists():
            raise StorageError(
                "In deze map staat iets anders dan een eerder geschreven website",
                where=f"map {folder.name}",
                remedy="Noem een lege map, of een map die er nog niet is.",
            )
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / export_record.NAME).exists():
            # From the start, so that an export that was interrupted can be written again.
            (folder / export_record.NAME).write_text("", "utf-8")
        shutil.rmtree(folder / APART, ignore_errors=True)
        (folder / APART).mkdir()
    except OSError as error:
        raise StorageError(
            f"In de map kan niet worden geschreven: {system_reason(error)}",
            where=f"map {folder.name}",
            remedy="Noem een map waarin u mag schrijven.",
        ) from error
    return Record.read(folder)


def put_in_place(folder: Path, before: Record | None, after: Record, new: Iterable[str]) -> int:
    """Move the new files to their places and take away those that are gone.

    A web server may be showing the folder meanwhile. Every file is replaced in one step, so nobody
    gets half of one. What pages refer to comes first and goes last: first the new files that are no
    page, then the pages, the start page last, and only then the files that are gone are removed.
    For less than a second some pages are of this release and others of the one before.

    Args:
        folder: the export.
        before: what stood there; None where that is not known: then everything else goes.
        after: what is to stand there.
        new: the places of the files that were made apart.

    Returns:
        The number of files that were taken away.
    """
    old = list(before.files) if before is not None else _found(folder)
    # Interrupted from here on, the next export makes everything anew and knows what to take away.
    Record("", {}, unknown([*{*old, *after.files}])).write(folder)
    for place in sorted(new, key=_order):
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / APART / place).replace(target)
    gone = [place for place in old if place not in after.files]
    for place in gone:
        _take_away(folder, place)
    shutil.rmtree(folder / APART, ignore_errors=True)
    after.write(folder)
    return len(gone)


def _order(place: str) -> tuple[bool, bool, str]:
    return place.endswith(".html"), place == "index.html", place


def _found(folder: Path) -> list[str]:
    own = {export_record.NAME, f"{export_record.NAME}.part", APART}
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in own
    ]


def _take_away(folder: Path, place: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path = folder / place
    path.unlink(missing_ok=True)
    for parent in path.relative_to(folder).parents:
        if parent == Path():
            return
        # A folder with anything else in it stays.
        with suppress(OSError):
            (folder / parent).rmdir()
