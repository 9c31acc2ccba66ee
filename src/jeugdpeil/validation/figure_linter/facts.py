"""What a sentence says: its numbers, periods, directions and the words of the field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.scope import Scope
from jeugdpeil.domain.status import Status
from jeugdpeil.validation.figure_linter.document import Document, Sentence
from jeugdpeil.validation.figure_linter.numerals import Notation, numbers_in
from jeugdpeil.validation.figure_linter.period_words import PeriodWords, periods_in
from jeugdpeil.validation.figure_linter.vocabulary import (
    AgeBand,
    Direction,
    Flow,
    Seen,
    ages_in,
    directions_in,
    flows_in,
    forms_in,
    scopes_in,
    statuses_in,
)
from jeugdpeil.validation.figure_linter.written import Hedge, NumberKind, Written

# "6 procent meer", "25 lager", "5 to 6 percent higher"
_CHANGE_BEHIND = re.compile(
    r"^[\s\u00a0]*(?:\w+[\s\u00a0]+)?(?:meer|minder|hoger|lager|gestegen|gedaald|toe\b|af\b"
    r"|more|fewer|less|higher"
    r"|lower|increase|decrease|stijging|daling|groei|toename|afname|rise|fall|growth|up\b"
    r"|down\b)\b(?! dan de helft)",
    re.IGNORECASE,
)
# "daalde met 6 procent", "a fall of 6 percent"
_CHANGE_BEFORE = re.compile(
    r"(?:\b(?:stijging|daling|groei|toename|afname|verschil|stijgen|dalen|increase|decrease"
    r"|rise|fall|growth|change|difference|plus|min)"
    r"(?:[\s\u00a0]+(?:van|of|met|by))?(?:[\s\u00a0]+\w+)?|\b(?:met|by))"
    r"(?:[\s\u00a0]+(?:bijna|ruim|ongeveer|circa|zeker|nearly|about|almost|over))?[\s\u00a0]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Facts:
    """A sentence with everything that was recognised in it, each in order of place."""

    sentence: Sentence
    numbers: tuple[Written, ...]
    periods: tuple[PeriodWords, ...]
    directions: tuple[Seen[Direction], ...]
    flows: tuple[Seen[Flow], ...]
    ages: tuple[Seen[AgeBand], ...]
    statuses: tuple[Seen[Status], ...]
    forms: tuple[Seen[CareForm], ...]
    scopes: tuple[Seen[Scope], ...]

    @property
    def words(self) -> str:
        """The sentence."""
        return self.sentence.words

    def of(self, kind: NumberKind) -> tuple[Written, ...]:
        """The numbers of a kind that are figures, and no changes; a count has no decimals."""
        return tuple(
            each
            for each in self.numbers
            if each.kind is kind and not self.is_change(each) and not _is_bare_decimal(each)
        )

    @property
    def changes(self) -> tuple[Written, ...]:
        """The numbers that say how much something changed."""
        return tuple(
            each for each in self.numbers if self.is_change(each) and not _is_bare_decimal(each)
        )

    def is_change(self, number: Written) -> bool:
        """Whether a number says how much something changed or differs."""
        if number.kind is NumberKind.POINT:
            return True
        if _CHANGE_BEHIND.match(self.words[number.end :]):
            return True
        return bool(self.directions and _CHANGE_BEFORE.search(self.before(number)))

    def before(self, number: Written) -> str:
        """The words before a number, without its hedge."""
        front = len(number.words) - (number.end - number.start)
        return self.words[: max(0, number.start - max(0, front))]

    @property
    def direction(self) -> Direction | None:
        """The way that the sentence says things go; None where it says none, or both."""
        said = {each.meaning for each in self.directions}
        return next(iter(said)) if len(said) == 1 else None


def _is_in_hedge(said: Seen[Direction], numbers: tuple[Written, ...]) -> bool:
    """Whether "meer" is that of "meer dan 400 duizend"."""
    return any(
        number.end - len(number.words) <= said.start < number.start
        for number in numbers
        if number.hedge is not Hedge.NONE
    )


def _is_bare_decimal(number: Written) -> bool:
    """Whether a number has decimals and no unit: a ratio or a score, and no count."""
    return number.kind is NumberKind.COUNT and number.step < 1


def facts_of(sentence: Sentence, notation: Notation) -> Facts:
    """Everything that is recognised in a sentence."""
    words = sentence.words
    numbers = numbers_in(words, notation)
    return Facts(
        sentence,
        numbers,
        periods_in(words),
        tuple(each for each in directions_in(words) if not _is_in_hedge(each, numbers)),
        flows_in(words),
        ages_in(words),
        statuses_in(words),
        forms_in(words),
        scopes_in(words),
    )


def all_facts(document: Document) -> tuple[Facts, ...]:
    """The facts of every sentence of a text, in order."""
    return tuple(facts_of(sentence, document.notation) for sentence in document.sentences)


def with_before(facts: tuple[Facts, ...]) -> Iterator[tuple[Facts, tuple[Facts, ...]]]:
    """Every sentence with those before it in its paragraph."""
    for place, each in enumerate(facts):
        yield (
            each,
            tuple(
                other
                for other in facts[:place]
                if other.sentence.paragraph == each.sentence.paragraph
            ),
        )
