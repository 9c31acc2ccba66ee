"""The provisional figures of one region: what they will become, and whether a change is real."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.change_view import ChangeView, change_of
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.record_chart import RecordChart, record_charts
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.take_away import TakeAway, tables_of_region
from jeugdpeil.site.views.words import full_name


@dataclass(frozen=True)
class ProvisionalRow:
    """One figure: its indicator, what it will become, and its change."""

    name: str
    href: str
    view: FigureView
    change: ChangeView | None


@dataclass(frozen=True)
class ProvisionalPeriod:
    """The figures of one period.

    Args:
        heading: the period.
        title: what may be said of the headline figure.
        change: its change.
        rows: all series, the headline first.
        is_suspect: whether a delivery seems to be missing in any of them.
        source: status and source.
    """

    heading: str
    title: str
    change: ChangeView | None
    rows: tuple[ProvisionalRow, ...]
    is_suspect: bool
    source: SourceLine | None


@dataclass(frozen=True)
class ProvisionalRegion:
    """The page of a region."""

    name: str
    region_href: str
    absence: str
    periods: tuple[ProvisionalPeriod, ...]
    records: tuple[RecordChart, ...]
    take_away: TakeAway


def provisional_region(edition: Edition, region: Region, links: Links) -> ProvisionalRegion:
    """The provisional figures of a region in its newest division."""
    periods = tuple(provisional_periods(edition, region, links))
    return ProvisionalRegion(
        name=full_name(links.language, region),
        region_href=links.region(region.key.code),
        absence="" if periods else text(links.language, "provisional.region.absence"),
        periods=periods,
        records=tuple(record_charts(edition, region, links).values()),
        take_away=tables_of_region(edition, region, links),
    )


def codes_with_nowcast(edition: Edition) -> list[str]:
    """The regions that such a page can be made of, for the export."""
    known = edition.release.codes_with_nowcast
    return [code for code in edition.regions.by_code if code in known]


def provisional_periods(
    edition: Edition, region: Region, links: Links
) -> Iterable[ProvisionalPeriod]:
    """The figures of a region that are not definitive, by period, the newest first."""
    code, year = region.key.code, region.key.year
    held = edition.figures(code)
    newest: dict[str, list[Figure]] = {}
    for item in edition.revisions(code).nowcasts:
        figure = held.newest(item.indicator, item.period, year)
        if figure is not None and figure.lineage_id == item.lineage_id:
            newest.setdefault(item.period_text, []).append(figure)
    ordered = sorted(newest.values(), key=lambda figures: _age(figures[0]), reverse=True)
    for figures in ordered:
        yield _period(edition, figures, links)


def _age(figure: Figure) -> tuple[object, bool]:
    return figure.period.last_day, figure.period.kind is PeriodKind.JAAR


def _period(edition: Edition, figures: list[Figure], links: Links) -> ProvisionalPeriod:
    order = {indicator: number for number, indicator in enumerate(edition.definitions)}
    figures = sorted(figures, key=lambda figure: order[figure.indicator])
    rows = tuple(_row(edition, figure, links) for figure in figures)
    first = rows[0]
    revisions = edition.revisions(figures[0].code)
    nowcasts = [revisions.nowcast(figure) for figure in figures]
    return ProvisionalPeriod(
        heading=period_name(links.language, figures[0].period),
        title=text(
            links.language,
            "provisional.region.title",
            name=first.name,
            value=first.view.value,
            status=first.view.status,
            becomes=first.view.becomes,
        ),
        change=first.change,
        rows=rows,
        is_suspect=any(item is not None and item.is_suspect for item in nowcasts),
        source=source_line([row.view for row in rows], links.language),
    )


def _row(edition: Edition, figure: Figure, links: Links) -> ProvisionalRow:
    definition = edition.definitions[figure.indicator]
    return ProvisionalRow(
        definition.short_name.in_language(links.language),
        links.indicator(figure.indicator),
        figure_view(edition, figure, links),
        change_of(edition, figure, links.language),
    )
