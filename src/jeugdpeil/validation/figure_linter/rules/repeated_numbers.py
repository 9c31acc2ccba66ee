"""One number that a text gives two meanings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.status import Status
from jeugdpeil.validation.figure_linter.document import Document, Series
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import (
    NUMBER_TWO_FORMS,
    NUMBER_TWO_PERIODS,
    NUMBER_TWO_STATUSES,
)
from jeugdpeil.validation.figure_linter.period_words import PeriodWords, periods_in
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

# Shorter numbers are often equal by chance.
_LEAST_DIGITS = 3
_LEAST_COUNT = 1000
_KINDS = frozenset({PeriodKind.JAAR, PeriodKind.HALFJAAR})
_WHOLES = frozenset({CareForm.JEUGDZORG, CareForm.JEUGDHULP})


@dataclass(frozen=True)
class _Mention:
    """A number with what the text says of it."""

    number: Written
    line: int
    period: PeriodWords | None
    form: CareForm | None
    status: Status | None
    is_in_table: bool


# What two mentions say differently, in the words of each; None where they agree.
_Differs = Callable[[_Mention, _Mention], tuple[str, str] | None]


def repeated_numbers(document: Document) -> Iterator[Finding]:
    """The same number once for a half-year and once for a year, for two forms, or two statuses."""
    by_number: dict[tuple[NumberKind, float], list[_Mention]] = {}
    for mention in _mentions(document):
        key = (mention.number.kind, mention.number.value)
        by_number.setdefault(key, []).append(mention)
    for mentions in by_number.values():
        yield from _first(NUMBER_TWO_PERIODS, mentions, _periods)
        yield from _first(NUMBER_TWO_FORMS, mentions, _forms)
        yield from _first(NUMBER_TWO_STATUSES, mentions, _statuses)


def _first(
    code: FindingCode,
    mentions: Sequence[_Mention],
    differs: _Differs,
) -> Iterator[Finding]:
    """The first pair of mentions that differs in a respect; of two cells nothing is said here."""
    for one, other in combinations(mentions, 2):
        words = None if one.is_in_table and other.is_in_table else differs(one, other)
        if words:
            yield code.found(
                at(other.line),
                number=other.number.words,
                one=words[0],
                other=words[1],
                line=str(one.line),
            )
            return


def _periods(one: _Mention, other: _Mention) -> tuple[str, str] | None:
    first, second = one.period, other.period
    if first is None or second is None or first.kind is None or second.kind is None:
        return None
    if frozenset((first.kind, second.kind)) != _KINDS:
        return None
    # "380 duizend in de eerste helft van 2021" and "vorig jaar": a year that is not named may be
    # the same one; two years that are named and differ are two figures.
    is_same_year = None in (first.year, second.year) or first.year == second.year
    return (first.name, second.name) if is_same_year else None


def _forms(one: _Mention, other: _Mention) -> tuple[str, str] | None:
    if one.form is None or other.form is None or frozenset((one.form, other.form)) != _WHOLES:
        return None
    return one.form.value, other.form.value


def _statuses(one: _Mention, other: _Mention) -> tuple[str, str] | None:
    if one.status is None or other.status is None or one.status.is_final is other.status.is_final:
        return None
    return one.status.value, other.status.value


def _mentions(document: Document) -> Iterator[_Mention]:
    for facts in all_facts(document):
        for number in facts.numbers:
            if _is_telling(number) and not facts.is_change(number):
                yield _mention(facts, number)
    for table in document.tables:
        for series in table.columns():
            yield from _of_column(series)


def _is_telling(number: Written) -> bool:
    digits = len(f"{round(number.value / number.step)}")
    is_large = number.kind is not NumberKind.COUNT or number.value >= _LEAST_COUNT
    return digits >= _LEAST_DIGITS and is_large


def _mention(facts: Facts, number: Written) -> _Mention:
    forms = {each.meaning for each in facts.forms}
    statuses = {each.meaning for each in facts.statuses}
    return _Mention(
        number,
        facts.sentence.line,
        period_of(facts, number),
        next(iter(forms)) if len(forms) == 1 else None,
        next(iter(statuses)) if len(statuses) == 1 else None,
        is_in_table=False,
    )


def period_of(facts: Facts, number: Written) -> PeriodWords | None:
    """The period that a number of a sentence is about; None where that is not plain.

    The only one of the sentence, else the one right behind the number ("378 duizend in 2019"),
    else the last one before it.
    """
    periods = [each for each in facts.periods if each.kind is not None]
    if len(periods) <= 1:
        return periods[0] if periods else None
    others = [each for each in facts.numbers if each is not number]
    behind = next((each for each in periods if each.start >= number.end), None)
    if behind and _is_joined(facts, number.end, behind.start, others):
        return behind
    before = [each for each in periods if each.end <= number.start]
    if before and not any(before[-1].end <= each.start < number.start for each in others):
        return before[-1]
    return None


def _is_joined(facts: Facts, start: int, end: int, others: Sequence[Written]) -> bool:
    between = facts.words[start:end]
    is_free = not any(start <= each.start < end for each in others)
    return is_free and "," not in between and ";" not in between


def _of_column(series: Series) -> Iterator[_Mention]:
    above = _only(series.name) or _only(series.caption)
    for entry in series.entries:
        number = entry.cell.number
        if number and _is_telling(number):
            period = _only(entry.label) or above
            yield _Mention(number, entry.cell.line, period, None, None, is_in_table=True)


def _only(words: str) -> PeriodWords | None:
    found = periods_in(words)
    return found[0] if len(found) == 1 else None
