"""The regions above gemeente that the gemeenten of a division lie in, by lists and by groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.codelists.old_names import OTHER_NAMES
from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.membership import Membership, Memberships, RegionGroup
from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel
from jeugdpeil.warehouse.division import Division
from jeugdpeil.warehouse.gemeente_names import GemeenteNames
from jeugdpeil.warehouse.name_matching import Candidate, NameBook

MEMBERSHIP_UNCLEAR = FindingCode(
    "membership-unclear", Severity.WARNING, ("gemeente", "level", "regions")
)
GEMEENTE_IN_NO_REGION = FindingCode(
    "gemeente-in-no-region", Severity.WARNING, ("gemeente", "level", "year")
)
GROUP_MEMBER_UNKNOWN = FindingCode(
    "group-member-unknown", Severity.ERROR, ("group", "member", "year", "now")
)
MEMBER_CODES = (MEMBERSHIP_UNCLEAR, GEMEENTE_IN_NO_REGION, GROUP_MEMBER_UNKNOWN)


@dataclass(frozen=True)
class ListedRegions:
    """What lists say of the gemeenten of a division, at one level.

    Args:
        of_gemeente: codes of the regions that a gemeente lies in; a gemeente in none is absent.
        names: name per region.
        findings: gemeenten in no region, and gemeenten of which the list does not say which.
    """

    of_gemeente: dict[str, tuple[str, ...]]
    names: dict[str, str]
    findings: tuple[Finding, ...] = ()


def listed_regions(
    memberships: Memberships, level: RegionLevel, division: Division
) -> ListedRegions:
    """The regions of one level for every gemeente of a division.

    Of several lists the one nearest before the year of the division counts, else the first after
    it. A list of another year is carried over mergers: all gemeenten that became one must lie in
    the same region, and of a later merged gemeente all parts do.
    """
    rows = [row for row in memberships.at(level) if row.holds_in(division.year)]
    if not rows:
        return ListedRegions({}, {})
    year = _list_year({row.list_year for row in rows}, division.year)
    rows = [row for row in rows if row.list_year == year]
    votes = _votes(rows, year, division)
    of_gemeente = {code: next(iter(found)) for code, found in votes.items() if len(found) == 1}
    findings = list(_findings(votes, level, division))
    return ListedRegions(of_gemeente, {row.code: row.name for row in rows}, tuple(findings))


def _list_year(years: set[int], division_year: int) -> int:
    before = [year for year in years if year <= division_year]
    return max(before) if before else min(years)


def _votes(
    rows: Sequence[Membership], year: int, division: Division
) -> dict[str, set[tuple[str, ...]]]:
    """The regions that each listed part of a gemeente of the division lies in."""
    listed: dict[str, list[str]] = {}
    for row in rows:
        listed.setdefault(row.gemeente_code, []).append(row.code)
    votes: dict[str, set[tuple[str, ...]]] = {code: set() for code in division.codes}
    for code, regions in listed.items():
        for home in division.homes(code, year):
            if home in votes:
                votes[home].add(tuple(sorted(regions)))
    return votes


def _findings(
    votes: dict[str, set[tuple[str, ...]]], level: RegionLevel, division: Division
) -> Iterable[Finding]:
    place = Location(f"lijst {level.value}")
    for code, found in sorted(votes.items()):
        if not found:
            yield GEMEENTE_IN_NO_REGION.found(
                place, gemeente=code, level=level.value, year=str(division.year)
            )
        elif len(found) > 1:
            regions = ", ".join(sorted({region for each in found for region in each}))
            yield MEMBERSHIP_UNCLEAR.found(place, gemeente=code, level=level.value, regions=regions)


class Share(StrEnum):
    """How much of a gemeente lies in a group."""

    GEHEEL = "geheel"
    DEELS = "deels"
    NIET = "niet"


@dataclass(frozen=True)
class GroupMembers:
    """The gemeenten of a group, in the division in which it names them.

    Args:
        group: the group.
        division: that division.
        codes: the members.
        findings: members that do not exist in it.
    """

    group: RegionGroup
    division: Division
    codes: frozenset[str]
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(
        cls, group: RegionGroup, monitor_division: Division, names: GemeenteNames
    ) -> "GroupMembers":
        """Look up the members of a group by code or by name; a name is never guessed.

        Args:
            group: the group.
            monitor_division: division of the monitor; a group that ended before it is read in the
                division of its last year.
            names: names of gemeenten.
        """
        division = monitor_division
        if group.to_year is not None and group.to_year < division.year:
            division = division.in_year(group.to_year)
        book = _name_book(division, names)
        found = {member: _code_of(member, book) for member in group.members}
        unknown = (m for m, code in found.items() if code not in division.codes)
        return cls(
            group,
            division,
            frozenset(found.values()) & division.codes,
            tuple(_unknown_member(group, member, found[member], division) for member in unknown),
        )

    def share_of(self, code: str, year: int) -> Share:
        """How much of a gemeente of a year lies in the group, in the years that it exists."""
        homes = self.division.homes(code, year)
        inside = sum(home in self.codes for home in homes)
        if not inside or not self.group.holds_in(year):
            return Share.NIET
        return Share.GEHEEL if inside == len(homes) else Share.DEELS


def _name_book(division: Division, names: GemeenteNames) -> NameBook:
    own = (Candidate(code, name) for code in division.codes for name in names.all_of(code))
    others = (Candidate(name.code, name.name) for name in OTHER_NAMES)
    return NameBook([*own, *others])


def _code_of(member: str, book: NameBook) -> str:
    if CODE_PATTERNS[RegionLevel.GEMEENTE].fullmatch(member):
        return member
    codes = book.match(member)
    return codes[0] if len(codes) == 1 else ""


def _unknown_member(group: RegionGroup, member: str, code: str, division: Division) -> Finding:
    now = ", ".join(division.homes(code, division.year)) if code else ""
    return GROUP_MEMBER_UNKNOWN.found(
        Location("monitorbestand"),
        group=group.code,
        member=member,
        year=str(division.year),
        now="-" if now in ("", code) else now,
    )
