"""The pages on provisional figures, and what a region page says of a change."""

import pytest

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.comparability import Answer, Ground
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.i18n.texts import LANGUAGES, has_text
from jeugdpeil.published.nowcast import FigureChange
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.change_view import change_view
from jeugdpeil.site.views.provisional_page import provisional_page
from jeugdpeil.site.views.provisional_region import codes_with_nowcast, provisional_region
from jeugdpeil.site.views.region_series import development
from support.site_fixtures import MakeLinks

FALL = FigureChange(
    indicator="jeugdzorg",
    level=RegionLevel.GEMEENTE,
    code="GM9001",
    region_year=2022,
    period_text="2020-H1",
    vintage="2020-10-31",
    status=Status.VOORLOPIG,
    earlier_year=2022,
    earlier_period_text="2019-H1",
    earlier_vintage="2019-10-31",
    earlier_status=Status.VOORLOPIG,
    answer=Answer.DIRECT_WITH_NOTE,
    grounds=(Ground.BOTH_PROVISIONAL,),
    breaks=(),
    verdict=ChangeVerdict.LAGER,
    shown=-27.6,
    shown_lower=-38.4,
    shown_upper=-14.9,
    expected=-27.4,
    lower=-39.2,
    upper=-13.5,
    interval_level=0.9,
    probability_lower=1.0,
    revision_share=0.3,
    is_final=False,
    is_prior=True,
)


def test_a_fall_with_an_assumed_spread_says_so(edition: Edition) -> None:
    """Larger than revision as it has been seen so far; size and cause are still uncertain."""
    view = change_view(edition, FALL, "nl")
    assert view.sentence == (
        "Duidelijk lager: de daling is groter dan bijstelling zoals die tot nu toe is gezien. "
        "Omvang en oorzaak zijn nog onzeker. Dit zegt niets over de oorzaak."
    )
    assert view.expected == "−27,4\u00a0%"
    assert any("aanname" in note for note in view.notes)


def test_a_probability_is_never_called_certain(edition: Edition) -> None:
    """A thousand draws on one side are more than 99 percent, not 100."""
    assert change_view(edition, FALL, "nl").chance == (
        "De kans dat het latere cijfer lager is, is meer dan 99\u00a0%."
    )


def test_a_refusal_says_what_differs_and_what_could_be_compared(edition: Edition) -> None:
    """The other side of a break is no neighbour."""
    changes = edition.revisions("GM9001").changes
    refused = next(item for item in changes if item.verdict is ChangeVerdict.NIET_TE_VERGELIJKEN)
    view = change_view(edition, refused, "nl")
    assert any("meer aanbieders" in sentence for sentence in view.reasons)
    assert view.instead == (
        "Wel te vergelijken: perioden die allebei voor of allebei na de trendbreuk liggen.",
    )
    assert (view.shown, view.expected, view.chance) == ("", "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ground_of_a_refusal_names_what_could_be_compared(language: str) -> None:
    """A refusal never ends the conversation."""
    grounds = (
        Ground.INDICATOR,
        Ground.AGE_BASE,
        Ground.PLACE_RULE,
        Ground.SCOPE,
        Ground.PERIOD_KIND,
        Ground.SEASON,
        Ground.BREAK,
    )
    assert [item for item in grounds if not has_text(language, f"instead.{item.value}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_on_a_change_has_its_words(language: str) -> None:
    """In a table, in a sentence and in the list of what they mean."""
    wanted = [
        f"change.{kind}.{item.value}"
        for kind in ("word", "verdict", "meaning")
        for item in ChangeVerdict
    ]
    assert [key for key in wanted if not has_text(language, key)] == []


def test_the_country_shows_what_its_year_becomes(edition: Edition, links: MakeLinks) -> None:
    """The provisional year has a band, a margin in the table and a verdict in the title."""
    land = edition.regions.get("NL00")
    assert land is not None
    years = development(edition, land, links()).series[0]
    newest = years.rows[0]
    assert newest.view.becomes.startswith("11,")
    assert years.chart is not None
    assert years.chart.marks[-1].nowcast is not None
    assert years.change is not None
    assert years.title.endswith("Dit zegt niets over de oorzaak.")


def test_a_definitive_figure_becomes_nothing_else(edition: Edition, links: MakeLinks) -> None:
    """It has no band and no expected figure."""
    land = edition.regions.get("NL00")
    assert land is not None
    rows = development(edition, land, links()).series[0].rows
    assert [row.view.becomes for row in rows if row.view.status_style != "provisional"] == [
        "",
        "",
        "",
    ]


def test_the_page_of_a_region_holds_all_its_provisional_figures(
    edition: Edition, links: MakeLinks
) -> None:
    """Newest period first, the headline figure before the forms."""
    land = edition.regions.get("NL00")
    assert land is not None
    page = provisional_region(edition, land, links())
    assert [item.heading for item in page.periods] == [
        "2022",
        "eerste halfjaar 2022",
        "tweede halfjaar 2021",
        "eerste halfjaar 2021",
    ]
    assert page.periods[0].rows[0].name == "Jeugdzorg"
    assert all(row.view.becomes for period in page.periods for row in period.rows)


def test_every_region_with_a_nowcast_has_a_page(edition: Edition, links: MakeLinks) -> None:
    """The export writes each of them."""
    codes = codes_with_nowcast(edition)
    assert {"NL00", "GM9001", "WK900100"} <= set(codes)
    for code in codes[:3]:
        page = answer(edition, links(path=f"voorlopig/{code}"), {})
        assert isinstance(page, Page)
        assert page.status == 200


def test_an_unknown_region_has_no_provisional_page(edition: Edition, links: MakeLinks) -> None:
    """The address leads nowhere, and says so."""
    page = answer(edition, links(path="voorlopig/GM0000"), {})
    assert isinstance(page, Page)
    assert page.status == 404


def test_the_real_pairs_are_told_with_their_sources(edition: Edition, links: MakeLinks) -> None:
    """Of the 22 national pairs 20 lie inside; each number leads to where it was read."""
    page = provisional_page(edition, links())
    assert len(page.pairs) == 22
    assert sum(pair.is_inside for pair in page.pairs) == 20
    assert all(url.startswith("https://") for pair in page.pairs for url in pair.sources)


def test_a_rounded_figure_of_a_news_item_is_called_about(
    edition: Edition, links: MakeLinks
) -> None:
    """378 thousand is no count."""
    known = provisional_page(edition, links()).known
    values = {(item.name, item.period, item.status): item.value for item in known}
    assert values["Jeugdzorg: jongeren", "eerste halfjaar 2019", "definitief"] == "ongeveer 378.000"
    assert values["Jeugdzorg: jongeren", "2020", "definitief"] == "435.760"
