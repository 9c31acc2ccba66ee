"""How often the published interval of a difference holds the true one, in a country with a truth.

    make test-slow ARGS=tests/property/test_expected_coverage.py

The whole road is walked but for the gate: source files, facts, area table, model.
"""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit, logit

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.disclosure.primary import primary_protected
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.models.expected_use import ExpectedUse, expected_use
from jeugdpeil.monitor_file import ExpectedSpec
from jeugdpeil.pipeline.demo import demo_monitor, demo_sources
from jeugdpeil.pipeline.figures import USED_VARIABLES, figures_of
from jeugdpeil.pipeline.model_tables import Ground, ModelTable, characteristic_facts, model_table
from jeugdpeil.pipeline.regions import regions_of
from jeugdpeil.pipeline.stocking import checked
from jeugdpeil.sources.demo import generate, read_truth
from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.warehouse.warehouse import Warehouse

NEEDED = ("demo-jeugdzorg-wijken", "demo-kenmerken")
# The characteristics that use in the demo country truly depends on.
SPEC = ExpectedSpec(
    "jeugdzorg",
    RegionLevel.WIJK,
    characteristics=(
        *("gescheiden", "bijstand", "arbeidsongeschiktheid", "wmo", "corporatiewoningen"),
        *("laagste-inkomens", "woz-waarde", "niet-westers", "stedelijkheid"),
    ),
    n_draws=1000,
)
POLICY = Policy(10, 5)
LEVEL, TOLERANCE = 0.90, 0.02


@dataclass(frozen=True)
class TrueUse:
    """True and truly expected use of a wijk in a year, 0-1."""

    use: float
    expected: float


def modelled(folder: Path) -> tuple[ModelTable, ExpectedUse, dict[tuple[str, int], TrueUse]]:
    """The model of the wijken of a national demo country, and the truth."""
    country = generate(folder / "land", "landelijk", 2026, datetime(2026, 1, 1, tzinfo=UTC))
    few = tuple(item for item in country.publications if item.snapshot.source_id.startswith(NEEDED))
    sources = demo_sources(replace(country, publications=few))
    monitor = replace(demo_monitor(country), expected=(SPEC,))
    regions, _ = regions_of(monitor, sources)
    warehouse = Warehouse(folder / "warehouse")
    for item in sources.figures:
        checked(item, regions, warehouse)
    lots = warehouse.archive(item.spec.id for item in sources.figures)
    counts = primary_protected(warehouse.counts(lots, USED_VARIABLES)[0], POLICY)
    measures, _ = warehouse.measures(lots, USED_VARIABLES)
    year = monitor.division_year
    made = figures_of(counts, measures, regions, year, POLICY, warehouse, [SPEC.indicator])
    facts, _ = characteristic_facts(monitor, warehouse, lots)
    ground = Ground(monitor, made.estimates, (counts, *facts), regions, ())
    indicator = next(item for item in all_indicators() if item.definition.id == SPEC.indicator)
    table = model_table(ground, SPEC, indicator)
    assert table is not None
    truth = read_truth(country.truth_folder).use.to_pylist()
    known = {
        (row["wijk"], row["year"]): TrueUse(row["true_use"], row["expected_use"]) for row in truth
    }
    use = expected_use(table.table, table.specification, table.sums, with_card=False)
    return table, use, known


def agreeing(logits: FloatArray, goal: float, weights: FloatArray) -> FloatArray:
    """(n,) rates on these logits, shifted so that their weighted mean is the goal."""

    def short(shift: float) -> float:
        return float(np.average(expit(logits + shift), weights=weights)) - goal

    return np.asarray(expit(logits + brentq(short, -1, 1)))


def true_differences(
    table: ModelTable, truth: dict[tuple[str, int], TrueUse], told: BoolArray
) -> FloatArray:
    """(n,) true use minus truly expected use in points, as the published ones are defined.

    In a country that was drawn once the effects of 42 regions do not add up to nothing, so that it
    uses more or less than its characteristics lead to expect. A published expected figure is made
    to agree with the actual one in the whole country; so is the true one here.
    """
    known = [truth[row.code, int(row.period)] for row in table.rows]
    use = np.array([item.use for item in known])
    logits = logit(np.array([item.expected for item in known]))
    youths = table.table.youths
    periods = np.array(table.table.periods)
    expected = np.empty(len(use))
    for period in table.table.period_names:
        rows = periods == period
        weights = np.where(told & rows, youths, 0)
        expected[rows] = agreeing(logits, np.average(use, weights=weights), weights)[rows]
    return 100 * (use - expected)


@pytest.mark.slow
def test_nine_in_ten_intervals_hold_the_true_difference(tmp_path: Path) -> None:
    """The 90 % interval of the shrunken difference holds the true one in 88-92 % of the wijken."""
    table, use, truth = modelled(tmp_path)
    areas = use.areas
    told = areas.has_difference
    true = true_differences(table, truth, told)
    holds = (areas.lower <= true) & (true <= areas.upper)
    years = np.array([int(row.period) for row in table.rows])
    lines = [f"all years: {holds[told].mean():.4f} of {told.sum()} wijken"]
    for year in np.unique(years):
        chosen = told & (years == year)
        error = (areas.shrunken_difference - true)[chosen]
        lines.append(
            f"{year}: {holds[chosen].mean():.3f} of {chosen.sum()} wijken, "
            f"bias {error.mean():.2f}, rmse {np.sqrt(np.mean(error**2)):.2f} points"
        )
    sys.stdout.write("\n".join(["", *lines, ""]))
    assert abs(holds[told].mean() - LEVEL) <= TOLERANCE, lines
