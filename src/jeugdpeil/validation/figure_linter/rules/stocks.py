"""Stocks and flows of a table that do not meet."""

from collections.abc import Iterator, Sequence

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.finding_codes import STOCK_WRONG
from jeugdpeil.validation.figure_linter.grouping import Group, Member, groups_of
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.labels import Label
from jeugdpeil.validation.figure_linter.spelled import at, plain
from jeugdpeil.validation.figure_linter.written import NumberKind

# What is said, and what it must be: begin and inflow are added, outflow goes off.
_EQUATIONS = (
    (Label.EIND, ((Label.BEGIN, 1), (Label.INSTROOM, 1), (Label.UITSTROOM, -1))),
    (Label.ACTIEF, ((Label.BEGIN, 1), (Label.INSTROOM, 1))),
)


def stocks(document: Document) -> Iterator[Finding]:
    """The end that is not begin plus inflow minus outflow, also after rounding.

    Source:
        CBS counts this way; it holds within 5 for every complete row that was published of
        jeugdhulp, jeugdbescherming and jeugdreclassering.
    """
    for group in groups_of(document, NumberKind.COUNT):
        for said, terms in _EQUATIONS:
            yield from _held_against(group, said, terms)


def _held_against(
    group: Group, said: Label, terms: Sequence[tuple[Label, int]]
) -> Iterator[Finding]:
    end, members = group.of(said), group.only([label for label, _ in terms])
    if not end or end.number is None or not members:
        return
    signs = [sign for _, sign in terms]
    if any(member.number is None for member in members):
        return
    worked = Interval(0.0, 0.0)
    for sign, member in zip(signs, members, strict=True):
        worked = worked + member.interval if sign > 0 else worked - member.interval
    if worked.meets(end.interval):
        return
    room = (worked.high - worked.low + end.interval.high - end.interval.low) / 2
    yield STOCK_WRONG.found(
        at(end.entry.cell.line, end.entry.place),
        said=end.words,
        written=end.entry.cell.words,
        worked=plain(worked.middle),
        working=_working(members, signs),
        room=plain(room),
    )


def _working(members: Sequence[Member], signs: Sequence[int]) -> str:
    first, *others = zip(members, signs, strict=True)
    tail = "".join(
        f" {'+' if sign > 0 else '−'} {member.entry.cell.words}" for member, sign in others
    )
    return first[0].entry.cell.words + tail
