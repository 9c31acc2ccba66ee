"""Outlines as a coverage: areas that share their borders, without overlap or sliver between them.

Only in a coverage can borders be simplified without tearing neighbours apart, and areas be
dissolved without scraps of border staying behind.
"""

from collections.abc import Mapping

import numpy as np
import shapely

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.layer import Shapes
from jeugdpeil.sources.geo.outlines import (
    GeometryOutcome,
    Outlines,
    geometry_of,
    listed,
    outlines_of,
)

# How much detail a map of each level needs. A map of the country is about a thousand pixels wide,
# so a pixel is 300 metres; wijken and buurten are also looked at one gemeente at a time.
TOLERANCE_M: Mapping[RegionLevel, float] = {
    RegionLevel.LAND: 300,
    RegionLevel.LANDSDEEL: 300,
    RegionLevel.PROVINCIE: 300,
    RegionLevel.JEUGDREGIO: 250,
    RegionLevel.GGD_REGIO: 250,
    RegionLevel.SAMENWERKINGSVERBAND: 250,
    RegionLevel.GROEP: 250,
    RegionLevel.GEMEENTE: 200,
    RegionLevel.WIJK: 100,
    RegionLevel.BUURT: 50,
}
# An opening narrower than this and closed all round is a seam: its sides were simplified apart. In
# the gemeenten of 2023 seams are up to 117 m wide, and the narrowest opening that is real, foreign
# ground at Baarle, is 929 m. Among wijken a ditch or a small enclave may be as narrow, so there
# only the rounding of coordinates is taken for a seam.
_SEAM_M, _FINE_SEAM_M = 150.0, 10.0
# Vertices closer than this are one place that was rounded twice: first as little as the size of the
# numbers allows, then a centimetre, at last a metre (coordinates to 1e-05 degrees are rounded by
# that much). More would move real borders.
_SNAPPING_M = (-1.0, 0.01, 1.0)
# Less is no change but the rounding of an area.
_CHANGE_M2 = 1.0


def is_coverage(geometry: Geometry) -> bool:
    """Whether the outlines of one level and year share their borders exactly and never overlap."""
    return sh.is_coverage(outlines_of(geometry).shapes)


def repaired(geometry: Geometry) -> GeometryOutcome:
    """The outlines of one level and year made into a coverage.

    Args:
        geometry: valid outlines of one level and year.

    Returns:
        The outlines, unchanged where they were a coverage already. Else the borders that did not
        meet are snapped together, and an overlap or a seam goes to the area with the longest border
        on it.

    Notes:
        Wider gaps are left open: foreign ground (Baarle), open water, a gemeente that is missing.
    """
    outlines = outlines_of(geometry)
    found, findings = repaired_outlines(outlines)
    return GeometryOutcome(geometry if found is outlines else geometry_of(found), findings)


def simplified(geometry: Geometry, tolerance_m: float | None = None) -> GeometryOutcome:
    """The outlines of one level and year with fewer points, neighbours still sharing borders.

    Args:
        geometry: valid outlines of one level and year.
        tolerance_m: corners whose triangle is smaller than the square of this are taken off, in
            metres; None for TOLERANCE_M of the level.

    Returns:
        The simplified outlines. Every region keeps at least a triangle.

    Source:
        Visvalingam and Whyatt (1993), as in GEOS CoverageSimplifier.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> simplified(squares_in_a_row("GM0001", "GM0002")).findings
    ()
    """
    outlines, findings = repaired_outlines(outlines_of(geometry))
    tolerance = TOLERANCE_M[outlines.level] if tolerance_m is None else tolerance_m
    try:
        shapes = sh.simplify_coverage(outlines.shapes, tolerance)
    except sh.ShapeError as error:
        # What could not be made a coverage stays as detailed as it came: large, but not torn.
        finding = fc.NOT_SIMPLIFIED.found(Location(outlines.source), reason=str(error))
        return GeometryOutcome(geometry_of(outlines), (*findings, finding))
    return GeometryOutcome(geometry_of(outlines.replaced(shapes)), findings)


def repaired_outlines(outlines: Outlines) -> tuple[Outlines, tuple[Finding, ...]]:
    """As `repaired`, on shapes; the same object comes back where nothing was to be done."""
    seam = seam_m(outlines.level)
    faulty = sh.has_faulty_edge(outlines.shapes)
    if not faulty.any() and not sh.has_gap_narrower_than(outlines.shapes, seam):
        return outlines, ()
    shapes = _snapped(outlines.shapes, seam)
    change = np.abs(sh.areas(shapes) - sh.areas(outlines.shapes))
    changed = np.flatnonzero(faulty | (change > _CHANGE_M2))
    findings = (
        *_repair_findings(outlines, [int(index) for index in changed], float(change.max())),
        *_swallowed_findings(outlines, shapes),
        *_open_findings(outlines, shapes),
    )
    return outlines.replaced(shapes), findings


def seam_m(level: RegionLevel) -> float:
    """The width in metres below which a gap between regions of a level is a seam to be closed."""
    is_fine = level in (RegionLevel.WIJK, RegionLevel.BUURT)
    return _FINE_SEAM_M if is_fine else _SEAM_M


def _snapped(shapes: Shapes, seam: float) -> Shapes:
    cleaned = shapes
    for distance in _SNAPPING_M:
        cleaned = sh.clean_coverage(shapes, distance, seam)
        if sh.is_coverage(cleaned):
            break
    return cleaned


def _repair_findings(outlines: Outlines, changed: list[int], largest: float) -> list[Finding]:
    if not changed:
        return []
    codes = listed(outlines.codes[index] for index in changed)
    size = f"{largest:.0f}"
    place = Location(outlines.source)
    return [
        fc.BORDERS_REPAIRED.found(place, count=len(changed), codes=codes, largest_change_m2=size)
    ]


def _swallowed_findings(outlines: Outlines, shapes: Shapes) -> list[Finding]:
    return [
        fc.SWALLOWED.found(Location(outlines.sources[index]), code=outlines.codes[index])
        for index in np.flatnonzero(shapely.is_empty(shapes))
    ]


def _open_findings(outlines: Outlines, shapes: Shapes) -> list[Finding]:
    if sh.is_coverage(shapes):
        return []
    return [fc.BORDERS_OPEN.found(Location(outlines.source))]
