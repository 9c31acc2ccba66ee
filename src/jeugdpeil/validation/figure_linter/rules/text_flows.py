"""What a text says of a stock or of its flows, against the table that stands with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import (
    DIRECTION_CHECK,
    DIRECTION_WRONG,
    FLOW_CHECK,
    STOCK_WRONG,
)
from jeugdpeil.validation.figure_linter.grouping import Group, Member, groups_of
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.labels import Label, label_of
from jeugdpeil.validation.figure_linter.spelled import at, plain
from jeugdpeil.validation.figure_linter.vocabulary import Direction, Flow, Seen, forms_in
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

_THAN = re.compile(r"\b(?:dan|than)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Stock:
    """A stock of a table at its two moments, with the words around it."""

    begin: Member
    end: Member
    forms: frozenset[CareForm]
    is_total: bool

    @property
    def change(self) -> Interval:
        """How much it grew."""
        return self.end.interval - self.begin.interval

    @property
    def line(self) -> int:
        """Line of the table that it stands on."""
        return self.end.entry.cell.line

    def contradicts(self, direction: Direction) -> bool:
        """Whether it surely went the other way."""
        is_down, is_up = self.change.high < 0, self.change.low > 0
        return is_down if direction is Direction.UP else is_up


def text_flows(document: Document) -> Iterator[Finding]:
    """A rise "since the start" of a stock that fell, and flows that do not make the stock.

    Source:
        CBS, JB/JR 2022: "25 meer dan bij de start" (4,985 became 4,960), and a half-year text
        that says "minder beëindigd dan gestart" above a table in which the stock fell.
    """
    tables = list(_stocks(document))
    for facts in all_facts(document):
        yield from _since_start(facts, tables)
        yield from _in_and_out(facts, tables)
    yield from _paragraphs(document)


def _stocks(document: Document) -> Iterator[_Stock]:
    for group in groups_of(document, NumberKind.COUNT):
        begin, end = group.of(Label.BEGIN), group.of(Label.EIND)
        if begin and end and begin.number and end.number:
            forms = frozenset(each.meaning for each in forms_in(group.context))
            yield _Stock(begin, end, forms, _is_total(group))


def _is_total(group: Group) -> bool:
    words = group.name.split()
    return not words or any(label_of(word) is Label.TOTAL for word in words)


def _since_start(facts: Facts, stocks: Sequence[_Stock]) -> Iterator[Finding]:
    """A stock and its growth: "4.960 maatregelen, 25 meer dan bij de start"."""
    direction = facts.direction
    starts = [each for each in facts.flows if each.meaning is Flow.BEGIN]
    if direction is None or not starts or not _compares(facts, starts[0]):
        return
    said = facts.directions[0]
    stated = {each.value for each in facts.of(NumberKind.COUNT)}
    sizes = [each for each in facts.changes if each.kind is NumberKind.COUNT]
    named = [each for each in stocks if each.end.number and each.end.number.value in stated]
    sized = [each for each in stocks if any(_size(each).meets(size.printed) for size in sizes)]
    for stock in named or sized:
        if stock.contradicts(direction):
            words = f"{sizes[0].words} {said.words}" if sizes else said.words
            before, after = stock.begin.entry.cell.words, stock.end.entry.cell.words
            place = at(facts.sentence.line)
            if named:
                yield DIRECTION_WRONG.found(place, said=words, before=before, after=after)
            else:
                where = str(stock.line)
                yield DIRECTION_CHECK.found(
                    place, said=words, before=before, after=after, where=where
                )


def _compares(facts: Facts, start: Seen[Flow]) -> bool:
    """Whether "than" stands between the direction and the start."""
    return any(
        _THAN.search(facts.words[each.end : start.start])
        for each in facts.directions
        if each.end <= start.start
    )


def _size(stock: _Stock) -> Interval:
    change = stock.change
    return change if change.low >= 0 else -change if change.high <= 0 else Interval(0, 0)


def _in_and_out(facts: Facts, stocks: Sequence[_Stock]) -> Iterator[Finding]:
    """Of "minder beëindigd dan gestart" the stock grew."""
    growth = _said_growth(facts)
    if growth is None:
        return
    counts = facts.of(NumberKind.COUNT)
    flows = [each for each in facts.flows if each.meaning in (Flow.INSTROOM, Flow.UITSTROOM)]
    said = facts.words[facts.directions[0].start : flows[-1].end]
    if len(counts) == 2:
        numbers = _nearest(counts, flows)
        came, left = numbers.get(Flow.INSTROOM), numbers.get(Flow.UITSTROOM)
        if came and left and _is_opposite(growth, left.loose, came.loose):
            yield DIRECTION_WRONG.found(
                at(facts.sentence.line), said=said, before=came.words, after=left.words
            )
        return
    meant = _meant(facts, stocks)
    if meant and all(stock.contradicts(growth) for stock in meant):
        yield FLOW_CHECK.found(
            at(facts.sentence.line),
            said=said,
            before=meant[0].begin.entry.cell.words,
            after=meant[0].end.entry.cell.words,
            where=str(meant[0].line),
        )


def _said_growth(facts: Facts) -> Direction | None:
    """The way a stock must have gone by what a sentence says of started and ended."""
    flows = [each for each in facts.flows if each.meaning in (Flow.INSTROOM, Flow.UITSTROOM)]
    if len(flows) != 2 or flows[0].meaning is flows[1].meaning or facts.direction is None:
        return None
    between = facts.words[flows[0].end : flows[1].start]
    if not _THAN.search(between) or facts.directions[0].start > flows[1].start:
        return None
    first_is_larger = facts.direction is Direction.UP
    came_first = flows[0].meaning is Flow.INSTROOM
    return Direction.UP if first_is_larger is came_first else Direction.DOWN


def _is_opposite(growth: Direction, left: Interval, came: Interval) -> bool:
    return came.is_below(left) if growth is Direction.UP else left.is_below(came)


def _nearest(numbers: Sequence[Written], flows: Sequence[Seen[Flow]]) -> dict[Flow, Written]:
    """For every word of flow the number nearest to it; nothing where two share one."""
    is_behind = all(flow.end <= number.start for flow in flows for number in numbers)
    if is_behind and len(numbers) == len(flows):
        # "Meer gestart dan beëindigd: 6.500 tegen 9.000" names them in the order of the words.
        return {flow.meaning: number for flow, number in zip(flows, numbers, strict=True)}
    pairs = {flow.meaning: min(numbers, key=lambda each: _distance(each, flow)) for flow in flows}
    return pairs if len({each.start for each in pairs.values()}) == len(flows) else {}


def _distance(number: Written, flow: Seen[Flow]) -> int:
    return min(abs(number.start - flow.end), abs(flow.start - number.end))


def _meant(facts: Facts, stocks: Sequence[_Stock]) -> list[_Stock]:
    """The stocks that a sentence can be about: of its form of care, totals if there are any."""
    forms = {each.meaning for each in facts.forms}
    about = [each for each in stocks if not forms or not each.forms or forms & each.forms]
    return [each for each in about if each.is_total] or about


def _paragraphs(document: Document) -> Iterator[Finding]:
    """Begin, started, ended and end, each said once in a paragraph."""
    paragraphs: dict[int, list[Facts]] = {}
    for facts in all_facts(document):
        paragraphs.setdefault(facts.sentence.paragraph, []).append(facts)
    for sentences in paragraphs.values():
        found: dict[Flow, list[Written]] = {}
        for facts in sentences:
            for flow, number in _stated(facts).items():
                found.setdefault(flow, []).append(number)
        if set(found) == set(Flow) and all(len(each) == 1 for each in found.values()):
            numbers = {flow: each[0] for flow, each in found.items()}
            yield from _meet(sentences, numbers)


def _stated(facts: Facts) -> dict[Flow, Written]:
    """The number of each flow, where words and numbers can be paired one by one."""
    counts = facts.of(NumberKind.COUNT)
    if not counts or len(counts) != len(facts.flows):
        return {}
    is_once = len({each.meaning for each in facts.flows}) == len(facts.flows)
    return _nearest(counts, facts.flows) if is_once else {}


def _meet(sentences: Sequence[Facts], numbers: dict[Flow, Written]) -> Iterator[Finding]:
    begin, came, left, end = (numbers[flow] for flow in Flow)
    worked = begin.loose + came.loose - left.loose
    if not worked.meets(end.loose):
        yield STOCK_WRONG.found(
            at(sentences[-1].sentence.line),
            said=Flow.EIND.value,
            written=end.words,
            worked=plain(begin.value + came.value - left.value),
            working=f"{begin.words} + {came.words} − {left.words}",
            room=plain((worked.high - worked.low + end.loose.high - end.loose.low) / 2),
        )
