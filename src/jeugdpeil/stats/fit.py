"""Fit a latent Gaussian model: posterior of everything, integrated over the hyperparameters."""

from dataclasses import dataclass, field

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, SmallFloatArray
from jeugdpeil.stats.integration import Effort, WeightedPoints, integrate
from jeugdpeil.stats.laplace import (
    Approximation,
    LatentModel,
    Mode,
    Refined,
    approximate,
    glance,
    mode_at,
    refine,
)
from jeugdpeil.stats.links import rate_moments
from jeugdpeil.stats.peak import find_peak, split_proposal
from jeugdpeil.stats.response import Response, respond

# Leaves an error of some thousandths in the log posterior of twenty thousand rows.
CLOSE = 1e-3


@dataclass(frozen=True)
class Start:
    """Where a fit may begin: what an earlier fit of nearly the same data found."""

    scores: FloatArray
    eta: FloatArray


@dataclass(frozen=True)
class Point:
    """The latent field at one value of the hyperparameters; enough to factorise it again.

    Args:
        scores: (n_scores,) hyperparameters as normal scores.
        weight: share of the posterior.
        eta: (n_rows,) mode of the linear predictor.
        nudge: (n_rows,) added to the natural parameters gives the corrected mean.
    """

    scores: FloatArray
    weight: float
    eta: SmallFloatArray
    nudge: SmallFloatArray

    def mode(self, model: LatentModel) -> tuple[Mode, FloatArray]:
        """The mode with its factor, and the natural parameters of the corrected mean."""
        found = mode_at(model, self.scores, self.eta.astype(np.float64))
        return found, found.natural + self.nudge


@dataclass(frozen=True)
class Moments:
    """Mean and standard deviation of several quantities."""

    mean: FloatArray
    sd: FloatArray


@dataclass(frozen=True)
class Posterior:
    """The posterior of a latent Gaussian model.

    Args:
        model: what was fitted.
        hyper_points: points that stand for the posterior of the hyperparameters.
        points: the latent field at some of them, in the order of `hyper_points.nodes`.
        eta: moments of the linear predictor of each row, random effects included.
        beta: moments of the fixed effects.
        beta_covariance: (n_fixed, n_fixed).
        levels: per level, moments of the sum of effects down to that level.
        start: where a fit of nearly the same data may begin.
    """

    model: LatentModel
    hyper_points: WeightedPoints
    points: tuple[Point, ...]
    eta: Moments
    beta: Moments
    beta_covariance: FloatArray
    levels: tuple[Moments, ...]
    start: Start

    @property
    def log_evidence(self) -> float:
        """Log of the marginal likelihood."""
        return self.hyper_points.log_integral

    @property
    def is_reliable(self) -> bool:
        """Whether the hyperparameters were integrated as finely as was wanted."""
        return self.hyper_points.is_reliable

    @property
    def hyper(self) -> Moments:
        """Moments of the hyperparameters on their own scale."""
        values, weights = (
            self.model.hyper.values(self.hyper_points.scores),
            self.hyper_points.weights,
        )
        mean = weights @ values
        return Moments(mean, np.sqrt(np.maximum(weights @ values**2 - mean**2, 0.0)))

    def rates(self) -> Moments:
        """Moments of the rate of each row, 0-1 for a logit link."""
        return Moments(*rate_moments(self.model.likelihood.link, self.eta.mean, self.eta.sd))


@dataclass
class _Search:
    """Evaluates the model at hyperparameters, each from what is known of the nearest before."""

    model: LatentModel
    start: FloatArray
    seen: list[FloatArray] = field(default_factory=list[FloatArray])
    etas: list[SmallFloatArray] = field(default_factory=list[SmallFloatArray])
    values: list[float] = field(default_factory=list[float])
    response: Response | None = None
    rows: FloatArray = field(default_factory=lambda: np.empty(0))

    def climb(self, scores: FloatArray) -> tuple[float, FloatArray, FloatArray]:
        """Log posterior, its gradient and its information; how the mode answers is remembered."""
        found = approximate(self.model, scores, self._guess(scores), CLOSE)
        self._remember(scores, found.log_posterior, found.mode.solution.eta)
        refined, self.response = refine(self.model, found), respond(self.model, found)
        self.rows = refined.spread.rows
        return found.log_posterior, refined.gradient, self.response.information

    def value(self, scores: FloatArray) -> float:
        """Log posterior."""
        value, eta = glance(self.model, scores, self._guess(scores), self.rows, CLOSE)
        self._remember(scores, value, eta)
        return value

    def _remember(self, scores: FloatArray, value: float, eta: FloatArray) -> None:
        self.seen.append(scores.copy())
        self.values.append(value)
        self.etas.append(eta.astype(np.float32))

    def eta(self, scores: FloatArray) -> SmallFloatArray:
        """The mode of the linear predictor at hyperparameters done before."""
        return self.etas[self._nearest(scores)]

    def _nearest(self, scores: FloatArray) -> int:
        """The nearest in posterior sds: in some directions the mode moves much faster."""
        away = np.array(self.seen) - scores
        metric = np.eye(len(scores)) if self.response is None else self.response.information
        return int(np.argmin(np.einsum("ni,ij,nj->n", away, metric, away)))

    def _guess(self, scores: FloatArray) -> FloatArray:
        if not self.seen:
            return self.start
        nearest = self._nearest(scores)
        eta = self.etas[nearest].astype(np.float64)
        if self.response is not None:
            eta += (scores - self.seen[nearest]) @ self.response.slopes
        return eta


