"""The manifest of a release: what it is made of, from what, by which version of the software."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.published.layout import FORMAT_VERSION


@dataclass(frozen=True)
class FileEntry:
    """A file of the release with its hash (SHA-256, hexadecimal) and its size in bytes."""

    path: str
    sha256: str
    byte_count: int


@dataclass(frozen=True)
class MonitorInfo:
    """Whose monitor this is, as the monitor file says.

    Args:
        home: code of the region that the monitor is about.
        corrections: where readers report a figure: an e-mail address, or the address of a form
            with a place for {herkomst}; empty for the contact.
    """

    name: str
    owner: str
    contact: str
    language: str
    home: str
    division_year: int
    corrections: str = ""


@dataclass(frozen=True)
class SeriesInfo:
    """The newest period held of one kind of period, and when its next publication is due.

    Args:
        kind: kind of period, such as `jaar`.
        newest: newest period held.
        status: status of the newest period.
        vintage: publication that it comes from, ISO date.
        next_publication: ISO date on which CBS is due to publish next, or empty.
    """

    kind: str
    newest: str
    status: str
    vintage: str
    next_publication: str


@dataclass(frozen=True)
class Measurement:
    """Something that the build measured about its own figures, to be shown with them.

    Args:
        code: what was measured; its sentence lives in the locale files under `measured.<code>`.
        values: the numbers of the sentence, already rounded, as text by name.
    """

    code: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ModelInfo:
    """A model of expected use in the release.

    Args:
        id: of the model, such as `jeugdzorg-wijk`.
        indicator: what is expected.
        level: of the areas that the model was fitted on.
        levels: of all regions with an expected figure of this model.
        periods: years with expected figures, oldest first.
        seed: of the random numbers of the fit.
        sources: pairs of what came from a source and the short id of that source: `uitkomst`, or
            the id of a characteristic.
    """

    id: str
    indicator: str
    level: str
    levels: tuple[str, ...]
    periods: tuple[str, ...]
    seed: int
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What a release says of itself.

    Args:
        id: date and serial number, such as 2026-04-30.1.
        created_at: moment of the build, with time zone.
        software: name and version that built it.
        is_fictional: whether the figures are made up (the demo country).
        previous: id of the release that it was compared with, or empty.
        change_class: `major`, `minor` or `patch`.
        divisions: years of division per level of region that have figures.
        maps: years per level for which there are outlines.
        models: the models of expected use.
    """

    id: str
    created_at: datetime
    software: str
    monitor: MonitorInfo
    is_fictional: bool
    indicators: tuple[str, ...]
    sources: tuple[SnapshotRef, ...]
    files: tuple[FileEntry, ...]
    series: tuple[SeriesInfo, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    previous: str = ""
    change_class: str = "major"
    divisions: tuple[tuple[str, tuple[int, ...]], ...] = ()
    maps: tuple[tuple[str, tuple[int, ...]], ...] = ()
    models: tuple[ModelInfo, ...] = ()
    format_version: int = field(default=FORMAT_VERSION)

    def to_json(self) -> str:
        """The manifest as JSON text with sorted keys."""
        return json.dumps(asdict(self), default=_plain, ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read a manifest file.

        Raises:
            ReleaseError: the file is absent, damaged or of another format version.
        """
        try:
            content = json.loads(path.read_text("utf-8"))
            return _manifest(content)
        except FileNotFoundError as error:
            raise ReleaseError(
                "In deze map staat geen release: manifest.json ontbreekt",
                where=path.parent.name,
                remedy="Bouw eerst een release met `jeugdpeil build`, of noem een andere.",
            ) from error
        except (KeyError, TypeError, ValueError) as error:
            raise ReleaseError(
                f"Het bestand manifest.json van de release is niet te lezen: {_why(error)}",
                where=path.parent.name,
                remedy="Bouw de release opnieuw met `jeugdpeil build`.",
            ) from error

    def source(self, short_id: str) -> SnapshotRef | None:
        """The source with this short id."""
        return next((item for item in self.sources if item.short_id == short_id), None)

    def model(self, model: str) -> ModelInfo | None:
        """The model of expected use with this id."""
        return next((item for item in self.models if item.id == model), None)

    def with_files(self, files: tuple[FileEntry, ...]) -> "Manifest":
        """The same manifest with the list of files."""
        return replace(self, files=files)


class _OtherFormatError(ValueError):
    """The manifest is of another version; the text is part of a message to the user."""


def _why(error: Exception) -> str:
    """What is wrong with a manifest, in Dutch."""
    if isinstance(error, json.JSONDecodeError):
        return f"geen JSON vanaf regel {error.lineno}, teken {error.colno}"
    if isinstance(error, KeyError):
        return f"het onderdeel {error} ontbreekt"
    return str(error) if isinstance(error, _OtherFormatError) else "een onderdeel is beschadigd"


def _manifest(content: dict[str, Any]) -> Manifest:
    if content["format_version"] != FORMAT_VERSION:
        raise _OtherFormatError(
            f"het formaat is versie {content['format_version']}, deze software leest versie "
            f"{FORMAT_VERSION}"
        )
    return Manifest(
        id=content["id"],
        created_at=datetime.fromisoformat(content["created_at"]),
        software=content["software"],
        monitor=MonitorInfo(**content["monitor"]),
        is_fictional=content["is_fictional"],
        indicators=tuple(content["indicators"]),
        sources=tuple(_snapshot(item) for item in content["sources"]),
        files=tuple(FileEntry(**item) for item in content["files"]),
        series=tuple(SeriesInfo(**item) for item in content["series"]),
        measurements=tuple(
            Measurement(item["code"], tuple((name, text) for name, text in item["values"]))
            for item in content["measurements"]
        ),
        previous=content["previous"],
        change_class=content["change_class"],
        divisions=_years(content["divisions"]),
        maps=_years(content["maps"]),
        # Releases from before there were models have no such part.
        models=tuple(_model(item) for item in content.get("models", [])),
        format_version=content["format_version"],
    )


def _model(item: dict[str, Any]) -> ModelInfo:
    fields: dict[str, Any] = dict(item)
    for name in ("levels", "periods"):
        fields[name] = tuple(item[name])
    fields["sources"] = tuple((what, source) for what, source in item["sources"])
    return ModelInfo(**fields)


def _snapshot(item: dict[str, Any]) -> SnapshotRef:
    at: str | None = item["retrieved_at"]
    fields: dict[str, Any] = dict(item)
    fields["retrieved_at"] = datetime.fromisoformat(at) if at else None
    return SnapshotRef(**fields)


def _years(items: list[list[Any]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((level, tuple(years)) for level, years in items)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in a manifest")
