"""The case of Hattem: provisional figures that were read as facts, from end to end.

In November 2020 two figures stood side by side in a local news item: 8.78 percent of the youths of
Hattem in the first half of 2019 and 6.36 percent in the first half of 2020, next to the national
definitive figure of 2019. What may be said of each pair is an outcome here.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.disclosure.nowcast_gate import published_nowcast
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.comparability import Answer, FigureContext, Ground, compare
from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import PUBLISHED, REGIONS, Regions
from jeugdpeil.i18n.texts import text
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.pipeline.nowcast.run import nowcast_of
from jeugdpeil.published.nowcast import FigureChange, Nowcast
from jeugdpeil.site.views.change_view import verdict_sentence

YOUTHS = 3300  # of 0-22 in Hattem, about
YOUTHS_NL = 4_430_000

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
# The second news item printed the figure of 2019 as if it were final.
HATTEM_2019_AS_FINAL = replace(HATTEM_2019, status=Status.DEFINITIEF, reported_as="")
NEDERLAND_2019 = replace(
    HATTEM_2019, level=RegionLevel.LAND, status=Status.DEFINITIEF, reported_as=""
)
NEDERLAND_0_17 = replace(NEDERLAND_2019, age_base=AgeBase.JONGEREN_0_17)


def figure(code: str, period: str, vintage: str, status: str, count: int) -> dict[str, Any]:
    """A published figure of youths with jeugdzorg."""
    level, youths = ("land", YOUTHS_NL) if code == "NL00" else ("gemeente", YOUTHS)
    return {
        "indicator": "jeugdzorg",
        "region_level": level,
        "region_code": code,
        "region_year": int(period[:4]),
        "period": period,
        "vintage": vintage,
        "status": status,
        "derivation": "berekend",
        "cell": "aanwezig",
        "reason": None,
        "count": count,
        "denominator": youths,
        "value": round(100 * count / youths, 1),
        "lower": None,
        "upper": None,
        "level": None,
        "method": None,
        "unit": "per 100 jongeren",
        "age_base": "0-22",
        "place_rule": "woonplaatsbeginsel",
        "scope": "natura",
        "note": "",
        "source": "proef@000000000000",
        "source_row": 1,
        "source_column": "jongeren",
    }


FIGURES = [
    figure("GM0244", "2019-H1", "2019-10-31", "voorlopig", round(0.0878 * YOUTHS)),
    figure("GM0244", "2020-H1", "2020-10-31", "voorlopig", round(0.0636 * YOUTHS)),
    figure("NL00", "2019-H1", "2019-10-31", "voorlopig", 366_000),
    figure("NL00", "2019-H1", "2020-10-31", "definitief", 378_000),
    figure("NL00", "2020-H1", "2020-10-31", "voorlopig", 356_000),
]


def region(level: str, code: str, year: int) -> dict[str, Any]:
    """A region with what it lies in."""
    nothing = dict.fromkeys(item.value for item in RegionLevel)
    head = {"region_level": level, "region_code": code, "region_year": year}
    return {**head, "name": code, **nothing, "land": "NL00", "jeugdregio": "jr-noord", "note": ""}


@pytest.fixture(scope="module")
def said() -> tuple[dict[str, Nowcast], dict[str, FigureChange]]:
    """What the product says of these figures on the day of the second news item, per region."""
    shown = sealed(pa.Table.from_pylist(FIGURES, PUBLISHED.arrow))
    places = [region("gemeente", "GM0244", year) for year in (2019, 2020)]
    places += [region("land", "NL00", year) for year in (2019, 2020)]
    regions = Regions(pa.Table.from_pylist(places, REGIONS.arrow))
    indicators = all_indicators()
    tables = nowcast_of(shown, indicators, regions, BREAKS, (), is_fictional=False)
    named = {item.definition.id: item.definition for item in indicators}
    published = published_nowcast(tables, shown, named, Policy(10, 5))
    nowcasts = [Nowcast.from_row(row) for row in published.nowcasts.to_pylist()]
    changes = [FigureChange.from_row(row) for row in published.changes.to_pylist()]
    return (
        {item.code: item for item in nowcasts if item.period_text == "2020-H1"},
        {item.code: item for item in changes if item.period_text == "2020-H1"},
    )


@pytest.mark.parametrize(
    ("one", "other", "answer", "ground"),
    [
        (HATTEM_2020, HATTEM_2019, Answer.DIRECT_WITH_NOTE, Ground.REPORTED_AS),
        (HATTEM_2020, HATTEM_2019, Answer.DIRECT_WITH_NOTE, Ground.BOTH_PROVISIONAL),
        (HATTEM_2020, HATTEM_2019_AS_FINAL, Answer.VIA_NOWCAST, Ground.STATUS_STEP),
        (HATTEM_2020, NEDERLAND_2019, Answer.VIA_NOWCAST, Ground.STATUS_STEP),
        (HATTEM_2019, NEDERLAND_2019, Answer.VIA_NOWCAST, Ground.STATUS_STEP),
        (HATTEM_2020, NEDERLAND_0_17, Answer.REFUSED, Ground.AGE_BASE),
        (HATTEM_2019, NEDERLAND_0_17, Answer.REFUSED, Ground.AGE_BASE),
    ],
)
def test_what_may_be_laid_side_by_side(
    one: FigureContext, other: FigureContext, answer: Answer, ground: Ground
) -> None:
    """Each pair of the news items has an answer, and it names what differs."""
    found = compare(one, other, BREAKS)
    assert found.answer is answer
    assert ground in found.grounds


def test_every_row_that_was_found_on_hattem_has_an_outcome(reference_data: Path) -> None:
    """The rows as they were printed: the provisional figures, and the one reused as if final."""
    table = pa_csv.read_csv(reference_data / "reference" / "hattem.csv").to_pylist()
    contexts = {
        ("2019HJ1", "voorlopig"): HATTEM_2019,
        ("2019HJ1", "reused in 2020 as if final"): HATTEM_2019_AS_FINAL,
        ("2020HJ1", "voorlopig"): HATTEM_2020,
    }
    answers = {
        (row["value_pct"], row["status"]): compare(
            contexts[row["period"], row["status"]], NEDERLAND_2019, BREAKS
        ).answer
        for row in table
    }
    assert answers == {
        (8.78, "voorlopig"): Answer.VIA_NOWCAST,
        # Of equal status with the country, and of another level of region only: comparable, if it
        # had been what it was printed as.
        (8.78, "reused in 2020 as if final"): Answer.DIRECT,
        (6.36, "voorlopig"): Answer.VIA_NOWCAST,
    }


def test_the_fall_is_larger_than_revision_as_it_has_been_seen_so_far(
    said: tuple[dict[str, Nowcast], dict[str, FigureChange]],
) -> None:
    """Both are provisional half-years: direct, with a note; size and cause still uncertain."""
    change = said[1]["GM0244"]
    assert change.answer is Answer.DIRECT_WITH_NOTE
    assert change.verdict is ChangeVerdict.LAGER
    assert verdict_sentence(change, "nl") == (
        "Duidelijk lager: de daling is groter dan bijstelling zoals die tot nu toe is gezien. "
        "Omvang en oorzaak zijn nog onzeker."
    )
    assert "larger than revision as it has been seen so far" in verdict_sentence(change, "en")
    assert text("nl", "change.no_cause") == "Dit zegt niets over de oorzaak."


def test_the_figure_of_hattem_will_probably_become_a_little_higher(
    said: tuple[dict[str, Nowcast], dict[str, FigureChange]],
) -> None:
    """6.4 percent, expected definitive between 6.1 and 7.1: still far below 8.8."""
    nowcast = said[0]["GM0244"]
    assert nowcast.is_prior
    assert 5.9 < nowcast.lower < nowcast.expected < nowcast.upper < 7.3
    assert 6.5 <= nowcast.expected <= 6.7


def test_the_national_fall_of_six_percent_is_not_called_a_fact(
    said: tuple[dict[str, Nowcast], dict[str, FigureChange]],
) -> None:
    """356 thousand (provisional) beside 378 thousand (definitive): most of it was revision."""
    change = said[1]["NL00"]
    assert change.answer is Answer.VIA_NOWCAST
    assert change.shown == pytest.approx(100 * (356 / 378 - 1), abs=0.1)
    assert change.expected is not None
    assert change.shown is not None
    assert change.expected > change.shown + 2
    assert not change.verdict.is_clear


def test_the_country_became_what_was_said(
    said: tuple[dict[str, Nowcast], dict[str, FigureChange]],
) -> None:
    """Jeugdhulp fell by 3.7 percent in the end, 360,470 to 347,265: inside the margin of change."""
    change = said[1]["NL00"]
    assert change.lower is not None
    assert change.upper is not None
    assert change.lower <= 100 * (347_265 / 360_470 - 1) <= change.upper
