"""The typed door to shapely: operations on arrays of shapes whose types its stubs leave open."""
# pyright: reportUnknownMemberType=false
# The published stubs give these functions keyword arguments without a type.

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from jeugdpeil.sources.geo.layer import Shapes, shapes_of


class ShapeError(Exception):
    """GEOS cannot do this with these shapes; the text is its own."""


def from_wkb(wkb: Sequence[bytes | None]) -> Shapes:
    """Shapes of two dimensions from WKB; None where it cannot be read."""
    array = np.array([*wkb, None], dtype=object)[:-1]
    return shapely.force_2d(shapely.from_wkb(array, on_invalid="ignore"))


def to_wkb(shapes: Shapes) -> Shapes:
    """Shapes as WKB of two dimensions, least significant byte first."""
    return shapes_of(shapely.to_wkb(shapes, output_dimension=2, byte_order=1).tolist())


def from_geojson(texts: Sequence[str]) -> Shapes:
    """Shapes of two dimensions from GeoJSON geometries; None where one cannot be read."""
    # A coordinate too large for a number is unreadable like any other; the row is reported.
    with np.errstate(over="ignore"):
        return shapely.force_2d(
            shapely.from_geojson(np.array(texts, dtype=object), on_invalid="ignore")
        )


def type_ids(shapes: Shapes) -> npt.NDArray[np.int32]:
    """The kind of each shape as a number of shapely.GeometryType; -1 where there is none."""
    return shapely.get_type_id(shapes).astype(np.int32)


def bounds(shapes: Shapes) -> npt.NDArray[np.float64]:
    """(n, 4) smallest x and y, largest x and y; NaN where there is no shape."""
    return shapely.bounds(shapes)


def total_bounds(shapes: Shapes) -> npt.NDArray[np.float64]:
    """(4,) smallest x and y, largest x and y of all shapes together."""
    return shapely.total_bounds(shapes)


def made_valid(shapes: Shapes) -> Shapes:
    """Shapes that do not cross themselves, of areas only."""
    # The method "structure" keeps areas only; the other one leaves loose lines and points behind
    # where a ring folds back on itself, as in three of the wijken of 2022.
    return shapely.make_valid(shapes, method="structure", keep_collapsed=False)


def turned_outward(shapes: Shapes) -> Shapes:
    """The same areas with outer rings counterclockwise and holes clockwise."""
    return shapely.orient_polygons(shapes)


def on_grid(shapes: Shapes, size: float, *, keep_points: bool) -> Shapes:
    """Shapes with coordinates rounded to multiples of `size`.

    Args:
        shapes: areas.
        size: distance between the lines of the grid, in units of the shapes.
        keep_points: round every point on its own, so that neighbours stay neighbours but a shape
            may cross itself; else the result is valid.
    """
    mode = "pointwise" if keep_points else "valid_output"
    return shapely.set_precision(shapes, size, mode=mode)


def smallest_squares(shapes: Shapes, size: float) -> Shapes:
    """For each shape the cell of a grid with steps of `size` in which a point of it lies."""
    corners = np.floor(shapely.get_coordinates(shapely.point_on_surface(shapes)) / size) * size
    left, bottom = corners[:, 0], corners[:, 1]
    return shapes_of(list(shapely.box(left, bottom, left + size, bottom + size)))


def with_decimals(shapes: Shapes, decimals: int) -> Shapes:
    """The same shapes with each coordinate as the number nearest to so many decimals.

    A multiple of a grid size carries the error of that size: 6.555860000000001 for 6.55586.
    """
    return shapely.transform(shapes, lambda points: np.round(points, decimals))


def is_coverage(shapes: Shapes) -> bool:
    """Whether areas share their borders exactly and never overlap."""
    return bool(shapely.coverage_is_valid(shapes))


def has_faulty_edge(shapes: Shapes) -> npt.NDArray[np.bool_]:
    """(n,) whether an area has a border that overlaps, or does not match that of a neighbour."""
    return ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))


def has_gap_narrower_than(shapes: Shapes, width: float) -> bool:
    """Whether areas that form a coverage enclose a gap into which no circle of this width fits."""
    rings = shapely.get_rings(shapely.get_parts(united(shapes)))
    holes = rings[~shapely.is_ccw(rings)]
    # The "circle" is a line from its centre to its edge.
    radii = shapely.maximum_inscribed_circle(shapely.polygons(holes), tolerance=width / 100)
    return bool((2 * lengths(cast("Shapes", radii)) < width).any())


def clean_coverage(shapes: Shapes, snapping: float, gap_width: float) -> Shapes:
    """Areas with borders that meet; an overlap or narrow gap goes to the longest border on it.

    Args:
        shapes: valid areas.
        snapping: points closer than this become one; -1 for as little as the numbers allow.
        gap_width: an enclosed gap into which no circle of this width fits is closed.
    """
    # The stubs are those of shapely 2.1, which did not have this yet.
    clean = cast(
        "Callable[..., Shapes]",
        shapely.coverage_clean,  # pyright: ignore[reportAttributeAccessIssue]
    )
    return clean(shapes, gap_width=gap_width, snapping_distance=snapping)


def simplify_coverage(shapes: Shapes, tolerance: float) -> Shapes:
    """Areas with fewer points that still share their borders.

    Raises:
        ShapeError: the areas do not make a coverage.
    """
    try:
        return shapely.coverage_simplify(shapes, tolerance)
    except shapely.errors.GEOSException as error:
        raise ShapeError(str(error)) from error


def united(shapes: Shapes) -> BaseGeometry:
    """The areas of a coverage as one, without the borders between them; holes turn clockwise."""
    try:
        found = shapely.coverage_union_all(shapes)
    except shapely.errors.GEOSException:
        # Borders that could not be made to meet: slower, and the scraps stay, but no area is lost.
        found = shapely.union_all(shapes)
    return shapely.orient_polygons(found)


def touching_pairs(shapes: Shapes) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Positions of the pairs of shapes that touch, the lower first, in order."""
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    order = np.lexsort((right, left))
    return left[order], right[order]


def geojson_geometry(shape: object) -> dict[str, object]:
    """A shape as the members of a GeoJSON geometry."""
    found = mapping(cast("BaseGeometry", shape))
    return {"type": found["type"], "coordinates": found["coordinates"]}


def areas(shapes: Shapes) -> npt.NDArray[np.float64]:
    """(n,) area of each shape, in square units of the shapes."""
    return shapely.area(shapes)


def lengths(shapes: Shapes) -> npt.NDArray[np.float64]:
    """(n,) length of each line, or of the border of each area, in units of the shapes."""
    return shapely.length(shapes)
