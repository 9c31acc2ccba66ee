"""Outlines: cells joined to wijken, wijken to gemeenten, and so on, without gaps or overlaps.

The typed door to shapely for the demo country.
"""
# pyright: reportUnknownMemberType=false
# The published stubs of shapely give its functions keyword arguments without a type.

import numpy as np
import shapely

from jeugdpeil.sources.demo.arrays import FloatArray, IntArray, ObjectArray
from jeugdpeil.sources.demo.tessellation import Cells

TOLERANCE_M = 260.0


def cell_outlines(cells: Cells) -> ObjectArray:
    """One polygon per cell; neighbours share the very same corners."""
    rings = shapely.linearrings(cells.corners[cells.rings], indices=cells.owner)
    return np.asarray(shapely.polygons(rings), dtype=object)


def joined(outlines: ObjectArray, labels: IntArray, count: int) -> ObjectArray:
    """The union of the outlines with each label 0..count-1; every label occurs."""
    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels, minlength=count)
    starts = np.cumsum(sizes) - sizes
    table = np.full((count, int(sizes.max())), None, dtype=object)
    table[labels[order], np.arange(len(labels)) - starts[labels[order]]] = outlines[order]
    return np.asarray(shapely.coverage_union_all(table, axis=1), dtype=object)


def simplified(outlines: ObjectArray) -> ObjectArray:
    """The same areas with fewer corners, changed together so that they still fit."""
    return np.asarray(shapely.coverage_simplify(outlines, TOLERANCE_M), dtype=object)


def areas_km2(outlines: ObjectArray) -> FloatArray:
    """The area of each outline in square kilometres."""
    return np.asarray(shapely.area(outlines), dtype=np.float64) / 1e6


def centres(outlines: ObjectArray) -> FloatArray:
    """(n, 2) the centre of gravity of each outline, in metres."""
    points = shapely.centroid(outlines)
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def as_wkb(outlines: ObjectArray) -> ObjectArray:
    """Each outline as well-known binary, with parts and corners in one fixed order."""
    return np.asarray(shapely.to_wkb(shapely.normalize(outlines)), dtype=object)


def is_fitting(outlines: ObjectArray) -> bool:
    """Whether the outlines are valid and border on each other without gaps or overlaps."""
    valid = bool(np.all(shapely.is_valid(outlines)))
    return valid and bool(shapely.coverage_is_valid(outlines))
