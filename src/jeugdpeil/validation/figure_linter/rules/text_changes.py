"""Changes in a sentence that the two numbers beside them do not bear out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import (
    CHANGE_CHECK,
    CHANGE_WRONG,
    DIRECTION_WRONG,
)
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.rules.table_changes import relative_change
from jeugdpeil.validation.figure_linter.spelled import at, bounds, decimals_of
from jeugdpeil.validation.figure_linter.vocabulary import Direction
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

_FROM = re.compile(r"\b(?:van|from)[\s\u00a0]+(?:(?:de|het|the)[\s\u00a0]+)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:naar|tot|to)[\s\u00a0]+(?:\w+[\s\u00a0]+)?$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:dan|than)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:gemiddelde?|average|mean)\b", re.IGNORECASE)
# "lager dan de 7,8 procent": the word for the direction stands right before the other number.
_LIKELY_GAP = 90


# A count with decimals and no unit is a ratio or a score.
_LEAST_STEP = {NumberKind.COUNT: 1.0, NumberKind.PERCENTAGE: 0.0, NumberKind.POINT: 0.0}


@dataclass(frozen=True)
class _Step:
    """From one number to another, as a sentence says."""

    before: Written
    after: Written


def text_changes(document: Document) -> Iterator[Finding]:
    """A rise that is a fall, or a change of another size than its two numbers have.

    Source:
        CBS, JB/JR 2022: "25 meer dan bij de start", where 4,985 became 4,960.
    """
    for facts in all_facts(document):
        step = _from_to(facts) or _than(facts)
        if step is None:
            continue
        direction = _direction(facts, step)
        wrong = list(_wrong_way(facts, step, direction))
        yield from wrong
        if not wrong:
            for change in facts.changes:
                yield from _wrong_size(facts, step, change)


def _from_to(facts: Facts) -> _Step | None:
    """The pair that is joined as in "van 378 duizend naar 356 duizend"; None for none, or two."""
    found: list[_Step] = []
    for one, two in zip(facts.numbers, facts.numbers[1:], strict=False):
        between = facts.words[one.end : two.start - (len(two.words) - (two.end - two.start))]
        is_pair = one.kind is two.kind and min(one.step, two.step) >= _LEAST_STEP[one.kind]
        if is_pair and _FROM.search(facts.before(one)) and _TO.search(between + " "):
            found.append(_Step(one, two))
    # "van 11,3 naar 10,3 %": the unit stands once, behind the second number.
    bare = [
        _Step(one, two)
        for one, two in zip(facts.numbers, facts.numbers[1:], strict=False)
        if one.kind is NumberKind.COUNT
        and two.kind is NumberKind.PERCENTAGE
        and _FROM.search(facts.before(one))
        and _TO.search(facts.words[one.end : two.start])
    ]
    steps = [*found, *bare]
    return steps[0] if len(steps) == 1 else None


def _than(facts: Facts) -> _Step | None:
    """Two numbers compared once: "356 duizend, minder dan de 378 duizend"."""
    for kind in (NumberKind.COUNT, NumberKind.PERCENTAGE):
        numbers = facts.of(kind)
        if len(numbers) != 2 or len(facts.directions) != 1:
            continue
        one, two = numbers
        said = facts.directions[0]
        between = facts.words[one.end : two.start]
        is_between = one.end <= said.start and said.end <= two.start
        behind = facts.words[said.end : two.start]
        if not is_between or len(between) > _LIKELY_GAP or "." in between:
            continue
        if _THAN.search(behind) or _AVERAGE.search(behind):
            return _Step(two, one)
    return None


def _direction(facts: Facts, step: _Step) -> Direction | None:
    """The direction of the step; of a sentence with more steps nothing is said."""
    others = [
        each
        for each in facts.numbers
        if each not in (step.before, step.after) and not facts.is_change(each)
    ]
    return facts.direction if not others else None


def _wrong_way(facts: Facts, step: _Step, direction: Direction | None) -> Iterator[Finding]:
    before, after = step.before.loose, step.after.loose
    is_wrong = (direction is Direction.UP and after.is_below(before)) or (
        direction is Direction.DOWN and before.is_below(after)
    )
    if is_wrong:
        yield DIRECTION_WRONG.found(
            at(facts.sentence.line),
            said=facts.directions[0].words,
            before=step.before.words,
            after=step.after.words,
        )


def _wrong_size(facts: Facts, step: _Step, change: Written) -> Iterator[Finding]:
    if change in (step.before, step.after) or step.before.loose.low <= 0:
        return
    sure = _readings(step, change, is_loose=True)
    likely = _readings(step, change, is_loose=False)
    if not sure or any(each.meets(_size(change.printed)) for each in likely):
        return
    is_proved = not any(each.meets(_size(change.loose)) for each in sure)
    code = CHANGE_WRONG if is_proved else CHANGE_CHECK
    decimals = decimals_of(change.step)
    yield code.found(
        at(facts.sentence.line),
        change=change.words,
        before=step.before.words,
        after=step.after.words,
        worked=bounds(likely[0], max(1, decimals) if change.kind is not NumberKind.COUNT else 0),
    )


def _readings(step: _Step, change: Written, *, is_loose: bool) -> list[Interval]:
    """The sizes that the change may have; a percentage of percentages is read in two ways."""
    before = step.before.loose if is_loose else step.before.printed
    after = step.after.loose if is_loose else step.after.printed
    difference, relative = _size(after - before), _size(relative_change(before, after))
    is_share = step.after.kind is NumberKind.PERCENTAGE
    match change.kind:
        case NumberKind.COUNT:
            return [] if is_share else [difference]
        case NumberKind.POINT:
            return [difference] if is_share else []
        case NumberKind.PERCENTAGE:
            return [relative, difference] if is_share else [relative]


def _size(interval: Interval) -> Interval:
    """How large, whichever way."""
    if interval.low >= 0:
        return interval
    if interval.high <= 0:
        return -interval
    return Interval(0.0, max(-interval.low, interval.high))
