"""What a copy of the site in files is, and what it lacks beside the site itself."""

from dataclasses import dataclass

from jeugdpeil.i18n.dates import moment
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links

COPY = "kopie"
# Each has a sentence `copy.lacks.<name>`; docs/doen/in-bedrijf-nemen.md lists the same.
LACKING = ("api", "groups", "chosen", "divisions", "trace", "script", "old", "compared", "tables")


@dataclass(frozen=True)
class CopyPage:
    """The page about the copy itself.

    Args:
        release: id of the release, and when it was built.
        lacking: what this copy cannot do, one sentence each.
    """

    release: str
    built: str
    lacking: tuple[str, ...]


def copy_page(edition: Edition, links: Links) -> CopyPage:
    """The page about the copy itself."""
    language, manifest = links.language, edition.manifest
    return CopyPage(
        manifest.id,
        moment(language, manifest.created_at),
        tuple(text(language, f"copy.lacks.{name}") for name in LACKING),
    )
