"""Making a release: an immutable folder that is there as a whole or not at all."""

import hashlib
import json
import shutil
import uuid
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.definition import CharacteristicDefinition, IndicatorDefinition
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.expected import PublishedCard, PublishedExpected
from jeugdpeil.domain.nowcast import PublishedNowcast
from jeugdpeil.domain.published import PublicReference, PublishedTable
from jeugdpeil.domain.tables import Regions
from jeugdpeil.domain.trends import PublishedTrends
from jeugdpeil.published import layout
from jeugdpeil.published.characteristics import characteristics_to_json
from jeugdpeil.published.definitions import definitions_to_json
from jeugdpeil.published.manifest import FileEntry, Manifest
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.changes import changes_since
from jeugdpeil.release.csv_descriptions import write_csv_descriptions
from jeugdpeil.release.expected_files import ModelSources, model_infos, write_expected
from jeugdpeil.release.files import write_figures, write_pages
from jeugdpeil.release.folder_writing import only_writer, storage_errors
from jeugdpeil.release.nowcast_files import write_nowcast
from jeugdpeil.release.trend_files import write_trends

LOCK = ".lock"
BUILDING = ".building-"
ALL_FORMATS = frozenset({"parquet", "csv", "json"})


@dataclass(frozen=True)
class ReferenceFile:
    """A file of a release that holds no figures of youths.

    Args:
        kind: which of the enumerated public things it is.
        path: place in the release.
        content: the bytes.
    """

    kind: PublicReference
    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Draft:
    """Everything that a release is made of: published figures and public reference, nothing else.

    Args:
        manifest: what the release says of itself; id, files and changes are filled in here.
        figures: the figures, after the gate.
        definitions: the indicators in the order in which they are shown.
        regions: all regions that the figures and the search speak of.
        references: outlines, search index, findings, coverage and breaks.
        expected: expected use, after the gate, one for each model.
        cards: the card of each model, after the gate, in the order in which models are shown.
        model_sources: per model, what came from which source: pairs of `uitkomst` or the id of a
            characteristic, and the short id of the source.
        characteristics: what the characteristics are that the cards name, absent ones too.
        nowcast: what figures will become, after the gate; None where there is no nowcast.
        trends: the trends in the figures, after the gate.
    """

    manifest: Manifest
    figures: PublishedTable
    definitions: tuple[IndicatorDefinition, ...]
    regions: Regions
    references: tuple[ReferenceFile, ...]
    expected: tuple[PublishedExpected, ...] = ()
    cards: tuple[PublishedCard, ...] = ()
    characteristics: tuple[CharacteristicDefinition, ...] = ()
    nowcast: PublishedNowcast | None = None
    model_sources: ModelSources = field(default_factory=dict[str, Sequence[tuple[str, str]]])
    trends: PublishedTrends | None = None


def write_release(draft: Draft, shelf: Shelf, formats: frozenset[str] = ALL_FORMATS) -> str:
    """Write a release beside the others; what is served now stays what it is.

    The folder gets its name in the last step, so an interrupted build leaves no release, only a
    folder whose name begins with `.building-`, which the next build clears away.

    Args:
        draft: the content.
        shelf: the releases.
        formats: files per indicator; parquet is always among them.

    Returns:
        The id of the new release.

    Raises:
        BusyError: another build is writing on this shelf.
        StorageError: the folder cannot be written.
    """
    with storage_errors(shelf.folder), _writer(shelf.folder):
        _clear_interrupted(shelf.folder)
        release_id = _next_id(shelf, draft.manifest.created_at.date())
        folder = shelf.folder / f"{BUILDING}{uuid.uuid4().hex[:8]}"
        folder.mkdir()
        try:
            _write(draft, folder, release_id, _served(shelf), formats)
            folder.rename(shelf.folder / release_id)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return release_id


def _write(
    draft: Draft,
    folder: Path,
    release_id: str,
    previous: Release | None,
    formats: frozenset[str],
) -> None:
    figures = draft.figures.table
    changes = changes_since(previous, figures, draft.definitions, draft.expected)
    ids = [item.id for item in draft.definitions]
    write_figures(folder, figures, draft.regions.table, ids, set(formats) | {"parquet"})
    write_pages(folder, figures)
    models = model_infos(draft.expected, draft.cards, draft.model_sources)
    if models:
        _put(
            folder, layout.CHARACTERISTICS, characteristics_to_json(draft.characteristics).encode()
        )
    write_expected(folder, draft.expected, draft.cards, draft.regions.table, set(formats))
    write_nowcast(folder, draft.nowcast, draft.regions.table, set(formats))
    write_trends(folder, draft.trends, draft.regions.table, set(formats))
    pq.write_table(draft.regions.table, folder / layout.REGIONS, compression="zstd")
    _put(folder, layout.DEFINITIONS, definitions_to_json(draft.definitions).encode())
    _put(folder, layout.CHANGES, json.dumps(changes.record(), ensure_ascii=False).encode())
    for reference in draft.references:
        _put(folder, reference.path, reference.content)
    manifest = replace(
        draft.manifest,
        id=release_id,
        previous=changes.previous,
        change_class=changes.change_class.value,
        models=models,
    )
    write_csv_descriptions(folder, manifest, draft.definitions)
    manifest = replace(manifest, files=_files(folder))
    # Last: a folder without a manifest is no release.
    _put(folder, layout.MANIFEST, manifest.to_json().encode())


def _put(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _files(folder: Path) -> tuple[FileEntry, ...]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(_entry(path, folder) for path in paths)


def _entry(path: Path, folder: Path) -> FileEntry:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileEntry(path.relative_to(folder).as_posix(), digest, path.stat().st_size)


def _next_id(shelf: Shelf, day: date) -> str:
    """The day with the first serial number that no release of that day has."""
    taken = [int(item.rpartition(".")[2]) for item in shelf.ids() if item.startswith(f"{day}.")]
    return f"{day}.{max(taken, default=0) + 1}"


def _served(shelf: Shelf) -> Release | None:
    try:
        return shelf.current()
    except ReleaseError:
        return None


def _clear_interrupted(folder: Path) -> None:
    for leftover in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def _writer(folder: Path) -> Generator[None]:
    """Hold the shelf for writing, making it where needed."""
    folder.mkdir(parents=True, exist_ok=True)
    what = "Een andere opdracht schrijft nu releases in deze map"
    remedy = "Wacht tot die klaar is, of noem een andere map met --out."
    with only_writer(folder / LOCK, what, remedy):
        yield


def json_file(kind: PublicReference, path: str, content: object) -> ReferenceFile:
    """A reference file with plain values as JSON."""
    return ReferenceFile(kind, path, json.dumps(content, ensure_ascii=False).encode())


def parquet_file(kind: PublicReference, path: str, table: pa.Table) -> ReferenceFile:
    """A reference file with a table as Parquet."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return ReferenceFile(kind, path, sink.getvalue().to_pybytes())


def outline_files(
    level: str, year: int, contents: Mapping[str, bytes]
) -> tuple[ReferenceFile, ...]:
    """The outlines of a level and year, by kind (`svg.json`, `geojson`, `pmtiles`)."""
    return tuple(
        ReferenceFile(PublicReference.GEOMETRY, layout.geometry_file(level, year, kind), content)
        for kind, content in contents.items()
    )
