"""Confidence intervals for shares and counts.

The Wilson and Byar limits use nothing but `+ - * /` and `**`, so that one formula serves a float,
an array and a column expression of a database alike: what a test checks on floats is what a
million rows are given.
"""

from statistics import NormalDist
from typing import Any, Protocol, TypeVar, overload

import numpy as np
import numpy.typing as npt

# What an operator takes and gives is the business of the array or the database, hence Any.
# ruff: noqa: ANN401


class Quantity(Protocol):
    """Anything that can be calculated with: an array, or a column of a table."""

    def __add__(self, other: Any, /) -> Any: ...
    def __radd__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __rsub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __rmul__(self, other: Any, /) -> Any: ...
    def __truediv__(self, other: Any, /) -> Any: ...
    def __rtruediv__(self, other: Any, /) -> Any: ...
    def __pow__(self, other: Any, /) -> Any: ...


Q = TypeVar("Q", bound=Quantity)


def normal_quantile(level: float) -> float:
    """The number of standard deviations that a two-sided interval reaches to either side.

    Args:
        level: coverage of the interval, above 0 and below 1.

    Raises:
        ValueError: the level is not above 0 and below 1.

    >>> round(normal_quantile(0.95), 4)
    1.96
    """
    if not 0 < level < 1:
        raise ValueError(f"level {level} of an interval is not above 0 and below 1")
    return NormalDist().inv_cdf((1 + level) / 2)


@overload
def wilson_lower(successes: float, trials: float, level: float) -> float: ...
@overload
def wilson_lower(successes: Q, trials: Q, level: float) -> Q: ...
def wilson_lower(successes: Any, trials: Any, level: float) -> Any:
    """Lower limit of the Wilson score interval for a share.

    Args:
        successes: count with the property, 0 to `trials`; need not be whole.
        trials: size of the group, above 0.
        level: coverage of the two-sided interval, above 0 and below 1.

    Returns:
        The limit as a share, 0-1.

    Notes:
        With r successes in n trials, p = r / n and z the normal quantile, the limits are
        (2 n p + z^2 -+ z sqrt(z^2 + 4 n p (1 - p))) / (2 (n + z^2)). They assume independent
        trials; clustering of youths by provider breaks that first, and makes them too narrow.

    Source:
        E. B. Wilson (1927), JASA 22, 209-212; R. G. Newcombe (1998), Statistics in Medicine 17,
        857-872, method 3.

    >>> round(wilson_lower(81, 263, 0.95), 4)
    0.2553
    """
    centre, half_width = _wilson(successes, trials, level)
    return centre - half_width


@overload
def wilson_upper(successes: float, trials: float, level: float) -> float: ...
@overload
def wilson_upper(successes: Q, trials: Q, level: float) -> Q: ...
def wilson_upper(successes: Any, trials: Any, level: float) -> Any:
    """Upper limit of the Wilson score interval for a share; see `wilson_lower`.

    >>> round(wilson_upper(81, 263, 0.95), 4)
    0.3662
    """
    centre, half_width = _wilson(successes, trials, level)
    return centre + half_width


def _wilson(successes: Any, trials: Any, level: float) -> tuple[Any, Any]:
    z = normal_quantile(level)
    scale = 2 * (trials + z**2)
    spread = z**2 + 4 * successes * (trials - successes) / trials
    return (2 * successes + z**2) / scale, z * spread**0.5 / scale


@overload
def byar_lower(count: float, level: float) -> float: ...
@overload
def byar_lower(count: Q, level: float) -> Q: ...
def byar_lower(count: Any, level: float) -> Any:
    """Lower limit of Byar's approximation for a count that varies like a Poisson variable.

    Args:
        count: observed number, above 0. The formula divides by it; the lower limit of a count of
            0 is 0, which the caller fills in.
        level: coverage of the two-sided interval, above 0 and below 1.

    Returns:
        The limit as a number of events. Within 0.2 % of the exact limit from a count of 10; for
        counts under 3 at a level above 0.95 it can fall below 0.

    Notes:
        O (1 - 1 / (9 O) - z / (3 sqrt(O)))^3 for O events. Assumes that events are independent;
        counts of youths cluster by provider, so the true uncertainty is larger.

    Source:
        N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC,
        page 69, formula 2.12.

    >>> round(byar_lower(100, 0.95), 2)
    81.36
    """
    z = normal_quantile(level)
    return count * (1 - 1 / (9 * count) - z / (3 * count**0.5)) ** 3


@overload
def byar_upper(count: float, level: float) -> float: ...
@overload
def byar_upper(count: Q, level: float) -> Q: ...
def byar_upper(count: Any, level: float) -> Any:
    """Upper limit of Byar's approximation for a count, 0 included; see `byar_lower`.

    >>> round(byar_upper(100, 0.95), 2)
    121.63
    """
    z = normal_quantile(level)
    more = count + 1
    return more * (1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3


def exact_poisson(
    count: npt.ArrayLike, level: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Exact limits for a count that varies like a Poisson variable.

    Args:
        count: observed numbers, 0 or more, of any shape.
        level: coverage of the two-sided interval, above 0 and below 1.

    Returns:
        Lower and upper limits, in the shape of `count`; the lower limit of 0 is 0.

    Notes:
        With alpha = 1 - level, lower and upper are the alpha/2 quantile of a gamma distribution
        with shape O and the 1 - alpha/2 quantile of one with shape O + 1: half the chi-square
        quantiles with 2 O and 2 O + 2 degrees of freedom.

    Source:
        F. Garwood (1936), Biometrika 28, 437-442; Breslow and Day (1987), page 70.

    >>> lower, upper = exact_poisson(10, 0.95)
    >>> round(float(lower), 3), round(float(upper), 3)
    (4.795, 18.39)
    """
    from scipy.special import gammaincinv

    normal_quantile(level)
    counts = np.asarray(count, dtype=np.float64)
    tail = (1 - level) / 2
    lower = np.where(counts > 0, gammaincinv(np.maximum(counts, 1.0), tail), 0.0)
    upper = np.asarray(gammaincinv(counts + 1, 1 - tail), dtype=np.float64)
    return lower.astype(np.float64), upper
