"""Regions of all years with what they lie in, from sources, lists and the register of mergers.

Every row says what its region is in one division, that of `division_year`:

- the parents of a gemeente of another year are those of the gemeente that it has become;
- the column `gemeente` of a gemeente is that gemeente itself, so that conforming and tracing need
  no other table; it is the own code where nothing changed;
- several codes with `;` between them: the region lies in each of them (two groups, or a
  samenwerkingsverband for primary and one for secondary education); a `~` behind a code: only a
  part of it lies there, since the gemeente was split, or merged after the year of the division.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from jeugdpeil.codelists.mergers import CHANGES, RegionChange
from jeugdpeil.codelists.provinces import LANDSDELEN, province_of_code
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.membership import (
    Memberships,
    Parent,
    RegionGroup,
    WijkStep,
    parents_in,
    parents_text,
)
from jeugdpeil.domain.region import Region, RegionKey, RegionLevel
from jeugdpeil.domain.tables import REGIONS, Regions
from jeugdpeil.warehouse.division import Division
from jeugdpeil.warehouse.gemeente_names import GemeenteNames
from jeugdpeil.warehouse.members import GroupMembers, ListedRegions, Share, listed_regions
from jeugdpeil.warehouse.region_notes import ABOLISHED, CUT_UP

COUNTRY, COUNTRY_NAME = "NL00", "Nederland"

# The first two are places, one within the other; the others are agreements between gemeenten.
_PLACES = 2
_LISTED_LEVELS = (
    RegionLevel.LANDSDEEL,
    RegionLevel.PROVINCIE,
    RegionLevel.JEUGDREGIO,
    RegionLevel.GGD_REGIO,
    RegionLevel.SAMENWERKINGSVERBAND,
)
_BELOW_GEMEENTE = (RegionLevel.WIJK, RegionLevel.BUURT)

Parents = Mapping[RegionLevel, str]


@dataclass(frozen=True)
class _Row:
    key: RegionKey
    name: str
    parents: Parents
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        return {
            "region_level": self.key.level.value,
            "region_code": self.key.code,
            "region_year": self.key.year,
            "name": self.name,
            **{level.value: self.parents.get(level) for level in RegionLevel},
            "note": self.note,
        }


def build_regions(
    found: Iterable[Region],
    memberships: Memberships,
    division_year: int,
    groups: Iterable[RegionGroup] = (),
    *,
    years: Iterable[int] = (),
    crosswalk: Iterable[WijkStep] = (),
    changes: Sequence[RegionChange] = CHANGES,
) -> Regions:
    """The regions of all years with their parents.

    Args:
        found: regions that sources name, of any level and year.
        memberships: rows of lists.
        division_year: year of the division in which everything above gemeente is counted.
        groups: groups of gemeenten, self-made or dated.
        years: further years whose gemeenten are wanted, such as that of a source by name only.
        crosswalk: wijken of other years that lie as a whole in a wijk of `division_year`.
        changes: the register of mergers; the demo country brings its own.

    Returns:
        One row per region and year. Of every year that occurs all gemeenten are there that the
        gemeenten of `division_year` were made of, also where a source has no row for one, so that
        a sum can know what it lacks. Regions above gemeente are those of `division_year`.
    """
    hierarchy = _Hierarchy.of(found, memberships, division_year, groups, changes)
    rows = [
        *hierarchy.upper_rows(),
        *hierarchy.gemeente_rows({*years, *(region.key.year for region in hierarchy.found)}),
        *hierarchy.lower_rows(_WijkRoad.of(crosswalk, division_year)),
    ]
    table = pa.Table.from_pylist([row.as_dict() for row in rows], schema=_PLAIN)
    return Regions(table)


def hierarchy_findings(
    found: Iterable[Region],
    memberships: Memberships,
    division_year: int,
    groups: Iterable[RegionGroup] = (),
    *,
    changes: Sequence[RegionChange] = CHANGES,
) -> tuple[Finding, ...]:
    """What the lists and groups leave unclear in the hierarchy of the same arguments."""
    hierarchy = _Hierarchy.of(found, memberships, division_year, groups, changes)
    lists = (listed.findings for listed in hierarchy.listed.values())
    members = (group.findings for group in hierarchy.groups)
    return tuple(finding for part in (*lists, *members) for finding in part)


# Plain words first: the schema of Regions turns them into dictionaries.
_PLAIN = pa.schema(
    [
        (column.name, pa.int16() if column.name == "region_year" else pa.string())
        for column in REGIONS.columns
    ]
)


@dataclass(frozen=True)
class _Hierarchy:
    """The parts of which the rows are made.

    Args:
        found: regions of sources, each key once, the first that came.
        division: the gemeenten of the division year.
        names: names of gemeenten.
        listed: per level what the lists say.
        groups: the groups with their members.
        country: code and name of the country.
    """

    found: tuple[Region, ...]
    division: Division
    names: GemeenteNames
    listed: dict[RegionLevel, ListedRegions]
    groups: tuple[GroupMembers, ...]
    country: tuple[str, str]

    @classmethod
    def of(
        cls,
        found: Iterable[Region],
        memberships: Memberships,
        division_year: int,
        groups: Iterable[RegionGroup],
        changes: Sequence[RegionChange],
    ) -> "_Hierarchy":
        regions = tuple({region.key: region for region in reversed(tuple(found))}.values())[::-1]
        gemeenten = [region.key for region in regions if region.key.level is RegionLevel.GEMEENTE]
        known = [(key.code, key.year) for key in gemeenten]
        known += [(row.gemeente_code, row.list_year) for row in memberships.rows]
        division = Division.of(division_year, known, changes)
        names = GemeenteNames(regions, memberships, changes)
        return cls(
            regions,
            division,
            names,
            {level: listed_regions(memberships, level, division) for level in _LISTED_LEVELS},
            tuple(GroupMembers.of(group, division, names) for group in groups),
            _country(regions),
        )

    def parents_of(self, code: str, year: int) -> dict[RegionLevel, str]:
        """The regions above a gemeente of a year, and the gemeente that it is in the division."""
        homes = self.division.homes(code, year)
        parents = {RegionLevel.LAND: self.country[0]}
        parents[RegionLevel.GEMEENTE] = _cell(Parent(home, len(homes) == 1) for home in homes)
        for level in _LISTED_LEVELS:
            of_homes = [self.regions_of(home, level) for home in homes]
            parents[level] = _cell(
                Parent(region, all(region in each for each in of_homes))
                for region in sorted({region for each in of_homes for region in each})
            )
        shares = {group.group.code: group.share_of(code, year) for group in self.groups}
        parents[RegionLevel.GROEP] = _cell(
            Parent(group, share is Share.GEHEEL)
            for group, share in shares.items()
            if share is not Share.NIET
        )
        return {level: cell for level, cell in parents.items() if cell}

    def regions_of(self, gemeente: str, level: RegionLevel) -> tuple[str, ...]:
        """The regions of a level that a gemeente of the division lies in."""
        listed = self.listed[level].of_gemeente.get(gemeente, ())
        if listed or level is not RegionLevel.LANDSDEEL:
            return listed
        provinces = map(province_of_code, self.regions_of(gemeente, RegionLevel.PROVINCIE))
        return tuple(province.landsdeel for province in provinces if province)

    def gemeente_rows(self, years: Iterable[int]) -> Iterator[_Row]:
        """All gemeenten of all years, and those that a source still has after their end."""
        found = {region.key: region for region in self.found}
        for year in sorted({*years, self.division.year}):
            codes = set(self.division.codes_in(year))
            codes |= {key.code for key in found if _is_gemeente_of(key, year)}
            for code in sorted(codes):
                parents = self.parents_of(code, year)
                key = RegionKey(RegionLevel.GEMEENTE, code, year)
                yield _Row(key, self.names.name_of(code, year), parents, self._note(code, year))

    def _note(self, code: str, year: int) -> str:
        if self.division.is_abolished(code, year):
            return ABOLISHED
        return CUT_UP if len(self.division.homes(code, year)) > 1 else ""

    def upper_rows(self) -> Iterator[_Row]:
        """The regions above gemeente: those of the division, and those that sources name."""
        rows = {row.key: row for row in self._division_rows()}
        for region in self.found:
            if region.key.level.is_sum_of_gemeenten:
                above = self._above(region.key.level, region.key.code)
                rows.setdefault(region.key, _Row(region.key, region.name, above, region.note))
        return iter(rows.values())

    def _division_rows(self) -> Iterator[_Row]:
        year = self.division.year
        yield _Row(RegionKey(RegionLevel.LAND, self.country[0], year), self.country[1], {})
        members = self._members()
        for level in _LISTED_LEVELS:
            names = self._names_at(level)
            for code in sorted({code for of_level, code in members if of_level is level}):
                above = self._above(level, code) | _shared(level, members[level, code])
                yield _Row(RegionKey(level, code, year), names.get(code, code), above)
        for item in self.groups:
            group = item.group
            key = RegionKey(RegionLevel.GROEP, group.code, year)
            yield _Row(key, group.name, {RegionLevel.LAND: self.country[0]}, _validity(group))

    def _names_at(self, level: RegionLevel) -> dict[str, str]:
        official = {item.code: item.name for item in LANDSDELEN}
        return (official if level is RegionLevel.LANDSDEEL else {}) | self.listed[level].names

    def _members(self) -> dict[tuple[RegionLevel, str], list[Parents]]:
        """Per region of the division the parents of each of its gemeenten."""
        members: dict[tuple[RegionLevel, str], list[Parents]] = {}
        for code in sorted(self.division.codes):
            parents = self.parents_of(code, self.division.year)
            for level in _LISTED_LEVELS:
                for parent in parents_in(parents.get(level)):
                    members.setdefault((level, parent.code), []).append(parents)
        return members

    def _above(self, level: RegionLevel, code: str) -> dict[RegionLevel, str]:
        if level is RegionLevel.LAND:
            return {}
        above = {RegionLevel.LAND: self.country[0]}
        province = province_of_code(code) if level is RegionLevel.PROVINCIE else None
        return above | ({RegionLevel.LANDSDEEL: province.landsdeel} if province else {})

    def lower_rows(self, road: "_WijkRoad") -> Iterator[_Row]:
        """The wijken and buurten of sources, under the gemeente that their code begins with."""
        above: dict[tuple[str, int], dict[RegionLevel, str]] = {}
        for region in self.found:
            key = region.key
            if key.level not in _BELOW_GEMEENTE:
                continue
            gemeente = f"GM{key.code[2:6]}"
            if (gemeente, key.year) not in above:
                above[gemeente, key.year] = self.parents_of(gemeente, key.year)
            parents = above[gemeente, key.year] | {RegionLevel.GEMEENTE: gemeente}
            if key.level is RegionLevel.BUURT:
                parents[RegionLevel.WIJK] = f"WK{key.code[2:8]}"
            elif home := road.home(key):
                parents[RegionLevel.WIJK] = home
            yield _Row(key, region.name, parents, region.note)


@dataclass(frozen=True)
class _WijkRoad:
    """The steps of a crosswalk, walked until the year of the division."""

    steps: dict[tuple[str, int], tuple[str, int]]
    year: int

    @classmethod
    def of(cls, crosswalk: Iterable[WijkStep], year: int) -> "_WijkRoad":
        steps = {(s.from_code, s.from_year): (s.to_code, s.to_year) for s in crosswalk}
        return cls(steps, year)

    def home(self, key: RegionKey) -> str | None:
        """The wijk of the division year that a wijk lies in, or None where nobody says so."""
        place: tuple[str, int] | None = (key.code, key.year)
        seen: set[tuple[str, int]] = set()
        while place is not None and place[1] != self.year and place not in seen:
            seen.add(place)
            place = self.steps.get(place)
        return place[0] if place is not None and place[1] == self.year else None


def _cell(parents: Iterable[Parent]) -> str:
    return parents_text(parents) or ""


def _shared(level: RegionLevel, members: Sequence[Parents]) -> dict[RegionLevel, str]:
    """The provincie and the landsdeel that all gemeenten of a region lie in."""
    shared: dict[RegionLevel, str] = {}
    larger = _LISTED_LEVELS[: min(_LISTED_LEVELS.index(level), _PLACES)]
    for above in larger:
        cells = {parents.get(above) for parents in members}
        only = cells.pop() if len(cells) == 1 else None
        if only:
            shared[above] = only
    return shared


def _is_gemeente_of(key: RegionKey, year: int) -> bool:
    return key.level is RegionLevel.GEMEENTE and key.year == year


def _country(regions: Iterable[Region]) -> tuple[str, str]:
    """The country by the name that sources give it, else Nederland."""
    found = {r.key.code: r.name for r in regions if r.key.level is RegionLevel.LAND}
    return next(iter(found.items())) if len(found) == 1 else (COUNTRY, COUNTRY_NAME)


def _validity(group: RegionGroup) -> str:
    match (group.from_year, group.to_year):
        case (None, None):
            return ""
        case (None, last):
            return f"geldig tot en met {last}"
        case (first, None):
            return f"geldig vanaf {first}"
        case (first, last):
            return f"geldig {first}-{last}"
