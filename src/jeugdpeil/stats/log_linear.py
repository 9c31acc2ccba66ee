"""Log-linear regression of many short series of counts over denominators, all fitted at once."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, require_finite, require_length
from jeugdpeil.stats.errors import CountsError, NotConvergedError

_STEPS, _TOLERANCE = 60, 1e-9
# The least part of the denominator that is left over, so that a variance never becomes nought.
_LEAST_REST = 0.02


@dataclass(frozen=True)
class LogLinearFit:
    """The fit of n_series series of n_times counts on one design.

    Args:
        coefficients: (n_series, n_columns) on the scale of the logarithm.
        means: (n_series, n_times) fitted counts.
        variances: (n_series, n_times) of a count at dispersion 1, its rounding included.
        inverse: (n_series, n_columns, n_columns) inverse of the information at dispersion 1.
        residuals: (n_series, n_times) count minus mean.
    """

    coefficients: FloatArray
    means: FloatArray
    variances: FloatArray
    inverse: FloatArray
    residuals: FloatArray

    @property
    def weights(self) -> FloatArray:
        """(n_series, n_times) information that each count holds on its own logarithm."""
        return self.means**2 / self.variances


def fit_log_linear(
    counts: FloatArray, totals: FloatArray, design: FloatArray, rounding: float
) -> LogLinearFit:
    """Fit `log(count / total) = design @ coefficients` to every series by quasi-likelihood.

    Args:
        counts: (n_series, n_times) counts, above nought.
        totals: (n_series, n_times) what the counts are a part of.
        design: (n_times, n_columns) the same for all series.
        rounding: counts are multiples of this; 1 or less for exact counts.

    Raises:
        ShapeError: the arrays differ in shape.
        NotFiniteError: a count or total is not finite.
        CountsError: a count is not above nought, or above its total.
        NotConvergedError: the iteration did not end.

    Source:
        P. McCullagh and J. Nelder (1989), Generalized linear models, 2nd ed., section 9.2 for the
        quasi-likelihood and 2.5 for the iteration. W. Sheppard (1898), Proceedings of the London
        Mathematical Society 29, 353-380: rounding to multiples of h adds h²/12 to a variance.

    Notes:
        variance = mu (1 - mu / total) + (1 + (count / total)²) h²/12, with h the rounding of the
        count and at most of the total.
    """
    _require_counts(counts, totals, design)
    grain = rounding**2 / 12 * (1 + (counts / totals) ** 2) if rounding > 1 else 0 * counts
    offset = np.log(totals)
    coefficients, *_ = np.linalg.lstsq(design, (np.log(counts) - offset).T, rcond=None)
    beta: FloatArray = np.asarray(coefficients.T, dtype=np.float64)
    for _ in range(_STEPS):
        means, variances, inverse = _at(beta, offset, totals, design, grain)
        score = np.einsum("st,tp->sp", means * (counts - means) / variances, design)
        step = np.einsum("spq,sq->sp", inverse, score)
        beta = np.asarray(beta + np.clip(step, -1.0, 1.0), dtype=np.float64)
        if np.abs(step).max(initial=0.0) < _TOLERANCE:
            means, variances, inverse = _at(beta, offset, totals, design, grain)
            return LogLinearFit(beta, means, variances, inverse, counts - means)
    raise NotConvergedError(f"no end after {_STEPS} steps", steps=_STEPS)


def _at(
    beta: FloatArray,
    offset: FloatArray,
    totals: FloatArray,
    design: FloatArray,
    grain: FloatArray,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Means, variances and inverse information at these coefficients."""
    means: FloatArray = np.exp(beta @ design.T + offset)
    variances: FloatArray = means * np.maximum(1 - means / totals, _LEAST_REST) + grain
    weights: FloatArray = means**2 / variances
    information = np.einsum("st,tp,tq->spq", weights, design, design)
    inverse: FloatArray = np.asarray(np.linalg.inv(information), dtype=np.float64)
    return means, variances, inverse


def _require_counts(counts: FloatArray, totals: FloatArray, design: FloatArray) -> None:
    require_length("totals", totals, len(counts))
    require_length("design", design, counts.shape[1])
    require_finite("counts", counts)
    require_finite("totals", totals)
    if (counts <= 0).any() or (counts > totals).any():
        raise CountsError("counts must lie above nought and not above their totals")
