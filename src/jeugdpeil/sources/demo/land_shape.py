"""The shape of the country: where is land, where is sea, and where are the cities."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray
from jeugdpeil.sources.demo.size import Size

# Area per wijk of the real country: 33,500 km2 of land over about 3,000 wijken.
KM2_PER_WIJK = 11.1
CENTRE = np.array([152_000.0, 460_000.0])
ASPECT = 1.35  # height over width
LAND_PART = 0.65  # of the box that the shape is drawn in: the mean over forty seeds
CITY_WIJK_KM2 = 1.3

# Everything below is in units of the box: -1..1 from west to east and from south to north.
WARP = 0.10  # how far the waves move the coast
# No land lies beyond LIMIT, whatever the waves do: beyond it the box would have no sea to end the
# outermost wijken, and the country would leave the Dutch grid.
EDGE, LIMIT = 1.04, 1.13
LAKE = (0.12, 0.30, 0.15, 0.7)  # x, y, radius, height over width
ESTUARIES = ((-1.0, -0.34, -0.30, -0.16, 0.062), (-0.98, -0.56, -0.38, -0.50, 0.045))
BAYS = ((-0.92, 0.16, 0.20), (0.02, 1.0, 0.22), (0.30, 1.02, 0.10))
ISLANDS = (
    (-0.80, 0.46, 0.034, 2.2, 1.35),
    (-0.70, 0.67, 0.038, 2.0, 0.95),
    (-0.50, 0.82, 0.042, 2.4, 0.45),
    (-0.24, 0.88, 0.034, 2.6, 0.10),
    (-0.93, -0.46, 0.075, 1.3, 0.2),
)  # x, y, radius, length over width, angle of the length
STRAIT = 0.045  # how far the sea around an island reaches beyond it
# In metres, so that the cells of a small country can still draw an island and the sea before it.
LEAST_RADIUS_M, LEAST_STRAIT_M = 1900.0, 2300.0


@dataclass(frozen=True)
class Waves:
    """A rough surface: a sum of plane waves, the short ones lower than the long ones."""

    vectors: FloatArray
    phases: FloatArray
    heights: FloatArray

    @classmethod
    def drawn(cls, rng: np.random.Generator, roughness: float = 1.0, count: int = 48) -> "Waves":
        """Random waves with wave numbers from 2 to 60 per box.

        Args:
            rng: where the randomness comes from.
            roughness: power with which the height falls with the wave number; less is rougher.
            count: number of waves.

        Returns:
            Waves whose sum has a standard deviation of 1.
        """
        numbers = np.exp(rng.uniform(np.log(2.0), np.log(60.0), count))
        angles = rng.uniform(0.0, 2.0 * np.pi, count)
        vectors = numbers * np.array([np.cos(angles), np.sin(angles)])
        heights = numbers**-roughness
        scale = np.sqrt(2.0 / np.sum(heights**2))
        return cls(vectors, rng.uniform(0.0, 2.0 * np.pi, count), heights * scale)

    def at(self, points: FloatArray) -> FloatArray:
        """The height of the surface at (n, 2) points in box units: (n,)."""
        return np.cos(points @ self.vectors + self.phases) @ self.heights


@dataclass(frozen=True)
class LandShape:
    """A coast with bays, estuaries, a lake and islands, in the Dutch national grid.

    Args:
        half: half the width and height of the box that it is drawn in, in metres.
        warp: two rough surfaces that move every place a little; they make the coast a coast.
    """

    half: FloatArray
    warp: tuple[Waves, Waves]

    @classmethod
    def drawn(cls, size: Size, rng: np.random.Generator) -> "LandShape":
        """A shape with about as much land per wijk as the real country has."""
        box_m2 = size.wijken * KM2_PER_WIJK * 1e6 / LAND_PART
        half_width = np.sqrt(box_m2 / ASPECT) / 2.0
        half = np.array([half_width, half_width * ASPECT])
        return cls(half, (Waves.drawn(rng), Waves.drawn(rng)))

    def is_land(self, points: FloatArray) -> BoolArray:
        """Whether (n, 2) points in metres lie on land."""
        return self.height(points) > 0.0

    def height(self, points: FloatArray) -> FloatArray:
        """About the distance to the coast in box units, positive on land: (n,)."""
        unit = (points - CENTRE) / self.half
        moved = unit + WARP * np.column_stack([waves.at(unit) for waves in self.warp])
        land = np.minimum(_mainland(moved), _within(unit, moved))
        least = 1.0 / float(self.half[0])
        strait = max(STRAIT, LEAST_STRAIT_M * least)
        for x, y, thought, stretch, angle in ISLANDS:
            radius = max(thought, LEAST_RADIUS_M * least)
            # The sea around an island keeps it apart from the coast, whatever the waves do there.
            gap = _ellipse(0.35 * moved + 0.65 * unit, x, y, radius, stretch, angle)
            land = np.maximum(np.minimum(land, gap - strait), -gap)
        return land


def _within(unit: FloatArray, moved: FloatArray) -> FloatArray:
    """About the distance to the edge of the box, a rough one, and a sharp one behind it."""
    rough = EDGE - np.max(np.abs(0.75 * unit + 0.25 * moved), axis=1)
    return np.minimum(rough, LIMIT - np.max(np.abs(unit), axis=1))


def _mainland(at: FloatArray) -> FloatArray:
    x, y = at[:, 0], at[:, 1]
    height = 0.93 - np.hypot(x - 0.06, y / 1.02)
    for bay_x, bay_y, radius in BAYS:
        height = np.minimum(height, np.hypot(x - bay_x, y - bay_y) - radius)
    for estuary in ESTUARIES:
        height = np.minimum(height, _from_segment(at, *estuary))
    lake_x, lake_y, radius, stretch = LAKE
    return np.minimum(height, _ellipse(at, lake_x, lake_y, radius * stretch, 1.0 / stretch, 1.1))


def _ellipse(
    at: FloatArray, x: float, y: float, radius: float, stretch: float, angle: float
) -> FloatArray:
    """About the distance to an ellipse: negative inside."""
    along = (at[:, 0] - x) * np.cos(angle) + (at[:, 1] - y) * np.sin(angle)
    across = (at[:, 1] - y) * np.cos(angle) - (at[:, 0] - x) * np.sin(angle)
    return np.hypot(along / stretch, across) - radius


def _from_segment(
    at: FloatArray, mouth_x: float, mouth_y: float, end_x: float, end_y: float, width: float
) -> FloatArray:
    """Distance to an inlet that narrows from its mouth to its end: negative inside."""
    start, way = np.array([mouth_x, mouth_y]), np.array([end_x - mouth_x, end_y - mouth_y])
    part = np.clip((at - start) @ way / (way @ way), 0.0, 1.0)
    nearest = start + part[:, None] * way
    return np.hypot(*(at - nearest).T) - width * (1.0 - 0.85 * part)


@dataclass(frozen=True)
class Cities:
    """Where the cities lie: (n, 2) centres and (n,) radii of the built-up core, in metres."""

    centres: FloatArray
    radii: FloatArray

    def nearness(self, points: FloatArray) -> FloatArray:
        """Distance to the nearest city in radii of that city: below 1 lies in a core."""
        offset = points[:, None, :] - self.centres[None, :, :]
        return np.min(np.hypot(offset[..., 0], offset[..., 1]) / self.radii, axis=1)


def placed_cities(shape: LandShape, size: Size, rng: np.random.Generator) -> Cities:
    """Cities of falling size, at a distance from each other and from the sea.

    Returns:
        `size.cities` cities; the core of the k-th has about `largest_city / k ** 0.6` wijken.
    """
    wijken = np.maximum(size.largest_city / np.arange(1, size.cities + 1) ** 0.6, 4.0)
    radii = np.sqrt(wijken * CITY_WIJK_KM2 * 1e6 / np.pi)
    candidates = CENTRE + rng.uniform(-1.0, 1.0, (6000, 2)) * shape.half
    candidates = candidates[shape.height(candidates) > 0.05]
    chosen: list[FloatArray] = []
    for radius in radii:
        at = candidates[0]
        chosen.append(at)
        taken = radii[: len(chosen)].min() + radius
        candidates = candidates[np.hypot(*(candidates - at).T) > 1.6 * taken]
        if not len(candidates):
            break
    return Cities(np.array(chosen), radii[: len(chosen)])
