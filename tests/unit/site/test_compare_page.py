"""Regions side by side: what the page says, what it refuses and what it offers instead."""

import re
from dataclasses import replace

import pytest

from jeugdpeil.domain.status import Status
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.region_figures import RegionFigures
from jeugdpeil.site.views.compare_choice import asked_of
from jeugdpeil.site.views.compare_page import ComparePage, compare_page
from support.site_fixtures import GetFigure, MakeLinks


def compared(
    edition: Edition, links: MakeLinks, codes: str, language: str = "nl", **query: str
) -> ComparePage:
    """The page of these regions, for youth care where nothing else is asked."""
    asked = {"gebied": codes, "cijfer": "jeugdzorg", **query}
    return compare_page(edition, asked_of(edition, asked), links("vergelijk", language))


def test_the_title_counts_who_lies_higher_and_lower(edition: Edition, links: MakeLinks) -> None:
    """Hatterloo 9.5 (8.4-10.5); Strijenburg 12.7 and Kloosterhage 7.2 lie outside, Wezerveld in."""
    page = compared(edition, links, "GM9001,GM9002,GM9004,GM9006")
    assert page.sections[0].title == (
        "Vergeleken met Hatterloo: 1 hoger, 1 lager en 1 niet duidelijk anders."
    )


def test_the_same_title_in_english(edition: Edition, links: MakeLinks) -> None:
    """Every word of it."""
    page = compared(edition, links, "GM9001,GM9004", "en")
    assert page.sections[0].title == "Compared with Hatterloo: 1 higher."


def test_a_row_tells_of_the_other_region_beside_the_first(
    edition: Edition, links: MakeLinks
) -> None:
    """Strijenburg lies higher than Hatterloo, not the other way round."""
    rows = compared(edition, links, "GM9001,GM9004").sections[0].rows
    assert [(row.name, row.beside) for row in rows] == [("Hatterloo", ""), ("Strijenburg", "hoger")]


def test_a_wijk_is_refused_beside_a_gemeente_with_reason_and_what_may(
    edition: Edition, links: MakeLinks
) -> None:
    """A wijk counts by address; each of the two may stand beside regions that count alike."""
    section = compared(edition, links, "GM9001,WK900100").sections[0]
    refused = section.refused[0]
    assert [row.name for row in section.rows] == ["Hatterloo"]
    assert refused.heading == "Niet te vergelijken"
    assert "op hun adres" in refused.reasons[0]
    assert refused.instead is not None
    assert refused.instead.sentence == (
        "Wel te vergelijken: Hatterloo met gemeenten en grotere gebieden, en Binnenstad met wijken."
    )
    assert [link.href for link in refused.instead.links] == [
        "/vergelijk/GM9001",
        "/vergelijk/WK900100",
    ]


def test_a_refused_region_is_in_no_picture(edition: Edition, links: MakeLinks) -> None:
    """Side by side on one scale is a comparison too."""
    section = compared(edition, links, "GM9001,GM9002,WK900100").sections[0]
    assert [picture.name for picture in section.pictures] == ["Hatterloo", "Wezerveld"]


@pytest.fixture
def half_final(edition: Edition, figure: GetFigure) -> Edition:
    """The mini release in which only Wezerveld has a definitive figure for 2022."""
    other = Edition(edition.release, is_concept=False)
    held = [*edition.figures("GM9002").of("jeugdzorg")]
    newest = figure("GM9002")
    changed = replace(newest, status=Status.DEFINITIEF, vintage="2023-10-31")
    own = RegionFigures([*(item for item in held if item is not newest), changed])
    other.__dict__["figures"] = lambda code: own if code == "GM9002" else edition.figures(code)
    return other


def test_another_step_of_publication_is_refused_and_an_earlier_year_is_offered(
    half_final: Edition, links: MakeLinks
) -> None:
    """A provisional figure beside a definitive one waits; those on 2021 are of the same step."""
    section = compared(half_final, links, "GM9001,GM9002").sections[0]
    refused = section.refused[0]
    assert refused.heading == "Nog niet te vergelijken"
    assert "het andere definitief" in refused.reasons[0]
    assert [words.partition(" definitief ")[0] for words in refused.becomes] == [
        "Hatterloo: naar verwachting"
    ]
    assert refused.instead is not None
    assert refused.instead.sentence == "Wel te vergelijken: dezelfde cijfers over 2021."
    assert refused.instead.links[0].href == (
        "/vergelijk?gebied=GM9001,GM9002&cijfer=jeugdzorg&jaar=2021"
    )


def test_a_year_can_be_asked_for(edition: Edition, links: MakeLinks) -> None:
    """And is shown with its own status."""
    section = compared(edition, links, "GM9001,GM9002", jaar="2020").sections[0]
    assert (section.subject, section.rows[1].view.status) == ("2020", "definitief")


