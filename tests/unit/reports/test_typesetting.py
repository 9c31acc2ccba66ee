"""Documents become tagged PDFs that read the same everywhere, and pictures become PNGs."""

import struct
from dataclasses import replace

import pytest

from jeugdpeil.reports.document import (
    Bullets,
    Facts,
    Heading,
    Paragraph,
    Picture,
    PrintedDocument,
    Side,
    Table,
)
from jeugdpeil.reports.typesetting import SCALE, Printer, TypesettingError
from jeugdpeil.serving.take_away.files import PRINT_FONTS

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"/>'


@pytest.fixture(scope="module")
def printer() -> Printer:
    """A printer with the letters of the site."""
    return Printer(PRINT_FONTS)


def document(*sides: Side) -> PrintedDocument:
    """A document in Dutch with these sides."""
    return PrintedDocument(
        language="nl",
        title="Peildorp: samenvatting",
        kicker="gemeente",
        author="Gemeente Peildorp",
        description="Alles over Peildorp.",
        keywords=("jeugdzorg",),
        footer="Bron",
        side_of="bladzijde {n} van {m}",
        mark="",
        warning="",
        sides=sides,
        made="2026-04-30",
    )


ONE = Side((Heading("Delen"), Table(("Naam", "Waarde"), (("Hof", "9,4 %"),), (1,))))


def test_a_pdf_is_tagged_and_knows_its_language_and_title(printer: Printer) -> None:
    """A screen reader finds the structure, and says the words in the right language."""
    pdf = printer.pdf(document(ONE, Side((Picture(SQUARE, "Een blok.", 50),))))
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf
    assert b"/Lang(nl)" in pdf
    assert b"Peildorp: samenvatting" in pdf


def test_the_same_document_gives_the_same_bytes(printer: Printer) -> None:
    """The day of the release is the day of the file, so that a copy can be checked."""
    assert printer.pdf(document(ONE)) == printer.pdf(document(ONE))


def test_a_picture_without_a_text_is_refused() -> None:
    """Who cannot see the picture would get nothing."""
    with pytest.raises(ValueError, match="says what it shows"):
        Picture(SQUARE, " ", 50)


def test_the_standard_itself_refuses_a_picture_without_a_text(printer: Printer) -> None:
    """The check of PDF/UA is really on: without our own check the compiler still stops."""
    picture = Picture(SQUARE, "Een blok.", 50)
    object.__setattr__(picture, "alt", None)
    with pytest.raises(TypesettingError, match="alt"):
        printer.pdf(document(Side((picture,))))


def test_words_are_never_commands(printer: Printer) -> None:
    """A region with a strange name cannot run anything, and no sign of it is lost."""
    strange = '#panic("x") *vet* $x$ @bron <label> \\ `code`'
    blocks = (Paragraph(strange), Bullets((strange,)), Facts(((strange, strange),)))
    named = replace(document(Side(blocks)), title=strange, footer=strange)
    assert printer.sides(named) == 1
    assert printer.pdf(named).startswith(b"%PDF")


def test_the_number_of_sides_is_counted(printer: Printer) -> None:
    """Each side begins on a new page, and what does not fit flows on."""
    assert printer.sides(document(ONE, ONE)) == 2
    long = Side(tuple(Paragraph(f"Regel {number}") for number in range(200)))
    assert printer.sides(document(long, ONE)) > 2


def test_a_png_has_twice_the_size_of_its_picture(printer: Printer) -> None:
    """Sharp on a good screen and in print."""
    png = printer.png(SQUARE, 120)
    assert struct.unpack(">II", png[16:24]) == (SCALE * 120, SCALE * 60)


def test_a_table_has_as_many_cells_as_names() -> None:
    """A shifted row would put a number under another name."""
    with pytest.raises(ValueError, match="1 cells under 2 names"):
        Table(("Naam", "Waarde"), (("Hof",),))
