"""Likelihoods of one observation given its linear predictor, with three derivatives.

A likelihood says nothing about effects or priors: it maps a linear predictor eta, one number per
row, to log densities and their derivatives. The curvature is minus the second derivative; it is
never negative here, so that the inner mode of the Laplace approximation is unique.
"""

from dataclasses import dataclass, field
from typing import Protocol, Self

import numpy as np
from scipy.special import expit, gammaln, logit

from jeugdpeil.stats.arrays import (
    BoolArray,
    FloatArray,
    IntArray,
    require_finite,
    require_length,
)
from jeugdpeil.stats.errors import CountsError, IntervalTooWideError, NoDataError, NoVariationError
from jeugdpeil.stats.links import Link

MOST_TERMS = 32


@dataclass(frozen=True)
class Terms:
    """Log density of each row at one linear predictor, with its derivatives in eta.

    Args:
        log_density: (n_rows,) log density or log probability.
        gradient: (n_rows,) first derivative.
        curvature: (n_rows,) minus the second derivative, at least 0.
        curvature_slope: (n_rows,) derivative of the curvature (minus the third derivative).
    """

    log_density: FloatArray
    gradient: FloatArray
    curvature: FloatArray
    curvature_slope: FloatArray


class Likelihood(Protocol):
    """What the engine asks of a likelihood."""

    @property
    def n_rows(self) -> int:
        """Number of observations."""
        ...

    @property
    def link(self) -> Link:
        """How the linear predictor becomes a rate."""
        ...

    @property
    def is_informative(self) -> BoolArray:
        """(n_rows,) whether the row says anything about eta."""
        ...

    def terms(self, eta: FloatArray) -> Terms:
        """Log density and derivatives at a linear predictor, (n_rows,)."""
        ...

    def start(self) -> FloatArray:
        """A linear predictor, (n_rows,), from which Newton's method finds the mode."""
        ...

    def without(self, rows: BoolArray) -> Self:
        """The same likelihood in which the rows marked True say nothing."""
        ...


@dataclass(frozen=True)
class Counts:
    """Binomial counts of which each is known exactly or only as an interval a..b.

    Args:
        low, high: (n_rows,) smallest and largest value that the count k can have,
            0 <= low <= high <= trials. Equal where the count is known. A row with low = 0 and
            high = trials says nothing.
        trials: (n_rows,) number of trials n, at least 0.

    Raises:
        CountsError: a count is negative, above its trials, or low is above high.
        IntervalTooWideError: more than 32 values between low and high.

    Notes:
        log L = log sum_{k=a}^{b} C(n, k) e^{k eta} - n log(1 + e^eta). With the distribution
        truncated to a..b: gradient E[k | a..b] - n p, curvature n p (1 - p) - Var(k | a..b),
        slope n p (1 - p) (1 - 2 p) - kappa_3(k | a..b), kappa_3 the third central moment. The
        curvature is at least 0 because the binomial is log-concave. Given eta the trials are
        independent; overdispersion is the business of random effects.

    >>> Counts.exact(np.array([3]), np.array([10])).terms(np.array([0.0])).gradient
    array([-2.])
    """

    low: IntArray
    high: IntArray
    trials: IntArray
    link: Link = Link.LOGIT
    _censored: IntArray = field(init=False, repr=False)
    _offsets: FloatArray = field(init=False, repr=False)
    _log_choose_low: FloatArray = field(init=False, repr=False)
    _told_low: FloatArray = field(init=False, repr=False)
    _told_trials: FloatArray = field(init=False, repr=False)
    _log_ratios: FloatArray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._check()
        informative = self.is_informative
        censored = np.flatnonzero((self.high > self.low) & informative)
        width = self.high[censored] - self.low[censored] + 1
        most = int(width.max(initial=1))
        if most > MOST_TERMS:
            raise IntervalTooWideError(
                f"an interval holds {most} counts; at most {MOST_TERMS}", widest=most
            )
        offsets = np.arange(most, dtype=np.float64)[:, None]
        values = self.low[censored] + offsets
        possible = offsets < width
        values = np.where(possible, values, self.low[censored])
        choose = log_choose(self.trials[censored].astype(np.float64), values)
        ratios = np.where(possible, choose - choose[0], -np.inf)
        # A row that says nothing counts as 0 out of 0.
        told_low, told_trials = (np.where(informative, a, 0.0) for a in (self.low, self.trials))
        object.__setattr__(self, "_told_low", told_low)
        object.__setattr__(self, "_told_trials", told_trials)
        object.__setattr__(self, "_censored", censored)
        object.__setattr__(self, "_offsets", offsets)
        object.__setattr__(self, "_log_ratios", ratios)
        at_low = np.where(
            informative, log_choose(self.trials.astype(float), self.low.astype(float)), 0.0
        )
        object.__setattr__(self, "_log_choose_low", at_low)

    def _check(self) -> None:
        for name, array in (("high", self.high), ("trials", self.trials)):
            require_length(name, array, len(self.low))
        wrong = (self.low < 0) | (self.low > self.high) | (self.high > self.trials)
        if wrong.any():
            row = int(np.flatnonzero(wrong)[0])
            raise CountsError(
                f"row {row}: a count of {self.low[row]} to {self.high[row]} in {self.trials[row]}"
                " trials cannot be",
                row=row,
            )

    @classmethod
    def exact(cls, successes: IntArray, trials: IntArray) -> Self:
        """Counts that are all known."""
        return cls(successes, successes, trials)

    @property
    def n_rows(self) -> int:
        """Number of observations."""
        return len(self.low)

    @property
    def is_informative(self) -> BoolArray:
        """Whether the count is known to be anything less than 0..n."""
        return (self.low > 0) | (self.high < self.trials)

    def terms(self, eta: FloatArray) -> Terms:
        """Log probability of each count or interval, with derivatives."""
        p, n, known = expit(eta), self._told_trials, self._told_low
        spread = n * p * (1 - p)
        log_density = self._log_choose_low + known * eta - n * np.logaddexp(0.0, eta)
        gradient, slope = known - n * p, spread * (1 - 2 * p)
        if self._censored.size:
            self._widen(eta, log_density, gradient, spread, slope)
        return Terms(log_density, gradient, spread, slope)

    def _widen(
        self,
        eta: FloatArray,
        log_density: FloatArray,
        gradient: FloatArray,
        curvature: FloatArray,
        slope: FloatArray,
    ) -> None:
        """Add to the terms at the low end what the rest of each interval changes, in place."""
        rows, j = self._censored, self._offsets
        log_weights = self._log_ratios + j * eta[rows]
        top = log_weights.max(axis=0)
        weights = np.exp(log_weights - top)
        total = weights.sum(axis=0)
        weights /= total
        mean = (j * weights).sum(axis=0)
        away = j - mean
        squares = away * away * weights
        log_density[rows] += top + np.log(total)
        gradient[rows] += mean
        # The difference of two nearly equal numbers where the interval says little: rounding may
        # take it below 0, which is impossible and would make the precision indefinite.
        curvature[rows] = np.maximum(curvature[rows] - squares.sum(axis=0), 0.0)
        slope[rows] -= (squares * away).sum(axis=0)

    def start(self) -> FloatArray:
        """The logit of each count pulled half-way to the common rate.

        Raises:
            NoDataError: no row says anything.
            NoVariationError: all counts are 0, or all equal their trials.
        """
        rows = self.is_informative
        if not rows.any():
            raise NoDataError("no row has a count")
        middle, n = (self.low + self.high)[rows] / 2, self.trials[rows].astype(np.float64)
        if not 0 < middle.sum() < n.sum():
            raise NoVariationError("all counts are 0, or all equal their trials")
        common = float(middle.sum() / n.sum())
        eta = np.full(self.n_rows, logit(common))
        eta[rows] = logit((middle + 20 * common) / (n + 20))
        return eta

    def without(self, rows: BoolArray) -> Self:
        """The same counts, of which the marked ones are known as 0..n only."""
        low, high = np.where(rows, 0, self.low), np.where(rows, self.trials, self.high)
        return type(self)(low, high, self.trials, self.link)


