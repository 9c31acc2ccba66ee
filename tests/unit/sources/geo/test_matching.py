"""Which regions have an outline, and outlines borrowed from another year."""

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.borrowing import outlines_for
from jeugdpeil.sources.geo.coverage import is_coverage
from jeugdpeil.sources.geo.matching import match
from support.squares import areas_km2, box, outlines, square

TWO = {"GM0001": square(0, 0), "GM0002": square(1, 0)}
GEMEENTE = RegionLevel.GEMEENTE


def test_regions_and_outlines_are_compared_both_ways() -> None:
    """What joins, what has no outline and what has no figures are three lists."""
    found = match(outlines(TWO), ["GM0003", "GM0002"])
    assert found.found == ("GM0002",)
    assert found.without_outline == ("GM0003",)
    assert found.not_in_list == ("GM0001",)
    assert [(item.code, dict(item.context)["codes"]) for item in found.findings] == [
        ("geometry-without-outline", "GM0003"),
        ("geometry-not-in-list", "GM0001"),
    ]


def test_a_full_match_has_nothing_to_say() -> None:
    """Every region drawn, every outline used."""
    assert match(outlines(TWO), list(TWO)).findings == ()


def test_the_own_year_goes_before_another() -> None:
    """An outline is borrowed only where the own year has none, and that is told."""
    own = outlines({"GM0001": square(0, 0)}, year=2022)
    later = outlines({"GM0001": square(0, 0, 3), "GM0002": square(1, 0)}, year=2023)
    outcome = outlines_for(["GM0001", "GM0002"], GEMEENTE, 2022, [own, later])
    (finding,) = outcome.findings
    assert areas_km2(outcome.geometry) == {"GM0001": 1.0, "GM0002": 1.0}
    assert set(outcome.geometry.table["region_year"].to_pylist()) == {2022}
    assert finding.code == "geometry-borrowed"
    assert dict(finding.context) == {"codes": "GM0002", "year": "2022", "from_year": "2023"}


def test_a_borrowed_outline_is_made_to_fit() -> None:
    """Outlines of two years overlap a little; afterwards their borders meet."""
    own = outlines({"GM0001": square(0, 0)}, year=2022)
    later = outlines({"GM0002": box(0.99, 0, 2, 1)}, year=2023)
    outcome = outlines_for(["GM0001", "GM0002"], GEMEENTE, 2022, [own, later])
    assert is_coverage(outcome.geometry)
    assert sum(areas_km2(outcome.geometry).values()) == pytest.approx(2)


def test_a_region_without_any_outline_is_named() -> None:
    """Outlines that nobody asked for are left out."""
    outcome = outlines_for(["GM0002", "GM0009"], GEMEENTE, 2022, [outlines(TWO)])
    (finding,) = outcome.findings
    assert list(areas_km2(outcome.geometry)) == ["GM0002"]
    assert (finding.code, dict(finding.context)["codes"]) == ("geometry-without-outline", "GM0009")


def test_no_outline_at_all_is_an_empty_table() -> None:
    """Nothing to draw is told, not an exception."""
    outcome = outlines_for(["GM0009"], GEMEENTE, 2022, [])
    assert outcome.geometry.table.num_rows == 0
    assert [finding.code for finding in outcome.findings] == ["geometry-without-outline"]


def test_outlines_of_another_level_are_a_mistake_of_the_programmer() -> None:
    """Wijken cannot stand in for gemeenten."""
    wijken = outlines({"WK000100": square(0, 0)}, RegionLevel.WIJK)
    with pytest.raises(ValueError, match="outlines of a gemeente are wanted"):
        outlines_for(["GM0001"], GEMEENTE, 2022, [wijken])
