"""How much short series of counts move from year to year, learned from many of them together.

Four or five years say little of how restless one series is. What is learned from the other series
of the same level: the part of the restlessness that all share in a year, how far a year lies on the
same side as the one before, and how far the dispersions of the series lie apart.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import digamma, polygamma

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.log_linear import LogLinearFit

# From so many series on, they are used to learn from each other.
LEAST_SERIES = 20
# A count that is mere chance has dispersion 1; less than chance is never assumed.
LEAST_DISPERSION = 1.0
_CORRELATIONS = np.linspace(0.0, 0.9, 91)
_TINY = 1e-5


@dataclass(frozen=True)
class SeriesNoise:
    """What the residuals of a group of series say of their noise.

    Args:
        dispersion: (n_series,) variance as a multiple of the variance of chance; at least 1.
        degrees: (n_series,) degrees of freedom of the dispersions.
        shared_variance: of the move that all series make in a year, on the scale of the logarithm.
        shared_degrees: its degrees of freedom.
        correlation: between a year and the next, 0-0.9; what is shared is not in it.
    """

    dispersion: FloatArray
    degrees: FloatArray
    shared_variance: float
    shared_degrees: int
    correlation: float


def noise_of(fit: LogLinearFit, design: FloatArray, correlation: float = 0.0) -> SeriesNoise:
    """The noise of a group of series that were fitted together.

    With fewer than LEAST_SERIES series each has only its own residuals, and the correlation is that
    of others: ten years of one series cannot tell it from a trend.

    Args:
        fit: of all series of a group.
        design: (n_times, n_columns), with more times than columns.
        correlation: between a year and the next, for a group of few series.

    Source:
        G. Smyth (2004), Linear models and empirical Bayes methods, Statistical Applications in
        Genetics and Molecular Biology 3 (1), article 3, section 6.2, for the common dispersion;
        S. Lund, D. Nettleton, D. McCarthy and G. Smyth (2012), the same journal 11 (5), article 8,
        for its use with quasi-likelihood.
    """
    count, times = fit.means.shape
    degrees = int(times - design.shape[1])
    assert degrees > 0, "as many times as columns: nothing is left to learn the noise from"
    if count < LEAST_SERIES:
        return _own_noise(fit, design, correlation, degrees)
    shared, variance = _shared_moves(fit, degrees)
    residuals = fit.residuals - fit.means * shared
    correlation = _correlation(residuals / np.sqrt(fit.variances), design)
    expected = _residual_size(correlation, design) * (count - 1) / count
    own = _pearson(residuals, fit) / expected
    common, prior = _common_dispersion(own, degrees)
    # Together the series cannot know more than all their residuals do.
    prior = min(prior, float(degrees * (count - 1)))
    shrunken = (prior * common + degrees * own) / (prior + degrees)
    freedom: FloatArray = np.full(len(own), prior + degrees)
    return SeriesNoise(
        np.maximum(shrunken, LEAST_DISPERSION), freedom, variance, degrees, correlation
    )


def _own_noise(
    fit: LogLinearFit, design: FloatArray, correlation: float, degrees: int
) -> SeriesNoise:
    own = _pearson(fit.residuals, fit) / _residual_size(correlation, design)
    freedom: FloatArray = np.full(len(own), float(degrees))
    return SeriesNoise(np.maximum(own, LEAST_DISPERSION), freedom, 0.0, degrees, correlation)


def correlation_factor(correlation: float, design: FloatArray, contrast: FloatArray) -> float:
    """By how much correlated years widen the variance of a contrast, given the dispersion.

    Args:
        correlation: between a year and the next.
        design: (n_times, n_columns).
        contrast: (n_columns,) the combination of coefficients.
    """
    weights = contrast @ np.linalg.pinv(design)
    return float(weights @ _correlations(correlation, len(design)) @ weights / (weights @ weights))


def _pearson(residuals: FloatArray, fit: LogLinearFit) -> FloatArray:
    return (residuals**2 / fit.variances).sum(axis=1)


def _shared_moves(fit: LogLinearFit, degrees: int) -> tuple[FloatArray, float]:
    """(n_times,) the move that all series make, and its variance beyond what chance brings."""
    weights = fit.weights
    total = weights.sum(axis=0)
    moves = (weights * fit.residuals / fit.means).sum(axis=0) / total
    own = _pearson(fit.residuals - fit.means * moves, fit).sum()
    dispersion = own / (degrees * (len(fit.means) - 1))
    by_chance = dispersion / total.mean()
    return moves, max(0.0, float((moves**2).sum()) / degrees - float(by_chance))


def _correlations(correlation: float, times: int) -> FloatArray:
    place = np.arange(times)
    return correlation ** np.abs(place[:, None] - place[None, :])


def _residual_maker(design: FloatArray) -> FloatArray:
    return np.eye(len(design)) - design @ np.linalg.pinv(design)


def _residual_size(correlation: float, design: FloatArray) -> float:
    """The sum of squares of residuals that is to be expected at dispersion 1."""
    maker = _residual_maker(design)
    return float(np.trace(maker @ _correlations(correlation, len(design))))


def _correlation(scaled: FloatArray, design: FloatArray) -> float:
    """The correlation between years under which residuals look as they do; 0 or more.

    Residuals of a line through few years alternate by themselves. So what is seen is held against
    what each correlation would have shown, and not against nought.
    """
    seen = float((scaled[:, 1:] * scaled[:, :-1]).sum() / (scaled**2).sum())
    maker = _residual_maker(design)
    shown: list[float] = []
    for correlation in _CORRELATIONS:
        spread = maker @ _correlations(float(correlation), len(design)) @ maker
        shown.append(float(np.trace(spread, offset=1) / np.trace(spread)))
    return float(np.interp(seen, shown, _CORRELATIONS))


def _common_dispersion(own: FloatArray, degrees: int) -> tuple[float, float]:
    """The dispersion that series have in common, and how many degrees of freedom it is worth.

    Notes:
        e = log(own) - digamma(degrees / 2) + log(degrees / 2); the variance of e beyond
        trigamma(degrees / 2) is trigamma(prior / 2).
    """
    half = degrees / 2
    floored = np.maximum(own, _TINY * np.median(own))
    level = np.log(floored) - digamma(half) + np.log(half)
    beyond = float(level.var(ddof=1)) - float(polygamma(1, half))
    if beyond <= 0:
        return float(own.mean()), float("inf")
    prior = 2 * _inverse_trigamma(beyond)
    common = np.exp(level.mean() + digamma(prior / 2) - np.log(prior / 2))
    return float(common), prior


def _inverse_trigamma(value: float) -> float:
    """The argument at which trigamma has this value, by Newton's method on its reciprocal."""
    found = 0.5 + 1 / value
    for _ in range(50):
        trigamma = float(polygamma(1, found))
        step = trigamma * (1 - trigamma / value) / float(polygamma(2, found))
        found += step
        if abs(step) < 1e-10 * found:
            break
    return found
