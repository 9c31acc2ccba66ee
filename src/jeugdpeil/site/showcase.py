"""The release that is shown now: the current one of a shelf, or one that was asked for by name."""

from dataclasses import dataclass, field
from pathlib import Path

import structlog

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.page_cache import PageCache

_log = structlog.get_logger(__name__)
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """An edition with its finished pages: a new release begins with an empty store."""

    edition: Edition
    pages: PageCache = field(default_factory=PageCache, repr=False)


class Showcase:
    """Opens the release to show, and changes to a newly published one without a restart.

    Args:
        shelf: the releases.
        release_id: the one to show; None for the current one.
    """

    def __init__(self, shelf: Shelf, release_id: str | None = None) -> None:
        self._shelf = shelf
        self._release_id = release_id
        self._stamp: Stamp | None = None
        self._shown: Shown | None = None

    def shown(self) -> Shown:
        """What is shown at this moment.

        Two times of files are looked up for it, a few microseconds; the release is only opened
        again when one of them changed.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        stamp = self._stamp_now()
        if self._shown is None or stamp != self._stamp:
            self._open()
            self._stamp = stamp
        assert self._shown is not None
        return self._shown

    def _open(self) -> None:
        try:
            release_id = self._release_id or self._shelf.current_id()
            release = self._shelf.release(release_id) if release_id else self._shelf.current()
            is_concept = self._shelf.is_concept(release.manifest.id)
        except ReleaseError as error:
            # A shelf that is being moved must not take the site down with it.
            if self._shown is None:
                raise
            _log.warning("release-unreadable", reason=error.what)
            return
        self._shown = Shown(Edition(release, is_concept=is_concept))
        _log.info("release-opened", release=release.manifest.id, concept=is_concept)

    def _stamp_now(self) -> Stamp:
        folder = self._shelf.folder
        return _time_of(folder / layout.CURRENT), _time_of(folder / layout.PUBLICATIONS)


def _time_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
