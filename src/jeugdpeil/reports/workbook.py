"""Workbooks (XLSX) with real numbers, a header row that stays, and a reason for every empty cell.

This module alone knows xlsxwriter.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NARROWEST, _WIDEST = 8, 60
_HEADER_ROW = 3


@dataclass(frozen=True)
class Number:
    """A real number with the decimals that are shown; `is_signed` also shows a plus."""

    value: float
    decimals: int = 0
    is_signed: bool = False


Cell = str | Number | None


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own.

    Args:
        name: on the tab; at most 31 characters are used.
        title: what the table shows, in words.
        note: sentence under the title; empty for none.
        head: names of the columns, all different.
        rows: as many cells as the header has.

    Raises:
        ValueError: two columns share a name, or a row has another number of cells.
    """

    name: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if len(set(self.head)) < len(self.head):
            raise ValueError(f"two columns of {self.name!r} share a name: {self.head}")
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"{self.name!r}: {len(row)} cells under {len(self.head)} names")


@dataclass(frozen=True)
class Workbook:
    """Sheets with what the properties of the file say of them.

    Args:
        title, subject, author, comments, keywords: properties of the file.
        made: moment of the release, so that the same release gives the same bytes.
        sheets: in order.
    """

    title: str
    subject: str
    author: str
    comments: str
    keywords: str
    made: datetime
    sheets: tuple[Sheet, ...]


def xlsx(workbook: Workbook) -> bytes:
    """The workbook as the bytes of an XLSX file."""
    stream = io.BytesIO()
    # Words stay words: "=1+1" in the name of a region is a name, and an address no link.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    file = xlsxwriter.Workbook(stream, options)
    file.set_properties(
        {
            "title": workbook.title,
            "subject": workbook.subject,
            "author": workbook.author,
            "comments": workbook.comments,
            "keywords": workbook.keywords,
            "created": workbook.made.replace(tzinfo=None),
        }
    )
    formats = _Formats(file)
    names = _tab_names([sheet.name for sheet in workbook.sheets])
    for number, (name, sheet) in enumerate(zip(names, workbook.sheets, strict=True)):
        _write(file.add_worksheet(name), sheet, formats, number)
    file.close()
    return stream.getvalue()


class _Formats:
    """The looks of cells, each made once per file."""

    def __init__(self, file: xlsxwriter.Workbook) -> None:
        self._file = file
        self._numbers: dict[tuple[int, bool], Format] = {}
        self.title = file.add_format({"bold": True, "font_size": 14})
        self.note = file.add_format({"italic": True, "font_color": "#47585f"})
        self.head = file.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#e4efef"}
        )
        self.words = file.add_format({"valign": "top"})
        self.long = file.add_format({"valign": "top", "text_wrap": True})

    def number(self, cell: Number) -> Format:
        key = cell.decimals, cell.is_signed
        if key not in self._numbers:
            self._numbers[key] = self._file.add_format(
                {"num_format": number_format(cell), "valign": "top"}
            )
        return self._numbers[key]


def number_format(cell: Number) -> str:
    """The format of a number, in the notation of the file format.

    >>> number_format(Number(9.4, 1)), number_format(Number(-0.5, 1, is_signed=True))
    ('#,##0.0', '+#,##0.0;-#,##0.0;0.0')
    """
    decimals = "." + "0" * cell.decimals if cell.decimals else ""
    plain = f"#,##0{decimals}"
    return f"+{plain};-{plain};0{decimals}" if cell.is_signed else plain


def _write(writer: Worksheet, sheet: Sheet, formats: _Formats, number: int) -> None:
    writer.write_string(0, 0, sheet.title, formats.title)
    writer.write_string(1, 0, sheet.note, formats.note)
    last = _HEADER_ROW + max(len(sheet.rows), 1)
    # A real table of the file format: a screen reader then reads the header with each cell.
    options: dict[str, object] = {
        "name": f"tabel_{number + 1}",
        "style": "Table Style Light 1",
        "banded_rows": False,
        "autofilter": len(sheet.rows) > 1,
        "title": sheet.title,
        "description": sheet.note or sheet.title,
        "columns": [{"header": name, "header_format": formats.head} for name in sheet.head],
    }
    writer.add_table(_HEADER_ROW, 0, last, len(sheet.head) - 1, options)
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        writer.set_column(column, column, width)
    for place, row in enumerate(sheet.rows, _HEADER_ROW + 1):
        for column, cell in enumerate(row):
            _write_cell(writer, place, column, cell, formats)
    writer.freeze_panes(_HEADER_ROW + 1, 1)
    writer.repeat_rows(_HEADER_ROW, _HEADER_ROW)
    writer.set_landscape()
    writer.fit_to_pages(1, 0)


def _write_cell(writer: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Number):
        writer.write_number(row, column, cell.value, formats.number(cell))
    elif cell:
        form = formats.long if len(cell) > _WIDEST else formats.words
        writer.write_string(row, column, cell, form)


def _widths(sheet: Sheet) -> list[float]:
    """As wide as the longest cell, within bounds; a long text is wrapped."""
    columns = zip(sheet.head, *sheet.rows, strict=True) if sheet.rows else zip(sheet.head)
    return [
        min(max(max(map(_length, cells)) + 2, _NARROWEST), _WIDEST)
        for cells in cast("Sequence[Sequence[Cell]]", list(columns))
    ]


def _length(cell: Cell) -> int:
    if isinstance(cell, Number):
        return len(f"{cell.value:,.{cell.decimals}f}") + cell.is_signed
    return len(cell or "")


def _tab_names(names: Sequence[str]) -> list[str]:
    """Names that a tab may have: short enough, without signs that are not allowed, all different.

    >>> _tab_names(["Delen: a/b", "Delen: a/b"])
    ['Delen a b', 'Delen a b 2']
    """
    found: list[str] = []
    for name in names:
        plain = " ".join(name.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip("' ")
        own, number = plain, 1
        while own.lower() in (each.lower() for each in found):
            number += 1
            own = f"{plain[: _LONGEST_NAME - 3]} {number}"
        found.append(own)
    return found
