"""The site in a real browser: on every screen, with the keyboard alone, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from support.browser_site import OpenPage, Watch
from support.page_checks import shifted


@pytest.mark.parametrize("path", ["/", "/gebied/GM9001", "/kaart/gemeente/2022/jeugdzorg"])
def test_nothing_is_asked_of_a_third_party(
    open_page: OpenPage, watch: Watch, site: str, path: str
) -> None:
    """No tiles, fonts, scripts or trackers from elsewhere, and no complaint of the browser."""
    open_page(path).wait_for_load_state("networkidle")
    assert watch.hosts == {site.partition("//")[2]}
    assert watch.complaints == []


def focused(page: Page) -> str:
    """What has the focus, in words."""
    return page.evaluate(
        "(document.activeElement.textContent || document.activeElement.id || '').trim()"
    )


def press_until(page: Page, words: str, most: int = 80) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            return
    pytest.fail(f"the keyboard does not reach {words!r}")


def test_the_first_key_skips_to_the_content(open_page: OpenPage) -> None:
    """Whoever has no mouse need not walk through the menu on every page."""
    page = open_page("/gebied/GM9001")
    page.keyboard.press("Tab")
    assert focused(page) == "Direct naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_keyboard_finds_a_place_with_a_typing_error_and_its_definition(
    open_page: OpenPage,
) -> None:
    """From the start page to a region to an indicator, without a mouse."""
    page = open_page("/")
    press_until(page, "zoek")
    page.keyboard.type("haterlo")
    expect(page.get_by_role("option").first).to_contain_text("Hatterloo")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
    press_until(page, "Definitie")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jongeren met jeugdzorg")


def test_suggestions_are_told_to_a_screen_reader(open_page: OpenPage) -> None:
    """The field says that it has a list, whether it is open and what is chosen."""
    page = open_page("/")
    field = page.get_by_role("combobox")
    field.fill("hat")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "?")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.locator("main [aria-live]").first).to_contain_text("voorstel")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    ("typed", "name", "where"),
    [
        ("1234", "Hatterloo", "postcode 1234"),
        ("verdronkenord", "Verdronkenoord", "nu Hatterloo"),
        ("kern kloosterhage", "Kern", "Kloosterhage"),
    ],
)
def test_suggestions_say_where_a_region_is(
    open_page: OpenPage, typed: str, name: str, where: str
) -> None:
    """A postal code, a name that is gone, and a wijk that several gemeenten have."""
    page = open_page("/")
    page.get_by_role("combobox").fill(typed)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(name)
    expect(first).to_contain_text(where)


def test_what_somebody_types_is_never_part_of_the_page(open_page: OpenPage, watch: Watch) -> None:
    """A script in a query is text, on the page with results and in the suggestions."""
    page = open_page("/zoek?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E$%26")
    expect(page.locator("[data-message]")).to_contain_text("<img src=x onerror=alert(1)>$&")
    page.locator("main input[type=search]").fill("<b>hatterloo</b>")
    expect(page.get_by_role("option").first).to_contain_text("Hatterloo")
    assert page.locator("main img, main b").count() == 0
    assert watch.complaints == []


def test_every_focus_can_be_seen(open_page: OpenPage) -> None:
    """An outline of three pixels on whatever has the focus."""
    page = open_page("/gebied/GM9001")
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width == "3px", focused(page)


def test_the_map_is_walked_with_arrow_keys(open_page: OpenPage) -> None:
    """The same panel for keyboard and pointer, and the page of the region behind it."""
    page = open_page("/kaart/gemeente/2022/leeftijd-4-11")
    page.locator("svg[data-map]").focus()
    page.keyboard.press("ArrowRight")
    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Hatterloo")
    expect(panel).to_contain_text("%")
    page.keyboard.press("ArrowRight")
    expect(panel).to_contain_text("Kloosterhage")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kloosterhage")


def test_the_pointer_gets_the_same_panel(open_page: OpenPage) -> None:
    """Over an area it tells of that area."""
    page = open_page("/kaart/gemeente/2022/leeftijd-4-11")
    page.locator("path[data-code=GM9002]").hover()
    expect(page.locator("[data-panel]")).to_contain_text("Wezerveld")


def test_three_maps_are_walked_through_together(open_page: OpenPage) -> None:
    """One panel with actual, expected, difference and verdict; the region is marked on each."""
    page = open_page("/kaart/gemeente/2022/jeugdzorg")
    page.locator("svg[data-map=kaart-difference]").focus()
    page.keyboard.press("ArrowRight")
    panel = page.locator("[data-panel]")
    for words in ("Hatterloo", "9,5", "Verwacht", "Verschil", "lager dan verwacht"):
        expect(panel).to_contain_text(words)
    assert page.locator("use.is-here").count() == 3
    page.locator("svg[data-map=kaart-actual] use[href='#GM9002']").hover()
    expect(panel).to_contain_text("Wezerveld")


def test_a_phone_shows_one_map_at_a_time_and_a_wide_screen_three(open_page: OpenPage) -> None:
    """By links that work without scripts."""
    assert open_page("/kaart/gemeente/2022/jeugdzorg").locator(".trio .map:visible").count() == 3
    page = open_page("/kaart/gemeente/2022/jeugdzorg", 400, has_script=False)
    shown = page.locator(".trio .map:visible")
    assert shown.count() == 1
    page.get_by_role("link", name="Verschil", exact=True).click()
    assert shown.count() == 1
    expect(page.locator("#difference")).to_be_visible()
    expect(page.locator("#actual")).to_be_hidden()


def test_the_filter_of_the_map_works_without_scripts(open_page: OpenPage) -> None:
    """Fewer regions in the list, and the same verdicts."""
    page = open_page("/kaart/gemeente/2022/jeugdzorg", has_script=False)
    rows = page.locator("[data-list] tr[data-code]")
    every = set(rows.all_inner_texts())
    page.get_by_role("link", name="Alleen duidelijke verschillen").click()
    assert "alleen=duidelijk" in page.url
    assert set(rows.all_inner_texts()) < every


def test_what_if_is_asked_without_scripts(open_page: OpenPage) -> None:
    """A form and an answer, with the words that it is no cause."""
    page = open_page("/wat-als/GM9001", has_script=False)
    page.get_by_role("textbox").fill("5,5")
    page.get_by_role("button", name="Bereken").click()
    answer = page.get_by_role("status")
    expect(answer).to_contain_text("kans tussen")
    expect(answer).to_contain_text("samenhang, geen oorzaak")


@pytest.mark.parametrize("is_copy", [False, True], ids=["server", "copy"])
def test_what_if_answers_while_a_slider_moves(
    open_page: OpenPage, watch: Watch, copy: str, *, is_copy: bool
) -> None:
    """By keyboard, with the interval and the words of the server; also where there is no server."""
    page = open_page(f"{copy}/wat-als/GM9001/index.html" if is_copy else "/wat-als/GM9001")
    slider = page.get_by_role("slider")
    expect(page.locator("[data-told]")).to_have_text("Dit is de waarde van nu.")
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    told = page.locator("[data-told]")
    expect(told).to_contain_text("van 5,5 in plaats van 4,7")
    expect(told).to_contain_text("kans tussen")
    expect(told).to_contain_text("samenhang, geen oorzaak")
    expect(slider).to_have_attribute("aria-valuetext", "5,5")
    expect(page.locator("[data-status]")).to_have_text(told.inner_text())
    assert "kenmerk=bijstandsontvangers&naar=5%2C5" in page.url
    assert watch.complaints == []


def test_what_if_gives_the_same_words_as_the_server(open_page: OpenPage) -> None:
    """The script beside the form: an answer, a value too far, no number, and nothing to move."""
    for value in ("5,5", "99", "veel", ""):
        address = f"/wat-als/GM9001?kenmerk=bijstandsontvangers&naar={value}"
        page = open_page(address)
        expect(page.locator("[data-told]")).to_have_text(page.locator(".answer").inner_text())
    page = open_page("/wat-als/GM9001?kenmerk=ao-ontvangers&naar=5")
    here, there = page.locator("[data-status]"), page.locator(".answer")
    expect(here).to_contain_text("hangt samen met andere kenmerken")
    expect(there).to_contain_text("hangt samen met andere kenmerken")


def test_the_keyboard_opens_what_lies_behind_a_verdict(open_page: OpenPage) -> None:
    """The margin of the difference and the rank, without a mouse."""
    page = open_page("/gebied/GM9001", has_script=False)
    expect(page.get_by_text("Gecorrigeerd verschil").first).to_be_hidden()
    press_until(page, "Meer over dit verschil")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Gecorrigeerd verschil").first).to_be_visible()


def test_the_map_shows_its_classes_and_two_patterns(open_page: OpenPage) -> None:
    """Areas are really painted: a pattern whose address is wrong would stay blank."""
    page = open_page("/kaart/wijk/2022/jeugdzorg")
    fills = page.evaluate(
        "[...document.querySelectorAll('.map .map__areas')].map(e => getComputedStyle(e).fill)"
    )
    assert len({fill for fill in fills if fill.startswith("rgb")}) >= 3
    assert {fill for fill in fills if "url" in fill} == {
        f'url("#kaart-{kind}")'
        for kind in (
            "actual-suppressed",
            "actual-missing",
            "difference-suppressed",
            "difference-missing",
        )
    }


def column(page: Page, number: int) -> list[str]:
    """The cells of a column of the sortable table."""
    return page.locator(f"table[data-sortable] tbody tr > :nth-child({number})").all_inner_texts()


def test_a_table_is_ordered_on_the_spot(open_page: OpenPage) -> None:
    """By value, up and down, with hidden rows last, and told to a screen reader."""
    page = open_page("/cijfers/jeugdzorg/wijk/2022")
    head = page.locator("table[data-sortable] th", has_text="Waarde")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = column(page, 3)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    down = column(page, 3)
    shown = [cell for cell in up if "%" in cell]
    assert down[: len(shown)] == sorted(shown, key=number_in, reverse=True)
    assert not any("%" in cell for cell in (*up[len(shown) :], *down[len(shown) :]))


def number_in(cell: str) -> float:
    """The number of a Dutch cell."""
    found = re.search(r"[\d.,]+", cell)
    return float(found.group().replace(".", "").replace(",", ".")) if found else -1.0


def test_everything_can_be_read_without_scripts(open_page: OpenPage) -> None:
    """Numbers, tables and pictures are in the page itself."""
    page = open_page("/gebied/GM9001", has_script=False)
    expect(page.get_by_text("9,5 %").first).to_be_visible()
    expect(page.locator("svg.line").first).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()


def test_searching_and_ordering_work_without_scripts(open_page: OpenPage) -> None:
    """A form and links, as the web was made."""
    page = open_page("/", has_script=False)
    page.get_by_role("searchbox").fill("haterlo")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name="Hatterloo", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
    page.goto(page.url.partition("/gebied")[0] + "/cijfers/jeugdzorg")
    page.get_by_role("link", name="Waarde", exact=True).click()
    assert "sort=waarde" in page.url
    assert column(page, 2)[0].startswith("5,")


def test_a_change_of_language_keeps_the_page(open_page: OpenPage) -> None:
    """And changes every word on it."""
    page = open_page("/gebied/GM9001")
    page.get_by_role("link", name="EN", exact=True).click()
    assert page.url.endswith("/en/gebied/GM9001")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("9.5%").first).to_be_visible()


def test_an_old_address_leads_on_and_explains_itself(open_page: OpenPage) -> None:
    """Verdronkenoord became part of Hatterloo in 2015."""
    page = open_page("/gebied/GM9009")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
    expect(page.get_by_role("status")).to_contain_text("Verdronkenoord")


def test_a_page_is_printed(open_page: OpenPage) -> None:
    """As a PDF of some pages, with the figures in it."""
    page = open_page("/gebied/GM9001")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 12


def test_nothing_moves_while_a_page_loads(open_page: OpenPage) -> None:
    """No line jumps away from under a finger."""
    assert shifted(open_page("/gebied/GM9001")) == []


def test_what_is_hidden_says_so_in_words(open_page: OpenPage) -> None:
    """A wijk with fewer than ten youths in care."""
    page = open_page("/gebied/WK900704")
    expect(page.get_by_text("minder dan 10").first).to_be_visible()


def test_a_copy_in_files_is_searched_without_a_server(
    open_page: OpenPage, watch: Watch, copy: str
) -> None:
    """Suggestions, the page of results, and the region behind them, in a folder of a web server."""
    page = open_page(f"{copy}/index.html")
    page.get_by_role("combobox").fill("haterlo")
    expect(page.get_by_role("option").first).to_contain_text("Hatterloo")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("status")).to_contain_text("lijken op")
    page.locator("[data-hits] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
    assert watch.complaints == []


def test_a_number_in_a_copy_leads_to_the_row_of_its_origin(open_page: OpenPage, copy: str) -> None:
    """From the map to the page of the region, at the file, row and column."""
    page = open_page(f"{copy}/kaart/gemeente/2022/jeugdzorg/index.html")
    page.locator("tr[data-code=GM9001] td.r a").first.click()
    expect(page.locator(":target")).to_contain_text("kolom jeugdzorg")


def test_a_copy_changes_language_too(open_page: OpenPage, copy: str) -> None:
    """The twin of a page stands in the folder en."""
    page = open_page(f"{copy}/gebied/GM9001/index.html")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hatterloo")
