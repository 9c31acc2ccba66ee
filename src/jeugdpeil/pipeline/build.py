"""Building a release: every stage in its turn, from the monitor file to the folder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from jeugdpeil import __version__
from jeugdpeil.codelists.errata import errata_records
from jeugdpeil.codelists.known_figures import known_figure_records
from jeugdpeil.codelists.publication_calendar import next_publication, next_release_day
from jeugdpeil.disclosure.nowcast_gate import published_nowcast
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.disclosure.primary import primary_protected
from jeugdpeil.domain.errors import DataError
from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.domain.nowcast import PublishedNowcast
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.published import PublicReference
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import Regions
from jeugdpeil.domain.trends import PublishedTrends
from jeugdpeil.i18n.numbers import in_notation, whole_number
from jeugdpeil.monitor_file import Monitor
from jeugdpeil.pipeline.characteristic_definitions import characteristic_definitions
from jeugdpeil.pipeline.expecting import ExpectedFigures, expected_figures
from jeugdpeil.pipeline.figures import USED_VARIABLES, Figures, figures_of
from jeugdpeil.pipeline.model_tables import Ground, characteristic_facts
from jeugdpeil.pipeline.nowcast.run import nowcast_of
from jeugdpeil.pipeline.outlines import Maps, maps_of
from jeugdpeil.pipeline.reading import Sources, read_sources
from jeugdpeil.pipeline.regions import refuse_unknown_home, regions_of
from jeugdpeil.pipeline.search_records import postcode_findings, search_records
from jeugdpeil.pipeline.stocking import Checked, checked, published_sources
from jeugdpeil.pipeline.trends import trends_of
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.published import layout
from jeugdpeil.published.manifest import Manifest, Measurement, MonitorInfo, SeriesInfo
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import (
    Draft,
    ReferenceFile,
    json_file,
    parquet_file,
    write_release,
)
from jeugdpeil.validation.coverage import CoverageTable
from jeugdpeil.validation.report import coverage_records, finding_records
from jeugdpeil.warehouse.coverage import wijk_coverage

Say = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a build made.

    Args:
        release: id of the release.
        lines: what a user should know of it, in plain words.
    """

    release: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """Everything that a release is made of, before it is written."""

    monitor: Monitor
    regions: Regions
    figures: Figures
    maps: Maps
    checked: tuple[Checked, ...]
    sources: Sources
    findings: tuple[Finding, ...]
    counts: pa.Table
    expected: ExpectedFigures
    nowcast: PublishedNowcast

    @property
    def snapshots(self) -> tuple[SnapshotRef, ...]:
        """The stored bytes of all sources."""
        return self.sources.snapshots

    def sources_of_figures(self) -> list[str]:
        """The names of the sources whose figures are published, in order of precedence."""
        return [item.spec.id for item in self.checked if not item.spec.check_only]

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """What the build measured about its own figures."""
        found = (item.measurement for item in self.checked)
        return tuple(item for item in found if item is not None)


def build_release(
    monitor: Monitor, work: Path, shelf: Shelf, now: datetime, say: Say = lambda _: None
) -> Outcome:
    """Build a release from a monitor file.

    Args:
        monitor: the monitor file.
        work: folder with the raw stores and warehouses of all monitors.
        shelf: where the release goes.
        now: the present moment.
        say: is told which step begins.

    Raises:
        UserError: as the stages say; the last release stays as it was.
    """
    workplace = Workplace.of(work, monitor)
    with workplace.held():
        say("1/5 Bronnen lezen")
        sources = read_sources(monitor, workplace.store, now)
        return release_of(monitor, sources, workplace, shelf, now, say)


def release_of(
    monitor: Monitor,
    sources: Sources,
    workplace: Workplace,
    shelf: Shelf,
    now: datetime,
    say: Say,
) -> Outcome:
    """Build a release from sources that were read."""
    material = material_of(monitor, sources, workplace, say)
    say("5/5 Release schrijven")
    release = write_release(_draft(material, now), shelf)
    return Outcome(release, tuple(_lines(material)))


