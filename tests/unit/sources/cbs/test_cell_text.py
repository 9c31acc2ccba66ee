"""From the text of a cell to a number or a mark."""

import pyarrow as pa
import pytest

from jeugdpeil.sources.cbs.cell_text import read_cells


def marks(texts: list[str], decimal: str = ",", blank_words: tuple[str, ...] = ()) -> list[object]:
    """The number of each cell, or its mark."""
    cells = read_cells(pa.array(texts), decimal, blank_words)
    pairs = zip(cells.values.to_pylist(), cells.marks.to_pylist(), strict=True)
    return [mark if value is None else value for value, mark in pairs]


def test_point_blank_and_unreadable_stay_apart() -> None:
    """A point means secret or unknown, a blank cannot occur, and text is neither."""
    assert marks([".", "", "n.v.t."]) == [".", "leeg", "onleesbaar"]


def test_padding_is_no_part_of_a_cell() -> None:
    """StatLine pads numbers and points with spaces to the left."""
    assert marks(["  461985", "       .", "   "]) == [461985.0, ".", "leeg"]


def test_zero_is_a_number() -> None:
    """A printed zero is a value, not a gap."""
    assert marks(["0", "0,0"]) == [0.0, 0.0]


def test_minus_sign_belongs_to_the_number() -> None:
    """The median wealth of a buurt can be below zero."""
    assert marks(["-3,7"]) == [-3.7]


@pytest.mark.parametrize("text", ["1e5", "nan", "inf", "0x1F", "9,", ",9", "1 234", "5-10", "<5"])
def test_only_plain_numbers_are_numbers(text: str) -> None:
    """A notation that a spreadsheet or a program would take for a number is not one here."""
    assert marks([text]) == ["onleesbaar"]


def test_thousand_with_a_point_is_not_a_fraction() -> None:
    """In a file with decimal commas "1.234" is refused: it may be a thousand."""
    assert marks(["9,3", "1.234"]) == [9.3, "onleesbaar"]


def test_thousands_without_any_decimals_are_not_fractions() -> None:
    """Where only groups of three follow the point, nobody can tell: refused as well."""
    assert marks(["1.234", "12.500"]) == ["onleesbaar", "onleesbaar"]


def test_other_decimal_sign_is_taken_where_it_is_the_only_one() -> None:
    """The same table saved by a program in English has points."""
    assert marks(["9.3", "7"]) == [9.3, 7.0]


def test_r_writes_na_for_a_blank() -> None:
    """NA is a blank only in the dialect that knows it."""
    assert marks(["NA"], blank_words=("NA",)) == ["leeg"]
    assert marks(["NA"]) == ["onleesbaar"]
