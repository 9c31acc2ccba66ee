"""Totals of tables that do not add up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jeugdpeil.codelists.provinces import LANDSDELEN, PROVINCES
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.finding_codes import SUM_CHECK, SUM_WRONG
from jeugdpeil.validation.figure_linter.grouping import Group, Member, groups_of
from jeugdpeil.validation.figure_linter.interval import sum_of
from jeugdpeil.validation.figure_linter.labels import (
    FLOW_LABELS,
    MEASURES,
    ONLY_LABELS,
    OVERLAPPING,
    Label,
)
from jeugdpeil.validation.figure_linter.spelled import at, plain
from jeugdpeil.validation.figure_linter.written import NumberKind

# Between these ratios of sum to total the rows are meant to add up; beyond them they are a
# selection of rows, or rows of two levels.
_LIKELY = (0.5, 1.8)
_WHOLE = 100.0
_TOTALS = (Label.TOTAL, Label.LAND)


@dataclass(frozen=True)
class Partition:
    """A whole of which everybody is in exactly one part.

    Args:
        wholes: what the whole may be called; the first that is there counts.
        parts: the parts.
        double: parts that were counted twice and go off again.
        is_of_youths: whether it also holds when youths are counted, and not only trajecten.
    """

    wholes: tuple[Label, ...]
    parts: tuple[Label, ...]
    double: tuple[Label, ...] = ()
    is_of_youths: bool = True


_HULP = (Label.JEUGDHULP, Label.TOTAL, Label.LAND)
PARTITIONS = (
    Partition(_HULP, (Label.ALLEEN_NATURA, Label.NATURA_EN_PGB, Label.ALLEEN_PGB)),
    Partition(_HULP, (Label.ALLEEN_NATURA, Label.ZONDER_EN_MET, Label.ALLEEN_PGB)),
    Partition(_HULP, (Label.ALLEEN_ZONDER, Label.ZONDER_EN_MET, Label.ALLEEN_MET)),
    Partition((Label.ZONDER,), (Label.ALLEEN_ZONDER, Label.ZONDER_EN_MET)),
    Partition((Label.MET,), (Label.ALLEEN_MET, Label.ZONDER_EN_MET)),
    Partition(_HULP, (Label.ZONDER, Label.MET), double=(Label.ZONDER_EN_MET,)),
    Partition(_TOTALS, (Label.JONGENS, Label.MEISJES)),
    Partition(
        (Label.JEUGDBESCHERMING, Label.TOTAL),
        (Label.OTS, Label.VOTS, Label.VOOGDIJ, Label.ANDERE_VOOGDIJ),
        is_of_youths=False,
    ),
    Partition(
        (Label.JEUGDHULP, Label.TOTAL),
        (Label.WIJKTEAM, Label.OVERIG_ZONDER, Label.MET),
        is_of_youths=False,
    ),
)


def sums(document: Document) -> Iterator[Finding]:
    """Totals that are not the sum of their parts, also after rounding.

    Proved where everybody is in exactly one part: ages that follow on each other, boys and girls,
    ways of paying, with and without stay, provincies. Where only a row called "total" says that
    the others add up, it is worth a check. Forms of youth care overlap, so they are left out.
    """
    for group in groups_of(document, NumberKind.COUNT):
        proved = list(partition_findings(group))
        yield from proved
        if not proved:
            yield from _unnamed(group)
    for group in groups_of(document, NumberKind.PERCENTAGE):
        yield from _shares(group)


def partition_findings(group: Group) -> Iterator[Finding]:
    """Wholes of a group that are not the sum of parts which everybody is in exactly one of."""
    yield from _partitions(group)
    yield from _ages(group)
    yield from _regions(group)


def _partitions(group: Group) -> Iterator[Finding]:
    for partition in PARTITIONS:
        if not partition.is_of_youths and not counts_trajecten(group):
            continue
        parts = group.only(partition.parts)
        double = group.only(partition.double)
        whole = next((found for label in partition.wholes if (found := group.of(label))), None)
        if parts and double is not None and whole:
            yield from _held_against(SUM_WRONG, whole, parts, double)


def counts_trajecten(group: Group) -> bool:
    """Whether a group counts trajecten or measures, of which each has one form.

    A stock with its flows is always of measures or trajecten, never of youths.
    """
    words = group.context.lower()
    if any(word in words for word in ("traject", "maatregel", "measure", "episode")):
        return True
    return any(word in words for word in ("begin", "instroom", "uitstroom", "eind", "inflow"))


def _ages(group: Group) -> Iterator[Finding]:
    """Groups of ages that follow on each other, with the whole that they make."""
    aged = [member for member in group.members if member.age]
    totals = [group.of(label) for label in _TOTALS]
    for whole in [*aged, *(found for found in totals if found)]:
        parts = _tiling([member for member in aged if member is not whole], whole)
        if len(parts) > 1:
            yield from _held_against(SUM_WRONG, whole, parts)


def _tiling(aged: Sequence[Member], whole: Member) -> tuple[Member, ...]:
    """The members whose ages fill those of the whole without gap or overlap; else nothing."""
    inside = [each for each in aged if each.stem == whole.stem or not whole.stem]
    ordered = sorted(inside, key=lambda each: each.age.first if each.age else 0)
    bands = [each.age for each in ordered if each.age]
    if not bands or any(one.last + 1 != two.first for one, two in pairwise(bands)):
        return ()
    first, last = (whole.age.first, whole.age.last) if whole.age else (0, bands[-1].last)
    return tuple(ordered) if (bands[0].first, bands[-1].last) == (first, last) else ()


def _regions(group: Group) -> Iterator[Finding]:
    """All provincies, or all landsdelen, with the country."""
    whole = group.of(Label.LAND) or group.of(Label.TOTAL)
    for codes in ({each.code for each in PROVINCES}, {each.code for each in LANDSDELEN}):
        parts = [member for member in group.members if member.region in codes]
        if whole and len(parts) == len(codes) == len({member.region for member in parts}):
            yield from _held_against(SUM_WRONG, whole, parts)


def _unnamed(group: Group) -> Iterator[Finding]:
    """A row or column called total, beside others of which nothing more is known."""
    whole = group.of(Label.TOTAL)
    others = [member for member in group.members if member is not whole]
    is_odd = any(
        member.is_period
        or member.label in OVERLAPPING | FLOW_LABELS | {Label.CHANGE, Label.TOTAL, Label.LAND}
        or member.label in ONLY_LABELS | MEASURES
        for member in others
    )
    if not whole or whole.number is None or len(others) < 2 or is_odd:
        return
    total = sum(member.number.value for member in others if member.number)
    if _LIKELY[0] * whole.number.value <= total <= _LIKELY[1] * whole.number.value:
        yield from _held_against(SUM_CHECK, whole, others)


def _shares(group: Group) -> Iterator[Finding]:
    """Percentages beside a total of 100."""
    whole = group.of(Label.TOTAL)
    others = [member for member in group.members if member is not whole]
    if not whole or whole.number is None or whole.number.value != _WHOLE or len(others) < 2:
        return
    overlaps = any(member.label in OVERLAPPING for member in others)
    if not overlaps and not any(member.is_period for member in others):
        yield from _held_against(SUM_CHECK, whole, others)


def _held_against(
    code: FindingCode,
    whole: Member,
    parts: Sequence[Member],
    double: Sequence[Member] = (),
) -> Iterator[Finding]:
    """A finding where the parts cannot make the whole.

    Where one of the parts is hidden the others together are still not more than the whole; where a
    cell is blank nothing can be said.
    """
    seen = [part for part in parts if part.number]
    missing = [part for part in (*parts, *double) if not part.number]
    is_blank = any(not member.entry.cell.is_hidden for member in missing)
    if whole.number is None or is_blank or not seen or any(not each.number for each in double):
        return
    worked = sum_of(part.interval for part in seen) - sum_of(each.interval for each in double)
    if worked.meets(whole.interval) or (missing and worked.is_below(whole.interval)):
        return
    decimals = 0 if whole.number.kind is NumberKind.COUNT else 1
    total = sum(part.number.value for part in seen if part.number)
    total -= sum(each.number.value for each in double if each.number)
    room = (worked.high - worked.low + whole.interval.high - whole.interval.low) / 2
    yield code.found(
        at(whole.entry.cell.line, whole.entry.place or None),
        total=whole.words or whole.entry.place,
        written=whole.entry.cell.words,
        parts=" + ".join(part.entry.cell.words for part in seen)
        + "".join(f" − {each.entry.cell.words}" for each in double),
        sum=plain(total, decimals),
        difference=plain(total - whole.number.value, decimals),
        room=plain(room, decimals or int(room % 1 > 0)),
    )
