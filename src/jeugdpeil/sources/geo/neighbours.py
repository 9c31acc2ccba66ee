"""Which regions lie side by side."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.coverage import repaired_outlines
from jeugdpeil.sources.geo.outlines import listed, outlines_of

# Regions that meet in a point have no border of any length in common; less than this is a point
# that was rounded.
SHORTEST_BORDER_M = 2.0


@dataclass(frozen=True)
class Neighbours:
    """Pairs of regions with a border in common, each pair once.

    Args:
        first, second: (n_pairs,) codes, first before second; in order of first, then second.
        border_m: (n_pairs,) length of the border that they share, in metres.
        alone: codes of the regions without neighbours, such as islands, ascending.
        findings: that there are regions without neighbours, and what was repaired to see it.
    """

    first: npt.NDArray[np.str_] = field(repr=False)
    second: npt.NDArray[np.str_] = field(repr=False)
    border_m: npt.NDArray[np.float64] = field(repr=False)
    alone: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def neighbours(geometry: Geometry) -> Neighbours:
    """The neighbours among the outlines of one level and year.

    Args:
        geometry: valid outlines of one level and year.

    Returns:
        Pairs whose common border is at least SHORTEST_BORDER_M long. A bridge or a ferry is no
        border: Texel has no neighbour.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> found = neighbours(squares_in_a_row("GM0001", "GM0002", "GM0003"))
    >>> [f"{a} {b}" for a, b in zip(found.first, found.second)]
    ['GM0001 GM0002', 'GM0002 GM0003']
    """
    outlines, findings = repaired_outlines(outlines_of(geometry))
    codes = np.array(outlines.codes, dtype=np.str_)
    left, right = sh.touching_pairs(outlines.shapes)
    edges = shapely.boundary(outlines.shapes)
    border = sh.lengths(shapely.intersection(edges[left], edges[right]))
    long_enough = border >= SHORTEST_BORDER_M
    left, right, border = left[long_enough], right[long_enough], border[long_enough]
    is_alone = np.isin(np.arange(len(codes)), np.concatenate([left, right]), invert=True)
    alone = tuple(str(code) for code in codes[is_alone])
    told = (*findings, *_alone_findings(alone, outlines.source))
    return Neighbours(codes[left], codes[right], border, alone, told)


def _alone_findings(alone: tuple[str, ...], source: str) -> list[Finding]:
    if not alone:
        return []
    place = Location(source)
    return [fc.WITHOUT_NEIGHBOURS.found(place, count=len(alone), codes=listed(alone))]