@dataclass(frozen=True)
class NormalRates:
    """Rates published without their counts, normal around eta on the scale of a link.

    Args:
        value: (n_rows,) the rate on the scale of the link, NaN where missing.
        standard_error: (n_rows,) its known error on that scale, above 0: rounding, or sampling.
            All further variation is for a random effect per row or per group.
        link: what turns eta into a rate.

    Notes:
        log L = -(z - eta)^2 / (2 s^2) - log(s sqrt(2 pi)). The error is taken as known; that a
        small group varies more than a large one is lost unless the standard error says so.

    >>> rates = NormalRates.from_shares(np.array([0.1, 0.5]), 0.0005)
    >>> rates.value.round(3).tolist(), rates.standard_error.round(5).tolist()
    ([-2.197, 0.0], [0.00321, 0.00115])
    """

    value: FloatArray
    standard_error: FloatArray
    link: Link = Link.LOGIT

    def __post_init__(self) -> None:
        require_length("standard_error", self.standard_error, len(self.value))
        require_finite("standard_error", self.standard_error)
        if not (self.standard_error > 0).all():
            raise CountsError("a standard error is not above 0")

    @classmethod
    def from_shares(cls, share: FloatArray, half_unit: float, link: Link = Link.LOGIT) -> Self:
        """Rates from shares that were rounded to within `half_unit` either side.

        The rounding error is uniform with sd half_unit / sqrt(3). A share that was rounded to 0
        or 1 lies somewhere in the half unit beside it and is put in its middle.
        """
        inside = np.clip(share, half_unit / 2, 1 - half_unit / 2)
        value = link.to_eta(inside)
        error = half_unit / np.sqrt(3) / link.slope(value)
        return cls(value, np.where(np.isnan(error), 1.0, error), link)

    @property
    def n_rows(self) -> int:
        """Number of observations."""
        return len(self.value)

    @property
    def is_informative(self) -> BoolArray:
        """Whether the rate is there."""
        return np.isfinite(self.value)

    def terms(self, eta: FloatArray) -> Terms:
        """Normal log density of each rate, with derivatives."""
        there = self.is_informative
        precision = np.where(there, self.standard_error**-2, 0.0)
        away = np.where(there, self.value - eta, 0.0)
        constant = np.where(there, 0.5 * np.log(self.standard_error**-2 / (2 * np.pi)), 0.0)
        density = constant - 0.5 * precision * away**2
        return Terms(density, precision * away, precision, np.zeros_like(eta))

    def start(self) -> FloatArray:
        """The rates, and their mean where missing.

        Raises:
            NoDataError: all are missing.
        """
        if not self.is_informative.any():
            raise NoDataError("no row has a rate")
        return np.where(self.is_informative, self.value, np.nanmean(self.value))

    def without(self, rows: BoolArray) -> Self:
        """The same rates, of which the marked ones are missing."""
        return type(self)(np.where(rows, np.nan, self.value), self.standard_error, self.link)


def log_choose(n: FloatArray, k: FloatArray) -> FloatArray:
    """Logarithm of the number of ways to choose k out of n.

    >>> float(np.exp(log_choose(np.array([5.0]), np.array([2.0])))[0].round(9))
    10.0
    """
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
