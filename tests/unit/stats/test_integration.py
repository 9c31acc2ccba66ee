"""Weights, proposals and integration of densities with known moments."""

import numpy as np
import pytest
from scipy import stats

from jeugdpeil.stats.errors import NotConvergedError
from jeugdpeil.stats.hyperparameters import ExponentialSd, FixedSd, HyperSpace, MixedSd
from jeugdpeil.stats.integration import Effort, even_choice, integrate
from jeugdpeil.stats.pareto import pareto_quantile, pareto_tail, smoothed_weights
from jeugdpeil.stats.peak import find_peak, split_proposal
from jeugdpeil.stats.proposals import SplitT, even_points, matched
from jeugdpeil.stats.surrogate import Frame, Surrogate


def skewed(scores):
    """The logarithm of an exponential variable beside a normal one, gradient and information."""
    value = scores[0] - np.exp(scores[0]) - 0.5 * scores[1] ** 2
    return value, np.array([1 - np.exp(scores[0]), -scores[1]]), np.diag([np.exp(scores[0]), 1])


def integrated(log_density, start, effort: Effort | None = None):
    peak = find_peak(log_density, start)
    proposal = split_proposal(lambda s: log_density(s)[0], peak)
    chosen = Effort.for_rows(100) if effort is None else effort
    return integrate(lambda s: log_density(s)[0], proposal, chosen, np.random.default_rng(1))


def moments(found):
    mean = found.weights @ found.scores
    return mean, found.weights @ (found.scores - mean) ** 2


def test_a_skewed_density_has_its_moments_and_integral() -> None:
    """A log-exponential density beside a normal one, from some tens of evaluations."""
    found = integrated(skewed, np.array([1.0, 1.0]))
    mean, variance = moments(found)
    assert found.is_reliable
    assert mean == pytest.approx([-np.euler_gamma, 0], abs=0.04)
    assert variance == pytest.approx([np.pi**2 / 6, 1], rel=0.06)
    assert found.log_integral == pytest.approx(0.5 * np.log(2 * np.pi), abs=0.03)


def bent(scores):
    """A ridge that bends, as where the data know the sum of two variances only."""
    bend = scores[1] - 0.3 * scores[0] ** 2
    value = -0.5 * scores[0] ** 2 - 0.5 * (bend / 0.4) ** 2
    slope = bend / 0.4**2
    turn = np.array([-0.6 * scores[0], 1]) / 0.4
    information = np.diag([1, 0]) + np.outer(turn, turn)
    return value, np.array([-scores[0] + 0.6 * scores[0] * slope, -slope]), information


def test_a_bent_ridge_is_followed() -> None:
    """Mean of a ridge that no normal follows; of its variance a quarter may stay unseen."""
    found = integrated(bent, np.array([0.5, 0.5]), Effort(56, 64, 10, 0.01))
    mean, variance = moments(found)
    assert mean == pytest.approx([0, 0.3], abs=0.06)
    assert variance == pytest.approx([1, 0.4**2 + 2 * 0.3**2], rel=0.25)


def test_nodes_share_the_weight_of_all_points() -> None:
    """Every cheap point stands with the node nearest to it."""
    found = integrated(skewed, np.array([1.0, 1.0]))
    assert found.node_weights.sum() == pytest.approx(1)
    assert len(found.nodes) <= Effort.for_rows(100).round_points


def test_too_few_rounds_are_called_unreliable() -> None:
    """What the surrogate could not learn is said, not hidden."""
    found = integrated(bent, np.array([0.5, 0.5]), Effort(4, 6, 1, 1e-4))
    assert not found.is_reliable


def test_a_surrogate_goes_through_its_points_and_falls_off_beyond_them() -> None:
    """Known values are kept; where nothing was looked at there is no mass."""
    points = np.random.default_rng(1).normal(0, 1, (40, 2))
    values = np.array([bent(point)[0] for point in points])
    kept = values > values.max() - 20
    frame = Frame(np.zeros(2), np.eye(2))
    surrogate = Surrogate.through(frame, points, values)
    assert surrogate.log_density(points[kept]) == pytest.approx(values[kept], abs=0.01)
    assert surrogate.log_density(np.array([[30.0, 30.0]]))[0] < -100


def test_a_slope_without_end_has_no_peak() -> None:
    """A function that rises for ever is refused, not followed."""
    with pytest.raises(NotConvergedError):
        find_peak(lambda s: (float(3 * np.sin(s).sum()), np.full(2, 3.0), np.eye(2)), np.zeros(2))


