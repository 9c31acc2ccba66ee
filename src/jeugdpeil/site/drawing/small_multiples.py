"""Small pictures beside each other on the same scale: one line of figures per region.

Places across are percentages of the width and places down are pixels, as in `line_chart`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import ticks
from jeugdpeil.site.drawing.time_frame import TimeFrame

HEIGHT = 96
_TOP, _BOTTOM = 16.0, 76.0
_LEFT, _RIGHT = 8.0, 92.0


@dataclass(frozen=True)
class PanelPoint:
    """A figure to draw.

    Args:
        place: place in time; equal steps for equal times.
        value: the value; None leaves the place empty.
        lower, upper: the interval.
        style: `final`, `revised` or `provisional`.
        joined: style of the line from the point before; empty for no line.
    """

    place: float
    value: float | None
    lower: float | None
    upper: float | None
    style: str
    joined: str


@dataclass(frozen=True)
class PanelMark:
    """A drawn point: x in percentages, y in pixels."""

    x: float
    y: float
    low: float
    high: float
    style: str


@dataclass(frozen=True)
class PanelJoin:
    """A drawn line between two points that follow each other."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str


@dataclass(frozen=True)
class Panel:
    """One picture."""

    marks: tuple[PanelMark, ...]
    joins: tuple[PanelJoin, ...]


@dataclass(frozen=True)
class Panels:
    """All pictures with the scale that they share.

    Args:
        height: of each picture, in pixels.
        top, bottom: pixels down to the highest grid line and to nought.
        highest: value of the highest grid line.
        panels: in the order of the lines that were given.
    """

    height: int
    top: float
    bottom: float
    highest: float
    panels: tuple[Panel, ...]


def small_multiples(lines: Sequence[Sequence[PanelPoint]]) -> Panels | None:
    """Place the figures of several regions on one scale; None where there is none to place.

    >>> point = PanelPoint(2022, 5.0, None, None, "final", "")
    >>> panels = small_multiples([[point], [point]])
    >>> panels.highest, panels.panels[0] == panels.panels[1]
    (6.0, True)
    """
    every = [point for line in lines for point in line if point.value is not None]
    if not every:
        return None
    highest = ticks(max(max(point.value or 0.0, point.upper or 0.0) for point in every))[-1]
    places = [point.place for point in every]
    frame = TimeFrame(min(places), max(places), highest, _LEFT, _RIGHT, _TOP, _BOTTOM)
    return Panels(
        HEIGHT, _TOP, _BOTTOM, highest, tuple(_panel(list(line), frame) for line in lines)
    )


def _panel(line: Sequence[PanelPoint], frame: TimeFrame) -> Panel:
    marks = [_mark(point, frame) for point in line]
    pairs = zip(marks[:-1], marks[1:], line[1:], strict=True)
    joins = tuple(
        PanelJoin(one.x, one.y, other.x, other.y, point.joined)
        for one, other, point in pairs
        if one is not None and other is not None and point.joined
    )
    return Panel(tuple(mark for mark in marks if mark is not None), joins)


def _mark(point: PanelPoint, frame: TimeFrame) -> PanelMark | None:
    if point.value is None:
        return None
    low = point.value if point.lower is None else point.lower
    high = point.value if point.upper is None else point.upper
    return PanelMark(
        frame.x(point.place), frame.y(point.value), frame.y(low), frame.y(high), point.style
    )
