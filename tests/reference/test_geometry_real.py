"""The outlines of the real files: what joins, what is missing, and what a map of them weighs."""

import csv
import gzip
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely

from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.borrowing import outlines_for
from jeugdpeil.sources.geo.coverage import is_coverage, repaired, simplified
from jeugdpeil.sources.geo.dissolving import dissolve
from jeugdpeil.sources.geo.matching import match
from jeugdpeil.sources.geo.neighbours import neighbours
from jeugdpeil.sources.geo.open_data import in_rounded_degrees
from jeugdpeil.sources.geo.outlines import joined_geometry, outlines_of
from jeugdpeil.sources.geo.reading import GeometryReading, read_geometry
from jeugdpeil.sources.geo.svg import frame_of, svg_paths
from support.squares import areas_km2, snapshot_of

WIJK, GEMEENTE, JEUGDREGIO = RegionLevel.WIJK, RegionLevel.GEMEENTE, RegionLevel.JEUGDREGIO
# Goeree-Overflakkee, whose 14 wijken the file of 2022 lacks.
WIJKEN_OF_GM1924 = tuple(f"WK1924{number:02d}" for number in range(14))
MERGED_INTO_2023 = ("GM0457", "GM0501", "GM0530", "GM0614")


@cache
def wijken(folder: Path) -> GeometryReading:
    content = (folder / "geo" / "wijk_2022_simpl100m.geojson").read_bytes()
    return read_geometry(content, snapshot_of(content), WIJK, 2022)


@cache
def gemeenten(folder: Path) -> GeometryReading:
    content = (folder / "geo" / "nl-vr-gm-2023.topo.json").read_bytes()
    return read_geometry(content, snapshot_of(content), GEMEENTE, 2023, layer="gm_features")


@cache
def mended_wijken(folder: Path) -> Geometry:
    return repaired(wijken(folder).geometry).geometry


@cache
def jeugdregio_codes(folder: Path) -> dict[str, str]:
    """Code of the jeugdregio, made from its name, by gemeente, in the division of 2026."""
    path = folder / "geo" / "gm_jeugdregio_2026.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["gm_code"]: slug(row["jeugdregio"]) for row in csv.DictReader(file)}


def point_count(geometry: Geometry) -> int:
    return int(shapely.get_num_coordinates(outlines_of(geometry).shapes).sum())


def slug(name: str) -> str:
    return "jr-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@cache
def kwb_codes(folder: Path, niveau: str, year: str) -> frozenset[str]:
    path = folder / "cbs_wijk_2021_2022" / "kwb_jeugdzorg_wijk_gemeente_2021_2022.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if (row["niveau"], row["year"]) == (niveau, year)
        ]
    return frozenset(row["code"].strip() for row in rows)


def test_every_wijk_of_2022_has_an_outline_but_those_of_goeree_overflakkee(
    reference_data: Path,
) -> None:
    """3,326 of the 3,340 wijken join; the 14 that do not are named."""
    found = match(wijken(reference_data).geometry, kwb_codes(reference_data, "Wijk", "2022"))
    assert len(found.found) == 3_326 == 3_340 - 14
    assert found.without_outline == WIJKEN_OF_GM1924
    assert found.not_in_list == ()


def test_the_outlines_of_2022_serve_most_wijken_of_2021(reference_data: Path) -> None:
    """3,167 of the 3,248 wijken of 2021 have a code that still exists in 2022."""
    found = match(wijken(reference_data).geometry, kwb_codes(reference_data, "Wijk", "2021"))
    assert len(found.found) == 3_167
    assert len(found.found) + len(found.without_outline) == 3_248


def test_every_wijk_has_a_name(reference_data: Path) -> None:
    """The file holds the names of all its wijken."""
    reading = wijken(reference_data)
    assert len(reading.names) == 3_326
    assert reading.names["WK001400"] == "Centrum"


def test_only_shapes_that_cross_themselves_are_noticed_in_the_wijken(reference_data: Path) -> None:
    """The file names its system and every row is used; five shapes are repaired."""
    findings = wijken(reference_data).findings
    assert {finding.code for finding in findings} == {"geometry-repaired"}
    assert [dict(finding.context)["code"] for finding in findings] == [
        "WK009600",
        "WK017105",
        "WK071803",
        "WK169500",
        "WK170807",
    ]


def test_every_gemeente_of_2026_has_an_outline(reference_data: Path) -> None:
    """The TopoJSON of 2023 joins the list of 2026, 342 of 342."""
    found = match(gemeenten(reference_data).geometry, jeugdregio_codes(reference_data))
    assert len(found.found) == 342
    assert (found.without_outline, found.not_in_list) == ((), ())


def test_four_gemeenten_of_2022_have_no_outline_of_2023(reference_data: Path) -> None:
    """Weesp, Brielle, Hellevoetsluis and Westvoorne merged in between."""
    codes = kwb_codes(reference_data, "Gemeente", "2022")
    found = match(gemeenten(reference_data).geometry, codes)
    assert found.without_outline == MERGED_INTO_2023


