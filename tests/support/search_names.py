"""The names that searches are tried on: those of the country, and as many wijken as it has."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jeugdpeil.codelists.division_2026 import YEAR, gemeenten
from jeugdpeil.codelists.mergers import successors
from jeugdpeil.codelists.old_names import OTHER_NAMES, NameKind
from jeugdpeil.codelists.provinces import PROVINCES
from jeugdpeil.codelists.spelling import slug
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.finding.entry import SearchEntry

LIST: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[1] / "search_queries.json").read_text("utf-8")
)
LONGEST, SHORTEST = 100, 2
_WORDS = "Centrum Noord Zuid Oost West Hoog Laag Nieuw Oud Binnen Buiten Groot Klein Linker Rechter"
_ENDS = "veld wijk kwartier polder berg donk hof park haven dijk eiland land stad dorp kamp"


def country_names() -> list[SearchEntry]:
    """Every name of the country, and the wijken and postal codes of the list of queries."""
    wijken = {code: (name, gemeente) for code, name, gemeente in LIST["wijken"]}
    small = [_wijk(code, *names) for code, names in wijken.items()]
    return [*_above(), *_gemeenten(), *_old(), *small, *_postcodes(wijken)]


def landelijk_names(wijken: int = 3400) -> list[SearchEntry]:
    """As many names as the country has, with made-up wijken."""
    chance = random.Random(2026)
    places = list(gemeenten())
    firsts, ends = _WORDS.split(), _ENDS.split()
    made: list[SearchEntry] = []
    for number in range(wijken):
        home = places[number % len(places)]
        name = f"{chance.choice(firsts)}{chance.choice(ends)} {chance.choice(places).name}"
        code = f"WK{home.code[2:]}{number // len(places):02d}"
        made.append(_wijk(code, name, home.name))
    return [*_above(), *_gemeenten(), *_old(), *made]


def rows(entries: list[SearchEntry]) -> list[list[str | int]]:
    """The entries as the script reads them."""
    return [
        [
            entry.name,
            entry.code,
            entry.level.value,
            entry.gemeente,
            entry.successor or "",
            int(entry.is_old),
            entry.postcode,
        ]
        for entry in entries
    ]


def misspelled(entries: list[SearchEntry], number: int) -> Iterator[str]:
    """Names, cut off somewhere or not, with a letter changed, left out, doubled or swapped."""
    chance = random.Random(8051)
    for _ in range(number):
        name = chance.choice(entries).name
        place = chance.randrange(len(name))
        yield chance.choice(
            [
                name[: max(place, 2)],
                name[:place] + name[place + 1 :],
                name[:place] + chance.choice("aeinrstz") + name[place + 1 :],
                name[:place] + name[place] + name[place:],
                name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
            ]
        )


def _above() -> Iterator[SearchEntry]:
    yield SearchEntry("Nederland", "NL00", RegionLevel.LAND, YEAR)
    for item in PROVINCES:
        yield SearchEntry(item.name, item.code, RegionLevel.PROVINCIE, YEAR)
    for name in sorted({item.jeugdregio for item in gemeenten()}):
        yield SearchEntry(name, f"jr-{slug(name)}", RegionLevel.JEUGDREGIO, YEAR)


def _gemeenten() -> Iterator[SearchEntry]:
    for item in gemeenten():
        yield SearchEntry(item.name, item.code, RegionLevel.GEMEENTE, YEAR)


def _old() -> Iterator[SearchEntry]:
    for other in OTHER_NAMES:
        is_old = other.kind in (NameKind.OPGEHEVEN, NameKind.HERNOEMD)
        homes = [code for code in successors(other.code, YEAR) if code != other.code]
        home = homes[0] if homes else None
        year = other.until_year or YEAR
        yield SearchEntry(other.name, other.code, RegionLevel.GEMEENTE, year, is_old, home)


def _wijk(code: str, name: str, gemeente: str) -> SearchEntry:
    return SearchEntry(name, code, RegionLevel.WIJK, YEAR, gemeente=gemeente)


def _postcodes(wijken: dict[str, tuple[str, str]]) -> Iterator[SearchEntry]:
    names = {item.code: item.name for item in gemeenten()}
    for pc4, code in LIST["postcodes"]:
        level = RegionLevel.WIJK if code in wijken else RegionLevel.GEMEENTE
        name, gemeente = wijken.get(code) or (names[code], "")
        yield SearchEntry(name, code, level, YEAR, gemeente=gemeente, postcode=pc4)
