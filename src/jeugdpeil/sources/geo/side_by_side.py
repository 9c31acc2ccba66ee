"""Which areas lie side by side, from outlines of any areas with any codes."""

from collections.abc import Collection, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.document import as_object, json_object
from jeugdpeil.sources.geo.fields import plain_text
from jeugdpeil.sources.geo.gdal import GdalError, layer_names
from jeugdpeil.sources.geo.layer import Layer, Shapes
from jeugdpeil.sources.geo.neighbours import SHORTEST_BORDER_M
from jeugdpeil.sources.geo.projection import Grid, grid_of_range
from jeugdpeil.sources.geo.reading import GeoFormat, format_of, read_layer
from jeugdpeil.sources.own_table.problem import TableProblemError

_METRES_PER_DEGREE = 111_000.0
# Borders that were rounded on their own lie this far apart.
_SNAPPING_M = 1.0


def areas_side_by_side(
    content: bytes, snapshot: SnapshotRef, areas: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The pairs of areas that share a border.

    Args:
        content: a GeoJSON, TopoJSON or GeoPackage with outlines, in degrees or in metres.
        snapshot: what the file is called, for messages.
        areas: codes of the areas; the property that holds most of them is the code.

    Returns:
        Pairs of codes, each once, smaller code first; an area without outline has no pair.

    Raises:
        TableProblemError: the file is none of those, no property holds the codes, or no two areas
            have a border in common.
    """
    layers = _layers(content, snapshot)
    codes, found = _codes(layers, areas, snapshot.origin)
    shapes = _joined(codes, found)
    if not shapes:
        raise TableProblemError("outline_shapes", file=snapshot.origin)
    pairs = _pairs(tuple(shapes), sh.made_valid(sh.shapes_of(list(shapes.values()))))
    if not pairs:
        raise TableProblemError("outline_apart", file=snapshot.origin)
    return pairs


def _layers(content: bytes, snapshot: SnapshotRef) -> list[Layer]:
    """All layers of a file: maps of gemeenten and provincies often lie in one."""
    kind = format_of(content)
    try:
        names = _names(content, kind, snapshot)
        return [read_layer(content, snapshot, kind, name) for name in names]
    except (SourceError, GdalError) as error:
        raise TableProblemError("outline_file", file=snapshot.origin) from error


def _names(content: bytes, kind: GeoFormat, snapshot: SnapshotRef) -> Sequence[str | None]:
    if kind is GeoFormat.GPKG:
        return layer_names(content)
    if kind is GeoFormat.TOPOJSON:
        return list(as_object(json_object(content, snapshot).get("objects")) or {})
    return [None]


def _codes(
    layers: Sequence[Layer], areas: Collection[str], file: str
) -> tuple[Sequence[str], Shapes]:
    """The values of the property that names most areas, with the shapes of its layer."""
    known = set(areas)
    columns = [
        (name, [plain_text(value) for value in values], layer.shapes)
        for layer in layers
        for name, values in layer.columns.items()
    ]
    best = max(columns, key=lambda column: len(known.intersection(column[1])), default=None)
    if best is None or known.isdisjoint(best[1]):
        names = ", ".join(dict.fromkeys(name for name, _, _ in columns)) or "-"
        raise TableProblemError("outline_codes", file=file, names=names, area=min(known))
    return [code if code in known else "" for code in best[1]], best[2]


def _joined(codes: Sequence[str], shapes: Shapes) -> dict[str, BaseGeometry]:
    """One shape per code: an area may be split over several rows."""
    parts: dict[str, list[BaseGeometry]] = {}
    is_area = np.isin(sh.type_ids(shapes), (3, 6))
    for code, shape, is_usable in zip(codes, shapes, is_area, strict=True):
        if code and is_usable:
            parts.setdefault(code, []).append(shape)
    return {
        code: found[0] if len(found) == 1 else shapely.union_all(np.array(found, dtype=object))
        for code, found in sorted(parts.items())
    }


def _pairs(codes: Sequence[str], shapes: Shapes) -> tuple[tuple[str, str], ...]:
    is_degrees = grid_of_range(sh.total_bounds(shapes)) is Grid.DEGREES
    unit = 1 / _METRES_PER_DEGREE if is_degrees else 1.0
    if not sh.is_coverage(shapes):
        shapes = sh.clean_coverage(shapes, _SNAPPING_M * unit, 0.0)
    left, right = sh.touching_pairs(shapes)
    edges = shapely.boundary(shapes)
    border = sh.lengths(shapely.intersection(edges[left], edges[right]))
    is_long = border >= SHORTEST_BORDER_M * unit
    found = zip(left[is_long], right[is_long], strict=True)
    return tuple((codes[int(one)], codes[int(other)]) for one, other in found)
