"""From facts to published figures: sums, conformed divisions, indicators, the gate."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.disclosure.gate import published_table
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import COUNT_FACTS, Estimates, Regions
from jeugdpeil.indicators.catalogue import Indicator, all_indicators
from jeugdpeil.indicators.compile import estimates
from jeugdpeil.warehouse.conform import conformed, summed
from jeugdpeil.warehouse.warehouse import on_duckdb

# The country is what CBS says of it; the sum of its gemeenten is an indicator of its own name.
SUMMED_LEVELS = tuple(
    level for level in RegionLevel if level.is_sum_of_gemeenten and level is not RegionLevel.LAND
)


@dataclass(frozen=True)
class Figures:
    """The figures of a release with the indicators that have any.

    Args:
        published: the figures after the gate.
        indicators: the indicators in the order in which they are shown.
    """

    published: PublishedTable = field(repr=False)
    indicators: tuple[Indicator, ...]


def figures_of(
    counts: pa.Table,
    measures: pa.Table,
    regions: Regions,
    division_year: int,
    policy: Policy,
) -> Figures:
    """Compute every indicator for every region, period and vintage, and protect the figures.

    Args:
        counts, measures: the facts of all sources.
        regions: all regions.
        division_year: year of the division in which everything above gemeente is summed.
        policy: the disclosure policy.
    """
    whole = all_counts(counts, regions, division_year)
    indicators = all_indicators()
    tables = on_duckdb({"counts": whole, "measures": measures})
    table = estimates(tables["counts"], tables["measures"], indicators).to_pyarrow()
    definitions = {item.definition.id: item.definition for item in indicators}
    published = published_table(Estimates(table), definitions, policy)
    present = set(published.table["indicator"].unique().to_pylist())
    return Figures(published, tuple(item for item in indicators if item.definition.id in present))


def all_counts(counts: pa.Table, regions: Regions, division_year: int) -> pa.Table:
    """The counts of the sources, those conformed to the division, and the sums of gemeenten."""
    parts = [
        counts,
        conformed(counts, regions, division_year),
        summed(counts, regions, SUMMED_LEVELS, division_year),
    ]
    return pa.concat_tables([part.select(COUNT_FACTS.names) for part in parts])
