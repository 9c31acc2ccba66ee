"""What files to take along are called on the site, and where they stand."""

from pathlib import PurePosixPath

from jeugdpeil.published.manifest import Manifest


def name_marks(manifest: Manifest, *, is_concept: bool) -> str:
    """What the name of every file to take along begins with, so that a copy still says it."""
    return ("VERZONNEN-" if manifest.is_fictional else "") + ("CONCEPT-" if is_concept else "")


def download_path(path: str, marks: str) -> str:
    """Place of a file of the release on the site.

    >>> download_path("figures/jeugdzorg.csv", "VERZONNEN-")
    'downloads/figures/VERZONNEN-jeugdzorg.csv'
    """
    place = PurePosixPath("downloads") / path
    return str(place.with_name(marks + place.name))
