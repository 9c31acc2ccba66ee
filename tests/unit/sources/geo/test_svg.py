"""SVG paths: whole relative steps on one canvas, holes open, no region lost."""

import json
import re

import pytest
import shapely

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.outlines import joined_geometry
from jeugdpeil.sources.geo.svg import Frame, frame_of, svg_paths
from support.squares import EAST, KM, NORTH, box, outlines, square

# 10 by 10 km from the origin of the squares.
FRAME = Frame(EAST, NORTH, EAST + 10 * KM, NORTH + 10 * KM)


def drawn(path: str) -> shapely.geometry.base.BaseGeometry:
    """The area that a path fills, drawn as a browser would: each z goes back to the last m."""
    area: shapely.geometry.base.BaseGeometry = shapely.Polygon()
    x = y = 0
    for ring in re.findall(r"m([^z]*)z", path):
        numbers = [int(word) for word in re.findall(r"-?\d+", ring)]
        corners: list[tuple[int, int]] = []
        start = (x + numbers[0], y + numbers[1])
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        x, y = start
        area = area.symmetric_difference(shapely.Polygon(corners))
    return area


def test_a_square_is_a_path_of_relative_steps() -> None:
    """A square of 1 km in the south-west corner of 10 km on a canvas of 100 steps is 10 steps."""
    paths = svg_paths(outlines({"GM0001": square(0, 0)}), width=100, frame=FRAME)
    assert paths.view_box == "0 0 100 100"
    assert drawn(paths.paths["GM0001"]).equals(shapely.box(0, 90, 10, 100))
    assert re.fullmatch(r"m\d+ \d+( ?-?\d+){6}z", paths.paths["GM0001"])


def test_north_is_up() -> None:
    """A place further north has a smaller y."""
    paths = svg_paths(
        outlines({"GM0001": square(0, 0), "GM0002": square(0, 9)}), width=100, frame=FRAME
    )
    assert paths.labels["GM0002"][1] < paths.labels["GM0001"][1]


def test_a_hole_is_left_open_under_either_fill_rule() -> None:
    """The ring of a hole turns against the ring around it."""
    ring = box(0, 0, 3, 3).difference(square(1, 1))
    path = svg_paths(outlines({"GM0001": ring}), width=100, frame=FRAME).paths["GM0001"]
    outer, hole = re.findall(r"m([^z]*)z", path)
    assert drawn(path).area == 30 * 30 - 10 * 10
    assert turn(outer) * turn(hole) < 0


def turn(ring: str) -> float:
    """Twice the area of a ring with the sign of its direction."""
    numbers = [int(word) for word in re.findall(r"-?\d+", ring)]
    x = y = total = 0
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        total += x * (y + dy) - (x + dx) * y
        x, y = x + dx, y + dy
    return total


def test_islands_are_parts_of_one_path() -> None:
    """Every part is drawn where it lies."""
    shape = shapely.MultiPolygon([square(0, 0), square(5, 5), square(8, 2)])
    path = svg_paths(outlines({"GM0001": shape}), width=100, frame=FRAME).paths["GM0001"]
    wanted = shapely.union_all(
        [shapely.box(0, 90, 10, 100), shapely.box(50, 40, 60, 50), shapely.box(80, 70, 90, 80)]
    )
    assert drawn(path).equals(wanted)


def test_each_region_starts_anew() -> None:
    """A path does not depend on the regions before it."""
    alone = svg_paths(outlines({"GM0002": square(4, 4)}), width=100, frame=FRAME)
    both = svg_paths(
        outlines({"GM0001": square(0, 0), "GM0002": square(4, 4)}), width=100, frame=FRAME
    )
    assert both.paths["GM0002"] == alone.paths["GM0002"]


