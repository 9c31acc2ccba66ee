"""The files to take along as a part of a folder of static files."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from jeugdpeil.published.release import Release
from jeugdpeil.serving.take_away.files import Maker, files_of
from jeugdpeil.site.edition import Edition


class TakeAwayPart:
    """The files to take along of a release, in all languages.

    Args:
        release: the release.
        is_concept: whether it was never published.
    """

    def __init__(self, release: Release, *, is_concept: bool) -> None:
        self._edition = Edition(release, is_concept=is_concept)

    @cached_property
    def _makers(self) -> Mapping[str, Maker]:
        return dict(files_of(self._edition))

    def made(self) -> Iterable[str]:
        """The place of every file in the folder, those of one region next to each other."""
        return tuple(self._makers)

    def may_stay(self, place: str) -> bool:
        """Whether a file stays as it is while its inputs do not change."""
        del place
        # Each of them names the release that it is from.
        return False

    def body(self, place: str) -> bytes:
        """What stands in a file."""
        body = self._makers[place]()
        assert body is not None, f"{place} is listed and has nothing in it"
        return body

    def copied(self) -> Mapping[str, tuple[Path, str]]:
        """Nothing here is copied as it is."""
        return {}

    def common(self) -> str:
        """A mark of what counts for every file; nothing of them stays, so that none is needed."""
        return ""


def take_away_part(release: Release, is_concept: bool) -> TakeAwayPart:
    """The part of a release, as an export asks for it."""
    return TakeAwayPart(release, is_concept=is_concept)
