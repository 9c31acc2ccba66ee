"""All indicators by theme."""

from dataclasses import dataclass

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.words import full_name


@dataclass(frozen=True)
class ListedIndicator:
    """One indicator with its newest figure for the whole country."""

    name: str
    href: str
    numerator: str
    view: FigureView | None


@dataclass(frozen=True)
class ThemeList:
    """The indicators of a theme."""

    heading: str
    rows: tuple[ListedIndicator, ...]


@dataclass(frozen=True)
class IndicatorList:
    """The page with all indicators."""

    region: str
    themes: tuple[ThemeList, ...]
    source: SourceLine | None


def indicator_list(edition: Edition, links: Links) -> IndicatorList:
    """The page with all indicators."""
    by_theme: dict[str, list[ListedIndicator]] = {}
    for definition in edition.definitions.values():
        row = ListedIndicator(
            definition.name.in_language(links.language),
            links.indicator(definition.id),
            definition.numerator.in_language(links.language),
            _national(edition, definition.id, links),
        )
        by_theme.setdefault(definition.theme, []).append(row)
    home = edition.home()
    views = [row.view for rows in by_theme.values() for row in rows if row.view is not None]
    return IndicatorList(
        full_name(links.language, home) if home else "",
        tuple(
            ThemeList(text(links.language, f"theme.{theme}"), tuple(rows))
            for theme, rows in by_theme.items()
        ),
        source_line(views, links.language),
    )


def _national(edition: Edition, indicator: str, links: Links) -> FigureView | None:
    home = edition.home()
    period = edition.period_of(home, indicator) if home else None
    if home is None or period is None:
        return None
    figure = edition.figures(home.key.code).newest(indicator, period, home.key.year)
    return figure_view(edition, figure, links) if figure else None
