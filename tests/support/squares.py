"""Small hand-made geometry: squares on the national grid, as outlines and as files."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo.layer import shapes_of
from jeugdpeil.sources.geo.outlines import geometry_of, outlines_of, sorted_outlines

# South-west corner of the squares: a place in the middle of the country.
EAST, NORTH = 150_000.0, 450_000.0
KM = 1000.0


def square(x: float, y: float, size: float = 1.0) -> shapely.Polygon:
    """A square whose south-west corner lies x km east and y km north of the origin."""
    return box(x, y, x + size, y + size)


def box(left: float, bottom: float, right: float, top: float) -> shapely.Polygon:
    """A rectangle in km from the origin."""
    return shapely.box(EAST + left * KM, NORTH + bottom * KM, EAST + right * KM, NORTH + top * KM)


def outlines(
    shapes: Mapping[str, BaseGeometry],
    level: RegionLevel = RegionLevel.GEMEENTE,
    year: int = 2022,
    source: str = "kaart@0123456789ab",
) -> Geometry:
    """Outlines by region code as a table."""
    rows = shapes_of(list(shapes.values()))
    return geometry_of(sorted_outlines(level, year, list(shapes), rows, [source] * len(shapes)))


def shapes_by_code(geometry: Geometry) -> dict[str, Any]:
    """The shapes in a table of one level and year."""
    found = outlines_of(geometry)
    return dict(zip(found.codes, found.shapes, strict=True))


def areas_km2(geometry: Geometry) -> dict[str, float]:
    """Area by region code, rounded to a square metre."""
    return {code: round(shape.area / KM**2, 6) for code, shape in shapes_by_code(geometry).items()}


def snapshot_of(content: bytes, *, is_fictional: bool = False) -> SnapshotRef:
    """What a store would say of a file."""
    return SnapshotRef(
        source_id="kaart",
        title="Kaart",
        sha256=hashlib.sha256(content).hexdigest(),
        byte_count=len(content),
        retrieved_at=None,
        table_modified="",
        origin="kaart.geojson",
        licence="CC BY 4.0",
        attribution="CBS",
        is_protected=True,
        is_fictional=is_fictional,
    )


def feature(shape: BaseGeometry | None, **properties: object) -> dict[str, object]:
    """A GeoJSON feature."""
    geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def feature_collection(
    features: Sequence[Mapping[str, object]], crs: str | None = "urn:ogc:def:crs:EPSG::28992"
) -> bytes:
    """A GeoJSON file; `crs` None for a file that does not say."""
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **member, "features": features}).encode()
