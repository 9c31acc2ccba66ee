"""Outlines as PMTiles: one file of vector tiles that a browser reads piece by piece."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.outlines import outlines_of
from jeugdpeil.sources.geo.projection import to_degrees


@dataclass(frozen=True)
class Zooms:
    """The zoom levels of a tile file; a browser stretches the last one when it goes closer."""

    first: int
    last: int


# At zoom 10 a tile is 24 km wide here, with 4,096 steps of 6 metres: finer than the outlines.
_LARGE, _GEMEENTE, _SMALL = Zooms(4, 8), Zooms(4, 9), Zooms(5, 10)


def zooms_of(level: RegionLevel) -> Zooms:
    """The zoom levels at which outlines of a level are of use.

    >>> zooms_of(RegionLevel.WIJK)
    Zooms(first=5, last=10)
    """
    if level.is_sum_of_gemeenten:
        return _LARGE
    return _GEMEENTE if level is RegionLevel.GEMEENTE else _SMALL


def pmtiles(geometry: Geometry, names: Mapping[str, str], zooms: Zooms | None = None) -> bytes:
    """The outlines of one level and year as a PMTiles file.

    Args:
        geometry: valid outlines of one level and year.
        names: name by code; a region without one gets its code.
        zooms: zoom levels; None for those of the level.

    Returns:
        The file: one layer, named after the level, with properties `code` and `naam`.

    Raises:
        GdalError: GDAL cannot write it.

    Source:
        PMTiles 3 and Mapbox Vector Tile 2, as written by GDAL.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> pmtiles(squares_in_a_row("GM0001"), {}, Zooms(5, 6))[:7]
    b'PMTiles'
    """
    from jeugdpeil.sources.geo import gdal

    outlines = outlines_of(geometry)
    chosen = zooms or zooms_of(outlines.level)
    columns = {
        "code": np.array(outlines.codes, dtype=object),
        "naam": np.array([names.get(code, code) for code in outlines.codes], dtype=object),
    }
    options = {"MINZOOM": str(chosen.first), "MAXZOOM": str(chosen.last)}
    wkb = sh.to_wkb(to_degrees(outlines.shapes))
    # GDAL builds the tiles in a scratch file beside the target: both go with the folder.
    with tempfile.TemporaryDirectory(prefix="jeugdpeil-") as folder:
        path = Path(folder, f"{outlines.level.value}.pmtiles")
        gdal.write_layer(path, "PMTiles", outlines.level.value, wkb, columns, options)
        return path.read_bytes()
