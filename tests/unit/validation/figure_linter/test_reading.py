"""Numbers, periods, ages and tables are read as they were written."""

import pytest

from jeugdpeil.validation.figure_linter import TextKind
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.notation import notation_of
from jeugdpeil.validation.figure_linter.numerals import Notation, numbers_in
from jeugdpeil.validation.figure_linter.period_words import periods_in
from jeugdpeil.validation.figure_linter.reading import document_of
from jeugdpeil.validation.figure_linter.vocabulary import AgeBand, ages_in

DUTCH, ENGLISH = Notation.DUTCH, Notation.ENGLISH


@pytest.mark.parametrize(
    ("text", "notation", "values"),
    [
        ("31.960 maatregelen", DUTCH, [31_960]),
        ("31 960 maatregelen", DUTCH, [31_960]),
        ("31,960 measures", ENGLISH, [31_960]),
        ("8,78%", DUTCH, [8.78]),
        ("8.78 percent", ENGLISH, [8.78]),
        ("9.8 procent in een Nederlandse tekst", DUTCH, [9.8]),
        ("378 duizend jongeren", DUTCH, [378_000]),
        ("1,2 miljoen", DUTCH, [1_200_000]),
        ("3 procentpunten", DUTCH, [3]),
        ("680 jongens en 520 meisjes", DUTCH, [680, 520]),
        ("van 1.265 in 2021 naar 1.180 in 2022", DUTCH, [1265, 1180]),
        ("in 2022 105 maatregelen", DUTCH, [105]),
        ("minder dan 75", DUTCH, []),
        ("jongeren tot 23 jaar, op 31 december 2022", DUTCH, []),
        ("de Regiovisie 2021-2026", DUTCH, []),
    ],
)
def test_numbers_of_a_text(text: str, notation: Notation, values: list[float]) -> None:
    """Figures in both notations, and no years, ages, dates and limits."""
    assert [number.value for number in numbers_in(text, notation)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("368 duizend", 367_500, 368_500),
        ("bijna 338 duizend", 337_000, 338_000),
        ("ruim 15.000", 15_000, 15_001),
        ("9,8 procent", 9.75, 9.85),
        ("ongeveer 5 procent", 4, 6),
    ],
)
def test_what_a_number_may_have_been(text: str, low: float, high: float) -> None:
    """Half the last digit on both sides, or what the word before it leaves."""
    (number,) = numbers_in(text, DUTCH)
    assert (number.printed.low, number.printed.high) == pytest.approx((low, high))


def test_a_round_number_may_have_been_rounded_further() -> None:
    """400 duizend may be written for what lies within 5 % of it; 368 duizend not."""
    round_number, sharp = numbers_in("400 duizend en 368 duizend", DUTCH)
    assert round_number.loose == Interval(400_000 - 20_000, 400_000 + 20_000)
    assert sharp.loose == sharp.printed


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("de eerste helft van 2020", ["2020-H1"]),
        ("het tweede halfjaar van 2019", ["2019-H2"]),
        ("2022 1e halfjaar", ["2022-H1"]),
        ("the first six months of 2021", ["2021-H1"]),
        ("2021HJ1 en H2 2022", ["2021-H1", "2022-H2"]),
        ("het derde kwartaal van 2022", ["2022-Q3"]),
        ("op 30 juni 2022 en in oktober 2019", ["2022-06-30", "2019-10"]),
        ("2022JJ00", ["2022"]),
        ("in de jaren 2015–2019 en 2021/22", []),
    ],
)
def test_periods_of_a_text(text: str, periods: list[str]) -> None:
    """Years, parts of years, months and days, in the words of texts and in keys of CBS."""
    assert [str(found.period) for found in periods_in(text)] == periods


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("jongeren tot 23 jaar", [(0, 22)]),
        ("kinderen onder de 18", [(0, 17)]),
        ("0-22-jarigen", [(0, 22)]),
        ("van 12 tot 23 jaar", [(12, 22)]),
        ("minderjarigen", [(0, 17)]),
        ("youths under 23", [(0, 22)]),
    ],
)
def test_ages_of_a_text(text: str, bands: list[tuple[int, int]]) -> None:
    """Up to 23 years ends at 22."""
    assert [found.meaning for found in ages_in(text)] == [AgeBand(*band) for band in bands]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Er waren 31.960 maatregelen.", DUTCH),
        ("There were 31,960 measures.", ENGLISH),
        ("9,8 and 10,2", DUTCH),
        ("9.8 en 10.2", ENGLISH),
    ],
)
def test_notation_of_a_text(text: str, notation: Notation) -> None:
    """Decimals tell first, words where there are none."""
    assert notation_of(text, TextKind.TEXT) is notation


def test_sentences_keep_their_line() -> None:
    """A finding points at the line on which its sentence begins."""
    text = "Een kop\n\nDe eerste zin gaat\nover twee regels. De tweede, t.o.v.\nde eerste, ook.\n"
    sentences = document_of(text, TextKind.TEXT).sentences
    assert [(each.line, each.words.split()[-1]) for each in sentences] == [
        (1, "kop"),
        (3, "regels."),
        (4, "ook."),
    ]


def test_code_in_markdown_is_no_text() -> None:
    """What is typed at a command line or stands in a comment holds no figures."""
    text = "---\ntitle: 5\n---\na\n```sh\nhead -5\n```\n<!-- 12 procent -->\nb\n"
    words = [each.words for each in document_of(text, TextKind.MARKDOWN).sentences]
    assert words == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (TextKind.MARKDOWN, "| Jaar | Jongens |\n|---|--:|\n| 2019 | 10 |\n| 2020 | **15** |\n"),
        (TextKind.TEXT, "Jaar\tJongens\n2019\t10\n2020\t15\n"),
        (TextKind.TEXT, "Jaar    Jongens\n2019    10\n2020    15\n"),
        (TextKind.CSV, "Jaar;Jongens\n2019;10\n2020;15\n"),
        (TextKind.CSV, "\ufeffJaar,Jongens\n2019,10\n2020,15\n"),
        (TextKind.CSV, "Jaar\tJongens\n2019\t10\n2020\t15\n"),
        (TextKind.CSV, 'Tabel 1\n\n"Jaar";"Jongens"\n"2019";"10"\n"2020";"15"\n'),
    ],
)
def test_tables_of_a_text(kind: TextKind, text: str) -> None:
    """Bars, tabs, gaps and every separator give the same table."""
    (table,) = document_of(text, kind).tables
    values = [cell.number.value for row in table.cells for cell in row if cell.number]
    assert (table.heads, table.labels, values) == (("Jongens",), (("2019",), ("2020",)), [10, 15])


def test_a_hidden_cell_is_not_a_blank_one() -> None:
    """A point stands for a figure that is kept secret; a blank says nothing."""
    (table,) = document_of("a;b;c\nx;.;5\ny;;6\n", TextKind.CSV).tables
    assert [row[0].is_hidden for row in table.cells] == [True, False]
