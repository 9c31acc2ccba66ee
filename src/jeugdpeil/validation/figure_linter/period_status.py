"""The status that a text gives to each period, by stars or in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from jeugdpeil.domain.status import Status
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts
from jeugdpeil.validation.figure_linter.period_words import PeriodWords, periods_in
from jeugdpeil.validation.figure_linter.vocabulary import Seen

# "voorlopige cijfers over 2020": so far may a period stand behind its status.
_REACH = 60


@dataclass(frozen=True)
class SaidStatus:
    """What a text says of a period once.

    Args:
        line: line of the sentence or the table.
        is_mark: whether stars say it, and not words.
    """

    period: PeriodWords
    status: Status
    line: int
    is_mark: bool


def said_statuses(document: Document, facts: tuple[Facts, ...]) -> tuple[SaidStatus, ...]:
    """Every status that a text gives to a period, in its sentences and then in its tables."""
    return (*_in_sentences(facts), *_in_tables(document))


def _in_sentences(facts: tuple[Facts, ...]) -> Iterator[SaidStatus]:
    for each in facts:
        for period in each.periods:
            if period.status and period.year:
                yield SaidStatus(period, period.status, each.sentence.line, is_mark=True)
        for status in each.statuses:
            period = _period_of(each, status)
            if period and period.year:
                yield SaidStatus(period, status.meaning, each.sentence.line, is_mark=False)


def _period_of(facts: Facts, status: Seen[Status]) -> PeriodWords | None:
    """The period that a word of status is about: "over 2020 nog voorlopig", "voorlopig in 2020"."""
    others = [each for each in facts.statuses if each is not status]
    before = [
        each
        for each in facts.periods
        if each.end <= status.start
        and not any(each.end <= other.start < status.start for other in others)
    ]
    behind = [
        each
        for each in facts.periods
        if status.end <= each.start <= status.end + _REACH
        and not any(status.end <= other.start < each.start for other in others)
        and "," not in facts.words[status.end : each.start]
    ]
    return behind[0] if behind and not before else before[-1] if before else None


def _in_tables(document: Document) -> Iterator[SaidStatus]:
    for table in document.tables:
        places = [(head, table.line) for head in (*table.heads, table.caption)]
        places += [
            (" ".join(label), row[0].line)
            for label, row in zip(table.labels, table.cells, strict=True)
        ]
        for words, line in places:
            for period in periods_in(words):
                if period.status and period.year:
                    yield SaidStatus(period, period.status, line, is_mark=True)
