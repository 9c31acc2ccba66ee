"""Looking at the sources of a monitor file without building anything."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.i18n.texts import catalogue
from jeugdpeil.monitor_file import read_monitor_file
from jeugdpeil.pipeline.reading import read_sources
from jeugdpeil.pipeline.regions import regions_of
from jeugdpeil.pipeline.stocking import checked
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.validation.coverage import CoverageTable
from jeugdpeil.validation.report import (
    coverage_lines,
    coverage_records,
    finding_lines,
    finding_records,
)


@dataclass(frozen=True)
class Report:
    """What was found in the sources, and how far they are filled."""

    findings: tuple[Finding, ...]
    coverage: CoverageTable

    @property
    def has_errors(self) -> bool:
        """Whether anything had to be set apart."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def lines(self, language: str) -> list[str]:
        """The report as text."""
        texts = catalogue(language)
        return [
            *finding_lines(self.findings, texts),
            "",
            *coverage_lines(self.coverage, texts),
        ]

    def record(self, language: str) -> dict[str, object]:
        """The report as plain values, with the sentences in a language."""
        sentences = finding_lines(self.findings, catalogue(language))
        return {
            "has_errors": self.has_errors,
            "findings": finding_records(self.findings),
            "sentences": sentences,
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
    return Report(findings, CoverageTable(rows))
