"""What a figure will become, how it changed and which trend it is in, as cells of a workbook."""

from collections.abc import Iterable

from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.trend_verdict import CHANGE_DECIMALS, YearlyChange
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.trend import RegionTrend
from jeugdpeil.reports.workbook import Cell
from jeugdpeil.serving.take_away.numbers import column_names, number, percent, signed
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.change_view import change_view
from jeugdpeil.site.views.region_series import season_heading
from jeugdpeil.site.views.region_trend import trend_view

BECOMES = ("becomes", "becomes_lower", "becomes_upper", "becomes_level")
_CHANGE = (
    "change_between",
    "change_shown",
    "change",
    "change_lower",
    "change_upper",
    "change_level",
    "change_chance",
    "change_verdict",
    "change_remark",
)
_TREND = (
    "trend_season",
    "trend_first",
    "trend_last",
    "trend_points",
    "trend_verdict",
    "trend",
    "trend_lower",
    "trend_upper",
    "trend_level",
    "trend_before",
    "trend_after",
    "trend_remark",
)
_CHANGE_DECIMALS = 1
_KINDS = list(PeriodKind)
NOTHING: tuple[Cell, ...] = (None,)


def becomes_cells(edition: Edition, figure: Figure) -> tuple[Cell, ...]:
    """What a figure will probably become, under BECOMES; empty where that is not told."""
    found = None if figure.status.is_final else edition.revisions(figure.code).nowcast(figure)
    if found is None:
        return NOTHING * len(BECOMES)
    decimals = edition.definitions[figure.indicator].decimals
    bounds = (found.expected, found.lower, found.upper)
    return (*(number(each, decimals) for each in bounds), percent(found.interval_level))


def change_head(language: str) -> tuple[str, ...]:
    """The names of the columns of a change."""
    return column_names(_CHANGE, language)


def change_cells(edition: Edition, figure: Figure | None, language: str) -> tuple[Cell, ...]:
    """The change of a figure from a year before, in per cent, with what may be said of it."""
    revisions = edition.revisions(figure.code) if figure else None
    change = revisions.change(figure) if revisions and figure else None
    if figure is None or revisions is None or change is None:
        return NOTHING * len(_CHANGE)
    nowcast = revisions.nowcast(figure)
    view = change_view(edition, change, language, is_suspect=bool(nowcast and nowcast.is_suspect))
    return (
        view.between,
        signed(change.shown, _CHANGE_DECIMALS),
        None if change.is_final else signed(change.expected, _CHANGE_DECIMALS),
        signed(change.lower, _CHANGE_DECIMALS),
        signed(change.upper, _CHANGE_DECIMALS),
        percent(change.interval_level),
        percent(change.probability_lower),
        view.word,
        " ".join((*view.reasons, *view.instead, *view.notes)) or None,
    )


def by_season(runs: Iterable[RegionTrend]) -> list[RegionTrend]:
    """Whole years before parts of a year, and the newest run first, as on the pages."""
    newest = sorted(runs, key=lambda run: run.last.last_day, reverse=True)
    return sorted(newest, key=lambda run: (_KINDS.index(run.first.kind), run.first.part))


def trend_head(language: str) -> tuple[str, ...]:
    """The names of the columns of a trend."""
    return column_names(_TREND, language)


def trend_cells(edition: Edition, run: RegionTrend, language: str) -> tuple[Cell, ...]:
    """A run of comparable figures, in per cent a year, with what may be said of it."""
    view = trend_view(run, edition.definitions[run.indicator], language)
    return (
        season_heading(run.first, language),
        period_name(language, run.first),
        period_name(language, run.last),
        number(run.points),
        view.verdict,
        *_bounds(run.change),
        percent(run.interval_level),
        signed(run.before.value if run.before else None, CHANGE_DECIMALS),
        signed(run.after.value if run.after else None, CHANGE_DECIMALS),
        " ".join((*view.sentences, text(language, "trend.no_cause"))),
    )


def _bounds(change: YearlyChange | None) -> tuple[Cell, ...]:
    if change is None:
        return NOTHING * 3
    bounds = (change.value, change.lower, change.upper)
    return tuple(signed(each, CHANGE_DECIMALS) for each in bounds)
