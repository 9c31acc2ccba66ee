"""Reads TopoJSON: boundaries stored once, as arcs that several areas share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo.document import as_list, as_object
from jeugdpeil.sources.geo.geojson import crs_name, properties_of
from jeugdpeil.sources.geo.layer import Layer, chosen_name, columns_of, place, shapes_of

Points: TypeAlias = npt.NDArray[np.float64]


class _BadTopologyError(ValueError):
    """An area of the file names arcs that are not there or do not close."""


class _BadArcsError(ValueError):
    """The arcs of the file are no lists of points; the text is part of a message to the user."""


def read_topojson(document: dict[str, object], snapshot: SnapshotRef, name: str | None) -> Layer:
    """The areas of one object of a TopoJSON document.

    Args:
        document: a Topology, quantised or not.
        snapshot: the copy that it comes from, for messages.
        name: the object to read; None for the only one.

    Returns:
        One row per geometry of the object; None where its arcs make no area.

    Raises:
        SourceError: the document has no objects or arcs, or none of this name.

    Source:
        The TopoJSON Format Specification, version 1.
    """
    objects = as_object(document.get("objects")) or {}
    chosen = as_object(objects[chosen_name(list(objects), name, snapshot)]) or {}
    arcs = _arcs(document, snapshot)
    geometries = _geometries(chosen)
    shapes = shapes_of([_area(geometry, arcs) for geometry in geometries])
    rows = [properties_of(geometry) for geometry in geometries]
    return Layer(shapes, columns_of(rows), crs_name(document))


def _geometries(item: dict[str, object]) -> list[dict[str, object]]:
    if item.get("type") != "GeometryCollection":
        return [item]
    parts = [as_object(part) or {} for part in as_list(item.get("geometries")) or []]
    return [geometry for part in parts for geometry in _geometries(part)]


@dataclass(frozen=True)
class _Quantisation:
    """How whole steps become coordinates: position times scale plus translation."""

    scale: Points
    translate: Points

    def points(self, steps: Points) -> Points:
        return np.cumsum(steps, axis=0) * self.scale + self.translate


def _arcs(document: dict[str, object], snapshot: SnapshotRef) -> list[Points]:
    try:
        arcs = [_points(arc) for arc in as_list(document.get("arcs")) or []]
        return _placed(arcs, _quantisation(document))
    except (ValueError, TypeError, OverflowError) as error:
        why = error if isinstance(error, _BadArcsError) else "een waarde is geen getal"
        raise SourceError(
            f"De bogen (arcs) van de TopoJSON zijn niet te lezen: {why}",
            where=place(snapshot),
            remedy="Maak het bestand opnieuw, bijvoorbeeld met mapshaper, of lever GeoJSON.",
        ) from error


def _placed(arcs: list[Points], quantisation: _Quantisation | None) -> list[Points]:
    """The arcs as coordinates, all of them numbers."""
    with np.errstate(over="ignore", invalid="ignore"):
        placed = arcs if quantisation is None else [quantisation.points(arc) for arc in arcs]
    if not all(np.isfinite(arc).all() for arc in placed):
        raise _BadArcsError("een coördinaat is geen getal")
    return placed


def _quantisation(document: dict[str, object]) -> _Quantisation | None:
    transform = as_object(document.get("transform"))
    if transform is None:
        return None
    return _Quantisation(_pair(transform.get("scale")), _pair(transform.get("translate")))


def _pair(value: object) -> Points:
    pair = np.asarray(value, dtype=np.float64)
    if pair.shape != (2,):
        raise _BadArcsError(f"transform {value!r} is geen paar")
    return pair


def _points(arc: object) -> Points:
    points = np.asarray(arc, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] < 2:
        raise _BadArcsError("een boog is geen lijst van punten")
    return points[:, :2]


def _area(geometry: dict[str, object], arcs: Sequence[Points]) -> BaseGeometry | None:
    kind, found = geometry.get("type"), as_list(geometry.get("arcs")) or []
    polygons = {"Polygon": [found], "MultiPolygon": found}.get(str(kind))
    if polygons is None:
        return None
    try:
        return shapely.multipolygons([_polygon(polygon, arcs) for polygon in polygons])
    except (_BadTopologyError, shapely.errors.GEOSException, ValueError):
        return None


def _polygon(rings: object, arcs: Sequence[Points]) -> shapely.Polygon:
    points = [_ring_points(ring, arcs) for ring in as_list(rings) or []]
    if not points:
        raise _BadTopologyError
    return shapely.Polygon(points[0], points[1:])


def _ring_points(ring: object, arcs: Sequence[Points]) -> Points:
    # Consecutive arcs share the point between them; it is taken once.
    pieces = [_arc(index, arcs)[1:] for index in as_list(ring) or []]
    if not pieces:
        raise _BadTopologyError
    points = np.concatenate([pieces[-1][-1:], *pieces])
    if len(points) < 4:
        raise _BadTopologyError
    return points


def _arc(index: object, arcs: Sequence[Points]) -> Points:
    """Arc number `index`; a negative number is the arc of its bitwise complement, backwards."""
    if not isinstance(index, int) or not -len(arcs) <= index < len(arcs):
        raise _BadTopologyError
    return arcs[index] if index >= 0 else arcs[~index][::-1]
