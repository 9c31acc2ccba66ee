"""Looking at the sources of a monitor file without building anything."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.i18n.texts import catalogue
from jeugdpeil.monitor_file import read_monitor_file
from jeugdpeil.pipeline.reading import Sources, read_sources
from jeugdpeil.pipeline.regions import regions_of
from jeugdpeil.pipeline.stocking import checked
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.validation.coverage import CoverageTable
from jeugdpeil.validation.coverage_text import coverage_text
from jeugdpeil.validation.report import (
    by_weight,
    coverage_records,
    finding_records,
    grouped_lines,
    heaviest,
    sentence,
)


@dataclass(frozen=True)
class Report:
    """What was found in the sources, and how far they are filled.

    Args:
        monitor: name of the monitor.
        sources: how many sources were looked at.
        findings: in the order of importance within a weight.
        coverage: of the facts of all sources.
    """

    monitor: str
    sources: int
    findings: tuple[Finding, ...]
    coverage: CoverageTable

    @property
    def has_errors(self) -> bool:
        """Whether anything had to be set apart."""
        return heaviest(self.findings) is Severity.ERROR

    def lines(self, language: str) -> list[str]:
        """The report as text: what weighs most comes first."""
        texts = catalogue(language)
        weights = Counter(finding.severity for finding in self.findings)
        head = texts["check.head"].format(
            name=self.monitor,
            sources=self.sources,
            errors=weights[Severity.ERROR],
            warnings=weights[Severity.WARNING],
            infos=weights[Severity.INFO],
        )
        is_sound = not weights[Severity.ERROR] and not weights[Severity.WARNING]
        return [
            head,
            *([texts["check.sound"]] if is_sound else []),
            *grouped_lines(self.findings, texts),
            "",
            *coverage_text(self.coverage, texts),
        ]

    def record(self, language: str) -> dict[str, object]:
        """The report as plain values; every finding with its sentence in a language."""
        texts = catalogue(language)
        ordered = by_weight(self.findings)
        return {
            "monitor": self.monitor,
            "has_errors": self.has_errors,
            "findings": [
                record | {"sentence": sentence(finding, texts)}
                for record, finding in zip(finding_records(ordered), ordered, strict=True)
            ],
            "coverage": coverage_records(self.coverage),
        }


def check_sources(path: Path, work: Path, now: datetime) -> Report:
    """Read and validate the sources of a monitor file.

    Raises:
        UserError: the monitor file or a source cannot be read at all.
    """
    monitor = read_monitor_file(path)
    sources = read_sources(monitor, Workplace.of(work, monitor).store, now)
    regions, region_findings = regions_of(monitor, sources)
    each = [checked(item, regions, None) for item in sources.figures]
    findings = (
        *sources.findings,
        *region_findings,
        *(finding for item in each for finding in item.findings),
    )
    rows = tuple(row for item in each for row in item.coverage.rows)
    return Report(
        monitor.name,
        len(monitor.sources),
        tuple(_figures_first(findings, sources)),
        CoverageTable(rows),
    )


def _figures_first(findings: Iterable[Finding], sources: Sources) -> list[Finding]:
    """Findings on figures in the order of the sources, then those on lists, then on maps."""
    places = {item.spec.id: place for place, item in enumerate(sources.figures)}

    def place(finding: Finding) -> tuple[bool, int]:
        source = finding.location.source.partition("@")[0]
        return finding.code.startswith("geometry-"), places.get(source, len(places))

    return sorted(findings, key=place)
