"""Tables in files with a separator between the cells."""

import csv
from collections.abc import Sequence

from jeugdpeil.validation.figure_linter.document import Table
from jeugdpeil.validation.figure_linter.numerals import Notation
from jeugdpeil.validation.figure_linter.tables import table_of

_SEPARATORS = (";", "\t")


def csv_table(text: str, notation: Notation) -> tuple[Table, ...]:
    r"""The table of a CSV file; lines of one cell above it are its caption.

    >>> table, = csv_table("Jaar;Jongens;Meisjes\n2019;10;20\n2020;15;25", Notation.DUTCH)
    >>> table.heads, table.labels
    (('Jongens', 'Meisjes'), (('2019',), ('2020',)))
    """
    lines = text.removeprefix("\ufeff").splitlines()
    separator = separator_of(lines)
    reader = csv.reader(lines, delimiter=separator)
    rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    caption: list[str] = []
    while rows and _filled(rows[0][1]) == 1 and len(rows) > 1:
        caption.append(" ".join(rows.pop(0)[1]).strip())
    found = table_of(rows, " ".join(caption), 0, notation)
    return (found,) if found else ()


def separator_of(lines: Sequence[str]) -> str:
    """The sign that separates most cells in the first lines.

    >>> separator_of(["a;b;c", "1,5;2,5;3,5"])
    ';'
    """
    first = lines[:10]
    semicolons, tabs = (sum(line.count(sign) for line in first) for sign in _SEPARATORS)
    # A decimal comma is not a separator: the other two count wherever they stand in most lines.
    if 2 * semicolons >= len(first) and semicolons >= tabs:
        return ";"
    return "\t" if 2 * tabs >= len(first) and tabs else ","


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)
