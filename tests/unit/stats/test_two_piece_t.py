"""The distribution with two halves, and calibration on left-out rounds."""

import numpy as np
import pytest
from scipy import stats

from jeugdpeil.stats.conformal import Calibration, calibrated, weighted_quantiles
from jeugdpeil.stats.two_piece_t import TwoPieceT, t_quantile

SAID = TwoPieceT(np.array([0.1]), np.array([0.5]), np.array([2.0]), 4.0)


def test_an_interval_reaches_further_on_the_wider_side() -> None:
    """Each side has its own scale and the same quantile."""
    lower, upper = SAID.interval(0.9)
    half = stats.t.ppf(0.95, 4)
    assert (lower[0], upper[0]) == pytest.approx((0.1 - 0.5 * half, 0.1 + 2.0 * half))


def test_half_of_the_mass_lies_on_either_side() -> None:
    """The middle is the median, however skew the rest is."""
    assert SAID.chance_below(np.array([0.1]))[0] == pytest.approx(0.5)


def test_the_density_is_the_slope_of_the_probability() -> None:
    """What the log score reads agrees with what the interval reads."""
    at, step = np.array([0.7]), 1e-6
    slope = (SAID.chance_below(at + step) - SAID.chance_below(at - step)) / (2 * step)
    assert np.exp(SAID.log_density(at))[0] == pytest.approx(slope[0], rel=1e-6)


def test_draws_from_normals_have_the_quantiles_of_the_interval() -> None:
    """A normal draw at its 95 % quantile becomes the upper bound."""
    upper = SAID.from_normal(np.array([[stats.norm.ppf(0.95)]]))[0, 0]
    assert upper == pytest.approx(SAID.interval(0.9)[1][0], abs=1e-3)


def test_weights_move_a_quantile() -> None:
    """Three times the weight on the last value draws the median towards it."""
    light = weighted_quantiles(np.array([1.0, 2.0]), np.array([1.0, 1.0]), (0.5,))
    heavy = weighted_quantiles(np.array([1.0, 2.0]), np.array([1.0, 3.0]), (0.5,))
    assert light[0] == pytest.approx(1.5)
    assert heavy[0] > light[0]


def test_errors_twice_as_wide_give_intervals_twice_as_wide() -> None:
    """Calibration replaces the scale that the model had in mind."""
    model = stats.t.ppf((np.arange(2000) + 0.5) / 2000, 4.0)
    rounds = np.arange(2000) % 8
    found = calibrated(2 * model, rounds, np.zeros(2000, dtype=np.int64), 1, 4.0, shared=0.0)
    assert found.above[0] == pytest.approx(2.0, rel=0.02)
    assert found.shift[0] == pytest.approx(0.0, abs=0.02)


def test_a_round_with_many_rows_weighs_as_much_as_one_with_few() -> None:
    """Rows of one round are no independent witnesses."""
    errors = np.concatenate([np.full(900, 3.0), np.full(50, 0.0), np.full(50, 0.0)])
    rounds = np.repeat([0, 1, 2], [900, 50, 50])
    found = calibrated(errors, rounds, np.zeros(1000, dtype=np.int64), 1, 4.0, shared=0.0)
    assert found.shift[0] == pytest.approx(0.0, abs=0.01)


def test_a_class_with_few_rows_borrows_from_all() -> None:
    """Thirty errors do not tell where the outer five percent begin."""
    errors = np.linspace(-2.0, 2.0, 430)
    classes = np.repeat([0, 1], [400, 30])
    found = calibrated(errors, np.arange(430) % 5, classes, 2, 4.0, shared=0.0)
    whole = calibrated(errors, np.arange(430) % 5, 0 * classes, 1, 4.0, shared=0.0)
    assert found.above[1] == whole.above[0] != found.above[0]


def test_without_errors_the_model_stays_as_it_is() -> None:
    """Nothing seen, nothing changed."""
    none = np.empty(0)
    found = calibrated(none, none.astype(np.int64), none.astype(np.int64), 2, 4.0, shared=0.5)
    assert found.n_rounds == Calibration.none(2, 4.0).n_rounds == 0
    assert t_quantile(0.9, 4.0) * found.above[0] == pytest.approx(stats.t.ppf(0.95, 4))
