"""Numbers and places as the words of a finding; who shows them puts them in a notation."""

from jeugdpeil.domain.finding import Location
from jeugdpeil.validation.figure_linter.interval import Interval

# Stands on both sides of a number that was worked out and not yet put in Dutch or English notation.
# It is a sign that no text holds.
UNWRITTEN = "\u2063"


def plain(value: float, decimals: int = 0) -> str:
    """A number with a decimal point, between marks that say that it was worked out.

    >>> plain(338200.0).strip(UNWRITTEN), plain(-0.01, 1).strip(UNWRITTEN)
    ('338200', '0.0')
    """
    written = f"{value:.{decimals}f}"
    bare = written.removeprefix("-") if float(written) == 0 else written
    return f"{UNWRITTEN}{bare}{UNWRITTEN}"


def bounds(interval: Interval, decimals: int) -> str:
    """An interval in words: one number where both bounds are printed alike."""
    low, high = plain(interval.low, decimals), plain(interval.high, decimals)
    return low if low == high else f"{low}–{high}"


def decimals_of(step: float) -> int:
    """How many decimals a number has that was written to a step.

    >>> decimals_of(0.01), decimals_of(1000.0)
    (2, 0)
    """
    return len(f"{step:.6f}".rstrip("0").partition(".")[2])


def at(line: int, column: str | None = None) -> Location:
    """A place in the text: line and, in a table, the cell. The name of the file comes later."""
    return Location("", line, column)
