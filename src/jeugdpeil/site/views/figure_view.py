"""One figure in words: value, count, uncertainty, status, source and the road back."""

from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.scope import AgeBase, Unit
from jeugdpeil.domain.status import Status
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import decimal_number, in_unit, interval, unbroken, whole_number
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.freshness import age_of

NOTE_APPROXIMATED = "benaderd"


class State(StrEnum):
    """How a cell looks; also the name of its style."""

    PRESENT = "present"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"


_STATES = {
    CellKind.PRESENT: State.PRESENT,
    CellKind.SUPPRESSED: State.SUPPRESSED,
    CellKind.MISSING: State.MISSING,
    CellKind.CANNOT_OCCUR: State.IMPOSSIBLE,
}
STATUS_STYLES = {
    Status.VOORLOPIG: "provisional",
    Status.NADER_VOORLOPIG: "provisional",
    Status.DEFINITIEF: "final",
    Status.HERZIEN: "revised",
}


@dataclass(frozen=True)
class FigureView:
    """A figure as it is shown.

    Args:
        state: which of the four things the cell is.
        value: the value with its unit, or the sign of its state ("< 10", "geheim of onbekend").
        count: number of youths or trajecten with its noun; empty where there is none.
        whole_text: that number without its noun, for a column of a table.
        explanation: sentence that says why there is no number; empty where there is one.
        interval: the bounds with the unit; empty where there are none.
        bounds: the bounds as short as can be.
        uncertainty: sentence about the interval and how it was made.
        status, status_style: status in words and the name of its style.
        age, age_style: that it is out of date or of a series that stopped; empty where neither.
        period, vintage: what the figure is about, and the day of the publication that said it.
        source: title and owner of the source.
        notes: sentences that belong to the figure.
        definition, trace: addresses.
        anchor: lineage id of the figure.
        number, lower, upper: the same for a picture; None where there is no number.
        whole: the count as a number.
        becomes: what it will probably become, as bounds with their unit; empty where it is final.
        figure: the published figure itself, for files with real numbers.
    """

    state: State
    value: str
    count: str
    whole_text: str
    explanation: str
    interval: str
    bounds: str
    uncertainty: str
    status: str
    status_style: str
    age: str
    age_style: str
    period: str
    vintage: str
    source: str
    notes: tuple[str, ...]
    definition: str
    trace: str
    anchor: str
    number: float | None
    lower: float | None
    upper: float | None
    whole: int | None
    becomes: str
    figure: Figure

    @property
    def is_present(self) -> bool:
        """Whether there is a number."""
        return self.state is State.PRESENT


def figure_view(edition: Edition, figure: Figure, links: Links) -> FigureView:
    """A figure in the words of the page's language."""
    language = links.language
    definition = edition.definitions[figure.indicator]
    age = age_of(edition, figure, language)
    notes = tuple(code_text(language, "note", code) for code in figure.notes)
    return FigureView(
        state=_STATES[figure.cell],
        value=shown_value(figure, definition, language),
        count=shown_count(figure, language),
        whole_text="" if figure.count is None else whole_number(language, figure.count),
        explanation=explanation(figure, language),
        interval=shown_interval(figure, definition, language),
        bounds=_bounds(figure, definition, language),
        uncertainty=_uncertainty(figure, definition, language),
        status=code_text(language, "status", figure.status.value),
        status_style=STATUS_STYLES[figure.status],
        age=age.word if age else "",
        age_style=age.style if age else "",
        period=period_name(language, figure.period),
        vintage=day(language, figure.vintage),
        source=source_title(edition, figure, language),
        notes=(age.sentence, *notes) if age else notes,
        definition=links.indicator(figure.indicator),
        trace=links.trace(figure),
        anchor=figure.lineage_id,
        number=figure.value,
        lower=None if is_estimate(figure) else figure.lower,
        upper=None if is_estimate(figure) else figure.upper,
        whole=figure.count,
        becomes=shown_nowcast(edition, figure, language),
        figure=figure,
    )


def shown_nowcast(edition: Edition, figure: Figure, language: str) -> str:
    """What a figure will probably become; empty where it is definitive or nothing is known."""
    if figure.status.is_final:
        return ""
    nowcast = edition.revisions(figure.code).nowcast(figure)
    if nowcast is None:
        return ""
    bounds, decimals = (
        (nowcast.lower, nowcast.upper),
        edition.definitions[figure.indicator].decimals,
    )
    return interval(language, bounds, figure.unit, decimals)


