"""A provisional figure that has lost its status on the way into the text."""

from collections.abc import Iterator

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.status import Status
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts
from jeugdpeil.validation.figure_linter.finding_codes import STATUS_LOST
from jeugdpeil.validation.figure_linter.period_status import said_statuses
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.vocabulary import statuses_in


def statuses(document: Document) -> Iterator[Finding]:
    """A period with a star in a table, of which the text gives figures as if they were final.

    One finding for each period, at the first sentence that gives a figure of it. A text that says
    somewhere that figures are provisional has told its reader.
    """
    facts = all_facts(document)
    if any(_tells(each) for each in facts) or any(_caption_tells(document)):
        return
    told: set[tuple[object, int | None, int | None]] = set()
    for said in said_statuses(document, facts):
        key = (said.period.kind, said.period.year, said.period.part)
        sentence = _first_bare(facts, key)
        if said.is_mark and not said.status.is_final and sentence and key not in told:
            told.add(key)
            yield STATUS_LOST.found(
                at(sentence.sentence.line),
                period=said.period.name,
                status=said.status.value,
                line=str(said.line),
            )


def _tells(facts: Facts) -> bool:
    return any(not each.meaning.is_final for each in facts.statuses)


def _caption_tells(document: Document) -> Iterator[bool]:
    for table in document.tables:
        yield any(each.meaning is not Status.DEFINITIEF for each in statuses_in(table.caption))


def _first_bare(
    facts: tuple[Facts, ...], key: tuple[object, int | None, int | None]
) -> Facts | None:
    """The first sentence with a figure of the period, without its mark."""
    for each in facts:
        of_period = [p for p in each.periods if (p.kind, p.year, p.part) == key and not p.status]
        if of_period and each.numbers:
            return each
    return None
