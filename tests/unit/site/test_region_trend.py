"""The trend of a series in words: what changed, over which figures, and why no more is said."""

from dataclasses import replace

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.run_of_figures import Edge
from jeugdpeil.domain.trend_verdict import TrendVerdict, YearlyChange
from jeugdpeil.published.trend import RegionTrend
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.region_series import development
from jeugdpeil.site.views.region_trend import TrendView, trend_view
from support.site_fixtures import GetRegion, MakeLinks

RISING = RegionTrend(
    indicator="jeugdzorg",
    level=RegionLevel.GEMEENTE,
    code="GM9001",
    region_year=2020,
    season="jaar",
    first_text="2015",
    last_text="2020",
    points=6,
    is_newest=True,
    begins_because=Edge.EINDE,
    ends_because=Edge.TRENDBREUK,
    first_value=8.0,
    last_value=9.4,
    change=YearlyChange(3.3, 1.2, 5.4),
    before=YearlyChange(5.1, 2.0, 8.2),
    after=YearlyChange(0.4, -1.8, 2.6),
    interval_level=0.9,
    p_value=0.004,
    p_value_bend=0.02,
    verdict=TrendVerdict.STIJGEND,
)


def view(edition: Edition, run: RegionTrend, language: str = "nl") -> TrendView:
    """The run in words."""
    return trend_view(run, edition.headline, language)


def told(edition: Edition, run: RegionTrend, language: str = "nl") -> str:
    """Its sentences, with ordinary spaces."""
    return " ".join(view(edition, run, language).sentences).replace("\u00a0", " ")


def test_a_trend_is_told_with_both_ends_its_yearly_change_and_its_margin(
    edition: Edition,
) -> None:
    """A reader can compute the change from the figures that stand beside it."""
    words = told(edition, RISING)
    assert "van 8,0 % naar 9,4 %: gemiddeld elk jaar 3,3 % hoger dan het jaar ervoor" in words
    assert "(marge +1,2 tot +5,4 %)" in words


def test_the_window_names_its_figures(edition: Edition) -> None:
    """First and last period, and how many figures."""
    assert view(edition, RISING).window == "2015 tot en met 2020, 6 definitieve cijfers"


def test_the_reason_for_the_window_is_told(edition: Edition) -> None:
    """A reader who sees more years in the picture learns why they do not count."""
    assert told(edition, RISING).endswith("erna komt een trendbreuk.")


def test_growth_that_weakens_is_told_by_its_halves(edition: Edition) -> None:
    """The halves are told only where they are called different."""
    weakening = replace(RISING, verdict=TrendVerdict.GROEI_ZWAKT_AF)
    assert view(edition, weakening).verdict == "De groei zwakt af"
    assert "gemiddeld 5,1 % hoger, in de tweede helft 0,4 % hoger" in told(edition, weakening)
    assert "eerste helft" not in told(edition, RISING)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (YearlyChange(1.5, -0.4, 3.4), "Dat kan toeval zijn."),
        (YearlyChange(0.6, 0.3, 0.9), "minder dan 1 % per jaar"),
        (YearlyChange(2.0, 0.3, 3.7), "bij zoveel gebieden tegelijk"),
    ],
)
def test_what_is_no_trend_says_why_not(edition: Edition, change: YearlyChange, reason: str) -> None:
    """Chance, too small, or one of many: three different things."""
    run = replace(RISING, verdict=TrendVerdict.GEEN, change=change)
    assert reason in told(edition, run)


def test_a_run_that_is_too_short_says_what_it_takes(edition: Edition) -> None:
    """No change is told, only how many figures are wanted."""
    nothing = {"change": None, "before": None, "after": None, "interval_level": None}
    run = replace(
        RISING, points=2, last_text="2016", verdict=TrendVerdict.TE_KORT, p_value=None, **nothing
    )
    assert view(edition, run).window == "2015 en 2016, twee definitieve cijfers"
    assert "ten minste 4 definitieve cijfers op rij" in told(edition, run)
    assert "hoger" not in told(edition, run)


def test_the_same_is_told_in_english(edition: Edition) -> None:
    """An English page has English numbers."""
    assert "on average 3.3% higher each year" in told(edition, RISING, "en")


def test_every_series_of_a_gemeente_says_what_its_trend_is(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Two years between two breaks are too short, and the page says so."""
    series = development(edition, region("GM9001"), links("gebied/GM9001")).series
    assert [run.verdict for item in series for run in item.trends[:1]] == [
        "Te kort om te zeggen"
    ] * len(series)


def test_a_series_without_a_final_figure_says_so(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The half-years of the mini release are all provisional."""
    series = development(edition, region("GM9001"), links("gebied/GM9001")).series
    assert series[1].trends[0].sentences[0] == "Er is nog geen definitief cijfer."


@pytest.mark.parametrize(("code", "year"), [("WK900100", 2022), ("GM9001", 2021)])
def test_wijken_and_older_divisions_have_no_trend(
    edition: Edition, region: GetRegion, links: MakeLinks, code: str, year: int
) -> None:
    """The years of a wijk stand apart, and a trend is of the newest division."""
    found = development(edition, region(code, year), links(f"gebied/{code}/{year}")).series
    assert [item.trends for item in found] == [()] * len(found)


def test_a_verdict_is_followed_by_that_it_says_nothing_of_the_cause(
    edition: Edition, links: MakeLinks
) -> None:
    """On the page itself, below every trend."""
    page = answer(edition, links("gebied/GM9001"), {})
    assert isinstance(page, Page)
    blocks = page.body.split('<div class="trend">')[1:]
    assert blocks
    assert all("Dit zegt niets over de oorzaak." in block.split("</div>")[0] for block in blocks)
