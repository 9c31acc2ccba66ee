"""Outlines as GeoJSON for download and for the map in the browser."""

import json
from collections.abc import Mapping

import shapely

from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.layer import Shapes
from jeugdpeil.sources.geo.outlines import Outlines, outlines_of
from jeugdpeil.sources.geo.projection import to_degrees

# A fifth decimal of a degree is about a metre.
DECIMALS = 5


def geojson_text(geometry: Geometry, names: Mapping[str, str]) -> str:
    """The outlines of one level and year as GeoJSON, one feature per line.

    Args:
        geometry: valid outlines of one level and year.
        names: name by code; a region without one gets its code.

    Returns:
        A FeatureCollection in WGS84, longitude first, with properties `code`, `naam`, `niveau` and
        `jaar`, in order of code.

    Source:
        RFC 7946: no other reference system than WGS84, outer rings counterclockwise.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> text = geojson_text(squares_in_a_row("GM0001"), {"GM0001": "Eerste"})
    >>> json.loads(text)["features"][0]["properties"]["naam"]
    'Eerste'
    """
    outlines = outlines_of(geometry)
    features = ",\n".join(
        _feature(outlines, code, shape, names.get(code, code))
        for code, shape in zip(outlines.codes, in_rounded_degrees(outlines.shapes), strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def in_rounded_degrees(shapes: Shapes) -> Shapes:
    """Shapes in RD metres as valid shapes in degrees with DECIMALS decimals.

    Neighbours are rounded alike, so that they still meet.
    """
    grid = 10.0**-DECIMALS
    degrees = to_degrees(shapes)
    rounded = sh.on_grid(degrees, grid, keep_points=True)
    # Rounding can make a narrow place cross itself, or a scrap of land vanish. What vanished
    # becomes the smallest square of the grid: a feature without geometry would be no place at all.
    broken = ~shapely.is_valid(rounded) | shapely.is_empty(rounded)
    # A shape that touches itself in metres can cross itself in degrees, which no grid accepts.
    rounded[broken] = sh.on_grid(sh.made_valid(degrees[broken]), grid, keep_points=False)
    gone = shapely.is_empty(rounded)
    rounded[gone] = sh.smallest_squares(degrees[gone], grid)
    return sh.with_decimals(sh.turned_outward(rounded), DECIMALS)


def _feature(outlines: Outlines, code: str, shape: object, name: str) -> str:
    properties = {
        "code": code,
        "naam": name,
        "niveau": outlines.level.value,
        "jaar": outlines.year,
    }
    feature = {
        "type": "Feature",
        "id": code,
        "properties": properties,
        "geometry": sh.geojson_geometry(shape),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
