"""Parts in a sentence that do not make the whole beside them."""

import re
from collections.abc import Iterator

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Cell, Document, Entry
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import PART_WRONG
from jeugdpeil.validation.figure_linter.grouping import Group, Member
from jeugdpeil.validation.figure_linter.labels import Label, age_of, label_of
from jeugdpeil.validation.figure_linter.rules.sums import partition_findings
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

_OF_WHICH = re.compile(
    r"\b(?:waarvan|van wie|onder wie|of whom|of which|namely|namelijk)\b", re.IGNORECASE
)
# What stands behind a colon may be anything: it is held against the whole only where its labels
# say that it makes up the whole.
_COLON = re.compile(r":\s")


def text_parts(document: Document) -> Iterator[Finding]:
    """Parts as in "415 jongeren, waarvan 200 jongens en 210 meisjes", by the rules of a table."""
    for facts in all_facts(document):
        named = _OF_WHICH.search(facts.words)
        split = named or _COLON.search(facts.words)
        if not split:
            continue
        counts = facts.of(NumberKind.COUNT)
        wholes = [each for each in counts if each.end <= split.start()]
        parts = [each for each in counts if each.start >= split.end()]
        if not wholes or not parts:
            continue
        whole = wholes[-1]
        large = [each for each in parts if named and whole.loose.is_below(each.loose)]
        for part in large:
            yield PART_WRONG.found(
                at(facts.sentence.line),
                part=_behind(facts, part) or part.words,
                written=part.words,
                whole=_behind(facts, whole) or whole.words,
                total=whole.words,
            )
        if not large:
            yield from partition_findings(_group(facts, whole, parts))


def _group(facts: Facts, whole: Written, parts: list[Written]) -> Group:
    members = [_member(facts, part, label_of(_behind(facts, part))) for part in parts]
    total = _member(facts, whole, Label.TOTAL)
    return Group("", facts.words, (total, *members), is_column=False)


def _member(facts: Facts, number: Written, label: Label | None) -> Member:
    words = _behind(facts, number)
    cell = Cell(number.words, facts.sentence.line, number)
    age = None if label is Label.TOTAL else age_of(words)
    loose = number.with_step(number.loose.high - number.loose.low)
    return Member(Entry((words,), cell, ""), words, label, None, age, loose, is_period=False)


def _behind(facts: Facts, number: Written) -> str:
    """The words behind a number, up to the next comma, number or "and"."""
    rest = facts.words[number.end :]
    return re.split(r"[,;:().]|\b(?:en|and|waarvan|of whom|of which)\b(?! pgb| met)|\d{3,}", rest)[
        0
    ].strip()
