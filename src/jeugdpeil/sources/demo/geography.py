"""The areas of the country and how they nest: wijken in gemeenten in regions of several kinds."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray, ObjectArray
from jeugdpeil.sources.demo.land_shape import Cities, LandShape, placed_cities
from jeugdpeil.sources.demo.outlines import (
    areas_km2,
    cell_outlines,
    centres,
    joined,
    simplified,
)
from jeugdpeil.sources.demo.partition import (
    apportioned,
    bridges,
    components,
    connected_parts,
    distances,
    graph_of,
    grown_from,
    neighbours_of_parts,
    nested_parts,
    spread_nodes,
)
from jeugdpeil.sources.demo.size import Size
from jeugdpeil.sources.demo.tessellation import Cells, land_cells

MERGED_AWAY = 2  # a merger makes three gemeenten one
MOST_WIJKEN = 99  # the code of a wijk has two digits after those of its gemeente
UPPER_LEVELS = (
    RegionLevel.LANDSDEEL,
    RegionLevel.PROVINCIE,
    RegionLevel.JEUGDREGIO,
    RegionLevel.GGD_REGIO,
    RegionLevel.SAMENWERKINGSVERBAND,
)


@dataclass(frozen=True)
class Geography:
    """The division before the merger, by number.

    Args:
        outlines: (n_wijken,) polygons that fit together.
        points: (n_wijken, 2) centres in metres.
        areas: (n_wijken,) km2.
        urbanity: (n_wijken,) 0 outside, 1 at the edge of, 2 in a city; means in between.
        gemeente: (n_wijken,) the gemeente of each wijk, 0..n_gemeenten-1.
        neighbours: (m, 2) gemeenten that share a border.
        above: per upper level the (n_gemeenten,) region of each gemeente, 0..n_regions-1.
    """

    outlines: ObjectArray
    points: FloatArray
    areas: FloatArray
    urbanity: FloatArray
    gemeente: IntArray
    neighbours: IntArray
    above: dict[RegionLevel, IntArray]

    @property
    def gemeente_count(self) -> int:
        """The number of gemeenten before the merger."""
        return len(self.above[RegionLevel.PROVINCIE])

    def gemeente_points(self) -> FloatArray:
        """(n_gemeenten, 2) the mean of the centres of a gemeente's wijken, in metres."""
        return _means(self.points, self.gemeente, self.gemeente_count)


def drawn_geography(size: Size, rng: np.random.Generator) -> Geography:
    """Draw a country of this size."""
    shape = LandShape.drawn(size, rng)
    cities = placed_cities(shape, size, rng)
    cells = land_cells(shape, cities, rng)
    wijk = _wijken(cells, size.wijken, rng)
    outlines = simplified(joined(cell_outlines(cells), wijk, size.wijken))
    pairs = neighbours_of_parts(cells.pairs, wijk)
    points = centres(outlines)
    gemeente = _gemeenten(pairs, points, cities, size.gemeenten + MERGED_AWAY, rng)
    border = neighbours_of_parts(pairs, gemeente)
    return Geography(
        outlines=outlines,
        points=points,
        areas=areas_km2(outlines),
        urbanity=_means(cells.levels[:, None].astype(np.float64), wijk, size.wijken)[:, 0],
        gemeente=gemeente,
        neighbours=border,
        above=_upper_levels(border, _means(points, gemeente, int(gemeente.max()) + 1), size, rng),
    )


def dissolved(outlines: ObjectArray, labels: IntArray) -> ObjectArray:
    """The outlines joined per label; islands make a region of several parts."""
    return joined(outlines, labels, int(labels.max()) + 1)


def _wijken(cells: Cells, count: int, rng: np.random.Generator) -> IntArray:
    """Join cells to wijken, at least one on every island."""
    island = components(cells.pairs, len(cells.points))
    lengths = distances(cells.pairs, cells.points) * np.exp(rng.normal(0.0, 0.35, len(cells.pairs)))
    seeds: list[IntArray] = []
    for number, share in enumerate(apportioned(np.bincount(island), count)):
        here = np.flatnonzero(island == number)
        seeds.append(here[spread_nodes(cells.points[here], int(share), rng)])
    return grown_from(graph_of(cells.pairs, lengths, len(cells.points)), np.concatenate(seeds))


def _gemeenten(
    pairs: IntArray, points: FloatArray, cities: Cities, count: int, rng: np.random.Generator
) -> IntArray:
    """Join wijken to gemeenten: one around each city, one on each island, the rest spread out."""
    seeds = _first_seeds(pairs, points, cities)
    gap = np.full(len(points), np.inf)
    for seed in seeds:
        gap = np.minimum(gap, np.hypot(*(points - points[seed]).T))
    # A city core stays whole: its many small wijken are one gemeente.
    chance = np.exp(rng.normal(0.0, 0.3, len(points))) * (cities.nearness(points) > 1.0)
    while len(seeds) < count:
        seeds.append(int(np.argmax(gap * chance)))
        gap = np.minimum(gap, np.hypot(*(points - points[seeds[-1]]).T))
    lengths = distances(pairs, points) * np.exp(rng.normal(0.0, 0.2, len(pairs)))
    return grown_from(graph_of(pairs, lengths, len(points)), np.array(seeds))


def _first_seeds(pairs: IntArray, points: FloatArray, cities: Cities) -> list[int]:
    island = components(pairs, len(points))
    offset = points[:, None, :] - cities.centres[None, :, :]
    city_seeds = np.argmin(np.hypot(offset[..., 0], offset[..., 1]), axis=0)
    seeds = list(dict.fromkeys(int(seed) for seed in city_seeds))
    bare = np.setdiff1d(np.arange(int(island.max()) + 1), island[seeds])
    return seeds + [int(np.flatnonzero(island == number)[0]) for number in bare]


def _upper_levels(
    border: IntArray, points: FloatArray, size: Size, rng: np.random.Generator
) -> dict[RegionLevel, IntArray]:
    """Regions of gemeenten; islands belong to the region across the water."""
    pairs = np.concatenate([border, bridges(border, points)])
    provincie = connected_parts(pairs, points, size.provincies, rng)
    landsdeel = _parts_of_parts(pairs, points, provincie, size.landsdelen, rng)
    return {
        RegionLevel.LANDSDEEL: landsdeel,
        RegionLevel.PROVINCIE: provincie,
        RegionLevel.JEUGDREGIO: nested_parts(pairs, points, provincie, size.jeugdregios, rng),
        RegionLevel.GGD_REGIO: nested_parts(pairs, points, provincie, size.ggd_regios, rng),
        RegionLevel.SAMENWERKINGSVERBAND: nested_parts(
            pairs, points, landsdeel, size.samenwerkingsverbanden, rng
        ),
    }


def _parts_of_parts(
    pairs: IntArray, points: FloatArray, inner: IntArray, count: int, rng: np.random.Generator
) -> IntArray:
    middle = _means(points, inner, int(inner.max()) + 1)
    return connected_parts(neighbours_of_parts(pairs, inner), middle, count, rng)[inner]


def _means(values: FloatArray, labels: IntArray, count: int) -> FloatArray:
    held = np.bincount(labels, minlength=count)
    columns = [np.bincount(labels, column, count) / held for column in values.T]
    return np.column_stack(columns)
