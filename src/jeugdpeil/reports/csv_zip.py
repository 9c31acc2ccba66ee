"""A workbook as CSV files, one per sheet, together in one ZIP file."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable

from jeugdpeil.reports.workbook import Cell, Number, Sheet, Workbook

# The day that a ZIP file calls its first; the same release must give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def csv_zip(workbook: Workbook) -> bytes:
    """Every sheet of a workbook as a CSV file, numbered in the order of the sheets.

    The sheets on how to read it, the definitions and the sources come along, so that a table that
    is passed on can be found back to what it counts.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, sheet in enumerate(workbook.sheets, 1):
            entry = zipfile.ZipInfo(f"{number:02d}-{_plain(sheet.name)}.csv", _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, sheet_csv(sheet))
    return stream.getvalue()


def sheet_csv(sheet: Sheet) -> bytes:
    """The table of a sheet: numbers with a point and no thousands, as in the files of a release.

    Returns:
        UTF-8 with a byte order mark, which Excel needs to read the letters right.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(sheet.head)
    writer.writerows(_words(row) for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _words(row: Iterable[Cell]) -> list[str]:
    return [_in_csv(cell) for cell in row]


def _in_csv(cell: Cell) -> str:
    """A cell in CSV.

    >>> _in_csv(Number(1234.5, 1)), _in_csv(Number(12.0)), _in_csv(None)
    ('1234.5', '12', '')
    """
    if isinstance(cell, Number):
        return f"{cell.value:.0f}" if cell.value == int(cell.value) else repr(cell.value)
    return cell or ""


def _plain(name: str) -> str:
    """A name that every system can store.

    >>> _plain("Wie en via wie? (2022)"), _plain("Één blad")
    ('wie-en-via-wie-2022', 'een-blad')
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
