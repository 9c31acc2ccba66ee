"""The numbers of a row or column that can be held against each other, each with its meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.codelists.spelling import normalised
from jeugdpeil.validation.figure_linter.document import Document, Entry, Series, Table
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.labels import Label, age_of, label_of, region_of
from jeugdpeil.validation.figure_linter.period_words import periods_in
from jeugdpeil.validation.figure_linter.vocabulary import AgeBand
from jeugdpeil.validation.figure_linter.written import ROUNDED_TO, NumberKind, Written

# A table is rounded to fives when at least this share of its counts are multiples of five; by
# chance it is one in five.
_FIVES_SHARE = 0.6
_NO_COUNT = re.compile(
    r"gemiddeld|\bper \d|\bper (?:jongere|kind|inwoner|youth)|\bprijs|kosten|euro|€|duur|index"
    r"|leeftijd"
    r"|wachttijd|score|\bkans|\bcode|\bratio|average|\bmean\b|costs?\b|price|rank"
    r"|x ?1[.,]?000 euro",
    re.IGNORECASE,
)


_STEM = re.compile(
    r"\d+|\b(?:jaar|jarigen|tot|t/m|tot en met|totaal|total|years?)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Member:
    """One number with what its label stands for.

    Args:
        entry: the number and its place.
        words: the part of its label that says what it is.
        label: its meaning, where the words say so.
        region: provincie or landsdeel.
        age: group of ages.
        number: the number as written, with the step that the table is rounded to; None if hidden
            or blank.
        is_period: whether the words are a period.
    """

    entry: Entry
    words: str
    label: Label | None
    region: str | None
    age: AgeBand | None
    number: Written | None
    is_period: bool

    @property
    def stem(self) -> str:
        """The words without ages and without the word for total."""
        bare = _STEM.sub(" ", self.words)
        return normalised(bare)

    @property
    def interval(self) -> Interval:
        """What the number may have been before rounding; only for a member with a number."""
        assert self.number is not None
        return self.number.printed


@dataclass(frozen=True)
class Group:
    """Numbers in one unit that belong to one whole.

    Args:
        name: head of the column or words of the row, and what else they share.
        context: all words around: caption, head, shared labels.
        members: in order.
        is_column: whether they stand under each other.
    """

    name: str
    context: str
    members: tuple[Member, ...]
    is_column: bool

    def of(self, label: Label) -> Member | None:
        """The one member with a meaning; None where there are none, or more."""
        found = [member for member in self.members if member.label is label]
        return found[0] if len(found) == 1 else None

    def only(self, labels: Sequence[Label]) -> tuple[Member, ...] | None:
        """The members with all these meanings; None where one of them is not there once."""
        found = [self.of(label) for label in labels]
        return tuple(member for member in found if member) if all(found) else None


def groups_of(document: Document, kind: NumberKind) -> Iterator[Group]:
    """Every group of numbers of one kind in the tables of a text."""
    for table in document.tables:
        is_fives = _is_rounded_to_fives(table)
        for series in table.series():
            yield from _groups(series, kind, is_fives)


def _groups(series: Series, kind: NumberKind, is_fives: bool) -> Iterator[Group]:
    if kind is NumberKind.COUNT and series.is_column and _NO_COUNT.search(series.name):
        return
    shared: dict[tuple[str, ...], list[Member]] = {}
    for entry in series.entries:
        is_other = entry.cell.number is not None and entry.cell.number.kind is not kind
        if is_other or (not series.is_column and _NO_COUNT.search(entry.label)):
            continue
        key, member = _member(entry, is_fives)
        shared.setdefault(key, []).append(member)
    for key, members in shared.items():
        name = " ".join([series.name, *key]).strip()
        yield Group(name, f"{series.caption} {name}", tuple(members), series.is_column)


def _member(entry: Entry, is_fives: bool) -> tuple[tuple[str, ...], Member]:
    """A member, and the label words beside the one that says what it is."""
    place = next((at for at in reversed(range(len(entry.labels))) if _says(entry.labels[at])), None)
    words = entry.label if place is None else entry.labels[place]
    key = () if place is None else (*entry.labels[:place], *entry.labels[place + 1 :])
    found = periods_in(words)
    is_period = len(found) == 1 and len(found[0].words) == len(words.strip())
    number = entry.cell.number
    return key, Member(
        entry,
        words,
        label_of(words),
        region_of(words),
        age_of(words),
        _stepped(number, is_fives) if number else None,
        is_period,
    )


def _says(words: str) -> bool:
    return bool(label_of(words) or region_of(words) or age_of(words))


def _is_rounded_to_fives(table: Table) -> bool:
    counts = [
        cell.number.value
        for row in table.cells
        for cell in row
        if cell.number and cell.number.kind is NumberKind.COUNT and cell.number.step == 1
    ]
    fives = sum(count % ROUNDED_TO == 0 for count in counts)
    return bool(counts) and fives >= _FIVES_SHARE * len(counts)


def _stepped(number: Written, is_fives: bool) -> Written:
    """A number of a table with the step that it is rounded to."""
    is_five = number.step == 1 and number.value % ROUNDED_TO == 0
    is_count = number.kind is NumberKind.COUNT
    return number.with_step(ROUNDED_TO) if is_count and is_fives and is_five else number
