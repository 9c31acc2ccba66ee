"""TopoJSON: arcs that areas share, whole steps that become coordinates, objects by name."""

import json
from collections.abc import Mapping

import pytest
import shapely

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.reading import GeometryReading, read_geometry
from support.squares import EAST, KM, NORTH, areas_km2, shapes_by_code, snapshot_of

# Two squares side by side. Arc 0 is the border between them, from south to north; arcs 1 and 2 go
# on from its north end around the west and the east. Every step is a kilometre from the last point.
ARCS = [
    [[1, 0], [0, 1]],
    [[1, 1], [-1, 0], [0, -1], [1, 0]],
    [[1, 1], [1, 0], [0, -1], [-1, 0]],
]
TRANSFORM = {"scale": [KM, KM], "translate": [EAST, NORTH]}
WEST = {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "GM0001"}}
# ~2 is arc 2 backwards, from the south end around to the north end; ~0 leads back to the south.
OOST = {"type": "Polygon", "arcs": [[-3, -1]], "properties": {"code": "GM0002"}}


def topology(objects: Mapping[str, object], **members: object) -> bytes:
    document = {
        "type": "Topology",
        "arcs": ARCS,
        "transform": TRANSFORM,
        "objects": {
            name: {"type": "GeometryCollection", "geometries": geometries}
            for name, geometries in objects.items()
        },
    }
    return json.dumps({**document, **members}).encode()


def read(content: bytes, layer: str | None = None) -> GeometryReading:
    return read_geometry(content, snapshot_of(content), RegionLevel.GEMEENTE, 2023, layer=layer)


def test_steps_become_coordinates() -> None:
    """A quantised arc is a running sum of steps, times the scale, plus the translation."""
    shape = shapes_by_code(read(topology({"gm": [WEST]})).geometry)["GM0001"]
    assert shape.bounds == (EAST, NORTH, EAST + KM, NORTH + KM)


def test_a_shared_arc_makes_a_shared_border() -> None:
    """An arc taken backwards gives the neighbour exactly the same points."""
    shapes = shapes_by_code(read(topology({"gm": [WEST, OOST]})).geometry)
    assert shapely.coverage_is_valid([shapes["GM0001"], shapes["GM0002"]])
    assert shapes["GM0001"].intersection(shapes["GM0002"]).length == KM


def test_arcs_without_transform_are_coordinates() -> None:
    """An unquantised file holds places, not steps."""
    ring = [[EAST, NORTH], [EAST + KM, NORTH], [EAST, NORTH + KM], [EAST, NORTH]]
    area = {"type": "Polygon", "arcs": [[0]], "properties": {"code": "GM0001"}}
    content = json.dumps({"type": "Topology", "arcs": [ring], "objects": {"gm": area}}).encode()
    assert areas_km2(read(content).geometry) == {"GM0001": 1 / 2}


def test_holes_and_parts_are_kept() -> None:
    """A second ring is a hole, a second polygon an island."""
    arcs = [
        [[0, 0], [3, 0], [0, 3], [-3, 0], [0, -3]],
        [[1, 1], [0, 1], [1, 0], [0, -1], [-1, 0]],
        [[5, 0], [1, 0], [0, 1], [-1, 0], [0, -1]],
    ]
    area = {"type": "MultiPolygon", "arcs": [[[0], [1]], [[2]]], "properties": {"code": "GM0001"}}
    content = topology({"gm": [area]}, arcs=arcs)
    assert areas_km2(read(content).geometry) == {"GM0001": 3 * 3 - 1 + 1}


def test_the_object_asked_for_is_read() -> None:
    """A file with several objects gives the one that is named."""
    content = topology({"gm": [WEST, OOST], "nl": [WEST]})
    assert read(content, "gm").geometry.table.num_rows == 2


@pytest.mark.parametrize("layer", [None, "wijken"])
def test_objects_to_choose_from_are_named(layer: str | None) -> None:
    """Where the choice is open or wrong the message lists the objects."""
    with pytest.raises(SourceError, match="lagen die er zijn: gm, nl"):
        read(topology({"gm": [WEST], "nl": [OOST]}), layer)


def test_the_id_of_an_area_can_be_its_code() -> None:
    """Some makers put the code beside the properties instead of in them."""
    area = {"type": "Polygon", "arcs": [[0, 1]], "id": "GM0001"}
    assert areas_km2(read(topology({"gm": [area]})).geometry) == {"GM0001": 1.0}


@pytest.mark.parametrize(
    "area",
    [
        {"type": "Polygon", "arcs": [[7]]},
        {"type": "Polygon", "arcs": [["x"]]},
        {"type": "Polygon", "arcs": [[0]]},
        {"type": "Polygon", "arcs": []},
        {"type": "LineString", "arcs": [0]},
        {"type": None},
    ],
    ids=["no such arc", "no number", "not closed", "no ring", "a line", "nothing"],
)
def test_an_area_that_cannot_be_put_together_is_set_apart(area: dict[str, object]) -> None:
    """A broken area costs its own row only."""
    broken = {**area, "properties": {"code": "GM0002"}}
    reading = read(topology({"gm": [WEST, broken]}))
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]
    assert "geometry-empty" in [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "members",
    [
        {"arcs": [["x"]]},
        {"arcs": [5]},
        {"arcs": [[[0, 0], [None, 1]]]},
        {"arcs": [[[0, 0], [10**400, 1]]]},
        {"transform": {"scale": [1e308, 1e308], "translate": [0, 0]}, "arcs": [[[9, 9], [9, 9]]]},
        {"transform": {"scale": [1], "translate": [0, 0]}},
    ],
    ids=["words", "no list", "null", "huge", "overflow", "half a scale"],
)
def test_unreadable_arcs_are_refused(members: dict[str, object]) -> None:
    """Without arcs there is nothing to draw, and the message says so."""
    with pytest.raises(SourceError, match="bogen"):
        read(topology({"gm": [WEST]}, **members))


def test_a_topology_without_objects_is_refused() -> None:
    """A file cut down to its arcs has no areas."""
    with pytest.raises(SourceError, match="geen enkele"):
        read(json.dumps({"type": "Topology", "arcs": ARCS}).encode())
