"""The start page of a monitor about a region."""

from dataclasses import replace

from jeugdpeil.published.release import Release
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.start_page import start_page
from support.site_fixtures import MakeLinks


class Remade(Release):
    """A release with another manifest."""


def at_home(edition: Edition, code: str) -> Edition:
    """The mini release as the monitor of one region."""
    release = Remade(edition.release.folder)
    monitor = replace(edition.manifest.monitor, home=code)
    release.__dict__["manifest"] = replace(edition.manifest, monitor=monitor)
    return Edition(release, is_concept=False)


def test_the_start_page_is_about_the_home_region(edition: Edition, links: MakeLinks) -> None:
    """Its own figure, under its own name."""
    page = start_page(at_home(edition, "jr-noordpeil"), links())
    assert page.heading == "In jeugdregio Noordpeil"
    assert page.lead == (
        "In 2022 had 9,2\u00a0% van de jongeren van 0 tot en met 22 jaar in Noordpeil jeugdzorg."
    )


def test_the_start_page_lists_the_parts_of_the_home_region(
    edition: Edition, links: MakeLinks
) -> None:
    """With actual, expected, difference and verdict, in order of name."""
    page = start_page(at_home(edition, "jr-noordpeil"), links())
    assert page.parts is not None
    assert [row.name for row in page.parts.rows] == ["Hatterloo", "Oldewaarde", "Wezerveld"]
    first = page.parts.rows[0].expected
    assert first is not None
    assert first.verdict


def test_a_gemeente_as_home_has_its_wijken_and_its_expected_use(
    edition: Edition, links: MakeLinks
) -> None:
    """The same sections as on its own page."""
    made = answer(at_home(edition, "GM9001"), links(), {})
    assert isinstance(made, Page)
    assert 'id="verwacht"' in made.body
    assert "Wijken in Hatterloo" in made.body


def test_the_country_as_home_lists_its_jeugdregios(edition: Edition, links: MakeLinks) -> None:
    """As its own page does."""
    page = start_page(edition, links())
    assert page.heading == "In het hele land"
    assert page.parts is not None
    assert [row.name for row in page.parts.rows] == ["Noordpeil", "Zuidpeil"]


def test_a_home_that_the_release_lacks_gives_the_largest_region(
    edition: Edition, links: MakeLinks
) -> None:
    """A page in words, not an error."""
    assert start_page(at_home(edition, "jr-weg"), links()).region == "Peilland"
