"""Moran's I: whether neighbours differ from expected in the same direction."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray

N_PERMUTATIONS = 199


@dataclass(frozen=True)
class Moran:
    """Moran's I beside that of values shuffled over the areas.

    Args:
        value: about 0 without a pattern, 1 where neighbours are equal.
        permutation_upper: the largest of the permutations.
    """

    value: float
    permutation_upper: float


def morans_i(
    values: FloatArray,
    pairs: IntArray,
    generator: np.random.Generator,
    n_permutations: int = N_PERMUTATIONS,
) -> Moran | None:
    """Moran's I of values on a graph.

    Args:
        values: (n_areas,) NaN where unknown; an area without a known neighbour does not count.
        pairs: (n_pairs, 2) neighbouring areas, each pair once.
        generator: shuffles the values.
        n_permutations: how often.

    Returns:
        None where fewer than three areas have neighbours, or all values are equal.

    Notes:
        I = (n / sum_ij w_ij) sum_ij w_ij x_i x_j / sum_i x_i^2, with x the deviation from the mean
        and w_ij = 1 / (number of neighbours of i).

    Source:
        A. Cliff, J. Ord (1981), Spatial processes, chapter 1.
    """
    pairs = pairs[np.isfinite(values[pairs]).all(axis=1)]
    inside, numbers = np.unique(pairs, return_inverse=True)
    if len(inside) < 3 or np.ptp(values[inside]) == 0:
        return None
    links = numbers.reshape(-1, 2)
    degrees = np.bincount(links.ravel(), minlength=len(inside))
    weights = 1 / degrees[links[:, 0]] + 1 / degrees[links[:, 1]]
    away = values[inside] - values[inside].mean()
    square = float(away @ away)

    def statistic(x: FloatArray) -> float:
        return float((weights * x[links[:, 0]] * x[links[:, 1]]).sum()) / square

    shuffled = [statistic(away[generator.permutation(len(away))]) for _ in range(n_permutations)]
    return Moran(statistic(away), max(shuffled, default=float("nan")))


def without_group_means(values: FloatArray, weights: FloatArray, groups: IntArray) -> FloatArray:
    """Values minus the weighted mean of their group; NaN stays NaN.

    Args:
        values: (n,) NaN where unknown.
        weights: (n,) at least 0.
        groups: (n,) group numbers.
    """
    known = np.isfinite(values)
    share = np.where(known, weights, 0.0)
    totals = np.bincount(groups, share)
    sums = np.bincount(groups, share * np.where(known, values, 0.0))
    means = sums / np.where(totals > 0, totals, 1.0)
    found: FloatArray = values - means[groups]
    return found


def area_means(values: FloatArray, weights: FloatArray, areas: IntArray) -> FloatArray:
    """(n_areas,) weighted mean of the known values of each area over its periods; NaN if none."""
    known = np.isfinite(values)
    share = np.where(known, weights, 0.0)
    totals = np.bincount(areas, share)
    sums = np.bincount(areas, share * np.where(known, values, 0.0))
    return np.where(totals > 0, sums / np.where(totals > 0, totals, 1.0), np.nan)
