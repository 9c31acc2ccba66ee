"""Finding a region: forgives typing errors and accents, and knows old names and postal codes.

The same steps as web/src/finding/index.ts; tests/search_queries.json holds both to the same
answers. Points are whole numbers, so that both rank alike to the last place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.finding.entry import SearchEntry
from jeugdpeil.site.finding.near_words import Near, NearWords
from jeugdpeil.site.finding.spelling import plain, sound

MOST_WORDS, MOST_LETTERS = 6, 32
# An answer has at least this many points out of 100, and at most this many fewer than the best one:
# "centrum zwolle" is not followed by every other Centrum.
FEWEST, BEHIND = 40, 30
# The name of the gemeente around a wijk counts a little less than the name of the wijk itself.
_AROUND = 10
# "provincie utrecht": a word for a level, in Dutch or English, is no part of the name.
_LEVEL_WORDS = {
    "gemeente": "gemeente",
    "municipality": "gemeente",
    "wijk": "wijk",
    "district": "wijk",
    "provincie": "provincie",
    "province": "provincie",
    "jeugdregio": "jeugdregio",
}
_POSTCODE = re.compile(r"([0-9]{4}) ?[a-z]{1,2}")

_LEVELS = tuple(level.value for level in RegionLevel)
# People look for a gemeente far more often than for what lies above or inside it.
_LEVEL_POINTS = {"gemeente": 15, "wijk": 0, "buurt": 0}


@dataclass(slots=True)
class _Match:
    """How well one entry answers.

    Args:
        points: 0-100.
        covered: letters of the name that were asked for.
        is_first: whether the name begins with what was asked.
        is_named: whether the name itself was asked for, not only what lies around it.
    """

    points: int = 0
    covered: int = 0
    is_first: bool = False
    is_named: bool = False


@dataclass(frozen=True)
class _Word:
    """Where a word stands: as a word of a name, as a whole name, as the name of what is around."""

    names: list[tuple[int, int]]
    wholes: list[int]
    around: list[int]


class SearchIndex:
    """All names by their words."""

    def __init__(self, entries: Sequence[SearchEntry]) -> None:
        self.entries = tuple(entries)

    def find(self, query: str, limit: int = 20) -> list[SearchEntry]:
        """The regions that are most like the query, best first, each region once.

        Args:
            query: what somebody typed; a code such as GM0244 finds that region.
            limit: most entries to give.
        """
        words, level = _without_level(query_words(query))
        if not words:
            return []
        whole = "".join(words)
        by_code = [number for number, code in enumerate(self._codes) if code == whole]
        matches = self._matches([sound(word) for word in words])
        best = max((match.points for match in matches.values()), default=0)
        least = max(FEWEST, best - BEHIND)
        ranked = sorted(
            (self._rank(number, match, whole, level), number)
            for number, match in matches.items()
            if match.points >= least
        )
        numbers = [*by_code, *(number for _, number in ranked)]
        return _each_once(self.entries[number] for number in numbers)[:limit]

    def gone(self, code: str) -> SearchEntry | None:
        """The last name of a region that is gone, where it is known what it became part of."""
        return self._gone.get(code)

    def merged_into(self, code: str) -> Sequence[SearchEntry]:
        """The gone regions that became part of a region."""
        return self._merged.get(code, ())

    @cached_property
    def has_postcodes(self) -> bool:
        """Whether postal codes can be looked for."""
        return any(entry.postcode for entry in self.entries)

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
    def _codes(self) -> list[str]:
        return [plain(entry.code).replace(" ", "") for entry in self.entries]

    @cached_property
    def _names(self) -> list[str]:
        """What is looked for: the plain name, or the postal code."""
        return [entry.postcode or plain(entry.name) for entry in self.entries]

    @cached_property
    def _wholes(self) -> list[str]:
        """The names in one word: what is one name may be written as two."""
        return [name.replace(" ", "") for name in self._names]

    @cached_property
    def _around(self) -> list[str]:
        return ["" if entry.postcode else plain(entry.gemeente) for entry in self.entries]

    @cached_property
    def _places(self) -> dict[str, _Word]:
        places: dict[str, _Word] = defaultdict(lambda: _Word([], [], []))
        for number, name in enumerate(self._names):
            for order, word in enumerate(sound(name).split()):
                places[word].names.append((number, order))
            places[sound(self._wholes[number])].wholes.append(number)
            for word in sound(self._around[number]).split():
                places[word].around.append(number)
        return places

    @cached_property
    def _words(self) -> NearWords:
        return NearWords(word for word in self._places if word)

    def _near(self, typed: str) -> Iterator[tuple[str, int]]:
        """Words that look like one typed word, with their points."""
        for near in self._words.find(typed):
            word = self._words.words[near.number]
            yield word, points_of(typed, word, near)

    def _matches(self, words: Sequence[str]) -> dict[int, _Match]:
        """What every entry is worth: by its words, or written as one word."""
        matches = self._by_words(words)
        whole = "".join(words)[:MOST_LETTERS]
        for word, points in self._near(whole):
            for number in self._places[word].wholes:
                if points >= matches.setdefault(number, _Match()).points:
                    covered = min(len(whole), len(word))
                    matches[number] = _Match(points, covered, is_first=True, is_named=True)
        return {number: match for number, match in matches.items() if match.is_named}

    def _by_words(self, words: Sequence[str]) -> dict[int, _Match]:
        sums: dict[int, _Match] = {}
        for order, typed in enumerate(words):
            for number, best in self._best(typed, is_first=order == 0).items():
                total = sums.setdefault(number, _Match())
                total.points += len(typed) * best.points
                total.covered += best.covered
                total.is_first |= best.is_first
                total.is_named |= best.is_named
        length = sum(map(len, words))
        for total in sums.values():
            total.points //= length
        return sums

    def _best(self, typed: str, *, is_first: bool) -> dict[int, _Match]:
        """Per entry the word that is most like one typed word."""
        best: dict[int, _Match] = {}
        for word, points in self._near(typed):
            place, covered = self._places[word], min(len(typed), len(word))
            for number, order in place.names:
                if number not in best or points > best[number].points:
                    best[number] = _Match(points, covered, is_first and order == 0, is_named=True)
            for number in place.around:
                if number not in best or points - _AROUND > best[number].points:
                    best[number] = _Match(points - _AROUND)
        return best

    def _rank(self, number: int, match: _Match, whole: str, level: str) -> tuple[object, ...]:
        """Sorts the best entry first."""
        entry, name = self.entries[number], self._wholes[number]
        total = match.points + 10 * min(match.covered, len(name)) // len(name)
        total += _LEVEL_POINTS.get(entry.level.value, 8)
        total += 20 * (entry.level.value == level)
        total += 5 * match.is_first + 3 * name.startswith(whole) - 4 * entry.is_old
        order = _LEVELS.index(entry.level.value)
        return -total, order, self._names[number], self._around[number], entry.code


def query_words(query: str) -> list[str]:
    """The words to look for; of a whole postal code the digits.

    >>> query_words("'s-Gravenhage"), query_words("8041 AB"), query_words("?!")
    (['s', 'gravenhage'], ['8041'], [])
    """
    wanted = plain(query)
    postcode = _POSTCODE.fullmatch(wanted)
    words = [postcode[1]] if postcode else wanted.split()[:MOST_WORDS]
    return [word[:MOST_LETTERS] for word in words]


def _without_level(words: list[str]) -> tuple[list[str], str]:
    """The words that name a region, and the level that was asked for; empty where none was."""
    others = [word for word in words if word not in _LEVEL_WORDS]
    if not others or len(others) == len(words):
        return words, ""
    return others, next(_LEVEL_WORDS[word] for word in words if word in _LEVEL_WORDS)


def points_of(typed: str, word: str, near: Near) -> int:
    """How much a word is like what was typed, 0-100.

    A beginning without errors is worth more than a whole word with an error, since somebody who
    types is not done yet: "amst" is Amsterdam before it is Emst.

    >>> points_of("hattem", "hattem", Near(0, 0, is_whole=True))
    100
    >>> points_of("hat", "hattem", Near(0, 0, is_whole=False))
    80
    """
    errors = near.errors * (150 // len(typed))
    if near.is_whole:
        return 100 - errors
    share = 20 * min(len(typed), len(word)) // len(word)
    return 70 + share - errors - (10 if near.errors else 0)


def _each_once(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    """The best entry of each region."""
    found: dict[str, SearchEntry] = {}
    for entry in entries:
        found.setdefault(entry.code, entry)
    return list(found.values())
