"""The line under every table and picture: status, publication and source, said once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.views.figure_view import FigureView

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class SourceLine:
    """What holds for the figures of a table or picture.

    Args:
        status: status in words, where all figures have the same one; empty where they differ and
            each row must say its own.
        status_style: style of that status.
        age, age_style: that some of the figures are out of date or of a series that stopped.
        sentence: publication and source.
        definition: address of the definition; empty where several indicators stand together.
        notes: what signs in place of a number mean, and sentences that belong to figures.
    """

    status: str
    status_style: str
    age: str
    age_style: str
    sentence: str
    definition: str
    notes: tuple[str, ...]


def source_line(views: Iterable[FigureView], language: str) -> SourceLine | None:
    """The line for these figures; None where there are none."""
    shown = list(views)
    if not shown:
        return None
    statuses = _in_order((view.status, view.status_style) for view in shown)
    definitions = _in_order(view.definition for view in shown)
    is_same = len(statuses) == 1
    old = next((view for view in shown if view.age), None)
    return SourceLine(
        status=statuses[0][0] if is_same else "",
        status_style=statuses[0][1] if is_same else "",
        age=old.age if old else "",
        age_style=old.age_style if old else "",
        sentence=text(
            language,
            "source.line",
            source="; ".join(_in_order(view.source for view in shown)),
            vintage=_vintages([view.vintage for view in shown], language),
        ),
        definition=definitions[0] if len(definitions) == 1 else "",
        notes=tuple(_in_order((*_signs(shown), *(note for view in shown for note in view.notes)))),
    )


def _signs(views: Iterable[FigureView]) -> Iterable[str]:
    """What the signs in place of a number mean, each once."""
    return (f"{view.value}: {view.explanation}" for view in views if view.explanation)


def _vintages(vintages: list[str], language: str) -> str:
    different = _in_order(vintages)
    if len(different) == 1:
        return different[0]
    return text(language, "source.vintages", number=len(different))


def _in_order(items: Iterable[_Item]) -> list[_Item]:
    return list(dict.fromkeys(items))
