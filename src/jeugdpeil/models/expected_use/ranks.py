"""Ranks with intervals, and which differences are called real among many."""

import numpy as np

from jeugdpeil.domain.verdict import Verdict, VerdictRule
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.draws import quantile_positions

BLOCK_DRAWS = 256


def rank_intervals(draws: SmallFloatArray, level: float) -> tuple[IntArray, IntArray]:
    """Lower and upper rank of each region, 1 for the lowest.

    Args:
        draws: (n_regions, n_draws) differences.
        level: of the interval, 0-1.

    >>> rank_intervals(np.array([[0.1, 0.1], [0.3, 0.0]], np.float32), 0.9)[0].tolist()
    [1, 1]
    """
    n_regions, n_draws = draws.shape
    ranks = np.empty((n_regions, n_draws), dtype=np.int32)
    numbers = np.arange(1, n_regions + 1, dtype=np.int32)
    for start in range(0, n_draws, BLOCK_DRAWS):
        block = np.ascontiguousarray(draws[:, start : start + BLOCK_DRAWS].T)
        order = np.argsort(block, axis=1)
        placed = np.empty_like(order, dtype=np.int32)
        np.put_along_axis(placed, order, numbers[None, :], axis=1)
        ranks[:, start : start + BLOCK_DRAWS] = placed.T
    at = quantile_positions([(1 - level) / 2, (1 + level) / 2], n_draws)
    ordered = np.partition(ranks, at, axis=1)[:, at].astype(np.int64)
    return ordered[:, 0], ordered[:, 1]


def ranks_of(values: FloatArray) -> IntArray:
    """Rank of each value, 1 for the lowest; equal values in their order.

    >>> ranks_of(np.array([0.3, -1.0, 2.0])).tolist()
    [2, 1, 3]
    """
    found = np.empty(len(values), dtype=np.int64)
    found[np.argsort(values, kind="stable")] = np.arange(1, len(values) + 1)
    return found


def discoveries(probability_higher: FloatArray, most_false: float) -> BoolArray:
    """The largest set of regions whose expected share of wrong signs stays under a bound.

    Args:
        probability_higher: (n_regions,) of one level and period.
        most_false: largest expected share of wrong signs in the set, 0-1.

    Notes:
        The chance that the sign of a region is wrong is min(p, 1 - p). Regions are taken in the
        order of that chance as long as its mean over those taken is at most the bound.

    Source:
        M. Stephens (2017), False discovery rates: a new deal, Biostatistics 18, 275-294.

    >>> discoveries(np.array([0.99, 0.5, 0.02, 0.9]), 0.05).tolist()
    [True, False, True, True]
    """
    wrong = np.minimum(probability_higher, 1 - probability_higher)
    order = np.argsort(wrong, kind="stable")
    means = np.cumsum(wrong[order]) / np.arange(1, len(wrong) + 1)
    n_found = int(np.count_nonzero(means <= most_false))
    found = np.zeros(len(wrong), dtype=np.bool_)
    found[order[:n_found]] = True
    return found


def verdicts(
    rule: VerdictRule,
    plain: FloatArray,
    difference: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
    probability_higher: FloatArray,
    youths: IntArray,
) -> tuple[Verdict, ...]:
    """The verdicts on the regions of one level and period.

    Args:
        rule: when a difference is called real.
        plain: (n_regions,) actual minus expected.
        difference, lower, upper: (n_regions,) shrunken difference with its interval, in points.
        probability_higher: (n_regions,) of the shrunken difference.
        youths: (n_regions,).

    Notes:
        Regions with too few youths are not among those that may be called real, so that they do
        not loosen or tighten the bound for the others.
    """
    enough = np.flatnonzero(youths >= rule.minimum_youths)
    is_discovery = np.zeros(len(youths), dtype=np.bool_)
    is_discovery[enough] = discoveries(probability_higher[enough], rule.false_discovery_share)
    return tuple(
        rule.verdict(
            float(difference[row]),
            float(lower[row]),
            float(upper[row]),
            int(youths[row]),
            is_discovery=bool(is_discovery[row]),
            is_same_side=bool(plain[row] * difference[row] > 0),
        )
        for row in range(len(youths))
    )
