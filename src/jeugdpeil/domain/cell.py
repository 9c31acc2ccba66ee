"""A cell of a table: present, suppressed, missing or impossible, four different things."""

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """The four things that a cell can be, as they are written in tables."""

    PRESENT = "aanwezig"
    SUPPRESSED = "onderdrukt"
    MISSING = "ontbreekt"
    CANNOT_OCCUR = "kan niet voorkomen"


class Reason(StrEnum):
    """Why a cell shows no value."""

    KLEIN_AANTAL = "klein aantal"
    GEHEIM_BIJ_BRON = "geheim bij de bron"
    GEHEIM_OF_ONBEKEND = "geheim of onbekend"
    ONBEKEND_BIJ_BRON = "onbekend bij de bron"
    NIET_IN_BRON = "niet in de bron"
    DEEL_ONTBREEKT = "een deel ontbreekt"
    DEEL_ONDERDRUKT = "een deel is onderdrukt"
    NOEMER_ONTBREEKT = "noemer ontbreekt"
    IN_QUARANTAINE = "in quarantaine"


@dataclass(frozen=True)
class Present:
    """A count that is known to lie in low..high, both included; rounding makes them differ.

    Raises:
        ValueError: low is negative or above high.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        _check_bounds(self.low, self.high)


@dataclass(frozen=True)
class Suppressed:
    """A count that exists and is hidden, known only to lie in low..high.

    Raises:
        ValueError: low is negative or above high.
    """

    reason: Reason
    low: int
    high: int

    def __post_init__(self) -> None:
        _check_bounds(self.low, self.high)


@dataclass(frozen=True)
class Missing:
    """A count of which nothing is known, not even bounds."""

    reason: Reason


@dataclass(frozen=True)
class CannotOccur:
    """A combination that cannot exist, such as a gemeente after its abolition."""


Cell = Present | Suppressed | Missing | CannotOccur


def _check_bounds(low: int, high: int) -> None:
    if not 0 <= low <= high:
        raise ValueError(f"bounds of a count are 0 <= low <= high, got {low}..{high}")


def rounded_to_five(printed: int) -> Present:
    """The count behind a number that was printed as a multiple of five.

    Source:
        CBS, youth-care tables: counts are rounded to multiples of 5 and shown from 10.

    Raises:
        ValueError: the printed number is not a multiple of five, or below ten.

    >>> rounded_to_five(15)
    Present(low=13, high=17)
    >>> rounded_to_five(10)
    Present(low=10, high=12)
    """
    if printed % 5 or printed < 10:
        raise ValueError(f"{printed} is not a multiple of 5 from 10 upward")
    return Present(max(printed - 2, 10), printed + 2)
