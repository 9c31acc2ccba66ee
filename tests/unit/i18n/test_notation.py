"""Numbers, days and periods as people write them in Dutch and in English."""

from datetime import UTC, date, datetime

import pytest

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.scope import Unit
from jeugdpeil.i18n.dates import day, moment, period_name
from jeugdpeil.i18n.numbers import (
    decimal_number,
    file_size,
    in_notation,
    in_unit,
    interval,
    percentage,
    whole_number,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written"), [("nl", "461.985"), ("en", "461,985")], ids=["nl", "en"]
)
def test_thousands_are_marked_in_the_way_of_the_language(language: str, written: str) -> None:
    """Dutch uses a point between the thousands, English a comma."""
    assert whole_number(language, 461_985) == written


def test_a_percentage_keeps_its_sign_on_the_same_line() -> None:
    """Dutch has a space before the sign, which may not break."""
    assert (percentage("nl", 6.36), percentage("en", 6.36)) == (f"6,4{NBSP}%", "6.4%")


def test_an_interval_bears_its_unit_once() -> None:
    """The two bounds read as one thing."""
    assert interval("nl", (6.3, 7.0), Unit.PERCENTAGE, 1) == f"6,3{NBSP}tot{NBSP}7,0{NBSP}%"


def test_nought_has_no_sign() -> None:
    """A number that rounds to nought is not negative."""
    assert decimal_number("nl", -0.04, 1) == "0,0"


def test_a_negative_number_has_a_minus_sign() -> None:
    """A hyphen would be read as a dash."""
    assert decimal_number("nl", -1.5, 1) == "\u22121,5"


def test_rates_are_written_as_percentages() -> None:
    """Per 100 youths and per cent are the same thing to a reader."""
    assert in_unit("nl", 9.4, Unit.PER_100_JONGEREN, 1) == in_unit("nl", 9.4, Unit.PERCENTAGE, 1)


@pytest.mark.parametrize("unit", list(Unit), ids=lambda unit: unit.value)
def test_every_unit_shows_the_number(unit: Unit) -> None:
    """No unit swallows its value."""
    assert "7,5" in in_unit("nl", 7.5, unit, 1)


def test_a_size_is_written_in_the_unit_that_keeps_it_short() -> None:
    """A reader on a phone sees how much a download is."""
    sizes = [file_size("nl", count) for count in (999, 48_213, 1_234_567)]
    assert sizes == [f"999{NBSP}bytes", f"48{NBSP}kB", f"1,2{NBSP}MB"]


def test_a_measured_number_follows_the_language() -> None:
    """A manifest writes 0.44; a Dutch page says 0,44."""
    assert [in_notation("nl", each) for each in ("0.44", "-0.44", "KWB 2019")] == [
        "0,44",
        "\u22120,44",
        "KWB 2019",
    ]


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2022", "2022", "2022"),
        ("2022-H1", "eerste halfjaar 2022", "first half of 2022"),
        ("2022-Q3", "derde kwartaal 2022", "third quarter of 2022"),
        ("2022-05", "mei 2022", "May 2022"),
        ("2022-06-30", "30 juni 2022", "30 June 2022"),
    ],
)
def test_periods_have_names(text: str, dutch: str, english: str) -> None:
    """Every kind of period is written in words."""
    period = Period.parse(text)
    assert (period_name("nl", period), period_name("en", period)) == (dutch, english)


def test_a_day_is_written_in_words() -> None:
    """15-6-2023 means another day to an American."""
    assert day("nl", date(2023, 6, 15)) == day("nl", "2023-06-15") == "15 juni 2023"


def test_words_that_are_no_day_stay_as_the_source_wrote_them() -> None:
    """A source may write when it changed in any way it likes."""
    assert day("nl", "juni 2023") == "juni 2023"


def test_a_moment_bears_its_time_zone() -> None:
    """Nine o'clock is another moment in another zone."""
    assert moment("en", datetime(2023, 6, 16, 9, 30, tzinfo=UTC)) == "16 June 2023, 09:30 UTC"
