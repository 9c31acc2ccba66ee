"""The files to take along say what the release says, hide what it hides, and fit their paper."""

import csv
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.reports.document import record
from jeugdpeil.reports.typesetting import SCALE
from jeugdpeil.serving.take_away.files import TakeAwayFiles, files_of
from jeugdpeil.serving.take_away.printing import ROOMS, SIDES
from jeugdpeil.serving.take_away.region_workbook import region_workbook
from jeugdpeil.serving.take_away.summary import summary
from jeugdpeil.serving.take_away.summary_parts import PartLine, chosen_lines
from jeugdpeil.serving.take_away.talk_sheet import talk_sheet
from jeugdpeil.site.chart_svg import chart_of_region, chart_svg, size_of
from jeugdpeil.site.drawing.line_chart import LineChart
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.palette import DEFAULT, colours_of, palette
from jeugdpeil.site.views.region_page import region_page
from jeugdpeil.site.views.region_whole import charts_of_region
from support.mini_release import ODD_WIJKEN
from support.site_fixtures import GetRegion
from support.workbook_reader import sheets_of

ROOT = Path(__file__).resolve().parents[3]
HEADED = "Kenmerk"


@pytest.fixture(scope="module")
def files(edition: Edition) -> TakeAwayFiles:
    """The files of the mini release."""
    return TakeAwayFiles(edition, "https://monitor.example/")


def regions(edition: Edition) -> Iterator[Region]:
    """Every region of the release in its newest division."""
    for code in edition.regions.by_code:
        found = edition.regions.get(code)
        assert found is not None
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_of_every_region_takes_two_sides(
    files: TakeAwayFiles, edition: Edition, language: str
) -> None:
    """One sheet of paper, whatever there is to tell."""
    printer, found = files._printer, {}
    for region in regions(edition):
        tried = (summary(edition, region, language, files.site, room) for room in ROOMS)
        found[region.key.code] = any(printer.sides(item) == SIDES for item in tried)
    assert [code for code, fits in found.items() if not fits] == []


def test_the_sheet_for_a_conversation_takes_two_sides(
    files: TakeAwayFiles, edition: Edition
) -> None:
    """Also where the names and sentences are long."""
    sheets = (talk_sheet(edition, region, "nl") for region in regions(edition))
    sides = {files._printer.sides(sheet) for sheet in sheets if sheet is not None}
    assert sides == {SIDES}


def test_a_summary_says_what_the_page_says(files: TakeAwayFiles, region: GetRegion) -> None:
    """Figure, interval, status, verdict, source and the warning."""
    hatterloo = region("GM9001")
    document = summary(files.edition, hatterloo, "nl", files.site, ROOMS[0])
    words = json.dumps(record(document), ensure_ascii=False).replace("\xa0", " ")
    shown = region_page(files.edition, hatterloo, Links(files.edition.regions, "nl")).figure
    assert shown is not None
    wanted = (
        "VERZONNEN",
        shown.value,
        shown.interval,
        shown.status,
        "lager dan verwacht",
        "Een verandering zegt niets over de oorzaak",
        "CC BY 4.0",
        shown.anchor,
    )
    assert [word for word in wanted if word.replace("\xa0", " ") not in words] == []


def tables_of(files: TakeAwayFiles, region: Region) -> bytes:
    """The workbook of a region in Dutch."""
    place = next(item for item in files.of_region(region, "nl") if item.path.endswith(".xlsx"))
    return place.make() or b""


def rows_of_figures(content: bytes) -> Iterator[dict[str, str | float | None]]:
    """Every row of a workbook that has the id of a published figure."""
    for sheet in sheets_of(content).values():
        head, *rows = sheet
        if HEADED in head:
            for row in rows:
                yield dict(zip([str(name) for name in head], row, strict=False))


@pytest.mark.parametrize("code", ["GM9001", "GM9004", "jr-noordpeil", "NL00", "WK900100"])
def test_the_workbook_holds_the_numbers_of_the_release(
    files: TakeAwayFiles, edition: Edition, region: GetRegion, code: str
) -> None:
    """Value, count and interval of each row are those of the figure with that id."""
    held = {
        figure.lineage_id: figure
        for each in regions(edition)
        for figure in edition.release.figures_of_region(each.key.code)
    }
    seen = 0
    for row in rows_of_figures(tables_of(files, region(code))):
        figure = held.get(str(row.get(HEADED)))
        if figure is not None and "Waarde" in row:
            number = figure.count if figure.value is None else figure.value
            value = row["Waarde"]
            assert value == number if figure.is_present else isinstance(value, str)
            assert row.get("Aantal") == figure.count
            seen += 1
    assert seen > 5


@pytest.mark.parametrize("code", ["GM9001", "GM9007", "PV92", "WK900702"])
def test_the_workbook_holds_the_expected_figures_of_the_release(
    files: TakeAwayFiles, edition: Edition, region: GetRegion, code: str
) -> None:
    """Expected, difference and verdict are the published ones, with the sign of the difference."""
    held = {
        figure.lineage_id: figure
        for each in regions(edition)
        for figure in edition.release.expected_of_region(each.key.code)
    }
    for row in rows_of_figures(tables_of(files, region(code))):
        figure = held.get(str(row.get(HEADED)))
        if figure is not None:
            assert row["Verwacht (%)"] == figure.expected
            shown = figure.difference if figure.has_actual else "niet getoond"
            assert row["Verschil (procentpunt)"] == shown


