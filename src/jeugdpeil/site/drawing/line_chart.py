"""A line of figures through time: where points, joins, intervals and breaks stand.

Places across are percentages of the width and places down are pixels, so that the picture fits a
phone and a wide screen while its letters keep their size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import decimals_of, ticks
from jeugdpeil.site.drawing.time_frame import TimeFrame

HEIGHT = 232
_TOP, _BOTTOM = 30.0, 186.0
_LEFT, _RIGHT = 13.0, 93.0
# More labels than this would run into each other on a phone.
_MOST_LABELS = 6


@dataclass(frozen=True)
class ChartPoint:
    """A figure to draw.

    Args:
        place: place in time; equal steps for equal times.
        value: the value; None leaves the place empty.
        lower, upper: the interval.
        label: the value in words.
        time: the period in words.
        style: `final`, `revised` or `provisional`.
        earlier: values of earlier publications.
        nowcast: lower bound, middle and upper bound of what it will become, or was said to become.
    """

    place: float
    value: float | None
    lower: float | None
    upper: float | None
    label: str
    time: str
    style: str
    earlier: tuple[float, ...] = ()
    nowcast: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Mark:
    """A drawn point: x in percentages, y in pixels; the label of a spare one may go on a phone.

    `nowcast` holds the upper end, the middle and the lower end of the band, from the top down.
    """

    x: float
    y: float
    low: float
    high: float
    label: str
    style: str
    earlier: tuple[float, ...]
    is_spare: bool
    nowcast: tuple[float, float, float] | None = None

    @property
    def top(self) -> float:
        """The highest thing that is drawn at this place."""
        return min(self.y, self.high, *(self.nowcast or ()))


@dataclass(frozen=True)
class Join:
    """A drawn line between two points that follow each other."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str


@dataclass(frozen=True)
class Tick:
    """A drawn grid line or time with its label; `is_spare` may be left out on a phone."""

    place: float
    label: str
    is_spare: bool = False


@dataclass(frozen=True)
class LineChart:
    """Everything that the template draws."""

    height: int
    bottom: float
    marks: tuple[Mark, ...]
    joins: tuple[Join, ...]
    breaks: tuple[Tick, ...]
    grid: tuple[Tick, ...]
    times: tuple[Tick, ...]


def line_chart(
    points: Sequence[ChartPoint],
    join_styles: Sequence[str],
    break_labels: Sequence[str],
    grid_label: Callable[[float, int], str],
) -> LineChart:
    """Place figures, joins and breaks.

    Args:
        points: figures in order of time, at least one.
        join_styles: style of the line from each point to the next; empty for no line.
        break_labels: number of the break between each point and the next; empty for none.
        grid_label: writes the value of a grid line with so many decimals.

    Raises:
        ValueError: there are not as many joins and breaks as gaps between points.
    """
    gaps = len(points) - 1
    if len(join_styles) != gaps or len(break_labels) != gaps:
        raise ValueError(f"{len(points)} points have {gaps} gaps, not {len(join_styles)}")
    axis = ticks(max((_highest(point) for point in points), default=0.0))
    frame = TimeFrame(points[0].place, points[-1].place, axis[-1], _LEFT, _RIGHT, _TOP, _BOTTOM)
    spare = _spare(len(points))
    marks = tuple(_mark(*pair, frame) for pair in zip(points, spare, strict=True))
    return LineChart(
        HEIGHT,
        _BOTTOM,
        tuple(mark for mark in marks if mark is not None),
        tuple(_joins(marks, join_styles)),
        tuple(_breaks(points, break_labels, frame)),
        tuple(Tick(frame.y(value), grid_label(value, decimals_of(axis))) for value in axis),
        tuple(_times(points, spare, frame)),
    )


def _highest(point: ChartPoint) -> float:
    numbers = (point.value, point.upper, *point.earlier, *(point.nowcast or ()))
    return max((number for number in numbers if number is not None), default=0.0)


def _spare(count: int) -> list[bool]:
    """Which labels may be left out on a phone: of many, every second one from the end."""
    return [count > _MOST_LABELS and (count - 1 - number) % 2 == 1 for number in range(count)]


def _mark(point: ChartPoint, is_spare: bool, frame: TimeFrame) -> Mark | None:
    if point.value is None:
        return None
    low = point.value if point.lower is None else point.lower
    high = point.value if point.upper is None else point.upper
    return Mark(
        frame.x(point.place),
        frame.y(point.value),
        frame.y(low),
        frame.y(high),
        point.label,
        point.style,
        tuple(frame.y(value) for value in point.earlier),
        is_spare,
        _band(point, frame),
    )


def _band(point: ChartPoint, frame: TimeFrame) -> tuple[float, float, float] | None:
    if point.nowcast is None:
        return None
    low, middle, high = (frame.y(value) for value in point.nowcast)
    return high, middle, low


def _joins(marks: Sequence[Mark | None], styles: Sequence[str]) -> list[Join]:
    pairs = zip(marks[:-1], marks[1:], styles, strict=True)
    return [
        Join(one.x, one.y, other.x, other.y, style)
        for one, other, style in pairs
        if one is not None and other is not None and style
    ]


def _breaks(points: Sequence[ChartPoint], labels: Sequence[str], frame: TimeFrame) -> list[Tick]:
    pairs = zip(points[:-1], points[1:], labels, strict=True)
    return [
        Tick(frame.x((one.place + other.place) / 2), label) for one, other, label in pairs if label
    ]


def _times(points: Sequence[ChartPoint], spare: Sequence[bool], frame: TimeFrame) -> list[Tick]:
    return [
        Tick(frame.x(point.place), point.time, is_spare)
        for point, is_spare in zip(points, spare, strict=True)
    ]
