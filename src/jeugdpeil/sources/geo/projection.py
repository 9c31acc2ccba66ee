"""From degrees to the metres of the Dutch national grid and back."""

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer
from pyproj.enums import TransformDirection
from pyproj.exceptions import CRSError

from jeugdpeil.domain.geometry import RD_NEW, WGS84
from jeugdpeil.sources.geo.layer import Shapes

Floats: TypeAlias = npt.NDArray[np.float64]

# Written out, so that every machine computes the same: left to choose, PROJ takes a finer grid
# where that happens to be installed, and another operation outside the Netherlands, where the
# demo country may lie. Within the Netherlands it is right to about a metre.
# Source: EPSG:28992 and EPSG:4833 (Amersfoort to WGS 84 (4)).
_PIPELINE = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
    " +step +proj=push +v_3 +step +proj=cart +ellps=WGS84"
    " +step +inv +proj=helmert +x=565.4171 +y=50.3319 +z=465.5524 +rx=0.398957388243134"
    " +ry=-0.343987817378283 +rz=1.87740163998045 +s=4.0725 +convention=coordinate_frame"
    " +step +inv +proj=cart +ellps=bessel +step +proj=pop +v_3"
    " +step +proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079"
    " +x_0=155000 +y_0=463000 +ellps=bessel"
)


class Grid(Enum):
    """The reference systems that outlines are read in."""

    RD = "RD (EPSG:28992)"
    DEGREES = "WGS84 (EPSG:4326)"


# 7415 is RD with heights; 4258 (ETRS89) differs from WGS84 by less than a metre.
_GRIDS = {RD_NEW: Grid.RD, 7415: Grid.RD, WGS84: Grid.DEGREES, 4258: Grid.DEGREES}


def grid_of_name(crs: str) -> Grid | None:
    """The reference system that a file names, or None where it is another one.

    Args:
        crs: an EPSG code, URN, address or WKT.

    >>> grid_of_name("urn:ogc:def:crs:OGC:1.3:CRS84").name
    'DEGREES'
    >>> grid_of_name("EPSG:28992").name
    'RD'
    """
    # EPSG has no number for WGS84 with the longitude first.
    if "CRS84" in crs:
        return Grid.DEGREES
    try:
        named = CRS(int(crs) if crs.isdigit() else crs)
    except (CRSError, ValueError):
        return None
    return _GRIDS.get(named.to_epsg(min_confidence=25) or 0)


def grid_of_range(bounds: Floats) -> Grid:
    """The reference system that coordinates must be in, told by their size.

    Args:
        bounds: (4,) smallest x and y, largest x and y.

    Notes:
        No place in the Netherlands has RD coordinates below 180: x starts at 10,000.
    """
    is_degrees = bool(np.all(np.abs(bounds) <= np.array([180, 90, 180, 90])))
    return Grid.DEGREES if is_degrees else Grid.RD


def to_rd(shapes: Shapes) -> Shapes:
    """Shapes in degrees (longitude, latitude) as shapes in RD metres."""
    return shapely.transform(shapes, _transformed(TransformDirection.FORWARD))


def to_degrees(shapes: Shapes) -> Shapes:
    """Shapes in RD metres as shapes in degrees (longitude, latitude)."""
    return shapely.transform(shapes, _transformed(TransformDirection.INVERSE))


@cache
def _transformer() -> Transformer:
    return Transformer.from_pipeline(_PIPELINE)


def _transformed(direction: TransformDirection) -> Callable[[Floats], Floats]:
    def transform(points: Floats) -> Floats:
        x, y = _transformer().transform(points[:, 0], points[:, 1], direction=direction)
        return np.column_stack([x, y])

    return transform