def hidden_regions(edition: Edition) -> list[Region]:
    """Regions of which the newest headline figure is not shown."""
    found = (edition.regions.get(code) for code in ODD_WIJKEN)
    return [region for region in found if region is not None]


def test_no_file_holds_a_number_of_a_hidden_figure(files: TakeAwayFiles, edition: Edition) -> None:
    """Not in CSV, not in JSON, not in a workbook: where the cell is hidden every number is away."""
    hidden = hidden_regions(edition)
    assert hidden
    checked = 0
    for region in hidden:
        made = {
            place.path.rpartition(".")[2]: place.make() or b""
            for place in files.of_region(region, "nl")
            if place.path.endswith((".csv", ".json")) and "csl" not in place.path
        }
        lines = made["csv"].decode("utf-8-sig").splitlines()
        rows = [*csv.DictReader(lines), *json.loads(made["json"])["cijfers"]]
        for row in rows:
            if row["cel"] != CellKind.PRESENT.value:
                speaking = ("aantal", "waarde", "ondergrens", "bovengrens")
                assert [row[name] for name in speaking if row[name] not in ("", None)] == []
                checked += 1
        for told in json.loads(made["json"])["verwacht"]:
            if told["werkelijk"] is None:
                assert told["verschil"] is None
                assert told["oordeel"] is None
    assert checked > 0


def test_the_figures_of_a_region_are_all_in_its_csv(
    files: TakeAwayFiles, edition: Edition, region: GetRegion
) -> None:
    """Every year, every publication, under the names of the release."""
    place = next(each for each in files.of_region(region("GM9001"), "nl") if "csv" in each.path)
    rows = list(csv.DictReader((place.make() or b"").decode("utf-8-sig").splitlines()))
    assert len(rows) == len(edition.release.figures_of_region("GM9001"))
    assert {row["gebiedsnaam"] for row in rows} >= {"Hatterloo"}


def test_every_chart_is_a_picture_that_says_what_it_is(edition: Edition) -> None:
    """Title, status, source, release and licence stand inside, and no style or script."""
    region = edition.regions.get("GM9001")
    assert region is not None
    charts = charts_of_region(edition, region, "nl")
    assert {chart.kind for chart in charts} >= {"bars", "line", "strip", "waterfall", "whiskers"}
    for chart in charts:
        svg = chart_svg(chart)
        words = " ".join(re.findall(r">([^<]+)</text>", svg))
        assert "Bron" in words or "gepubliceerd op" in words, chart.name
        assert "2026-04-30.1" in words, chart.name
        assert "VERZONNEN" in words, chart.name
        assert "<style" not in svg, chart.name
        assert "style=" not in svg, chart.name
        assert chart.title[0].split()[0] in words, chart.name


def test_a_line_shows_what_its_figures_become_as_its_legend_says(edition: Edition) -> None:
    """A band at each provisional figure with a nowcast, and one in the legend."""
    region = edition.regions.get("GM9001")
    assert region is not None
    band = palette()["rust-edge"]
    for chart in charts_of_region(edition, region, "nl"):
        if isinstance(chart.drawing, LineChart):
            bands = sum(mark.nowcast is not None for mark in chart.drawing.marks)
            assert ("nowcast" in chart.keys) == (bands > 0)
            assert chart_svg(chart).count(band) == (bands + 1 if bands else 0)


def test_a_chart_as_png_has_twice_its_size(files: TakeAwayFiles, region: GetRegion) -> None:
    """The size of the SVG times SCALE."""
    place = next(iter(files.of_charts(region("GM9001"), "nl")))
    name = place.path.rpartition("/")[2].replace(".png", ".svg")
    svg = chart_of_region(files.edition, region("GM9001"), name, "nl")
    assert svg is not None
    width, height = size_of(svg)
    png = place.make() or b""
    assert struct.unpack(">II", png[16:24]) == (SCALE * width, SCALE * height)


def test_the_colours_of_files_are_those_of_the_theme() -> None:
    """A file that stands alone looks like the page that it is from."""
    sheet = (ROOT / "web" / "src" / "tokens.css").read_text("utf-8")
    assert colours_of(sheet) == DEFAULT


def test_a_workbook_tells_its_definitions_and_sources(edition: Edition, region: GetRegion) -> None:
    """The first sheet says how to read it, the last two what is counted and where it is from."""
    names = [sheet.name for sheet in region_workbook(edition, region("GM9001"), "nl").sheets]
    assert names[0] == "Toelichting"
    assert names[-2:] == ["Definities", "Bronnen"]


def test_a_folder_of_files_has_those_of_gemeenten_and_none_of_wijken(edition: Edition) -> None:
    """What the pages of such a folder name is there, and not many times as much."""
    places = [place for place, _ in files_of(edition)]
    assert len(places) == len(set(places))
    assert any("/GM9001/" in place for place in places)
    assert not [place for place in places if "/WK" in place]
    assert any(place.startswith("en/meenemen/") for place in places)


def test_parts_that_do_not_fit_are_no_league() -> None:
    """They are chosen by their verdict, all of those or none, and never by their number."""
    lines = [PartLine(name, None, None) for name in "abc"]
    assert chosen_lines(lines, 3) == lines
    assert chosen_lines(lines, 2) == []
