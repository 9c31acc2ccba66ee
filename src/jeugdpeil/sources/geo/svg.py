"""Outlines as SVG paths on one canvas, small enough to stand in a page."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.layer import Shapes
from jeugdpeil.sources.geo.outlines import Outlines, chosen_geometry, levels_and_years, outlines_of

Ints: TypeAlias = npt.NDArray[np.int64]

# With 10,000 steps over the 270 km of the Netherlands a step is 27 metres: less than a pixel of a
# map that shows a single gemeente, and a quarter of the detail of wijken simplified to 100 metres.
WIDTH = 10_000


@dataclass(frozen=True)
class Frame:
    """The rectangle of the national grid that a canvas shows, in RD metres.

    All levels of a year are drawn in one frame, so that their maps lie over each other.
    """

    left: float
    bottom: float
    right: float
    top: float

    def height(self, width: int) -> int:
        """Height of the canvas in steps when it is `width` steps wide."""
        return math.ceil(width * (self.top - self.bottom) / (self.right - self.left))

    def steps(self, points: npt.NDArray[np.float64], width: int) -> Ints:
        """RD coordinates as whole steps from the top left of the canvas.

        >>> Frame(0, 0, 100, 50).steps(np.array([[25.0, 50.0]]), 200)
        array([[50,  0]])
        """
        scale = width / (self.right - self.left)
        flipped = np.column_stack([points[:, 0] - self.left, self.top - points[:, 1]])
        return np.rint(flipped * scale).astype(np.int64)


@dataclass(frozen=True)
class SvgPaths:
    """Outlines as path data on one canvas, all by region code and in order of code.

    Args:
        width, height: size of the canvas in steps.
        paths: path data with whole, relative coordinates; holes turn the other way round, so that
            either fill rule leaves them open.
        labels: a point inside each region: x, y.
        boxes: the rectangle around each region: x, y, width, height.
    """

    width: int
    height: int
    paths: Mapping[str, str] = field(repr=False)
    labels: Mapping[str, tuple[int, int]] = field(repr=False)
    boxes: Mapping[str, tuple[int, int, int, int]] = field(repr=False)

    @property
    def view_box(self) -> str:
        """The viewBox of an SVG that shows the whole canvas."""
        return f"0 0 {self.width} {self.height}"

    def to_json(self) -> str:
        """The same as a JSON document, as a release keeps it."""
        document = {
            "view_box": self.view_box,
            "paths": dict(self.paths),
            "labels": dict(self.labels),
            "boxes": dict(self.boxes),
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def frame_of(geometry: Geometry, margin_m: float = 1000) -> Frame:
    """The frame around all outlines of a table, of whatever levels and years.

    Args:
        geometry: outlines; at least one.
        margin_m: room around them, in metres.
    """
    shapes = sh.from_wkb(geometry.table["wkb"].to_pylist())
    left, bottom, right, top = (float(value) for value in sh.total_bounds(shapes))
    return Frame(left - margin_m, bottom - margin_m, right + margin_m, top + margin_m)


def svg_paths(geometry: Geometry, *, width: int = WIDTH, frame: Frame | None = None) -> SvgPaths:
    """The outlines of one year as SVG paths.

    Args:
        geometry: valid outlines of one year, of one level or more.
        width: width of the canvas in whole steps; more steps mean more detail and longer paths.
        frame: the part of the grid to show; None for the frame around these outlines. Maps that
            must lie over each other need the same frame.

    Returns:
        A path for every region: one that is smaller than a step becomes a square of one step.

    Raises:
        ValueError: there are no outlines, or outlines of more than one year.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> svg_paths(squares_in_a_row("GM0001"), width=30).paths["GM0001"]
    'm20 20 0-10-10 0 0 10z'
    """
    kinds = levels_and_years(geometry)
    if len({year for _, year in kinds}) != 1:
        raise ValueError(f"outlines of one year are wanted, got {kinds}")
    used = frame or frame_of(geometry)
    drawn = [
        _Drawing.of(outlines_of(chosen_geometry(geometry, level, year)), used, width)
        for level, year in kinds
    ]
    return SvgPaths(
        width,
        used.height(width),
        {code: path for item in drawn for code, path in item.paths()},
        {code: label for item in drawn for code, label in item.labels()},
        {code: box for item in drawn for code, box in item.boxes()},
    )


@dataclass(frozen=True)
class _Drawing:
    """Rings of the outlines of one level in steps, the repeated and collapsed ones taken out.

    Args:
        codes: region codes.
        points: (n_points, 2) x and y of all rings after each other, without the closing point.
        starts: (n_rings + 1,) where in `points` each ring begins.
        first_ring: (n_regions + 1,) the ring with which each region begins.
        inside: (n_regions, 2) a point inside each region.
    """

    codes: tuple[str, ...]
    points: Ints
    starts: Ints
    first_ring: Ints
    inside: Ints

    @classmethod
    def of(cls, outlines: Outlines, frame: Frame, width: int) -> "_Drawing":
        coordinates, ring_of_point, region_of_ring = _ring_coordinates(outlines.shapes)
        steps = frame.steps(coordinates, width)
        kept = _turning_points(steps, ring_of_point)
        points, rings = steps[kept], ring_of_point[kept]
        has_area = _doubled_areas(points, rings, len(region_of_ring)) != 0
        points, rings = points[has_area[rings]], rings[has_area[rings]]
        region_of_ring = region_of_ring[has_area]
        starts = np.flatnonzero(np.diff(rings, prepend=-1, append=len(has_area)))
        first_ring = np.searchsorted(region_of_ring, np.arange(len(outlines.codes) + 1))
        inside = shapely.get_coordinates(shapely.point_on_surface(outlines.shapes))
        return cls(outlines.codes, points, starts, first_ring, frame.steps(inside, width))

    def paths(self) -> list[tuple[str, str]]:
        """Path data by code."""
        begins = self.points[self.starts[:-1]]
        # A ring is placed from where the one before it began: that is where its z went back to.
        origins = np.vstack([np.zeros((1, 2), np.int64), begins])[: len(begins)]
        origins[self.first_ring[:-1][np.diff(self.first_ring) > 0]] = 0
        moves = np.diff(self.points, axis=0, prepend=0)
        moves[self.starts[:-1]] = begins - origins
        words = _words(moves)
        return [(code, self._path(index, words)) for index, code in enumerate(self.codes)]

    def labels(self) -> list[tuple[str, tuple[int, int]]]:
        """A point inside each region by code."""
        return [
            (code, (int(x), int(y))) for code, (x, y) in zip(self.codes, self.inside, strict=True)
        ]

    def boxes(self) -> list[tuple[str, tuple[int, int, int, int]]]:
        """Rectangle around each region by code."""
        return [(code, self._box(index)) for index, code in enumerate(self.codes)]

    def _path(self, index: int, words: Sequence[str]) -> str:
        rings = range(self.first_ring[index], self.first_ring[index + 1])
        if not rings:
            x, y = self.inside[index]
            return f"m{x} {y}h1v1h-1z"
        return "".join(
            "m" + "".join(words[2 * self.starts[ring] : 2 * self.starts[ring + 1]]).lstrip() + "z"
            for ring in rings
        )

    def _box(self, index: int) -> tuple[int, int, int, int]:
        first, last = self.starts[self.first_ring[index : index + 2]]
        if first == last:
            x, y = self.inside[index]
            return int(x), int(y), 1, 1
        (left, top), (right, bottom) = (
            self.points[first:last].min(0),
            self.points[first:last].max(0),
        )
        return int(left), int(top), int(right - left), int(bottom - top)


def _ring_coordinates(shapes: Shapes) -> tuple[npt.NDArray[np.float64], Ints, Ints]:
    """All corners (n, 2), the ring of each corner, and the region of each ring."""
    turned = sh.turned_outward(shapes)
    polygons, region_of_polygon = shapely.get_parts(turned, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    coordinates, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    return coordinates, ring_of_point, region_of_polygon[polygon_of_ring]


def _turning_points(steps: Ints, rings: Ints) -> npt.NDArray[np.bool_]:
    """Which points move on from the one before; the closing point of a ring is left to its z."""
    is_new = np.any(np.diff(steps, axis=0, append=-1) != 0, axis=1)
    is_last = np.diff(rings, append=-1) != 0
    return is_new & ~is_last


def _doubled_areas(points: Ints, rings: Ints, ring_count: int) -> Ints:
    """Twice the area of each ring, with sign; 0 for a ring that fell together into a line."""
    first = np.searchsorted(rings, rings)
    following = np.arange(1, len(points) + 1)
    is_last = np.diff(rings, append=-1) != 0
    following[is_last] = first[is_last]
    x, y = points[:, 0], points[:, 1]
    cross = x * y[following] - x[following] * y
    return np.bincount(rings, cross, ring_count).astype(np.int64)


def _words(moves: Ints) -> list[str]:
    """Each coordinate as it stands in a path: the sign of a negative one is separator enough."""
    return [f"{value}" if value < 0 else f" {value}" for value in moves.ravel().tolist()]
