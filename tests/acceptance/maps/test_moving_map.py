"""The map that moves: asked for by a reader, told by one panel, restored by its address."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.browser_site import OpenPage, Watch
from support.page_checks import against_accessibility

TRIO = "/kaart/gemeente/2022/jeugdzorg"
ALONE = "/kaart/gemeente/2022/leeftijd-4-11"
READY = "[data-atlas][data-moving=all]"
# The map library tells of each map that stands still; a test looks into the map itself.
CATCH = """() => {
    window.maps = {};
    addEventListener('kaart:klaar', event => {
        window.maps[event.target.dataset.stage] = event.detail;
    });
}"""


def moving(page: Page) -> Page:
    """The page after its moving maps were asked for and stand still."""
    page.evaluate(CATCH)
    page.get_by_role("button", name="Beweegbare kaart").click()
    page.wait_for_selector(READY)
    return page


def wait_until(page: Page, words: str) -> None:
    """Wait for something in the page; the policy of the site forbids the usual way."""
    end = time.monotonic() + 20
    while not page.evaluate(words):
        assert time.monotonic() < end, words
        page.wait_for_timeout(50)


def hash_of(page: Page) -> str:
    """The words behind the # of the address."""
    return page.url.partition("#")[2]


def drawn(page: Page, kind: str) -> set[str]:
    """Codes of the regions that a map has really drawn."""
    found: list[str] = page.evaluate(
        """kind => window.maps[kind].queryRenderedFeatures({layers: ['areas']})
            .map(feature => feature.properties.code)""",
        kind,
    )
    return set(found)


def middle_of(page: Page, kind: str, code: str) -> tuple[float, float]:
    """Where on a moving map a region can be pointed at, in pixels of the map."""
    point: list[float] = page.evaluate(
        """([kind, code]) => {
            const map = window.maps[kind];
            const own = map.queryRenderedFeatures({layers: ['areas']})
                .find(feature => feature.properties.code === code);
            const ring = own.geometry.coordinates.flat(Infinity);
            const xs = ring.filter((_, place) => place % 2 === 0);
            const ys = ring.filter((_, place) => place % 2 === 1);
            const mid = all => (Math.min(...all) + Math.max(...all)) / 2;
            const at = map.project([mid(xs), mid(ys)]);
            return [at.x, at.y];
        }""",
        [kind, code],
    )
    return point[0], point[1]


def test_nothing_of_the_moving_map_is_fetched_before_it_is_asked_for(
    open_page: OpenPage, watch: Watch, site: str
) -> None:
    """A reader on a phone does not pay for a map library; nobody else's server is asked, ever."""
    page = open_page(TRIO)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "moving" in url or "waarden" in url]
    moving(page)
    assert [url for url in asked if "moving" in url]
    assert watch.hosts == {site.partition("//")[2]}
    assert watch.complaints == []


def test_three_moving_maps_draw_the_same_regions(open_page: OpenPage) -> None:
    """All seven gemeenten, on each of the maps."""
    page = moving(open_page(TRIO))
    codes = {f"GM900{number}" for number in range(1, 8)}
    assert {kind: drawn(page, kind) for kind in ("actual", "expected", "difference")} == {
        "actual": codes,
        "expected": codes,
        "difference": codes,
    }


def test_moving_maps_stay_in_step(open_page: OpenPage) -> None:
    """Where one goes, the others go."""
    page = moving(open_page(TRIO))
    page.get_by_role("button", name="Inzoomen").click()
    places: list[str] = page.evaluate(
        """Object.values(window.maps).map(map =>
            [map.getCenter().lng, map.getCenter().lat, map.getZoom()]
                .map(value => value.toFixed(6)).join(' '))"""
    )
    assert len(places) == 3
    assert len(set(places)) == 1


def facts(page: Page) -> list[str]:
    """The terms and words of the panel."""
    return page.locator("[data-panel] [data-facts] div").all_inner_texts()


