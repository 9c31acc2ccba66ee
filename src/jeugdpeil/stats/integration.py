r"""Integration over the hyperparameters by adaptive importance sampling.

1. The mode of the log posterior of the scores, by BFGS with the exact gradient.
2. Its curvature there by differences of the gradient, and the distance to either side, along each
   principal axis, at which the log posterior has fallen by 1: a split t follows the skewness.
3. Evenly spread points from that proposal, weighted by target over proposal.
4. Where the weights are worth too few points or their tail is too heavy, as many points again from
   a t with the weighted mean and covariance; all points are weighted by the mixture of what they
   came from. Until good enough, or the largest number of points.

A grid or a normal on the log scale of the standard deviations fails calibration when a variance is
near 0; normal scores of the prior (`hyperparameters`) have no such edge.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import NotConvergedError, StatsError
from jeugdpeil.stats.pareto import Weights, smoothed_weights
from jeugdpeil.stats.proposals import (
    Proposal,
    SplitT,
    even_points,
    matched,
    mixture_log_density,
)

TRUSTED_TAIL_SHAPE = 0.7

LogPosterior = Callable[[FloatArray], float]
WithGradient = Callable[[FloatArray], tuple[float, FloatArray]]


@dataclass(frozen=True)
class Effort:
    """How many points to integrate the hyperparameters with.

    Args:
        first_points: points of the first round, and of each later one.
        most_points: where to stop, good enough or not.
        wanted_effective: the number of equally weighted points that the result should be worth.
    """

    first_points: int = 48
    most_points: int = 384
    wanted_effective: float = 24.0


@dataclass(frozen=True)
class Peak:
    """The mode of the scores and the shape of the log posterior around it.

    Args:
        scores: (d,) mode.
        log_posterior: there.
        precision: (d, d) minus the second derivative there.
    """

    scores: FloatArray
    log_posterior: float
    precision: FloatArray


@dataclass(frozen=True)
class WeightedPoints:
    """Points of the hyperparameters with importance weights.

    Args:
        scores: (n_points, d).
        weights: with their effective number and tail shape.
        is_reliable: whether the wanted effective number was reached with a tail that can be
            trusted.
        log_integral: log of the integral of the density.
    """

    scores: FloatArray
    weights: Weights
    is_reliable: bool
    log_integral: float = np.nan


def find_peak(function: WithGradient, start: FloatArray) -> Peak:
    """The mode of a log density with a gradient, and its curvature.

    Args:
        function: log density and gradient at scores (d,).
        start: (d,) where to begin.

    Raises:
        NotConvergedError: the gradient at the end is still steep.
    """

    def downhill(scores: FloatArray) -> tuple[float, FloatArray]:
        value, gradient = function(scores)
        return -value, -gradient

    found = minimize(
        downhill, start, jac=True, method="BFGS", options={"gtol": 0.02, "maxiter": 100}
    )
    scores, steepest = np.asarray(found.x), float(np.abs(found.jac).max())
    # What matters is the distance to the mode in posterior sds; rounding may stop BFGS before gtol.
    if steepest > 1.0:
        raise NotConvergedError(
            f"the mode of the hyperparameters was not found: slope {steepest:.2g}", slope=steepest
        )
    return Peak(scores, -float(found.fun), _precision(function, scores, -np.asarray(found.jac)))


def _precision(function: WithGradient, at: FloatArray, gradient: FloatArray) -> FloatArray:
    """Minus the second derivative, by differences of the gradient, made positive definite."""
    step = 0.1
    rows = [(function(at + step * unit)[1] - gradient) / step for unit in np.eye(len(at))]
    symmetric = -(np.array(rows) + np.array(rows).T) / 2
    values, vectors = np.linalg.eigh(symmetric)
    # The prior alone gives a curvature of 1; less than a tenth of it says only that the normal is
    # a poor description here, which the split and the weights then repair.
    return (vectors * np.maximum(values, 0.1)) @ vectors.T


def split_proposal(function: LogPosterior, peak: Peak) -> SplitT:
    """A split t whose scales come from the fall of the log posterior to either side."""
    values, vectors = np.linalg.eigh(peak.precision)
    axes = vectors / np.sqrt(values)
    sides: list[list[float]] = [[], []]
    for axis in axes.T:
        for side, sign in zip(sides, (-1, 1), strict=True):
            offset = sign * np.sqrt(2)
            fall = peak.log_posterior - function(peak.scores + offset * axis)
            side.append(float(np.clip(1 / np.sqrt(max(fall, 0.05)), 0.5, 3.0)))
    return SplitT(peak.scores, axes, np.array(sides[0]), np.array(sides[1]))


def integrate(
    function: LogPosterior,
    first: Proposal,
    dimension: int,
    effort: Effort,
    generator: np.random.Generator,
) -> WeightedPoints:
    """Weighted points that stand for a density known up to a constant.

    Args:
        function: log density at scores (d,); a point at which it raises a StatsError gets no
            weight.
        first: proposal of the first round.
        dimension: d, at least 1.
        effort: numbers of points.
        generator: shifts the points of each round.
    """
    proposals: list[Proposal] = [first]
    counts: list[int] = []
    points, values = np.empty((0, dimension)), np.empty(0)
    while True:
        uniforms = even_points(effort.first_points, dimension, generator.random(dimension))
        new = proposals[-1].points(uniforms)
        counts.append(len(new))
        points = np.vstack([points, new])
        values = np.concatenate([values, [_value(function, point) for point in new]])
        log_weights = values - mixture_log_density(proposals, counts, points)
        weights = smoothed_weights(log_weights)
        is_reliable = _is_enough(weights, effort)
        if is_reliable or len(points) + effort.first_points > effort.most_points:
            log_integral = float(logsumexp(log_weights)) - np.log(len(points))
            return WeightedPoints(points, weights, is_reliable, log_integral)
        proposals.append(matched(points, weights.weights))


def _value(function: LogPosterior, point: FloatArray) -> float:
    try:
        return function(point)
    except StatsError:
        return -np.inf


def _is_enough(weights: Weights, effort: Effort) -> bool:
    trusted = weights.tail_shape < TRUSTED_TAIL_SHAPE
    return trusted and weights.effective_points >= effort.wanted_effective


def even_choice(weights: FloatArray, n_draws: int, start: float) -> Sequence[int]:
    """Systematic resampling: how often each point is drawn, within 1 of its weight's share.

    Args:
        weights: (n_points,) sum 1.
        n_draws: total number of draws.
        start: uniform number on 0..1.

    >>> even_choice(np.array([0.5, 0.25, 0.25]), 4, 0.5)
    [2, 1, 1]
    """
    edges = np.concatenate([[0.0], np.cumsum(weights)]) / weights.sum()
    passed = np.floor(edges * n_draws + start).astype(int)
    passed[-1] = int(np.floor(n_draws + start))
    return np.diff(passed).tolist()
