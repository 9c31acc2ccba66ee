"""Every page in every state, in every circumstance in which people read it.

`make test` looks at one page per template, `make test-browser` at all of the list in
tests/support/site_paths.py. A page is opened once and then resized, since opening costs most of the
time; all that is wrong with it is told at once.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support import page_checks as checks
from support.browser_site import OpenPage, Watch
from support.page_outline import Outline, differences, keep, kept, outline_of
from support.site_paths import EXPORTED, SERVED, SitePath, one_per_template

DESKTOP, TABLET, PHONE, NARROW = 1280, 768, 390, 320
# Set to 1 to agree to how the pages look now: make test-browser ARGS="-k outline".
RENEW = "JEUGDPEIL_RENEW_OUTLINES"


def each(pages: tuple[SitePath, ...]) -> pytest.MarkDecorator:
    """A test for each of the pages, called after its address."""
    return pytest.mark.parametrize("item", pages, ids=[page.path for page in pages])


def resized(page: Page, width: int, height: int = 900) -> Page:
    """The page in another window."""
    page.set_viewport_size({"width": width, "height": height})
    return page


def complaints_of(watch: Watch, item: SitePath) -> list[str]:
    """What the browser complains of; that a page is not there it says of its own accord."""
    return [words for words in watch.complaints if not (item.status == 404 and "404" in words)]


@each(one_per_template())
def test_a_page_of_each_template_is_accessible_and_fits_a_phone(
    open_page: OpenPage, axe_script: Path, item: SitePath
) -> None:
    """WCAG 2.1 as far as a program can tell, no scrolling sideways, no picture without style."""
    page = open_page(item.path)
    found = checks.against_accessibility(page, axe_script) + checks.unstyled(page)
    assert found + checks.sideways(resized(page, NARROW)) == []


@pytest.mark.slow
@each(SERVED)
def test_a_page_is_good_at_every_width(
    open_page: OpenPage, axe_script: Path, item: SitePath
) -> None:
    """From desktop to the 320 pixels that WCAG asks for, for eyes, keyboard and screen reader."""
    page = open_page(item.path)
    problems: list[str] = []
    for width in (DESKTOP, TABLET, NARROW):
        resized(page, width)
        found = checks.sideways(page) + checks.out_of_reach(page)
        # In between the page is that of a desktop or of a phone: it is enough to try both ends.
        found += checks.against_accessibility(page, axe_script) if width != TABLET else []
        problems += [f"{width} pixels: {words}" for words in found]
    assert problems == []


@pytest.mark.slow
@each(SERVED)
def test_a_page_in_english_is_good_on_a_phone(
    open_page: OpenPage, axe_script: Path, item: SitePath
) -> None:
    """Other words are of other lengths."""
    page = open_page(f"/en{item.path}", NARROW)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert checks.against_accessibility(page, axe_script) + checks.sideways(page) == []


@pytest.mark.slow
@each(SERVED)
def test_a_page_loads_at_rest_and_asks_nothing_of_others(
    open_page: OpenPage, watch: Watch, site: str, item: SitePath
) -> None:
    """Nothing jumps, nothing moves against the reader's wish, and no third party is asked."""
    page = open_page(item.path)
    page.wait_for_load_state("networkidle")
    assert checks.shifted(page) + checks.in_motion(page) == []
    assert complaints_of(watch, item) == []
    assert watch.hosts == {site.partition("//")[2]}


@pytest.mark.slow
@each(SERVED)
def test_a_page_has_all_its_words_without_scripts(open_page: OpenPage, item: SitePath) -> None:
    """Numbers, tables and texts are in the page itself, and it fits a phone all the same."""
    words = checks.words_of(open_page(item.path))
    plain = open_page(item.path, NARROW, has_script=False)
    assert checks.lost_without_scripts(words, plain) + checks.sideways(plain) == []


@pytest.mark.slow
@each(one_per_template())
def test_a_page_can_be_read_at_four_times_its_size(
    browser_at_400: OpenPage, item: SitePath
) -> None:
    """A window of 1280 by 1024 at 400 %: 320 by 256 pixels of four by four dots each."""
    page = browser_at_400(item.path)
    assert checks.sideways(page) + checks.out_of_reach(page) == []
    # What stays in place while the rest scrolls may not take the window away.
    covered: float = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(item => ['fixed', 'sticky'].includes(getComputedStyle(item).position))
            .filter(item => item.checkVisibility() && !item.closest('table'))
            .reduce((most, item) => Math.max(most, item.getBoundingClientRect().height), 0)
            / innerHeight"""
    )
    assert covered < 0.3


@pytest.fixture
def browser_at_400(browser: object, site: str) -> Iterator[OpenPage]:
    """Open a page as a desktop at 400 % shows it."""
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    context = browser.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4, reduced_motion="reduce"
    )

    def open_one(path: str) -> Page:
        page = context.new_page()
        page.goto(f"{site}{path}")
        return page

    yield open_one
    context.close()


@pytest.mark.slow
@each(one_per_template())
def test_a_page_is_printed(open_page: OpenPage, item: SitePath) -> None:
    """As a PDF with its title and whole tables, without what only works on a screen."""
    page = open_page(item.path)
    assert checks.on_paper(page) == []
    assert 1 <= checks.pages_of_pdf(page.pdf(format="A4", prefer_css_page_size=True)) <= 30


@pytest.mark.slow
@each(one_per_template(EXPORTED))
def test_a_page_of_a_copy_in_files_is_good_too(
    open_page: OpenPage, watch: Watch, copy: str, axe_script: Path, item: SitePath
) -> None:
    """On a plain web server, in a folder of it."""
    page = open_page(f"{copy}/{item.file}")
    page.wait_for_load_state("networkidle")
    found = checks.against_accessibility(page, axe_script) + checks.shifted(page)
    assert found + checks.sideways(resized(page, NARROW)) == []
    assert watch.complaints == []
    assert watch.hosts == {copy.split("/")[2]}


@pytest.mark.slow
def test_the_outline_of_each_template_is_the_one_agreed_to(open_page: OpenPage) -> None:
    """Nothing is lost, moved or narrowed by accident; on purpose, agree to it (testing.md)."""
    outlines: dict[str, Outline] = {}
    for item in one_per_template():
        page = open_page(item.path)
        # The second time the site's own font is at hand, and not only where it came in time.
        page.reload()
        for width in (DESKTOP, PHONE):
            outlines[f"{item.template} {width}"] = outline_of(resized(page, width))
    if os.environ.get(RENEW) == "1":
        keep(outlines)
    agreed = kept()
    changed = {name: differences(found, agreed.get(name, [])) for name, found in outlines.items()}
    assert {name: words for name, words in changed.items() if words} == {}


def test_a_column_that_is_lost_is_seen() -> None:
    """A comparison that cannot fail says nothing."""
    then: Outline = [["main#inhoud", 0, 100], ["svg.map", 5, 40], ["aside", 60, 35]]
    assert differences([item[:] for item in then], then) == []
    assert differences([then[0], ["svg.map", 6, 42], then[2]], then) == []
    assert differences([then[0], ["svg.map", 5, 90], then[2]], then) != []
    assert differences(then[:2], then) != []
