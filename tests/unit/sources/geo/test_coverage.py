"""Borders that meet: overlaps and seams repaired, and simplified without tearing neighbours."""

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.coverage import is_coverage, repaired, simplified
from jeugdpeil.sources.geo.outlines import outlines_of
from support.squares import EAST, KM, NORTH, areas_km2, box, outlines, shapes_by_code, square

METRE = 0.001
GEMEENTEN = ("GM0001", "GM0002")


def wave(step: float, height: float) -> list[tuple[float, float]]:
    """A wavy border of one km from south to north at 1 km east, in km."""
    count = round(1 / step)
    return [(1 + (height if index % 2 else 0), index * step) for index in range(count + 1)]


def side(corners: list[tuple[float, float]]) -> shapely.Polygon:
    return shapely.Polygon([(EAST + x * KM, NORTH + y * KM) for x, y in corners])


def wavy_pair() -> dict[str, shapely.Polygon]:
    """Two squares whose common border goes up and down by 10 m every 50 m."""
    border = wave(0.05, 0.01)
    return {
        "GM0001": side([(0, 1), (0, 0), *border]),
        "GM0002": side([(2, 0), (2, 1), *reversed(border)]),
    }


def test_squares_that_meet_are_left_alone() -> None:
    """What is a coverage already comes back as it is, without a word."""
    geometry = outlines({"GM0001": square(0, 0), "GM0002": square(1, 0)})
    outcome = repaired(geometry)
    assert outcome.geometry is geometry
    assert outcome.findings == ()


def test_an_overlap_goes_to_one_of_the_two() -> None:
    """Two squares with 0.1 km in common cover 1.9 km2 together afterwards."""
    outcome = repaired(outlines({"GM0001": square(0, 0), "GM0002": box(0.9, 0, 1.9, 1)}))
    (finding,) = outcome.findings
    assert is_coverage(outcome.geometry)
    assert sum(areas_km2(outcome.geometry).values()) == pytest.approx(1 + 1 - 0.1)
    assert finding.code == "geometry-borders-repaired"
    assert dict(finding.context) == {"codes": "GM0001, GM0002", "largest_change_m2": "100000"}


def test_a_corner_on_the_border_of_a_neighbour_is_given_to_both() -> None:
    """A neighbour gets the points that its border lacks, and no area changes."""
    shapes = {"GM0001": box(0, 0, 1, 2), "GM0002": square(1, 0), "GM0003": square(1, 1)}
    geometry = outlines(shapes)
    assert not is_coverage(geometry)
    outcome = repaired(geometry)
    assert is_coverage(outcome.geometry)
    assert areas_km2(outcome.geometry) == areas_km2(geometry)


def ring_with_gap(width: float, codes: Sequence[str] = GEMEENTEN) -> dict[str, BaseGeometry]:
    """A frame of 3 by 3 km around a hole, filled but for a gap of `width` km in the east."""
    hole = box(1, 1, 2, 2)
    frame = box(0, 0, 3, 3).difference(hole)
    return {codes[0]: frame, codes[1]: box(1, 1, 2 - width, 2)}


def test_a_seam_is_closed() -> None:
    """A gap of 100 m between gemeenten, closed all round, comes from simplifying them apart."""
    outcome = repaired(outlines(ring_with_gap(100 * METRE)))
    assert sum(areas_km2(outcome.geometry).values()) == pytest.approx(3 * 3)
    assert [finding.code for finding in outcome.findings] == ["geometry-borders-repaired"]


@pytest.mark.parametrize(
    ("level", "codes", "width"),
    [
        (RegionLevel.GEMEENTE, GEMEENTEN, 300 * METRE),
        (RegionLevel.WIJK, ("WK000100", "WK000101"), 100 * METRE),
    ],
)
def test_a_wider_gap_is_left_open(level: RegionLevel, codes: Sequence[str], width: float) -> None:
    """Foreign ground and water stay what they are; between wijken a ditch may be narrow."""
    outcome = repaired(outlines(ring_with_gap(width, codes), level))
    assert sum(areas_km2(outcome.geometry).values()) == pytest.approx(3 * 3 - width)


def test_repairing_twice_changes_nothing_more() -> None:
    """What was repaired needs no repair."""
    once = repaired(outlines(ring_with_gap(100 * METRE))).geometry
    twice = repaired(once)
    assert twice.geometry is once
    assert twice.findings == ()


def test_an_outline_inside_another_is_told() -> None:
    """Of two regions drawn on the same ground one keeps it, and the other is named."""
    outcome = repaired(outlines({"GM0001": square(0, 0), "GM0002": square(0, 0)}))
    lost = [finding for finding in outcome.findings if finding.severity is Severity.ERROR]
    assert [finding.code for finding in lost] == ["geometry-swallowed"]
    assert len(outlines_of(outcome.geometry).codes) == 1


def test_simplified_neighbours_still_share_their_border() -> None:
    """A wavy border becomes a straight one for both sides alike."""
    outcome = simplified(outlines(wavy_pair()), tolerance_m=100)
    shapes = shapes_by_code(outcome.geometry)
    assert is_coverage(outcome.geometry)
    assert shapely.get_num_coordinates(shapes["GM0001"]) < 10
    assert shapes["GM0001"].union(shapes["GM0002"]).area == pytest.approx(2 * KM**2, rel=0.01)


def test_a_tolerance_below_the_waves_keeps_them() -> None:
    """Waves of 10 by 50 m are larger than a tolerance of 5 m."""
    geometry = outlines(wavy_pair())
    outcome = simplified(geometry, tolerance_m=5)
    counts = [
        shapely.get_num_coordinates(outlines_of(each).shapes)
        for each in (geometry, outcome.geometry)
    ]
    assert np.array_equal(counts[0], counts[1])


def test_no_region_is_simplified_away() -> None:
    """A region far smaller than the tolerance keeps a shape."""
    shapes = {"GM0001": box(0, 0, 10, 10).difference(box(4, 4, 4.01, 4.01))}
    outcome = simplified(outlines({**shapes, "GM0002": box(4, 4, 4.01, 4.01)}), tolerance_m=5000)
    assert outlines_of(outcome.geometry).codes == ("GM0001", "GM0002")


def test_simplifying_repairs_first() -> None:
    """An overlap does not stop simplification; it is repaired and told."""
    overlapping = {"GM0001": square(0, 0), "GM0002": box(0.9, 0, 1.9, 1)}
    outcome = simplified(outlines(overlapping))
    assert is_coverage(outcome.geometry)
    assert [finding.code for finding in outcome.findings] == ["geometry-borders-repaired"]
