r"""What each characteristic contributes to an expected rate, in an exact sum.

On the scale of the link the parts are beta_k (x_ik - reference_k). They are mapped to rates with
the logarithmic mean slope

    s_i = (E_i - E_ref) / (eta_i - eta_ref)

with E the mean rate over the random effects, E_ref the weighted mean of E_i, and eta_ref the
predictor whose mean rate is E_ref:

    contribution_ik = s_i beta_k (x_ik - reference_k).

For a function of a sum this is the Aumann-Shapley value along the straight path, and, for the
logarithm, the LMDI of energy studies: exact, symmetric, and blind to the order of the parts. The
reference is the mean of x with weights w_i s_i. With it

    sum_k contribution_ik = E_i - E_ref   for every row, and
    sum_i w_i contribution_ik = 0         for every characteristic,

because sum_i w_i s_i (eta_i - eta_ref) = sum_i w_i (E_i - E_ref) = 0. A mean with weights w alone
would leave a remainder, since the rate of the mean is not the mean of the rates.

Source:
    R. Aumann, L. Shapley (1974), Values of non-atomic games, chapter I; B. Ang (2005), The LMDI
    approach to decomposition analysis, Energy Policy 33, 867-871.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray, require_length
from jeugdpeil.stats.links import Link, mean_rate
from jeugdpeil.stats.prediction import eta_of_mean_rate

CLOSE = 1e-3


@dataclass(frozen=True)
class Decomposition:
    """Contributions of columns to the expected rates of rows that share one reference.

    Args:
        slopes: (n_rows, n_draws) mean slope s of each row.
        reference: (n_draws, n_fixed) reference value of each column.
        reference_rate: (n_draws,) E_ref.
    """

    slopes: FloatArray
    reference: FloatArray
    reference_rate: FloatArray
    design: FloatArray
    beta: FloatArray

    def of(self, columns: Sequence[int] | IntArray) -> FloatArray:
        """(n_rows, n_draws) contribution of several columns together, such as a theme."""
        chosen = np.asarray(columns, dtype=np.int64)
        part = self.design[:, chosen] @ self.beta[:, chosen].T
        part -= (self.beta[:, chosen] * self.reference[:, chosen]).sum(axis=1)
        return self.slopes * part


def decompose(
    link: Link,
    design: FloatArray,
    beta: FloatArray,
    sd: FloatArray,
    weights: FloatArray,
    shift: FloatArray | float = 0.0,
) -> Decomposition:
    """Decompose expected rates into contributions of the columns.

    Args:
        link: of the model.
        design: (n_rows, n_fixed) columns of the rows that are compared, such as those of one year;
            a column with one value throughout contributes 0.
        beta: (n_draws, n_fixed) draws of the coefficients; one row of means gives point estimates.
        sd: (n_draws,) standard deviation of the random effects averaged over.
        weights: (n_rows,) of the rows in the reference, at least 0, not all 0.
        shift: added to every predictor.

    Raises:
        ShapeError: arrays that do not belong together.
    """
    require_length("weights", weights, len(design))
    require_length("sd", sd, len(beta))
    share = weights / weights.sum()
    eta = design @ beta.T + shift
    rate = mean_rate(link, eta, sd)
    reference_rate = share @ rate
    reference_eta = eta_of_mean_rate(link, reference_rate, sd)
    slopes = _mean_slopes(link, eta, rate, reference_eta, reference_rate, sd)
    tilted = share[:, None] * slopes
    reference = (tilted / tilted.sum(axis=0)).T @ design
    return Decomposition(slopes, reference, reference_rate, design, beta)


def _mean_slopes(
    link: Link,
    eta: FloatArray,
    rate: FloatArray,
    reference_eta: FloatArray,
    reference_rate: FloatArray,
    sd: FloatArray,
) -> FloatArray:
    """(E_i - E_ref) / (eta_i - eta_ref), and its limit where both are nearly 0."""
    away = eta - reference_eta
    is_close = np.abs(away) < CLOSE
    middle = 0.5 * (eta + reference_eta)
    step = 1e-3
    slope = (mean_rate(link, middle + step, sd) - mean_rate(link, middle - step, sd)) / (2 * step)
    return np.where(is_close, slope, (rate - reference_rate) / np.where(is_close, 1.0, away))


def shown_parts(parts: FloatArray, total: FloatArray, decimals: int) -> FloatArray:
    """Round parts so that the rounded parts add up to the rounded total.

    Args:
        parts: (n_rows, n_parts) whose sum is the total.
        total: (n_rows,).
        decimals: to round to.

    Notes:
        Largest remainders: every part is rounded down, and the parts nearest to the next step get
        one, until the sum is right. No part moves by a whole step.

    >>> shown_parts(np.array([[0.34, 0.33, 0.33]]), np.array([1.0]), 1).tolist()
    [[0.4, 0.3, 0.3]]
    """
    unit = 10.0**-decimals
    scaled = parts / unit
    floors = np.floor(scaled + 1e-9)
    short = np.rint(total / unit) - floors.sum(axis=1)
    order = np.argsort(np.argsort(-(scaled - floors), axis=1, kind="stable"), axis=1)
    steps: FloatArray = floors + (order < short[:, None]).astype(np.float64)
    return (steps * unit).round(decimals)
