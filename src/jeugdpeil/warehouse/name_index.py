"""The names under which a region can be looked for: of today, of the past and in daily use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.codelists.mergers import CHANGES, RegionChange, successors
from jeugdpeil.codelists.old_names import OTHER_NAMES, NameKind, OtherName
from jeugdpeil.codelists.spelling import normalised, slug
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions


@dataclass(frozen=True)
class NameEntry:
    """One name of one region.

    Args:
        name: the name as it is written.
        normalised: the name as searches compare it.
        slug: the name as one word for an address.
        code, level: the region.
        year: the last year of the division in which it is there under this name.
        is_old: whether the region is gone, or bears another name today.
        successors: codes of the regions of today to lead a reader to: itself where it still is
            there; several where it was split; none for a wijk that is gone, of which nobody says
            where it went.
    """

    name: str
    normalised: str
    slug: str
    code: str
    level: RegionLevel
    year: int
    is_old: bool
    successors: tuple[str, ...]


def name_index(
    regions: Regions,
    other_names: Iterable[OtherName] = OTHER_NAMES,
    changes: Sequence[RegionChange] = CHANGES,
) -> tuple[NameEntry, ...]:
    """Every name of every region, each name of a region once.

    Args:
        regions: regions of all years.
        other_names: names that are not, or no longer, official; those that lead to no region here
            are left out.
        changes: the register of mergers, for gemeenten that the regions no longer hold.

    Returns:
        Entries in order of level, code and name: the name of today before older ones.
    """
    places = _places(regions)
    today = {level: max(place.years) for level, place in places.items() if place.years}
    entries = [entry for place in places.values() for entry in place.entries(today, changes)]
    known = {(entry.code, entry.normalised) for entry in entries}
    gemeenten = places.get(RegionLevel.GEMEENTE)
    if gemeenten is not None:
        year = today[RegionLevel.GEMEENTE]
        entries += [
            entry
            for name in other_names
            if (entry := _other_entry(name, gemeenten, year, changes)) is not None
            and (entry.code, entry.normalised) not in known
        ]
    order = {level: number for number, level in enumerate(RegionLevel)}
    return tuple(sorted(entries, key=lambda e: (order[e.level], e.code, e.is_old, e.name)))


@dataclass(frozen=True)
class _Place:
    """All names of one level: code -> year -> name."""

    level: RegionLevel
    names: dict[str, dict[int, str]]

    @property
    def years(self) -> set[int]:
        return {year for by_year in self.names.values() for year in by_year}

    def codes_of(self, year: int) -> set[str]:
        return {code for code, by_year in self.names.items() if year in by_year}

    def entries(
        self, today: dict[RegionLevel, int], changes: Sequence[RegionChange]
    ) -> Iterator[NameEntry]:
        year = today[self.level]
        present = self.codes_of(year)
        for code, by_year in self.names.items():
            homes = self._homes(code, year, present, changes)
            current = by_year[max(by_year)] if code in present else None
            last_years = {name: of_year for of_year, name in sorted(by_year.items())}
            for name, last in last_years.items():
                yield _entry(name, code, self.level, last, homes, is_old=name != current)

    def _homes(
        self, code: str, year: int, present: set[str], changes: Sequence[RegionChange]
    ) -> tuple[str, ...]:
        if code in present:
            return (code,)
        is_gemeente = self.level is RegionLevel.GEMEENTE
        later = successors(code, year, changes) if is_gemeente else ()
        return tuple(home for home in later if home in present)


def _places(regions: Regions) -> dict[RegionLevel, _Place]:
    columns = ["region_level", "region_code", "region_year", "name"]
    places: dict[RegionLevel, _Place] = {}
    for row in regions.table.select(columns).to_pylist():
        level = RegionLevel(row["region_level"])
        place = places.setdefault(level, _Place(level, {}))
        place.names.setdefault(row["region_code"], {})[row["region_year"]] = row["name"]
    return places


def _other_entry(
    other: OtherName, gemeenten: _Place, year: int, changes: Sequence[RegionChange]
) -> NameEntry | None:
    present = gemeenten.codes_of(year)
    homes = tuple(code for code in successors(other.code, year, changes) if code in present)
    if not homes:
        return None
    is_old = other.kind in (NameKind.OPGEHEVEN, NameKind.HERNOEMD)
    last = other.until_year or year
    return _entry(other.name, other.code, RegionLevel.GEMEENTE, last, homes, is_old=is_old)


def _entry(
    name: str,
    code: str,
    level: RegionLevel,
    year: int,
    homes: tuple[str, ...],
    *,
    is_old: bool,
) -> NameEntry:
    return NameEntry(name, normalised(name), slug(name), code, level, year, is_old, homes)
