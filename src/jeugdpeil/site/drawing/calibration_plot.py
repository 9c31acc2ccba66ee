"""Predicted against actual: classes of areas beside the line on which both are the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.interval_plot import PlotTick
from jeugdpeil.site.drawing.scale import round_step

HEIGHT = 340
_TOP, _BOTTOM = 14.0, 296.0
_LEFT, _RIGHT = 10.0, 97.0
_STEPS = 4


@dataclass(frozen=True)
class PlotClass:
    """A class of areas to draw."""

    predicted: float
    actual: float
    lower: float
    upper: float


@dataclass(frozen=True)
class PlottedClass:
    """A drawn class: x in percentages of the width, y in pixels."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True)
class CalibrationPlot:
    """Everything that the template draws."""

    height: int
    bottom: float
    left: float
    right: float
    top: float
    classes: tuple[PlottedClass, ...]
    grid_x: tuple[PlotTick, ...]
    grid_y: tuple[PlotTick, ...]


def calibration_plot(classes: Sequence[PlotClass]) -> CalibrationPlot | None:
    """Place the classes on two equal axes; None where there are none.

    >>> plot = calibration_plot([PlotClass(4.0, 5.0, 4.5, 5.5), PlotClass(9.0, 8.0, 7.5, 8.5)])
    >>> [tick.value for tick in plot.grid_x]
    [4.0, 6.0, 8.0, 10.0]
    """
    if not classes:
        return None
    values = [value for each in classes for value in (each.predicted, each.lower, each.upper)]
    grid = _grid(min(values), max(values))
    span = grid[-1] - grid[0]

    def x(value: float) -> float:
        return round(_LEFT + (value - grid[0]) / span * (_RIGHT - _LEFT), 2)

    def y(value: float) -> float:
        return round(_BOTTOM - (value - grid[0]) / span * (_BOTTOM - _TOP), 1)

    placed = tuple(
        PlottedClass(x(each.predicted), y(each.actual), y(each.lower), y(each.upper))
        for each in classes
    )
    return CalibrationPlot(
        HEIGHT,
        _BOTTOM,
        _LEFT,
        _RIGHT,
        _TOP,
        placed,
        tuple(PlotTick(x(value), value) for value in grid),
        tuple(PlotTick(y(value), value) for value in grid),
    )


def _grid(low: float, high: float) -> list[float]:
    step = round_step(max(high - low, 1e-6) / _STEPS)
    first = int(low // step)
    last = max(-int(-high // step), first + 1)
    return [round(number * step, 10) for number in range(first, last + 1)]
