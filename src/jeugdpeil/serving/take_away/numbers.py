"""Numbers as cells of a workbook, and the names of its columns."""

from collections.abc import Iterable

from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.workbook import Cell, Number


def column_names(words: Iterable[str], language: str) -> tuple[str, ...]:
    """The names of columns by their keys."""
    return tuple(text(language, f"take.column.{word}") for word in words)


def number(value: float | None, decimals: int = 0) -> Cell:
    """A number, where there is one."""
    return None if value is None else Number(value, decimals)


def signed(value: float | None, decimals: int = 0) -> Cell:
    """A number that shows its sign, where there is one."""
    return None if value is None else Number(value, decimals, is_signed=True)


def percent(share: float | None) -> Cell:
    """A share (0-1) as a percentage, where there is one."""
    return None if share is None else Number(round(100 * share, 1), 0)
