"""GeoPackage: layers by name, and their reference system."""

from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.reading import GeoFormat, GeometryReading, read_geometry
from support.squares import areas_km2, snapshot_of, square


def geopackage(folder: Path, layers: dict[str, dict[str, shapely.Polygon]]) -> bytes:
    path = folder / "kaart.gpkg"
    for name, shapes in layers.items():
        pyogrio.raw.write(
            path,
            geometry=shapely.to_wkb(np.array(list(shapes.values()), dtype=object)),
            field_data=[np.array(list(shapes), dtype=object)],
            fields=["statcode"],
            layer=name,
            driver="GPKG",
            geometry_type="Polygon",
            crs="EPSG:28992",
            append=path.exists(),
        )
    return path.read_bytes()


def read(content: bytes, layer: str | None = None) -> GeometryReading:
    return read_geometry(content, snapshot_of(content), RegionLevel.GEMEENTE, 2022, layer=layer)


def test_a_layer_is_read_with_its_system(tmp_path: Path) -> None:
    """The file says that it is in RD, so that nothing is assumed."""
    content = geopackage(tmp_path, {"gemeenten": {"GM0001": square(0, 0), "GM0002": square(1, 0)}})
    reading = read(content)
    assert areas_km2(reading.geometry) == {"GM0001": 1.0, "GM0002": 1.0}
    assert reading.findings == ()


def test_the_layer_asked_for_is_read(tmp_path: Path) -> None:
    """A file of CBS holds gemeenten, wijken and buurten."""
    layers = {"gemeenten": {"GM0001": square(0, 0)}, "wijken": {"WK000100": square(0, 0)}}
    content = geopackage(tmp_path, layers)
    assert read(content, "gemeenten").geometry.table.num_rows == 1
    with pytest.raises(SourceError, match="lagen die er zijn: gemeenten, wijken"):
        read(content)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b'{"type": "FeatureCollection"}'])
def test_what_is_no_geopackage_is_refused(content: bytes) -> None:
    """A file of another kind under this name is told apart by its first bytes."""
    snapshot = snapshot_of(content)
    with pytest.raises(SourceError, match="geen SQLite"):
        read_geometry(content, snapshot, RegionLevel.GEMEENTE, 2022, format=GeoFormat.GPKG)


def test_a_damaged_geopackage_is_refused(tmp_path: Path) -> None:
    """A file that was cut off opens as SQLite and no further."""
    content = geopackage(tmp_path, {"gemeenten": {"GM0001": square(0, 0)}})
    with pytest.raises(SourceError, match="GeoPackage"):
        read(content[:4096])
