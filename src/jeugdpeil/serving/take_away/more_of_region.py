"""What other pages show of a region, as sheets: provisional figures, trends and profile."""

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.workbook import Cell, Sheet
from jeugdpeil.serving.take_away.cells import Row, figure_cells, figure_head
from jeugdpeil.serving.take_away.numbers import column_names, number
from jeugdpeil.serving.take_away.revision_cells import (
    by_season,
    change_cells,
    change_head,
    trend_cells,
    trend_head,
)
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.profile_page import ProfileRow, ProfileTheme, profile_page
from jeugdpeil.site.views.provisional_page import step_name
from jeugdpeil.site.views.provisional_region import ProvisionalRow, provisional_periods
from jeugdpeil.site.views.record_chart import record_rows

_YES_NO = {True: "provisional.yes", False: "provisional.no"}
_PROFILE = ("peers", "whole", "beside", "low", "quarter", "three_quarters", "high", "beside_remark")


def is_newest(edition: Edition, region: Region) -> bool:
    """Whether a region is one of the newest division, which all of these are about."""
    return region.key.year == edition.regions.years(region.key.code)[-1]


def profile_sheet(edition: Edition, region: Region, language: str) -> Sheet:
    """Every figure of a region beside the regions like it and the country."""
    page = profile_page(edition, region, Links(edition.regions, language))
    head = (
        *column_names(("theme",), language),
        text(language, "column.cijfer"),
        *column_names(("id",), language),
        *figure_head(language),
        *column_names(_PROFILE, language),
    )
    rows = tuple(
        _profile_row(edition, theme, row, language) for theme in page.themes for row in theme.rows
    )
    note = " ".join((page.finding, *page.rule))
    return Sheet(text(language, "take.sheet.profile"), page.title, note, head, rows)


def _profile_row(edition: Edition, theme: ProfileTheme, row: ProfileRow, language: str) -> Row:
    figure, held = row.view.figure, row.numbers
    decimals = edition.definitions[figure.indicator].decimals
    among = held.among
    ends = (among.low, among.quarter, among.three_quarters, among.high) if among else (None,) * 4
    few = () if among else (text(language, "profile.few"),)
    of = (row.peers_of,) if row.peers_of else ()
    return (
        theme.heading,
        row.name,
        figure.indicator,
        *figure_cells(edition, row.view, language),
        _rounded(held.peers, decimals),
        _rounded(held.whole, decimals),
        row.beside,
        *(_rounded(end, decimals) for end in ends),
        " ".join((*of, *row.notes, *few)),
    )


def _rounded(value: float | None, decimals: int) -> Cell:
    return number(None if value is None else round(value, decimals), decimals)


def provisional_sheet(edition: Edition, region: Region, language: str) -> Sheet:
    """What every provisional figure of a region will become, and how it changed."""
    links = Links(edition.regions, language)
    periods = list(provisional_periods(edition, region, links))
    head = (
        text(language, "column.cijfer"),
        *column_names(("id",), language),
        *figure_head(language),
        *change_head(language),
    )
    rows = tuple(_provisional_row(edition, row, language) for item in periods for row in item.rows)
    title = periods[0].title if periods else ""
    keys = ("change.no_cause", "change.margin", "change.margin.parts")
    note = " ".join(text(language, key) for key in keys)
    return Sheet(text(language, "provisional.heading"), title, note, head, rows)


def _provisional_row(edition: Edition, row: ProvisionalRow, language: str) -> Row:
    figure = row.view.figure
    return (
        row.name,
        figure.indicator,
        *figure_cells(edition, row.view, language),
        *change_cells(edition, figure, language),
    )


def record_sheet(edition: Edition, region: Region, language: str) -> Sheet:
    """What the nowcast would have said of a region at each past publication, in numbers."""
    held = record_rows(edition, region.key.code) if edition.release.has_nowcast else []
    head = (
        *column_names(("step", "period", "published"), language),
        *(text(language, f"provisional.{name}") for name in ("shown", "rule")),
        *column_names(("said", "said_lower", "said_upper"), language),
        *(text(language, f"provisional.{name}") for name in ("became", "inside")),
    )
    rows = tuple(
        (
            step_name(language, row["step"]),
            period_name(language, Period.parse(row["period"])),
            str(row["vintage"]),
            *(number(round(row[name])) for name in ("shown", "ruled", "expected", "lower")),
            *(number(round(row[name])) for name in ("upper", "became")),
            text(language, _YES_NO[row["lower"] <= row["became"] <= row["upper"]]),
        )
        for row in held
    )
    title, note = (text(language, f"provisional.record.{key}") for key in ("heading", "lead"))
    return Sheet(text(language, "take.sheet.record"), title, note, head, rows)


def trend_sheet(edition: Edition, region: Region, language: str) -> Sheet:
    """The runs of comparable figures of a region, in every indicator that has any."""
    runs = by_season(edition.release.trends_of_region(region.key.code))
    head = (
        text(language, "column.cijfer"),
        *column_names(("id",), language),
        *trend_head(language),
    )
    order = {indicator: place for place, indicator in enumerate(edition.definitions)}
    rows = tuple(
        (
            edition.definitions[run.indicator].short_name.in_language(language),
            run.indicator,
            *trend_cells(edition, run, language),
        )
        for run in sorted(runs, key=lambda run: order[run.indicator])
    )
    note = text(language, "take.sheet.trends.about")
    title = text(language, "trend.heading")
    return Sheet(title, title, note, head, rows)
