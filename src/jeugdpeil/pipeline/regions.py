"""The regions of a build: found in the sources, tied together by lists and groups."""

import difflib
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.membership import RegionGroup
from jeugdpeil.domain.region import Region, RegionKey
from jeugdpeil.domain.tables import Observations, Regions
from jeugdpeil.monitor_file import CHARACTERISTICS_KIND, Monitor
from jeugdpeil.pipeline.reading import SourceReading, Sources
from jeugdpeil.sources.found_regions import NamedRegion, found_regions, membership_findings
from jeugdpeil.sources.regions import joined_lists
from jeugdpeil.warehouse.hierarchy import build_regions, hierarchy_findings
from jeugdpeil.warehouse.name_matching import NAME_UNKNOWN, match_names

COUNTRY = ("NL00", "Nederland")


def regions_of(monitor: Monitor, sources: Sources) -> tuple[Regions, tuple[Finding, ...]]:
    """All regions that the sources speak of, of all years, with the regions they lie in.

    Args:
        monitor: the monitor file, for its division and groups.
        sources: what was read.
    """
    each = [item.found for item in sources.figures if _names_regions(item)]
    found = _distinct(region for item in each for region in item.regions)
    named_years = {name.year for item in each for name in item.named}
    listed = joined_lists(sources.memberships)
    memberships = listed.memberships
    groups = region_groups(monitor)
    changes = sources.register.changes
    regions = build_regions(
        found,
        memberships,
        monitor.division_year,
        groups,
        years=named_years,
        crosswalk=sources.crosswalk,
        changes=changes,
    )
    findings = [*listed.findings, *(finding for item in each for finding in item.findings)]
    findings += membership_findings(memberships, found, "lijst van gebieden", changes)
    findings += hierarchy_findings(
        found, memberships, monitor.division_year, groups, changes=changes
    )
    return regions, tuple(findings)


def refuse_unknown_home(monitor: Monitor, regions: Regions) -> None:
    """Refuse a home that no source speaks of: the start page would be about another region.

    Raises:
        MonitorFileError: there is no such region.
    """
    codes = set(regions.table["region_code"].to_pylist())
    if monitor.home in codes or monitor.home == COUNTRY[0]:
        return
    close = difflib.get_close_matches(monitor.home, sorted(codes), 3, 0.6)
    advice = f"Bedoelde u {' of '.join(close)}? " if close else ""
    raise MonitorFileError(
        f"`home` is {monitor.home!r}, en geen bron van deze monitor kent dat gebied",
        where="sleutel home",
        remedy=f"{advice}Geef de code van een gebied, zoals GM0244 of jr-groningen.",
    )


def _names_regions(reading: SourceReading) -> bool:
    """Whether the regions of a source exist because it speaks of them.

    A code with a slip in a region's own list of characteristics must be noticed as unknown.
    """
    return not reading.spec.check_only and reading.spec.kind != CHARACTERISTICS_KIND


def region_groups(monitor: Monitor) -> tuple[RegionGroup, ...]:
    """The groups of the monitor file as regions."""
    return tuple(
        RegionGroup(item.code, item.name, item.members, item.from_year, item.to_year, item.note)
        for item in monitor.groups
    )


def with_codes(
    observations: Observations, regions: Regions
) -> tuple[Observations, tuple[Finding, ...]]:
    """Observations of a source that names its regions, with codes in place of the names.

    Names without a match stay as they are; they become no facts and are found again there. A
    gemeente that was gone in the year of the table has no fact either: its empty cells are left
    out, and where it has a value the rules will say that it does not exist.
    """
    found = found_regions(observations)
    named = found.named
    if not named:
        return observations, ()
    codes: dict[str, str] = {COUNTRY[1]: COUNTRY[0]}
    findings: list[Finding] = []
    table = observations.table
    for year in sorted({item.year for item in named}):
        matches = match_names(
            _names_of_year(named, year), regions, year, source_id=observations.snapshot.short_id
        )
        codes |= {match.name: match.code for match in matches.matches}
        gone = [match.name for match in matches.matches if match.is_abolished]
        table = _without_empty(table, gone, year)
        findings.extend(matches.findings)
    if found.regions:
        # In a source with codes, validation tells of a word that is none.
        findings = [each for each in findings if each.code != NAME_UNKNOWN.code]
    return Observations(observations.snapshot, _recoded(table, codes)), tuple(findings)


def _names_of_year(named: Iterable[NamedRegion], year: int) -> list[str]:
    names = {item.name for item in named if item.year == year}
    return sorted(names - {COUNTRY[1]})


def _without_empty(table: pa.Table, names: list[str], year: int) -> pa.Table:
    """The table without the empty cells of these regions in a year."""
    keys = pc.utf8_trim_whitespace(table["region_key"].cast(pa.string()))
    is_region = pc.is_in(keys, pa.array(names, pa.string()))
    is_region = pc.and_(is_region, pc.equal(table["region_year"], year))
    return table.filter(pc.invert(pc.and_(is_region, pc.is_null(table["value"]))))


def _recoded(table: pa.Table, codes: dict[str, str]) -> pa.Table:
    keys = pc.utf8_trim_whitespace(table["region_key"].cast(pa.string())).to_pylist()
    place = table.column_names.index("region_key")
    recoded = pa.array([codes.get(key, key) for key in keys], pa.string())
    return table.set_column(place, "region_key", recoded)


def _distinct(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Each region once: the first source that has a name for it gives its name."""
    first: dict[RegionKey, Region] = {}
    for region in regions:
        known = first.get(region.key)
        # A source without a name for a region names it by its code.
        if known is None or known.name == known.key.code:
            first[region.key] = region
    return tuple(first.values())
