"""Percentages in a sentence that do not match the counts beside them."""

import re
from collections.abc import Iterator, Sequence

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.facts import Facts, all_facts, with_before
from jeugdpeil.validation.figure_linter.finding_codes import PERCENTAGE_CHECK, PERCENTAGE_WRONG
from jeugdpeil.validation.figure_linter.interval import Interval, percentage_of
from jeugdpeil.validation.figure_linter.spelled import at, bounds, decimals_of
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

# "van de 380 duizend", "of the 380 thousand": what a percentage is of.
_WHOLE = re.compile(
    r"\b(?:van|op|onder) (?:de|het|alle|deze|die|in totaal|een totaal van)(?: in totaal"
    r"| totaal)?[\s\u00a0]*$"
    r"|\b(?:of|out of|among) (?:the|all|these|a total of|all the)[\s\u00a0]*$",
    re.IGNORECASE,
)
# Between a percentage and a count that say the same: "89 procent, 368 duizend".
_BESIDE = re.compile(
    r"[\s\u00a0]*[,(:;–—-]?[\s\u00a0]*(?:ofwel|oftewel|dat is|dat zijn|dit zijn|dat waren|or"
    r"|that is|which is)?[\s\u00a0]*"
    r"(?:bijna|ruim|ongeveer|circa|zo['’]n|zeker|nearly|almost|about|around"
    r"|over)?[\s\u00a0]*(?:de|the)?[\s\u00a0]*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:hiervan|daarvan|van hen|waarvan|onder hen|of them|of these|of whom|of which)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alleen|uitsluitend|enkel|only)\b", re.IGNORECASE)
# "97,9 procent van de bevolking": the percentage is of something that is not counted here.
_OF_OTHERS = re.compile(
    r"[\s\u00a0]*(?:van|of)[\s\u00a0]+(?!(?:de|the|alle|all)?[\s\u00a0]*\d)", re.IGNORECASE
)
_NOUN = re.compile(r"[\s\u00a0]*(?:\w+[\s\u00a0]+){0,3}\(?[\s\u00a0]*", re.IGNORECASE)
# Of counts that may be meant, only one that is roughly right can be the one that was meant.
_ROUGHLY = (0.6, 1 / 0.6)


def text_percentages(document: Document) -> Iterator[Finding]:
    """A percentage beside a count that is not that share of the whole.

    Proved where the sentence says what the percentage is of; a check where that must be read off
    the sentences before it.
    """
    for facts, before in with_before(all_facts(document)):
        percentages = facts.of(NumberKind.PERCENTAGE)
        counts = facts.of(NumberKind.COUNT)
        wholes = [each for each in counts if _WHOLE.search(facts.before(each))]
        if len(wholes) == 1 and len(percentages) == 1 and len(counts) == 2:
            part = next(each for each in counts if each is not wholes[0])
            yield from _of_whole(facts, percentages[0], part, wholes[0])
            continue
        for percentage in percentages:
            part = _beside(facts, percentage, counts)
            if part:
                yield from _of_earlier(facts, percentage, part, before)


def _of_whole(
    facts: Facts, percentage: Written, part: Written, whole: Written
) -> Iterator[Finding]:
    if part.loose.low <= 0 or whole.value < part.value:
        return
    sure = percentage_of(part.loose, whole.loose)
    likely = percentage_of(part.printed, whole.printed)
    if not sure.meets(percentage.loose):
        code = PERCENTAGE_WRONG
    elif not likely.meets(percentage.printed):
        code = PERCENTAGE_CHECK
    else:
        return
    yield code.found(
        at(facts.sentence.line),
        percentage=percentage.words,
        part=part.words,
        whole=whole.words,
        worked=_spelled(likely, percentage),
    )


def _beside(facts: Facts, percentage: Written, counts: Sequence[Written]) -> Written | None:
    """The count that stands right beside a percentage and says the same."""
    for count in counts:
        first, second = sorted((percentage, count), key=lambda each: each.start)
        between = facts.words[first.end : second.start]
        is_noun = second is percentage and between.rstrip().endswith("(")
        if _OF_OTHERS.match(facts.words[percentage.end :]):
            continue
        if _BESIDE.fullmatch(between) or (is_noun and _NOUN.fullmatch(between)):
            return count
    return None


def _of_earlier(
    facts: Facts, percentage: Written, part: Written, before: Sequence[Facts]
) -> Iterator[Finding]:
    """Held against the counts of which it can be a share, in this sentence or just before it."""
    if percentage.value <= 0 or part.loose.low <= 0:
        return
    wholes = [each for each in _candidates(facts, part, before) if each.value > part.value]
    worked = [percentage_of(part.loose, each.loose) for each in wholes]
    if not wholes or any(each.meets(percentage.loose) for each in worked):
        return
    near = [
        (abs(each.middle - percentage.value), whole)
        for each, whole in zip(worked, wholes, strict=True)
        if _ROUGHLY[0] <= each.middle / percentage.value <= _ROUGHLY[1]
    ]
    if near:
        _, whole = min(near, key=lambda pair: pair[0])
        yield PERCENTAGE_CHECK.found(
            at(facts.sentence.line),
            percentage=percentage.words,
            part=part.words,
            whole=whole.words,
            worked=_spelled(percentage_of(part.printed, whole.printed), percentage),
        )


def _candidates(facts: Facts, part: Written, before: Sequence[Facts]) -> Iterator[Written]:
    """Counts of a wider group than the part: of another form of care, or pointed back to."""
    is_narrower = bool(_ALONE.search(facts.words) or _BACK.search(facts.words))
    forms = {each.meaning for each in facts.forms}
    yield from (each for each in facts.of(NumberKind.COUNT) if each is not part and is_narrower)
    for other in before[-2:]:
        wider = {each.meaning for each in other.forms}
        is_other_form = bool(wider and forms and wider != forms)
        if is_narrower or is_other_form:
            yield from other.of(NumberKind.COUNT)


def _spelled(worked: Interval, percentage: Written) -> str:
    decimals = max(1, decimals_of(percentage.step))
    return bounds(worked, decimals)
