"""How often a trend or a bend is found where there is none, and where there is one."""

from dataclasses import dataclass

import numpy as np
import pytest

from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.stats.false_discovery import discoveries
from jeugdpeil.stats.trend import bends, trends

SHARE = 0.05
ROUNDING, LEAST = 5, 10


@dataclass(frozen=True)
class World:
    """How regions move from year to year.

    Args:
        restless: standard deviation of a region's own moves, log scale.
        shared: standard deviation of the move of all regions in a year, log scale.
        staying: part of the youths in care who are still so a year later.
        use: typical part of the youths in care; a tenth, or one in three hundred.
    """

    restless: float = 0.0
    shared: float = 0.0
    staying: float = 0.0
    use: float = 0.09


WORLDS = {
    "chance": World(),
    "restless": World(restless=0.07),
    "shared": World(restless=0.05, shared=0.03),
    "staying": World(staying=0.55),
    "rare": World(restless=0.05, use=0.004),
}


def drawn(
    world: World, slopes: FloatArray, times: int, generator: np.random.Generator
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Printed counts, youths and slopes of the regions whose counts are all shown.

    Args:
        world: how they move.
        slopes: (n_regions, n_times) log of the use, relative to its typical value.
    """
    count = len(slopes)
    youths = np.exp(generator.normal(8.6, 1.0, count))[:, None] * np.ones(times)
    own = generator.normal(np.log(world.use), 0.25, count)[:, None]
    moves = generator.normal(0, world.restless, (count, times))
    log_use = own + slopes + moves + generator.normal(0, world.shared, times)
    means = np.minimum(youths * np.exp(log_use), 0.9 * youths)
    counts = generator.poisson(means).astype(np.float64)
    for time in range(1, times if world.staying else 0):
        stayed = generator.binomial(counts[:, time - 1].astype(np.int64), world.staying)
        new = np.maximum(means[:, time] - world.staying * means[:, time - 1], 0)
        counts[:, time] = stayed + generator.poisson(new)
    printed = np.floor(counts / ROUNDING + 0.5) * ROUNDING
    shown = (printed >= LEAST).all(axis=1)
    return printed[shown], youths[shown], slopes[shown]


def rising(yearly: FloatArray | float, count: int, times: int) -> FloatArray:
    """(n_regions, n_times) a fixed change a year, in all regions or one for each."""
    time = np.arange(times) - (times - 1) / 2
    return np.asarray(np.multiply.outer(np.broadcast_to(yearly, count), time), dtype=np.float64)


def flat(count: int, times: int) -> FloatArray:
    """No trend in any region."""
    return np.zeros((count, times))


def share_below(world: World, count: int, times: int, rounds: int) -> float:
    """Share of the regions without a trend whose test falls below 5 %."""
    generator = np.random.default_rng(times)
    found: list[BoolArray] = []
    for _ in range(rounds):
        counts, youths, _ = drawn(world, flat(count, times), times, generator)
        found.append(trends(counts, youths, ROUNDING).p_values < SHARE)
    return float(np.concatenate(found).mean())


@pytest.mark.parametrize("times", [4, 6, 10])
@pytest.mark.parametrize("name", WORLDS)
def test_without_a_trend_about_one_test_in_twenty_falls_below_5_percent(
    name: str, times: int
) -> None:
    """For chance alone, restless regions, shared years, staying youths; less for small counts."""
    assert 0.005 < share_below(WORLDS[name], 340, times, rounds=15) < 0.075


@pytest.mark.parametrize("name", ["chance", "restless", "shared"])
def test_few_regions_raise_no_more_alarms(name: str) -> None:
    """Twelve provinces, each with only its own years to learn from."""
    assert share_below(WORLDS[name], 12, 6, rounds=150) < 0.06


@pytest.mark.parametrize("name", WORLDS)
def test_without_a_bend_about_one_test_in_twenty_falls_below_5_percent(name: str) -> None:
    """Also where the series as a whole rises."""
    generator = np.random.default_rng(7)
    rise = rising(0.04, 340, 8)
    found: list[BoolArray] = []
    for _ in range(12):
        counts, youths, _ = drawn(WORLDS[name], rise, 8, generator)
        found.append(bends(counts, youths, ROUNDING).bend.p_values < SHARE)
    assert 0.015 < np.concatenate(found).mean() < 0.08


@pytest.mark.parametrize("name", WORLDS)
def test_in_a_country_without_trends_hardly_any_region_is_called(name: str) -> None:
    """Of 340 regions without a trend on average fewer than one is called a discovery."""
    generator = np.random.default_rng(8)
    called: list[int] = []
    for _ in range(25):
        counts, youths, _ = drawn(WORLDS[name], flat(340, 5), 5, generator)
        called.append(int(discoveries(trends(counts, youths, ROUNDING).p_values, SHARE).sum()))
    assert np.mean(called) < 1


@pytest.mark.parametrize("name", ["chance", "restless", "staying"])
def test_at_most_one_in_twenty_trends_that_are_called_is_false(name: str) -> None:
    """A third of the regions grows by 8 % a year; of those called nearly all are among them."""
    generator = np.random.default_rng(9)
    is_growing = np.arange(340) % 3 == 0
    slopes = rising(np.where(is_growing, 0.08, 0.0), 340, 6)
    called, false = 0, 0
    for _ in range(20):
        counts, youths, kept = drawn(WORLDS[name], slopes, 6, generator)
        found = discoveries(trends(counts, youths, ROUNDING).p_values, SHARE)
        called, false = called + int(found.sum()), false + int((found & (kept[:, 0] == 0)).sum())
    assert called > 0
    assert false / called < 0.06


@pytest.mark.parametrize(
    ("times", "yearly", "least"), [(4, 0.12, 0.85), (6, 0.08, 0.95), (10, 0.03, 0.90)]
)
def test_a_trend_that_matters_is_mostly_found(times: int, yearly: float, least: float) -> None:
    """In half of the regions, restless by 5 % a year, where 500 youths or more have care."""
    generator = np.random.default_rng(10)
    slopes = rising(np.where(np.arange(340) % 2 == 0, yearly, 0.0), 340, times)
    found: list[BoolArray] = []
    for _ in range(10):
        counts, youths, kept = drawn(World(restless=0.05), slopes, times, generator)
        is_called = discoveries(trends(counts, youths, ROUNDING).p_values, SHARE)
        found.append(is_called[(kept[:, 0] != 0) & (counts[:, 0] >= 500)])
    assert np.concatenate(found).mean() > least


def test_staying_youths_raise_no_more_alarms_in_few_regions_that_are_told() -> None:
    """The correlation that gemeenten show keeps ten years of twelve provinces from seeming one."""
    generator = np.random.default_rng(13)
    found: list[BoolArray] = []
    for _ in range(150):
        counts, youths, _ = drawn(WORLDS["staying"], flat(12, 10), 10, generator)
        told = trends(counts, youths, ROUNDING, correlation=0.55)
        found.append(told.p_values < SHARE)
    assert np.concatenate(found).mean() < 0.06


def test_growth_that_comes_to_a_stand_is_found() -> None:
    """Five years of 8 % and five of nothing, where 500 youths or more have care."""
    generator = np.random.default_rng(11)
    slopes = 0.08 * np.minimum(np.arange(10), 4.5) * np.ones((340, 1))
    found: list[BoolArray] = []
    for _ in range(5):
        counts, youths, _ = drawn(World(restless=0.05), slopes, 10, generator)
        is_called = discoveries(bends(counts, youths, ROUNDING).bend.p_values, SHARE)
        found.append(is_called[counts[:, 0] >= 500])
    assert np.concatenate(found).mean() > 0.7


@pytest.mark.parametrize("name", WORLDS)
def test_the_interval_holds_the_slope_nine_times_in_ten(name: str) -> None:
    """Whatever the slope of each region is."""
    generator = np.random.default_rng(12)
    held: list[BoolArray] = []
    for _ in range(15):
        slopes = rising(generator.normal(0, 0.03, 340), 340, 5)
        counts, youths, kept = drawn(WORLDS[name], slopes, 5, generator)
        lower, upper = trends(counts, youths, ROUNDING).bounds(0.90)
        truth = kept[:, 1] - kept[:, 0]
        held.append((lower <= truth) & (truth <= upper))
    assert 0.87 < np.concatenate(held).mean() < 0.95