def test_a_year_without_a_figure_says_so(edition: Edition, links: MakeLinks) -> None:
    """Instead of another year in silence."""
    section = compared(edition, links, "GM9001,GM9002", jaar="2011").sections[0]
    assert section.absence == "Van Hatterloo is er over 2011 geen cijfer."


def test_a_level_without_the_indicator_says_why(edition: Edition, links: MakeLinks) -> None:
    """Foster care is not counted in wijken."""
    section = compared(edition, links, "GM9001,WK900100", cijfer="pleegzorg").sections[0]
    refused = section.refused[0]
    assert refused.heading == "Geen cijfer"
    assert "ze bestaan niet voor wijken" in refused.reasons[0]


def test_a_region_without_a_number_is_counted_apart(edition: Edition, links: MakeLinks) -> None:
    """A hidden figure is neither higher nor lower nor refused."""
    title = compared(edition, links, "WK900100,WK900704").sections[0].title
    assert title == "Vergeleken met Binnenstad: 1 zonder cijfer."


def test_a_wijk_shows_its_gemeente_and_the_coverage_there(
    edition: Edition, links: MakeLinks
) -> None:
    """90 % of the figure of Hatterloo lies in its wijken."""
    row = compared(edition, links, "WK900100,WK900200").sections[0].rows[0]
    assert row.around == "Hatterloo; de wijkcijfers zijn samen 90\u00a0% van de gemeente"


def test_all_pictures_of_an_indicator_share_one_scale(edition: Edition, links: MakeLinks) -> None:
    """Half the height means half the figure, in whatever picture."""
    section = compared(edition, links, "GM9004,GM9007").sections[0]
    assert section.panels is not None
    marks = [panel.marks[-1] for panel in section.panels.panels]
    span = section.panels.bottom - section.panels.top
    for mark, row in zip(marks, section.rows, strict=True):
        assert row.view.number is not None
        expected = section.panels.bottom - row.view.number / section.panels.highest * span
        assert mark.y == pytest.approx(expected, abs=0.06)


def test_no_line_runs_over_a_break(edition: Edition, links: MakeLinks) -> None:
    """2021 and 2022 are breaks for a gemeente: of three gaps only 2019-2020 is joined."""
    section = compared(edition, links, "GM9001,GM9002").sections[0]
    assert section.panels is not None
    assert [len(panel.joins) for panel in section.panels.panels] == [1, 1]


def test_the_table_of_years_has_every_figure_of_the_pictures(
    edition: Edition, links: MakeLinks
) -> None:
    """Four years, two regions."""
    section = compared(edition, links, "GM9001,GM9002").sections[0]
    assert section.years == ("2019", "2020", "2021", "2022")
    assert all(view is not None for row in section.year_rows for view in row.cells)


def test_a_note_for_all_is_said_once(edition: Edition, links: MakeLinks) -> None:
    """Both provisional, in every comparison of the table."""
    section = compared(edition, links, "GM9001,GM9002,GM9003").sections[0]
    assert section.notes == ("Beide cijfers zijn voorlopig en kunnen nog veranderen.",)
    assert [row.notes for row in section.rows] == [(), (), ()]


def test_a_search_gives_boxes_to_tick(edition: Edition, links: MakeLinks) -> None:
    """With a typing error, and without the regions that were chosen already."""
    form = compared(edition, links, "GM9001", zoek="wezervelt").form
    assert form is not None
    assert [(box.value, box.is_ticked) for box in form.found][:1] == [("GM9002", False)]
    assert [(box.value, box.is_ticked) for box in form.regions] == [("GM9001", True)]


def test_companies_are_offered_for_the_first_region(edition: Edition, links: MakeLinks) -> None:
    """What lies above it, what is like it and what lies around it."""
    page = compared(edition, links, "GM9001")
    assert [link.label for link in page.presets] == [
        "Jeugdregio, provincie en land",
        "De meest gelijkende gemeenten",
        "De gemeenten eromheen",
    ]


def test_the_page_of_a_copy_says_what_is_lacking(edition: Edition, links: MakeLinks) -> None:
    """No form that nobody answers."""
    made = answer(edition, links("vergelijk/GM9001", is_static=True), {})
    assert isinstance(made, Page)
    assert "data-compare" not in made.body
    assert "Zelf gebieden, cijfers en een jaar kiezen kan alleen" in made.body


def test_every_picture_has_a_title_for_who_cannot_see_it(
    edition: Edition, links: MakeLinks
) -> None:
    """Region, years and newest value."""
    made = answer(edition, links("vergelijk/GM9001"), {})
    assert isinstance(made, Page)
    drawn = re.findall(r'<svg class="small-line.*?</svg>', made.body, re.DOTALL)
    titles = [re.search(r"<title id=[^>]+>([^<]+)</title>", svg) for svg in drawn]
    assert len(drawn) > 8
    assert all(titles)
    first = titles[0]
    assert first is not None
    assert first[1] == "Hatterloo, 2019 tot en met 2022: 9,5\u00a0% (2022)"
