"""Two predictions that a model has to beat: the national mean, and a regression without groups."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.expected_use.goodness import best_spread
from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.stats.likelihoods import Likelihood, NormalRates

MOST_STEPS = 50
CLOSE = 1e-6


@dataclass(frozen=True)
class Prediction:
    """What something predicts of every row.

    Args:
        inside: (n,) expected rate 0-1 from all data.
        outside: (n,) expected rate from the folds without the row.
        predictor: (n,) of the folds, on the scale of the link.
        variance: of the predictor around it: what the prediction leaves open.
    """

    inside: FloatArray
    outside: FloatArray
    predictor: FloatArray
    variance: FloatArray


def regression_without_groups(
    likelihood: Likelihood,
    design: FloatArray,
    precision: FloatArray,
    folds: list[BoolArray],
    unseen: FloatArray | None = None,
) -> Prediction:
    """A plain regression on some columns: areas of one group count as independent.

    Args:
        likelihood: of the outcomes. Counts are binomial; rates are given equal weight, since the
            error of rounding alone would let the largest areas decide everything.
        design: (n, n_columns); intercepts alone give the national mean.
        precision: (n_columns,) prior precisions, so that columns that are copies do no harm.
        folds: rows of each fold.
        unseen: (n, n_columns) what the rows of a fold are predicted from; `design` where None.

    Notes:
        Its density has a spread around the prediction, the most likely one of all rows: one number
        that has seen every row, which favours the plain regression a little.
    """
    seen = _evened(likelihood)
    full = most_likely(seen, design, precision)
    predictor = np.empty(len(design))
    held_out = design if unseen is None else unseen
    for rows in folds:
        beta = most_likely(seen.without(rows), design, precision, full)
        predictor[rows] = held_out[rows] @ beta
    spread = best_spread(likelihood, predictor, likelihood.is_informative)
    link = likelihood.link
    return Prediction(
        link.to_rate(design @ full),
        link.to_rate(predictor),
        predictor,
        np.full(len(design), spread**2),
    )


def _evened(likelihood: Likelihood) -> Likelihood:
    if isinstance(likelihood, NormalRates):
        return NormalRates(
            likelihood.value, np.ones_like(likelihood.standard_error), likelihood.link
        )
    return likelihood


def most_likely(
    likelihood: Likelihood,
    design: FloatArray,
    precision: FloatArray,
    start: FloatArray | None = None,
) -> FloatArray:
    """The most likely coefficients of a regression without groups, by Newton's method.

    Args:
        likelihood: of the outcomes.
        design: (n, n_columns).
        precision: (n_columns,) prior precisions.
        start: where to begin.
    """
    beta = start if start is not None else _least_squares(design, likelihood.start())
    for _ in range(MOST_STEPS):
        terms = likelihood.terms(design @ beta)
        matrix = (design * terms.curvature[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(matrix, design.T @ terms.gradient - precision * beta)
        beta = beta + np.clip(step, -1.0, 1.0)
        if np.abs(step).max(initial=0.0) < CLOSE:
            break
    return beta


def _least_squares(design: FloatArray, response: FloatArray) -> FloatArray:
    ridge = 1e-6 * len(design) * np.eye(design.shape[1])
    inverse = np.linalg.inv(design.T @ design + ridge).astype(np.float64)
    return inverse @ (design.T @ response)
