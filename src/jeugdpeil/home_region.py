"""From a name as a user types it to the region of 2026 that a monitor is about."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from jeugdpeil.codelists.division_2026 import GGD_REGIOS, YEAR, gemeenten
from jeugdpeil.codelists.mergers import successors
from jeugdpeil.codelists.old_names import OTHER_NAMES
from jeugdpeil.codelists.provinces import PROVINCES
from jeugdpeil.codelists.region_levels import kind_of_word
from jeugdpeil.codelists.spelling import normalised, slug
from jeugdpeil.domain.errors import NotFoundError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.warehouse.name_matching import Candidate, NameBook

# Where several levels have a region of the same name, the first of these is taken.
LEVELS = (
    RegionLevel.GEMEENTE,
    RegionLevel.JEUGDREGIO,
    RegionLevel.PROVINCIE,
    RegionLevel.GGD_REGIO,
    RegionLevel.LAND,
)
SHOWN_NAMES = 4
_KIND_BEHIND = re.compile(r"(?P<name>.*\S)\s*\((?P<kind>[^()]*)\)")


@dataclass(frozen=True)
class HomeRegion:
    """A region that a monitor can be about.

    Args:
        level, code: the region, as the built-in list of regions has it.
        name: official name.
        gemeenten: names of the gemeenten of 2026 in it, itself for a gemeente.
    """

    level: RegionLevel
    code: str
    name: str
    gemeenten: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """The region that a name was taken for, and regions of other levels with the same name."""

    region: HomeRegion
    namesakes: tuple[HomeRegion, ...]


def choose_region(text: str) -> Choice:
    """The region that a user means.

    Capitals, accents and signs make no difference. A word for the level may stand before or behind
    the name, and a code will do as well. A former gemeente leads to the one it has become.

    Args:
        text: what the user typed.

    Raises:
        NotFoundError: no region, or more than one of the same level, has this name; the message
            gives the names that are meant or come close.

    >>> choose_region("hattem").region.code, choose_region("Spijkenisse").region.name
    ('GM0244', 'Nissewaard')
    >>> choose_region("jeugdregio Groningen").region.code
    'jr-groningen'
    """
    by_code = {region.code.lower(): region for region in all_regions()}
    if text.strip().lower() in by_code:
        return Choice(by_code[text.strip().lower()], ())
    level, name = _level_and_name(text)
    asked = [item for item in LEVELS if level in (None, item)]
    found = [region for item in asked if (region := _only(item, name, text)) is not None]
    if not found:
        raise _unknown(text, name)
    return Choice(found[0], tuple(found[1:]))


@cache
def all_regions() -> tuple[HomeRegion, ...]:
    """Every region that can be chosen, by level and name."""
    return tuple(region for level in LEVELS for region in _regions_of(level))


def _regions_of(level: RegionLevel) -> Iterator[HomeRegion]:
    members: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    provinces = {province.code: province.name for province in PROVINCES}
    for item in gemeenten():
        code, name = {
            RegionLevel.GEMEENTE: (item.code, item.name),
            RegionLevel.JEUGDREGIO: (f"jr-{slug(item.jeugdregio)}", item.jeugdregio),
            RegionLevel.PROVINCIE: (item.provincie_code, provinces[item.provincie_code]),
            RegionLevel.GGD_REGIO: (item.ggd_code, GGD_REGIOS[item.ggd_code]),
            RegionLevel.LAND: ("NL00", "Nederland"),
        }[level]
        members.setdefault(code, []).append(item.name)
        names[code] = name
    for code in sorted(names, key=lambda code: names[code]):
        yield HomeRegion(level, code, names[code], tuple(members[code]))


def _level_and_name(text: str) -> tuple[RegionLevel | None, str]:
    """The level that a user names with the region, before it or in brackets behind it."""
    head, _, rest = text.strip().partition(" ")
    behind = _KIND_BEHIND.fullmatch(text.strip())
    candidates = [(head, rest), (behind["kind"], behind["name"]) if behind else ("", "")]
    for word, name in candidates:
        kind = kind_of_word(word)
        if kind is not None and kind.level in LEVELS and name:
            return kind.level, name
    return None, text


def _only(level: RegionLevel, name: str, text: str) -> HomeRegion | None:
    """The one region of a level with this name, or None where there is none."""
    regions = {region.code: region for region in all_regions() if region.level is level}
    codes = next(filter(None, (book.match(name) for book in _books(level))), ())
    if level is RegionLevel.GEMEENTE:
        codes = tuple({home: None for code in codes for home in successors(code, YEAR)})
    found = [regions[code] for code in codes]
    if len(found) > 1:
        raise NotFoundError(
            f"Met {text.strip()!r} kunnen meer gebieden van het niveau {level.value} zijn bedoeld",
            remedy=f"Kies er een: --region {_quoted(region.name for region in found)}.",
        )
    return found[0] if found else None


@cache
def _books(level: RegionLevel) -> tuple[NameBook, ...]:
    """The official names of a level, and after them the names of the past and of daily use."""
    official = [
        Candidate(region.code, region.name) for region in all_regions() if region.level is level
    ]
    others: list[Candidate] = []
    if level is RegionLevel.GEMEENTE:
        others = [Candidate(other.code, other.name) for other in OTHER_NAMES]
    if level is RegionLevel.PROVINCIE:
        others = [Candidate(item.code, name) for item in PROVINCES for name in item.other_names]
    return NameBook(official, level), NameBook(others, level)


def _unknown(text: str, name: str) -> NotFoundError:
    regions = {normalised(region.name): region.name for region in all_regions()}
    gone = {normalised(other.name): other.name for other in OTHER_NAMES}
    known = gone | regions
    close = difflib.get_close_matches(normalised(name), known, SHOWN_NAMES, 0.6)
    advice = f"Bedoelt u {_quoted(known[each] for each in close)}? " if close else ""
    return NotFoundError(
        f"Er is geen gemeente, jeugdregio, provincie of GGD-regio met de naam {text.strip()!r}",
        remedy=f"{advice}Kijk naar de spelling, of geef een code zoals GM0244.",
    )


def _quoted(names: Iterable[str]) -> str:
    *first, last = (f'"{name}"' for name in names)
    return f"{', '.join(first)} of {last}" if first else last
