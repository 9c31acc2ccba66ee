"""Files to take along: which ones there are, what they are called and where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from jeugdpeil.i18n.numbers import file_size
from jeugdpeil.published import layout
from jeugdpeil.published.csv_description import described, moved
from jeugdpeil.published.download_names import download_path, name_marks
from jeugdpeil.published.manifest import FileEntry, Manifest
from jeugdpeil.published.release import Release
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links

FORMATS = ("csv", "json", "parquet")
_WORKING_FILES = (
    layout.PAGES,
    layout.PAGE_INDEX,
    layout.SEARCH,
    layout.EXPECTED_PAGES,
    layout.EXPECTED_PAGE_INDEX,
)


@dataclass(frozen=True)
class Download:
    """A file to take along."""

    label: str
    href: str
    size: str


def downloads(manifest: Manifest, marks: str) -> Mapping[str, FileEntry]:
    """The files of a release that may be taken along, by their place on the site."""
    return {
        download_path(entry.path, marks): entry
        for entry in manifest.files
        if entry.path not in _WORKING_FILES
    }


def csv_description(release: Release, entry: FileEntry, marks: str) -> bytes | None:
    """What the columns of a CSV mean, for that CSV under the name that it has on the site.

    Args:
        release: the release.
        entry: a file of it.
        marks: what the names of files to take along begin with.

    Returns:
        The bytes of the description; None where the file is none.
    """
    csv = described(entry.path)
    if not csv:
        return None
    body = (release.folder / entry.path).read_bytes()
    return moved(body, PurePosixPath(download_path(csv, marks)).name)


def expected_downloads(edition: Edition, model: str, links: Links) -> Iterable[Download]:
    """The files with the expected figures of a model."""
    yield from _in_formats(edition, [layout.expected_file(model, each) for each in FORMATS], links)


def trend_downloads(edition: Edition, indicator: str, links: Links) -> Iterable[Download]:
    """The files with the trends of an indicator; none where no trend was computed."""
    paths = [layout.trends_file(indicator, each) for each in FORMATS]
    yield from _in_formats(edition, paths, links)


def _in_formats(edition: Edition, paths: Iterable[str], links: Links) -> Iterable[Download]:
    marks = name_marks(edition.manifest, is_concept=edition.is_concept)
    entries = {entry.path: entry for entry in edition.manifest.files}
    return (download(entries[path], marks, links) for path in paths if path in entries)


def download(entry: FileEntry, marks: str, links: Links) -> Download:
    """A file by its format, with its address and size."""
    extension = entry.path.rpartition(".")[2]
    href = links.file(download_path(entry.path, marks))
    return Download(extension.upper(), href, file_size(links.language, entry.byte_count))
