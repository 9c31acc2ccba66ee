"""The edition that the pages show, with its finished pages."""

from dataclasses import dataclass, field
from datetime import date, datetime

import structlog

from jeugdpeil.published.current import CurrentRelease, Opened
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.page_cache import PageCache

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Shown:
    """An edition with its finished pages: a new release begins with an empty store."""

    edition: Edition
    pages: PageCache = field(default_factory=PageCache, repr=False)


class Showcase:
    """The edition of the release that is shown now.

    Args:
        current: tells which release that is.
    """

    def __init__(self, current: CurrentRelease) -> None:
        self._current = current
        self._opened: Opened | None = None
        self._shown: Shown | None = None
        self._today: date | None = None

    def shown(self) -> Shown:
        """What is shown at this moment.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        opened, today = self._current.opened(), _today()
        is_same = opened is self._opened and self._today == today
        if self._shown is None or not is_same:
            edition = Edition(opened.release, is_concept=opened.is_concept, today=today)
            self._shown, self._today = Shown(edition), today
            self._opened = opened
            release = opened.release.manifest.id
            _log.info("release-opened", release=release, concept=opened.is_concept)
        return self._shown


def _today() -> date:
    """The present day, where the server stands: from then on a page may say that it is overdue."""
    return datetime.now().astimezone().date()
