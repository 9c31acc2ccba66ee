"""Outlines for download: GeoJSON by its standard, PMTiles as a file that GDAL reads back."""

import json
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.gdal import GdalError, write_layer
from jeugdpeil.sources.geo.layer import shapes_of
from jeugdpeil.sources.geo.open_data import geojson_text, in_rounded_degrees
from jeugdpeil.sources.geo.pmtiles import Zooms, pmtiles, zooms_of
from jeugdpeil.sources.geo.reading import read_geometry
from support.squares import areas_km2, box, outlines, snapshot_of, square

TWO = {"GM0002": square(1, 0), "GM0001": square(0, 0)}


def test_features_come_in_order_of_code() -> None:
    """Each feature has its code, name, level and year."""
    document = json.loads(geojson_text(outlines(TWO), {"GM0001": "Súdwest"}))
    assert [item["properties"] for item in document["features"]] == [
        {"code": "GM0001", "naam": "Súdwest", "niveau": "gemeente", "jaar": 2022},
        {"code": "GM0002", "naam": "GM0002", "niveau": "gemeente", "jaar": 2022},
    ]
    assert [item["id"] for item in document["features"]] == ["GM0001", "GM0002"]


def test_coordinates_have_five_decimals() -> None:
    """A metre is precise enough, and longitude stands first."""
    document = json.loads(geojson_text(outlines(TWO), {}))
    points = np.array(document["features"][0]["geometry"]["coordinates"][0])
    assert np.array_equal(points, np.round(points, 5))
    assert bool(np.all((points > (5.3, 52.0)) & (points < (5.4, 52.1))))


def test_outer_rings_turn_left_and_holes_turn_right() -> None:
    """RFC 7946, section 3.1.6."""
    ring = box(0, 0, 3, 3).difference(square(1, 1))
    document = json.loads(geojson_text(outlines({"GM0001": ring}), {}))
    outer, hole = document["features"][0]["geometry"]["coordinates"]
    assert shapely.LinearRing(outer).is_ccw
    assert not shapely.LinearRing(hole).is_ccw


def test_the_text_has_no_reference_system_of_its_own() -> None:
    """RFC 7946, section 4: WGS84 and nothing else."""
    assert "crs" not in json.loads(geojson_text(outlines(TWO), {}))


def test_what_was_written_can_be_read_back() -> None:
    """Our own reader takes our own file, and areas differ by rounding only."""
    content = geojson_text(outlines(TWO), {"GM0001": "Eerste"}).encode()
    reading = read_geometry(content, snapshot_of(content), RegionLevel.GEMEENTE, 2022)
    assert areas_km2(reading.geometry) == pytest.approx({"GM0001": 1, "GM0002": 1}, abs=0.005)
    assert reading.names["GM0001"] == "Eerste"


def test_rounding_keeps_neighbours_together() -> None:
    """Both sides of a border are rounded alike."""
    rounded = in_rounded_degrees(shapes_of(list(TWO.values())))
    assert shapely.coverage_is_valid(rounded)


def test_rounding_makes_no_shape_invalid_or_empty() -> None:
    """A strip of 20 cm and a scrap of 10 cm still have a shape."""
    strip = box(0, 0, 1, 1).union(box(1, 0.5, 2, 0.5002))
    rounded = in_rounded_degrees(shapes_of([strip, square(5, 5, 0.0001)]))
    assert bool(np.all(shapely.is_valid(rounded)))
    assert not bool(np.any(shapely.is_empty(rounded)))


def test_tiles_hold_every_region_with_its_name(tmp_path: Path) -> None:
    """A tile file read back has a layer of the level, with codes and names."""
    path = tmp_path / "kaart.pmtiles"
    path.write_bytes(pmtiles(outlines(TWO), {"GM0001": "Eerste"}, Zooms(7, 8)))
    meta, _, _, values = pyogrio.raw.read(path, layer="gemeente", columns=["code", "naam"])
    columns = dict(zip(meta["fields"], values, strict=True))
    assert set(columns["code"]) == {"GM0001", "GM0002"}
    assert set(columns["naam"]) == {"Eerste", "GM0002"}


def test_tiles_are_the_same_twice() -> None:
    """Equal outlines give equal bytes, so that a release has one hash."""
    first, second = (pmtiles(outlines(TWO), {}, Zooms(5, 6)) for _ in range(2))
    assert first == second
    assert first.startswith(b"PMTiles\x03")


def test_smaller_regions_have_closer_zooms() -> None:
    """A jeugdregio needs no tiles for streets."""
    levels = (RegionLevel.JEUGDREGIO, RegionLevel.GEMEENTE, RegionLevel.WIJK)
    last = [zooms_of(level).last for level in levels]
    assert last == sorted(set(last))


def test_what_gdal_cannot_write_is_told(tmp_path: Path) -> None:
    """A folder that is not there is an error of its own kind."""
    wkb = shapes_of([shapely.to_wkb(square(0, 0))])
    columns = {"code": np.array(["GM0001"], dtype=object)}
    with pytest.raises(GdalError):
        write_layer(tmp_path / "weg" / "x.geojson", "GeoJSON", "gemeente", wkb, columns, {})


def test_a_shape_that_crosses_itself_in_degrees_is_made_valid() -> None:
    """Two triangles that meet in a point come out as two triangles, not as an error."""
    bow_tie = shapely.Polygon(
        [(155_000, 463_000), (156_000, 464_000), (156_000, 463_000), (155_000, 464_000)]
    )

    [rounded] = in_rounded_degrees(shapes_of([bow_tie]))

    assert rounded.is_valid
    assert len(rounded.geoms) == 2
