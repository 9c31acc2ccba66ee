"""How the figures of many regions lie: one small bar per stretch of values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jeugdpeil.site.drawing.scale import share_of, top_of

BINS = 40
FEWEST = 5


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
        quarter, three_quarters: places of the quartiles.
        middle_half: the values of those quartiles.
        top: value at the end of the axis.
        is_cut: whether some values lie beyond that end; the last bar holds them.
        marker: place of the region that the page is about; None where it has no figure.
    """

    bars: tuple[StripBar, ...]
    quarter: float
    three_quarters: float
    middle_half: tuple[float, float]
    top: float
    is_cut: bool
    marker: float | None = None


def strip(values: Sequence[float]) -> Strip | None:
    """The distribution of the figures of all regions; None where there are too few to have one.

    Args:
        values: figures, nought or more.
    """
    if len(values) < FEWEST:
        return None
    top = top_of([_bulk(values)])
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
    low, _, high = quartiles(values)
    places = share_of(low, top), share_of(high, top)
    return Strip(bars, *places, (low, high), top, max(values) > top)


def marked(drawn: Strip, own: float | None) -> Strip:
    """The same distribution with the place of one region; beyond the end of the axis is its end."""
    return drawn if own is None else replace(drawn, marker=share_of(own, drawn.top))


def _bulk(values: Sequence[float]) -> float:
    """The highest value, or of many regions the one that all but one in two hundred lie below.

    A wijk of a few youths with a figure of 150 % would leave no room for all others.
    """
    ordered = sorted(values)
    return ordered[int(0.995 * (len(ordered) - 1))]


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The values that a quarter, a half and three quarters of the regions lie below.

    Between two regions the value is interpolated.

    >>> quartiles([1.0, 2.0, 3.0, 4.0, 5.0])
    (2.0, 3.0, 4.0)
    """
    ordered = sorted(values)
    return (value_at(ordered, 0.25), value_at(ordered, 0.5), value_at(ordered, 0.75))


def value_at(ordered: Sequence[float], share: float) -> float:
    """The value that a share of the regions lies below, interpolated between two regions.

    Args:
        ordered: figures, lowest first; at least one.
        share: 0-1.

    >>> value_at([1.0, 2.0, 3.0], 0.75)
    2.5
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
