"""The edition that the pages show, with its finished pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.current import CurrentRelease, Opened
from jeugdpeil.site import pages
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import MAIN_LANGUAGE, Links
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
        self._ready: tuple[Opened, Shown] | None = None

    def shown(self) -> Shown:
        """What is shown at this moment.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        opened, today = self._current.opened(), _today()
        is_same = opened is self._opened and self._today == today
        if self._shown is None or not is_same:
            self._shown = self._made(opened, today)
            self._opened, self._today, self._ready = opened, today, None
            release = opened.release.manifest.id
            _log.info("release-opened", release=release, concept=opened.is_concept)
        return self._shown

    def prepare(self, opened: Opened) -> None:
        """Read what every page needs of a release that will be shown, and make its first pages.

        A page of each level: the columns that it reads serve all others of that level.
        """
        shown = _fresh(opened, _today())
        shown.edition.warm_up()
        for code in _one_of_each_level(shown.edition):
            pages.answer(shown.edition, Links(shown.edition.regions, MAIN_LANGUAGE, code), {})
        self._ready = opened, shown

    def _made(self, opened: Opened, today: date) -> Shown:
        ready = self._ready
        if ready is not None and ready[0] is opened and ready[1].edition.today == today:
            return ready[1]
        return _fresh(opened, today)


def _fresh(opened: Opened, today: date) -> Shown:
    return Shown(Edition(opened.release, is_concept=opened.is_concept, today=today))


def _today() -> date:
    """The present day, where the server stands: from then on a page may say that it is overdue."""
    return datetime.now().astimezone().date()


def _one_of_each_level(edition: Edition) -> Iterator[str]:
    """The path of the start page, and of a region of each level."""
    yield ""
    for level in RegionLevel:
        years = edition.regions.level_years(level)
        if years:
            yield f"gebied/{edition.regions.of_level(level, years[-1])[0].key.code}"