def test_a_region_smaller_than_a_step_is_still_drawn() -> None:
    """Ten metres on a canvas with steps of 1 km become a square of one step."""
    paths = svg_paths(outlines({"GM0001": square(4, 4, 0.01)}), width=10, frame=FRAME)
    assert paths.paths["GM0001"] == "m4 6h1v1h-1z"
    assert paths.boxes["GM0001"] == (4, 6, 1, 1)


def test_parts_smaller_than_a_step_are_left_out() -> None:
    """A sandbank beside an island takes no room in the path."""
    shape = shapely.MultiPolygon([square(0, 0, 2), square(5, 5, 0.01)])
    path = svg_paths(outlines({"GM0001": shape}), width=10, frame=FRAME).paths["GM0001"]
    assert drawn(path).equals(shapely.box(0, 8, 2, 10))


def test_points_that_fall_together_are_drawn_once() -> None:
    """Corners of 10 m disappear in steps of 1 km."""
    corners = [(0, 0), (2, 0), (2.01, 0.01), (2, 0.02), (2, 2), (0, 2)]
    shape = shapely.Polygon([(EAST + x * KM, NORTH + y * KM) for x, y in corners])
    path = svg_paths(outlines({"GM0001": shape}), width=10, frame=FRAME).paths["GM0001"]
    assert drawn(path).equals(shapely.box(0, 8, 2, 10))
    assert len(re.findall(r"-?\d+", path)) == 2 * 4


def test_levels_in_one_frame_lie_over_each_other() -> None:
    """A country and its gemeente have the same corner on the canvas."""
    gemeente = outlines({"GM0001": square(2, 2)})
    land = outlines({"NL00": box(2, 2, 8, 8)}, RegionLevel.LAND)
    frame = frame_of(joined_geometry([gemeente, land]))
    boxes = [svg_paths(each, frame=frame).boxes for each in (gemeente, land)]
    left, bottom = boxes[0]["GM0001"][0], boxes[0]["GM0001"][1] + boxes[0]["GM0001"][3]
    assert (left, bottom) == (boxes[1]["NL00"][0], boxes[1]["NL00"][1] + boxes[1]["NL00"][3])


def test_levels_of_a_year_can_be_drawn_together() -> None:
    """One call takes a table with several levels, from large to small."""
    gemeente = outlines({"GM0001": square(2, 2)})
    land = outlines({"NL00": box(2, 2, 8, 8)}, RegionLevel.LAND)
    assert list(svg_paths(joined_geometry([gemeente, land])).paths) == ["NL00", "GM0001"]


def test_years_are_not_drawn_together() -> None:
    """The same code of two years would be one path."""
    both = joined_geometry([outlines({"GM0001": square(0, 0)}, year=year) for year in (2021, 2022)])
    with pytest.raises(ValueError, match="one year"):
        svg_paths(both)


def test_the_frame_leaves_room_around_the_outlines() -> None:
    """A kilometre on every side keeps borders from being cut in half."""
    frame = frame_of(outlines({"GM0001": square(0, 0, 8)}))
    assert frame == Frame(EAST - KM, NORTH - KM, EAST + 9 * KM, NORTH + 9 * KM)


def test_a_label_lies_inside_its_region() -> None:
    """In a horseshoe the middle would lie outside."""
    shape = box(0, 0, 9, 9).difference(box(1, 0, 8, 8))
    paths = svg_paths(outlines({"GM0001": shape}), width=1000, frame=FRAME)
    assert drawn(paths.paths["GM0001"]).contains(shapely.Point(paths.labels["GM0001"]))


def test_the_document_holds_what_a_page_needs() -> None:
    """The JSON has the canvas, and paths, labels and boxes by code."""
    document = json.loads(
        svg_paths(outlines({"GM0001": square(0, 0)}), width=100, frame=FRAME).to_json()
    )
    assert document["view_box"] == "0 0 100 100"
    assert document["labels"] == {"GM0001": [5, 95]}
    assert document["boxes"] == {"GM0001": [0, 90, 10, 10]}
    assert list(document["paths"]) == ["GM0001"]
