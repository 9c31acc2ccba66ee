"""From degrees to the national grid and back."""

import numpy as np
import pytest
import shapely
from pyproj import CRS

from jeugdpeil.sources.geo.layer import shapes_of
from jeugdpeil.sources.geo.projection import Grid, grid_of_name, grid_of_range, to_degrees, to_rd
from support.squares import square


def test_the_origin_of_the_grid_is_at_amersfoort() -> None:
    """ETRS89 52.155172907, 5.387203658 is RD 155000, 463000 (Kadaster), within a decimetre."""
    (place,) = to_rd(shapes_of([shapely.Point(5.387203658, 52.155172907)]))
    assert (place.x, place.y) == pytest.approx((155_000, 463_000), abs=0.1)


def test_there_and_back_is_the_same_place() -> None:
    """Metres to degrees and back move nothing by a millimetre."""
    shapes = shapes_of([square(0, 0), square(-100, -120, 3)])
    moved = shapely.hausdorff_distance(to_rd(to_degrees(shapes)), shapes)
    assert float(np.max(moved)) < 0.001


@pytest.mark.parametrize(
    ("name", "grid"),
    [
        ("EPSG:28992", Grid.RD),
        ("urn:ogc:def:crs:EPSG::28992", Grid.RD),
        ("28992", Grid.RD),
        ("EPSG:7415", Grid.RD),
        (CRS(28992).to_wkt(), Grid.RD),
        ("EPSG:4326", Grid.DEGREES),
        ("EPSG:4258", Grid.DEGREES),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", Grid.DEGREES),
        ("EPSG:3857", None),
        ("onzin", None),
    ],
)
def test_a_system_is_known_under_all_its_names(name: str, grid: Grid | None) -> None:
    """Codes, URNs and WKT name the same system."""
    assert grid_of_name(name) is grid


@pytest.mark.parametrize(
    ("bounds", "grid"),
    [
        ((3.3, 50.7, 7.3, 53.6), Grid.DEGREES),
        ((13_000, 306_000, 278_000, 620_000), Grid.RD),
        ((5, 50, 7, 463_000), Grid.RD),
    ],
)
def test_numbers_show_whether_they_are_degrees(bounds: tuple[float, ...], grid: Grid) -> None:
    """What does not fit on the globe are metres."""
    assert grid_of_range(np.array(bounds)) is grid
