"""The gemeenten or wijken inside a region, in order of name, each with its figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import in_unit, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar, top_of
from jeugdpeil.site.edition import Edition, present
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import ExpectedView, expected_view
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.map_trio import trio_title
from jeugdpeil.site.views.model_words import outcome_name
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.words import level_name, sentence

_INSIDE = {
    RegionLevel.LAND: RegionLevel.JEUGDREGIO,
    RegionLevel.LANDSDEEL: RegionLevel.GEMEENTE,
    RegionLevel.PROVINCIE: RegionLevel.GEMEENTE,
    RegionLevel.JEUGDREGIO: RegionLevel.GEMEENTE,
    RegionLevel.GGD_REGIO: RegionLevel.GEMEENTE,
    RegionLevel.SAMENWERKINGSVERBAND: RegionLevel.GEMEENTE,
    RegionLevel.GROEP: RegionLevel.GEMEENTE,
    RegionLevel.GEMEENTE: RegionLevel.WIJK,
    RegionLevel.WIJK: RegionLevel.BUURT,
}


@dataclass(frozen=True)
class PartRow:
    """One region inside; with its expected figure where that is of the same indicator."""

    name: str
    href: str
    view: FigureView | None
    bar: Bar | None
    expected: ExpectedView | None = None


@dataclass(frozen=True)
class ExpectedParts:
    """The regions inside with their actual and expected use.

    Args:
        subject: what is expected, and when; empty where it is what the table of parts is about.
        title: how many differ clearly.
        rows: name, address and figures in order of name; empty where the table of parts has them.
        source: status and source.
    """

    subject: str
    title: str
    rows: tuple[tuple[str, str, ExpectedView], ...]
    source: ExpectedSource


@dataclass(frozen=True)
class Parts:
    """The regions inside.

    Args:
        heading: such as "Gemeenten in Noordpeil".
        title: what the figures show, as one neutral sentence; empty where there are none.
        rows: in order of name.
        notes: how these figures differ from that of the region itself.
        source: status and source of the figures.
        absence: why there is nothing here; empty where there is.
        expected: actual beside expected use; None where no model has it.
    """

    heading: str
    title: str
    rows: tuple[PartRow, ...]
    notes: tuple[str, ...]
    source: SourceLine | None
    absence: str
    expected: ExpectedParts | None = None


def parts(edition: Edition, region: Region, period: Period | None, links: Links) -> Parts | None:
    """The regions inside a region; None for a level that nothing lies in."""
    level = _INSIDE.get(region.key.level)
    if level is None or (level is RegionLevel.BUURT and not _has_buurten(edition, region)):
        return None
    inside, year = _inside(edition, region, level)
    plural = level_name(links.language, level, plural=True)
    heading = text(links.language, "parts.heading", parts=sentence(plural), name=region.name)
    if not inside or period is None:
        absence = text(links.language, "parts.none", parts=plural, year=region.key.year)
        return Parts(heading, "", (), (), None, absence)
    column = edition.column(edition.headline.id, level, period, year)
    rows = _rows(edition, inside, column, links)
    expected = _expected(edition, inside, level, year)
    is_same = bool(expected) and expected[0].indicator == edition.headline.id
    if is_same and expected[0].period == period:
        rows = _beside(edition, inside, rows, expected, links)
    views = [row.view for row in rows if row.view is not None]
    notes = [text(links.language, f"parts.note.{level.value}")] if level is RegionLevel.WIJK else []
    if year != region.key.year:
        notes.append(text(links.language, "parts.note.division", parts=plural, year=year))
    title = _title(
        edition, [column[r.key.code] for r in inside if r.key.code in column], plural, links
    )
    source = source_line(views, links.language)
    told = _told(edition, inside, rows, expected, plural, links) if expected else None
    return Parts(heading, title, tuple(rows), tuple(notes), source, "", told)


def _expected(
    edition: Edition, inside: Sequence[Region], level: RegionLevel, year: int
) -> Sequence[ExpectedFigure]:
    """The newest expected figures of the parts, of the first model that has them."""
    codes = {region.key.code for region in inside}
    for model in sorted(edition.expectations.models, key=lambda item: item.level != level.value):
        for word in reversed(model.periods if level.value in model.levels else ()):
            column = edition.expectations.column(model.id, level, Period.parse(word), year)
            found = [figure for code, figure in column.items() if code in codes]
            if found:
                return found
    return ()


def _beside(
    edition: Edition,
    inside: Sequence[Region],
    rows: Sequence[PartRow],
    expected: Sequence[ExpectedFigure],
    links: Links,
) -> list[PartRow]:
    held = {figure.code: expected_view(edition, figure, links) for figure in expected}
    pairs = zip(inside, rows, strict=True)
    return [replace(row, expected=held.get(region.key.code)) for region, row in pairs]


def _told(
    edition: Edition,
    inside: Sequence[Region],
    rows: Sequence[PartRow],
    expected: Sequence[ExpectedFigure],
    plural: str,
    links: Links,
) -> ExpectedParts:
    """What the expected figures show, with a table of their own where no other has them."""
    language, first = links.language, expected[0]
    title = trio_title(expected, plural, language)
    source = expected_source(edition, first, links)
    if any(row.expected for row in rows):
        return ExpectedParts("", title, (), source)
    held = {figure.code: expected_view(edition, figure, links) for figure in expected}
    what = outcome_name(edition, first.indicator, language)
    subject = text(
        language, "expected.parts", what=what, period=period_name(language, first.period)
    )
    own = tuple(
        (region.name, links.region(region.key.code, region.key.year), held[region.key.code])
        for region in inside
        if region.key.code in held
    )
    return ExpectedParts(subject, title, own, source)


def _has_buurten(edition: Edition, region: Region) -> bool:
    return bool(edition.regions.parts(region.key.code, region.key.year, RegionLevel.BUURT))


def _inside(edition: Edition, region: Region, level: RegionLevel) -> tuple[tuple[Region, ...], int]:
    """The parts in the region's own year of division, or else in the newest year that has any."""
    years = sorted(edition.regions.level_years(level), reverse=True)
    for year in (region.key.year, *years):
        found = edition.regions.parts(region.key.code, year, level)
        if found:
            return found, year
    return (), region.key.year


def _rows(
    edition: Edition,
    inside: Sequence[Region],
    column: Mapping[str, Figure],
    links: Links,
) -> list[PartRow]:
    views = [
        figure_view(edition, column[region.key.code], links) if region.key.code in column else None
        for region in inside
    ]
    top = top_of([view.upper or view.number for view in views if view])
    return [
        PartRow(
            region.name,
            links.region(region.key.code, region.key.year),
            view,
            bar(view.number, (view.lower, view.upper), top) if view else None,
        )
        for region, view in zip(inside, views, strict=True)
    ]


def _title(edition: Edition, figures: Sequence[Figure], plural: str, links: Links) -> str:
    shown = present(figures)
    values = [figure.value for figure in shown if figure.value is not None]
    language, hidden = links.language, len(figures) - len(shown)
    if not values:
        return text(language, "parts.title.none", parts=plural)
    definition = edition.headline
    low, high = (
        in_unit(language, value, definition.unit, definition.decimals)
        for value in (min(values), max(values))
    )
    key = "parts.title.hidden" if hidden else "parts.title"
    number = whole_number(language, hidden)
    return text(language, key, parts=sentence(plural), low=low, high=high, hidden=number)
