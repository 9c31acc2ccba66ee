"""Wanneer twee cijfers met elkaar vergeleken mogen worden."""

from dataclasses import replace
from datetime import date

import pytest

from jeugdpeil.domain.comparability import Answer, Break, FigureContext, Ground, compare
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status

HATTEM_2020 = FigureContext(
    indicator="jeugdzorg",
    level=RegionLevel.GEMEENTE,
    period=Period.parse("2020-H1"),
    status=Status.VOORLOPIG,
    age_base=AgeBase.JONGEREN_0_22,
    place_rule=PlaceRule.WOONPLAATSBEGINSEL,
    scope=Scope.NATURA,
    region_year=2020,
)
HATTEM_2019 = replace(HATTEM_2020, period=Period.parse("2019-H1"), reported_as="jeugdhulp")
NEDERLAND_2019 = replace(
    HATTEM_2020,
    level=RegionLevel.LAND,
    period=Period.parse("2019-H1"),
    status=Status.DEFINITIEF,
)
NEW_POPULATION = Break(date(2021, 1, 1), "populatie-2021", "CBS, Jeugdhulp 2021")


def test_twee_voorlopige_halfjaren_mogen_rechtstreeks_met_kanttekening() -> None:
    """8,78 (H1 2019) naast 6,36 (H1 2020): dezelfde stap, en gemeld onder een andere naam."""
    comparison = compare(HATTEM_2019, replace(HATTEM_2020, region_year=2020))

    assert comparison.answer is Answer.DIRECT_WITH_NOTE
    assert Ground.REPORTED_AS in comparison.grounds
    assert Ground.BOTH_PROVISIONAL in comparison.grounds


def test_voorlopig_naast_definitief_gaat_alleen_via_de_nowcast() -> None:
    """6,36 (voorlopig) naast het definitieve landelijke cijfer van H1 2019."""
    comparison = compare(HATTEM_2020, NEDERLAND_2019)

    assert comparison.answer is Answer.VIA_NOWCAST


@pytest.mark.parametrize(
    ("other", "ground"),
    [
        (replace(HATTEM_2019, age_base=AgeBase.JONGEREN_0_17), Ground.AGE_BASE),
        (replace(HATTEM_2019, scope=Scope.NATURA_EN_PGB), Ground.SCOPE),
        (replace(HATTEM_2019, place_rule=PlaceRule.ADRES), Ground.PLACE_RULE),
        (replace(HATTEM_2019, indicator="jeugdhulp"), Ground.INDICATOR),
        (replace(HATTEM_2019, period=Period.parse("2019")), Ground.PERIOD_KIND),
        (replace(HATTEM_2019, period=Period.parse("2019-H2")), Ground.SEASON),
    ],
)
def test_een_andere_betekenis_wordt_geweigerd(other: FigureContext, ground: Ground) -> None:
    """Een andere groep, reikwijdte, plaatsregel, indicator of soort periode is een weigering."""
    comparison = compare(HATTEM_2020, other)

    assert comparison.answer is Answer.REFUSED
    assert ground in comparison.refusing


def test_over_een_trendbreuk_heen_wordt_geweigerd() -> None:
    """Tussen 2020 en 2021 ging CBS meer aanbieders tellen."""
    later = replace(HATTEM_2020, period=Period.parse("2021-H1"))

    comparison = compare(HATTEM_2020, later, [NEW_POPULATION])

    assert comparison.answer is Answer.REFUSED
    assert comparison.breaks == (NEW_POPULATION,)


def test_aan_dezelfde_kant_van_een_trendbreuk_mag() -> None:
    """2021 en 2022 liggen allebei na de breuk van 1 januari 2021."""
    one = replace(HATTEM_2020, period=Period.parse("2021-H1"))
    other = replace(HATTEM_2020, period=Period.parse("2022-H1"))

    assert compare(one, other, [NEW_POPULATION]).answer is Answer.DIRECT_WITH_NOTE


def test_een_trendbreuk_voor_gemeenten_raakt_wijken_niet() -> None:
    """Het woonplaatsbeginsel geldt niet voor cijfers op adres."""
    rule = Break(date(2022, 1, 1), "woonplaats", "Jeugdwet", frozenset({RegionLevel.GEMEENTE}))
    wijk = replace(HATTEM_2020, level=RegionLevel.WIJK, status=Status.DEFINITIEF)
    one = replace(wijk, period=Period.parse("2021"))
    other = replace(wijk, period=Period.parse("2022"))

    assert compare(one, other, [rule]).answer is Answer.DIRECT


def test_definitief_naast_herzien_mag_met_kanttekening() -> None:
    """Een herzien cijfer vervangt een definitief; beide zijn af."""
    comparison = compare(NEDERLAND_2019, replace(NEDERLAND_2019, status=Status.HERZIEN))

    assert comparison.answer is Answer.DIRECT_WITH_NOTE
    assert comparison.grounds == (Ground.REVISED,)


def test_de_regel_is_symmetrisch() -> None:
    """Het antwoord hangt niet af van welk cijfer eerst genoemd wordt."""
    there = compare(HATTEM_2020, NEDERLAND_2019, [NEW_POPULATION])
    back = compare(NEDERLAND_2019, HATTEM_2020, [NEW_POPULATION])

    assert there == back


def test_een_trendbreuk_in_de_zorg_raakt_inwoners_niet() -> None:
    """Het aantal inwoners gaat door, ook als er meer aanbieders worden geteld."""
    people = replace(HATTEM_2020, place_rule=PlaceRule.GEEN, status=Status.DEFINITIEF)
    one = replace(people, period=Period.parse("2020"))
    other = replace(people, period=Period.parse("2021"))

    assert compare(one, other, [NEW_POPULATION]).answer is Answer.DIRECT
