"""The intervals of the regions next to the own one in the ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.span import Span, round_ticks, span_with_zero

HEIGHT = 190
_TOP, _BOTTOM = 8.0, 182.0
_LEFT, _RIGHT = 9.0, 99.0


@dataclass(frozen=True)
class Whisker:
    """A region: its difference with the ends of its interval; x in percentages, y in pixels."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True)
class Level:
    """A grid line with its value."""

    place: float
    value: float


@dataclass(frozen=True)
class Caterpillar:
    """Regions in order of their difference, each with its interval.

    Args:
        height: of the picture, in pixels.
        zero: pixels down to the line of nought.
        lines, dots: paths of the intervals and the differences of the other regions, on a canvas
            of 100 by `height` that is stretched over the width.
        own: the own region.
        grid: lines with their values.
    """

    height: int
    zero: float
    lines: str
    dots: str
    own: Whisker
    grid: tuple[Level, ...]


def around(count: int, own: int, most: int = 15) -> range:
    """The places next to the own one, the same number on both sides where there is room.

    >>> list(around(100, 50, 5)), list(around(100, 0, 5)), list(around(3, 1, 5))
    ([48, 49, 50, 51, 52], [0, 1, 2, 3, 4], [0, 1, 2])
    """
    first = min(max(own - most // 2, 0), max(count - most, 0))
    return range(first, min(first + most, count))


def caterpillar(items: Sequence[tuple[float, float, float]], own: int) -> Caterpillar:
    """Place the intervals.

    Args:
        items: (difference, lower, upper) per region, in order, at least one.
        own: which of them is the own region.
    """
    span = span_with_zero(number for item in items for number in item)
    step = (_RIGHT - _LEFT) / len(items)
    whiskers = [
        Whisker(
            round(_LEFT + (number + 0.5) * step, 1),
            _down(span, item[0]),
            _down(span, item[1]),
            _down(span, item[2]),
        )
        for number, item in enumerate(items)
    ]
    others = [whisker for number, whisker in enumerate(whiskers) if number != own]
    return Caterpillar(
        HEIGHT,
        _down(span, 0.0),
        "".join(f"M{one.x:g} {one.low:g}V{one.high:g}" for one in others),
        "".join(f"M{one.x:g} {one.y:g}h0" for one in others),
        whiskers[own],
        tuple(Level(_down(span, tick), tick) for tick in round_ticks(span)),
    )


def _down(span: Span, value: float) -> float:
    return round(_BOTTOM - span.place(value) / 100 * (_BOTTOM - _TOP), 1)
