"""From a name to the code of a region: exactly after normalising, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.codelists.old_names import OTHER_NAMES, OtherName
from jeugdpeil.codelists.provinces import province_of_suffix
from jeugdpeil.codelists.spelling import normalised, split_suffix
from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.warehouse.region_notes import ABOLISHED

NAME_UNKNOWN = FindingCode("region-name-unknown", Severity.ERROR, ("name", "level", "year"))
NAME_AMBIGUOUS = FindingCode(
    "region-name-ambiguous", Severity.ERROR, ("name", "level", "year", "regions")
)
NAME_OF_ABOLISHED = FindingCode("region-name-abolished", Severity.INFO, ("name", "region", "year"))
MATCHING_CODES = (NAME_UNKNOWN, NAME_AMBIGUOUS, NAME_OF_ABOLISHED)

# What CBS writes behind a name to say what kind of region it is.
_KIND_SUFFIXES = {
    RegionLevel.GEMEENTE: frozenset({"gemeente", "gm"}),
    RegionLevel.PROVINCIE: frozenset({"provincie", "pv"}),
    RegionLevel.LANDSDEEL: frozenset({"landsdeel", "ld"}),
    RegionLevel.JEUGDREGIO: frozenset({"jeugdregio", "jz"}),
}


@dataclass(frozen=True)
class Candidate:
    """A region that a name may mean.

    Args:
        code: its code.
        name: one of its names.
        province: code of the provincie that it lies in, or empty where that is not known.
    """

    code: str
    name: str
    province: str = ""


class NameBook:
    """Looks up regions of one level by name.

    >>> hengelo = Candidate("GM0164", "Hengelo", "PV23")
    >>> book = NameBook([hengelo, Candidate("GM0344", "Utrecht")])
    >>> book.match("Hengelo (O.)"), book.match("Hengelo (Gld.)"), book.match("Utrecht (gemeente)")
    (('GM0164',), (), ('GM0344',))
    """

    def __init__(
        self, candidates: Iterable[Candidate], level: RegionLevel = RegionLevel.GEMEENTE
    ) -> None:
        self._kinds = _KIND_SUFFIXES.get(level, frozenset())
        self._whole: dict[str, set[str]] = {}
        self._base: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            self._whole.setdefault(normalised(candidate.name), set()).add(candidate.code)
            self._base.setdefault(split_suffix(candidate.name)[0], []).append(candidate)

    def match(self, name: str) -> tuple[str, ...]:
        """The codes that a name may mean: one is a match, more are too many."""
        whole = self._whole.get(normalised(name), set())
        if len(whole) == 1:
            return tuple(whole)
        base, suffix = split_suffix(name)
        fitting = (c.code for c in self._base.get(base, []) if self._fits(c, suffix))
        return tuple(sorted(set(fitting)))

    def _fits(self, candidate: Candidate, suffix: str) -> bool:
        own = split_suffix(candidate.name)[1]
        if not suffix or suffix in self._kinds or suffix == own:
            return True
        province = province_of_suffix(suffix)
        if province is None or own:
            return False
        return candidate.province in ("", province.code)


@dataclass(frozen=True)
class NameMatch:
    """What a name turned out to be.

    Args:
        name: the name as it was asked for.
        code, level: the region.
        is_abolished: whether it was gone in the year asked for: a table may keep a row for it,
            whose empty cell means "cannot occur".
    """

    name: str
    code: str
    level: RegionLevel = RegionLevel.GEMEENTE
    is_abolished: bool = False


@dataclass(frozen=True)
class NameMatches:
    """The matches of a number of names, and the names that have none."""

    matches: tuple[NameMatch, ...]
    findings: tuple[Finding, ...] = ()

    def code_of(self, name: str) -> str | None:
        """The code that a name was matched to."""
        return next((match.code for match in self.matches if match.name == name), None)


def match_names(
    names: Iterable[str],
    regions: Regions,
    year: int,
    levels: Sequence[RegionLevel] = (RegionLevel.GEMEENTE,),
    source_id: str = "",
    other_names: Sequence[OtherName] = OTHER_NAMES,
) -> NameMatches:
    """The codes of regions that a source gives by name only.

    Small and capital letters, accents, signs and the suffix of CBS ("(gemeente)", "(O.)") make no
    difference; a suffix of another provincie does. Nothing else is guessed: a name that differs in
    one letter has no match.

    Args:
        names: names as the source writes them.
        regions: regions of all years.
        year: year of the division that the source uses.
        levels: levels that the names may be of.
        source_id: name of the source, for findings.
        other_names: names that are not official; used for gemeenten only.

    Returns:
        A match per name that has one. A name that no region of the year bears, but one of an
        earlier year, is matched to that one, as abolished.
    """
    books = [_Books(regions, level, year, other_names) for level in levels]
    words = ", ".join(level.value for level in levels)
    place = Location(source_id or "namen")
    matches: list[NameMatch] = []
    findings: list[Finding] = []
    for name in dict.fromkeys(names):
        found = [match for book in books for match in book.matches_of(name)]
        if len(found) == 1:
            matches.append(found[0])
            findings += _abolished(found[0], year, place)
        else:
            findings.append(_unmatched(name, found, words, year, place))
    return NameMatches(tuple(matches), tuple(findings))


class _Books:
    """The names of a year, the unofficial ones and those of earlier years, in that order."""

    def __init__(
        self, regions: Regions, level: RegionLevel, year: int, other_names: Sequence[OtherName]
    ) -> None:
        columns = ["region_level", "region_code", "region_year", "name", "provincie", "note"]
        present: list[Candidate] = []
        earlier: list[Candidate] = []
        for row in regions.table.select(columns).to_pylist():
            if row["region_level"] != level.value or row["region_year"] > year:
                continue
            candidate = Candidate(row["region_code"], row["name"], row["provincie"] or "")
            is_present = row["region_year"] == year and row["note"] != ABOLISHED
            (present if is_present else earlier).append(candidate)
        is_gemeente = level is RegionLevel.GEMEENTE
        others = [Candidate(each.code, each.name) for each in other_names if is_gemeente]
        self._level = level
        self._present_codes = frozenset(candidate.code for candidate in present)
        self._books = [NameBook(part, level) for part in (present, others, earlier)]

    def matches_of(self, name: str) -> list[NameMatch]:
        codes = next(filter(None, (book.match(name) for book in self._books)), ())
        gone = self._level is RegionLevel.GEMEENTE
        return [
            NameMatch(name, code, self._level, gone and code not in self._present_codes)
            for code in codes
        ]


def _abolished(match: NameMatch, year: int, place: Location) -> Iterable[Finding]:
    if match.is_abolished:
        yield NAME_OF_ABOLISHED.found(place, name=match.name, region=match.code, year=str(year))


def _unmatched(
    name: str, found: Sequence[NameMatch], level: str, year: int, place: Location
) -> Finding:
    if found:
        regions = ", ".join(match.code for match in found)
        return NAME_AMBIGUOUS.found(place, name=name, level=level, year=str(year), regions=regions)
    return NAME_UNKNOWN.found(place, name=name, level=level, year=str(year))
