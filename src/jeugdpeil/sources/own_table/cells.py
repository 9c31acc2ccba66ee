"""From the bytes of a CSV file to its cells, with the line that each row stands on."""

import codecs
import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jeugdpeil.sources.own_table.problem import TableProblemError

# A semicolon is what a Dutch spreadsheet writes, a tab what is copied out of one.
SEPARATORS = (";", ",", "\t")
# First bytes of spreadsheets, packed files, pdf and Parquet.
_OTHER_FORMATS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"%PDF", b"PAR1")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_SHOWN = 12
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Cells:
    """The cells of a table as text.

    Args:
        file: name of the file, for messages.
        separator: the sign between the columns.
        header: names of the columns, trimmed.
        rows: (n_rows,) the cells of each row, trimmed; as many as there are names.
        lines: (n_rows,) line of the file on which each row begins; the header is on line 1.
    """

    file: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column.

        Raises:
            TableProblemError: there is no such column, or there are two.
        """
        if self.header.count(name) > 1:
            raise TableProblemError("column_twice", file=self.file, column=name)
        if name not in self.header:
            raise _no_column(self.file, self.header, name)
        place = self.header.index(name)
        return tuple(row[place] for row in self.rows)

    def filled(self, name: str) -> tuple[str, ...]:
        """The cells of a column that no row may leave empty.

        Raises:
            TableProblemError: a row has nothing there, or there is no such column.
        """
        column = self.column(name)
        for line, cell in zip(self.lines, column, strict=True):
            if not cell:
                raise TableProblemError("empty_cell", file=self.file, line=line, column=name)
        return column


def read_cells(content: bytes, file: str, wanted: Sequence[str]) -> Cells:
    r"""The cells of a CSV file.

    Args:
        content: the file; UTF-8 with or without byte order mark, UTF-16 with one, or else
            Windows-1252.
        file: its name, for messages.
        wanted: columns that it should have; they settle what the separator is.

    Raises:
        TableProblemError: it is no CSV file, it has no rows, or a row has another number of cells
            than the first line.

    >>> read_cells(b"wijk;recht\nWK01;12\n", "a.csv", ["wijk"]).column("recht")
    ('12',)
    """
    text = _decoded(content, file)
    separator = _separator(text, wanted)
    lines = list(_lines(text, separator, file))
    if not lines:
        raise TableProblemError("empty_file", file=file)
    header = lines[0][1]
    rows = [(line, cells) for line, cells in lines[1:] if any(cells)]
    if not rows:
        raise TableProblemError("no_rows", file=file)
    whole = tuple(_whole(cells, header, line, file) for line, cells in rows)
    return Cells(file, separator, header, whole, tuple(line for line, _ in rows))


def shown(cell: str) -> str:
    """A cell as a message names it: not longer than a line can bear."""
    return cell if len(cell) <= _LONGEST_SHOWN else f"{cell[: _LONGEST_SHOWN - 1]}…"


def _decoded(content: bytes, file: str) -> str:
    if not content.strip():
        raise TableProblemError("empty_file", file=file)
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", "replace")
    if content.startswith(_OTHER_FORMATS) or b"\0" in content:
        raise TableProblemError("no_csv", file=file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes under "CSV". The five bytes that it leaves free become a question mark.
        return content.decode("cp1252", "replace")


def _separator(text: str, wanted: Sequence[str]) -> str:
    """The sign that gives most of the wanted columns, and else the most columns."""
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""

    def found(separator: str) -> tuple[int, int]:
        names = _fields(first, separator)
        return sum(name in names for name in wanted), len(names)

    return max(SEPARATORS, key=found)


def _fields(line: str, separator: str) -> tuple[str, ...]:
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=separator)))
    except (csv.Error, StopIteration):
        return ()


def _lines(text: str, separator: str, file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every line that is not blank, with its number; a cell may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cells):
                yield start, tuple(cell.strip() for cell in cells)
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableProblemError("quotes", file=file, line=start) from error


def _whole(
    cells: tuple[str, ...], header: tuple[str, ...], line: int, file: str
) -> tuple[str, ...]:
    # Some programs end each line with the separator.
    spare = len(cells) - len(header)
    if spare > 0 and not any(cells[len(header) :]):
        return cells[: len(header)]
    if spare:
        found, wanted = len(cells), len(header)
        raise TableProblemError("width", file=file, line=line, found=found, wanted=wanted)
    return cells


def _no_column(file: str, header: tuple[str, ...], name: str) -> TableProblemError:
    by_small = {each.lower(): each for each in reversed(header) if each}
    near = difflib.get_close_matches(name.lower(), by_small, n=3, cutoff=0.6)
    if near:
        alike = ", ".join(by_small[each] for each in near)
        return TableProblemError("no_column_alike", file=file, column=name, alike=alike)
    names = ", ".join(each for each in header[:_MOST_SHOWN] if each)
    more = ", …" if len(header) > _MOST_SHOWN else ""
    return TableProblemError("no_column", file=file, column=name, names=shown_list(names + more))


def shown_list(names: str) -> str:
    """Names in a row, cut off where a message would fill the screen."""
    return names if len(names) <= 10 * _LONGEST_SHOWN else f"{names[: 10 * _LONGEST_SHOWN]}…"
