"""The picture of a map: areas by class, two patterns for cells without a number, a legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.numbers import in_unit
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.release import SvgMap
from jeugdpeil.site.drawing.classes import MapClasses
from jeugdpeil.site.drawing.scale import decimals_of
from jeugdpeil.site.views.figure_view import FigureView, State

# A title inside every area is read out by a pointer; for thousands of wijken it would make the page
# half as large again, and the list beneath says the same.
_MOST_TITLES = 600


@dataclass(frozen=True)
class Area:
    """The outline of one region; `title` is empty on maps of many."""

    code: str
    outline: str
    title: str


@dataclass(frozen=True)
class AreaGroup:
    """Areas that are drawn alike: of one class, or without a number for one reason."""

    style: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class LegendItem:
    """One row of the legend."""

    style: str
    label: str
    count: str


@dataclass(frozen=True)
class Choropleth:
    """The picture.

    Args:
        title: what it shows, in one neutral sentence.
        description: the same for who cannot see it, with the legend in words.
        width, height: size of the canvas, for the place of the watermark.
    """

    title: str
    description: str
    view_box: str
    width: float
    height: float
    groups: tuple[AreaGroup, ...]
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True)
class MapRow:
    """A region in the list."""

    code: str
    name: str
    href: str
    view: FigureView
    style: str


def style_of(view: FigureView, classes: MapClasses) -> str:
    """The style of an area: its class, or the state of its cell."""
    if view.number is None:
        return State.MISSING.value if view.is_present else view.state.value
    return f"class-{class_shade(classes.of(view.number), len(classes))}"


def class_shade(number: int, count: int) -> int:
    """Which of the six shades a class gets, so that few classes still span the whole scale.

    >>> [class_shade(number, 3) for number in range(3)]
    [0, 3, 5]
    """
    return round(5 * number / (count - 1) + 0.01) if count > 1 else 2


def choropleth(
    definition: IndicatorDefinition,
    outlines: SvgMap,
    rows: Sequence[MapRow],
    classes: MapClasses,
    language: str,
) -> Choropleth | None:
    """The picture of a map; None where no region has a row."""
    if not rows:
        return None
    drawn = [row for row in rows if row.code in outlines.paths]
    labels = _labels(definition, classes, drawn, language)
    is_titled = len(drawn) <= _MOST_TITLES
    groups = [
        AreaGroup(
            style,
            tuple(
                Area(row.code, outlines.paths[row.code], _title(row) if is_titled else "")
                for row in drawn
                if row.style == style
            ),
        )
        for style in labels
    ]
    legend = tuple(
        LegendItem(group.style, labels[group.style], str(len(group.areas)))
        for group in groups
        if group.areas or group.style.startswith("class-")
    )
    left, top, width, height = (float(number) for number in outlines.view_box.split())
    return Choropleth(
        title=definition.name.in_language(language),
        description="; ".join(f"{item.label}: {item.count}" for item in legend),
        view_box=outlines.view_box,
        width=left + width,
        height=top + height,
        groups=tuple(group for group in groups if group.areas),
        legend=legend,
    )


def _title(row: MapRow) -> str:
    return f"{row.name}: {row.view.value}"


def _labels(
    definition: IndicatorDefinition, classes: MapClasses, rows: Sequence[MapRow], language: str
) -> dict[str, str]:
    """What each style means, from low to high and then the cells without a number."""
    labels = {
        f"class-{class_shade(number, len(classes))}": label
        for number, label in enumerate(class_labels(definition, classes, language))
    }
    for state in (State.SUPPRESSED, State.MISSING, State.IMPOSSIBLE):
        if any(row.style == state.value for row in rows):
            labels[state.value] = text(language, f"legend.{state.value}")
    return labels


def class_labels(definition: IndicatorDefinition, classes: MapClasses, language: str) -> list[str]:
    """The classes in words, each border in the class above it."""
    decimals = decimals_of(classes.borders)
    words = [in_unit(language, border, definition.unit, decimals) for border in classes.borders]
    if not words:
        return [text(language, "legend.all")]
    middle = [text(language, "legend.between", low=low, high=high) for low, high in pairwise(words)]
    return [
        text(language, "legend.below", high=words[0]),
        *middle,
        text(language, "legend.above", low=words[-1]),
    ]
