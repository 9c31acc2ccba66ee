"""A figure through time: what is joined, what is broken, and what may be said of a change."""

from dataclasses import replace
from datetime import date

import pytest

from jeugdpeil.domain.comparability import Answer, Break
from jeugdpeil.domain.run_of_figures import MERGER
from jeugdpeil.domain.status import Status
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.region_series import change_sentence, development, join
from support.site_fixtures import GetFigure, GetRegion, MakeLinks


@pytest.fixture
def pair(figure: GetFigure) -> tuple[Figure, Figure]:
    """Two definitive figures of years that follow each other, without a break between."""
    return figure("GM9001", "2019"), figure("GM9001", "2020")


def said(one: Figure, other: Figure, breaks: tuple[Break, ...] = ()) -> str:
    """The sentence on a change."""
    return change_sentence([one, other], [join(one, other, breaks, "nl")], "nl")


def with_interval(figure: Figure, low: float, high: float) -> Figure:
    """The figure with another interval."""
    return replace(figure, lower=low, upper=high, value=(low + high) / 2)


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ((9.0, 9.4), (10.0, 10.4), "hoger dan in 2019"),
        ((9.0, 9.4), (8.0, 8.4), "lager dan in 2019"),
        ((9.0, 9.4), (9.3, 9.9), "geen duidelijk verschil"),
    ],
)
def test_a_change_is_told_where_it_is_larger_than_the_uncertainty(
    pair: tuple[Figure, Figure],
    earlier: tuple[float, float],
    later: tuple[float, float],
    words: str,
) -> None:
    """In neutral words, from rules."""
    one, other = with_interval(pair[0], *earlier), with_interval(pair[1], *later)
    assert words in said(one, other)


def test_it_is_too_early_where_one_of_two_is_provisional(pair: tuple[Figure, Figure]) -> None:
    """A provisional figure mostly becomes higher."""
    later = replace(pair[1], status=Status.VOORLOPIG)
    assert "nog niet te zeggen" in said(pair[0], later)


def test_over_a_break_nothing_is_said_of_a_change(pair: tuple[Figure, Figure]) -> None:
    """From 2021 more providers take part."""
    broken = Break(date(2020, 1, 1), "populatie-2021", "CBS")
    assert said(*pair, (broken,)) == "2019 en 2020 zijn niet te vergelijken."


def test_a_hidden_figure_has_no_change(pair: tuple[Figure, Figure]) -> None:
    """Nought is not assumed."""
    hidden = replace(pair[1], value=None, lower=None, upper=None, count=None)
    assert "geen cijfer" in said(pair[0], hidden)


def test_a_merger_breaks_the_line_between_two_divisions(pair: tuple[Figure, Figure]) -> None:
    """The gemeente grew by another one."""
    merger = Break(date(2020, 1, 1), MERGER, "Oud-Meerdrecht")
    one, other = replace(pair[0], region_year=2019), replace(pair[1], region_year=2020)
    answer = join(one, other, (merger,), "nl")
    assert answer.answer is Answer.REFUSED
    assert "Oud-Meerdrecht" in answer.reasons[0]


def test_a_merger_does_not_break_figures_of_one_division(pair: tuple[Figure, Figure]) -> None:
    """Figures that were carried over have the merger in them already."""
    merger = Break(date(2020, 1, 1), MERGER, "Oud-Meerdrecht")
    assert not join(*pair, (merger,), "nl").is_refused


def test_a_year_that_kept_its_code_is_not_cut_off_from_a_carried_one(
    pair: tuple[Figure, Figure],
) -> None:
    """2021 carried to 2026 and 2022 as it was: the merger of 2022 lies before both divisions."""
    merger = Break(date(2020, 1, 1), MERGER, "Oud-Meerdrecht")
    one, other = replace(pair[0], region_year=2026), replace(pair[1], region_year=2020)
    assert not join(one, other, (merger,), "nl").is_refused


def test_an_unchanged_gemeente_is_the_same_area_in_every_division(
    pair: tuple[Figure, Figure],
) -> None:
    """No note about borders where nothing merged."""
    one, other = replace(pair[0], region_year=2019), replace(pair[1], region_year=2020)
    assert join(one, other, (), "nl").answer is Answer.DIRECT


def test_half_years_are_never_joined_to_years(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Whole years, first halves and second halves are three series."""
    shown = development(edition, region("GM9001"), links())
    assert [series.heading for series in shown.series] == [
        "Per jaar",
        "Eerste halfjaren",
        "Tweede halfjaren",
    ]


def test_every_publication_of_a_figure_is_listed(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """2021 was provisional, then definitive, then revised; the newest stands first."""
    rows = {
        row.view.period: row
        for row in development(edition, region("GM9001"), links()).series[0].rows
    }
    assert rows["2021"].view.status == "herzien"
    assert [view.status for view in rows["2021"].earlier] == ["definitief", "voorlopig"]


def test_breaks_are_numbered_in_the_picture_and_explained_beside_it(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The population of 2021 and the woonplaatsbeginsel of 2022."""
    series = development(edition, region("GM9001"), links()).series[0]
    assert series.chart is not None
    assert [tick.label for tick in series.chart.breaks] == ["1", "2"]
    assert "meer aanbieders" in series.breaks[0].reasons[0]
    assert "woonplaatsbeginsel" in series.breaks[1].reasons[0]


def test_only_comparable_years_are_joined(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """2019 to 2020 is a line; the two breaks after it are not crossed."""
    series = development(edition, region("GM9001"), links()).series[0]
    assert series.chart is not None
    assert len(series.chart.joins) == 1


def test_the_years_of_a_wijk_stand_apart(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """There is no table that ties wijken of two years together, and the page says so."""
    shown = development(edition, region("WK900100", 2022), links())
    assert [row.view.period for row in shown.series[0].rows] == ["2022"]
    assert "andere grenzen" in shown.note


def test_a_wijk_whose_coverage_moved_says_that_too(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """No wijk change is shown where coverage moved five points."""
    assert "5 procentpunt" in development(edition, region("WK900400", 2022), links()).note


def test_a_region_without_figures_says_why(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """A section without data is never silent."""
    nobody = replace(region("GM9001"), key=replace(region("GM9001").key, code="GM9999"))
    assert development(edition, nobody, links()).absence.startswith("Hierover zijn geen cijfers")