def material_of(
    monitor: Monitor,
    sources: Sources,
    workplace: Workplace,
    say: Say,
) -> Material:
    """Everything up to the writing."""
    say("2/5 Controleren en in het magazijn leggen")
    regions, region_findings = regions_of(monitor, sources)
    refuse_unknown_home(monitor, regions)
    warehouse = workplace.warehouse
    each = tuple(
        checked(item, regions, None if item.spec.check_only else warehouse)
        for item in sources.figures
    )
    lots = warehouse.archive(item.spec.id for item in published_sources(sources.figures))
    counts, count_findings = warehouse.counts(lots, USED_VARIABLES)
    measures, measure_findings = warehouse.measures(lots, USED_VARIABLES)
    if not counts.num_rows and not measures.num_rows:
        raise DataError(
            "Uit de bronnen komt geen enkel bruikbaar cijfer",
            remedy="Bekijk de bevindingen met `jeugdpeil check data`.",
        )
    say("3/5 Cijfers en kaarten maken")
    policy = Policy(monitor.minimum, monitor.rounding)
    counts = primary_protected(counts, policy)
    modelled = sorted({item.indicator for item in monitor.expected})
    figures = figures_of(
        counts, measures, regions, monitor.division_year, policy, warehouse, modelled
    )
    maps = maps_of(sources.outlines, regions, monitor.division_year)
    say("4/5 Verwacht gebruik berekenen")
    characteristics, characteristic_findings = characteristic_facts(monitor, warehouse, lots)
    outlines = tuple(item.geometry for item in sources.outlines)
    ground = Ground(monitor, figures.estimates, (counts, *characteristics), regions, outlines)
    expected = expected_figures(ground, figures.published, policy, say)
    say("  Wat voorlopige cijfers waarschijnlijk worden")
    nowcast = _nowcast(figures, sources, regions, policy)
    findings = (
        *sources.findings,
        *region_findings,
        *postcode_findings(regions, sources.postcodes),
        *(finding for item in each for finding in item.findings),
        *count_findings,
        *measure_findings,
        *characteristic_findings,
        *maps.findings,
        *expected.findings,
    )
    return Material(
        monitor, regions, figures, maps, each, sources, findings, counts, expected, nowcast
    )


def _nowcast(
    figures: Figures, sources: Sources, regions: Regions, policy: Policy
) -> PublishedNowcast:
    """What the figures that are shown will become."""
    tables = nowcast_of(
        figures.published,
        figures.indicators,
        regions,
        sources.register.breaks,
        sources.register.changes,
        is_fictional=any(item.is_fictional for item in sources.snapshots),
    )
    definitions = {item.definition.id: item.definition for item in figures.indicators}
    return published_nowcast(tables, figures.published, definitions, policy)


def _draft(material: Material, now: datetime) -> Draft:
    stopped = material.monitor.discontinued
    definitions = tuple(
        replace(each, discontinued=stopped.get(each.id, each.discontinued))
        for each in (item.definition for item in material.figures.indicators)
    )
    return Draft(
        manifest=_manifest(material, now),
        figures=material.figures.published,
        definitions=definitions,
        regions=material.regions,
        references=(*material.maps.files, *_references(material)),
        expected=tuple(model.expected for model in material.expected.models),
        cards=tuple(model.card for model in material.expected.models),
        nowcast=material.nowcast,
        model_sources={model.name: model.sources for model in material.expected.models},
        characteristics=characteristic_definitions(
            material.monitor, [model.card.card for model in material.expected.models]
        ),
        trends=_trends(material),
    )


def _trends(material: Material) -> PublishedTrends:
    """The trends in the figures that are shown; hidden ones are not even looked at."""
    register = material.sources.register
    return trends_of(
        material.figures.published,
        material.regions,
        register.breaks,
        search_records(material.regions, register),
        material.monitor.rounding,
    )


def _manifest(material: Material, now: datetime) -> Manifest:
    monitor = material.monitor
    return Manifest(
        id="",
        created_at=now,
        software=f"jeugdpeil {__version__}",
        monitor=MonitorInfo(
            monitor.name,
            monitor.owner,
            monitor.contact,
            monitor.language,
            monitor.home,
            monitor.division_year,
            monitor.corrections,
        ),
        is_fictional=any(item.is_fictional for item in material.snapshots),
        indicators=tuple(item.definition.id for item in material.figures.indicators),
        sources=material.snapshots,
        files=(),
        series=_series(material.counts, now.date()),
        measurements=material.measurements,
        divisions=_divisions(material.figures),
        maps=material.maps.years,
    )


