"""Breaks, errata, referrers and the calendar of publications."""

from datetime import date

import pytest

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.codelists.errata import ERRATA, errata_of
from jeugdpeil.codelists.publication_calendar import (
    next_publication,
    next_release_day,
    publications,
)
from jeugdpeil.codelists.referrers import REFERRERS, referrer_of_code
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status

EARLY, LATE = date(2023, 6, 15), date(2024, 10, 31)
HATTEM = (RegionLevel.GEMEENTE, "GM0244")


def crossed(
    level: RegionLevel, earlier: str, later: str, indicator: str = "jeugdzorg"
) -> list[str]:
    """Codes of the breaks between two periods of an indicator at a level."""
    one, other = Period.parse(earlier), Period.parse(later)
    return [
        item.code
        for item in BREAKS
        if item.lies_between(one, other) and item.touches(level, indicator)
    ]


def test_the_population_of_2021_breaks_every_level() -> None:
    """The reporting population was enlarged for the whole country."""
    for level in RegionLevel:
        assert crossed(level, "2020", "2021") == ["populatie-2021"]


@pytest.mark.parametrize(
    ("level", "breaks"),
    [
        (RegionLevel.GEMEENTE, ["woonplaatsbeginsel-2022"]),
        (RegionLevel.JEUGDREGIO, ["woonplaatsbeginsel-2022"]),
        (RegionLevel.PROVINCIE, ["woonplaatsbeginsel-2022"]),
        (RegionLevel.WIJK, []),
        (RegionLevel.BUURT, []),
        (RegionLevel.LAND, []),
    ],
)
def test_the_woonplaatsbeginsel_breaks_between_wijk_and_land(
    level: RegionLevel, breaks: list[str]
) -> None:
    """A wijk counts by address, and the country has the same youths whoever answers for them."""
    assert crossed(level, "2021", "2022") == breaks


def test_a_new_protocol_does_not_break_the_count_of_youths() -> None:
    """CBS publishes 2018 and 2019 as one series; only what the protocol changed is broken."""
    assert crossed(RegionLevel.LAND, "2018", "2019") == []
    assert crossed(RegionLevel.LAND, "2015", "2016") == []
    assert crossed(RegionLevel.LAND, "2015", "2016", "verwijzer-rechter") == ["verwijzer-2016"]


def test_a_revision_concerns_figures_of_before_it() -> None:
    """A later vintage of 2021 has the revision of October 2024 inside it."""
    codes = [item.code for item in errata_of(2021, CareForm.JEUGDZORG, *HATTEM, EARLY)]
    assert codes == ["herziening-2024-10"]
    assert errata_of(2021, CareForm.JEUGDZORG, *HATTEM, LATE) == ()
    assert errata_of(2020, CareForm.JEUGDZORG, *HATTEM, EARLY) == ()


def test_a_matter_of_quality_stays() -> None:
    """Figures of wijkteams of 2015 are doubtful in every vintage, below the country."""
    codes = [item.code for item in errata_of(2015, CareForm.WIJKTEAM, *HATTEM, LATE)]
    assert codes == ["wijkteam-2015-2016"]
    assert errata_of(2015, CareForm.WIJKTEAM, RegionLevel.LAND, "NL00", LATE) == ()
    assert errata_of(2015, CareForm.PLEEGZORG, *HATTEM, LATE) == ()


def test_an_erratum_concerns_the_parts_of_its_forms() -> None:
    """What is wrong with jeugdbescherming is wrong with ots."""
    early = date(2022, 10, 31)
    codes = [item.code for item in errata_of(2022, CareForm.OTS, *HATTEM, early)]
    assert "jb-2022-h1" in codes


def test_an_erratum_of_a_report_concerns_no_figure() -> None:
    """A wrong drawing in a report says nothing of StatLine."""
    codes = {item.code for item in errata_of(2022, CareForm.JEUGDHULP, *HATTEM, EARLY)}
    assert codes == {"herziening-2024-10"}


def test_errata_are_in_order_and_bear_one_name() -> None:
    """The register reads as a chronicle, and each entry can be linked to."""
    days = [item.day for item in ERRATA]
    assert days == sorted(days)
    assert len({item.code for item in ERRATA}) == len(ERRATA)
    assert [item.code for item in ERRATA if not (item.nl and item.en and item.source)] == []


def test_referrers_have_a_code_and_a_word_each() -> None:
    """Eight codes, of which one was added in 2016."""
    assert [item.code for item in REFERRERS] == [f"{n:02d}" for n in range(1, 9)]
    assert len({item.category for item in REFERRERS}) == 8
    assert referrer_of_code("08", 2015) is None
    assert referrer_of_code("99", 2022) is None


def test_a_first_half_year_has_three_publications() -> None:
    """October of the year, April and October of the next."""
    steps = [(step.due, step.status) for step in publications(Period.parse("2022-H1"))]
    assert steps == [
        (date(2022, 10, 31), Status.VOORLOPIG),
        (date(2023, 4, 30), Status.NADER_VOORLOPIG),
        (date(2023, 10, 31), Status.DEFINITIEF),
    ]


@pytest.mark.parametrize("period", ["2022", "2022-H2", "2022-12-31"])
def test_a_year_and_a_second_half_year_have_two(period: str) -> None:
    """April and October of the next year."""
    due = [step.due for step in publications(Period.parse(period))]
    assert due == [date(2023, 4, 30), date(2023, 10, 31)]


def test_a_publication_that_is_still_to_come() -> None:
    """On 15 June 2023 the definitive figure of 2022 is expected in October."""
    step = next_publication(Period.parse("2022"), Status.VOORLOPIG, date(2023, 6, 15))
    assert step is not None
    assert (step.due, step.status) == (date(2023, 10, 31), Status.DEFINITIEF)
    assert not step.is_past(date(2023, 10, 31))


def test_a_publication_that_was_missed_is_past() -> None:
    """Held in 2026, a provisional figure of 2022 is out of date."""
    today = date(2026, 11, 21)
    step = next_publication(Period.parse("2022-H1"), Status.VOORLOPIG, today)
    assert step is not None
    assert (step.status, step.is_past(today)) == (Status.DEFINITIEF, True)


@pytest.mark.parametrize(
    ("period", "status"),
    [("2022", Status.DEFINITIEF), ("2022", Status.HERZIEN), ("2022-Q1", Status.VOORLOPIG)],
)
def test_no_publication_is_promised_without_a_rule(period: str, status: Status) -> None:
    """Nothing follows a definitive figure, and quarters have no calendar."""
    assert next_publication(Period.parse(period), status, date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 1, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2027, 4, 30)),
    ],
)
def test_the_next_month_of_publication(today: date, due: date) -> None:
    """End of April and end of October."""
    assert next_release_day(today) == due
