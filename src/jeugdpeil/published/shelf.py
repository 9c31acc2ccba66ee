"""The shelf: the folder with all releases, which of them is current and which were published."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published import layout
from jeugdpeil.published.release import Release


@dataclass(frozen=True)
class Publication:
    """One moment at which a release was put before the public, or taken back.

    Args:
        release: id of the release that became current.
        at: moment, with time zone.
        action: `publish` or `rollback`.
    """

    release: str
    at: datetime
    action: str


@dataclass(frozen=True)
class Shelf:
    """All releases in one folder.

    `current` is a small text file with the id of the release that is served; it is replaced in one
    step, so a reader sees the old one or the new one and nothing between.
    """

    folder: Path

    def ids(self) -> list[str]:
        """The ids of all complete releases, oldest first."""
        if not self.folder.is_dir():
            return []
        names = [
            item.name
            for item in self.folder.iterdir()
            if layout.RELEASE_ID.fullmatch(item.name) and (item / layout.MANIFEST).exists()
        ]
        return sorted(names, key=_order)

    def current_id(self) -> str | None:
        """The id of the release that is served, or None before the first publication."""
        try:
            return (self.folder / layout.CURRENT).read_text("utf-8").strip() or None
        except FileNotFoundError:
            return None

    def release(self, release_id: str) -> Release:
        """The release with this id.

        Raises:
            ReleaseError: there is no complete release with this id.
        """
        if release_id not in self.ids():
            raise ReleaseError(
                f"De release {release_id!r} is er niet",
                where=f"map {self.folder.name}",
                remedy=f"Kies een release die er wel is: {', '.join(self.ids())}."
                if self.ids()
                else "Er zijn nog geen releases. Bouw er een met `jeugdpeil build`.",
            )
        return Release(self.folder / release_id)

    def current(self) -> Release:
        """The release that is served.

        Raises:
            ReleaseError: nothing was published yet, or the current release is gone.
        """
        current = self.current_id()
        if current is None:
            raise ReleaseError(
                "Er is nog geen release gepubliceerd",
                where=f"map {self.folder.name}",
                remedy="Geef `jeugdpeil build --publish`, of na het bouwen `jeugdpeil publish`.",
            )
        return self.release(current)

    def publications(self) -> list[Publication]:
        """All publications in the order in which they were made."""
        try:
            lines = (self.folder / layout.PUBLICATIONS).read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [_publication(line) for line in lines if line.strip()]

    def is_concept(self, release_id: str) -> bool:
        """Whether a release was never published; then every page of it says so."""
        return all(item.release != release_id for item in self.publications())


def _publication(line: str) -> Publication:
    record = json.loads(line)
    return Publication(record["release"], datetime.fromisoformat(record["at"]), record["action"])


def _order(release_id: str) -> tuple[str, int]:
    day, _, serial = release_id.partition(".")
    return day, int(serial)
