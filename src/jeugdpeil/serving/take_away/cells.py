"""Figures as the cells of a workbook: real numbers, and words where there is none."""

from jeugdpeil.domain.expected import MARGIN_DECIMALS
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.reports.workbook import Cell, Number
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.figure_view import FigureView

Row = tuple[Cell, ...]

_FIGURE = (
    "value",
    "lower",
    "upper",
    "level",
    "unit",
    "count",
    "status",
    "period",
    "published",
    "remark",
    "source",
    "lineage",
)
_EXPECTED = (
    "actual",
    "actual_youths",
    "expected",
    "expected_lower",
    "expected_upper",
    "expected_youths",
    "difference",
    "difference_youths",
    "shrunken",
    "shrunken_lower",
    "shrunken_upper",
    "level",
    "chance",
    "verdict",
    "rank_lower",
    "rank_upper",
    "rank_of",
    "status",
    "period",
    "published",
    "model",
    "lineage",
)


def figure_head(language: str) -> tuple[str, ...]:
    """The names of the columns of a figure."""
    return _names(_FIGURE, language)


def expected_head(language: str) -> tuple[str, ...]:
    """The names of the columns of an expected figure."""
    return _names(_EXPECTED, language)


def figure_cells(edition: Edition, view: FigureView, language: str) -> Row:
    """A figure under `figure_head`; where there is no number, its sign and the reason."""
    figure = view.figure
    decimals = edition.definitions[figure.indicator].decimals
    return (
        _value(view, decimals),
        _number(view.lower, decimals),
        _number(view.upper, decimals),
        None if view.lower is None else _percent(figure.interval_level),
        text(language, f"unit.{figure.unit.value}"),
        _number(figure.count),
        view.status,
        view.period,
        figure.vintage,
        " ".join(part for part in (view.explanation, *view.notes) if part),
        view.source,
        figure.lineage_id,
    )


def no_figure_cells(language: str) -> Row:
    """A region of which the release has no row of the indicator."""
    nothing: Row = (None,) * (len(_FIGURE) - 1)
    return (text(language, "cell.ontbreekt.short"), *nothing)


def expected_cells(edition: Edition, figure: ExpectedFigure, language: str) -> Row:
    """An expected figure under `expected_head`; what is not shown is told in words."""
    decimals = edition.definitions[figure.indicator].decimals
    finer = decimals + MARGIN_DECIMALS
    hidden: Cell = text(language, "expected.hidden")
    return (
        hidden if figure.actual is None else Number(figure.actual, decimals),
        _number(figure.actual_youths),
        Number(figure.expected, decimals),
        Number(figure.expected_lower, decimals),
        Number(figure.expected_upper, decimals),
        Number(figure.expected_youths),
        hidden if figure.difference is None else Number(figure.difference, decimals, True),
        _signed(figure.difference_youths),
        _signed(figure.shrunken_difference, finer),
        _signed(figure.lower, finer),
        _signed(figure.upper, finer),
        _percent(figure.interval_level),
        _percent(figure.probability_higher),
        text(language, f"verdict.{figure.verdict.value}") if figure.verdict else None,
        _number(figure.rank_lower),
        _number(figure.rank_upper),
        _number(figure.rank_of),
        code_text(language, "status", figure.status.value),
        period_name(language, figure.period),
        figure.vintage,
        figure.model,
        figure.lineage_id,
    )


def _names(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(text(language, f"take.column.{word}") for word in words)


def _value(view: FigureView, decimals: int) -> Cell:
    if view.number is not None:
        return Number(view.number, decimals)
    if view.is_present and view.whole is not None:
        return Number(view.whole)
    return view.value


def _number(value: float | None, decimals: int = 0) -> Cell:
    return None if value is None else Number(value, decimals)


def _signed(value: float | None, decimals: int = 0) -> Cell:
    return None if value is None else Number(value, decimals, is_signed=True)


def _percent(share: float | None) -> Cell:
    return None if share is None else Number(round(100 * share, 1), 0)
