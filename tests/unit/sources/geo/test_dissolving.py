"""Larger regions out of smaller ones, and what is said of parts that are missing."""

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.dissolving import dissolve
from jeugdpeil.sources.geo.outlines import joined_geometry
from support.squares import areas_km2, box, outlines, shapes_by_code, square

NORTH_AND_SOUTH = {
    "GM0001": "jr-zuid",
    "GM0002": "jr-zuid",
    "GM0003": "jr-noord",
    "GM0004": "jr-noord",
}
FOUR = {
    "GM0001": square(0, 0),
    "GM0002": square(1, 0),
    "GM0003": square(0, 1),
    "GM0004": square(1, 1),
}


def test_gemeenten_become_regions_without_borders_inside() -> None:
    """Four squares make two rectangles of two by one."""
    outcome = dissolve(outlines(FOUR), NORTH_AND_SOUTH, RegionLevel.JEUGDREGIO, 2026)
    shapes = shapes_by_code(outcome.geometry)
    assert shapes["jr-zuid"].equals(box(0, 0, 2, 1))
    assert shapes["jr-noord"].equals(box(0, 1, 2, 2))
    assert outcome.findings == ()


def test_the_larger_regions_bear_their_own_level_and_year() -> None:
    """Regions of 2026 may be drawn from gemeenten of 2022."""
    outcome = dissolve(outlines(FOUR), NORTH_AND_SOUTH, RegionLevel.JEUGDREGIO, 2026)
    rows = outcome.geometry.table.to_pylist()
    assert {(row["region_level"], row["region_year"]) for row in rows} == {("jeugdregio", 2026)}


def test_an_enclave_of_another_region_stays_open() -> None:
    """A hole that another region fills is no seam."""
    around = box(0, 0, 3, 3).difference(square(1, 1, 0.1))
    shapes = {"GM0001": around, "GM0002": square(1, 1, 0.1)}
    parents = {"GM0001": "jr-rond", "GM0002": "jr-midden"}
    outcome = dissolve(outlines(shapes), parents, RegionLevel.JEUGDREGIO, 2026)
    assert areas_km2(outcome.geometry) == {"jr-rond": 9 - 0.01, "jr-midden": 0.01}


def test_parts_apart_become_one_region() -> None:
    """An island belongs to its region."""
    shapes = {"GM0001": square(0, 0), "GM0002": square(5, 5)}
    parents = {"GM0001": "NL00", "GM0002": "NL00"}
    outcome = dissolve(outlines(shapes), parents, RegionLevel.LAND, 2022)
    assert areas_km2(outcome.geometry) == {"NL00": 1 + 1}


def test_a_part_without_outline_is_named() -> None:
    """A region of which a part is missing is drawn from the rest, and says so."""
    shapes = {code: shape for code, shape in FOUR.items() if code != "GM0002"}
    outcome = dissolve(outlines(shapes), NORTH_AND_SOUTH, RegionLevel.JEUGDREGIO, 2026)
    (finding,) = outcome.findings
    assert areas_km2(outcome.geometry)["jr-zuid"] == 2 - 1
    assert finding.code == "geometry-part-missing"
    assert dict(finding.context) == {"code": "jr-zuid", "parts": "GM0002"}


def test_a_region_without_any_part_is_named() -> None:
    """A region of which every part is missing has no outline."""
    shapes = {code: FOUR[code] for code in ("GM0001", "GM0002")}
    outcome = dissolve(outlines(shapes), NORTH_AND_SOUTH, RegionLevel.JEUGDREGIO, 2026)
    (finding,) = outcome.findings
    assert list(areas_km2(outcome.geometry)) == ["jr-zuid"]
    assert (finding.code, finding.count) == ("geometry-region-missing", 2)
    assert dict(finding.context)["parts"] == "GM0003, GM0004"


def test_an_outline_that_belongs_nowhere_is_named() -> None:
    """A gemeente that the list does not know is left out and told."""
    parents = {code: NORTH_AND_SOUTH[code] for code in ("GM0001", "GM0002", "GM0003")}
    outcome = dissolve(outlines(FOUR), parents, RegionLevel.JEUGDREGIO, 2026)
    (finding,) = outcome.findings
    assert (finding.code, dict(finding.context)["codes"]) == ("geometry-part-of-nothing", "GM0004")


def test_a_region_names_the_sources_of_all_its_parts() -> None:
    """A region out of two files can be traced to both."""
    geometry = joined_geometry(
        [
            outlines({"GM0001": square(0, 0)}, source="a@1"),
            outlines({"GM0002": square(1, 0)}, source="b@2"),
        ]
    )
    parents = {"GM0001": "NL00", "GM0002": "NL00"}
    outcome = dissolve(geometry, parents, RegionLevel.LAND, 2022)
    assert outcome.geometry.table["source"].to_pylist() == ["a@1;b@2"]


def test_outlines_of_two_years_are_a_mistake_of_the_programmer() -> None:
    """One level and year at a time."""
    both = joined_geometry([outlines(FOUR, year=2021), outlines(FOUR, year=2022)])
    with pytest.raises(ValueError, match="one level and year"):
        dissolve(both, NORTH_AND_SOUTH, RegionLevel.JEUGDREGIO, 2026)
