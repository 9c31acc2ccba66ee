"""Slopes and bends of short series of counts."""

import numpy as np
import pytest

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import CountsError, ShapeError
from jeugdpeil.stats.false_discovery import discoveries
from jeugdpeil.stats.log_linear import fit_log_linear
from jeugdpeil.stats.series_noise import correlation_factor
from jeugdpeil.stats.trend import bend_design, bends, trend_design, trends

TOTALS = np.full((1, 6), 1e7)


def growing(part: float, times: int, stops: float = np.inf) -> FloatArray:
    """(1, times) multiples of the first count, growing by a part each time until it stops."""
    return np.asarray(part ** np.minimum(np.arange(times), stops)[None, :], dtype=np.float64)


def test_a_rate_that_grows_by_a_fixed_part_has_that_slope() -> None:
    """A count that grows by 3 % a year has slope log(1.03)."""
    assert trends(1e5 * growing(1.03, 6), TOTALS, 1).value[0] == pytest.approx(
        np.log(1.03), abs=1e-9
    )


def test_growth_of_the_denominator_is_no_growth_of_the_rate() -> None:
    """Twice the youths with twice the use is no change."""
    growth = growing(1.05, 6)
    assert trends(1e5 * growth, TOTALS * growth, 1).value[0] == pytest.approx(0.0, abs=1e-9)


def test_a_series_without_noise_keeps_the_noise_of_chance() -> None:
    """Four equal counts of 400 out of many have the error that chance gives: 1 / sqrt(400 * 5)."""
    slopes = trends(np.full((1, 4), 400.0), np.full((1, 4), 1e9), 1)
    spread = ((np.arange(4) - 1.5) ** 2).sum()
    assert spread == 5
    assert slopes.error[0] == pytest.approx(1 / np.sqrt(400 * 5), rel=1e-4)
    assert slopes.degrees[0] == 4 - 2


def test_rounding_widens_the_error() -> None:
    """To a count of 20 rounding to fives adds 25/12 to the variance of 20."""
    exact = trends(np.full((1, 4), 20.0), np.full((1, 4), 1e9), 1).error[0]
    rounded = trends(np.full((1, 4), 20.0), np.full((1, 4), 1e9), 5).error[0]
    assert rounded / exact == pytest.approx(np.sqrt((20 + 25 / 12) / 20), rel=1e-6)


def test_more_noise_than_chance_widens_the_error() -> None:
    """Counts that jump by a tenth have a far wider error than chance alone."""
    jumping = 10_000 * (1 + 0.1 * np.array([[1, -1, 1, -1, 1, -1]]))
    calm = np.full((1, 6), 10_000.0)
    assert trends(jumping, TOTALS, 1).error[0] > 5 * trends(calm, TOTALS, 1).error[0]


def test_the_slopes_of_a_bend_are_those_of_its_halves() -> None:
    """A rise of 6 % that stops halfway has slopes log(1.06) and 0."""
    found = bends(1e5 * growing(1.06, 7, stops=3), np.full((1, 7), 1e7), 1)
    slopes = [found.before.value[0], found.after.value[0], found.bend.value[0]]
    assert slopes == pytest.approx([np.log(1.06), 0.0, -np.log(1.06)], abs=1e-9)


def test_series_of_a_level_learn_how_restless_they_are_from_each_other() -> None:
    """With twenty series each has more degrees of freedom than its own four years give."""
    generator = np.random.default_rng(4)
    counts = generator.poisson(2000, (20, 4)).astype(np.float64)
    found = trends(counts, np.full((20, 4), 20_000.0), 1)
    assert (found.degrees > 4 - 2).all()


def test_a_move_that_all_series_make_is_not_counted_twenty_times() -> None:
    """Where whole years go up and down together, the error of each series holds that."""
    generator = np.random.default_rng(5)
    moves = np.exp(np.array([0.0, 0.06, -0.06, 0.05, 0.0]))
    counts = generator.poisson(1e6 * moves, (40, 5)).astype(np.float64)
    found = trends(counts, np.full((40, 5), 1e7), 1)
    assert found.degrees.max() < 4
    assert found.error.min() > 10 / np.sqrt(1e6 * 10)


def test_correlated_years_widen_a_slope_and_independent_ones_do_not() -> None:
    """The variance of a slope grows with the likeness of years that follow each other."""
    design, slope = trend_design(10), np.array([0.0, 1.0])
    assert correlation_factor(0.0, design, slope) == pytest.approx(1.0)
    assert correlation_factor(0.5, design, slope) > 1.5


def test_few_series_take_the_correlation_of_others() -> None:
    """The country alone cannot tell how years hang together, and is told."""
    counts = np.full((1, 6), 10_000.0)
    alone, told = trends(counts, TOTALS, 1), trends(counts, TOTALS, 1, correlation=0.5)
    factor = correlation_factor(0.5, trend_design(6), np.array([0.0, 1.0]))
    assert told.error[0] / alone.error[0] == pytest.approx(np.sqrt(factor))


def test_a_series_too_short_to_have_noise_is_refused() -> None:
    """Through two points there is always a line."""
    with pytest.raises(ShapeError):
        trends(np.full((1, 2), 100.0), np.full((1, 2), 1000.0), 5)


@pytest.mark.parametrize("count", [0.0, 1001.0])
def test_counts_that_cannot_be_are_refused(count: float) -> None:
    """Nought has no logarithm, and no part is above its whole."""
    with pytest.raises(CountsError):
        fit_log_linear(np.full((1, 4), count), np.full((1, 4), 1000.0), trend_design(4), 1)


def test_discoveries_are_those_of_the_printed_example() -> None:
    """The first four of the fifteen tests in the paper of Benjamini and Hochberg, page 295."""
    p_values = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
    ]
    assert discoveries(np.array(p_values), 0.05).tolist() == [True] * 4 + [False] * 11


def test_without_tests_there_are_no_discoveries() -> None:
    """An empty list of tests gives an empty list of answers."""
    assert discoveries(np.array([]), 0.05).size == 0


def test_the_knot_of_a_bend_is_in_the_middle() -> None:
    """Of six times the second slope begins between the third and the fourth."""
    assert bend_design(6)[:, 2].tolist() == [0, 0, 0, 0.5, 1.5, 2.5]
