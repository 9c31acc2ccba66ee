"""Workbooks hold real numbers, and words where there is none."""

from datetime import UTC, datetime

import pytest

from jeugdpeil.reports.workbook import Cell, Number, Sheet, Workbook, xlsx
from support.workbook_reader import frozen_rows, properties_of, sheets_of


def book(*rows: tuple[Cell, ...]) -> bytes:
    """A workbook with one sheet of three columns."""
    sheet = Sheet("Delen", "Delen van Peildorp", "", ("Naam", "Waarde", "Reden"), rows)
    made = datetime(2026, 4, 30, tzinfo=UTC)
    return xlsx(Workbook("Peildorp", "Alles", "Gemeente", "CC BY 4.0", "jeugdzorg", made, (sheet,)))


def test_a_number_is_a_number_and_a_word_a_word() -> None:
    """Who adds up the column adds numbers; a hidden one is no nought."""
    content = book(("Hof", Number(9.4, 1), None), ("Kade", "< 10", "Te klein om te tonen."))
    assert sheets_of(content)["Delen"] == [
        ["Naam", "Waarde", "Reden"],
        ["Hof", 9.4],
        ["Kade", "< 10", "Te klein om te tonen."],
    ]


def test_words_are_no_formulas() -> None:
    """A name that begins with = is a name."""
    assert sheets_of(book(("=1+1", None, None)))["Delen"][1] == ["=1+1"]


def test_the_header_row_stays() -> None:
    """Four rows: title, note, nothing, header."""
    assert frozen_rows(book(("Hof", Number(1), None))) == [4]


def test_the_same_workbook_gives_the_same_bytes() -> None:
    """The moment of the release is the moment of the file."""
    assert book(("Hof", Number(1), None)) == book(("Hof", Number(1), None))


def test_the_file_says_what_it_is() -> None:
    """Title and owner stand in the properties, which a screen reader says first."""
    found = properties_of(book())
    assert "<dc:title>Peildorp</dc:title>" in found
    assert "<dc:creator>Gemeente</dc:creator>" in found


def test_two_columns_may_not_share_a_name() -> None:
    """The file format would be damaged, and a reader lost."""
    with pytest.raises(ValueError, match="share a name"):
        Sheet("Delen", "", "", ("Naam", "Naam"), ())