def test_the_peak_is_where_the_gradient_is_zero() -> None:
    """Steps of gradient over information end within a tenth of an sd of the mode."""
    peak = find_peak(skewed, np.array([3.0, -4.0]))
    assert peak.scores == pytest.approx([0, 0], abs=0.1)
    assert peak.log_posterior == pytest.approx(-1, abs=0.005)


def test_a_split_t_has_the_density_of_its_points() -> None:
    """The share of points under a bound is the integral of the density up to it."""
    proposal = SplitT(np.array([1.0]), np.array([[2.0]]), np.array([0.5]), np.array([2.0]))
    points = proposal.points(((np.arange(4000) + 0.5) / 4000)[:, None])[:, 0]
    grid = np.linspace(-60, 1.5, 20001)
    density = np.exp(proposal.log_density(grid[:, None]))
    assert np.mean(points < 1.5) == pytest.approx(np.trapezoid(density, grid), abs=1e-3)


def test_a_matched_proposal_lies_where_the_weights_are() -> None:
    """Centre and scale follow the weighted points."""
    points = np.random.default_rng(1).normal([2, -1], [1, 3], (4000, 2))
    found = matched(points, np.full(4000, 1 / 4000), wider=1.0)
    assert found.centre == pytest.approx([2, -1], abs=0.2)
    assert found.axes @ found.axes.T == pytest.approx(np.diag([1, 9]), abs=0.6)


@pytest.mark.parametrize("shape", [0.2, 0.7, -0.3])
def test_the_shape_of_a_pareto_tail_is_found(shape) -> None:
    """Shape and scale of many exceedances come back."""
    excess = np.sort(pareto_quantile((np.arange(4000) + 0.5) / 4000, shape, 2.0))
    assert pareto_tail(excess) == pytest.approx((shape, 2.0), abs=0.05)
    exact = stats.genpareto.ppf(0.9, shape, scale=2.0)
    assert pareto_quantile(np.array([0.9]), shape, 2.0)[0] == pytest.approx(exact)


def test_one_enormous_weight_is_smoothed_and_seen() -> None:
    """A weight above all others lowers the effective number and raises the tail shape."""
    generator = np.random.default_rng(1)
    heavy = smoothed_weights(-1.5 * np.log(generator.random(400)))
    light = smoothed_weights(generator.normal(0, 0.2, 400))
    assert heavy.tail_shape > 0.7 > light.tail_shape
    assert heavy.effective_points < 200 < light.effective_points


def test_even_points_fill_the_cube_more_evenly_than_chance() -> None:
    """The mean of a smooth function over 64 even points errs less than a tenth of chance's."""
    points = even_points(64, 4, np.random.default_rng(1).random(4))
    error = abs(np.prod(1 + 0.5 * np.cos(2 * np.pi * points), axis=1).mean() - 1)
    assert error < 0.02
    assert points.shape == (64, 4)


def test_systematic_choice_takes_each_point_its_share() -> None:
    """No point is drawn a whole time more or less than its share."""
    weights = np.random.default_rng(1).dirichlet(np.ones(30))
    counts = np.array(even_choice(weights, 100, 0.3))
    assert counts.sum() == 100
    assert np.abs(counts - 100 * weights).max() < 1


@pytest.mark.parametrize(
    "space",
    [
        HyperSpace((ExponentialSd(4.6), ExponentialSd(2.0))),
        HyperSpace((ExponentialSd(4.6), FixedSd(0.3), MixedSd(4.6))),
    ],
    ids=["sds", "mixed"],
)
def test_variances_have_the_slopes_of_differences(space) -> None:
    """The derivative of each variance in each score is exact."""
    scores = np.linspace(-1.2, 0.9, space.n_scores)
    slopes = space.variances(scores)[1]
    steps = 1e-6 * np.eye(space.n_scores)
    columns = [
        (space.variances(scores + s)[0] - space.variances(scores - s)[0]) / 2e-6 for s in steps
    ]
    assert slopes == pytest.approx(np.array(columns).T, rel=1e-6, abs=1e-9)


def test_a_normal_score_has_the_prior_that_was_asked_for() -> None:
    """Standard normal scores give an exponential sd and a uniform share."""
    scores = stats.norm.ppf((np.arange(2000) + 0.5) / 2000)
    values = MixedSd(4.6).values(np.column_stack([scores, scores]))
    assert values.mean(axis=0) == pytest.approx([1 / 4.6, 1 / 2], rel=0.01)
    assert np.quantile(values[:, 0], 0.99) == pytest.approx(-np.log(0.01) / 4.6, rel=0.02)
