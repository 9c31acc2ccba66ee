"""The regions that a source names in its rows, and how they agree with a list of members."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jeugdpeil.codelists.mergers import CHANGES, RegionChange, carried
from jeugdpeil.codelists.region_levels import is_code_of_other_kind, kind_of_word, level_of_key
from jeugdpeil.codelists.spelling import split_suffix
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.region import Region, RegionKey, RegionLevel
from jeugdpeil.domain.tables import NO_REGION, Observations
from jeugdpeil.sources import region_findings as said

_COLUMNS = ("region_key", "region_name", "region_kind", "region_year")


@dataclass(frozen=True)
class NamedRegion:
    """A region that a source gives by its name only.

    Args:
        name: the name as the source writes it.
        kind: the source's word for its kind, or empty.
        year: year of the division.
    """

    name: str
    kind: str
    year: int


@dataclass(frozen=True)
class FoundRegions:
    """What the rows of a source are about.

    Args:
        regions: regions with a code, each once, without parents.
        named: regions without a code, to be matched by name.
        findings: kinds that are not used, and regions that bear two names.
    """

    regions: tuple[Region, ...]
    named: tuple[NamedRegion, ...] = ()
    findings: tuple[Finding, ...] = ()


def found_regions(observations: Observations) -> FoundRegions:
    """The regions in the observations of one source.

    Args:
        observations: cells of a source; a key that has the form of a code is one.

    Returns:
        The regions in the order of the file. A region without a name is named by its code.
    """
    source = observations.snapshot.source_id
    regions: dict[RegionKey, Region] = {}
    named: dict[NamedRegion, None] = {}
    findings: list[Finding] = []
    unused: dict[str, int] = {}
    for key, name, kind, year in _distinct(observations):
        if key == NO_REGION:
            # A row that names no region has no name to match; validation tells of it.
            continue
        level = level_of_key(key)
        if level is None and is_code_of_other_kind(key):
            unused[key[:2]] = unused.get(key[:2], 0) + 1
        elif level is None:
            named.setdefault(NamedRegion(key, kind, year))
        else:
            region = Region(RegionKey(level, key, year), name or key)
            earlier = regions.setdefault(region.key, region)
            findings += _contradictions(region, earlier, kind, source)
    findings += [
        said.REGION_KIND_UNUSED.found(Location(source), count=count, kind=kind)
        for kind, count in unused.items()
    ]
    return FoundRegions(tuple(regions.values()), tuple(named), tuple(findings))


def _distinct(observations: Observations) -> Iterator[tuple[str, str, str, int]]:
    columns = list(_COLUMNS)
    grouped = observations.table.group_by(columns, use_threads=False).aggregate([])
    for row in grouped.select(columns).to_pylist():
        key, name, kind, year = (row[column] for column in columns)
        yield key, (name or "").strip(), (kind or "").strip(), year


def _contradictions(region: Region, earlier: Region, kind: str, source: str) -> Iterator[Finding]:
    place = Location(source)
    if region.name != earlier.name:
        yield said.REGION_NAMED_TWICE.found(
            place, region=region.key.slug, name=earlier.name, other=region.name
        )
    known = kind_of_word(kind) if kind else None
    if known is not None and known.level is not region.key.level:
        yield said.REGION_KIND_DIFFERS.found(place, region=region.key.slug, kind=kind)


def membership_findings(
    memberships: Memberships,
    known: Iterable[Region],
    source_id: str,
    changes: tuple[RegionChange, ...] = CHANGES,
) -> tuple[Finding, ...]:
    """How a list of members agrees with the gemeenten that the figures are about.

    Args:
        memberships: the rows of a list.
        known: regions found in the sources of figures, of any years; those of other years than
            the list are carried to its year by the register of mergers.
        source_id: name of the list, for findings.
        changes: the register.

    Returns:
        Gemeenten of the list that nobody knows, known gemeenten that the list leaves out, and
        names that differ: only in spelling or in the suffix that CBS adds ("Rijswijk (ZH.)"), or
        really.
    """
    names = {
        (region.key.code, region.key.year): region.name
        for region in known
        if region.key.level is RegionLevel.GEMEENTE
    }
    place = Location(source_id)
    findings: list[Finding] = []
    lists = {(row.level, row.list_year) for row in memberships.rows}
    for level, year in sorted(lists):
        rows = {
            r.gemeente_code: r.gemeente_name for r in memberships.at(level) if r.list_year == year
        }
        expected = _carried_names(names, year, changes)
        findings += [
            said.GEMEENTE_NOT_LISTED.found(place, gemeente=code, level=level.value)
            for code in sorted(set(expected) - set(rows))
        ]
        findings += _unknown_and_renamed(rows, expected, place)
    return tuple(dict.fromkeys(findings))


def _carried_names(
    names: dict[tuple[str, int], str], year: int, changes: tuple[RegionChange, ...]
) -> dict[str, str]:
    """Name by code of the gemeenten that the known ones are in another year; "" where unknown."""
    found: dict[str, str] = {}
    for known_year in sorted({known_year for _, known_year in names}):
        codes = [code for code, of_year in names if of_year == known_year]
        for code in carried(codes, known_year, year, changes):
            found[code] = names.get((code, known_year)) or found.get(code, "")
    return found


def _unknown_and_renamed(
    rows: dict[str, str], expected: dict[str, str], place: Location
) -> Iterator[Finding]:
    for code, name in rows.items():
        if code not in expected:
            if expected:
                yield said.GEMEENTE_UNKNOWN.found(place, gemeente=code, name=name)
            continue
        other = expected[code]
        if not name or not other or name == other:
            continue
        is_spelling = split_suffix(name)[0] == split_suffix(other)[0]
        kind = said.NAME_SPELLED_OTHERWISE if is_spelling else said.NAME_DIFFERS
        yield kind.found(place, gemeente=code, name=name, other=other)
