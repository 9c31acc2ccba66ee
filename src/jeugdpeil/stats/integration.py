r"""Integration over the hyperparameters: few dear evaluations, many cheap ones.

1. The mode of the log posterior of the scores, by BFGS with the exact gradient.
2. Its curvature there by differences of the gradient, and how far the log posterior has fallen,
   near and far to either side along each principal axis: a split t follows skewness and tails.
3. Evenly spread points from that proposal; a `Surrogate` through all points so far.
4. Points drawn from the surrogate: where it was right about their log posterior, it may stand for
   it. Otherwise they are added and the round is repeated. The error at points that it had not seen
   is the diagnostic.
5. Moments and draws of the hyperparameters from thousands of points of the surrogate; effects from
   the points of the last round, each standing for what lies nearest to it.

A grid or a normal on the log scale of the standard deviations fails calibration when a variance is
near 0, and importance sampling alone misses the bend where only the sum of two variances is known;
normal scores of the prior (`hyperparameters`) have no edge, and the surrogate bends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import KDTree
from scipy.special import logsumexp

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.pareto import smoothed_weights
from jeugdpeil.stats.peak import LogPosterior, value_or_nothing
from jeugdpeil.stats.proposals import (
    Proposal,
    SplitT,
    even_points,
    matched,
    mixture_log_density,
)
from jeugdpeil.stats.surrogate import Frame, Surrogate

CHEAP_POINTS = 2048
MOST_PROPOSALS = 4
# The normal that the surrogate falls back on is wider than what is known of the density: mass that
# is not there is found out by the next round, mass that was never thought of is not.
WIDER = 1.3


@dataclass(frozen=True)
class Effort:
    """How many points to integrate the hyperparameters with.

    Args:
        first_points: points of the first round.
        round_points: points of each further round; those of the last carry the effects.
        most_rounds: after which to stop, good enough or not.
        wanted_error: root mean square error of the surrogate's log posterior at new points.
    """

    first_points: int = 16
    round_points: int = 24
    most_rounds: int = 10
    wanted_error: float = 0.1

    @classmethod
    def for_rows(cls, n_rows: int) -> "Effort":
        """More points where each costs little, and where few data leave a posterior bent.

        >>> Effort.for_rows(342).round_points, Effort.for_rows(21_000).round_points
        (64, 12)
        """
        points = int(np.clip(120_000 / max(n_rows, 1), 12, 64))
        # An error of e makes the weights worth exp(-e^2) of their number.
        return cls(max(points - 8, 8), points, wanted_error=0.1 if points > 24 else 0.2)


@dataclass(frozen=True)
class WeightedPoints:
    """Points of the hyperparameters that stand for their posterior.

    Args:
        scores: (n_points, d) many cheap points.
        weights: (n_points,) of them, sum 1.
        nodes: (n_nodes, d) the points at which the effects are looked at.
        nearest: (n_points,) the node that stands for each point.
        error: root mean square error of the surrogate at points that it had not seen.
        effective_points: what the cheap points are worth.
        is_reliable: whether the error is as small as was wanted.
        log_integral: log of the integral of the density.
    """

    scores: FloatArray
    weights: FloatArray
    nodes: FloatArray
    nearest: IntArray
    error: float
    effective_points: float
    is_reliable: bool
    log_integral: float

    @classmethod
    def single(cls, scores: FloatArray, log_integral: float) -> "WeightedPoints":
        """One point, for hyperparameters that are known."""
        zero = np.zeros(1, dtype=np.int64)
        return cls(scores[None], np.ones(1), scores[None], zero, 0.0, 1.0, True, log_integral)

    @property
    def node_weights(self) -> FloatArray:
        """(n_nodes,) share of the posterior that each node stands for."""
        shares = np.bincount(self.nearest, self.weights, len(self.nodes))
        return np.asarray(shares, dtype=np.float64)


class _Known:
    """The points evaluated so far."""

    def __init__(self, function: LogPosterior, points: FloatArray, values: FloatArray) -> None:
        self.function, self.points, self.values = function, points, values

    def add(self, points: FloatArray) -> FloatArray:
        """Evaluate further points."""
        values = np.array([value_or_nothing(self.function, point) for point in points])
        there = np.isfinite(values)
        self.points = np.vstack([self.points, points[there]])
        self.values = np.concatenate([self.values, values[there]])
        return values


@dataclass(frozen=True)
class _Cheap:
    """Points of the surrogate: their log densities and weights."""

    scores: FloatArray
    logs: FloatArray
    weights: FloatArray
    effective_points: float
    log_integral: float


def integrate(
    function: LogPosterior,
    first: SplitT,
    effort: Effort,
    generator: np.random.Generator,
    known: tuple[FloatArray, FloatArray] | None = None,
) -> WeightedPoints:
    """Points that stand for a density known up to a constant.

    Args:
        function: log density at scores (d,); where it raises a StatsError there is no mass.
        first: proposal of the first round.
        effort: numbers of points.
        generator: the source of chance.
        known: points (n, d) and log densities (n,) evaluated before.
    """
    dimension = len(first.centre)
    given = (np.empty((0, dimension)), np.empty(0)) if known is None else known
    seen = _Known(function, *given)
    uniforms = even_points(effort.first_points, dimension, generator.random(dimension))
    seen.add(first.points(uniforms))
    frame = Frame(first.centre, WIDER * first.axes * np.maximum(first.below, first.above))
    cheap = _cheap_points(seen, frame, first, generator)
    error, rounds, nodes = np.inf, 0, frame.centre[None]
    while error > effort.wanted_error and rounds < effort.most_rounds:
        counts = even_choice(cheap.weights, effort.round_points, float(generator.random()))
        chosen = np.flatnonzero(counts)
        found = seen.add(cheap.scores[chosen])
        error, rounds = _error(found, cheap.logs[chosen]), rounds + 1
        nodes = cheap.scores[chosen][np.isfinite(found)]
        frame = _reframed(cheap)
        cheap = _cheap_points(seen, frame, first, generator)
    nearest = _nearest(frame.standard(nodes), frame.standard(cheap.scores))
    return WeightedPoints(
        cheap.scores,
        cheap.weights,
        nodes,
        nearest,
        error,
        cheap.effective_points,
        error <= effort.wanted_error,
        cheap.log_integral,
    )


def _reframed(cheap: _Cheap) -> Frame:
    """The frame in which the cheap points are about standard normal."""
    found = matched(cheap.scores, cheap.weights, wider=WIDER)
    return Frame(found.centre, found.axes)


def _error(found: FloatArray, predicted: FloatArray) -> float:
    """Root mean square error of log densities, a common constant apart."""
    away = found - predicted
    away = away[np.isfinite(away)]
    return float(away.std()) if away.size > 1 else np.inf


def _cheap_points(
    seen: _Known, frame: Frame, first: SplitT, generator: np.random.Generator
) -> _Cheap:
    """Weighted points of the surrogate, from proposals that follow it."""
    surrogate = Surrogate.through(frame, seen.points, seen.values)
    dimension = len(first.centre)
    proposals: list[Proposal] = [first]
    counts: list[int] = []
    points, logs = np.empty((0, dimension)), np.empty(0)
    while True:
        uniforms = even_points(CHEAP_POINTS, dimension, generator.random(dimension))
        new = proposals[-1].points(uniforms)
        counts.append(len(new))
        points, logs = np.vstack([points, new]), np.append(logs, surrogate.log_density(new))
        log_weights = logs - mixture_log_density(proposals, counts, points)
        found = smoothed_weights(log_weights)
        if found.effective_points >= CHEAP_POINTS / 4 or len(counts) == MOST_PROPOSALS:
            log_integral = float(logsumexp(log_weights)) - np.log(len(points))
            return _Cheap(points, logs, found.weights, found.effective_points, log_integral)
        proposals.append(matched(points, found.weights))


def _nearest(nodes: FloatArray, points: FloatArray) -> IntArray:
    """The node nearest to each point."""
    return np.asarray(KDTree(nodes).query(points)[1], dtype=np.int64)


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
