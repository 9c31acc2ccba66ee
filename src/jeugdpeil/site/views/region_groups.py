"""Who has youth care and through whom: age, household and referrer."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar, top_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.comparison import Direction, direction_of
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.themes import DIVISIONS, group_indicators


@dataclass(frozen=True)
class GroupRow:
    """One group: its name, definition, figure and bar."""

    name: str
    href: str
    view: FigureView
    bar: Bar | None


@dataclass(frozen=True)
class Groups:
    """The division over one set of groups; `absence` says why it is not there."""

    division: str
    heading: str
    title: str
    rows: tuple[GroupRow, ...]
    source: SourceLine | None
    absence: str


def groups(
    edition: Edition, region: Region, period: Period | None, links: Links
) -> tuple[Groups, ...]:
    """The divisions of a region in a period, one per division."""
    return tuple(_groups(edition, region, period, division, links) for division in DIVISIONS)


def _groups(
    edition: Edition, region: Region, period: Period | None, division: str, links: Links
) -> Groups:
    wanted = group_indicators(edition.definitions, division)
    figures = _figures(edition, region, period, wanted)
    heading = text(links.language, f"division.{division}")
    if period is None or not any(figure.is_present for figure in figures):
        reason = absence(links.language, wanted, figures, region.key.level)
        return Groups(division, heading, "", (), None, reason)
    views = [figure_view(edition, figure, links) for figure in figures]
    top = top_of([view.upper or view.number for view in views])
    rows = tuple(
        GroupRow(
            edition.definitions[figure.indicator].short_name.in_language(links.language),
            links.indicator(figure.indicator),
            view,
            bar(view.number, (view.lower, view.upper), top),
        )
        for figure, view in zip(figures, views, strict=True)
    )
    title = group_title(edition, figures, period, division, links.language)
    return Groups(division, heading, title, rows, source_line(views, links.language), "")


def _figures(
    edition: Edition, region: Region, period: Period | None, wanted: Sequence[IndicatorDefinition]
) -> list[Figure]:
    if period is None:
        return []
    held = edition.figures(region.key.code)
    found = (held.newest(item.id, period, region.key.year) for item in wanted)
    return [figure for figure in found if figure is not None]


def group_title(
    edition: Edition, figures: Sequence[Figure], period: Period, division: str, language: str
) -> str:
    """Which group is the largest; said only where all groups show a number and it stands apart."""
    when = period_name(language, period)
    ordered = sorted(
        (figure for figure in figures if figure.value is not None),
        key=lambda figure: figure.value or 0.0,
        reverse=True,
    )
    is_whole = len(ordered) == len(figures) >= 2
    if not is_whole or direction_of(ordered[0], ordered[1]) is not Direction.HIGHER:
        return text(language, f"groups.title.{division}", period=when)
    first = edition.definitions[ordered[0].indicator].short_name.in_language(language)
    return text(language, f"groups.largest.{division}", group=first.lower(), period=when)
