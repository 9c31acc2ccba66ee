"""Numbers in a table of one's own: with a decimal comma or point, never guessed which.

`1.234` may be a little more than one or a thousand and more. The whole table settles it: a sign is
the decimal one where it stands before any other number of digits than three, or after a nought or
more than three digits. Where nothing settles it the table is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jeugdpeil.sources.own_table.cells import Cells, shown
from jeugdpeil.sources.own_table.problem import TableProblemError

MISSING = ("", ".")
_NUMBER = re.compile(r"([+-]?)(\d*)(?:([.,])(\d+))?([eE][+-]?\d+)?\s?%?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,\s'’]\d{3})+(?:[.,]\d+)?")
_THREE = 3
# No share of the Netherlands has more digits; more are those of an unrounded quotient.
_MOST_DECIMALS = 9

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class NumberCell:
    """A cell that may be a number, and where it stands."""

    column: str
    line: int
    text: str


def decimal_sign(cells: Cells, columns: Iterable[str], counts: Iterable[str] = ()) -> str:
    r"""The decimal sign of a table: comma or point; a point where there are no decimals at all.

    Args:
        cells: of the table.
        columns: that hold numbers with or without decimals.
        counts: columns that hold whole numbers, which may say `12.0`.

    Raises:
        TableProblemError: both signs are used, or it cannot be told which one is.

    >>> from jeugdpeil.sources.own_table.cells import read_cells
    >>> table = read_cells(b"a;b\n3,5;1,234\n", "t.csv", ["a"])
    >>> decimal_sign(table, ["a", "b"])
    ','
    """
    clear, unclear = _first_of_each_sign(cells, columns, counts)
    if len(clear) > 1:
        one, other = clear["."], clear[","]
        raise TableProblemError("two_signs", file=cells.file, **_both(one, other))
    if clear:
        return next(iter(clear))
    # Between columns a comma stands, so it is nowhere the decimal sign, and a point may be.
    if not unclear or (cells.separator == "," and set(unclear) == {"."}):
        return "."
    raise _problem("unclear_sign", cells, next(iter(unclear.values())))


def decimals(cells: Cells, column: str, sign: str) -> Floats:
    """A column of numbers, NaN where there is none.

    Raises:
        TableProblemError: a cell is no number.
    """
    return np.array([_value(cells, cell, sign) for cell in _of(cells, column)])


def counts(cells: Cells, column: str, sign: str) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """A column of whole numbers of 0 or more, and where they are missing (there the number is 0).

    Raises:
        TableProblemError: a cell is no number, is negative or is not whole.
    """
    values = np.zeros(len(cells.rows), dtype=np.int64)
    is_missing = np.zeros(len(cells.rows), dtype=np.bool_)
    for row, cell in enumerate(_of(cells, column)):
        number = _count(cells, cell, sign)
        is_missing[row] = number is None
        values[row] = number or 0
    return values, is_missing


def printed_decimals(cells: Cells, column: str) -> int:
    """How many decimals the numbers of a column are printed with, at most."""
    found = (_NUMBER.fullmatch(cell.text) for cell in _of(cells, column))
    return min(max((len(each[4] or "") for each in found if each), default=0), _MOST_DECIMALS)


def _first_of_each_sign(
    cells: Cells, columns: Iterable[str], counts: Iterable[str]
) -> tuple[Mapping[str, NumberCell], Mapping[str, NumberCell]]:
    """The first cell that settles each sign, and the first that leaves it open."""
    clear: dict[str, NumberCell] = {}
    unclear: dict[str, NumberCell] = {}
    whole = set(counts)
    for column in [*columns, *whole]:
        for cell in _of(cells, column):
            found = _NUMBER.fullmatch(cell.text)
            if not found or not found[3]:
                continue
            if len(found[4]) != _THREE or len(found[2]) > _THREE or found[2] in ("", "0"):
                clear.setdefault(found[3], cell)
            elif column not in whole:
                unclear.setdefault(found[3], cell)
    return clear, unclear


def _of(cells: Cells, column: str) -> Iterator[NumberCell]:
    for line, cell in zip(cells.lines, cells.column(column), strict=True):
        yield NumberCell(column, line, cell.replace("\u2212", "-"))


def _value(cells: Cells, cell: NumberCell, sign: str) -> float:
    if cell.text in MISSING:
        return float("nan")
    found = _NUMBER.fullmatch(cell.text)
    if found and (found[2] or found[4]) and found[3] in (None, sign):
        number = float(cell.text.rstrip("% ").replace(",", "."))
        if np.isfinite(number):
            return number
    raise _problem(_why_no_number(cell.text), cells, cell)


def _why_no_number(text: str) -> str:
    """The code for a cell that is no number with the decimal sign of the table."""
    return "thousands" if _THOUSANDS.fullmatch(text) else "no_number"


def _count(cells: Cells, cell: NumberCell, sign: str) -> int | None:
    found = _NUMBER.fullmatch(cell.text)
    if found and found[3] and len(found[4]) == _THREE:
        raise _problem("thousands", cells, cell)
    number = _value(cells, cell, sign)
    if np.isnan(number):
        return None
    if number < 0:
        raise _problem("negative", cells, cell)
    if number != round(number):
        raise _problem("not_whole", cells, cell)
    return int(number)


def within(cells: Cells, column: str, values: Floats, low: float, high: float) -> Floats:
    """The same numbers, all between two bounds.

    Raises:
        TableProblemError: a number lies outside them.
    """
    for cell, value in zip(_of(cells, column), values, strict=True):
        if value < low or value > high:
            raise _problem("no_percentage", cells, cell)
    return values


def _problem(code: str, cells: Cells, cell: NumberCell) -> TableProblemError:
    return TableProblemError(
        code, file=cells.file, line=cell.line, column=cell.column, cell=shown(cell.text)
    )


def _both(one: NumberCell, other: NumberCell) -> dict[str, object]:
    return {
        "one": shown(one.text),
        "one_place": f"{one.line}, {one.column}",
        "other": shown(other.text),
        "other_place": f"{other.line}, {other.column}",
    }


def first_line(cells: Cells, wrong: Sequence[bool] | npt.NDArray[np.bool_]) -> int | None:
    """The line of the first row that is marked, None where none is."""
    return next((line for line, is_wrong in zip(cells.lines, wrong, strict=True) if is_wrong), None)