def test_the_gemeenten_of_2022_are_complete_out_of_wijken_and_a_later_year(
    reference_data: Path,
) -> None:
    """344 gemeenten come out of their wijken, Goeree-Overflakkee is borrowed from 2023."""
    mended = mended_wijken(reference_data)
    parents = {code: f"GM{code[2:6]}" for code in outlines_of(mended).codes}
    own = dissolve(mended, parents, GEMEENTE, 2022).geometry
    codes = kwb_codes(reference_data, "Gemeente", "2022")
    outcome = outlines_for(codes, GEMEENTE, 2022, [own, gemeenten(reference_data).geometry])
    borrowed = next(item for item in outcome.findings if item.code == "geometry-borrowed")
    assert set(outlines_of(outcome.geometry).codes) == codes
    assert dict(borrowed.context)["codes"] == "GM1924"


def test_the_gemeenten_make_42_jeugdregios(reference_data: Path) -> None:
    """All regions are whole: no part is missing and none is left over."""
    source = gemeenten(reference_data).geometry
    outcome = dissolve(source, jeugdregio_codes(reference_data), JEUGDREGIO, 2026)
    assert len(outlines_of(outcome.geometry).codes) == 42
    assert {item.code for item in outcome.findings} == {"geometry-borders-repaired"}


def test_dissolving_loses_no_ground(reference_data: Path) -> None:
    """The jeugdregio's together are as large as the gemeenten together."""
    mended = repaired(gemeenten(reference_data).geometry).geometry
    regions = dissolve(mended, jeugdregio_codes(reference_data), JEUGDREGIO, 2026).geometry
    areas = [sum(areas_km2(each).values()) for each in (mended, regions)]
    assert areas[0] == pytest.approx(areas[1], abs=0.001)


def test_two_files_draw_the_same_country(reference_data: Path) -> None:
    """Wijken of 2022 and gemeenten of 2023 without GM1924 differ by less than 1 % in size."""
    of_wijken = sum(areas_km2(wijken(reference_data).geometry).values())
    of_gemeenten = areas_km2(gemeenten(reference_data).geometry)
    rest = sum(of_gemeenten.values()) - of_gemeenten["GM1924"]
    assert of_wijken == pytest.approx(rest, rel=0.01)


def test_repair_hardly_moves_the_wijken(reference_data: Path) -> None:
    """The borders of a handful of wijken are mended; no wijk changes by more than 300 m2."""
    before, after = wijken(reference_data).geometry, mended_wijken(reference_data)
    assert not is_coverage(before)
    assert is_coverage(after)
    change = [
        abs(new - old)
        for new, old in zip(areas_km2(after).values(), areas_km2(before).values(), strict=True)
    ]
    assert max(change) < 300e-6


def test_simplifying_keeps_every_wijk(reference_data: Path) -> None:
    """At 250 m fewer than two thirds of the points are left, of all 3,326 wijken."""
    mended = mended_wijken(reference_data)
    coarse = simplified(mended, 250).geometry
    assert is_coverage(coarse)
    assert outlines_of(coarse).codes == outlines_of(mended).codes
    points = [
        int(shapely.get_num_coordinates(outlines_of(each).shapes).sum())
        for each in (coarse, mended)
    ]
    assert points[0] < points[1] * 2 / 3


def test_the_islands_have_no_neighbours(reference_data: Path) -> None:
    """Ameland, Schiermonnikoog, Terschelling, Vlieland and Texel stand alone."""
    found = neighbours(gemeenten(reference_data).geometry)
    assert found.alone == ("GM0060", "GM0088", "GM0093", "GM0096", "GM0448")


def test_amsterdam_borders_on_its_neighbours(reference_data: Path) -> None:
    """Diemen and Amstelveen lie beside Amsterdam, Almere across the water does not."""
    found = neighbours(gemeenten(reference_data).geometry)
    pairs = set(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert {("GM0362", "GM0363"), ("GM0363", "GM0384")} <= pairs
    assert ("GM0034", "GM0363") not in pairs


def test_all_wijken_as_paths_weigh_less_than_350_kb(reference_data: Path) -> None:
    """Every wijk has a path, and the map of the country stays under its budget when packed."""
    paths = svg_paths(simplified(mended_wijken(reference_data)).geometry)
    packed = gzip.compress("\n".join(paths.paths.values()).encode(), mtime=0)
    assert len(paths.paths) == 3_326
    assert all(paths.paths.values())
    assert len(packed) < 350_000


def test_wijken_and_gemeenten_lie_over_each_other(reference_data: Path) -> None:
    """In one frame, the wijken of Groningen fall in the box of Groningen, to 20 steps (500 m)."""
    both = [mended_wijken(reference_data), gemeenten(reference_data).geometry]
    frame = frame_of(joined_geometry(both))
    wijk_boxes, gemeente_boxes = (svg_paths(each, frame=frame).boxes for each in both)
    inner = np.array([box for code, box in wijk_boxes.items() if code.startswith("WK0014")])
    left, top = inner[:, :2].min(axis=0)
    right, bottom = (inner[:, :2] + inner[:, 2:]).max(axis=0)
    x, y, width, height = gemeente_boxes["GM0014"]
    assert (left, top, right, bottom) == pytest.approx((x, y, x + width, y + height), abs=20)


def test_rounded_degrees_make_valid_outlines(reference_data: Path) -> None:
    """The download of all wijken holds no shape that crosses itself, and none is empty."""
    shapes = in_rounded_degrees(outlines_of(mended_wijken(reference_data)).shapes)
    assert bool(np.all(shapely.is_valid(shapes)))
    assert not bool(np.any(shapely.is_empty(shapes)))
