"""Which release a request is about: the one that is shown, one by its id, or that of a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import Problem
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published.current import CurrentRelease, Opened
from jeugdpeil.published.shelf import Publication, Shelf

_ROOM = 4


@dataclass(frozen=True)
class Chosen:
    """The release that a request is about.

    Args:
        holding: the release.
        day: the day of which the caller asks what was published then; None for now.
    """

    holding: Holding
    day: date | None = None


class Choosing:
    """The releases that may be asked for, seen from the one that is shown now.

    A release that was never published is never told of, unless it is the very one that is shown.

    Args:
        shelf: the releases.
        opened: what is shown now.
    """

    def __init__(self, shelf: Shelf, opened: Opened) -> None:
        self._shelf = shelf
        self.shown = Holding(opened.release, is_concept=opened.is_concept)
        self._other = lru_cache(_ROOM)(self._opened)

    @classmethod
    def of(cls, current: CurrentRelease) -> "Choosing":
        """What may be chosen at this moment.

        Raises:
            ReleaseError: there is nothing to show, and never was.
        """
        return cls(current.shelf, current.opened())

    def chosen(self, release_id: str | None, day: date | None) -> Chosen:
        """The release by its id, by a day, or the one that is shown.

        Raises:
            Problem: there is no such release, or none had been published on that day.
        """
        if release_id is not None:
            return Chosen(self.holding(release_id), day)
        return Chosen(self.shown if day is None else self.holding(self._id_on(day)), day)

    def holding(self, release_id: str) -> Holding:
        """A release that may be asked for.

        Raises:
            Problem: it was never published, or it is no longer there.
        """
        if release_id == self.shown.id:
            return self.shown
        if release_id not in self.public_ids:
            raise Problem("onbekende-release", release=release_id)
        return self._other(release_id)

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """What was put before the public, in order."""
        return tuple(self._shelf.publications())

    @cached_property
    def public_ids(self) -> tuple[str, ...]:
        """The releases that may be asked for, oldest publication first."""
        found = dict.fromkeys(item.release for item in self.publications)
        return tuple(dict.fromkeys([*found, self.shown.id]))

    @cached_property
    def held_ids(self) -> frozenset[str]:
        """The releases that are still there."""
        return frozenset(self._shelf.ids())

    def _id_on(self, day: date) -> str:
        """The release that was current at the end of a day, in universal time."""
        before = [item for item in self.publications if item.at.date() <= day]
        if not before:
            raise Problem("nog-niets-gepubliceerd", parameter="stand", day=day.isoformat())
        return before[-1].release

    def _opened(self, release_id: str) -> Holding:
        try:
            return Holding(self._shelf.release(release_id), is_concept=False)
        except ReleaseError as error:
            raise Problem("release-verdwenen", release=release_id) from error
