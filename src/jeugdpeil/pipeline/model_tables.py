"""From the facts of a build to the table and the specification of one model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.characteristics import NAMED_ABSENT
from jeugdpeil.codelists.measures import INWONERS
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.errors import ModelError
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.tables import Regions
from jeugdpeil.domain.verdict import VerdictRule
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.indicators.expression import Printed
from jeugdpeil.models.expected_use import (
    Aggregate,
    AreaTable,
    Characteristic,
    CountOutcome,
    ShareOutcome,
    Specification,
    Transform,
)
from jeugdpeil.monitor_file import CharacteristicSpec, ExpectedSpec, Monitor
from jeugdpeil.pipeline import finding_codes as said
from jeugdpeil.pipeline.area_places import AreaPlaces
from jeugdpeil.pipeline.area_rows import (
    AreaRow,
    area_rows,
    counts_of,
    least_youths_to_learn,
    shares_of,
)
from jeugdpeil.pipeline.characteristic_values import CharacteristicValues, characteristic_values
from jeugdpeil.pipeline.known_facts import Known, KnownFacts, RegionYear
from jeugdpeil.sources.geo.neighbours import neighbours
from jeugdpeil.sources.geo.outlines import chosen_geometry, levels_and_years
from jeugdpeil.warehouse.warehouse import Lot, Warehouse

OTHER_YEAR_NOTE = "characteristic of another year"
ESTIMATED_NOTE = "estimated youths"
OUTCOME = "uitkomst"


@dataclass(frozen=True)
class Ground:
    """What all models of a build are made from.

    Args:
        estimates: rows of ESTIMATES, before the gate.
        facts: rows of COUNT_FACTS and of MEASURE_FACTS: inhabitants and characteristics.
        regions: all regions.
        outlines: as they were read.
    """

    monitor: Monitor
    estimates: pa.Table = field(repr=False)
    facts: tuple[pa.Table, ...] = field(repr=False)
    regions: Regions = field(repr=False)
    outlines: Sequence[Geometry] = field(repr=False)


@dataclass(frozen=True)
class ModelTable:
    """One model, ready to be computed.

    Args:
        rows: the areas, one per row of `table`.
        notes: codes for the model card.
        sources: what came from which source: `uitkomst` or a characteristic, and a short id.
    """

    specification: Specification
    table: AreaTable
    rows: tuple[AreaRow, ...]
    sums: tuple[Aggregate, ...]
    notes: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def characteristic_facts(
    monitor: Monitor, warehouse: Warehouse, lots: Sequence[Lot]
) -> tuple[tuple[pa.Table, ...], tuple[Finding, ...]]:
    """The facts that the characteristics of all models of a monitor are made of.

    Args:
        monitor: the monitor file.
        warehouse: the facts of all sources.
        lots: of which sources and publications, in order of precedence.
    """
    chosen = [item for spec in monitor.expected for item in monitor.characteristics_of(spec)]
    parts = {part.variable for item in chosen for part in item.characteristic.parts}
    # The inhabitants are read for the figures already.
    variables = sorted(parts - {INWONERS})
    counts, count_findings = warehouse.counts(lots, variables)
    measures, measure_findings = warehouse.measures(lots, variables)
    return (counts, measures), (*count_findings, *measure_findings)


def model_table(ground: Ground, spec: ExpectedSpec, indicator: Indicator) -> ModelTable | None:
    """The table of a model, or None where there is no figure to learn from.

    Args:
        ground: the facts of the build.
        spec: what the monitor file asks for.
        indicator: what is expected.

    Raises:
        ModelError: no source has any of the characteristics.
    """
    facts = KnownFacts(ground.facts, spec.level)
    ages = indicator.definition.age_base.value
    rows = _rows(ground, spec, facts.youths(ages))
    if not rows:
        return None
    places = AreaPlaces.of(ground.regions, spec.level, ground.monitor.division_year)
    kept, values, absent = _characteristics(ground.monitor, spec, rows, facts, places)
    areas = places.areas(rows)
    table = AreaTable(
        areas=areas,
        periods=tuple(row.period for row in rows),
        groups=places.groups(rows, areas),
        outcome=_outcome(indicator, rows),
        youths=np.array([row.youths for row in rows], dtype=np.int64),
        values=values.values,
        neighbours=_neighbours(ground.outlines, spec, rows),
    )
    is_estimated = any(row.key not in facts.given_youths(ages) for row in rows)
    notes = (OTHER_YEAR_NOTE if values.other_years else "", ESTIMATED_NOTE if is_estimated else "")
    return ModelTable(
        specification=replace(
            _specification(ground.monitor, spec, kept, indicator),
            least_youths_to_learn=_least_youths(rows, table.outcome),
        ),
        table=table,
        rows=tuple(rows),
        sums=tuple(places.sums(rows, table.is_known)),
        notes=tuple(filter(None, notes)),
        sources=(*((OUTCOME, name) for name in sorted({r.source for r in rows})), *values.sources),
        findings=tuple(_findings(spec, values, absent)),
    )


def _rows(ground: Ground, spec: ExpectedSpec, youths: Mapping[RegionYear, Known]) -> list[AreaRow]:
    """The areas in the years in which at least one of them has a figure."""
    of_indicator = pc.equal(ground.estimates["indicator"].cast(pa.string()), spec.indicator)
    rows = area_rows(ground.estimates.filter(of_indicator), spec.level, spec.years, youths)
    told = {row.period for row in rows if row.cell == CellKind.PRESENT.value}
    return [row for row in rows if row.period in told]


def _outcome(indicator: Indicator, rows: Sequence[AreaRow]) -> CountOutcome | ShareOutcome:
    if isinstance(indicator.expression, Printed):
        return shares_of(rows, indicator.definition.decimals)
    return counts_of(rows)


def _least_youths(rows: Sequence[AreaRow], outcome: CountOutcome | ShareOutcome) -> int:
    return least_youths_to_learn(rows, outcome) if isinstance(outcome, CountOutcome) else 0


def _characteristics(
    monitor: Monitor,
    spec: ExpectedSpec,
    rows: Sequence[AreaRow],
    facts: KnownFacts,
    places: AreaPlaces,
) -> tuple[list[CharacteristicSpec], CharacteristicValues, list[str]]:
    """The characteristics of the model with their values, and those that no source has.

    Of the usual characteristics one that no source has is left out. One that the monitor file
    names itself stays, so that the model refuses it and says so.
    """
    chosen = list(monitor.characteristics_of(spec))
    if not spec.characteristics:
        held = [facts.has_all(item.characteristic.parts) for item in chosen]
    else:
        held = [True] * len(chosen)
    kept = [item for item, has in zip(chosen, held, strict=True) if has]
    absent = [item.characteristic.id for item, has in zip(chosen, held, strict=True) if not has]
    if not kept:
        raise ModelError(
            f"Geen van de bronnen heeft een van deze kenmerken: {', '.join(absent)}.",
            code="no-characteristics",
            context={"characteristics": ", ".join(absent)},
            remedy="Neem een bron met kenmerken op in het monitorbestand.",
        )
    values = characteristic_values(
        [row.key for row in rows], [item.characteristic for item in kept], facts, places.names
    )
    return kept, values, absent


def _specification(
    monitor: Monitor, spec: ExpectedSpec, kept: Sequence[CharacteristicSpec], indicator: Indicator
) -> Specification:
    own = {item.characteristic.id for item in monitor.characteristics}
    return Specification(
        model=spec.model,
        indicator=spec.indicator,
        characteristics=tuple(_characteristic(item, spec) for item in kept),
        decimals=indicator.definition.decimals,
        rule=VerdictRule(
            minimum_difference=spec.minimum_difference, minimum_youths=spec.minimum_youths
        ),
        is_spatial=spec.is_spatial,
        selects=spec.selects,
        n_draws=spec.n_draws,
        n_folds=spec.n_folds,
        seed=spec.seed,
        named_absent=tuple(item.id for item in NAMED_ABSENT if item.id not in own),
    )


def _characteristic(item: CharacteristicSpec, spec: ExpectedSpec) -> Characteristic:
    known = item.characteristic
    return Characteristic(
        id=known.id,
        theme=known.theme,
        transform=Transform(known.transform),
        is_movable=item.is_movable or known.id in spec.movable,
        is_origin=known.is_origin,
        curve=item.curve,
    )


def _neighbours(
    outlines: Sequence[Geometry], spec: ExpectedSpec, rows: Sequence[AreaRow]
) -> tuple[tuple[str, str], ...] | None:
    """Pairs of areas side by side, of the newest map that has them; None without a map."""
    newest = max(row.region_year for row in rows)
    maps = [
        (abs(year - newest), chosen_geometry(geometry, spec.level, year))
        for geometry in outlines
        for level, year in levels_and_years(geometry)
        if level is spec.level
    ]
    if not maps:
        return None
    found = neighbours(min(maps, key=lambda pair: pair[0])[1])
    pairs = zip(found.first.tolist(), found.second.tolist(), strict=True)
    codes = {row.code for row in rows}
    return tuple((one, other) for one, other in pairs if one in codes and other in codes)


def _findings(
    spec: ExpectedSpec, values: CharacteristicValues, absent: Sequence[str]
) -> Iterator[Finding]:
    place = Location(f"model {spec.model}")
    for year, other in sorted({(item.year, item.taken_from) for item in values.other_years}):
        names = [
            item.characteristic
            for item in values.other_years
            if (item.year, item.taken_from) == (year, other)
        ]
        yield said.CHARACTERISTIC_OTHER_YEAR.found(
            place,
            count=len(names),
            model=spec.model,
            characteristics=", ".join(names),
            year=str(year),
            other=str(other),
        )
    if absent:
        yield said.CHARACTERISTIC_ABSENT.found(
            place, count=len(absent), model=spec.model, characteristics=", ".join(absent)
        )
