"""Figures out of date, series that stopped, and a concept: what every page says of them."""

from dataclasses import replace
from datetime import date

import pytest

from jeugdpeil.domain.definition import Text
from jeugdpeil.published.definitions import definitions_from_json, definitions_to_json
from jeugdpeil.published.release import Release
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.figure_view import figure_view
from jeugdpeil.site.views.frame import newest_sentences
from jeugdpeil.site.views.freshness import age_of
from support.mini_release import definitions
from support.site_fixtures import GetFigure, MakeLinks

STOPPED = Text("Het laatste jaar is 2022. Nieuwere cijfers: StatLine.", "The last year is 2022.")


class Remade(Release):
    """A release with other definitions."""


def on_day(edition: Edition, today: date) -> Edition:
    """The mini release as it is read on a day."""
    return Edition(edition.release, is_concept=False, today=today)


@pytest.fixture(scope="module")
def ended(edition: Edition) -> Edition:
    """The mini release in which the series of foster care has stopped."""
    release = Remade(edition.release.folder)
    held = dict(edition.definitions)
    held["pleegzorg"] = replace(held["pleegzorg"], discontinued=STOPPED)
    release.__dict__["definitions"] = held
    return Edition(release, is_concept=False)


def test_a_figure_is_out_of_date_once_a_newer_one_was_due(
    edition: Edition, figure: GetFigure
) -> None:
    """The newer figure on 2022 was due on 31 October 2023."""
    before, after = date(2023, 10, 31), date(2023, 11, 1)
    assert age_of(on_day(edition, before), figure("GM9001"), "nl") is None
    age = age_of(on_day(edition, after), figure("GM9001"), "nl")
    assert age is not None
    assert age.sentence == (
        "Verouderd: dit cijfer is van 15 juni 2023. Volgens de planning is er sinds 31 oktober "
        "2023 een nieuwer cijfer. Dat staat bij de bron: Niemand."
    )


def test_an_older_definitive_figure_is_not_out_of_date(edition: Edition, figure: GetFigure) -> None:
    """Nothing newer came after a definitive figure on its own year."""
    assert age_of(edition, figure("GM9001", period="2019"), "nl") is None


def test_the_frame_tells_that_figures_are_overdue_from_that_day(edition: Edition) -> None:
    """By the day on which the page is made, not that of the release."""
    assert "naar verwachting" in newest_sentences(on_day(edition, date(2023, 10, 30)), "nl")[-1]
    assert "zitten nog niet in" in newest_sentences(on_day(edition, date(2023, 11, 1)), "nl")[-1]


def test_a_stopped_series_says_since_when_and_where_newer_ones_are(
    ended: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Also for figures of years ago."""
    view = figure_view(ended, figure("GM9001", period="2019", indicator="pleegzorg"), links())
    assert view.age == "reeks gestopt"
    assert view.notes[0] == f"Deze reeks is gestopt. {STOPPED.nl}"


def test_the_definition_tells_that_the_series_stopped(ended: Edition, links: MakeLinks) -> None:
    """Before anything else."""
    made = answer(ended, links("cijfers/pleegzorg", "en"), {})
    assert isinstance(made, Page)
    assert "This series has stopped. The last year is 2022." in made.body


@pytest.mark.parametrize(
    "path",
    [
        "",
        "gebied/GM9001",
        "gebied/WK900100",
        "vergelijk/GM9001",
        "profiel/GM9001",
        "cijfers/jeugdzorg",
        "kaart/gemeente/2022/leeftijd-4-11",
        "trace/jeugdzorg.GM9001-2022.2022.2023-06-15",
    ],
)
def test_every_page_with_the_newest_figures_marks_them_as_out_of_date(
    edition: Edition, links: MakeLinks, path: str
) -> None:
    """In a word beside the status, and not by a colour alone."""
    made = answer(edition, links(path), {})
    assert isinstance(made, Page)
    assert 'badge--stale">verouderd<' in made.body


@pytest.mark.parametrize(
    "path",
    [
        "",
        "gebied/GM9001",
        "vergelijk",
        "profiel/GM9001",
        "kaart",
        "cijfers",
        "data",
        "methode",
        "zoek",
        "colofon",
    ],
)
def test_every_page_of_a_concept_says_so(edition: Edition, links: MakeLinks, path: str) -> None:
    """Until it is published."""
    concept = Edition(edition.release, is_concept=True)
    made = answer(concept, links(path), {})
    assert isinstance(made, Page)
    assert "CONCEPT" in made.body


def test_a_stopped_series_stays_stopped_in_a_release() -> None:
    """There and back through the file of definitions."""
    item = replace(definitions()[0], discontinued=STOPPED)
    assert definitions_from_json(definitions_to_json((item,)))[item.id] == item
