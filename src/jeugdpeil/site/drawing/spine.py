"""The spine: where a figure stands among those of all regions, each figure on a scale of its own.

The middle of every row is the median of the regions, so that rows of different figures can stand
under each other. Left is lower and right is higher; neither side is better.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.strip import FEWEST, value_at

# The ends of the band lie at this share of the half-width, so that dots just outside still show.
_BAND = 0.86


@dataclass(frozen=True)
class Distribution:
    """How the figures of all regions of a level lie.

    Args:
        low, high: 5th and 95th percentile.
        quarter, median, three_quarters: quartiles.
        count: number of regions with a figure.
    """

    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float
    count: int


@dataclass(frozen=True)
class Spine:
    """One row, in percentages of the width (0-100); None for what there is not.

    Args:
        low, high: ends of the band that nine in ten regions lie in.
        quarter, three_quarters: ends of the band of the middle half.
        own, own_low, own_high: the figure of the region and its interval.
        peers, whole: the figures to compare with.
        is_beyond: whether the own figure lies beyond the end of the row, and is drawn on it.
    """

    low: float
    quarter: float
    three_quarters: float
    high: float
    own: float | None
    own_low: float | None
    own_high: float | None
    peers: float | None
    whole: float | None
    is_beyond: bool


def distribution(values: Sequence[float]) -> Distribution | None:
    """The distribution of the figures of all regions; None where they are too few to have one.

    >>> found = distribution([1.0, 2.0, 3.0, 4.0, 5.0])
    >>> (found.quarter, found.median, found.count) if found else None
    (2.0, 3.0, 5)
    """
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    low, quarter, median, three_quarters, high = (
        value_at(ordered, share) for share in (0.05, 0.25, 0.5, 0.75, 0.95)
    )
    return Distribution(low, quarter, median, three_quarters, high, len(values))


def spine(
    among: Distribution,
    own: tuple[float | None, float | None, float | None],
    peers: float | None,
    whole: float | None,
) -> Spine:
    """Place the figures of a region on the row of an indicator.

    Args:
        among: the figures of all regions of the level.
        own: value, lower and upper bound of the region itself.
        peers, whole: what it is compared with.

    >>> row = spine(Distribution(1.0, 2.0, 3.0, 4.0, 5.0, 9), (3.0, 2.0, 4.0), None, 3.0)
    >>> row.own, row.low, row.high
    (50.0, 7.0, 93.0)
    """
    reach = max(among.high - among.median, among.median - among.low) / _BAND or 1.0

    def place(value: float | None) -> float | None:
        if value is None:
            return None
        return _x((value - among.median) / reach)

    value, lower, upper = own
    return Spine(
        _x((among.low - among.median) / reach),
        _x((among.quarter - among.median) / reach),
        _x((among.three_quarters - among.median) / reach),
        _x((among.high - among.median) / reach),
        place(value),
        place(lower),
        place(upper),
        place(peers),
        place(whole),
        value is not None and abs(value - among.median) > reach,
    )


def _x(share: float) -> float:
    """A share of the half-width, -1 to 1, as a place; beyond an end is that end."""
    return round(50 + 50 * min(max(share, -1.0), 1.0), 1)
