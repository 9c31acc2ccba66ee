"""Two figures set side by side that may not be compared; `domain.comparability` decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.comparability import FigureContext, Ground, compare
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts, with_before
from jeugdpeil.validation.figure_linter.finding_codes import (
    AGES_MIXED,
    BREAK_CROSSED,
    FORMS_MIXED,
    PERIODS_MIXED,
    SCOPES_MIXED,
    SEASONS_MIXED,
    STATUSES_MIXED,
)
from jeugdpeil.validation.figure_linter.period_status import SaidStatus, said_statuses
from jeugdpeil.validation.figure_linter.period_words import PeriodWords
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.vocabulary import AgeBand, Seen
from jeugdpeil.validation.figure_linter.written import NumberKind

# What sets two figures side by side.
_MARKER = re.compile(
    r"\b(?:ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking met|tegenover|terwijl|dan"
    r"|gemiddelde?|compared (?:with|to)|than|against|whereas|average|versus|vs\.)(?!\w)",
    re.IGNORECASE,
)
# "meer dan 400 duizend" and "niets anders dan" compare nothing.
_NO_COMPARISON = re.compile(
    r"(?:meer|minder|anders|niet meer|more|less|fewer|other|rather|eerder|liever) $", re.IGNORECASE
)
_THAN = frozenset({"dan", "than"})
# "hoger dan", "fewer youths than", and not "bij het cijfer staat dan".
_COMPARATIVE = re.compile(
    r"\b(?:\w{2,}er|more|less|evenveel|zo\w* als)\b[^;:.]{0,80}$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:jongeren|kinderen|jeugdigen|trajecten|maatregelen|youths|children|young people"
    r"|measures)\b|^(?:dat|dit|daarmee|that|this)\b",
    re.IGNORECASE,
)
_AGE_BASES = {
    AgeBand(0, 22): AgeBase.JONGEREN_0_22,
    AgeBand(0, 17): AgeBase.JONGEREN_0_17,
    AgeBand(12, 22): AgeBase.JONGEREN_12_22,
}
_WHOLES = frozenset({CareForm.JEUGDZORG, CareForm.JEUGDHULP})
_TOLD_OF_BREAK = re.compile(
    r"trendbreuk|vergelijkba(?:ar|re)|gecorrigeerd|nieuwe aanbieders|uitgebreid"
    r"|break in (?:the )?(?:series|trend)"
    r"|comparable|like-for-like|trend break",
    re.IGNORECASE,
)
# Where a text does not say what a figure is, it is taken to be like the figure beside it.
_ASSUMED = FigureContext(
    "",
    RegionLevel.LAND,
    Period(PeriodKind.JAAR, 2019),
    Status.DEFINITIEF,
    AgeBase.JONGEREN_0_22,
    PlaceRule.WOONPLAATSBEGINSEL,
    Scope.NATURA,
    2019,
)


@dataclass(frozen=True)
class _Side:
    """What is known of one of two figures; None is not said."""

    period: PeriodWords | None = None
    age: Seen[AgeBand] | None = None
    scope: Seen[Scope] | None = None
    form: Seen[CareForm] | None = None
    status: Status | None = None


_Statuses = Mapping[tuple[int | None, PeriodKind | None], Status]
_Placed = TypeVar("_Placed", PeriodWords, Seen[AgeBand], Seen[Scope], Seen[CareForm])
_CODES: Mapping[Ground, FindingCode] = {
    Ground.PERIOD_KIND: PERIODS_MIXED,
    Ground.SEASON: SEASONS_MIXED,
    Ground.BREAK: BREAK_CROSSED,
    Ground.AGE_BASE: AGES_MIXED,
    Ground.SCOPE: SCOPES_MIXED,
    Ground.INDICATOR: FORMS_MIXED,
    Ground.STATUS_STEP: STATUSES_MIXED,
}
_COMPARED_KINDS = frozenset({PeriodKind.JAAR, PeriodKind.HALFJAAR, PeriodKind.KWARTAAL})
# "meer dan 400 duizend": so few signs stand between the words and the number of a hedge.
_HEDGE_GAP = 1


def comparisons(document: Document) -> Iterator[Finding]:
    """Figures that a sentence compares and that differ in period, age, scope, form or status.

    Source:
        Hattem: a share of youths of 0-22 beside a mean of 0-17 (October 2019), and a provisional
        half-year beside a definitive one (November 2020).
    """
    facts = all_facts(document)
    statuses = _status_by_period(said_statuses(document, facts))
    is_told = any(_TOLD_OF_BREAK.search(each.words) for each in facts)
    for each, before in with_before(facts):
        for one, other in _pairs(each, before):
            first = _with_status(one, statuses)
            second = _with_status(other, statuses)
            yield from _held(each, first, second, is_told=is_told)


def _status_by_period(said: Sequence[SaidStatus]) -> _Statuses:
    """Status by year and kind of period; the last word counts."""
    found: dict[tuple[int | None, PeriodKind | None], Status] = {}
    for each in said:
        found[each.period.year, each.period.kind] = each.status
    return found


def _with_status(side: _Side, statuses: _Statuses) -> _Side:
    """A side with the status of its period; what is said of a year is said of its parts too."""
    period = side.period
    if period is None or period.year is None:
        return side
    exact = statuses.get((period.year, period.kind))
    return replace(side, status=exact or statuses.get((period.year, PeriodKind.JAAR)))


def _pairs(facts: Facts, before: Sequence[Facts]) -> Iterator[tuple[_Side, _Side]]:
    """The two sides of the comparison that a sentence makes; none where it makes none."""
    if not facts.numbers and not facts.forms and not _SUBJECT.search(facts.words):
        return
    place = _marker(facts)
    if place is not None and not any(each.start < place for each in facts.periods):
        dated = _in_front(facts, place)
        if dated:
            yield dated
            return
    if place is not None:
        one = _completed(_side(facts, 0, place), before)
        yield one, _of_same(_side(facts, place, len(facts.words)), one)
    elif len(facts.periods) == 2 and _sets_beside(facts):
        yield _Side(facts.periods[0]), _Side(facts.periods[1])


def _in_front(facts: Facts, place: int) -> tuple[_Side, _Side] | None:
    """Both periods of "vergeleken met 2019 kregen in 2021 meer jongeren jeugdzorg"."""
    is_front = not facts.words[:place].strip()
    if not is_front or len(facts.periods) != 2:
        return None
    other, one = facts.periods
    first = _Side(one)
    return first, _of_same(_Side(other), first)


def _marker(facts: Facts) -> int | None:
    """Where the second figure begins."""
    for found in _MARKER.finditer(facts.words):
        if found[0].lower() in _THAN and not _COMPARATIVE.search(facts.words[: found.start()]):
            continue
        is_hedge = _NO_COMPARISON.search(facts.words[: found.start()]) and any(
            0 <= number.start - found.end() <= _HEDGE_GAP for number in facts.numbers
        )
        if not is_hedge:
            return found.start()
    return None


def _sets_beside(facts: Facts) -> bool:
    """Two figures of two periods: "in de eerste maanden van 2019 8,78 %, voor 2020 6,36 %"."""
    one, other = facts.periods
    is_pair = any(len(facts.of(kind)) == 2 for kind in (NumberKind.PERCENTAGE, NumberKind.COUNT))
    return is_pair and None not in (one.year, other.year) and one.year != other.year


def _side(facts: Facts, start: int, end: int) -> _Side:
    """What is said between two places: the last words on the left, the first on the right."""
    return _Side(
        _picked(facts.periods, start, end),
        _picked(facts.ages, start, end),
        _picked(facts.scopes, start, end),
        _picked(facts.forms, start, end),
    )


def _picked(seen: Sequence[_Placed], start: int, end: int) -> _Placed | None:
    inside = [each for each in seen if start <= each.start < end]
    if not inside:
        return None
    return inside[-1] if start == 0 else inside[0]


def _completed(side: _Side, before: Sequence[Facts]) -> _Side:
    """What the sentence itself does not say of its first figure, from the sentences before it."""
    for facts in reversed(before[-2:]):
        earlier = _side(facts, 0, len(facts.words))
        side = _Side(
            side.period or earlier.period,
            side.age or earlier.age,
            side.scope or earlier.scope,
            side.form or earlier.form,
        )
    return side


def _of_same(side: _Side, one: _Side) -> _Side:
    """The words "the same period in 2019" are of the kind of the period that it is held against."""
    period, first = side.period, one.period
    if period is None or period.kind is not None:
        return side
    if first is None or first.kind is None:
        return replace(side, period=None)
    year = period.year or (first.year - 1 if first.year else None)
    return replace(
        side, period=replace(period, kind=first.kind, part=first.part, day=first.day, year=year)
    )


def _held(facts: Facts, one: _Side, other: _Side, *, is_told: bool) -> Iterator[Finding]:
    first, second = _contexts(one, other)
    answer = compare(first, second, BREAKS)
    names_both = {each.meaning.is_final for each in facts.statuses} == {True, False}
    for ground in answer.grounds:
        words = _words(ground, one, other)
        code = _CODES.get(ground)
        if not words or code is None:
            continue
        if ground is Ground.BREAK and (is_told or Ground.PERIOD_KIND in answer.grounds):
            continue
        if ground is Ground.STATUS_STEP and names_both:
            continue
        if ground is Ground.INDICATOR and not facts.numbers:
            continue
        place = at(facts.sentence.line)
        if ground is Ground.BREAK:
            day = answer.breaks[0].starts.isoformat()
            yield code.found(place, one=words[0], other=words[1], day=day)
        else:
            yield code.found(place, one=words[0], other=words[1])


def _contexts(one: _Side, other: _Side) -> tuple[FigureContext, FigureContext]:
    """Both figures as the rule wants them; what one does not say is taken from the other."""
    first, second = _ASSUMED, _ASSUMED
    if (periods := _periods(one.period, other.period)) is not None:
        first, second = replace(first, period=periods[0]), replace(second, period=periods[1])
    if one.age and other.age and {one.age.meaning, other.age.meaning} <= _AGE_BASES.keys():
        first = replace(first, age_base=_AGE_BASES[one.age.meaning])
        second = replace(second, age_base=_AGE_BASES[other.age.meaning])
    if one.scope and other.scope:
        first = replace(first, scope=one.scope.meaning)
        second = replace(second, scope=other.scope.meaning)
    if one.form and other.form and {one.form.meaning, other.form.meaning} <= _WHOLES:
        first = replace(first, indicator=one.form.meaning.value)
        second = replace(second, indicator=other.form.meaning.value)
    if one.status and other.status:
        first, second = replace(first, status=one.status), replace(second, status=other.status)
    return first, second


def _periods(one: PeriodWords | None, other: PeriodWords | None) -> tuple[Period, Period] | None:
    """Both periods where they are of the kinds that are compared: years, half-years, quarters."""
    if one is None or other is None or not {one.kind, other.kind} <= _COMPARED_KINDS:
        return None
    year = one.year or (other.year + 1 if other.year else _ASSUMED.period.year + 1)
    first = replace(one, year=year).period
    second = replace(other, year=other.year or year - 1).period
    return (first, second) if first and second else None


def _words(ground: Ground, one: _Side, other: _Side) -> tuple[str, str] | None:
    match ground:
        case Ground.PERIOD_KIND | Ground.SEASON | Ground.BREAK:
            pair = (one.period, other.period)
        case Ground.AGE_BASE:
            pair = (one.age, other.age)
        case Ground.SCOPE:
            pair = (one.scope, other.scope)
        case Ground.INDICATOR:
            pair = (one.form, other.form)
        case Ground.STATUS_STEP:
            return _with_name(one), _with_name(other)
        case _:
            return None
    first, second = pair
    return (first.words, second.words) if first and second else None


def _with_name(side: _Side) -> str:
    assert side.period is not None
    assert side.status is not None
    return f"{side.period.name} ({side.status.value})"
