"""A Student-t distribution whose two halves have scales of their own."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import stats
from scipy.special import gammaln

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.intervals import normal_quantile

# Standard normal draws are cut off here: one draw in 16,000. A t with few degrees of freedom has no
# mean on the scale of ratios, so a sum of regions would follow its wildest draw.
FARTHEST = 4.0
_GRID_STEPS = 801


@dataclass(frozen=True)
class TwoPieceT:
    """What is said of n quantities, each with a median and a scale to either side.

    Args:
        middle: (n,) medians.
        below, above: (n,) scales of the halves, above 0.
        df: degrees of freedom, above 0; the same for all.

    Notes:
        The halves are put together at the median with half of the mass each, so the density jumps
        there where the scales differ; quantiles are what it is made for.

    >>> known = TwoPieceT(np.zeros(1), np.ones(1), 2 * np.ones(1), 4.0)
    >>> lower, upper = known.interval(0.90)
    >>> round(float(lower[0]), 3), round(float(upper[0]), 3)
    (-2.132, 4.264)
    """

    middle: FloatArray
    below: FloatArray
    above: FloatArray
    df: float

    def interval(self, level: float) -> tuple[FloatArray, FloatArray]:
        """Lower and upper bound with equal mass outside either."""
        half = t_quantile(level, self.df)
        return self.middle - half * self.below, self.middle + half * self.above

    def log_density(self, values: FloatArray) -> FloatArray:
        """Log density at one value per quantity: the log score of what came true."""
        away = values - self.middle
        scale = np.where(away < 0, self.below, self.above)
        return log_t(away / scale, self.df) - np.log(scale)

    def chance_below(self, values: FloatArray) -> FloatArray:
        """Probability of a smaller value, one value per quantity."""
        away = values - self.middle
        ratio = away / np.where(away < 0, self.below, self.above)
        return np.asarray(stats.t.cdf(ratio, self.df), dtype=np.float64)

    def from_normal(self, normal: FloatArray) -> FloatArray:
        """The values that stand where standard normal ones stand: draws, from correlated draws.

        Args:
            normal: (..., n) standard normal values; cut off at `FARTHEST`.
        """
        grid, image = _normal_to_t(self.df)
        t = np.interp(normal, grid, image)
        return self.middle + t * np.where(t < 0, self.below, self.above)


def t_quantile(level: float, df: float) -> float:
    """The number of scales that a two-sided interval of a t distribution reaches to either side.

    Raises:
        ValueError: the level is not above 0 and below 1.

    >>> round(t_quantile(0.90, 4), 3)
    2.132
    """
    normal_quantile(level)
    return float(stats.t.ppf((1 + level) / 2, df))


def log_t(standardised: FloatArray, df: float) -> FloatArray:
    """Log density of the standard t distribution."""
    front = gammaln((df + 1) / 2) - gammaln(df / 2) - 0.5 * np.log(df * np.pi)
    return np.asarray(front - (df + 1) / 2 * np.log1p(standardised**2 / df), dtype=np.float64)


@cache
def _normal_to_t(df: float) -> tuple[FloatArray, FloatArray]:
    grid = np.linspace(-FARTHEST, FARTHEST, _GRID_STEPS)
    return grid, np.asarray(stats.t.ppf(stats.norm.cdf(grid), df), dtype=np.float64)
