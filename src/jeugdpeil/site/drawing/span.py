"""An axis that need not begin at nought: places as percentages of the width."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import round_step

_MARGIN = 0.06


@dataclass(frozen=True)
class Span:
    """The values between the two ends of an axis."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Where a value stands, as a percentage of the width; beyond an end is that end.

        >>> Span(-2.0, 2.0).place(1.0)
        75.0
        """
        share = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(share, 0.0), 1.0), 1)


def span_around(values: Iterable[float]) -> Span:
    """An axis that holds all values, with a little room at both ends.

    >>> span = span_around([6.0, 11.0])
    >>> round(span.low, 1), round(span.high, 1)
    (5.7, 11.3)
    """
    held = list(values)
    low, high = min(held, default=0.0), max(held, default=1.0)
    room = _MARGIN * (high - low) or 0.5
    return Span(low - room, high + room)


def span_with_zero(values: Iterable[float]) -> Span:
    """An axis that holds nought and all values, with a little room at both ends."""
    return span_around((0.0, *values))


def round_ticks(span: Span, wanted: int = 4) -> list[float]:
    """Round numbers on the axis, lowest first; nought is one of them where the axis holds it.

    >>> round_ticks(Span(-2.3, 4.2))
    [-2.0, 0.0, 2.0, 4.0]
    """
    step = round_step((span.high - span.low) / wanted)
    first = -int(-span.low // step) if span.low < 0 else int(span.low // step) + 1
    found = (round(number * step, 10) for number in range(first, first + wanted + 3))
    return [tick for tick in found if span.low <= tick <= span.high]
