"""The table of an indicator page, and all expected figures of a model, as workbooks."""

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.reports.workbook import Sheet, Workbook
from jeugdpeil.serving.take_away.cells import (
    Row,
    expected_cells,
    expected_head,
    figure_cells,
    figure_head,
)
from jeugdpeil.serving.take_away.colophon import workbook
from jeugdpeil.serving.take_away.revision_cells import (
    by_season,
    change_cells,
    change_head,
    trend_cells,
    trend_head,
)
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.indicator_page import TableChoice, indicator_page
from jeugdpeil.site.views.model_words import model_name
from jeugdpeil.site.views.region_trend import trends_of
from jeugdpeil.site.views.words import level_name, sentence


def table_workbook(
    edition: Edition, indicator: str, level: RegionLevel, period: Period, language: str
) -> Workbook | None:
    """The table of an indicator at a level in a period; None where there is no such table."""
    definition = edition.definitions.get(indicator)
    if definition is None or period.kind is not PeriodKind.JAAR:
        return None
    if period not in edition.years_held(indicator, level):
        return None
    links = Links(edition.regions, language)
    page = indicator_page(edition, definition, TableChoice(level, period), links)
    rows = tuple(
        (
            row.name,
            row.view.figure.code,
            row.gemeente,
            *figure_cells(edition, row.view, language),
            *change_cells(edition, row.view.figure, language),
        )
        for row in page.rows
    )
    head = (
        text(language, "column.naam"),
        text(language, "take.column.code"),
        text(language, "column.gemeente"),
        *figure_head(language),
        *change_head(language),
    )
    parts = level_name(language, level, plural=True)
    title = f"{page.name}, {parts}, {period_name(language, period)}"
    sheet = Sheet(sentence(parts), title, page.spread_title, head, rows)
    sheets = [sheet]
    # Trends are of all years together: in the table of every year they would be the same again.
    if period == edition.years_held(indicator, level)[-1]:
        trends = _trends(edition, definition, level, language)
        sheets += [trends] if trends.rows else []
    return workbook(edition, title, page.definition.reading_guide, sheets, language)


def _trends(
    edition: Edition, definition: IndicatorDefinition, level: RegionLevel, language: str
) -> Sheet:
    """The trends of the regions of a level in its newest division, by name."""
    runs = trends_of(edition, definition.id)
    newest = edition.regions.of_level(level, edition.regions.level_years(level)[-1])
    rows = tuple(
        (region.name, run.code, *trend_cells(edition, run, language))
        for region in sorted(newest, key=lambda region: region.name)
        for run in by_season(runs.get(region.key.code, ()))
    )
    head = (
        text(language, "column.naam"),
        text(language, "take.column.code"),
        *trend_head(language),
    )
    title = text(language, "trend.heading")
    about = f"{text(language, 'trend.lead')} {text(language, 'trend.no_cause')}"
    return Sheet(title, title, about, head, rows)


def expected_workbook(edition: Edition, model: str, language: str) -> Workbook | None:
    """All expected figures of a model, a sheet per level of region; None without such a model."""
    info = edition.expectations.model(model)
    if info is None:
        return None
    table = edition.release.expected_table(model)
    figures = [ExpectedFigure.from_row(row) for row in table.to_pylist()]
    sheets = (
        _level_sheet(edition, info, RegionLevel(level), figures, language) for level in info.levels
    )
    title = model_name(edition, info, language)
    return workbook(edition, title, text(language, "data.expected.text"), sheets, language)


def _level_sheet(
    edition: Edition,
    info: ModelInfo,
    level: RegionLevel,
    figures: list[ExpectedFigure],
    language: str,
) -> Sheet:
    own = [figure for figure in figures if figure.level is level]
    parts = level_name(language, level, plural=True)
    head = (
        text(language, "column.naam"),
        text(language, "take.column.code"),
        text(language, "take.column.division_year"),
        *expected_head(language),
    )
    rows = tuple(_row(edition, figure, language) for figure in own)
    title = f"{model_name(edition, info, language)}: {parts}"
    return Sheet(sentence(parts), title, text(language, "expected.guide.norm"), head, rows)


def _row(edition: Edition, figure: ExpectedFigure, language: str) -> Row:
    region = edition.regions.get(figure.code, figure.region_year)
    name = region.name if region else ""
    return (name, figure.code, str(figure.region_year), *expected_cells(edition, figure, language))
