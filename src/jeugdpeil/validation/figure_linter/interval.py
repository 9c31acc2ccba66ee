"""What a printed number may have been before it was rounded: arithmetic with bounds."""

from collections.abc import Iterable
from dataclasses import dataclass

# Differences far below any rounding, left by floating-point arithmetic.
_NOISE = 1e-9


@dataclass(frozen=True)
class Interval:
    """All values from `low` to `high`.

    >>> Interval(2.5, 3.5) + Interval(1, 1)
    Interval(low=3.5, high=4.5)
    >>> Interval(95, 96).meets(Interval(96, 97)), Interval(95, 96).meets(Interval(97, 98))
    (True, False)
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upwards, got {self.low} to {self.high}")

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    @property
    def middle(self) -> float:
        """Halfway between the bounds."""
        return (self.low + self.high) / 2

    def meets(self, other: "Interval") -> bool:
        """Whether one value can lie in both."""
        noise = _NOISE * max(1.0, abs(self.high), abs(other.high))
        return self.low <= other.high + noise and other.low <= self.high + noise

    def is_below(self, other: "Interval") -> bool:
        """Whether every value lies below every value of the other."""
        return self.high < other.low - _NOISE * max(1.0, abs(other.low))


def percentage_of(part: Interval, whole: Interval) -> Interval:
    """The percentages that a part of a whole may be; both above nought.

    >>> percentage_of(Interval(367500, 368500), Interval(380000, 380000)).low > 96
    True
    """
    return Interval(100 * part.low / whole.high, 100 * part.high / max(whole.low, _NOISE))


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The sums that numbers may have together."""
    total = Interval(0.0, 0.0)
    for each in intervals:
        total += each
    return total
