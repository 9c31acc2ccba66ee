"""Tests of a trend, and of a bend in a trend, in many short series of counts.

Why this method: a rank test (Mann-Kendall) cannot reach 5 % with four years at all and knows
nothing of denominators or rounding; a chi-squared test for trend takes chance for the only noise,
which youth care is not: use moves more from year to year than chance would. A log-linear regression
with the dispersion of the data keeps both, and its slope is a change in per cent a year.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import ShapeError
from jeugdpeil.stats.log_linear import LogLinearFit, fit_log_linear
from jeugdpeil.stats.series_noise import (
    LEAST_DISPERSION,
    SeriesNoise,
    correlation_factor,
    noise_of,
)


@dataclass(frozen=True)
class Slopes:
    """One slope, or difference of slopes, of each series.

    Args:
        value: (n_series,) change of the logarithm per time step.
        error: (n_series,) standard error.
        degrees: (n_series,) degrees of freedom of Student's t.
        correlation: between a time and the next, as it was taken.
    """

    value: FloatArray
    error: FloatArray
    degrees: FloatArray
    correlation: float

    @property
    def p_values(self) -> FloatArray:
        """(n_series,) two-sided probability of a slope at least as far from nought."""
        return 2 * np.asarray(stdtr(self.degrees, -np.abs(self.value / self.error)))

    def bounds(self, level: float) -> tuple[FloatArray, FloatArray]:
        """(n_series,) lower and upper bounds at this coverage, 0-1."""
        reach = np.asarray(stdtrit(self.degrees, (1 + level) / 2)) * self.error
        return self.value - reach, self.value + reach


@dataclass(frozen=True)
class Bends:
    """The slope before the middle of the series, that after it, and the second minus the first."""

    before: Slopes
    after: Slopes
    bend: Slopes


def trends(
    counts: FloatArray, totals: FloatArray, rounding: float, correlation: float = 0.0
) -> Slopes:
    """The slope of each series over all its times.

    Args:
        counts: (n_series, n_times) counts above nought, a time step apart; at least three times.
        totals: (n_series, n_times) what the counts are a part of.
        rounding: counts are multiples of this.
        correlation: between a time and the next, for fewer than 20 series, which cannot tell.

    Returns:
        Slopes of the logarithm of count / total. From 20 series on they learn their noise from
        each other, so only series of the same kind should come together.

    Raises:
        ShapeError: fewer than three times.
        StatsError: as of `fit_log_linear`.

    Source:
        F. Satterthwaite (1946), Biometrics Bulletin 2, 110-114, for the degrees of freedom of the
        sum of two variances. W. Sheppard, G. Smyth and others: see `log_linear` and `series_noise`.
    """
    design = trend_design(_times(counts, 3))
    fit = fit_log_linear(counts, totals, design, rounding)
    noise = noise_of(fit, design, correlation)
    return _slopes(fit, noise, design, np.array([0.0, 1.0]))


def bends(
    counts: FloatArray, totals: FloatArray, rounding: float, correlation: float = 0.0
) -> Bends:
    """The slopes before and after the middle of each series, joined there.

    Args:
        counts, totals, rounding, correlation: as of `trends`; at least four times.

    Source:
        H.-J. Kim, M. Fay, E. Feuer and D. Midthune (2000), Permutation tests for joinpoint
        regression with applications to cancer rates, Statistics in Medicine 19, 335-351: the model
        of its section 2 with one joinpoint, here fixed at the middle, so that a t-test replaces
        the permutations.
    """
    design = bend_design(_times(counts, 4))
    fit = fit_log_linear(counts, totals, design, rounding)
    noise = noise_of(fit, design, correlation)
    contrasts = ([0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0])
    return Bends(*(_slopes(fit, noise, design, np.array(each)) for each in contrasts))


def trend_design(times: int) -> FloatArray:
    """A column of ones and one of time from the middle.

    >>> trend_design(3)[:, 1].tolist()
    [-1.0, 0.0, 1.0]
    """
    time = np.arange(times) - (times - 1) / 2
    return np.column_stack([np.ones(times), time]).astype(np.float64)


def bend_design(times: int) -> FloatArray:
    """The same with the time since the middle, nought before it.

    >>> bend_design(5)[:, 2].tolist()
    [0.0, 0.0, 0.0, 1.0, 2.0]
    """
    line = trend_design(times)
    return np.column_stack([line, np.maximum(line[:, 1], 0.0)]).astype(np.float64)


def _times(counts: FloatArray, least: int) -> int:
    times = counts.shape[1]
    if times < least:
        raise ShapeError(f"{times} times; at least {least} wanted", wanted=least)
    return times


def _slopes(
    fit: LogLinearFit, noise: SeriesNoise, design: FloatArray, contrast: FloatArray
) -> Slopes:
    """A combination of coefficients with the variance of its own noise and of what is shared."""
    information = np.einsum("p,spq,q->s", contrast, fit.inverse, contrast)
    factor = correlation_factor(noise.correlation, design, contrast)
    # A correlation that few years overstate would make a slope surer than mere chance allows.
    own = np.maximum(noise.dispersion * factor, LEAST_DISPERSION) * information
    weights = contrast @ np.linalg.pinv(design)
    shared = noise.shared_variance * float(weights @ weights)
    degrees = (own + shared) ** 2 / (own**2 / noise.degrees + shared**2 / noise.shared_degrees)
    error = np.sqrt(own + shared)
    return Slopes(fit.coefficients @ contrast, error, degrees, noise.correlation)
