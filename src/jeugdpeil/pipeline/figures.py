"""From facts to published figures: sums, conformed divisions, indicators, the gate."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.gate import published_table
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.table_schema import WORD
from jeugdpeil.domain.tables import ESTIMATES, Estimates, Regions
from jeugdpeil.indicators.catalogue import Indicator, all_indicators
from jeugdpeil.indicators.compile import estimates
from jeugdpeil.warehouse.conform import conformed, summed
from jeugdpeil.warehouse.warehouse import Warehouse

# The country is what CBS says of it; the sum of its gemeenten is an indicator of its own name.
SUMMED_LEVELS = tuple(
    level for level in RegionLevel if level.is_sum_of_gemeenten and level is not RegionLevel.LAND
)


# A release needs these facts; the characteristics of regions are for the models.
USED_VARIABLES = ("jongeren", "trajecten", "inwoners", "percentage jongeren", "kosten")
_WORDS = tuple(column.name for column in ESTIMATES.columns if column.type == WORD)


@dataclass(frozen=True)
class Figures:
    """The figures of a release with the indicators that have any.

    Args:
        published: the figures after the gate.
        indicators: the indicators in the order in which they are shown.
        estimates: figures before the gate of the indicators that were asked for; they may hold
            small cells and serve the models only.
    """

    published: PublishedTable = field(repr=False)
    indicators: tuple[Indicator, ...]
    estimates: pa.Table = field(repr=False)


def figures_of(
    counts: pa.Table,
    measures: pa.Table,
    regions: Regions,
    division_year: int,
    policy: Policy,
    warehouse: Warehouse,
    modelled: Sequence[str] = (),
) -> Figures:
    """Compute every indicator for every region, period and vintage, and protect the figures.

    Args:
        counts, measures: the facts of all sources.
        regions: all regions.
        division_year: year of the division in which everything above gemeente is summed.
        policy: the disclosure policy.
        warehouse: works the indicators out.
        modelled: ids of the indicators whose estimates a model needs.
    """
    indicators = all_indicators()
    facts = {
        "counts": with_sums(counts, regions, division_year),
        "measures": with_sums(measures, regions, division_year),
    }
    table = warehouse.derived(
        facts, lambda tables: estimates(tables["counts"], tables["measures"], indicators), _WORDS
    )
    definitions = {item.definition.id: item.definition for item in indicators}
    published = published_table(Estimates(table), definitions, policy)
    present = set(published.table["indicator"].unique().to_pylist())
    is_modelled = pc.is_in(table["indicator"].cast(pa.string()), pa.array(modelled, pa.string()))
    return Figures(
        published,
        tuple(item for item in indicators if item.definition.id in present),
        table.filter(is_modelled),
    )


def with_sums(facts: pa.Table, regions: Regions, division_year: int) -> pa.Table:
    """The facts of the sources, those conformed to the division, and the sums of gemeenten."""
    addable = _without_wijken(facts)
    parts = [
        facts,
        conformed(facts, regions, division_year),
        summed(addable, regions, SUMMED_LEVELS, division_year),
    ]
    return pa.concat_tables([part.select(facts.column_names) for part in parts])


def _without_wijken(facts: pa.Table) -> pa.Table:
    """The facts that sums can be made of, which are a quarter of all."""
    small = pa.array([RegionLevel.WIJK.value, RegionLevel.BUURT.value])
    return facts.filter(pc.invert(pc.is_in(facts["region_level"].cast(pa.string()), small)))
