"""One line of the table of speed and size."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """What was measured, beside its bound.

    Args:
        what: the thing measured, in a few words.
        value: what came out, in `unit`.
        unit: such as `s`, `MB`, `requests/s`.
        at_most, at_least: the bound, where there is one.
        note: what a reader needs to judge the number.
    """

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the value is within its bounds."""
        above = self.at_least is None or self.value >= self.at_least
        return above and (self.at_most is None or self.value <= self.at_most)

    @property
    def bound(self) -> str:
        """The bound in words, empty where there is none."""
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else ""


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run of `work`."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
