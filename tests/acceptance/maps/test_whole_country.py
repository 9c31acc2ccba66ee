"""A map of all wijken of a country: really drawn, within its sizes."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from jeugdpeil.site.assets import STATIC, asset_names
from support.browser_site import OpenPage, Watch, serving
from support.many_wijken import COUNT, build_many

WIJKEN = "/kaart/wijk/2022/jeugdzorg"
CATCH = """() => addEventListener('kaart:klaar', event => {
    (window.maps ??= {})[event.target.dataset.stage] = event.detail;
})"""
COUNT_DRAWN = """() => Math.min(...Object.values(window.maps).map(map =>
    new Set(map.queryRenderedFeatures({layers: ['areas']}).map(f => f.properties.code)).size))"""
# Bytes; a kilobyte is a thousand.
LIBRARY, DATA, PICTURE = 430_000, 400_000, 600_000


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with 3,420 wijken."""
    folder = Path(tmp_path_factory.mktemp("country"))
    build_many(folder)
    with serving(folder) as address:
        yield address


def opened(page: Page) -> int:
    """The regions that are drawn after the moving map was asked for."""
    page.evaluate(CATCH)
    page.get_by_role("button", name="Beweegbare kaart").click()
    page.wait_for_selector("[data-atlas][data-moving=all]", timeout=90_000)
    return page.evaluate(COUNT_DRAWN)


def test_every_wijk_of_a_country_is_drawn(open_page: OpenPage, country: str, watch: Watch) -> None:
    """A bundle whose worker is missing builds green and draws nothing."""
    page = open_page(f"{country}{WIJKEN}")
    assert opened(page) == COUNT
    assert watch.complaints == []


def packed(address: str) -> int:
    """Bytes of an answer as it goes over the line."""
    with urlopen(Request(address, headers={"accept-encoding": "gzip"}), timeout=60) as answer:
        body = answer.read()
    return len(body if body[:2] == b"\x1f\x8b" else gzip.compress(body))


def test_the_moving_map_of_a_country_stays_within_its_sizes(country: str) -> None:
    """The library once, and the data of a map; a reader on a phone pays for both."""
    names = {asset_names()[name] for name in ("moving.js", "map-worker.js")}
    shared = {path.name for path in STATIC.glob("chunk-*.js")}
    library = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names | shared)
    data = packed(f"{country}{WIJKEN}/waarden.json") + packed(
        f"{country}/kaart/grenzen/wijk-2022.json"
    )
    assert library < LIBRARY
    assert data < DATA


def test_the_picture_of_a_country_stays_within_its_size(country: str) -> None:
    """All wijken on one sheet."""
    assert packed(f"{country}{WIJKEN}/kaart.svg") < PICTURE
