"""A number as it stands in a text, with how precisely it was written."""

from dataclasses import dataclass, replace
from enum import StrEnum

from jeugdpeil.validation.figure_linter.interval import Interval

# CBS rounds numbers of youths to a multiple of five.
ROUNDED_TO = 5
# A round number in a text ("400 duizend") is not looser than this share of itself.
_LOOSEST_SHARE = 0.05
# "Ongeveer 5": half as far again as the last digit on both sides.
_ABOUT_STEPS = 1.0


class NumberKind(StrEnum):
    """What a number is in, as far as its unit says; only the same kinds are compared."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    POINT = "percentage point"


class Hedge(StrEnum):
    """What a word before a number says of it: bijna, ruim, ongeveer."""

    NONE = "none"
    BELOW = "below"
    ABOVE = "above"
    ABOUT = "about"


@dataclass(frozen=True)
class Written:
    """A number with its unit and the word before it.

    Args:
        words: number, unit and hedge as they stand in the text.
        value: the number, with its thousands or millions.
        step: what it was written to: 1000 for "368 duizend", 0.1 for "9,8 %".
        kind: count, percentage or percentage points.
        start, end: place in the sentence; the number itself, without the hedge.
        hedge: what the word before it says.
    """

    words: str
    value: float
    step: float
    kind: NumberKind = NumberKind.COUNT
    start: int = 0
    end: int = 0
    hedge: Hedge = Hedge.NONE

    @property
    def printed(self) -> Interval:
        """The values that are written like this when each is rounded at its last digit.

        >>> Written("bijna 338 duizend", 338_000, 1000, hedge=Hedge.BELOW).printed
        Interval(low=337000, high=338000)
        """
        return self._around(self.step)

    @property
    def loose(self) -> Interval:
        """The values that a writer may have meant who rounds off further, as in "400 duizend".

        What lies outside this interval is proved to differ; what lies between it and `printed` is
        worth a look.
        """
        return self._around(self._loose_step())

    def with_step(self, step: float) -> "Written":
        """The same number, known to be rounded to another step."""
        return replace(self, step=step)

    def _around(self, step: float) -> Interval:
        half = step / 2
        match self.hedge:
            case Hedge.NONE:
                return Interval(self.value - half, self.value + half)
            case Hedge.BELOW:
                return Interval(self.value - step, self.value + step - self.step)
            case Hedge.ABOVE:
                return Interval(self.value - step + self.step, self.value + step)
            case Hedge.ABOUT:
                room = max(step * _ABOUT_STEPS, half)
                return Interval(self.value - room, self.value + room)

    def _loose_step(self) -> float:
        if self.kind is not NumberKind.COUNT:
            return self.step if self.hedge is Hedge.NONE else 1.5 * self.step
        digits, step = round(self.value / self.step), self.step
        while digits and digits % 10 == 0:
            digits, step = digits // 10, step * 10
        if digits and digits % ROUNDED_TO == 0:
            step *= ROUNDED_TO
        loosest = max(self.step, 2 * _LOOSEST_SHARE * abs(self.value))
        is_fives = self.step == 1 and self.value % ROUNDED_TO == 0
        return max(min(step, loosest), float(ROUNDED_TO if is_fives else self.step))
