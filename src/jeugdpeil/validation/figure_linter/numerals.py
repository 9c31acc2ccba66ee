"""Finds the numbers in a sentence or a cell, in Dutch or English notation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.validation.figure_linter.written import Hedge, NumberKind, Written


class Notation(StrEnum):
    """Which sign stands before the decimals: a comma in Dutch, a point in English."""

    DUTCH = "nl"
    ENGLISH = "en"


_SPACE = "\u00a0\u202f\u2009 "
_NUMERAL = re.compile(
    rf"(?<![\w.,/])[-\u2212\u2013]?(?:\d{{1,3}}(?:[.,'’{_SPACE}]\d{{3}})+(?!\d)"
    rf"|\d+)(?:[.,]\d+)?(?!\w)"
)
_UNIT = re.compile(
    rf"[{_SPACE}]?(?P<scale>duizend|thousand|miljoen|million|mln\.?)?"
    rf"[{_SPACE}-]?(?P<kind>%-?punt(?:en)?|procentpunt(?:en)?|percentage ?points?"
    rf"|percentagepunt(?:en)?"
    r"|pp\b|%|procent\b|percent\b|per cent\b|pct\b)?",
    re.IGNORECASE,
)
_SCALES = {"duizend": 1e3, "thousand": 1e3, "miljoen": 1e6, "million": 1e6, "mln": 1e6}
# What a number is when one of these stands behind it: no count of people or measures.
_OTHER_UNIT = re.compile(
    rf"^[{_SPACE}-]?(?:euro|eur\b|jaar|jarige|jr\b|years?\b|year-old|weken|week|dagen|dag\b|days?\b"
    r"|weeks?\b|maand|months?\b|uur|hours?\b|keer|maal\b|times\b|kinderen per|ste\b|de\b(?=[ ])"
    r"|th\b"
    r"|(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)\b"
    rf"|pagina|bladzijde|km\b|e[{_SPACE}]|op de[{_SPACE}]|in[{_SPACE}](?=\d{{1,2}}\b)"
    r"|in every|out of|op elke)",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:[€$£]|\b(?:tabel|figuur|figuren|hoofdstuk|paragraaf|artikel|art\.?|lid|bijlage|pagina"
    r"|blz\.?"
    r"|pag\.?|p\.|nr\.?|nummer|actielijn|table|figure|chapter|section|article|annex|page|no\.|fase"
    r"|stap|leeftijd|aged?|top|versie|version|op de|in de week|week|1 op|1 in|1 out of|elke|per"
    r"|tot en met|t/m|vanaf|jonger dan|ouder dan|onder de|under|over the age of|older than"
    r"|younger than))[\s\u00a0]*$",
    re.IGNORECASE,
)
_HEDGES = (
    (
        re.compile(
            r"\b(?:bijna|krap|net geen|net niet|nearly|almost|just under"
            r"|close to)[\s\u00a0]+(?:de |het |the )?$",
            re.IGNORECASE,
        ),
        Hedge.BELOW,
    ),
    (
        re.compile(
            r"\b(?:(?:ruim|zeker|minstens|ten minste|minimaal|at least|just over)"
            r"(?:[\s\u00a0]+(?:de|het|the))?|meer dan|boven de|more than|well over)[\s\u00a0]+$",
            re.IGNORECASE,
        ),
        Hedge.ABOVE,
    ),
    (
        re.compile(
            r"\b(?:ongeveer|circa|ca\.?|zo['’]n|rond|rond de|om en nabij|grofweg|naar schatting"
            r"|about|around|roughly|approximately|some)[\s\u00a0]+(?:de |het |the )?$",
            re.IGNORECASE,
        ),
        Hedge.ABOUT,
    ),
)
# "Minder dan 75" is a limit; "minder dan de 75 die startten" is a comparison with a number.
_LIMIT = re.compile(
    r"\b(?:minder dan|hooguit|hoogstens|maximaal|tot wel|fewer than|less than|up to|at most"
    r"|tot)[\s\u00a0]+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")


@dataclass(frozen=True)
class Numeral:
    """Digits as written, read in a notation: the value and what it was written to."""

    value: float
    step: float


def read_numeral(digits: str, notation: Notation) -> Numeral | None:
    """A number from its digits; None where they cannot be one in this notation.

    >>> read_numeral("31.960", Notation.DUTCH), read_numeral("31,960", Notation.ENGLISH)
    (Numeral(value=31960.0, step=1.0), Numeral(value=31960.0, step=1.0))
    >>> read_numeral("8,78", Notation.DUTCH)
    Numeral(value=8.78, step=0.01)
    """
    sign = -1.0 if digits[:1] in "-\u2212\u2013" else 1.0
    bare = re.sub(rf"[{_SPACE}'’]", "", digits.lstrip("-\u2212\u2013"))
    point = "," if notation is Notation.DUTCH else "."
    group = "." if point == "," else ","
    whole, _, decimals = bare.partition(point)
    if point in decimals or group in decimals:
        return None
    if group in whole and not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
        # "9.8" in a Dutch text, or "9,8" in an English one: written the other way round.
        return None if decimals else _other_way(bare, group, sign)
    number = float(f"{whole.replace(group, '')}.{decimals or 0}")
    return Numeral(sign * number, 10.0 ** -len(decimals))


def _other_way(bare: str, point: str, sign: float) -> Numeral | None:
    whole, _, decimals = bare.partition(point)
    if not whole.isdigit() or not decimals.isdigit():
        return None
    return Numeral(sign * float(f"{whole}.{decimals}"), 10.0 ** -len(decimals))


def numbers_in(text: str, notation: Notation) -> tuple[Written, ...]:
    """The counts and percentages in a sentence, in order; years, ages, dates and sums of money out.

    >>> [each.words for each in numbers_in("In 2021 kreeg bijna 89 procent, 368 duizend, hulp.",
    ...                                    Notation.DUTCH)]
    ['bijna 89 procent', '368 duizend']
    """
    return tuple(_written(text, notation))


def _written(text: str, notation: Notation) -> Iterator[Written]:
    for found in _NUMERAL.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        unit = _UNIT.match(behind)
        scale = (unit["scale"] or "") if unit else ""
        mark = (unit["kind"] or "").lower() if unit else ""
        numeral = read_numeral(found[0], notation)
        if numeral is None or _is_other(found[0], before, behind, bool(scale or mark)):
            continue
        factor = _SCALES.get(scale.lower().rstrip("."), 1.0)
        end = found.end() + (unit.end() if unit and (scale or mark) else 0)
        hedge, words = _hedge(before)
        yield Written(
            (words + text[found.start() : end]).strip(),
            numeral.value * factor,
            numeral.step * factor,
            _kind(mark),
            found.start(),
            end,
            hedge,
        )


def _kind(mark: str) -> NumberKind:
    if not mark:
        return NumberKind.COUNT
    return (
        NumberKind.POINT
        if "pun" in mark or "poin" in mark or mark == "pp"
        else NumberKind.PERCENTAGE
    )


def _is_other(digits: str, before: str, behind: str, has_unit: bool) -> bool:
    """Whether the digits are a year, an age, a date, a chapter or a limit, and no figure."""
    if _LIMIT.search(before) and not re.search(r"\b(?:van|from|naar|to)\b", before[-40:]):
        return True
    if has_unit:
        return bool(re.search(r"[€$£]\s*$", before))
    if _YEAR.fullmatch(digits) or _OTHER_UNIT.match(behind) or _OTHER_BEFORE.search(before):
        return True
    # "2021-2026", "0-17", "10.2.1" and what is glued to letters are names and ranges.
    return bool(re.search(r"\d[-–/]$", before) or re.match(r"[-–/:]\d", behind))


def _hedge(before: str) -> tuple[Hedge, str]:
    for pattern, hedge in _HEDGES:
        found = pattern.search(before)
        if found:
            return hedge, found[0]
    return Hedge.NONE, ""
