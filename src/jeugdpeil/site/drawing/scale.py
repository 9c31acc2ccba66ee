"""From a value to a place: round ticks, and the percentage of a width."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Bar:
    """A horizontal bar with its interval, in percentages of the width (0-100).

    Args:
        width: length of the bar.
        low, high: ends of the interval; both equal to `width` where there is none.
    """

    width: float
    low: float
    high: float


def bar(value: float | None, bounds: tuple[float | None, float | None], top: float) -> Bar | None:
    """The bar of a value on an axis from nought to `top`; None where there is no value.

    >>> bar(5.0, (4.0, 6.0), 10.0)
    Bar(width=50.0, low=40.0, high=60.0)
    """
    if value is None:
        return None
    low = value if bounds[0] is None else bounds[0]
    high = value if bounds[1] is None else bounds[1]
    return Bar(share_of(value, top), share_of(low, top), share_of(high, top))


def share_of(value: float, top: float) -> float:
    """A value as a percentage of `top`, cut off at 0 and 100, to one decimal."""
    if top <= 0:
        return 0.0
    return round(min(max(100 * value / top, 0.0), 100.0), 1)


def top_of(values: Iterable[float | None]) -> float:
    """The end of an axis from nought that holds all values: the last of its round ticks.

    >>> top_of([3.2, None, 11.7])
    15.0
    """
    return ticks(max((value for value in values if value is not None), default=0.0))[-1]


def ticks(highest: float, wanted: int = 3) -> list[float]:
    """Round numbers from nought to the first one that is not below `highest`.

    Args:
        highest: the highest value on the axis, at least nought.
        wanted: about how many steps the axis should have.

    >>> ticks(11.7), ticks(0.0)
    ([0.0, 5.0, 10.0, 15.0], [0.0, 1.0])
    """
    if highest <= 0:
        return [0.0, 1.0]
    step = round_step(highest / wanted)
    count = math.ceil(highest / step - 1e-9)
    return [round(number * step, 10) for number in range(count + 1)]


def decimals_of(numbers: Iterable[float]) -> int:
    """As many decimals as round numbers on an axis or between classes need.

    >>> decimals_of([0.0, 5.0, 10.0]), decimals_of([0.0, 2.5, 5.0]), decimals_of([0.25, 0.5])
    (0, 1, 2)
    """
    written = (f"{number:.3f}".rstrip("0").partition(".")[2] for number in numbers)
    return max(map(len, written), default=0)


def round_step(rough: float) -> float:
    """The first of 1, 2, 2.5, 5 and their tenfolds that is not below `rough`.

    >>> round_step(0.3), round_step(3.9), round_step(60)
    (0.5, 5.0, 100.0)
    """
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough - 1e-12)
