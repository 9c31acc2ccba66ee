"""How the figures of many regions lie: one small bar per stretch of values."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import share_of, top_of

BINS = 40


@dataclass(frozen=True)
class StripBar:
    """A bar of the strip: place and width in percentages, height as a share of the highest."""

    x: float
    width: float
    height: float


@dataclass(frozen=True)
class Strip:
    """A distribution on an axis from nought.

    Args:
        bars: the bars that are not empty.
        marker: place of the region that the page is about; None where it has no figure.
        quarter, middle, three_quarters: places of the quartiles.
        top: value at the end of the axis.
    """

    bars: tuple[StripBar, ...]
    marker: float | None
    quarter: float
    middle: float
    three_quarters: float
    top: float


def strip(values: Sequence[float], own: float | None = None) -> Strip | None:
    """The distribution of values; None where there are too few to have one.

    Args:
        values: figures of all regions, nought or more.
        own: figure of the region that the page is about.
    """
    if len(values) < 5:
        return None
    top = top_of([*values, own])
    width = 100 / BINS
    counts = [0] * BINS
    for value in values:
        counts[min(int(value / top * BINS), BINS - 1)] += 1
    most = max(counts)
    bars = tuple(
        StripBar(round(number * width, 2), round(width, 2), round(100 * count / most, 1))
        for number, count in enumerate(counts)
        if count
    )
    low, middle, high = (share_of(value, top) for value in quartiles(values))
    marker = None if own is None else share_of(own, top)
    return Strip(bars, marker, low, middle, high, top)


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The values that a quarter, a half and three quarters of the regions lie below.

    Between two regions the value is interpolated.

    >>> quartiles([1.0, 2.0, 3.0, 4.0, 5.0])
    (2.0, 3.0, 4.0)
    """
    ordered = sorted(values)
    return (_at(ordered, 0.25), _at(ordered, 0.5), _at(ordered, 0.75))


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
