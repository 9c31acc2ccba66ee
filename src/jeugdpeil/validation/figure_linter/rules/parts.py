"""Parts larger than their whole, and forms of care that together are smaller than it."""

from collections.abc import Iterator

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document
from jeugdpeil.validation.figure_linter.finding_codes import FORMS_WRONG, PART_WRONG
from jeugdpeil.validation.figure_linter.grouping import Group, Member, groups_of
from jeugdpeil.validation.figure_linter.interval import sum_of
from jeugdpeil.validation.figure_linter.labels import Label
from jeugdpeil.validation.figure_linter.spelled import at, plain
from jeugdpeil.validation.figure_linter.written import NumberKind

_FORMS_OF_ZONDER = (Label.WIJKTEAM, Label.AMBULANT, Label.DAGHULP, Label.NETWERK)
_FORMS_OF_MET = (
    Label.PLEEGZORG,
    Label.GEZINSGERICHT,
    Label.GESLOTEN,
    Label.ANDER_VERBLIJF,
)
_NOT_HULP = frozenset({Label.JEUGDZORG, Label.JEUGDBESCHERMING, Label.JEUGDRECLASSERING})
# Each whole with the forms that together hold everybody in it, some more than once.
_COVERS: tuple[tuple[Label, tuple[Label, ...]], ...] = (
    (Label.ZONDER, _FORMS_OF_ZONDER),
    (Label.MET, _FORMS_OF_MET),
    (Label.JEUGDHULP, (Label.ZONDER, Label.MET)),
    (Label.JEUGDZORG, (Label.JEUGDHULP, Label.JEUGDBESCHERMING, Label.JEUGDRECLASSERING)),
)
_ONLY_PARTS = (
    Label.ALLEEN_NATURA,
    Label.ALLEEN_PGB,
    Label.ALLEEN_ZONDER,
    Label.ALLEEN_MET,
    Label.ZONDER_EN_MET,
    Label.NATURA_EN_PGB,
    Label.JONGENS,
    Label.MEISJES,
)


def parts(document: Document) -> Iterator[Finding]:
    """A part that is more than its whole; forms that together are less than what they make up."""
    for group in groups_of(document, NumberKind.COUNT):
        yield from _too_large(group)
        yield from _too_few(group)


def _too_large(group: Group) -> Iterator[Finding]:
    for label, forms in _COVERS:
        whole = group.of(label)
        for form in forms:
            yield from _above(group.of(form), whole)
    for form in (*_ONLY_PARTS, *_FORMS_OF_ZONDER, *_FORMS_OF_MET, Label.ZONDER, Label.MET):
        yield from _above(group.of(form), group.of(Label.TOTAL))


def _above(part: Member | None, whole: Member | None) -> Iterator[Finding]:
    if part and whole and part.number and whole.number and whole.interval.is_below(part.interval):
        yield PART_WRONG.found(
            at(part.entry.cell.line, part.entry.place),
            part=part.words,
            written=part.entry.cell.words,
            whole=whole.words,
            total=whole.entry.cell.words,
        )


def _too_few(group: Group) -> Iterator[Finding]:
    for label, forms in _covers_of(group):
        whole, members = group.of(label), group.only(forms)
        if not whole or not members or whole.number is None:
            continue
        if any(member.number is None for member in members):
            continue
        together = sum_of(member.interval for member in members)
        if together.is_below(whole.interval):
            room = (together.high - together.low + whole.interval.high - whole.interval.low) / 2
            yield FORMS_WRONG.found(
                at(whole.entry.cell.line, whole.entry.place),
                total=whole.words,
                written=whole.entry.cell.words,
                parts=" + ".join(member.entry.cell.words for member in members),
                sum=plain(sum(member.number.value for member in members if member.number)),
                room=plain(room),
            )


def _covers_of(group: Group) -> Iterator[tuple[Label, tuple[Label, ...]]]:
    """The wholes of a group; a bare "total" is jeugdhulp where nothing says that it is more."""
    yield from _COVERS
    labels = {member.label for member in group.members}
    is_hulp = not labels & _NOT_HULP and "jeugdzorg" not in group.context.lower()
    if is_hulp and Label.JEUGDHULP not in labels:
        yield Label.TOTAL, (Label.ZONDER, Label.MET)
        yield Label.TOTAL, (Label.WIJKTEAM, Label.OVERIG_ZONDER, Label.MET)
