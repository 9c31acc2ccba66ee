"""Three maps side by side: actual use, expected use and the difference, of the same regions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.i18n.numbers import decimal_number, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.release import SvgMap
from jeugdpeil.site.drawing.classes import MapClasses, map_classes
from jeugdpeil.site.drawing.difference_classes import DifferenceClasses, difference_classes
from jeugdpeil.site.drawing.scale import decimals_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.choropleth import (
    LegendItem,
    MapRow,
    class_labels,
    class_shade,
    style_of,
)
from jeugdpeil.site.views.expected_view import ExpectedView, chance, expected_view
from jeugdpeil.site.views.figure_view import State
from jeugdpeil.site.views.model_words import outcome_name
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.words import level_name

PALE, LEFT_OUT = "pale", "left-out"
ACTUAL, EXPECTED, DIFFERENCE = "actual", "expected", "difference"
_STATES = (State.SUPPRESSED.value, State.MISSING.value, State.IMPOSSIBLE.value)


@dataclass(frozen=True)
class CodeGroup:
    """Regions that are drawn alike, by code."""

    style: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class TrioMap:
    """One of the three maps; it draws the outlines that the three share.

    Args:
        kind: `actual`, `expected` or `difference`; also its anchor.
        label: for a tab.
        title: what it shows.
        description: the legend in words, for who cannot see it.
        groups: regions by style.
        legend: the styles with what they mean.
    """

    kind: str
    label: str
    title: str
    description: str
    groups: tuple[CodeGroup, ...]
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True)
class TrioRow:
    """The figures of a region beside its actual one, for the list and for the panel of the map."""

    view: ExpectedView
    chance: str


@dataclass(frozen=True)
class Trio:
    """The three maps.

    Args:
        title: how many regions differ clearly, in one neutral sentence.
        outlines: path data by code, of the regions that are drawn; none where there is no map.
        filters: all regions, or those with a clear difference only; empty where none is offered.
        rows: by code, the figures for the list.
        listed: codes that the list shows.
        clear: codes with a clear difference.
        is_filtered: whether only clear differences are shown.
    """

    title: str
    view_box: str
    width: float
    height: float
    outlines: tuple[tuple[str, str], ...]
    maps: tuple[TrioMap, ...]
    filters: tuple[Link, ...]
    rows: Mapping[str, TrioRow]
    listed: frozenset[str]
    clear: frozenset[str]
    is_filtered: bool
    notes: tuple[str, ...]
    source: ExpectedSource


def model_of(
    edition: Edition, indicator: str, level: RegionLevel, period: Period
) -> ModelInfo | None:
    """The model with expected figures for a map; None where there is none."""
    found = edition.expectations.models_of(indicator, level)
    return next((model for model in found if str(period) in model.periods), None)


def expected_column(
    edition: Edition, model: ModelInfo, level: RegionLevel, period: Period, year: int
) -> Mapping[str, ExpectedFigure]:
    """The expected figures of a map by region code."""
    return edition.expectations.column(model.id, level, period, year)


def trio(
    edition: Edition,
    model: ModelInfo,
    shown: Mapping[str, ExpectedFigure],
    rows: Sequence[MapRow],
    outlines: SvgMap | None,
    links: Links,
    path: str,
    *,
    is_filtered: bool,
) -> Trio | None:
    """The three maps of a level in a period; None where no region has an expected figure.

    Args:
        edition: the release.
        model: the model of the expected figures.
        shown: expected figure by code.
        rows: the actual figures of the list, with and without a number.
        outlines: of the regions; None where there are none, and then there are no maps.
        links: addresses.
        path: of this page, for the filter.
        is_filtered: whether to show clear differences only. It changes no verdict.
    """
    if not shown:
        return None
    language = links.language
    paths = outlines.paths if outlines else {}
    drawn = [row for row in rows if row.code in paths]
    view_box = outlines.view_box if outlines else "0 0 1 1"
    left, top, width, height = (float(number) for number in view_box.split())
    first = next(iter(shown.values()))
    clear = frozenset(code for code, figure in shown.items() if is_clear(figure))
    level = first.level
    plural = level_name(language, level, plural=True)
    return Trio(
        title=trio_title(shown.values(), plural, language),
        view_box=view_box,
        width=left + width,
        height=top + height,
        outlines=tuple((row.code, paths[row.code]) for row in drawn),
        maps=tuple(_maps(edition, model, level, drawn, shown, language, is_filtered=is_filtered))
        if outlines
        else (),
        filters=tuple(_filters(links, path, is_filtered=is_filtered)),
        rows={
            code: TrioRow(expected_view(edition, figure, links), _chance(figure, language))
            for code, figure in shown.items()
        },
        listed=frozenset(row.code for row in rows if not is_filtered or row.code in clear),
        clear=clear,
        is_filtered=is_filtered,
        notes=tuple(text(language, f"map.trio.{key}") for key in ("note", "norm")),
        source=expected_source(edition, first, links),
    )


def _chance(figure: ExpectedFigure, language: str) -> str:
    known = figure.probability_higher
    return "" if known is None else chance(known, language)


def is_clear(figure: ExpectedFigure | None) -> bool:
    """Whether the difference of a region is called real and large enough to matter."""
    return figure is not None and figure.verdict is not None and figure.verdict.is_clear


def trio_title(figures: Iterable[ExpectedFigure], plural: str, language: str) -> str:
    """How many regions differ clearly from what is expected, higher and lower.

    They are counted among the regions with youths enough to say anything of.
    """
    silent = (None, Verdict.TE_KLEIN)
    verdicts = [figure.verdict for figure in figures if figure.verdict not in silent]
    if not verdicts:
        return text(language, "map.trio.title.silent", parts=plural)
    higher, lower = verdicts.count(Verdict.HOGER), verdicts.count(Verdict.LAGER)
    numbers = {"clear": higher + lower, "count": len(verdicts), "higher": higher, "lower": lower}
    words = {name: whole_number(language, number) for name, number in numbers.items()}
    if higher + lower == 0:
        return text(language, "map.trio.title.none", parts=plural, count=words["count"])
    return text(language, "map.trio.title", parts=plural, **words)


def _filters(links: Links, path: str, *, is_filtered: bool) -> Iterable[Link]:
    """The choice between all regions and clear differences; a copy in files cannot be asked."""
    if links.is_static:
        return
    href = links.page(path)
    yield Link(text(links.language, "map.trio.all"), href, not is_filtered)
    yield Link(text(links.language, "map.trio.clear"), f"{href}?alleen=duidelijk", is_filtered)


def shared_classes(edition: Edition, model: ModelInfo, level: RegionLevel) -> MapClasses:
    """The classes of actual and expected use together, the same for all years."""
    key = ("shared classes", model.id, level)
    return edition.answers.recall(
        key,
        lambda: map_classes(
            [
                value
                for figure in _of_level(edition, model, level)
                # Where hardly anybody lives the expected use may be anything; it would stretch
                # the classes of all others.
                if figure.actual is not None
                for value in (figure.actual, figure.expected)
            ]
        ),
    )


def classes_of_differences(
    edition: Edition, model: ModelInfo, level: RegionLevel
) -> DifferenceClasses:
    """The classes of clear differences on either side of nought, the same for all years."""
    key = ("difference classes", model.id, level)
    return edition.answers.recall(
        key,
        lambda: difference_classes(
            [
                figure.difference or 0.0
                for figure in _of_level(edition, model, level)
                if is_clear(figure)
            ]
        ),
    )


def _of_level(edition: Edition, model: ModelInfo, level: RegionLevel) -> Iterable[ExpectedFigure]:
    for word in model.periods:
        period = Period.parse(word)
        year = edition.division_for(level, period)
        if year is not None:
            yield from expected_column(edition, model, level, period, year).values()


def difference_style(figure: ExpectedFigure | None, classes: DifferenceClasses) -> str:
    """The style of a difference: pale unless it is clear, and never on the other side of its word.

    The verdict is about the shrunken difference; where the printed difference has another
    sign, the class next to nought on the side of the verdict is drawn.
    """
    if figure is None or figure.difference is None:
        return ""
    if not is_clear(figure):
        return PALE
    side = 1 if figure.verdict is Verdict.HOGER else -1
    number = classes.of(figure.difference)
    if number * side < 0:
        number = side
    return f"{'more' if side > 0 else 'less'}-{abs(number)}"


Styles = Mapping[str, str]


def _maps(
    edition: Edition,
    model: ModelInfo,
    level: RegionLevel,
    rows: Sequence[MapRow],
    shown: Mapping[str, ExpectedFigure],
    language: str,
    *,
    is_filtered: bool,
) -> Iterable[TrioMap]:
    """The three maps of the same rows; regions outside a filter are blank on all of them."""
    classes = shared_classes(edition, model, level)
    steps = classes_of_differences(edition, model, level)
    definition = edition.definitions[model.indicator]
    use = _use_labels(definition, classes, language)
    styles: dict[str, tuple[Styles, Styles]] = {
        ACTUAL: ({row.code: style_of(row.view, classes) for row in rows}, use),
        EXPECTED: ({row.code: _expected_style(shown.get(row.code), classes) for row in rows}, use),
        DIFFERENCE: (
            {row.code: _difference_or_state(shown.get(row.code), row, steps) for row in rows},
            difference_labels(steps, language),
        ),
    }
    left_out = {row.code for row in rows if is_filtered and not is_clear(shown.get(row.code))}
    for kind, (by_code, labels) in styles.items():
        painted = {code: LEFT_OUT if code in left_out else style for code, style in by_code.items()}
        yield _map(
            kind, outcome_name(edition, model.indicator, language), painted, labels, language
        )


def _expected_style(figure: ExpectedFigure | None, classes: MapClasses) -> str:
    if figure is None:
        return State.MISSING.value
    return f"class-{class_shade(classes.of(figure.expected), len(classes))}"


def _difference_or_state(
    figure: ExpectedFigure | None, row: MapRow, classes: DifferenceClasses
) -> str:
    """The style of a difference, or the state of the actual figure where there is none."""
    style = difference_style(figure, classes)
    return style or (State.MISSING.value if row.view.is_present else row.view.state.value)


def _use_labels(
    definition: IndicatorDefinition, classes: MapClasses, language: str
) -> dict[str, str]:
    labels = class_labels(definition, classes, language)
    return {
        f"class-{class_shade(number, len(classes))}": label for number, label in enumerate(labels)
    }


def difference_labels(classes: DifferenceClasses, language: str) -> dict[str, str]:
    """What each style of a difference means, from much lower to much higher."""
    decimals = decimals_of(classes.borders)
    words = [decimal_number(language, border, decimals) for border in classes.borders]
    lower = _side(words, "lower", "lowest", "below", language)
    higher = _side(words, "higher", "least", "above", language)
    labels = {f"less-{number}": label for number, label in reversed(list(enumerate(lower, 1)))}
    labels[PALE] = text(language, "map.difference.pale")
    return labels | {f"more-{number}": label for number, label in enumerate(higher, 1)}


def _side(words: Sequence[str], between: str, first: str, last: str, language: str) -> list[str]:
    """The classes of one side, from nought outwards."""
    if not words:
        return [text(language, f"map.difference.any.{between}")]
    middle = [
        text(language, f"map.difference.{between}", low=low, high=high)
        for low, high in pairwise(words)
    ]
    return [
        text(language, f"map.difference.{first}", high=words[0]),
        *middle,
        text(language, f"map.difference.{last}", high=words[-1]),
    ]


def _map(kind: str, what: str, painted: Styles, labels: Styles, language: str) -> TrioMap:
    states = {state: text(language, f"legend.{state}") for state in _STATES}
    every = {**labels, **states, LEFT_OUT: text(language, "map.filtered")}
    groups = [
        CodeGroup(style, tuple(code for code, held in painted.items() if held == style))
        for style in every
    ]
    legend = tuple(
        LegendItem(group.style, every[group.style], whole_number(language, len(group.codes)))
        for group in groups
        if group.codes or group.style in labels
    )
    return TrioMap(
        kind=kind,
        label=text(language, f"map.trio.{kind}"),
        title=text(language, f"map.trio.{kind}.title", what=what),
        description="; ".join(f"{item.label}: {item.count}" for item in legend),
        groups=tuple(group for group in groups if group.codes),
        legend=legend,
    )