def source_title(edition: Edition, figure: Figure, language: str) -> str:
    """Title and owner of the source; for a sum the words that say so."""
    source = edition.source(figure)
    if source is None:
        return code_text(language, "source", figure.source)
    return f"{source.title} ({source.attribution})"


def shown_value(figure: Figure, definition: IndicatorDefinition, language: str) -> str:
    """The value with its unit, or a short sign of why there is none."""
    if figure.value is not None:
        return in_unit(language, figure.value, figure.unit, definition.decimals)
    if figure.is_present and figure.count is not None:
        return whole_number(language, figure.count)
    return text(language, f"cell.{_sign(figure)}.short")


def _sign(figure: Figure) -> str:
    """The state, with the cells apart of which the source does not tell why they are empty."""
    return (
        _reason(figure).value if figure.reason is Reason.GEHEIM_OF_ONBEKEND else figure.cell.value
    )


def _reason(figure: Figure) -> Reason:
    """Why there is no number: what is missing of a country or a region is never a secret."""
    assert figure.reason is not None
    if figure.reason is Reason.GEHEIM_OF_ONBEKEND and figure.level.is_sum_of_gemeenten:
        return Reason.ONBEKEND_BIJ_BRON
    return figure.reason


def explanation(figure: Figure, language: str) -> str:
    """Why there is no number; empty where there is one."""
    if figure.is_present:
        return ""
    if figure.reason is None:
        return text(language, f"cell.{figure.cell.value}")
    return text(language, f"reason.{_reason(figure).value}")


def shown_count(figure: Figure, language: str) -> str:
    """The count with what is counted; empty where the value itself is that count."""
    if figure.count is None or figure.unit in (Unit.EURO_DUIZEND, Unit.EURO_PER_JONGERE):
        return ""
    number = whole_number(language, figure.count)
    return unbroken(text(language, f"count.{counted(figure)}", number=number))


def counted(figure: Figure) -> str:
    """What the count of a figure counts: `trajecten` or `jongeren`."""
    return "trajecten" if figure.age_base is AgeBase.TRAJECTEN else "jongeren"


def is_estimate(figure: Figure) -> bool:
    """Whether a figure is an estimated number of people, of which no margin is known.

    The bounds that it bears come from rounding alone, which is next to nothing beside the error of
    the estimate.
    """
    return figure.unit is Unit.AANTAL and NOTE_APPROXIMATED in figure.notes


def shown_interval(figure: Figure, definition: IndicatorDefinition, language: str) -> str:
    """The bounds with the unit once; empty where the figure has none."""
    if figure.lower is None or figure.upper is None or is_estimate(figure):
        return ""
    bounds = (figure.lower, figure.upper)
    return interval(language, bounds, figure.unit, definition.decimals)


def _bounds(figure: Figure, definition: IndicatorDefinition, language: str) -> str:
    if is_estimate(figure) and figure.is_present:
        return text(language, "uncertainty.estimated.short")
    if figure.lower is None or figure.upper is None:
        return ""
    bounds = (figure.lower, figure.upper)
    return "–".join(decimal_number(language, bound, definition.decimals) for bound in bounds)


def _uncertainty(figure: Figure, definition: IndicatorDefinition, language: str) -> str:
    if not figure.is_present:
        return ""
    if is_estimate(figure):
        return text(language, "uncertainty.estimated")
    if figure.lower is None or figure.upper is None:
        return text(language, "uncertainty.none")
    level, is_near = figure.interval_level or 1, NOTE_APPROXIMATED in figure.notes
    chance = "partial" if is_near else "probable"
    sentences = [
        text(
            language,
            f"uncertainty.{'rounding' if level == 1 else chance}",
            low=decimal_number(language, figure.lower, definition.decimals),
            high=in_unit(language, figure.upper, figure.unit, definition.decimals),
            level=round(100 * level),
        )
    ]
    if figure.method is not None and level < 1:
        sentences.append(code_text(language, "method", figure.method))
    if is_near:
        sentences.append(text(language, "uncertainty.denominator"))
    return " ".join(sentences)
