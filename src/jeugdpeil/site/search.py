"""Finding a region by its name: forgives typing errors and accents, and knows old names."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.release import JsonDocument

# Share of the trigrams of both names that must be the same. "hatem" finds Hattem (0.50) and
# "zwole" finds Zwolle (0.57); under 0.3 the list fills up with names that only share an ending.
THRESHOLD = 0.34
_LEVEL_ORDER = {level: number for number, level in enumerate(RegionLevel)}
# People look for a gemeente far more often than for a region above it.
_LEVEL_ORDER[RegionLevel.GEMEENTE] = -1


@dataclass(frozen=True)
class SearchEntry:
    """A name under which a region can be found.

    Args:
        name: the name.
        code, level: the region.
        year: newest year of division with this name.
        is_old: whether the region is gone or was renamed.
        successor: code of the region that it became part of, where it is gone.
        gemeente: name of the gemeente around a wijk, to tell wijken of one name apart.
    """

    name: str
    code: str
    level: RegionLevel
    year: int
    is_old: bool = False
    successor: str | None = None
    gemeente: str = ""


def entries_of(document: JsonDocument) -> tuple[SearchEntry, ...]:
    """The entries of the search document of a release."""
    assert isinstance(document, list)
    return tuple(
        SearchEntry(
            record["name"],
            record["code"],
            RegionLevel(record["level"]),
            record["year"],
            bool(record["is_old"]),
            record["successor"] or None,
            record["gemeente"] or "",
        )
        for record in document
    )


def plain(name: str) -> str:
    """A name in lower case without accents and punctuation, words apart by one space.

    >>> plain("'s-Gravenhage"), plain("Súdwest-Fryslân")
    ('s gravenhage', 'sudwest fryslan')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if letter.isascii())
    return " ".join("".join(kept).split())


class SearchIndex:
    """Names by the groups of three letters in them."""

    def __init__(self, entries: Sequence[SearchEntry]) -> None:
        self.entries = tuple(entries)

    def find(self, query: str, limit: int = 20) -> list[SearchEntry]:
        """The regions whose name is most like the query, best first.

        Args:
            query: what somebody typed; a code such as GM0244 finds that region.
            limit: most entries to give.
        """
        wanted = plain(query)
        if not wanted:
            return []
        by_code = [entry for entry in self.entries if plain(entry.code) == wanted]
        shared = self._shared(wanted)
        scored = sorted(
            ((self._score(number, wanted, count), number) for number, count in shared.items()),
            key=lambda pair: (-pair[0], *self._order(pair[1])),
        )
        likely = [self.entries[number] for score, number in scored if score >= THRESHOLD]
        return _unique([*by_code, *likely])[:limit]

    def gone(self, code: str) -> SearchEntry | None:
        """The last name of a region that is gone, where it is known what it became part of."""
        return self._gone.get(code)

    def merged_into(self, code: str) -> Sequence[SearchEntry]:
        """The gone regions that became part of a region."""
        return self._merged.get(code, ())

    @cached_property
    def _gone(self) -> dict[str, SearchEntry]:
        return {entry.code: entry for entry in self.entries if entry.is_old and entry.successor}

    @cached_property
    def _merged(self) -> dict[str, list[SearchEntry]]:
        merged: dict[str, list[SearchEntry]] = defaultdict(list)
        for entry in self._gone.values():
            merged[entry.successor or ""].append(entry)
        return merged

    @cached_property
    def _names(self) -> list[str]:
        return [plain(entry.name) for entry in self.entries]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for group in _groups(name):
                places[group].append(number)
        return places

    def _shared(self, wanted: str) -> Counter[int]:
        """The number of groups of letters that each entry has in common with the query."""
        shared: Counter[int] = Counter()
        for group in _groups(wanted):
            shared.update(self._places.get(group, ()))
        return shared

    def _score(self, number: int, wanted: str, shared: int) -> float:
        name = self._names[number]
        if name == wanted:
            return 3.0
        alike = 2 * shared / (len(_groups(name)) + len(_groups(wanted)))
        if name.startswith(wanted):
            return 2.0 + alike
        # A word inside the name: "Haag" in "Den Haag".
        is_word = f" {name}".find(f" {wanted}") >= 0
        return 1.0 + alike if is_word and len(wanted) > 2 else alike

    def _order(self, number: int) -> tuple[object, ...]:
        entry = self.entries[number]
        return entry.is_old, _LEVEL_ORDER[entry.level], entry.name, entry.gemeente, entry.code


def _groups(name: str) -> frozenset[str]:
    padded = f"  {name} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _unique(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    return list(dict.fromkeys(entries))
