"""The words of the field that say what a figure is about, in Dutch and in English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.scope import Scope
from jeugdpeil.domain.status import Status

Meaning = TypeVar("Meaning")


@dataclass(frozen=True)
class Seen(Generic[Meaning]):
    """A word with its meaning and its place in the sentence."""

    meaning: Meaning
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class AgeBand:
    """Ages from `first` to `last` in years, both inside."""

    first: int
    last: int

    def overlaps(self, other: "AgeBand") -> bool:
        """Whether somebody can be in both."""
        return self.first <= other.last and other.first <= self.last


class Direction(Enum):
    """Which way a text says that a figure goes."""

    UP = 1
    DOWN = -1

    @property
    def opposite(self) -> "Direction":
        """The other way."""
        return Direction(-self.value)


class Flow(StrEnum):
    """A number of measures or trajecten at a moment, or over a stretch of time."""

    BEGIN = "begin"
    INSTROOM = "instroom"
    UITSTROOM = "uitstroom"
    EIND = "eind"


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})", re.IGNORECASE)


_STATUSES = (
    (_words(r"nader voorlopige?\b", r"revised provisional\b"), Status.NADER_VOORLOPIG),
    (_words(r"voorlopige?\b", r"provisional\b", r"preliminary\b"), Status.VOORLOPIG),
    (_words(r"definitie(?:f|ve)\b", r"definitive\b", r"final figures?\b"), Status.DEFINITIEF),
)
_FORMS = (
    (_words(r"jeugdzorg\b", r"youth care\b", r"jeugdzorggebruik\b"), CareForm.JEUGDZORG),
    (_words(r"jeugdhulp\b", r"youth support\b", r"jeugdhulpgebruik\b"), CareForm.JEUGDHULP),
    (_words(r"jeugdbescherming", r"child protection\b"), CareForm.JEUGDBESCHERMING),
    (_words(r"jeugdreclassering", r"youth probation\b"), CareForm.JEUGDRECLASSERING),
    (_words(r"zonder verblijf\b", r"without (?:residential )?stay\b"), CareForm.ZONDER_VERBLIJF),
    (_words(r"met verblijf\b", r"with (?:residential )?stay\b"), CareForm.MET_VERBLIJF),
    (_words(r"pleegzorg\b", r"foster care\b"), CareForm.PLEEGZORG),
    (_words(r"gezinsgericht", r"family-style\b"), CareForm.GEZINSGERICHT),
    (_words(r"gesloten\b", r"secure\b"), CareForm.GESLOTEN),
)
_SCOPES = (
    (
        _words(
            r"(?:inclusief|met) (?:een )?(?:pgb|persoonsgebonden budget)\b",
            r"natura (?:\+|en) pgb\b",
            r"including (?:personal budgets?|pgb)\b",
        ),
        Scope.NATURA_EN_PGB,
    ),
    (
        _words(
            r"(?:zonder|exclusief) (?:pgb|persoonsgebonden budget)\b",
            r"(?:alleen )?(?:zorg )?in natura\b",
            r"excluding (?:personal budgets?|pgb)\b",
            r"in kind\b",
        ),
        Scope.NATURA,
    ),
)
_UP = _words(
    r"meer\b",
    r"hoger\b",
    r"gestegen\b",
    r"steeg\b",
    r"stegen\b",
    r"stijg(?:t|en|ing)\b",
    r"toegenomen\b",
    r"toename\b",
    r"toeneemt\b",
    r"nam(?:en)? (?:\w+ ){0,6}toe\b",
    r"neemt (?:\w+ ){0,6}toe\b",
    r"groei(?:t|de|en|den)?\b",
    r"gegroeid\b",
    r"boven\b",
    r"more\b",
    r"higher\b",
    r"rose\b",
    r"risen\b",
    r"increas(?:e|ed|es|ing)\b",
    r"grew\b",
    r"grown\b",
    r"above\b",
    r"went up\b",
)
_DOWN = _words(
    r"minder\b",
    r"lager\b",
    r"gedaald\b",
    r"daalde\b",
    r"daalden\b",
    r"dal(?:ing|ingen|en)\b",
    r"daalt\b",
    r"afgenomen\b",
    r"afname\b",
    r"afneemt\b",
    r"nam(?:en)? (?:\w+ ){0,6}af\b",
    r"neemt (?:\w+ ){0,6}af\b",
    r"onder het\b",
    r"beneden\b",
    r"fewer\b",
    r"less\b",
    r"lower\b",
    r"fell\b",
    r"fallen\b",
    r"decreas(?:e|ed|es|ing)\b",
    r"declin(?:e|ed|es|ing)\b",
    r"below\b",
    r"went down\b",
)
_FLOWS = (
    (
        _words(
            r"(?:aan|bij|op|vanaf) (?:het |de )?(?:begin|start)\b",
            r"beginstand\b",
            r"(?:op )?1 januari\b",
            r"(?:op )?1 juli\b",
            r"at the (?:start|beginning)\b",
            r"1 january\b",
            r"1 july\b",
            r"opening stock\b",
        ),
        Flow.BEGIN,
    ),
    (
        _words(
            r"(?:aan|bij|op) (?:het |de )?eind(?:e)?\b",
            r"eindstand\b",
            r"(?:op )?31 december\b",
            r"(?:op )?30 juni\b",
            r"at the end\b",
            r"31 december\b",
            r"30 june\b",
            r"closing stock\b",
        ),
        Flow.EIND,
    ),
    (
        _words(
            r"gestarte?\b",
            r"startten\b",
            r"begonnen\b",
            r"instroom\b",
            r"ingestroomd\b",
            r"opgelegde?\b",
            r"started\b",
            r"inflow\b",
            r"begun\b",
            r"began\b",
        ),
        Flow.INSTROOM,
    ),
    (
        _words(
            r"beëindigde?\b",
            r"beeindigde?\b",
            r"eindigden\b",
            r"geëindigd\b",
            r"uitstroom\b",
            r"uitgestroomd\b",
            r"afgeslotene?\b",
            r"afgesloten\b",
            r"ended\b",
            r"outflow\b",
            r"closed\b",
            r"terminated\b",
        ),
        Flow.UITSTROOM,
    ),
)
_JOIN = r"\s*(?:-|–|t/m|tot en met|to|through)\s*"
_AGES = re.compile(
    rf"""\b(?:
      (?P<first>\d{{1,2}})(?:{_JOIN})(?P<last>\d{{1,2}})
      (?=[\s-]*(?:jaar|jarigen?|years?|jr|\)|,|$|pct|%))
    | (?P<from>\d{{1,2}})\s+tot\s+(?P<below>\d{{1,2}})(?:\s*jaar)?
    | (?:onder\ de|jonger\ dan|tot|under|younger\ than|below)\s+(?:the\ age\ of\ )?
      (?P<under>1[0-9]|2[0-9])
      (?=\s*(?:jaar|years?|\)|\.|,|$))
    | (?:onder\ de|under)\s+(?P<under2>18|23)\b
    | tot\s+en\s+met\s+(?P<upto>\d{{1,2}})(?=\s*jaar)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MINORS = _words(r"minderjarigen?\b", r"18-minners?\b", r"minors\b")