def _series(counts: pa.Table, today: date) -> tuple[SeriesInfo, ...]:
    """Per kind of period the newest that is held, and when something newer is due."""
    columns = ["period", "vintage", "status", "variable"]
    rows = counts.group_by(columns, use_threads=False).aggregate([]).to_pylist()
    care = [row for row in rows if row["variable"] == "jongeren"]
    found: dict[str, SeriesInfo] = {}
    for row in sorted(care, key=lambda row: (Period.parse(row["period"]).last_day, row["vintage"])):
        period, status = Period.parse(row["period"]), Status(row["status"])
        awaited = next_publication(period, status, today)
        due = awaited.due if awaited and not awaited.is_past(today) else next_release_day(today)
        found[period.kind.value] = SeriesInfo(
            period.kind.value, str(period), status.value, row["vintage"], due.isoformat()
        )
    return tuple(found.values())


def _divisions(figures: Figures) -> tuple[tuple[str, tuple[int, ...]], ...]:
    table = figures.published.table
    pairs = table.group_by(["region_level", "region_year"], use_threads=False).aggregate([])
    years: dict[str, list[int]] = {}
    for row in pairs.to_pylist():
        years.setdefault(row["region_level"], []).append(row["region_year"])
    return tuple((level, tuple(sorted(found))) for level, found in sorted(years.items()))


def _references(material: Material) -> tuple[ReferenceFile, ...]:
    published = [item for item in material.checked if not item.spec.check_only]
    coverage = CoverageTable(tuple(row for item in published for row in item.coverage.rows))
    breaks = [
        {
            "starts": item.starts.isoformat(),
            "code": item.code,
            "source": item.source,
            "levels": sorted(level.value for level in item.levels),
            "indicators": sorted(item.indicators),
        }
        for item in material.sources.register.breaks
    ]
    kinds = PublicReference
    return (
        json_file(
            kinds.SEARCH,
            layout.SEARCH,
            search_records(material.regions, material.sources.register, material.sources.postcodes),
        ),
        json_file(kinds.FINDINGS, layout.FINDINGS, finding_records(material.findings)),
        json_file(kinds.COVERAGE, layout.COVERAGE, coverage_records(coverage)),
        json_file(kinds.BREAKS, layout.BREAKS, breaks),
        json_file(kinds.ERRATA, layout.ERRATA, errata_records()),
        json_file(kinds.HISTORY, layout.HISTORY, known_figure_records()),
        parquet_file(kinds.COVERAGE, layout.WIJK_COVERAGE, wijk_coverage(material.counts)),
    )


def _lines(material: Material) -> Iterable[str]:
    rows = whole_number("nl", material.figures.published.table.num_rows)
    yield f"{len(material.figures.indicators)} indicatoren, {rows} cijfers."
    yield findings_line(material.findings, has_file=bool(material.monitor.sources))
    yield from _model_lines(material.expected)
    for item in material.measurements:
        values = {name: in_notation("nl", value) for name, value in item.values}
        yield (
            f"De benaderde noemer, getoetst op {values['bron']}: {values['gemeente']} procentpunt "
            f"naast het afgedrukte percentage van de gemeente; over {values['wijken']} wijken in "
            f"de mediaan {values['mediaan']}, hoogstens {values['hoogste']}."
        )


def findings_line(findings: Iterable[Finding], *, has_file: bool) -> str:
    """How much was noticed in the sources, and where to read it.

    Args:
        findings: of all sources.
        has_file: whether there is a monitor file to look at; the demo country has none.

    >>> findings_line([], has_file=False)
    '0 fouten en 0 waarschuwingen in de bronnen.'
    """
    weights = [finding.severity for finding in findings]
    errors, warnings = (
        whole_number("nl", weights.count(weight)) for weight in (Severity.ERROR, Severity.WARNING)
    )
    hint = " (jeugdpeil check data)" if has_file else ""
    return f"{errors} fouten en {warnings} waarschuwingen in de bronnen{hint}."


def _model_lines(expected: ExpectedFigures) -> Iterable[str]:
    if expected.models:
        names = ", ".join(model.name for model in expected.models)
        yield f"Verwacht gebruik: {names}."
    for name, why in expected.not_made:
        yield f"Geen verwacht gebruik voor {name}: {why or 'er zijn geen cijfers'}"
