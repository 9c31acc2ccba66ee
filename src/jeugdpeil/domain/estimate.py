"""A value with its interval, the level of that interval and the method that made it."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """A value that carries its uncertainty.

    Args:
        value: the point estimate, in the unit of its indicator.
        lower: lower bound of the interval, at most `value`.
        upper: upper bound of the interval, at least `value`.
        level: coverage that the interval aims at; 1 where the bounds are certain (rounding).
        method: short name of the method, explained in the locale files under `method.<name>`.

    Raises:
        ValueError: the numbers are not finite or not in order, or the level is no probability.

    >>> Estimate(6.4, 6.3, 7.0, 0.9, "wilson").width
    0.7
    """

    value: float
    lower: float
    upper: float
    level: float
    method: str

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.value, self.lower, self.upper))):
            raise ValueError("an estimate is finite")
        if not self.lower <= self.value <= self.upper:
            raise ValueError(f"{self.value} does not lie in {self.lower}..{self.upper}")
        if not 0 < self.level <= 1:
            raise ValueError(f"level {self.level} is not above 0 and at most 1")

    @property
    def width(self) -> float:
        """Width of the interval, in the unit of the value, to twelve decimals."""
        return round(self.upper - self.lower, 12)
