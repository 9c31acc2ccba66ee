"""How figures come about, what their marks mean, and when two may be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.comparability import Answer, Ground
from jeugdpeil.domain.status import Status
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.errata_rows import ErratumRow, errata_rows
from jeugdpeil.site.views.frame import measured_sentences
from jeugdpeil.site.views.indicator_page import BreakRow, break_row
from jeugdpeil.site.views.model_page import ModelRow, model_rows

_SECTIONS = ("road", "wijk", "interval", "small")


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class MethodPage:
    """The page on method.

    Args:
        sections: running text.
        statuses, cells, answers: words with what they mean.
        grounds: what can differ between two figures.
        breaks: moments at which a series stops meaning the same.
        errata: corrections and events that a reader must know of.
        models: of expected use.
        measured: what this release measured about its own figures.
    """

    sections: tuple[Section, ...]
    statuses: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    grounds: tuple[str, ...]
    breaks: tuple[BreakRow, ...]
    errata: tuple[ErratumRow, ...]
    models: tuple[ModelRow, ...]
    measured: tuple[str, ...]


def method_page(edition: Edition, links: Links) -> MethodPage:
    """The page on method."""
    language = links.language
    return MethodPage(
        sections=tuple(sections("method", _SECTIONS, language)),
        statuses=_explained("status", (item.value for item in Status), language),
        cells=tuple(_cells(language)),
        answers=_explained("answer", (item.value for item in Answer), language),
        grounds=tuple(text(language, f"ground.{item.value}") for item in Ground),
        breaks=tuple(break_row(item, language) for item in edition.breaks),
        errata=tuple(errata_rows(edition, language)),
        models=tuple(model_rows(edition, links)),
        measured=measured_sentences(edition, language),
    )


def sections(prefix: str, names: Iterable[str], language: str) -> Iterable[Section]:
    """Sections from the texts `<prefix>.<name>.title` and `<prefix>.<name>.text`."""
    for name in names:
        paragraphs = text(language, f"{prefix}.{name}.text").strip().split("\n\n")
        heading = text(language, f"{prefix}.{name}.title")
        yield Section(name, heading, tuple(" ".join(each.split()) for each in paragraphs))


def _explained(prefix: str, codes: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (text(language, f"{prefix}.{code}"), text(language, f"{prefix}.{code}.meaning"))
        for code in codes
    )


def _cells(language: str) -> Iterable[tuple[str, str]]:
    """The signs that stand in place of a number, with what they mean."""
    hidden = (CellKind.SUPPRESSED, CellKind.MISSING, CellKind.CANNOT_OCCUR)
    for kind in hidden:
        yield text(language, f"cell.{kind.value}.short"), text(language, f"cell.{kind.value}")
    unclear = Reason.GEHEIM_OF_ONBEKEND.value
    yield text(language, f"cell.{unclear}.short"), text(language, f"reason.{unclear}")
