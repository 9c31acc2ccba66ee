"""Larger regions out of smaller ones: gemeenten to jeugdregio's, wijken to gemeenten."""

from collections import defaultdict
from collections.abc import Mapping

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.coverage import repaired_outlines
from jeugdpeil.sources.geo.layer import shapes_of
from jeugdpeil.sources.geo.outlines import (
    GeometryOutcome,
    Outlines,
    geometry_of,
    joined_sources,
    listed,
    outlines_of,
    sorted_outlines,
)


def dissolve(
    geometry: Geometry, membership: Mapping[str, str], parent_level: RegionLevel, year: int
) -> GeometryOutcome:
    """The regions that the outlines of one level and year make up together.

    Args:
        geometry: valid outlines of one level and year.
        membership: code of the larger region by code of the smaller one.
        parent_level: level of the larger regions.
        year: year of division of the larger regions; it may differ from that of the outlines, as
            the jeugdregio's of 2026 are drawn from the gemeenten of 2023.

    Returns:
        One outline for each larger region of which at least one part has an outline. Findings name
        the parts that are missing, the larger regions without any part, and the outlines that
        belong nowhere.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> parts = {"GM0001": "jr-oost", "GM0002": "jr-oost"}
    >>> oost = dissolve(
    ...     squares_in_a_row("GM0001", "GM0002"), parts, RegionLevel.JEUGDREGIO, 2026
    ... )
    >>> outlines_of(oost.geometry).codes
    ('jr-oost',)
    """
    outlines, findings = repaired_outlines(outlines_of(geometry))
    members = _members(outlines, membership)
    parents = sorted(members)
    shapes = [sh.united(outlines.shapes[members[parent]]) for parent in parents]
    sources = [
        joined_sources(outlines.sources[index] for index in members[parent]) for parent in parents
    ]
    drawn = sorted_outlines(parent_level, year, parents, shapes_of(shapes), sources)
    told = (*_missing_parts(outlines, membership), *_parts_of_nothing(outlines, membership))
    return GeometryOutcome(geometry_of(drawn), (*findings, *told))


def _members(outlines: Outlines, membership: Mapping[str, str]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for index, code in enumerate(outlines.codes):
        if code in membership:
            members[membership[code]].append(index)
    return dict(members)


def _missing_parts(outlines: Outlines, membership: Mapping[str, str]) -> list[Finding]:
    have = set(outlines.codes)
    missing: dict[str, list[str]] = defaultdict(list)
    drawn = {parent for code, parent in membership.items() if code in have}
    for code, parent in membership.items():
        if code not in have:
            missing[parent].append(code)
    place = Location(outlines.source)
    return [
        (fc.PART_MISSING if parent in drawn else fc.REGION_MISSING).found(
            place, count=len(parts), code=parent, parts=listed(parts)
        )
        for parent, parts in sorted(missing.items())
    ]


def _parts_of_nothing(outlines: Outlines, membership: Mapping[str, str]) -> list[Finding]:
    codes = [code for code in outlines.codes if code not in membership]
    if not codes:
        return []
    place = Location(outlines.source)
    return [fc.PART_OF_NOTHING.found(place, count=len(codes), codes=listed(codes))]
