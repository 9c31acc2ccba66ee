r"""The point that contributions are counted from: predictors whose rate is the national one.

Within one fold and draw the fixed predictor of an area is a + x' beta, and that of the national
expected rate N is eta_N, with a mean rate of N. Contributions of characteristics need a vector of
reference values r with a + r' beta = eta_N. The weighted mean m of the characteristics misses it:
the rate of the mean is not the mean of the rates, and the fold's own national prediction is not
quite N. Of all vectors that hit it the one nearest to m in the metric of the characteristics'
covariance C is taken:

    r = m + C beta (eta_N - a - m' beta) / (beta' C beta).

For the tilted mean of `stats.contributions`, with weights w_i s_i, this is the first-order term,
since the mean slopes s_i change along the predictor. With s_i = (E_i - N) / (eta_i - eta_N),

    contribution_ik = s_i beta_k (x_ik - r_k)   and   sum_k contribution_ik = E_i - N exactly.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.fold_draws import FoldDraws
from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.links import mean_rate
from jeugdpeil.stats.prediction import eta_of_mean_rate

CLOSE, STEP = 1e-3, 1e-3
SMALLEST = 1e-12


@dataclass(frozen=True)
class Means:
    """Weighted mean and covariance of the characteristics' columns over the areas of a period."""

    mean: FloatArray
    covariance: FloatArray

    @classmethod
    def of(cls, fitted: Fitted, period: int) -> "Means":
        """Over the areas with an actual figure, weighted with youths."""
        rows = np.flatnonzero(fitted.table.is_known & (fitted.design.period == period))
        weights = fitted.table.youths[rows] / fitted.table.youths[rows].sum()
        columns = fitted.design.characteristic_columns
        table = fitted.design.matrix(fitted.tables[0].predicting[0])[rows][:, columns]
        mean = weights @ table
        away = table - mean
        return cls(mean, (away * weights[:, None]).T @ away)


@dataclass(frozen=True)
class Reference:
    """The reference point of one fold in one period.

    Args:
        columns: numbers of the characteristics' columns.
        beta: (n_draws, n_columns) their coefficients.
        point: (n_draws, n_columns) reference values.
        eta: (n_draws,) predictor of the national rate.
        slope: (n_draws,) of the mean rate there.
        national: rate, 0-1.
    """

    columns: IntArray
    beta: FloatArray
    point: FloatArray
    eta: FloatArray
    slope: FloatArray
    national: float

    @classmethod
    def of(
        cls, fold: FoldDraws, shift: FloatArray, national: float, means: Means, period: int
    ) -> "Reference":
        """The reference point of a fold.

        Args:
            fold: draws.
            shift: (n_draws,) of the fold in the period.
            national: rate of the period, 0-1.
            means: of the characteristics in the period.
            period: its number, which is that of its column.
        """
        sd = fold.sd
        eta = eta_of_mean_rate(fold.link, np.full(len(sd), national), sd)
        up, down = (mean_rate(fold.link, eta + step, sd) for step in (STEP, -STEP))
        all_beta = fold.beta
        n_columns = all_beta.shape[1]
        columns: IntArray = np.arange(n_columns - len(means.mean), n_columns, dtype=np.int64)
        beta = all_beta[:, columns]
        short = eta - all_beta[:, period] - shift - beta @ means.mean
        toward = beta @ means.covariance
        length = np.maximum((toward * beta).sum(axis=1), SMALLEST)
        point = means.mean + toward * (short / length)[:, None]
        return cls(columns, beta, point, eta, (up - down) / (2 * STEP), national)

    def slopes(self, eta: SmallFloatArray, rate: SmallFloatArray) -> SmallFloatArray:
        """(n_rows, n_draws) mean slope between each row and the reference."""
        away = eta - self.eta.astype(np.float32)
        is_close = np.abs(away) < CLOSE
        away[is_close] = 1.0
        found = (rate - np.float32(self.national)) / away
        return np.where(is_close, self.slope.astype(np.float32), found)

    def contributions(
        self, fold: FoldDraws, rows: IntArray, eta: SmallFloatArray, rate: SmallFloatArray
    ) -> FloatArray:
        """(n_rows, n_columns) mean over the draws of the contribution of each column, 0-1.

        Args:
            fold: draws.
            rows: of the fold.
            eta, rate: (n_rows, n_draws) calibrated predictor and expected rate.
        """
        slopes = self.slopes(eta, rate)
        beta = self.beta.astype(np.float32)
        found = -(slopes @ (beta * self.point.astype(np.float32))).astype(np.float64)
        places = fold.places(rows)
        for part, place in fold.slices():
            columns = part.design[places][:, self.columns]
            found += columns * (slopes[:, place] @ beta[place])
        return found / len(beta)


def exact_parts(parts: FloatArray, total: FloatArray, weights: FloatArray) -> FloatArray:
    """Parts that add up to the total to the last digit, and to 0 over the country.

    Args:
        parts: (n_rows, n_parts) that add up to the total but for errors of single precision.
        total: (n_rows,) whose weighted sum is 0.
        weights: (n_rows,) of the areas that the national figure is the mean of.

    >>> exact_parts(np.array([[0.2], [-0.1]]), np.array([0.3, -0.3]), np.array([1.0, 1.0])).tolist()
    [[0.3], [-0.3]]
    """
    if not parts.shape[1]:
        return parts
    size = np.abs(parts)
    whole = size.sum(axis=1, keepdims=True)
    share = np.where(whole > 0, size / np.where(whole > 0, whole, 1.0), 1 / parts.shape[1])
    fixed = parts + share * (total - parts.sum(axis=1))[:, None]
    return fixed - (weights / weights.sum()) @ fixed
