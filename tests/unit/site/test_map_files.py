"""What belongs to a map as files: outlines, values, the picture, and where they stand."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.drawing.map_colours import FILLS
from jeugdpeil.site.drawing.topology import Topology, rings_of, topology
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.export import SiteFiles, page_in
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.map_page import MapChoice, map_page
from support.site_fixtures import MakeLinks

ROOT = Path(__file__).resolve().parents[3]
GEMEENTE, WIJK = RegionLevel.GEMEENTE, RegionLevel.WIJK
YEAR = Period(PeriodKind.JAAR, 2022)
SVG = "{http://www.w3.org/2000/svg}"
GetFile = Callable[..., str]


@pytest.fixture
def file(edition: Edition, links: MakeLinks) -> GetFile:
    """The body of a file: `file("kaart/gemeente/2022/jeugdzorg/kaart.svg", alleen="duidelijk")`."""

    def get(path: str, language: str = "nl", **query: str) -> str:
        made = answer(edition, links(path, language), query)
        assert isinstance(made, Page)
        assert made.status == 200, path
        return made.body

    return get


def unfolded(shared: Topology) -> dict[str, list[set[tuple[int, int]]]]:
    """The points of every ring of a topology, read as a browser does."""
    arcs: list[list[tuple[int, int]]] = []
    start = (0, 0)
    for steps in shared.arcs:
        start = (start[0] + steps[0], start[1] + steps[1])
        points = [start]
        for dx, dy in zip(steps[2::2], steps[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        arcs.append(points)
    return {
        code: [
            {point for arc in ring for point in arcs[arc if arc >= 0 else -1 - arc]}
            for polygon in shape
            for ring in polygon
        ]
        for code, shape in shared.shapes.items()
    }


# Two neighbours, an island with a lake, and a region in the lake.
PATHS = {
    "A": "m0 0 10 0 0 5 0 5-10 0z",
    "B": "m10 0 0 5 0 5 10 0 0-10z",
    "C": "m30 0 10 0 0 10-10 0zm3 3 0 4 4 0 0-4z",
    "D": "m33 3 4 0 0 4-4 0z",
}


def test_shared_borders_draw_the_same_outlines() -> None:
    """Nothing is lost or moved."""
    expected = {code: [set(ring) for ring in rings_of(path)] for code, path in PATHS.items()}
    assert unfolded(topology(PATHS)) == expected


def test_a_border_between_two_regions_is_held_once() -> None:
    """The other side walks it backwards; an island in a lake is the hole of its surroundings."""
    shared = topology(PATHS)
    numbers = {
        code: {arc if arc >= 0 else -1 - arc for ring in shape for part in ring for arc in part}
        for code, shape in shared.shapes.items()
    }
    assert len(numbers["A"] & numbers["B"]) == 1
    assert numbers["D"] < numbers["C"]


def test_a_hole_belongs_to_the_ring_around_it() -> None:
    """Two islands are two polygons, a lake is not a third."""
    shape = topology({"X": PATHS["C"] + "m60 0 10 0 0 10-10 0z"}).shapes["X"]
    assert [len(polygon) for polygon in shape] == [2, 1]


def test_the_values_say_what_the_list_says(
    edition: Edition, links: MakeLinks, file: GetFile
) -> None:
    """Every code, name and word, in the same order; nothing is computed twice."""
    values = json.loads(file("kaart/wijk/2022/jeugdzorg/waarden.json"))
    page = map_page(edition, MapChoice(WIJK, YEAR, "jeugdzorg"), links("kaart"))
    rows = [(group.name, row) for group in page.groups for row in group.rows]
    assert values["codes"] == [row.code for _, row in rows]
    assert values["around"] == [around for around, _ in rows]
    assert dict(values["facts"])["Waarde"] == [row.view.value for _, row in rows]


def test_every_style_of_the_values_is_a_style_of_the_legend(file: GetFile) -> None:
    """A colour that the legend does not explain says nothing."""
    values = json.loads(file("kaart/wijk/2022/jeugdzorg/waarden.json"))
    for item in values["maps"]:
        shown = {values["styles"][number] for number in item["styles"] if number >= 0}
        assert shown <= {style for style, _, _ in item["legend"]}


def test_a_region_without_an_outline_is_told_of_and_not_drawn(file: GetFile) -> None:
    """As on the page: it stands in the list."""
    values = json.loads(file("kaart/wijk/2022/jeugdzorg/waarden.json"))
    place = values["codes"].index("WK900601")
    assert {item["styles"][place] for item in values["maps"]} == {-1}
    assert "WK900601" not in json.loads(file("kaart/grenzen/wijk-2022.json"))["shapes"]


def test_the_picture_tells_title_legend_status_and_source(file: GetFile) -> None:
    """Wherever it ends up, it speaks for itself."""
    words = " ".join(ET.fromstring(file("kaart/gemeente/2022/jeugdzorg/kaart.svg")).itertext())
    for each in ("Jongeren met jeugdzorg", "geen duidelijk verschil", "voorlopig", "VERZONNEN"):
        assert each in words
    assert "Gepubliceerd op 15 juni 2023" in words


def test_a_picture_needs_no_style_sheet(file: GetFile) -> None:
    """No class and no style: a program without the site's style sheet draws the same."""
    body = file("kaart/wijk/2022/jeugdzorg/kaart.svg")
    assert " class=" not in body
    assert " style=" not in body
    fills = set(re.findall(r'fill="(url[^"]+)"', body))
    assert {f"url(#{name})" for name in ("suppressed", "missing")} <= fills
    known = set(re.findall(r'id="([^"]+)"', body))
    assert {fill[5:-1] for fill in fills} <= known


