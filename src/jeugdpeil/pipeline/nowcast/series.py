"""The indicators that a nowcast is made of: a number of youths or trajecten of one form."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.codelists.measures import JONGEREN, TRAJECTEN
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.tables import TOTAL
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.indicators.expression import Count, Rate, Selection


@dataclass(frozen=True)
class CountSeries:
    """An indicator that counts one form, by itself or per youth.

    Args:
        indicator: its id.
        form: the form.
        measure: `jongeren` or `trajecten`, as in `codelists.national_revisions`.
    """

    indicator: str
    form: CareForm
    measure: str


def count_series(indicators: Iterable[Indicator]) -> tuple[CountSeries, ...]:
    """The series among the indicators, in their order.

    Shares and groups of ages are left out: numerator and denominator are both revised, and the
    revision of a share is next to nothing. Percentages that are printed without a count have
    nothing that could be rounded or drawn.
    """
    found = ((item, _counted(item)) for item in indicators)
    return tuple(
        CountSeries(item.definition.id, CareForm(counted.form), counted.variable)
        for item, counted in found
        if counted is not None
    )


def _counted(item: Indicator) -> Selection | None:
    expression = item.expression
    if isinstance(expression, Count):
        counted = expression.selection
    elif isinstance(expression, Rate) and isinstance(expression.numerator, Selection):
        counted = expression.numerator
    else:
        return None
    is_whole = (counted.dimension, counted.category) == (TOTAL, TOTAL)
    return counted if is_whole and counted.variable in (JONGEREN, TRAJECTEN) else None