def test_pointer_keyboard_touch_and_the_still_map_tell_the_same(open_page: OpenPage) -> None:
    """One panel: actual, expected with its interval, difference, youths, probability, status."""
    page = open_page(TRIO)
    page.locator("svg[data-map=kaart-actual]").focus()
    page.keyboard.press("ArrowRight")
    still = facts(page)
    for words in ("Verwacht", "Marge", "Verschil", "Kans", "Status"):
        assert any(words.lower() in fact.lower() for fact in still), words
    moving(page)
    page.locator("[data-stage=actual] canvas").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    by_key = facts(page)
    page.keyboard.press("Escape")
    x, y = middle_of(page, "difference", "GM9001")
    page.locator("[data-stage=difference] canvas").hover(position={"x": x, "y": y})
    expect(page.locator("[data-panel]")).to_contain_text("Hatterloo")
    assert by_key == still
    assert facts(page) == still


def test_a_tap_tells_of_a_region(open_page: OpenPage) -> None:
    """A finger has no hover."""
    page = moving(open_page(TRIO, 390))
    x, y = middle_of(page, "actual", "GM9002")
    page.locator("[data-stage=actual] canvas").click(position={"x": x, "y": y})
    expect(page.locator("[data-panel]")).to_contain_text("Wezerveld")


