"""Outlines for the regions of a year out of those of other years, where its own are missing."""

from collections.abc import Collection, Sequence

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import GEOMETRY, Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo.coverage import repaired_outlines
from jeugdpeil.sources.geo.layer import shapes_of
from jeugdpeil.sources.geo.outlines import (
    GeometryOutcome,
    Outlines,
    geometry_of,
    listed,
    outlines_of,
    sorted_outlines,
)


def outlines_for(
    codes: Collection[str], level: RegionLevel, year: int, candidates: Sequence[Geometry]
) -> GeometryOutcome:
    """Outlines for a list of regions, each from the first candidate that has its code.

    Args:
        codes: codes of the regions that need an outline.
        level, year: their level and year of division.
        candidates: outlines of this level, each of one year, the best first: normally those of
            `year` itself, then those of the nearest year.

    Returns:
        Outlines under `year`. Findings name the regions that borrowed the outline of another year,
        and the regions for which there is none.

    Raises:
        ValueError: a candidate is of another level, or of several years.

    Notes:
        The same code in another year need not be the same ground. For gemeenten it nearly is; of
        the wijk codes in both 2021 and 2022, 2.8 % bear another name.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> drawn = outlines_for(
    ...     ["GM0001"], RegionLevel.GEMEENTE, 2021, [squares_in_a_row("GM0001")]
    ... )
    >>> drawn.findings[0].code
    'geometry-borrowed'
    """
    chosen: dict[str, tuple[Outlines, int]] = {}
    for outlines in map(outlines_of, candidates):
        if outlines.level is not level:
            raise ValueError(f"outlines of a {level.value} are wanted, got {outlines.level.value}")
        for index, code in enumerate(outlines.codes):
            if code in codes:
                chosen.setdefault(code, (outlines, index))
    told = (*_borrowed_findings(chosen, year), *_missing_findings(chosen, codes, candidates))
    if not chosen:
        return GeometryOutcome(Geometry(GEOMETRY.empty()), told)
    drawn, repairs = repaired_outlines(_joined(chosen, level, year))
    return GeometryOutcome(geometry_of(drawn), (*told, *repairs))


def _joined(chosen: dict[str, tuple[Outlines, int]], level: RegionLevel, year: int) -> Outlines:
    shapes = shapes_of([outlines.shapes[index] for outlines, index in chosen.values()])
    sources = [outlines.sources[index] for outlines, index in chosen.values()]
    return sorted_outlines(level, year, list(chosen), shapes, sources)


def _borrowed_findings(chosen: dict[str, tuple[Outlines, int]], year: int) -> list[Finding]:
    lenders = {outlines.year: outlines for outlines, _ in chosen.values() if outlines.year != year}
    found: list[Finding] = []
    for other in sorted(lenders):
        codes = [code for code, (outlines, _) in chosen.items() if outlines.year == other]
        words = {"codes": listed(codes), "year": str(year), "from_year": str(other)}
        place = Location(lenders[other].source)
        found.append(fc.BORROWED.found(place, count=len(codes), **words))
    return found


def _missing_findings(
    chosen: dict[str, tuple[Outlines, int]],
    codes: Collection[str],
    candidates: Sequence[Geometry],
) -> list[Finding]:
    missing = [code for code in codes if code not in chosen]
    if not missing:
        return []
    source = outlines_of(candidates[0]).source if candidates else "geometrie"
    return [fc.WITHOUT_OUTLINE.found(Location(source), count=len(missing), codes=listed(missing))]
