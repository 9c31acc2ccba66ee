r"""How well something predicts: explained variance, error in points, log predictive density.

The log density of a row is that of its outcome, a count known as an interval included, with its
linear predictor normal around what was predicted:

    log integral p(y | eta) N(eta; m, v) d eta.

The integral is taken with a Gauss-Hermite rule around the mode of the integrand, since a count of
a large area is much sharper than the spread around a prediction.

Source:
    A. Gelman, J. Hwang, A. Vehtari (2014), Understanding predictive information criteria, Stat.
    Comput. 24, 997-1016, for the log score; Q. Liu, D. Pierce (1994), A note on Gauss-Hermite
    quadrature, Biometrika 81, 624-629, for the rule.
"""

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.stats.likelihoods import Likelihood
from jeugdpeil.stats.links import normal_nodes

N_NODES = 9
MOST_STEPS = 40
# Standard deviations of a spread that is looked for: from next to nothing to far too much.
SPREADS = np.geomspace(0.02, 3.0, 26)


def explained_share(actual: FloatArray, expected: FloatArray, weights: FloatArray) -> float:
    """Share of the weighted variance of the actual figures that the expected ones explain.

    Args:
        actual: (n,) NaN where unknown.
        expected: (n,).
        weights: (n,) youths.

    >>> explained_share(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0]), np.ones(3))
    1.0
    """
    known = np.isfinite(actual)
    y, w = actual[known], weights[known]
    total = float(w @ (y - w @ y / w.sum()) ** 2)
    if total == 0:
        return float("nan")
    return 1 - float(w @ (y - expected[known]) ** 2) / total


def weighted_rmse(actual: FloatArray, expected: FloatArray, weights: FloatArray) -> float:
    """Root of the weighted mean squared error, in the unit of the figures."""
    known = np.isfinite(actual)
    w = weights[known]
    return float(np.sqrt(w @ (actual[known] - expected[known]) ** 2 / w.sum()))


def row_log_densities(
    likelihood: Likelihood, mean: FloatArray, variance: FloatArray | float
) -> FloatArray:
    """(n_rows,) log predictive density of each outcome; 0 for a row that says nothing.

    Args:
        likelihood: of the outcomes.
        mean: (n_rows,) predicted linear predictor.
        variance: of the predictor around it, above 0, one number or (n_rows,).
    """
    v = np.broadcast_to(np.asarray(variance, dtype=np.float64), mean.shape)
    mode = _mode(likelihood, mean, v)
    spread = 1 / np.sqrt(likelihood.terms(mode).curvature + 1 / v)
    nodes, weights = normal_nodes(N_NODES)
    parts = [
        likelihood.terms(mode + spread * node).log_density
        - 0.5 * (mode + spread * node - mean) ** 2 / v
        + 0.5 * node**2
        + np.log(weight)
        for node, weight in zip(nodes, weights, strict=True)
    ]
    total: FloatArray = np.logaddexp.reduce(parts) + np.log(spread) - 0.5 * np.log(v)
    return np.where(likelihood.is_informative, total, 0.0)


def _mode(likelihood: Likelihood, mean: FloatArray, variance: FloatArray) -> FloatArray:
    """The mode of each row's integrand, by Newton's method with a limit on the step."""
    eta = mean.copy()
    for _ in range(MOST_STEPS):
        terms = likelihood.terms(eta)
        slope = terms.gradient - (eta - mean) / variance
        step = np.clip(slope / (terms.curvature + 1 / variance), -1.0, 1.0)
        eta = eta + step
        if np.abs(step).max(initial=0.0) < 1e-6:
            break
    return eta


def mean_log_density(likelihood: Likelihood, mean: FloatArray, variance: FloatArray) -> float:
    """Mean log predictive density per row that says anything."""
    there = likelihood.is_informative
    return float(row_log_densities(likelihood, mean, variance)[there].mean())


def best_spread(likelihood: Likelihood, mean: FloatArray, rows: BoolArray) -> float:
    """The standard deviation around a prediction under which some outcomes are most likely.

    What a model without random effects needs before its predictions can be compared by their
    density: a plain binomial would call nearly every area impossible.

    Args:
        likelihood: of the outcomes.
        mean: (n_rows,) predicted linear predictor.
        rows: (n_rows,) the outcomes to look at.
    """
    seen = likelihood.without(~rows)
    totals = [float(row_log_densities(seen, mean, sd**2).sum()) for sd in SPREADS]
    best = int(np.clip(np.argmax(totals), 1, len(SPREADS) - 2))
    # The top of the parabola through the three highest, on the logarithmic grid.
    low, top, high = (totals[best + step] for step in (-1, 0, 1))
    bend = low - 2 * top + high
    shift = 0.5 * (low - high) / bend if bend < 0 else 0.0
    ratio = float(SPREADS[1] / SPREADS[0])
    return float(SPREADS[best]) * ratio ** float(np.clip(shift, -1, 1))
