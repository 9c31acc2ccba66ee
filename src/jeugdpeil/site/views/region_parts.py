"""The gemeenten or wijken inside a region, in order of name, each with its figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import in_unit, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar, top_of
from jeugdpeil.site.edition import Edition, present
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.figure_view import FigureView, figure_view
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
    """One region inside."""

    name: str
    href: str
    view: FigureView | None
    bar: Bar | None


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
    """

    heading: str
    title: str
    rows: tuple[PartRow, ...]
    notes: tuple[str, ...]
    source: SourceLine | None
    absence: str


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
    views = [row.view for row in rows if row.view is not None]
    notes = [text(links.language, f"parts.note.{level.value}")] if level is RegionLevel.WIJK else []
    if year != region.key.year:
        notes.append(text(links.language, "parts.note.division", parts=plural, year=year))
    title = _title(
        edition, [column[r.key.code] for r in inside if r.key.code in column], plural, links
    )
    source = source_line(views, links.language)
    return Parts(heading, title, tuple(rows), tuple(notes), source, "")


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
