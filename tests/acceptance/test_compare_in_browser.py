"""The question of a policy officer, in a browser: how does our gemeente stand beside others?"""

import re

import pytest
from playwright.sync_api import Page, expect

from support.browser_site import OpenPage, Watch


def focused(page: Page) -> str:
    """What has the focus, in words: its text, its label, or its name."""
    return page.evaluate(
        """() => {
            const one = document.activeElement;
            const label = one.labels && one.labels[0] ? one.labels[0].textContent : '';
            return (one.textContent || label || one.id || '').trim().replace(/\\s+/g, ' ');
        }"""
    )


def press_until(page: Page, words: str, most: int = 150) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    pytest.fail(f"the keyboard does not reach {words!r}")


def test_the_keyboard_alone_answers_how_a_gemeente_stands_beside_others(
    open_page: OpenPage,
) -> None:
    """Choose a gemeente, see actual beside expected and its rank, and compare it with others."""
    page = open_page("/")
    press_until(page, "Zoek een gemeente")
    page.keyboard.type("hatterlo")
    expect(page.get_by_role("option").first).to_contain_text("Hatterloo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Werkelijk en verwacht")).to_be_attached()
    expect(page.locator(".verdict").first).to_be_attached()
    expect(
        page.get_by_text(re.compile(r"tussen plaats \d+ en \d+ van|plaats \d+ van")).first
    ).to_be_attached()
    press_until(page, "Vergelijk met andere gebieden")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo naast andere gebieden")
    press_until(page, "Zandhuizen")
    page.keyboard.press("Space")
    press_until(page, "Voeg een gebied toe")
    page.keyboard.type("wezervelt")
    expect(page.locator("[data-hits] label").first).to_contain_text("Wezerveld")
    press_until(page, "Wezerveld")
    page.keyboard.press("Space")
    press_until(page, "Vergelijk")
    page.keyboard.press("Enter")
    table = page.get_by_role("table").first
    expect(table).to_contain_text("Wezerveld")
    expect(table).to_contain_text("niet duidelijk anders")
    expect(table).not_to_contain_text("Zandhuizen")
    assert "zoek" not in page.url


def test_regions_are_chosen_without_scripts(open_page: OpenPage) -> None:
    """A search, a tick and a press on the button."""
    page = open_page("/vergelijk?gebied=GM9001&cijfer=jeugdzorg", has_script=False)
    page.get_by_label("Voeg een gebied toe").fill("wezervelt")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_label("Wezerveld").check()
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(page.get_by_role("table").first).to_contain_text("Wezerveld")
    expect(page.locator("svg.small-line")).to_have_count(2)


def test_a_refused_region_is_told_with_a_way_on(open_page: OpenPage) -> None:
    """A wijk beside a gemeente: the reason, and the comparison that may be made."""
    page = open_page("/vergelijk?gebied=GM9001,WK900100&cijfer=jeugdzorg", has_script=False)
    refused = page.locator(".refused")
    expect(refused).to_contain_text("Niet te vergelijken")
    refused.get_by_role("link", name="Binnenstad vergelijken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Binnenstad naast andere gebieden")


def test_eight_regions_is_the_most_and_the_page_says_so(open_page: OpenPage) -> None:
    """A ninth box does not stay ticked."""
    codes = "GM9001,GM9002,GM9003,GM9004,GM9005,GM9006,GM9007,NL00"
    page = open_page(f"/vergelijk?gebied={codes}&cijfer=jeugdzorg")
    page.get_by_label("Voeg een gebied toe").fill("oosterpeil")
    box = page.locator("[data-hits] input").first
    box.click()
    expect(box).not_to_be_checked()
    expect(page.locator("[data-message]")).to_contain_text("acht gebieden")


def test_a_profile_is_drawn_for_a_phone(open_page: OpenPage, watch: Watch) -> None:
    """With the country and the peers under the name, and the picture in the window."""
    page = open_page("/profiel/GM9001", 390)
    drawn = page.locator("td.b .spine").first.bounding_box()
    assert drawn is not None
    assert drawn["x"] + drawn["width"] <= 390
    assert drawn["width"] > 60
    expect(page.locator(".narrow").first).to_be_visible()
    assert watch.complaints == []


def test_the_marks_of_a_profile_differ_in_shape(open_page: OpenPage) -> None:
    """A dot, a diamond and a line: colour is not the only carrier."""
    page = open_page("/profiel/GM9001")
    row = page.locator("tbody tr", has_text="Jeugdzorg").first
    for shape in ("circle.own", "rect.peers", "line.whole"):
        expect(row.locator(shape)).to_have_count(1)


@pytest.mark.parametrize("path", ["/vergelijk/GM9001", "/profiel/GM9001"])
def test_comparisons_and_profiles_are_printed(open_page: OpenPage, path: str) -> None:
    """Without the form, with every figure."""
    page = open_page(path)
    page.emulate_media(media="print")
    assert page.locator(".compare-form:visible").count() == 0
    expect(page.get_by_role("table").first).to_be_visible()
    pdf = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 8


def test_a_reader_can_report_a_figure(open_page: OpenPage) -> None:
    """From the figure to its origin to a letter that is filled in."""
    page = open_page("/gebied/GM9001", has_script=False)
    page.get_by_role("link", name="Hoe is dit getal ontstaan?").first.click()
    link = page.get_by_role("link", name="Klopt dit cijfer niet?")
    href = link.get_attribute("href") or ""
    assert href.startswith("mailto:niemand@example.org?subject=")
    assert "jeugdzorg.GM9001-2022.2022.2023-06-15" in href


def test_a_copy_has_comparisons_and_profiles(open_page: OpenPage, copy: str, watch: Watch) -> None:
    """From the page of a region, without a server."""
    page = open_page(f"{copy}/gebied/GM9001/index.html")
    page.get_by_role("link", name="Profiel: alle cijfers onder elkaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Profiel van Hatterloo")
    page.get_by_role("link", name="Vergelijk met andere gebieden").click()
    expect(page.get_by_text("Zelf gebieden, cijfers en een jaar kiezen kan alleen")).to_be_visible()
    assert watch.complaints == []
