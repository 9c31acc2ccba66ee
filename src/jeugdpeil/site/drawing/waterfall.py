"""From the national mean to the expected figure: each part begins where the one before ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from jeugdpeil.site.drawing.span import Span, span_around

# In percentage points: a part of a tenth of a point must not look large where all are small.
_NARROWEST = 1.5


@dataclass(frozen=True)
class Fall:
    """A bar that hangs between two places, in percentages of the width."""

    left: float
    width: float
    is_up: bool


@dataclass(frozen=True)
class Waterfall:
    """The places of a waterfall.

    Args:
        start, end: where the first and the last figure stand.
        falls: one bar per part, in the order of the parts.
    """

    start: float
    end: float
    falls: tuple[Fall, ...]


def waterfall(start: float, parts: Sequence[float]) -> Waterfall:
    """Place the parts one after another.

    Args:
        start: the figure to begin with.
        parts: what each part adds (or takes, below nought).

    >>> drawn = waterfall(10.0, [2.0, -1.0])
    >>> drawn.falls[0].is_up, drawn.falls[1].is_up, drawn.start < drawn.end
    (True, False, True)
    """
    levels = list(accumulate(parts, initial=start))
    span = _at_least(span_around(levels), _NARROWEST)
    places = [span.place(level) for level in levels]
    falls = tuple(
        Fall(min(one, other), round(abs(other - one), 1), other >= one)
        for one, other in pairwise(places)
    )
    return Waterfall(places[0], places[-1], falls)


def _at_least(span: Span, width: float) -> Span:
    """An axis as wide as this, around the same middle."""
    spare = max(width - (span.high - span.low), 0.0) / 2
    return Span(span.low - spare, span.high + spare)