def test_the_keyboard_alone_finds_moves_and_leaves(open_page: OpenPage) -> None:
    """Ask for the map, jump to a region by name, zoom, and go on to its page."""
    page = open_page(TRIO)
    page.evaluate(CATCH)
    page.get_by_role("button", name="Beweegbare kaart").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(READY)
    page.keyboard.press("Tab")
    page.keyboard.type("wezer")
    expect(page.locator("[data-jump] [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("[data-panel]")).to_contain_text("Wezerveld")
    before = page.evaluate("window.maps.actual.getZoom()")
    page.locator("[data-stage=actual] canvas").focus()
    page.keyboard.press("-")
    assert page.evaluate("window.maps.actual.getZoom()") < before
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wezerveld")


def test_a_link_restores_the_view_exactly(open_page: OpenPage) -> None:
    """Level, year and indicator, the place, the region, the filter and the tab."""
    page = moving(open_page(TRIO, 390))
    page.get_by_role("link", name="Verschil", exact=True).click()
    wait_until(page, "'difference' in window.maps")
    page.locator("#kaart-gebied").fill("strijen")
    page.locator("#kaart-gebied").press("Enter")
    page.get_by_role("button", name="Uitzoomen").click()
    page.get_by_role("checkbox", name="Alleen duidelijke verschillen").check()
    wait_until(page, "location.hash.includes('alleen')")
    link = page.locator("[data-share]").input_value()
    assert link == page.url
    assert re.search(r"plek=[\d.-]+,[\d.-]+,[\d.-]+&gebied=GM9004&tab=difference&alleen", link)
    again = open_page(link, 390)
    again.wait_for_selector(READY)
    expect(again.locator("[data-panel]")).to_contain_text("Strijenburg")
    expect(again.locator("[data-stage=difference] canvas")).to_be_visible()
    expect(again.locator("[data-stage=actual]")).to_be_hidden()
    expect(again.get_by_role("checkbox", name="Alleen duidelijke verschillen")).to_be_checked()
    assert again.url == link
    assert again.locator("[data-share]").input_value() == link


def test_a_still_map_is_shared_too(open_page: OpenPage) -> None:
    """The region that is held and the tab, without the moving map."""
    page = open_page(TRIO, 390)
    page.get_by_role("link", name="Verwacht", exact=True).click()
    page.locator("#kaart-gebied").fill("hatter")
    page.locator("#kaart-gebied").press("Enter")
    assert hash_of(page) == "gebied=GM9001&tab=expected"
    again = open_page(page.url, 390)
    expect(again.locator("[data-panel]")).to_contain_text("Hatterloo")
    expect(again.locator("#expected")).to_be_visible()
    expect(again.locator("#actual")).to_be_hidden()


def test_another_level_keeps_the_place(open_page: OpenPage) -> None:
    """All levels lie on one canvas: the same part of the country is shown."""
    page = moving(open_page(TRIO))
    page.get_by_role("button", name="Inzoomen").click()
    place = hash_of(page)
    page.get_by_role("link", name="Wijken", exact=True).click()
    page.wait_for_selector(READY)
    assert "/kaart/wijk/2022/jeugdzorg" in page.url
    assert hash_of(page) == place


def test_the_filter_whitens_and_changes_no_verdict(open_page: OpenPage) -> None:
    """The list and the panel say what they said."""
    page = moving(open_page(TRIO))
    before = page.locator("[data-list] tbody").first.inner_text()
    picture = page.locator("[data-stage=difference] canvas").screenshot()
    page.get_by_role("checkbox", name="Alleen duidelijke verschillen").check()
    page.wait_for_timeout(300)
    assert page.locator("[data-stage=difference] canvas").screenshot() != picture
    assert page.locator("[data-list] tbody").first.inner_text() == before


def test_the_slider_turns_map_list_and_address_to_another_year(open_page: OpenPage) -> None:
    """Nothing on the page still speaks of the year before; the legend keeps its classes."""
    page = moving(open_page(TRIO))
    labels = page.locator("#actual .legend li").all_inner_texts()
    page.get_by_role("slider", name="Jaar op de kaart").press("ArrowLeft")
    page.wait_for_url("**/kaart/gemeente/2021/jeugdzorg*")
    expect(page.locator("#beeld")).to_contain_text("2021")
    expect(page.locator("[data-list]")).to_contain_text("Oud-Meerdrecht")
    wait_until(page, "window.maps.actual.loaded()")
    assert "GM9008" in drawn(page, "actual")
    without_count = [re.sub(r"\(\d+\)", "", label).strip() for label in labels]
    now = page.locator("#actual .legend li").all_inner_texts()
    assert {re.sub(r"\(\d+\)", "", label).strip() for label in now} >= set(without_count[:3])
    page.locator("[data-stage=actual] canvas").focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-panel]")).to_contain_text("Hatterloo")


def test_a_moving_map_of_hidden_and_missing_has_two_patterns(open_page: OpenPage) -> None:
    """Made at run time; a wijk that is hidden looks unlike one that is missing."""
    page = moving(open_page("/kaart/wijk/2022/jeugdzorg"))
    styles: dict[str, str] = page.evaluate(
        """Object.fromEntries(window.maps.actual
            .queryRenderedFeatures({layers: ['patterns']})
            .map(feature => [feature.properties.code, feature.properties.actual]))"""
    )
    assert styles["WK900704"] == "suppressed"
    assert styles["WK900702"] == "missing"
    assert page.evaluate(
        "['suppressed', 'missing'].every(name => window.maps.actual.hasImage(name))"
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_the_checker_has_nothing_against_a_moving_map(
    open_page: OpenPage, axe_script: Path, width: int
) -> None:
    """WCAG 2.1 AA with every tool open, and nothing scrolls sideways."""
    page = moving(open_page(TRIO, width))
    page.locator("[data-take] summary").click()
    page.locator("#kaart-gebied").fill("e")
    assert against_accessibility(page, axe_script) == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_with_reduced_motion_a_jump_is_at_once(open_page: OpenPage) -> None:
    """No flight over the map for who asked for none; the browser of these tests did."""
    page = moving(open_page(TRIO))
    page.locator("#kaart-gebied").fill("hatter")
    page.locator("#kaart-gebied").press("Enter")
    assert page.evaluate("window.maps.actual.isMoving()") is False


def test_back_to_the_still_map_leaves_nothing_behind(open_page: OpenPage, watch: Watch) -> None:
    """The server's pictures are there again and can be walked."""
    page = moving(open_page(TRIO))
    page.get_by_role("button", name="Stilstaande kaart").click()
    expect(page.locator(".moving")).to_have_count(0)
    page.locator("svg[data-map=kaart-actual]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-panel]")).to_contain_text("Hatterloo")
    assert watch.complaints == []


def test_a_map_without_expected_figures_moves_too(open_page: OpenPage) -> None:
    """One map."""
    page = moving(open_page(ALONE))
    assert len(drawn(page, "actual")) == 7


def test_a_copy_in_files_has_the_moving_map(open_page: OpenPage, watch: Watch, copy: str) -> None:
    """From a plain web server in a subfolder."""
    page = moving(open_page(f"{copy}/kaart/gemeente/2022/jeugdzorg/index.html"))
    assert len(drawn(page, "difference")) == 7
    page.get_by_role("slider", name="Jaar op de kaart").press("ArrowLeft")
    page.wait_for_url("**/kaart/gemeente/2021/jeugdzorg/*")
    expect(page.locator("#beeld")).to_contain_text("2021")
    assert watch.complaints == []
