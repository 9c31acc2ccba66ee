"""From a place in time and a value to a place in a picture of a line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TimeFrame:
    """The part of a picture in which a line is drawn, and what it runs between.

    Args:
        first, last: place in time at the left and at the right.
        highest: value at the top; nought is at the bottom.
        left, right: percentages of the width.
        top, bottom: pixels down.
    """

    first: float
    last: float
    highest: float
    left: float
    right: float
    top: float
    bottom: float

    def x(self, place: float) -> float:
        """A place in time as a percentage of the width; the middle where there is but one.

        >>> TimeFrame(2020, 2024, 10.0, 10.0, 90.0, 20.0, 120.0).x(2021)
        30.0
        """
        if self.last == self.first:
            return 50.0
        share = (place - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 2)

    def y(self, value: float) -> float:
        """A value as pixels down.

        >>> TimeFrame(2020, 2024, 10.0, 10.0, 90.0, 20.0, 120.0).y(2.5)
        95.0
        """
        return round(self.bottom - value / self.highest * (self.bottom - self.top), 1)
