"""The ranking as a picture: twenty bars, or a dot for every region where there are few."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.span import Span, span_with_zero

HEIGHT = 168
_TOP, _BOTTOM = 24.0, 144.0
_GAP = 0.16
_DOT_COLUMNS = 48
_DOT_STEP = 11.0


@dataclass(frozen=True)
class RankBar:
    """One of the bars: across in percentages, down in pixels."""

    x: float
    width: float
    y: float
    height: float
    is_own: bool


@dataclass(frozen=True)
class RankBars:
    """The bars with the line of nought and the place of the own label."""

    height: int
    zero: float
    bars: tuple[RankBar, ...]
    own_x: float | None


@dataclass(frozen=True)
class RankDot:
    """A region as a dot: x in percentages, y in pixels."""

    x: float
    y: float


@dataclass(frozen=True)
class RankDots:
    """All regions as dots on one axis, those that fall together stacked.

    Args:
        height: of the picture, in pixels.
        base: pixels down to the axis.
        zero: place of nought, as a percentage of the width.
        dots: path of the other regions, on a canvas of 100 by `height` that is stretched.
        own: the own region, None where it has no difference.
    """

    height: float
    base: float
    zero: float
    dots: str
    own: RankDot | None


def rank_bars(means: Sequence[float], own: int | None) -> RankBars:
    """Place the bars of the ranking.

    Args:
        means: mean difference of each bar, lowest first.
        own: number of the bar of the own region, None where it is in none.
    """
    span = span_with_zero(means)
    width = 100 / len(means)
    zero = _down(span, 0.0)
    bars = tuple(
        RankBar(
            round((number + _GAP / 2) * width, 2),
            round((1 - _GAP) * width, 2),
            min(_down(span, mean), zero),
            round(abs(_down(span, mean) - zero), 1),
            number == own,
        )
        for number, mean in enumerate(means)
    )
    middle = None if own is None else round((own + 0.5) * width, 2)
    return RankBars(HEIGHT, zero, bars, middle)


def _down(span: Span, value: float) -> float:
    return round(_BOTTOM - span.place(value) / 100 * (_BOTTOM - _TOP), 1)


def rank_dots(differences: Sequence[float], own: int | None) -> RankDots:
    """Place a dot for every region, those with about the same difference above each other.

    Args:
        differences: of all regions.
        own: which of them is the own region, None for none.
    """
    reach = max((abs(value) for value in differences), default=0.0) or 1.0
    span = Span(-1.08 * reach, 1.08 * reach)
    taken: dict[int, int] = {}
    places: list[tuple[float, int]] = []
    for value in differences:
        column = round(span.place(value) / 100 * _DOT_COLUMNS)
        places.append((round(100 * column / _DOT_COLUMNS, 1), taken.get(column, 0)))
        taken[column] = taken.get(column, 0) + 1
    base = _TOP + _DOT_STEP * max(taken.values(), default=1)
    dots = [RankDot(x, round(base - _DOT_STEP * (floor + 0.5), 1)) for x, floor in places]
    others = (dot for number, dot in enumerate(dots) if number != own)
    path = "".join(f"M{dot.x:g} {dot.y:g}h0" for dot in others)
    return RankDots(base + 26, base, span.place(0.0), path, None if own is None else dots[own])
