"""Open data: files to take along, sources, and what is known of their quality."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.dates import moment
from jeugdpeil.i18n.numbers import file_size, percentage, whole_number
from jeugdpeil.i18n.texts import code_text, sentence_of_code, text
from jeugdpeil.published import layout
from jeugdpeil.published.csv_description import described
from jeugdpeil.published.download_names import name_marks
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.downloads import (
    FORMATS,
    Download,
    download,
    downloads,
    expected_downloads,
    trend_downloads,
)
from jeugdpeil.site.views.model_words import model_name
from jeugdpeil.site.views.start_page import change_sentence
from jeugdpeil.site.views.words import level_name

_LEVELS = frozenset(level.value for level in RegionLevel)
_WEIGHTS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class IndicatorFiles:
    """The files of one indicator, or of one model of expected use."""

    name: str
    href: str
    files: tuple[Download, ...]


@dataclass(frozen=True)
class SourceRow:
    """A source with what is needed to find its bytes again."""

    title: str
    attribution: str
    licence: str
    origin: str
    sha256: str
    retrieved: str
    modified: str
    size: str


@dataclass(frozen=True)
class FindingRow:
    """A kind of finding in a source, with how often it was seen."""

    severity: str
    source: str
    sentence: str
    count: str


@dataclass(frozen=True)
class CoverageRow:
    """How many regions of a level have a value, over the years."""

    measure: str
    level: str
    years: str
    filled: str
    share: str


@dataclass(frozen=True)
class DataPage:
    """The page with open data."""

    release: str
    built: str
    indicators: tuple[IndicatorFiles, ...]
    models: tuple[IndicatorFiles, ...]
    trends: tuple[IndicatorFiles, ...]
    has_descriptions: bool
    others: tuple[Download, ...]
    sources: tuple[SourceRow, ...]
    findings: tuple[FindingRow, ...]
    coverage: tuple[CoverageRow, ...]
    changes: tuple[str, ...]


def data_page(edition: Edition, links: Links) -> DataPage:
    """The page with open data."""
    language, manifest = links.language, edition.manifest
    marks = name_marks(manifest, is_concept=edition.is_concept)
    return DataPage(
        release=manifest.id,
        built=moment(language, manifest.created_at),
        indicators=tuple(_indicator_files(edition, marks, links)),
        models=tuple(_model_files(edition, links)),
        trends=tuple(_trend_files(edition, links)),
        has_descriptions=any(described(entry.path) for entry in manifest.files),
        others=tuple(_other_files(manifest, marks, links)),
        sources=tuple(_source_rows(manifest, language)),
        findings=tuple(_finding_rows(edition, language)),
        coverage=tuple(_coverage_rows(edition, language)),
        changes=tuple(_changes(edition, language)),
    )


def _indicator_files(edition: Edition, marks: str, links: Links) -> Iterable[IndicatorFiles]:
    entries = {entry.path: entry for entry in edition.manifest.files}
    for definition in edition.definitions.values():
        paths = [layout.figures_file(definition.id, extension) for extension in FORMATS]
        files = tuple(download(entries[path], marks, links) for path in paths if path in entries)
        name = definition.name.in_language(links.language)
        yield IndicatorFiles(name, links.indicator(definition.id), files)


def _model_files(edition: Edition, links: Links) -> Iterable[IndicatorFiles]:
    for model in edition.expectations.models:
        name = model_name(edition, model, links.language)
        files = tuple(expected_downloads(edition, model.id, links))
        yield IndicatorFiles(name, links.model(model.id), files)


def _trend_files(edition: Edition, links: Links) -> Iterable[IndicatorFiles]:
    for definition in edition.definitions.values():
        files = tuple(trend_downloads(edition, definition.id, links))
        if files:
            name = definition.name.in_language(links.language)
            yield IndicatorFiles(name, links.indicator(definition.id), files)


def _other_files(manifest: Manifest, marks: str, links: Links) -> Iterable[Download]:
    for path, entry in downloads(manifest, marks).items():
        is_listed = entry.path.startswith((f"{layout.FIGURES}/", f"{layout.TRENDS}/"))
        if not is_listed and not described(entry.path):
            size = file_size(links.language, entry.byte_count)
            yield Download(entry.path, links.file(path), size)


def _source_rows(manifest: Manifest, language: str) -> Iterable[SourceRow]:
    for item in manifest.sources:
        at = item.retrieved_at
        yield SourceRow(
            item.title,
            item.attribution,
            item.licence,
            item.origin,
            item.sha256,
            moment(language, at) if at else text(language, "not_recorded"),
            item.table_modified or text(language, "not_recorded"),
            file_size(language, item.byte_count),
        )


def _finding_rows(edition: Edition, language: str) -> Iterable[FindingRow]:
    """Findings of one kind in one source taken together, the heaviest first."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for record in _records(edition, layout.FINDINGS):
        sentence = finding_sentence(record, language)
        counts[record["severity"], record["source"], sentence] += int(record["count"])
    weights = {"error": 0, "warning": 1, "info": 2}
    for key, count in sorted(
        counts.items(), key=lambda item: (weights.get(item[0][0], 3), item[0])
    ):
        severity, source, sentence = key
        label = code_text(language, "severity", severity)
        yield FindingRow(label, source, sentence, whole_number(language, count))


def finding_sentence(record: Mapping[str, Any], language: str) -> str:
    """The sentence of a finding, or its code where the texts do not know it."""
    words = {"count": str(record["count"]), **record["context"]}
    return sentence_of_code(language, "finding", record["code"], words)


def _coverage_rows(edition: Edition, language: str) -> Iterable[CoverageRow]:
    """What part of the regions has a value, over all periods and sources together.

    The file with coverage tells it per period and source: thousands of rows in a large release.
    """
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for record in _records(edition, layout.COVERAGE):
        found.setdefault((record["measure"], record["level"]), []).append(record)
    for (measure, level), records in found.items():
        yield _coverage_row(measure, level, records, language)


def _coverage_row(
    measure: str, level: str, records: Sequence[Mapping[str, Any]], language: str
) -> CoverageRow:
    regions = sum(record["regions"] for record in records)
    filled = sum(record["filled"] for record in records)
    years = sorted({str(record["period"])[:4] for record in records})
    counts = {
        "filled": whole_number(language, filled),
        "regions": whole_number(language, regions),
    }
    return CoverageRow(
        measure,
        level_name(language, RegionLevel(level), plural=True) if level in _LEVELS else level,
        years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}",
        text(language, "data.filled", **counts),
        percentage(language, 100 * filled / regions if regions else 0.0, 1),
    )


def _changes(edition: Edition, language: str) -> Iterable[str]:
    document = edition.release.document(layout.CHANGES)
    records: list[dict[str, Any]] = (
        document.get("indicators", []) if isinstance(document, dict) else document
    )
    for record in records:
        yield change_sentence(edition, record, language)
    models: list[dict[str, Any]] = document.get("models", []) if isinstance(document, dict) else []
    for record in models:
        yield model_change_sentence(edition, record, language)


def model_change_sentence(edition: Edition, change: Mapping[str, Any], language: str) -> str:
    """How many expected figures and verdicts of one model are new, changed or gone."""
    model = edition.expectations.model(change["model"])
    name = model_name(edition, model, language) if model else change["model"]
    kinds = ("added", "changed", "removed", "verdicts")
    counts = {kind: whole_number(language, change[kind]) for kind in kinds}
    return text(language, "data.expected.change", name=name, **counts)


def _records(edition: Edition, name: str) -> list[dict[str, Any]]:
    document = edition.release.document(name)
    return document if isinstance(document, list) else []