def statuses_in(sentence: str) -> tuple[Seen[Status], ...]:
    """The words of status, in order."""
    return _apart(_STATUSES, sentence)


def forms_in(sentence: str) -> tuple[Seen[CareForm], ...]:
    """The forms of youth care that are named, in order."""
    return _apart(_FORMS, sentence)


def scopes_in(sentence: str) -> tuple[Seen[Scope], ...]:
    """The ways of paying that are named, in order."""
    return _apart(_SCOPES, sentence)


def flows_in(sentence: str) -> tuple[Seen[Flow], ...]:
    """The words of stock and flow, in order."""
    return _apart(_FLOWS, sentence)


def directions_in(sentence: str) -> tuple[Seen[Direction], ...]:
    """The words that say up or down, in order."""
    return _apart(((_UP, Direction.UP), (_DOWN, Direction.DOWN)), sentence)


def ages_in(sentence: str) -> tuple[Seen[AgeBand], ...]:
    """The groups of ages that are named, in order.

    >>> [each.meaning for each in ages_in("jongeren tot 23 jaar, en kinderen van 0 tot 18 jaar")]
    [AgeBand(first=0, last=22), AgeBand(first=0, last=17)]
    """
    found = [
        Seen(band, match[0], match.start(), match.end())
        for match in _AGES.finditer(sentence)
        if (band := _band(match))
    ]
    minors = (
        Seen(AgeBand(0, 17), match[0], match.start(), match.end())
        for match in _MINORS.finditer(sentence)
    )
    return tuple(sorted([*found, *minors], key=lambda each: each.start))


def _band(match: re.Match[str]) -> AgeBand | None:
    first = int(match["first"] or match["from"] or 0)
    under = match["below"] or match["under"] or match["under2"]
    last = int(under) - 1 if under else int(match["last"] or match["upto"])
    return AgeBand(first, last) if first <= last <= 30 else None


def _apart(
    patterns: Sequence[tuple[re.Pattern[str], Meaning]], sentence: str
) -> tuple[Seen[Meaning], ...]:
    """Words with their meaning; of two that overlap the one that stands first in the list."""
    found: list[Seen[Meaning]] = []
    for pattern, meaning in patterns:
        for each in _seen(pattern, meaning, sentence):
            if all(each.end <= other.start or other.end <= each.start for other in found):
                found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _seen(pattern: re.Pattern[str], meaning: Meaning, sentence: str) -> Iterator[Seen[Meaning]]:
    for match in pattern.finditer(sentence):
        yield Seen(meaning, match[0], match.start(), match.end())