def test_one_of_the_maps_stands_alone_on_request(file: GetFile) -> None:
    """With its legend beside it."""
    body = file("kaart/gemeente/2022/jeugdzorg/kaart.svg", beeld="difference")
    maps = ET.fromstring(body).findall(f"{SVG}svg")
    assert [item.get("data-canvas") for item in maps] == ["difference"]


def test_a_filtered_picture_says_that_it_is_filtered(file: GetFile) -> None:
    """The words come along, and the areas that are left out are white."""
    body = file("kaart/gemeente/2022/jeugdzorg/kaart.svg", alleen="duidelijk")
    assert "Alleen duidelijke verschillen zijn gekleurd" in body
    assert "buiten de keuze" in body


@pytest.mark.parametrize("indicator", ["jeugdzorg", "leeftijd-4-11"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_lines_of_a_picture_stay_on_the_sheet(file: GetFile, language: str, indicator: str) -> None:
    """Also in a type that is wider than the site's own."""
    sheet = ET.fromstring(file(f"kaart/wijk/2022/{indicator}/kaart.svg", language))
    for line in sheet.findall(f"{SVG}text"):
        if line.get("text-anchor") is None:
            size, words = float(line.get("font-size", "0")), line.text or ""
            assert float(line.get("x", "0")) + 0.55 * size * len(words) <= 1230, words


def test_colours_of_pictures_are_those_of_the_style_sheet() -> None:
    """One scale on the page, in the file and on the moving map."""
    tokens = (ROOT / "web" / "src" / "tokens.css").read_text("utf-8")
    named = dict(re.findall(r"--jp-([a-z0-9-]+): (#[0-9a-f]{6})", tokens))
    shown = {style: named.get(style.replace("class-", "shade-")) for style in FILLS}
    assert {style: colour for style, colour in shown.items() if colour} == {
        style: FILLS[style] for style in FILLS if style not in ("impossible", "left-out")
    }


def test_a_copy_in_files_holds_what_a_moving_map_reads(edition: Edition) -> None:
    """Values, picture and page to embed of every drawn map; outlines once for all languages."""
    held = set(map(page_in, SiteFiles(edition.release, is_concept=False).pages()))
    path = "kaart/gemeente/2022/jeugdzorg"
    for name in (f"{path}/waarden.json", f"{path}/kaart.svg", f"insluiten/{path}"):
        assert {("nl", name), ("en", name)} <= held
    assert ("nl", "kaart/grenzen/gemeente-2022.json") in held
    assert ("en", "kaart/grenzen/gemeente-2022.json") not in held


@pytest.mark.parametrize(
    "path",
    [
        "kaart/grenzen/land-2022.json",
        "kaart/grenzen/wijk-1999.json",
        "kaart/grenzen/wijk-2022.json/meer",
        "kaart/provincie/2022/jeugdzorg/kaart.svg",
        "kaart/gemeente/2022/niets/waarden.json",
        "insluiten",
        "insluiten/gebied/GM9001",
        "insluiten/kaart/provincie/2022/jeugdzorg",
    ],
)
def test_what_cannot_be_drawn_is_not_there(edition: Edition, links: MakeLinks, path: str) -> None:
    """A level without outlines, a year that is not held, an address that was made up."""
    made = answer(edition, links(path), {})
    assert isinstance(made, Page)
    assert made.status == 404
