"""The finest grain of the country: small cells on land, fine in cities and coarse outside."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy import spatial

from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray, as_ints
from jeugdpeil.sources.demo.land_shape import CENTRE, LIMIT, Cities, LandShape
from jeugdpeil.sources.demo.partition import components

# Distance between cells in metres outside, at the edge of and in a city: about eleven cells make
# a wijk in all three.
SPACINGS = (1300.0, 650.0, 325.0)
CITY_EDGE = 1.8  # radii of a city
JITTER = 0.42
MARGIN = 0.12  # of half the box: sea beyond the last land
SMALLEST_ISLAND = 6  # cells; smaller ones are washed away
SMALLEST_LAKE = 14  # cells; smaller ones are filled up
GRID_M = 0.1  # coordinates are rounded to a decimetre, the same for both cells of a border


@dataclass(frozen=True)
class Cells:
    """Small areas that fill the land without gaps or overlaps.

    Args:
        points: (n, 2) a point in each cell, in metres.
        levels: (n,) 0 outside, 1 at the edge of, 2 in a city.
        pairs: (m, 2) cells that share a border.
        corners: (k, 2) corners of all cells.
        rings: corner numbers of all cells, one cell after the other.
        owner: the cell that each item of `rings` belongs to.
    """

    points: FloatArray
    levels: IntArray
    pairs: IntArray
    corners: FloatArray
    rings: IntArray
    owner: IntArray


def land_cells(shape: LandShape, cities: Cities, rng: np.random.Generator) -> Cells:
    """The cells of the land: a Voronoi diagram of points that lie denser in cities."""
    points, levels = _points(shape, cities, rng)
    points, levels, is_land = _near_land(points, levels, shape)
    frame = CENTRE + 20.0 * shape.half * np.array([[-1, 0], [1, 0], [0, -1], [0, 1]])
    diagram = spatial.Voronoi(np.concatenate([points, frame]))
    pairs = np.asarray(diagram.ridge_points, dtype=np.int64)
    pairs = pairs[(pairs < len(points)).all(axis=1)]
    is_land = _without_specks(is_land, pairs)
    return _kept(diagram, points, levels, pairs, is_land)


def _points(
    shape: LandShape, cities: Cities, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    parts: list[FloatArray] = []
    levels: list[IntArray] = []
    for level, spacing in enumerate(SPACINGS):
        lattice = _lattice(shape, cities, level, spacing)
        points = lattice * spacing + rng.uniform(-JITTER, JITTER, lattice.shape) * spacing
        here = points[_level(cities.nearness(lattice * spacing)) == level]
        parts.append(here)
        levels.append(np.full(len(here), level))
    return np.concatenate(parts), np.concatenate(levels)


def _level(nearness: FloatArray) -> IntArray:
    return (nearness < CITY_EDGE).astype(np.int64) + (nearness < 1.0)


def _lattice(shape: LandShape, cities: Cities, level: int, spacing: float) -> FloatArray:
    """Whole multiples of the spacing: over the whole box, or around the cities only."""
    if level == 0:
        return _window(CENTRE, (LIMIT + MARGIN) * shape.half, spacing)
    reach = CITY_EDGE if level == 1 else 1.0
    windows = [
        _window(centre, np.full(2, reach * radius), spacing)
        for centre, radius in zip(cities.centres, cities.radii, strict=True)
    ]
    return np.unique(np.concatenate(windows), axis=0)


def _window(centre: FloatArray, half: FloatArray, spacing: float) -> FloatArray:
    low = np.floor((centre - half) / spacing).astype(np.int64)
    high = np.ceil((centre + half) / spacing).astype(np.int64)
    across, along = (np.arange(int(low[axis]), int(high[axis]) + 1) for axis in (0, 1))
    x, y = np.meshgrid(across, along)
    return np.column_stack([x.ravel(), y.ravel()]).astype(np.float64)


def _near_land(
    points: FloatArray, levels: IntArray, shape: LandShape
) -> tuple[FloatArray, IntArray, BoolArray]:
    """Leave out the open sea: only points on or near land shape a cell of the land."""
    is_land = shape.is_land(points)
    reach = 3.5 * SPACINGS[0]
    gap = spatial.KDTree(points[is_land]).query(points, distance_upper_bound=reach)[0]
    near = np.isfinite(gap)
    return points[near], levels[near], is_land[near]


def _without_specks(is_land: BoolArray, pairs: IntArray) -> BoolArray:
    """Fill ponds and wash away rocks that are too small to be a wijk."""
    filled = is_land | _in_small_component(~is_land, pairs, SMALLEST_LAKE)
    return filled & ~_in_small_component(filled, pairs, SMALLEST_ISLAND)


def _in_small_component(member: BoolArray, pairs: IntArray, smallest: int) -> BoolArray:
    inside = pairs[member[pairs].all(axis=1)]
    labels = components(inside, len(member))
    return member & (np.bincount(labels)[labels] < smallest)


def _kept(
    diagram: spatial.Voronoi,
    points: FloatArray,
    levels: IntArray,
    pairs: IntArray,
    is_land: BoolArray,
) -> Cells:
    land = np.flatnonzero(is_land)
    position = np.full(len(is_land), -1, dtype=np.int64)
    position[land] = np.arange(len(land))
    regions = [diagram.regions[number] for number in as_ints(diagram.point_region[land])]
    lengths = np.fromiter(map(len, regions), np.int64, len(regions))
    rings = np.fromiter(chain.from_iterable(regions), np.int64, int(lengths.sum()))
    return Cells(
        points=points[land],
        levels=levels[land],
        pairs=position[pairs[is_land[pairs].all(axis=1)]],
        corners=np.round(np.asarray(diagram.vertices) / GRID_M) * GRID_M,
        rings=rings,
        owner=np.repeat(np.arange(len(land)), lengths),
    )
