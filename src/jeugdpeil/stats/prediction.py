r"""Expected rates: the mean over the random effects, not the rate of the fixed part.

A new group with characteristics x has the rate f(x' beta + u) with u ~ N(0, v); what is expected
of it is E_u f(x' beta + u). For rates under a half and a logit link f(x' beta) lies below that.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from scipy import sparse

from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.draws import JointDraws
from jeugdpeil.stats.errors import NotConvergedError
from jeugdpeil.stats.links import Link, mean_rate, normal_nodes

MOST_STEPS = 50
# Of the search for a shift: of steps, of the length of a step, of the error of the shift, and of
# the mean rate where it hardly depends on the shift.
MOST_SHIFTS, FARTHEST, CLOSE, CLOSE_RATE = 200, 2.0, 1e-10, 1e-13


@dataclass(frozen=True)
class Expected:
    """Expected rates of some rows, per joint draw.

    Args:
        eta: (n_rows, n_draws) fixed part of the linear predictor.
        sd: (n_draws,) standard deviation of the random effects that are averaged over.
        rate: (n_rows, n_draws) mean rate.
    """

    eta: SmallFloatArray
    sd: FloatArray
    rate: SmallFloatArray


def expected_from_fixed(
    draws: JointDraws, design: FloatArray, shift: FloatArray | float = 0.0
) -> Expected:
    """What the fixed effects predict for rows, averaged over all random effects.

    Args:
        draws: joint draws.
        design: (n_rows, n_fixed) columns of the rows, of the model or new.
        shift: added to the predictor, one number or (n_draws,), such as from `calibrating_shift`.
    """
    eta = design.astype(np.float32) @ draws.beta.T.astype(np.float32)
    eta += np.asarray(shift, dtype=np.float32)
    sd = np.sqrt(run_variances(draws).sum(axis=1))
    return Expected(eta, sd, mean_small(draws.link, eta, sd))


def expected_within(draws: JointDraws, rows: slice, level: int) -> Expected:
    """What is expected of rows given the effects of their groups down to a level.

    Args:
        draws: joint draws.
        rows: of the model.
        level: of the nesting, 0 for the outermost; the effects inside it are averaged over.
    """
    nesting = draws.model.structure.nesting
    eta = draws.model.design[rows].astype(np.float32) @ draws.beta.T.astype(np.float32)
    eta += draws.totals[level][nesting.codes()[level][rows]]
    sd = np.sqrt(run_variances(draws)[:, level + 1 :].sum(axis=1))
    return Expected(eta, sd, mean_small(draws.link, eta, sd))


def run_variances(draws: JointDraws) -> FloatArray:
    """(n_draws, n_components) variances of the random effects in each draw."""
    return draws.model.hyper.all_variances(draws.scores)


def mean_small(
    link: Link, eta: SmallFloatArray, sd: FloatArray, n_nodes: int = 5
) -> SmallFloatArray:
    """`links.mean_rate` in single precision for (n_rows, n_draws), one sd per draw.

    Five nodes are exact to 1e-5 for a logit and an sd up to 0.7.
    """
    nodes, weights = normal_nodes(n_nodes)
    small = sd.astype(np.float32)
    total = np.zeros_like(eta)
    for node, weight in zip(nodes, weights, strict=True):
        moved = cast("SmallFloatArray", eta + small * np.float32(node))
        total += np.float32(weight) * _rate_small(link, moved)
    return total


def _rate_small(link: Link, eta: SmallFloatArray) -> SmallFloatArray:
    """The rate, in single precision and in place: scipy's expit would go through doubles."""
    if link is not Link.LOGIT:
        return link.to_rate(eta.astype(np.float64)).astype(np.float32)
    np.negative(eta, out=eta)
    np.exp(eta, out=eta)
    eta += 1
    return np.reciprocal(eta, out=eta)


def eta_of_mean_rate(link: Link, rate: FloatArray, sd: FloatArray) -> FloatArray:
    """The predictor whose mean rate, over effects of a given sd, is a given rate.

    Args:
        link: of the model.
        rate: (n,) mean rates.
        sd: (n,) standard deviations.

    Raises:
        NotConvergedError: a rate that the link cannot reach.

    >>> eta = eta_of_mean_rate(Link.LOGIT, np.array([0.1089]), np.array([0.5]))
    >>> float(Link.LOGIT.to_rate(eta)[0].round(4))
    0.1
    """
    eta = link.to_eta(np.asarray(rate, dtype=np.float64))
    step = 1e-4
    for _ in range(MOST_STEPS):
        away = mean_rate(link, eta, sd) - rate
        slope = (mean_rate(link, eta + step, sd) - mean_rate(link, eta - step, sd)) / (2 * step)
        move = away / slope
        eta = eta - np.clip(move, -1, 1)
        if np.abs(move).max(initial=0.0) < 1e-10:
            return eta
    raise NotConvergedError("no predictor has this mean rate", steps=MOST_STEPS)


