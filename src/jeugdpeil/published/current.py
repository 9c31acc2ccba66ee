"""The release that is shown now: the current one of a shelf, or one that was asked for by name."""

from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published import layout
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Opened:
    """A release that was opened, and whether it was never published."""

    release: Release
    is_concept: bool


class CurrentRelease:
    """Opens the release to show, and changes to a newly published one without a restart.

    Every part of the program that shows figures asks this, so that all of them change together.

    Args:
        shelf: the releases.
        release_id: the one to show; None for the current one.
    """

    def __init__(self, shelf: Shelf, release_id: str | None = None) -> None:
        self.shelf = shelf
        self._release_id = release_id
        self._stamp: Stamp | None = None
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """What is shown at this moment: the same object until another release is published.

        Two times of files are looked up for it, a few microseconds; the release is only opened
        again when one of them changed. A shelf that is being moved takes nothing down: what was
        shown stays.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        stamp = self._stamp_now()
        if self._opened is None or stamp != self._stamp:
            self._opened = self._found()
            self._stamp = stamp
        return self._opened

    def _found(self) -> Opened:
        try:
            release_id = self._release_id or self.shelf.current_id()
            release = self.shelf.release(release_id) if release_id else self.shelf.current()
            is_concept = self.shelf.is_concept(release.manifest.id)
        except ReleaseError:
            if self._opened is None:
                raise
            return self._opened
        return Opened(release, is_concept)

    def _stamp_now(self) -> Stamp:
        folder = self.shelf.folder
        return _time_of(folder / layout.CURRENT), _time_of(folder / layout.PUBLICATIONS)


def _time_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
