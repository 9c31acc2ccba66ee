"""From the text of a CSV file to columns."""

from jeugdpeil.sources.cbs.delimited_text import DelimitedText, Header, WrongRow, split_text


def split(text: str) -> DelimitedText:
    """The columns of a file whose header must have a column called code."""

    def is_known(header: Header) -> bool:
        return "code" in header

    return split_text(text, "bron.csv", is_known, "code")


def test_separator_is_the_one_that_gives_a_known_header() -> None:
    """A comma within a quoted title does not make the comma the separator."""
    text = split('"code";"inkomen, gemiddeld";"a,b,c,d"\nGM0014;1;2\n')
    assert text.header == ("code", "inkomen, gemiddeld", "a,b,c,d")


def test_tab_separates_as_well() -> None:
    """What is copied out of a spreadsheet has tabs."""
    assert split("code\tjongeren\nGM0014\t5\n").words("jongeren") == ["5"]


def test_line_ends_of_windows_are_line_ends() -> None:
    """A carriage return is no part of the last cell."""
    assert split("code,jongeren\r\nGM0014,5\r\n").words("jongeren") == ["5"]


def test_footer_of_statline_is_no_row() -> None:
    """StatLine ends a download with a line that names CBS."""
    assert split('code;jongeren\nGM0014;5\n"Bron: CBS"\n').words("code") == ["GM0014"]


def test_row_of_another_width_is_set_apart_and_keeps_its_number() -> None:
    """The rows after it are still found under their own number in the file."""
    text = split("code,a\nGM0014,1\nGM0034\nGM0037,3\nGM0047,4,4\nGM0050,5\n")
    assert text.wrong_rows == (WrongRow(2, 1), WrongRow(4, 3))
    assert dict(zip(text.words("code"), text.row_numbers.tolist(), strict=True)) == {
        "GM0014": 1,
        "GM0037": 3,
        "GM0050": 5,
    }


def test_columns_in_another_order_are_the_same_columns() -> None:
    """Columns are known by name, not by place."""
    assert split("a,code\n1,GM0014\n").words("code") == split("code,a\nGM0014,1\n").words("code")
