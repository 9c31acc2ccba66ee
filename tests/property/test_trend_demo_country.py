"""Trends in the demo country, whose true change from year to year is known."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import expit

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.trend_verdict import TrendRule
from jeugdpeil.sources.demo.form_tree import FORMS
from jeugdpeil.sources.demo.history import drawn_history
from jeugdpeil.sources.demo.size import YEARS, size_named
from jeugdpeil.sources.demo.use_model import BREAK_YEAR
from jeugdpeil.sources.demo.world import World, drawn_world
from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.false_discovery import discoveries
from jeugdpeil.stats.trend import Slopes, trends
from support.demo_country import SEED

# The years before the break: no trend may cross it.
BEFORE = [number for number, year in enumerate(YEARS) if year < BREAK_YEAR]
TIME = np.array(BEFORE) - np.mean(BEFORE)
PLANTED = 0.10
LEAST = 15
RULE = TrendRule()


@dataclass(frozen=True)
class Gemeenten:
    """What is printed and what is true of the gemeenten before the break.

    Args:
        counts, youths: (n_gemeenten, n_years) exact youths in care, and all youths.
        slopes: (n_gemeenten,) true change of the log of use per year, by its characteristics.
    """

    counts: FloatArray
    youths: FloatArray
    slopes: FloatArray


def gemeenten_of(seed: int) -> Gemeenten:
    """The gemeenten of a small demo country."""
    world = drawn_world(size_named("klein"), seed)
    history = drawn_history(world)
    column = FORMS.index("jeugdzorg")
    counts = [
        history.true(Period(PeriodKind.JAAR, YEARS[number])).gemeenten.youths[:, column]
        for number in BEFORE
    ]
    youths = summed(world, world.population.counts["a_00_22"].astype(np.float64))
    exact = np.array(counts, np.float64).T
    # Small counts are not shown; half of the planted growth may still be taken off.
    is_there = (exact >= LEAST).all(axis=1)
    use = summed(world, steady_use(world) * world.population.counts["a_00_22"])[is_there]
    log_use = np.log(use / youths[is_there])
    slopes = log_use @ TIME / (TIME @ TIME)
    return Gemeenten(exact[is_there], youths[is_there], slopes)


def steady_use(world: World) -> FloatArray:
    """True use per wijk and year without the moves of single years, which no trend is in."""
    model = world.model
    area = model.region[model.region_of] + model.gemeente[model.gemeente_of] + model.wijk
    return expit(model.fixed() - model.year + model.year[BEFORE].mean() + area[:, None])


def summed(world: World, wijken: FloatArray) -> FloatArray:
    """(n_gemeenten, n_years before the break) sums over the wijken of each gemeente."""
    total = np.zeros((world.geography.gemeente_count, len(BEFORE)))
    np.add.at(total, world.geography.gemeente, wijken[:, BEFORE])
    return total


def slopes_with(country: Gemeenten, growth: FloatArray | float = 0.0) -> Slopes:
    """The test of the printed counts, with growth planted in them."""
    counts = country.counts * np.exp(np.multiply.outer(growth, TIME))
    return trends(np.floor(counts / 5 + 0.5) * 5, country.youths, rounding=5)


def called(slopes: Slopes) -> np.ndarray:
    """The gemeenten whose change is certain and large enough."""
    is_large = np.abs(100 * np.expm1(slopes.value)) >= RULE.minimum_change
    return discoveries(slopes.p_values, RULE.false_discovery_share) & is_large


@pytest.fixture(scope="module")
def countries() -> list[Gemeenten]:
    """The demo country and five others."""
    return [gemeenten_of(seed) for seed in (SEED, 1, 2, 3, 4, 5)]


def test_no_gemeente_of_the_demo_country_has_a_trend_and_none_is_called(
    countries: list[Gemeenten],
) -> None:
    """The true changes lie below 1 % a year, whatever single years look like."""
    assert np.abs(100 * np.expm1(countries[0].slopes)).max() < RULE.minimum_change
    assert [int(called(slopes_with(country)).sum()) for country in countries] == [0] * 6


def test_the_margin_holds_the_true_change_nine_times_in_ten(countries: list[Gemeenten]) -> None:
    """Of some 290 gemeenten in six countries."""
    held: list[np.ndarray] = []
    for country in countries:
        lower, upper = slopes_with(country).bounds(RULE.level)
        held.append((lower <= country.slopes) & (country.slopes <= upper))
    assert 0.87 < np.concatenate(held).mean() < 0.97


def test_planted_growth_is_found_and_hardly_anything_beside_it(
    countries: list[Gemeenten],
) -> None:
    """A tenth more each year in half of the gemeenten, over no more than four years."""
    found, false, planted = 0, 0, 0
    for country in countries:
        is_planted = np.arange(len(country.counts)) % 2 == 0
        stands_out = called(slopes_with(country, np.where(is_planted, PLANTED, 0.0)))
        found += int((stands_out & is_planted).sum())
        false += int((stands_out & ~is_planted).sum())
        planted += int(is_planted.sum())
    assert found / planted > 0.5
    assert false / (found + false) < 0.05
