"""Whether what was expected agrees with what was, class by class of the expected figure."""

import numpy as np

from jeugdpeil.domain.model_card import CalibrationPoint
from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.intervals import normal_quantile

MOST_CLASSES = 10
# A class is published; it must not be a region in disguise.
LEAST_AREAS = 10


def calibration_points(
    expected: FloatArray,
    actual: FloatArray,
    weights: FloatArray,
    groups: IntArray,
    level: float,
    most_classes: int = MOST_CLASSES,
) -> tuple[CalibrationPoint, ...]:
    """Weighted means of expected and actual in classes of equal weight, lowest expected first.

    Args:
        expected: (n_rows,) out-of-group expected use in per cent.
        actual: (n_rows,) actual use in per cent, NaN where unknown.
        weights: (n_rows,) youths.
        groups: (n_rows,) group of each row; rows of one group are not independent.
        level: of the interval of the actual mean.
        most_classes: fewer where a class would hold under ten areas.

    Notes:
        The interval is that of a ratio with groups as the units that were drawn:
        se^2 = sum_g (sum_{i in g} w_i (y_i - m))^2 / (sum w)^2.

    Source:
        W. Cochran (1977), Sampling techniques, 3rd ed., section 6.4 and 9A.
    """
    known = np.flatnonzero(np.isfinite(actual) & (weights > 0))
    n_classes = min(most_classes, len(known) // LEAST_AREAS)
    if n_classes < 2:
        return ()
    order = known[np.argsort(expected[known], kind="stable")]
    return tuple(
        _point(expected[rows], actual[rows], weights[rows], groups[rows], level)
        for rows in _classes(order, weights[order], n_classes)
    )


def _classes(order: IntArray, weights: FloatArray, n_classes: int) -> list[IntArray]:
    """Consecutive rows of about equal weight; a class too small joins the one before."""
    middle = np.cumsum(weights) - weights / 2
    number = np.minimum((middle / weights.sum() * n_classes).astype(np.int64), n_classes - 1)
    found: list[IntArray] = []
    for rows in (order[number == each] for each in range(n_classes)):
        if found and min(len(rows), len(found[-1])) < LEAST_AREAS:
            found[-1] = np.concatenate([found[-1], rows])
        else:
            found.append(rows)
    return found


def _point(
    expected: FloatArray, actual: FloatArray, weights: FloatArray, groups: IntArray, level: float
) -> CalibrationPoint:
    total = weights.sum()
    mean = float(weights @ actual / total)
    names, number = np.unique(groups, return_inverse=True)
    sums = np.bincount(number.ravel(), weights * (actual - mean), len(names))
    half = normal_quantile(level) * float(np.sqrt((sums**2).sum())) / float(total)
    return CalibrationPoint(
        float(weights @ expected / total), mean, mean - half, mean + half, len(actual)
    )
