"""Figures as the cells of a workbook: real numbers, and words where there is none."""

from jeugdpeil.domain.expected import MARGIN_DECIMALS
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.reports.workbook import Cell, Number
from jeugdpeil.serving.take_away.numbers import column_names, number, percent, signed
from jeugdpeil.serving.take_away.revision_cells import BECOMES, becomes_cells
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
    *BECOMES,
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
    return column_names(_FIGURE, language)


def expected_head(language: str) -> tuple[str, ...]:
    """The names of the columns of an expected figure."""
    return column_names(_EXPECTED, language)


def figure_cells(edition: Edition, view: FigureView, language: str) -> Row:
    """A figure under `figure_head`; where there is no number, its sign and the reason."""
    figure = view.figure
    decimals = edition.definitions[figure.indicator].decimals
    return (
        _value(view, decimals),
        number(view.lower, decimals),
        number(view.upper, decimals),
        None if view.lower is None else percent(figure.interval_level),
        text(language, f"unit.{figure.unit.value}"),
        number(figure.count),
        view.status,
        view.period,
        figure.vintage,
        *becomes_cells(edition, figure),
        " ".join(part for part in (view.explanation, *view.notes) if part),
        view.source,
        figure.lineage_id,
    )


def no_figure_cells(language: str, period: str = "", remark: str = "") -> Row:
    """A region of which the release has no row of the indicator.

    Args:
        language: `nl` or `en`.
        period: in words, where it is known which is not there.
        remark: why it is not there.
    """
    value = text(language, "cell.ontbreekt.short")
    known = {"value": value, "period": period, "remark": remark}
    return tuple(known.get(name) for name in _FIGURE)


def expected_cells(edition: Edition, figure: ExpectedFigure, language: str) -> Row:
    """An expected figure under `expected_head`; what is not shown is told in words."""
    decimals = edition.definitions[figure.indicator].decimals
    finer = decimals + MARGIN_DECIMALS
    hidden: Cell = text(language, "expected.hidden")
    return (
        hidden if figure.actual is None else Number(figure.actual, decimals),
        number(figure.actual_youths),
        Number(figure.expected, decimals),
        Number(figure.expected_lower, decimals),
        Number(figure.expected_upper, decimals),
        Number(figure.expected_youths),
        hidden if figure.difference is None else Number(figure.difference, decimals, True),
        signed(figure.difference_youths),
        signed(figure.shrunken_difference, finer),
        signed(figure.lower, finer),
        signed(figure.upper, finer),
        percent(figure.interval_level),
        percent(figure.probability_higher),
        text(language, f"verdict.{figure.verdict.value}") if figure.verdict else None,
        number(figure.rank_lower),
        number(figure.rank_upper),
        number(figure.rank_of),
        code_text(language, "status", figure.status.value),
        period_name(language, figure.period),
        figure.vintage,
        figure.model,
        figure.lineage_id,
    )


def _value(view: FigureView, decimals: int) -> Cell:
    if view.number is not None:
        return Number(view.number, decimals)
    if view.is_present and view.whole is not None:
        return Number(view.whole)
    return view.value
