"""A region over all indicators: its own figure, regions like it, and the country."""

import re
from dataclasses import replace

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.site.drawing.spine import Distribution, distribution, spine
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.region_figures import RegionFigures
from jeugdpeil.site.views.compare_pair import Side
from jeugdpeil.site.views.profile_means import (
    Company,
    company_of,
    mean_of,
    mean_value,
    whole_of,
)
from jeugdpeil.site.views.profile_page import ProfilePage, ProfileRow, profile_page
from jeugdpeil.site.views.wijk_mean import mean_of_wijken
from support.site_fixtures import GetFigure, GetRegion, MakeLinks

ALL = Distribution(low=2.0, quarter=4.0, median=5.0, three_quarters=6.0, high=8.0, count=30)


def rows_of(page: ProfilePage) -> dict[str, ProfileRow]:
    """The rows by name."""
    return {row.name: row for theme in page.themes for row in theme.rows}


def test_the_middle_of_a_row_is_the_median_of_the_regions() -> None:
    """So that rows of different figures can stand under each other."""
    assert spine(ALL, (5.0, None, None), None, None).own == 50.0


def test_equal_steps_in_a_figure_are_equal_steps_in_its_row() -> None:
    """From 5 to 6 is as far as from 4 to 5."""
    row = spine(ALL, (None, None, None), 4.0, 6.0)
    assert row.peers is not None
    assert row.whole is not None
    assert 50.0 - row.peers == pytest.approx(row.whole - 50.0)


def test_a_figure_beyond_the_row_is_drawn_on_its_end_and_marked() -> None:
    """It does not leave the picture, and does not pass for a value inside it."""
    row = spine(ALL, (80.0, 70.0, 90.0), None, None)
    assert (row.own, row.is_beyond) == (100.0, True)


def test_a_distribution_needs_five_regions() -> None:
    """Of fewer, quartiles say nothing."""
    assert distribution([1.0, 2.0, 3.0, 4.0]) is None


def test_the_mean_of_peers_is_weighted_by_youths(figure: GetFigure) -> None:
    """All youths with care of both over all youths of both, not the mean of two percentages."""
    one, other = figure("GM9004"), figure("GM9007")
    counts = (one.count or 0) + (other.count or 0)
    groups = (one.denominator or 0) + (other.denominator or 0)
    assert mean_value([one, other]) == pytest.approx(100 * counts / groups)


def test_percentages_without_counts_have_a_plain_mean(figure: GetFigure) -> None:
    """There is nothing to weigh by."""
    one = replace(figure("GM9004"), value=4.0, count=None)
    assert mean_value([one, replace(one, value=6.0)]) == (4.0 + 6.0) / 2


def test_the_company_of_a_gemeente_is_what_is_like_it(edition: Edition, region: GetRegion) -> None:
    """By the rule of the model."""
    company = company_of(edition, region("GM9001"))
    assert company.is_alike
    assert all(code.startswith("GM") for code in company.codes)


def test_without_a_model_a_gemeente_stands_beside_its_jeugdregio(
    edition: Edition, region: GetRegion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next best company."""
    monkeypatch.setattr("jeugdpeil.site.views.profile_means.peer_codes", lambda *_: [])
    assert company_of(edition, region("GM9001")) == Company(("jr-noordpeil",), is_alike=False)


def test_without_a_model_a_wijk_stands_beside_no_jeugdregio(
    edition: Edition, region: GetRegion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That counts by another rule of place."""
    monkeypatch.setattr("jeugdpeil.site.views.profile_means.peer_codes", lambda *_: [])
    assert company_of(edition, region("WK900100")).codes == ()


def test_a_wijk_is_laid_beside_the_mean_of_wijken_and_not_the_country(
    edition: Edition, region: GetRegion, figure: GetFigure
) -> None:
    """A gemeente-table figure would make nearly every wijk look low."""
    own = figure("WK900100")
    mean = mean_of_wijken(edition, "jeugdzorg", own.period, 2022)
    whole = whole_of(edition, Side(region("WK900100"), own), "jeugdzorg", "nl")
    assert mean is not None
    assert (whole.value, whole.figure) == (mean.percentage, None)
    assert whole.value != figure("NL00").value


def test_a_figure_of_another_step_is_in_no_mean(
    edition: Edition, region: GetRegion, figure: GetFigure
) -> None:
    """The rule of comparability decides, region by region."""
    own = Side(region("GM9001"), replace(figure("GM9001"), status=Status.DEFINITIEF))
    company = Company(("GM9002", "GM9003"), is_alike=True)
    assert mean_of(edition, own, company, "jeugdzorg") is None


def test_a_country_of_another_step_is_refused_with_the_reason(
    edition: Edition, region: GetRegion, figure: GetFigure
) -> None:
    """Provisional beside definitive waits for the nowcast."""
    own = Side(region("GM9001"), replace(figure("GM9001"), status=Status.DEFINITIEF))
    whole = whole_of(edition, own, "jeugdzorg", "nl")
    assert whole.value is None
    assert "het andere definitief" in whole.reasons[0]


def test_the_finding_counts_clear_differences_only(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Of 21 figures beside the country 2 lie clear of it."""
    page = profile_page(edition, region("GM9001"), links())
    assert page.finding == (
        "Van de 21 cijfers van Hatterloo die naast het land te leggen zijn: 2 lager en 19 niet "
        "duidelijk anders."
    )


def test_a_row_has_all_numbers_of_its_picture(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Own figure with margin, peers, country, middle half and nine in ten."""
    row = rows_of(profile_page(edition, region("GM9001"), links()))["Jeugdzorg"]
    assert (row.view.value, row.view.bounds) == ("9,5\u00a0%", "8,4–10,5")
    assert (row.whole, row.beside) == ("11,1\u00a0%", "lager")
    assert row.peers
    assert row.drawn is not None
    figures = [
        figure.value or 0.0
        for figure in edition.column(
            "jeugdzorg",
            RegionLevel.GEMEENTE,
            edition.figures("GM9001").of("jeugdzorg")[-1].period,
            2022,
        ).values()
    ]
    assert row.half.count("–") == 1
    assert len(figures) == 7


def test_a_mean_says_how_many_of_the_peers_are_in_it(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """One of the five hides its small number."""
    row = rows_of(profile_page(edition, region("GM9001"), links()))["Pleegzorg"]
    assert row.peers_of == "4 van 5"


def test_a_hidden_figure_is_told_in_words(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """And has no dot."""
    row = rows_of(profile_page(edition, region("GM9001"), links()))["Gesloten verblijf"]
    assert row.notes == ("Te klein om te tonen: minder dan 10.",)
    assert row.view.value == "< 10"


def test_the_profile_of_a_wijk_tells_its_coverage(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """What part of the gemeente the wijk figures hold."""
    page = profile_page(edition, region("WK900100"), links())
    assert any("90\u00a0%" in sentence and "Hatterloo" in sentence for sentence in page.rule)


def test_no_word_of_a_profile_judges(edition: Edition, links: MakeLinks) -> None:
    """Higher and lower, never better or worse, in either language."""
    for language, words in (("nl", "beter dan|slechter|gunstig"), ("en", "better than|worse")):
        made = answer(edition, links("profiel/GM9001", language), {})
        assert isinstance(made, Page)
        assert re.search(words, made.body) is None


def test_a_region_without_figures_says_so(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Instead of an empty table."""
    bare = Edition(edition.release, is_concept=False)
    bare.__dict__["figures"] = lambda _: RegionFigures([])
    page = profile_page(bare, region("GM9001"), links())
    assert page.absence.startswith("Hierover zijn geen cijfers, want")
