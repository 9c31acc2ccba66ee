"""Maps that are taken along: as a picture in a file, and inside another site."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from support.browser_site import OpenPage, QuietFiles, Watch
from support.page_checks import against_accessibility

TRIO = "/kaart/gemeente/2022/jeugdzorg"
EMBED = f"/insluiten{TRIO}"


def saved(page: Page, name: str) -> bytes:
    """The file that a button or link saves."""
    page.locator("[data-take]").evaluate("element => { element.open = true; }")
    with page.expect_download() as download:
        page.get_by_text(name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_a_map_is_saved_as_svg_with_all_that_it_needs(open_page: OpenPage) -> None:
    """Title, legend, status, source and, of made-up figures, that they are made up."""
    words = saved(open_page(TRIO), "Kaart als SVG").decode()
    for each in ("Jongeren met jeugdzorg", "geen duidelijk verschil", "voorlopig", "VERZONNEN"):
        assert each in words
    assert words.count("<use ") == 3 * 7


def test_of_a_moving_map_the_part_that_is_seen_is_saved(open_page: OpenPage) -> None:
    """The canvas of each map is cut to the view; the words around it stay."""
    page = open_page(TRIO)
    whole = saved(page, "Kaart als SVG").decode()
    page.get_by_role("button", name="Beweegbare kaart").click()
    page.wait_for_selector("[data-atlas][data-moving=all]")
    page.locator("#kaart-gebied").fill("hatter")
    page.locator("#kaart-gebied").press("Enter")
    part = saved(page, "Kaart als SVG").decode()
    assert 'viewBox="0 0 180 180"' in whole
    assert 'viewBox="0 0 180 180"' not in part
    assert "Jongeren met jeugdzorg" in part


@pytest.mark.parametrize("is_moving", [False, True], ids=["still", "moving"])
def test_a_map_is_saved_as_png(open_page: OpenPage, *, is_moving: bool) -> None:
    """A real picture of twice the size of the sheet, and not a white one."""
    page = open_page(TRIO)
    if is_moving:
        page.get_by_role("button", name="Beweegbare kaart").click()
        page.wait_for_selector("[data-atlas][data-moving=all]")
    picture = saved(page, "Kaart als PNG")
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 2 * 1200
    assert len(picture) > 40_000


@pytest.fixture
def elsewhere(site: str, tmp_path: Path) -> Iterator[str]:
    """A page of another site with the map inside it."""
    frame = f'<iframe src="{site}{EMBED}" width="100%" height="900" title="kaart"></iframe>'
    head = '<title>Elders</title><link rel="icon" href="data:,">'
    (tmp_path / "index.html").write_text(f"{head}{frame}", encoding="utf-8")
    files = partial(QuietFiles, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()


def test_a_map_moves_inside_another_site(open_page: OpenPage, elsewhere: str, watch: Watch) -> None:
    """Any site may show it; the panel tells of a region there too."""
    page = open_page(elsewhere)
    frame = page.frame_locator("iframe")
    frame.locator("svg[data-map=kaart-actual]").focus()
    frame.locator("use[href='#GM9001']").first.click()
    expect(frame.locator("[data-panel]")).to_contain_text("Hatterloo")
    frame.get_by_role("button", name="Beweegbare kaart").click()
    expect(frame.locator("[data-atlas]")).to_have_attribute("data-moving", "all", timeout=20_000)
    assert watch.complaints == []


def test_only_the_map_to_embed_may_be_framed(site: str) -> None:
    """A page of the site itself inside another one could be made to look like that one's own."""
    policies = {}
    for path in (TRIO, EMBED):
        with urlopen(f"{site}{path}", timeout=20) as answer:
            policies[path] = answer.headers["content-security-policy"].rpartition("; ")[2]
    assert policies == {TRIO: "frame-ancestors 'self'", EMBED: "frame-ancestors *"}


def test_what_is_not_there_may_not_be_framed(site: str) -> None:
    """An error page is no map."""
    with pytest.raises(HTTPError) as error:
        urlopen(f"{site}/insluiten/gebied/GM9001", timeout=20)
    assert "frame-ancestors 'self'" in error.value.headers["content-security-policy"]


def test_the_code_to_embed_names_this_site_and_this_view(open_page: OpenPage, site: str) -> None:
    """What is copied works as it is."""
    page = open_page(TRIO, 390)
    page.get_by_role("link", name="Verschil", exact=True).click()
    code = page.locator("[data-embed]").input_value()
    assert f'src="{site}{EMBED}#tab=difference"' in code


@pytest.mark.parametrize("width", [320, 1280])
def test_the_checker_has_nothing_against_a_map_to_embed(
    open_page: OpenPage, axe_script: Path, width: int
) -> None:
    """WCAG 2.1 AA, and it fits a narrow column."""
    page = open_page(EMBED, width)
    assert against_accessibility(page, axe_script) == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_map_to_embed_is_read_without_scripts(open_page: OpenPage) -> None:
    """Picture, legend, source, and the way to the list of figures."""
    page = open_page(EMBED, has_script=False)
    assert page.locator("svg.map:visible").count() == 3
    expect(page.locator(".legend").last).to_contain_text("geen duidelijk verschil")
    expect(page.get_by_role("link", name="Bekijk deze kaart met de lijst")).to_be_visible()
    expect(page.get_by_role("button", name="Beweegbare kaart")).to_be_hidden()


def test_without_scripts_a_map_page_offers_only_what_works(open_page: OpenPage) -> None:
    """Years and levels as links, the picture as a file, the code to embed, the list."""
    page = open_page(TRIO, has_script=False)
    expect(page.get_by_role("link", name="2021", exact=True)).to_be_visible()
    page.locator("[data-take] summary").click()
    expect(page.get_by_role("link", name="Kaart als SVG")).to_be_visible()
    expect(page.locator("[data-embed]")).to_be_visible()
    expect(page.get_by_role("link", name="Deze cijfers als tabel")).to_be_visible()
    for name in ("Beweegbare kaart", "Kaart als PNG", "Kopieer de link"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()


def column(page: Page, number: int) -> list[str]:
    """The cells of a column of the list."""
    cells = f"[data-list] tr[data-code] > :nth-child({number})"
    return page.locator(cells).all_inner_texts()


def test_the_list_is_ordered_on_request_and_goes_back(open_page: OpenPage) -> None:
    """In order of gemeente and name at first; a wijk out of its group still names its gemeente."""
    page = open_page("/kaart/wijk/2022/jeugdzorg")
    before = column(page, 1)
    page.locator("[data-list] thead").get_by_role("button", name="Waarde").click()
    shown = [cell for cell in column(page, 2) if "%" in cell and "<" not in cell]
    numbers = [float(cell.split()[0].split("\xa0")[0].replace(",", ".")) for cell in shown]
    assert numbers == sorted(numbers)
    assert any("Strijenburg" in cell for cell in column(page, 1))
    page.get_by_role("button", name="Weer op gemeente en naam").click()
    assert column(page, 1) == before