def calibrating_shift(
    link: Link, eta: FloatArray, sd: float, weights: FloatArray, target: float
) -> float:
    """The shift of all predictors that makes the weighted mean of the expected rates a target.

    Args:
        link: of the model.
        eta: (n_rows,) fixed part of the predictors.
        sd: of the random effects that are averaged over.
        weights: (n_rows,) at least 0.
        target: the weighted mean rate that is wanted.

    Raises:
        NotConvergedError: no shift reaches the target.
    """
    column, spread = eta[:, None], np.full((len(eta), 1), sd)
    return float(calibrating_shifts(link, column, spread, weights / weights.sum(), target)[0])


def calibrating_shifts(
    link: Link,
    eta: FloatArray,
    sd: FloatArray,
    weights: FloatArray,
    target: float,
    n_nodes: int = 9,
) -> FloatArray:
    """`calibrating_shift` of each draw: Newton's method that halves a bracket where it would leave.

    Args:
        link: of the model.
        eta: (n_rows, n_draws) fixed part of the predictors.
        sd: (n_rows, n_draws) of the random effects that are averaged over.
        weights: (n_rows,) at least 0, that add up to 1.
        target: the weighted mean rate that is wanted.
        n_nodes: as in `links.mean_rate`.

    Raises:
        NotConvergedError: no shift reaches the target.

    Notes:
        The mean rate rises with the shift, so that each step leaves the shift in a smaller bracket.
        Newton alone can jump to and fro where predictors lie far apart and the slope is small.

    >>> far = np.array([[-9.0, 2.0], [6.0, 2.0]])
    >>> calibrating_shifts(Link.IDENTITY, far, np.zeros((2, 2)), np.array([0.5, 0.5]), 0.1)
    array([ 1.6, -1.9])
    """
    shift: FloatArray = np.zeros(len(eta.T))
    low, high = np.full_like(shift, -np.inf), np.full_like(shift, np.inf)
    for step in range(MOST_SHIFTS):
        away: FloatArray = weights @ mean_rate(link, eta + shift, sd, n_nodes) - target
        rising: FloatArray = weights @ _mean_slope(link, eta + shift, sd, n_nodes)
        slope = np.maximum(rising, 1e-300)
        if (np.abs(away) < np.maximum(CLOSE * slope, CLOSE_RATE)).all():
            return shift
        low, high = np.where(away < 0, shift, low), np.where(away > 0, shift, high)
        shift = _inside(shift - np.clip(away / slope, -FARTHEST, FARTHEST), low, high, step)
    raise NotConvergedError("no shift reaches the wanted mean rate", steps=MOST_SHIFTS)


def _inside(wanted: FloatArray, low: FloatArray, high: FloatArray, step: int) -> FloatArray:
    """The wanted shifts; the middle of the bracket for those outside, and at each fourth step."""
    is_closed = np.isfinite(low) & np.isfinite(high)
    middle = np.where(is_closed, (low + high) / 2, wanted)
    is_good = (wanted >= low) & (wanted <= high)
    return np.where(is_good & (step % 4 < 3), wanted, middle)


def _mean_slope(link: Link, eta: FloatArray, sd: FloatArray, n_nodes: int) -> FloatArray:
    """Derivative of `links.mean_rate` in the predictor."""
    nodes, weights = normal_nodes(n_nodes)
    total = np.zeros_like(eta)
    for node, weight in zip(nodes, weights, strict=True):
        total += weight * link.slope(eta + sd * node)
    return total


def weighted_sums(
    rates: SmallFloatArray | FloatArray, weights: FloatArray, groups: IntArray, n_groups: int
) -> FloatArray:
    """(n_groups, n_draws) sums of rates times weights over the rows of each group, per draw."""
    members = np.arange(len(weights))
    summing = sparse.csr_array((weights, (groups, members)), shape=(n_groups, len(weights)))
    return cast("FloatArray", summing @ rates)
