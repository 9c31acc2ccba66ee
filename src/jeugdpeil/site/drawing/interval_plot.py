"""Values with their intervals below each other on one axis around nought."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.site.drawing.scale import ticks

ROW = 42.0
_TOP = 20.0
_BELOW = 26.0
# Room at both ends, so that a dot on the edge of the axis is whole.
_MARGIN = 4.0


@dataclass(frozen=True)
class PlotRow:
    """A value to draw: its name, the value, its interval, and a second value to compare."""

    label: str
    value: float
    lower: float
    upper: float
    other: float | None = None


@dataclass(frozen=True)
class PlottedRow:
    """A drawn row: x in percentages of the width, y in pixels."""

    label: str
    y: float
    x: float
    low: float
    high: float
    other: float | None


@dataclass(frozen=True)
class PlotTick:
    """A grid line with its value: place in percentages across, in pixels down."""

    place: float
    value: float


@dataclass(frozen=True)
class IntervalPlot:
    """Everything that the template draws."""

    height: float
    bottom: float
    nought: float
    rows: tuple[PlottedRow, ...]
    grid: tuple[PlotTick, ...]


def interval_plot(rows: Sequence[PlotRow]) -> IntervalPlot | None:
    """Place values and intervals; None where there are none.

    >>> plot = interval_plot([PlotRow("bijstand", 1.0, 0.5, 1.5)])
    >>> plot.nought, [tick.value for tick in plot.grid]
    (4.0, [0.0, 0.5, 1.0, 1.5])
    """
    if not rows:
        return None
    ends = [end for row in rows for end in (row.lower, row.upper, row.other, 0.0)]
    known = [end for end in ends if end is not None]
    grid = _grid(min(known), max(known))
    first, last = grid[0], grid[-1]

    def x(value: float) -> float:
        share = (min(max(value, first), last) - first) / (last - first)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    placed = tuple(
        PlottedRow(
            row.label,
            _TOP + number * ROW,
            x(row.value),
            x(row.lower),
            x(row.upper),
            None if row.other is None else x(row.other),
        )
        for number, row in enumerate(rows)
    )
    bottom = _TOP + len(rows) * ROW
    lines = tuple(PlotTick(x(value), value) for value in grid)
    return IntervalPlot(bottom + _BELOW, bottom, x(0.0), placed, lines)


def _grid(low: float, high: float) -> list[float]:
    """Round numbers from the first one below all values to the first one above."""
    steps = ticks(max(high, -low, 1e-9))
    above = [step for step in steps if step <= _end(steps, high)]
    below = [-step for step in steps if 0 < step <= _end(steps, -low)]
    found = [*reversed(below), *above]
    return found if len(found) > 1 else [0.0, steps[1]]


def _end(steps: Sequence[float], reach: float) -> float:
    """The first step that is not below the reach; nought where the reach is."""
    return next((step for step in steps if step >= reach - 1e-12), steps[-1])
