"""The questions that people come with, answered from start to end with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from support.browser_site import OpenPage


def focused(page: Page) -> str:
    """What has the focus, in words."""
    return page.evaluate(
        """() => {
            const item = document.activeElement;
            const words = item.textContent || item.getAttribute('aria-label') || item.id || '';
            return words.replace(/\\s+/g, ' ').trim();
        }"""
    )


def walk_to(page: Page, words: str, most: int = 120) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    pytest.fail(f"the keyboard does not reach {words!r}; it is at {focused(page)[:80]!r}")


def can_be_read(page: Page, anchor: str) -> str:
    """The words of a section, which must be shown; a reader scrolls to it with the page keys."""
    section = page.locator(f"section[aria-labelledby={anchor}]")
    expect(section).to_be_visible()
    return section.inner_text()


def test_from_provisional_figures_to_what_they_become(open_page: OpenPage) -> None:
    """Seed 000: what a provisional figure will be, and whether its change says anything yet."""
    page = open_page("/voorlopig")
    walk_to(page, "De voorlopige cijfers van Peilland")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/voorlopig/NL00"))
    words = page.locator("main").inner_text()
    assert "naar verwachting definitief" in words
    assert "Dit zegt niets over de oorzaak" in words


def test_from_three_maps_to_a_wijk_to_the_conversation(open_page: OpenPage) -> None:
    """Seed 001: which wijk differs from what is expected, by how much, and what to ask there."""
    page = open_page("/kaart/wijk/2022/jeugdzorg")
    page.locator("svg[data-map=kaart-difference]").focus()
    page.keyboard.press("ArrowRight")
    panel = page.locator("[data-panel]")
    for words in ("Verwacht", "Verschil", "Oordeel"):
        expect(panel).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/gebied/WK"))
    wijk = page.get_by_role("heading", level=1).inner_text()
    verdict = can_be_read(page, "verwacht")
    assert all(words in verdict for words in ("Werkelijk", "Verwacht", "Verschil"))
    talk = can_be_read(page, "gesprek")
    assert "Herkennen we dit" in talk
    # From here a reader goes on to what the verdict rests on, still without a mouse.
    walk_to(page, "Meer over dit verschil")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Gecorrigeerd verschil").first).to_be_visible()
    assert page.get_by_role("heading", level=1).inner_text() == wijk


def test_from_a_gemeente_to_its_difference_rank_and_questions(open_page: OpenPage) -> None:
    """Seed 003: actual beside expected use, the rank as a range, and the questions to put."""
    page = open_page("/")
    walk_to(page, "zoek")
    page.keyboard.type("hatterlo")
    expect(page.get_by_role("option").first).to_contain_text("Hatterloo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
    assert "Verschil" in can_be_read(page, "verwacht")
    assert "tussen plaats" in can_be_read(page, "rangorde")
    assert "Herkennen we dit" in can_be_read(page, "gesprek")
    # The numbers behind the picture of those around it in rank.
    walk_to(page, "Deze gebieden in een tabel", most=200)
    page.keyboard.press("Enter")
    opened = page.locator("section[aria-labelledby=rangorde] details[open] table")
    expect(opened.first).to_be_visible()
