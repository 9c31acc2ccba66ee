"""A workbook as CSV files says what its sheets say."""

import csv
import io
import zipfile
from datetime import UTC, datetime

from jeugdpeil.reports.csv_zip import csv_zip
from jeugdpeil.reports.workbook import Number, Sheet, Workbook

PARTS = Sheet(
    "Delen: 2022",
    "Delen van Peildorp",
    "",
    ("Naam", "Waarde", "Reden"),
    (("Hof, oud", Number(1234.5, 1), None), ("Kade", "< 10", "Te klein om te tonen.")),
)
SOURCES = Sheet("Bronnen", "Bronnen", "", ("Bron",), (("Niemand",),))
BOOK = Workbook(
    "Peildorp",
    "Alles",
    "Gemeente",
    "CC BY 4.0",
    "jeugdzorg",
    datetime(2026, 4, 30, tzinfo=UTC),
    (PARTS, SOURCES),
)


def files(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each file by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {name: list(csv.reader(io.StringIO(words))) for name, words in texts.items()}


def test_every_sheet_is_a_file_with_the_same_cells() -> None:
    """In the order of the sheets; what has no number has its words, and nothing stays nothing."""
    assert files(csv_zip(BOOK)) == {
        "01-delen-2022.csv": [
            ["Naam", "Waarde", "Reden"],
            ["Hof, oud", "1234.5", ""],
            ["Kade", "< 10", "Te klein om te tonen."],
        ],
        "02-bronnen.csv": [["Bron"], ["Niemand"]],
    }


def test_the_same_workbook_gives_the_same_zip() -> None:
    """No clock is in it, so that a release can be made again."""
    assert csv_zip(BOOK) == csv_zip(BOOK)
