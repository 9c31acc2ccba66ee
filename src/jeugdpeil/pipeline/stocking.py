"""From readings to facts in the warehouse: codes for names, validation, quarantine."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.scope import AgeBase, Scope
from jeugdpeil.domain.tables import CountFacts, Regions
from jeugdpeil.monitor_file import SourceSpec
from jeugdpeil.pipeline.measuring import denominator_error
from jeugdpeil.pipeline.reading import SourceReading, levels_of
from jeugdpeil.pipeline.regions import with_codes
from jeugdpeil.published.manifest import Measurement
from jeugdpeil.validation.coverage import CoverageTable, fact_coverage
from jeugdpeil.validation.validate import quarantined, usable, validate
from jeugdpeil.warehouse.facts import Facts, Publication, facts_of
from jeugdpeil.warehouse.population import with_estimated_youths
from jeugdpeil.warehouse.warehouse import Warehouse


@dataclass(frozen=True)
class Checked:
    """What is left of a source once its facts are in the warehouse.

    Args:
        spec: what the monitor file says of it.
        coverage: how far it is filled.
        measurement: how good its estimated denominator is, where it can tell.
        findings: everything that was noticed.
    """

    spec: SourceSpec
    coverage: CoverageTable
    measurement: Measurement | None
    findings: tuple[Finding, ...]


def checked(reading: SourceReading, regions: Regions, warehouse: Warehouse | None) -> Checked:
    """Validate a source, turn it into facts and store them.

    Args:
        reading: the source as it was read.
        regions: the regions that names are matched with and that codes must be among.
        warehouse: where the facts go; None to look only.
    """
    observations, name_findings = with_codes(reading.load().observations, regions)
    # The regions are those of the published sources; one that only serves to measure may have
    # others, such as an earlier year.
    validation = validate(observations, None if reading.spec.check_only else regions)
    good = usable(observations, validation)
    facts = facts_of(good, _publication(reading))
    facts = Facts(
        CountFacts(with_estimated_youths(facts.counts.table)), facts.measures, facts.findings
    )
    if warehouse is not None:
        lot = warehouse.lot(reading.snapshot, reading.vintage.isoformat(), _way(reading))
        warehouse.quarantine(lot, quarantined(observations, validation))
        warehouse.add(lot, facts.counts, facts.measures)
    findings = (*name_findings, *validation.findings, *facts.findings)
    return Checked(
        reading.spec,
        fact_coverage([facts.counts, facts.measures]),
        denominator_error(reading.spec.title or reading.spec.id, facts),
        findings,
    )


def published_sources(readings: Iterable[SourceReading]) -> list[SourceReading]:
    """The sources whose figures go into the release."""
    return [item for item in readings if not item.spec.check_only]


def _publication(reading: SourceReading) -> Publication:
    spec = reading.spec
    return Publication(
        vintage=reading.vintage.isoformat(),
        status=reading.status,
        levels=levels_of(spec),
        dot=spec.dot,
        blank=spec.blank,
        scope=Scope.NATURA,
        age_base=AgeBase(spec.age_base) if spec.age_base else None,
    )


def _way(reading: SourceReading) -> object:
    """What else than the bytes decides what the facts of a source are."""
    spec = reading.spec
    status = {period: word.value for period, word in reading.status.items()}
    own = [spec.period, dict(spec.columns)] if spec.columns else []
    cells = [spec.levels, spec.dot, spec.blank, spec.age_base]
    return [spec.kind, spec.region_year, status, *cells, *own]
