"""Pareto-smoothed importance weights, and the number that says whether they can be trusted.

Source:
    A. Vehtari, D. Simpson, A. Gelman, Y. Yao, J. Gabry (2024), Pareto smoothed importance
    sampling, JMLR 25(72), 1-58; the fit of the tail is J. Zhang and M. Stephens (2009),
    Technometrics 51, 316-325.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from jeugdpeil.stats.arrays import FloatArray

FEWEST_TAIL_POINTS = 5


@dataclass(frozen=True)
class Weights:
    """Normalised importance weights.

    Args:
        weights: (n_points,) at least 0, sum 1.
        effective_points: 1 / sum of squares: how many equally weighted points are worth as much.
        tail_shape: estimated Pareto shape k of the largest weights; under 0.7 they can be trusted.
    """

    weights: FloatArray
    effective_points: float
    tail_shape: float


def smoothed_weights(log_weights: FloatArray) -> Weights:
    """Weights of which the largest are replaced by quantiles of the Pareto tail fitted to them.

    Args:
        log_weights: (n_points,) log of target over proposal, up to a constant; -inf allowed.

    >>> smoothed_weights(np.zeros(4)).effective_points
    4.0
    """
    logs = log_weights - log_weights.max()
    n_tail = int(min(0.2 * len(logs), 3 * np.sqrt(len(logs))))
    shape = -np.inf
    if n_tail >= FEWEST_TAIL_POINTS:
        order = np.argsort(logs)
        tail, cutoff = order[-n_tail:], float(logs[order[-n_tail - 1]])
        excess = np.exp(logs[tail]) - np.exp(cutoff)
        if excess[0] > 0:
            shape, scale = pareto_tail(excess)
            middle = (np.arange(n_tail) + 0.5) / n_tail
            logs = logs.copy()
            smooth = np.exp(cutoff) + pareto_quantile(middle, shape, scale)
            logs[tail] = np.minimum(np.log(smooth), 0.0)
    weights = np.exp(logs - logsumexp(logs))
    return Weights(weights, float(1 / (weights @ weights)), float(shape))


def pareto_quantile(share: FloatArray, shape: float, scale: float) -> FloatArray:
    """Quantile of the generalised Pareto distribution."""
    if abs(shape) < 1e-9:
        return -scale * np.log1p(-share)
    return scale * np.expm1(-shape * np.log1p(-share)) / shape


def pareto_tail(excess: FloatArray) -> tuple[float, float]:
    """Shape and scale of a generalised Pareto distribution.

    Args:
        excess: (n,) ascending amounts above the threshold, above 0.

    Notes:
        The posterior mean over a grid of profiles, shrunk towards 0.5 as if ten more points had
        been seen there (Vehtari and others 2024, appendix C).
    """
    n = len(excess)
    n_grid = 30 + int(np.sqrt(n))
    quarter = excess[int(n / 4 + 0.5) - 1]
    grid = 1 / excess[-1] + (1 - np.sqrt(n_grid / (np.arange(1, n_grid + 1) - 0.5))) / 3 / quarter
    # The grid may meet 0, where the profile is the exponential distribution's limit.
    grid = np.where(np.abs(grid) < 1e-12, 1e-12, grid)
    shapes = np.log1p(-grid[:, None] * excess).mean(axis=1)
    profile = n * (np.log(-grid / shapes) - shapes - 1)
    weights = np.exp(profile - logsumexp(profile))
    best = float(weights @ grid)
    shape = float(np.log1p(-best * excess).mean())
    return (n * shape + 5) / (n + 10), -shape / best
