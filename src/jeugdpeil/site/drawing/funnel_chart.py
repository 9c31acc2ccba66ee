"""The funnel: difference against number of youths, since small regions differ more by chance."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

HEIGHT = 220
# The cells of a grid that dots are drawn on: with thousands of wijken many fall together, and a
# page that drew each of them would be three times as large.
_FINE, _COARSE = (400, 200), (120, 66)
_MOST_FINE = 600
_FEW = 120
_ROOM = 1.06
_OUTSIDE = 0.004


@dataclass(frozen=True)
class AxisTick:
    """A value on an axis: its place and the number itself."""

    place: float
    value: float


@dataclass(frozen=True)
class FunnelPoint:
    """A region: its youths and its difference in percentage points."""

    youths: int
    difference: float


@dataclass(frozen=True)
class Funnel:
    """Places in the picture; paths are on a grid that is stretched over the width.

    Args:
        columns, rows: size of the grid.
        dots: path with a point of no length per region.
        inner, outer: paths of the limits, upper and lower.
        own_x, own_y: place of the own region, in percentages and pixels; None where it has none.
        zero: pixels down to the line of nought.
        across, down: ticks of both axes.
        is_sparse: whether the dots are few enough to be drawn large.
        cut: number of regions that lie beyond the upper or lower edge, and are drawn on it.
    """

    columns: int
    rows: int
    height: int
    dots: str
    inner: str
    outer: str
    own_x: float | None
    own_y: float | None
    zero: float
    across: tuple[AxisTick, ...]
    down: tuple[AxisTick, ...]
    cut: int
    is_sparse: bool
    grid: "Grid" = field(repr=False)


@dataclass(frozen=True)
class Grid:
    """From youths and difference to a place in the picture.

    Args:
        low, high: logarithm of the number of youths at either end.
        reach: difference at the upper edge, in percentage points.
        columns, rows: size of the grid.
    """

    low: float
    high: float
    reach: float
    columns: int
    rows: int

    def x(self, youths: float) -> float:
        """The column of a number of youths."""
        share = (math.log(youths) - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0) * self.columns

    def y(self, difference: float) -> float:
        """The row of a difference."""
        return (1 - min(max(difference / self.reach, -1.0), 1.0)) / 2 * self.rows

    def across(self, youths: float) -> float:
        """The place of a number of youths, as a percentage of the width."""
        return round(100 * self.x(youths) / self.columns, 1)

    def pixels(self, difference: float) -> float:
        """The place of a difference, in pixels down."""
        return round(self.y(difference) / self.rows * HEIGHT, 1)


def funnel_chart(
    points: Sequence[FunnelPoint],
    limits: Callable[[float], tuple[float, float]],
) -> Funnel:
    """Place regions and limits: the same picture for every region of a level.

    Args:
        points: all regions with a difference, at least two, each with a youth.
        limits: inner and outer limit in percentage points at a number of youths.
    """
    grid = _grid(points)
    return Funnel(
        grid.columns,
        grid.rows,
        HEIGHT,
        _dots(points, grid),
        _limits(grid, lambda youths: limits(youths)[0]),
        _limits(grid, lambda youths: limits(youths)[1]),
        None,
        None,
        grid.pixels(0.0),
        tuple(_across(grid)),
        tuple(_down(grid)),
        sum(abs(point.difference) > grid.reach for point in points),
        len(points) < _FEW,
        grid,
    )


def marked(drawn: Funnel, own: FunnelPoint) -> Funnel:
    """The same picture with the place of one region."""
    grid = drawn.grid
    return replace(drawn, own_x=grid.across(own.youths), own_y=grid.pixels(own.difference))


def _grid(points: Sequence[FunnelPoint]) -> Grid:
    logs = [math.log(point.youths) for point in points]
    heights = sorted(abs(point.difference) for point in points)
    # A wijk of thirty youths with a difference of forty points would flatten all others.
    reach = heights[math.ceil((1 - _OUTSIDE) * (len(heights) - 1))] * _ROOM or 1.0
    low, high = min(logs), max(logs)
    columns, rows = _FINE if len(points) <= _MOST_FINE else _COARSE
    return Grid(low - 0.05, high + 0.05, reach, columns, rows)


def _dots(points: Sequence[FunnelPoint], grid: Grid) -> str:
    """Every cell of the grid that holds a region, once."""
    cells = {(round(grid.x(point.youths)), round(grid.y(point.difference))) for point in points}
    return "".join(f"M{x} {y}h0" for x, y in sorted(cells))


def _limits(grid: Grid, limit: Callable[[float], float]) -> str:
    """The upper and the lower limit as two lines, left out where they leave the picture."""
    places = [grid.low + (grid.high - grid.low) * step / 24 for step in range(25)]
    heights = [(grid.x(math.exp(place)), limit(math.exp(place))) for place in places]
    inside = [(x, height) for x, height in heights if height <= grid.reach]
    return "".join(
        "M" + "L".join(f"{x:.1f} {grid.y(sign * height):.1f}" for x, height in inside)
        for sign in (1, -1)
        if len(inside) > 1
    )


def _across(grid: Grid) -> list[AxisTick]:
    numbers = [10.0**power for power in range(1, 8)]
    return [
        AxisTick(grid.across(number), number)
        for number in numbers
        if grid.low <= math.log(number) <= grid.high
    ]


def _down(grid: Grid) -> list[AxisTick]:
    step = _half(grid.reach)
    return [AxisTick(grid.pixels(value), value) for value in (step, 0.0, -step)]


def _half(reach: float) -> float:
    """A round number of about half the reach."""
    power = 10.0 ** math.floor(math.log10(reach))
    return max(
        (step * power for step in (0.2, 0.5, 1.0, 2.0, 5.0) if step * power <= 0.8 * reach),
        default=0.1 * power,
    )
