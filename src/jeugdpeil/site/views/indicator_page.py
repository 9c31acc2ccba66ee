"""One indicator: its definition, and its figure for every region of a level."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.site.drawing.strip import Strip, strip
from jeugdpeil.site.edition import Edition, present
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.comparison import break_sentence
from jeugdpeil.site.views.definition_view import DefinitionView, definition_view
from jeugdpeil.site.views.figure_view import NOTE_APPROXIMATED, FigureView, figure_view
from jeugdpeil.site.views.frame import measured_sentences
from jeugdpeil.site.views.indicator_trends import TrendRow, trend_rows
from jeugdpeil.site.views.map_page import (
    MAP_LEVELS,
    MapChoice,
    expected_choice,
    is_offered,
    spread_sentence,
)
from jeugdpeil.site.views.model_words import model_name
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.region_page import axis_end
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.spread_rows import spread_rows
from jeugdpeil.site.views.take_away import TakeAway, indicator_take_away
from jeugdpeil.site.views.words import level_name, sentence

_LEVELS = tuple(level for level in RegionLevel if level is not RegionLevel.BUURT)
_ADDRESS = re.compile(r"https://\S+")


class Sorting(StrEnum):
    """The order of the table; also the word in the address."""

    NAME = "naam"
    GEMEENTE = "gemeente"
    VALUE = "waarde"
    COUNT = "aantal"


@dataclass(frozen=True)
class TableChoice:
    """What the table of an indicator shows.

    Args:
        level, period: which figures.
        sorting: order of the rows.
        is_descending: whether the highest or last comes first.
    """

    level: RegionLevel
    period: Period
    sorting: Sorting = Sorting.GEMEENTE
    is_descending: bool = False


@dataclass(frozen=True)
class IndicatorRow:
    """A region in the table."""

    name: str
    href: str
    gemeente: str
    view: FigureView


@dataclass(frozen=True)
class SortLink:
    """A column by which the table can be ordered.

    Args:
        label: name of the column.
        href: address of the table in that order; empty where there is no server to ask.
        direction: `ascending` or `descending` where it is the order of the table now, else empty.
    """

    label: str
    href: str
    direction: str


@dataclass(frozen=True)
class BreakRow:
    """A moment at which the series stops meaning the same, with the name of who said so.

    `href` is empty where the source has no address.
    """

    starts: str
    sentence: str
    source: str
    href: str


@dataclass(frozen=True)
class IndicatorPage:
    """The page of an indicator."""

    id: str
    name: str
    theme: str
    definition: DefinitionView
    breaks: tuple[BreakRow, ...]
    levels: tuple[Link, ...]
    years: tuple[Link, ...]
    map_href: str
    expected: tuple[Link, ...]
    table_title: str
    spread_title: str
    strip: Strip | None
    axis_end: str
    spread: tuple[tuple[str, str], ...]
    columns: tuple[SortLink, ...]
    has_gemeente: bool
    rows: tuple[IndicatorRow, ...]
    approximated: tuple[str, ...]
    source: SourceLine | None
    absence: str
    trends: tuple[TrendRow, ...]
    take_away: TakeAway


def default_table(edition: Edition, indicator: str) -> TableChoice | None:
    """The table that is shown first: gemeenten, or the nearest level above that has figures."""
    order = sorted(_LEVELS, key=lambda level: (level is not RegionLevel.GEMEENTE, -_size(level)))
    for level in order:
        years = edition.years_held(indicator, level)
        if years:
            return TableChoice(level, years[-1])
    return None


def _size(level: RegionLevel) -> int:
    """Smaller regions first, but wijken last: they are too many to begin with."""
    return -1 if level is RegionLevel.WIJK else list(RegionLevel).index(level)


def tables(edition: Edition, indicator: str, links: Links) -> Iterable[TableChoice]:
    """Every table that an indicator has a page of."""
    for level in _LEVELS:
        if is_offered(edition, indicator, level, links):
            for period in edition.years_held(indicator, level):
                yield TableChoice(level, period)


def table_path(indicator: str, choice: TableChoice) -> str:
    """The path of a table within its language."""
    return f"cijfers/{indicator}/{choice.level.value}/{choice.period}"


def indicator_page(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice | None, links: Links
) -> IndicatorPage:
    """The page of an indicator with one table; without figures it is the definition alone."""
    language = links.language
    rows = _rows(edition, definition, choice, links) if choice else []
    views = [row.view for row in rows]
    numbers = [view.number for view in views if view.number is not None]
    drawn = strip(numbers)
    return IndicatorPage(
        id=definition.id,
        name=definition.name.in_language(language),
        theme=text(language, f"theme.{definition.theme}"),
        definition=definition_view(definition, language),
        breaks=tuple(break_rows(edition.breaks, definition, language)),
        levels=tuple(_level_links(edition, definition, choice, links)),
        years=tuple(_year_links(edition, definition, choice, links)),
        expected=tuple(_expected_links(edition, definition, links)),
        map_href=_map_href(edition, definition, choice, links),
        table_title=_table_title(choice, language),
        spread_title=_spread(edition, definition, choice, language),
        strip=drawn,
        axis_end=axis_end(drawn, definition.unit, language) if drawn else "",
        spread=spread_rows(numbers, definition, language),
        columns=tuple(_columns(definition, choice, links)),
        has_gemeente=bool(choice and choice.level is RegionLevel.WIJK),
        rows=tuple(rows),
        approximated=_approximated(edition, definition, choice, language),
        source=source_line(views, language),
        absence="" if rows else text(language, "absence", reason=text(language, "absence.no_rows")),
        trends=trend_rows(edition, definition, choice.level, links) if choice else (),
        take_away=indicator_take_away(
            edition,
            definition.id,
            (choice.level.value, str(choice.period)) if choice and rows else None,
            links,
        ),
    )


def break_rows(
    breaks: Sequence[Break], definition: IndicatorDefinition, language: str
) -> Iterable[BreakRow]:
    """The breaks that touch an indicator at any of its levels."""
    for item in breaks:
        if any(item.touches(level, definition.id) for level in definition.levels):
            yield break_row(item, language)


def break_row(item: Break, language: str) -> BreakRow:
    """A break with the name and the address of its source.

    The register tells the source in words of its own, in one language.
    """
    key, address = f"break.{item.code}.source", _ADDRESS.search(item.source)
    return BreakRow(
        day(language, item.starts),
        break_sentence(item, language),
        text(language, key) if has_text(language, key) else "",
        address.group() if address else "",
    )


def _rows(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice, links: Links
) -> list[IndicatorRow]:
    year = edition.division_for(choice.level, choice.period)
    if year is None:
        return []
    column = edition.column(definition.id, choice.level, choice.period, year)
    regions = edition.regions.of_level(choice.level, year)
    rows = [
        IndicatorRow(
            region.name,
            links.region(region.key.code, region.key.year),
            _gemeente(edition, region),
            figure_view(edition, column[region.key.code], links),
        )
        for region in regions
        if region.key.code in column
    ]
    return ordered(rows, choice)


def ordered(rows: Sequence[IndicatorRow], choice: TableChoice) -> list[IndicatorRow]:
    """The rows in the order asked for; those without a number stand last in either direction."""
    by_name = sorted(rows, key=lambda row: (row.gemeente, row.name))
    if choice.sorting is Sorting.GEMEENTE:
        return by_name[::-1] if choice.is_descending else by_name
    if choice.sorting is Sorting.NAME:
        return sorted(by_name, key=lambda row: row.name, reverse=choice.is_descending)
    keyed = [(_number(row, choice.sorting), row) for row in by_name]
    with_number = [(number, row) for number, row in keyed if number is not None]
    with_number.sort(key=lambda pair: pair[0], reverse=choice.is_descending)
    return [
        *(row for _, row in with_number),
        *(row for number, row in keyed if number is None),
    ]


def _number(row: IndicatorRow, sorting: Sorting) -> float | None:
    return row.view.number if sorting is Sorting.VALUE else row.view.whole


def _gemeente(edition: Edition, region: Region) -> str:
    code = region.parent(RegionLevel.GEMEENTE) if region.key.level is RegionLevel.WIJK else None
    around = edition.regions.get(code, region.key.year) if code else None
    return around.name if around else ""


def _columns(
    definition: IndicatorDefinition, choice: TableChoice | None, links: Links
) -> Iterable[SortLink]:
    if choice is None:
        return
    is_wijk = choice.level is RegionLevel.WIJK
    names = [Sorting.GEMEENTE] if is_wijk else []
    for sorting in (*names, Sorting.NAME, Sorting.VALUE, Sorting.COUNT):
        is_now = sorting is choice.sorting or (
            not is_wijk and (choice.sorting, sorting) == (Sorting.GEMEENTE, Sorting.NAME)
        )
        turned = is_now and not choice.is_descending
        yield SortLink(
            text(links.language, f"column.{sorting.value}"),
            _sort_href(definition, choice, sorting, is_descending=turned, links=links),
            ("descending" if choice.is_descending else "ascending") if is_now else "",
        )


def _sort_href(
    definition: IndicatorDefinition,
    choice: TableChoice,
    sorting: Sorting,
    *,
    is_descending: bool,
    links: Links,
) -> str:
    if links.is_static:
        return ""
    direction = "&volgorde=af" if is_descending else ""
    path = links.page(table_path(definition.id, choice))
    return f"{path}?sort={sorting.value}{direction}#tabel"


def _level_links(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice | None, links: Links
) -> Iterable[Link]:
    for level in _LEVELS:
        years = edition.years_held(definition.id, level)
        if years and choice and is_offered(edition, definition.id, level, links):
            period = choice.period if choice.period in years else years[-1]
            other = TableChoice(level, period)
            label = sentence(level_name(links.language, level, plural=True))
            href = links.page(table_path(definition.id, other), "tabel")
            yield Link(label, href, level is choice.level)


def _year_links(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice | None, links: Links
) -> Iterable[Link]:
    if choice is None:
        return
    for period in edition.years_held(definition.id, choice.level):
        other = TableChoice(choice.level, period)
        href = links.page(table_path(definition.id, other), "tabel")
        yield Link(str(period.year), href, period == choice.period)


def _expected_links(
    edition: Edition, definition: IndicatorDefinition, links: Links
) -> Iterable[Link]:
    """The maps with actual beside expected use, and the models behind them."""
    for model in edition.expectations.models:
        if model.indicator == definition.id:
            choice = expected_choice(edition, model)
            href = links.page(choice.path, "difference") if choice else links.model(model.id)
            yield Link(model_name(edition, model, links.language), href)


def _map_href(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice | None, links: Links
) -> str:
    if choice is None or choice.level not in MAP_LEVELS:
        return ""
    if not is_offered(edition, definition.id, choice.level, links):
        return ""
    return links.page(MapChoice(choice.level, choice.period, definition.id).path)


def _table_title(choice: TableChoice | None, language: str) -> str:
    if choice is None:
        return ""
    plural = sentence(level_name(language, choice.level, plural=True))
    return text(language, "table.title", parts=plural, period=period_name(language, choice.period))


def _spread(
    edition: Edition,
    definition: IndicatorDefinition,
    choice: TableChoice | None,
    language: str,
) -> str:
    year = edition.division_for(choice.level, choice.period) if choice else None
    if choice is None or year is None:
        return ""
    column = edition.column(definition.id, choice.level, choice.period, year)
    plural = level_name(language, choice.level, plural=True)
    return spread_sentence(list(column.values()), definition, plural, language)


def _approximated(
    edition: Edition, definition: IndicatorDefinition, choice: TableChoice | None, language: str
) -> tuple[str, ...]:
    year = edition.division_for(choice.level, choice.period) if choice else None
    if choice is None or year is None:
        return ()
    figures = edition.column(definition.id, choice.level, choice.period, year).values()
    is_near = any(NOTE_APPROXIMATED in figure.notes for figure in present(figures))
    return measured_sentences(edition, language) if is_near else ()
