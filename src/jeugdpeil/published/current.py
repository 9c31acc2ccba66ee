"""The release that is shown now: the current one of a shelf, or one that was asked for by name."""

import threading
from collections.abc import Callable
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


Prepare = Callable[[Opened], None]


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
        self._prepare: list[Prepare] = []
        self._opening: threading.Thread | None = None
        self._lock = threading.Lock()

    def prepare_with(self, prepare: Prepare) -> None:
        """From now on show a newly published release only once it was prepared.

        That happens in a thread of its own, while readers are answered from the release before it.

        Args:
            prepare: reads what the first readers would wait for.
        """
        self._prepare.append(prepare)

    def opened(self) -> Opened:
        """What is shown at this moment: the same object until another release is published.

        Two times of files are looked up for it, a few microseconds; the release is only opened
        again when one of them changed. A shelf that is being moved takes nothing down: what was
        shown stays.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        stamp = self._stamp_now()
        if self._opened is not None and stamp == self._stamp:
            return self._opened
        if self._opened is not None and self._prepare:
            self._open_ahead(stamp)
            return self._opened
        self._opened, self._stamp = self._found(), stamp
        return self._opened

    @property
    def shown_id(self) -> str:
        """The id of the release that is shown; empty before the first."""
        return self._opened.release.manifest.id if self._opened is not None else ""

    def is_changing(self, shown_id: str) -> bool:
        """Whether another release than this one is shown by now, or is about to be."""
        return shown_id != self.shown_id or (
            self._opened is not None and self._stamp != self._stamp_now()
        )

    def settle(self) -> None:
        """Wait until the release that was published last is the one that is shown."""
        self.opened()
        opening = self._opening
        if opening is not None:
            opening.join()

    def _open_ahead(self, stamp: Stamp) -> None:
        # One at a time: of two that change, the slower one would bring the older release back.
        with self._lock:
            if self._opening is not None and self._opening.is_alive():
                return
            self._opening = threading.Thread(target=self._change, args=(stamp,), daemon=True)
            self._opening.start()

    def _change(self, stamp: Stamp) -> None:
        found = self._found()
        if found is not self._opened:
            for prepare in self._prepare:
                prepare(found)
        # In this order: who sees the new stamp must see the new release.
        self._opened = found
        self._stamp = stamp

    def _found(self) -> Opened:
        try:
            release_id = self._release_id or self.shelf.current_id()
            release = self.shelf.release(release_id) if release_id else self.shelf.current()
            found = Opened(release, self.shelf.is_concept(release.manifest.id))
        except ReleaseError:
            if self._opened is None:
                raise
            return self._opened
        # Publishing writes two files: after the first of them it is still the same release.
        return self._opened if self._is_shown(found) and self._opened is not None else found

    def _is_shown(self, found: Opened) -> bool:
        held = self._opened
        is_alike = held is not None and held.is_concept == found.is_concept
        return is_alike and held is not None and held.release.manifest == found.release.manifest

    def _stamp_now(self) -> Stamp:
        folder = self.shelf.folder
        return _time_of(folder / layout.CURRENT), _time_of(folder / layout.PUBLICATIONS)


def _time_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