def fit(
    model: LatentModel,
    generator: np.random.Generator,
    effort: Effort | None = None,
    start: Start | None = None,
) -> Posterior:
    """Fit a model.

    Args:
        model: what to fit.
        generator: shifts the integration points; the only source of chance.
        effort: how finely to integrate the hyperparameters.
        start: from an earlier fit of nearly the same data, such as one without a few groups.

    Raises:
        NoDataError, NoVariationError: the outcomes cannot carry a model.
        NotConvergedError: an iteration did not end.
    """
    first = model.likelihood.start()
    search = _Search(model, first if start is None else start.eta)
    scores = model.hyper.start() if start is None else start.scores
    if model.hyper.n_scores == 0:
        return _posterior(search, WeightedPoints.single(scores, search.climb(scores)[0]), scores)
    peak = find_peak(search.climb, scores)
    proposal = split_proposal(search.value, peak)
    known = (np.array(search.seen), np.array(search.values))
    chosen = Effort.for_rows(len(first)) if effort is None else effort
    points = integrate(search.value, proposal, chosen, generator, known)
    return _posterior(search, points, peak.scores)


def _posterior(search: _Search, hyper: WeightedPoints, peak: FloatArray) -> Posterior:
    """Mix the approximations at the nodes."""
    mixture = _Mixture()
    done = [
        mixture.add(search.model, node, float(weight), search.eta(node))
        for node, weight in zip(hyper.nodes, hyper.node_weights, strict=True)
    ]
    return Posterior(
        model=search.model,
        hyper_points=hyper,
        points=tuple(done),
        eta=mixture.moments(0),
        beta=mixture.moments(1),
        beta_covariance=mixture.covariance(),
        levels=tuple(mixture.moments(index) for index in range(2, len(mixture.first))),
        start=Start(peak, mixture.moments(0).mean),
    )


class _Mixture:
    """First and second moments, summed over weighted approximations."""

    def __init__(self) -> None:
        self.first: list[FloatArray] = []
        self.second: list[FloatArray] = []
        self.beta_second: FloatArray = np.zeros((0, 0))

    def add(
        self, model: LatentModel, scores: FloatArray, weight: float, eta: SmallFloatArray
    ) -> Point:
        """Add one approximation."""
        mode = mode_at(model, scores, eta.astype(np.float64))
        refined = refine(model, Approximation(scores, np.nan, mode))
        means, variances, covariance = _marginals(model, scores, mode, refined)
        if not self.first:
            self.first = [np.zeros_like(mean) for mean in means]
            self.second = [np.zeros_like(mean) for mean in means]
            self.beta_second = np.zeros_like(covariance)
        for index, (mean, variance) in enumerate(zip(means, variances, strict=True)):
            self.first[index] += weight * mean
            self.second[index] += weight * (variance + mean**2)
        self.beta_second += weight * (covariance + np.outer(means[1], means[1]))
        return Point(scores, weight, eta, refined.nudge.astype(np.float32))

    def moments(self, index: int) -> Moments:
        """Mean and sd of one of the quantities."""
        mean = self.first[index]
        return Moments(mean, np.sqrt(np.maximum(self.second[index] - mean**2, 0.0)))

    def covariance(self) -> FloatArray:
        """Covariance of the fixed effects."""
        return self.beta_second - np.outer(self.first[1], self.first[1])


def _marginals(
    model: LatentModel, scores: FloatArray, mode: Mode, refined: Refined
) -> tuple[list[FloatArray], list[FloatArray], FloatArray]:
    """Means and variances of rows, fixed effects and levels, and the fixed effects' covariance."""
    variances = model.hyper.variances(scores)[0]
    solution, shift = mode.solution, refined.shift
    levels = zip(
        model.structure.totals(solution, variances),
        model.structure.totals(shift, variances),
        strict=True,
    )
    means = [solution.eta + shift.eta, solution.beta + shift.beta]
    means += [mean + moved for mean, moved in levels]
    covariance = mode.factor.beta_root @ mode.factor.beta_root.T
    spreads = [refined.spread.rows, np.diagonal(covariance), *refined.spread.levels]
    return means, spreads, covariance


def start_with_neighbours(nested: Posterior) -> Start:
    """Where a fit with a spatial effect on the innermost level may begin: the fit without it.

    Args:
        nested: fit of the same data with nested effects, every one with an unknown sd; the spatial
            model has a `MixedSd` with the same rate for the innermost level.
    """
    after = nested.model.structure.nesting.n_levels
    return Start(np.insert(nested.start.scores, after, 0.0), nested.start.eta)
