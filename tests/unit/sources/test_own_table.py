"""Reading a table that somebody made: encodings, decimal signs, what is missing, and neighbours."""

import math

import pytest

from jeugdpeil.sources.own_table.cells import Cells, read_cells
from jeugdpeil.sources.own_table.neighbour_list import listed_neighbours
from jeugdpeil.sources.own_table.numbers import counts, decimal_sign, decimals, printed_decimals
from jeugdpeil.sources.own_table.problem import TableProblemError


def table(text: str, encoding: str = "utf-8") -> Cells:
    """The cells of a table that has columns a and b."""
    return read_cells(text.encode(encoding), "t.csv", ["a", "b"])


def code_of(text: str) -> str:
    """The code of what is wrong with the numbers of a table."""
    with pytest.raises(TableProblemError) as caught:
        read_numbers(table(text))
    return caught.value.code


def read_numbers(cells: Cells) -> None:
    """Read a as numbers and b as counts."""
    sign = decimal_sign(cells, ["a"], ["b"])
    decimals(cells, "a", sign)
    counts(cells, "b", sign)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_come_through_in_every_encoding(encoding: str) -> None:
    """Excel writes Windows-1252 under CSV, and UTF-16 under Unicode text."""
    assert table("a;b\nSúdwest;3\n", encoding).column("a") == ("Súdwest",)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_is_recognised(separator: str, line_end: str) -> None:
    """The one that gives the columns that are asked for."""
    text = line_end.join([f"a{separator}b", f"x{separator}1", ""])
    assert table(text).separator == separator


def test_quoted_cell_may_hold_the_separator_and_a_line_end() -> None:
    """The line of a message is the one on which the row begins."""
    cells = table('a,b\n"x, y\nz",1\nw,2\n')
    assert cells.column("a") == ("x, y\nz", "w")
    assert cells.lines == (2, 4)


def test_rows_with_nothing_in_them_are_left_out() -> None:
    """A spreadsheet writes them under the table."""
    assert table("a;b\n1;2\n;\n\n").column("a") == ("1",)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a;b\n3,5;1\n1,234;2\n", [3.5, 1.234]),
        ("a;b\n3.5;1\n.;2\n", [3.5, math.nan]),
        ("a,b\n1.234,1\n2.345,2\n", [1.234, 2.345]),
        ('a,b\n"0,125",1\n-2,2\n', [0.125, -2.0]),
        ("a;b\n1e-05;1\n.5;2\n", [1e-05, 0.5]),
        ("a;b\n6,4 %;1\n−3;2\n", [6.4, -3.0]),
    ],
)
def test_decimal_sign_is_that_of_the_whole_table(text: str, numbers: list[float]) -> None:
    """One cell that settles it is enough for all others."""
    cells = table(text)
    found = decimals(cells, "a", decimal_sign(cells, ["a"], ["b"])).tolist()
    assert found == pytest.approx(numbers, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a;b\n1.234;1\n", "unclear_sign"),
        ("a;b\n3,5;1\n1.234;2\n", "thousands"),
        ("a;b\n3,5;1\n1.234,5;2\n", "thousands"),
        ("a;b\n1 234;1\n", "thousands"),
        ("a;b\n3,5;1\n3.5;2\n", "two_signs"),
        ("a;b\nn.v.t.;1\n", "no_number"),
        ("a;b\ninf;1\n", "no_number"),
        ("a;b\n1e999;1\n", "no_number"),
        ("a;b\n-;1\n", "no_number"),
        ("a;b\n1;1.234\n", "thousands"),
        ("a;b\n1;-1\n", "negative"),
        ("a;b\n1;1.5\n", "not_whole"),
    ],
)
def test_number_that_may_mean_two_things_is_refused(text: str, code: str) -> None:
    """A thousand youths read as one would go unseen."""
    assert code_of(text) == code


def test_whole_number_with_a_nought_behind_the_point_is_whole() -> None:
    """So programs write a column of counts in which some are missing."""
    values, is_missing = counts(table("a;b\n1;12.0\n1;\n1;0\n"), "b", ".")
    assert values.tolist() == [12, 0, 0]
    assert is_missing.tolist() == [False, True, False]


def test_decimals_are_counted_as_printed() -> None:
    """They say how much rounding may hide."""
    assert printed_decimals(table("a;b\n6,25;1\n6,3;2\n.;3\n"), "a") == 2


@pytest.mark.parametrize("head", ["", "van;naar\n"])
def test_neighbours_with_or_without_names_above_them(head: str) -> None:
    """Each pair once; what is not in the table, or is its own neighbour, is left out."""
    content = f"{head}B;A\nA;B\nB;C\nC;X\nC;C\n".encode()
    assert listed_neighbours(content, "n.csv", {"A", "B", "C"}) == (("A", "B"), ("B", "C"))
