"""Restricted cubic splines: a characteristic whose effect bends, in three columns instead of one.

The curve is a cubic between knots and straight outside the outer ones, where data are few and a
cubic would run away. The first column is the characteristic itself, so that a curve holds the
straight line and can be tested against it.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray

# Harrell's places for four knots.
KNOT_SHARES = (0.05, 0.35, 0.65, 0.95)


@dataclass(frozen=True)
class Curve:
    """The curve of one characteristic.

    Args:
        knots: (4,) ascending values of the characteristic.
        centre, scale: (2,) of the bent columns, so that they have mean 0 and sd 1 in the data.
    """

    knots: FloatArray
    centre: FloatArray
    scale: FloatArray

    def bends(self, values: FloatArray) -> FloatArray:
        """(n, 2) the columns beside the straight one.

        Args:
            values: (n,) of the characteristic, on the scale that the curve was made on.
        """
        return (_bends(values, self.knots) - self.centre) / self.scale


def curve_of(values: FloatArray) -> Curve | None:
    """The curve through the data of a characteristic; None where four knots would coincide.

    Args:
        values: (n,) complete.

    Notes:
        With knots t_1 < ... < t_K and (a)+ = max(a, 0), the bent columns are, for j = 1..K-2,
        [(x - t_j)+^3 - (x - t_K-1)+^3 (t_K - t_j) / (t_K - t_K-1)
        + (x - t_K)+^3 (t_K-1 - t_j) / (t_K - t_K-1)] / (t_K - t_1)^2.

    Source:
        F. Harrell (2015), Regression modeling strategies, 2nd ed., section 2.4.5, eq. 2.25; knots
        of table 2.3.

    >>> curve = curve_of(np.arange(100.0))
    >>> curve.bends(np.arange(100.0)).shape
    (100, 2)
    """
    knots = np.quantile(values, KNOT_SHARES)
    if not (np.diff(knots) > 1e-6 * max(float(np.ptp(values)), 1e-300)).all():
        return None
    bent = _bends(values, knots)
    scale = bent.std(axis=0)
    if not (scale > 0).all():
        return None
    return Curve(knots, bent.mean(axis=0), scale)


def _bends(values: FloatArray, knots: FloatArray) -> FloatArray:
    last, before = knots[-1], knots[-2]
    columns = [
        _cube(values, knot)
        - _cube(values, before) * (last - knot) / (last - before)
        + _cube(values, last) * (before - knot) / (last - before)
        for knot in knots[:-2]
    ]
    return np.column_stack(columns) / (last - knots[0]) ** 2


def _cube(values: FloatArray, knot: float) -> FloatArray:
    return np.maximum(values - knot, 0.0) ** 3
