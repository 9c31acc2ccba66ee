"""The building blocks that say what an indicator is made of.

An expression names facts; it holds no arithmetic of its own. How each block is worked out, for all
indicators at once, is in `jeugdpeil.indicators.compile`.
"""

from dataclasses import dataclass

from jeugdpeil.codelists.measures import (
    INWONERS,
    JONGEREN,
    KOSTEN,
    PERCENTAGE_JONGEREN,
    TRAJECTEN,
)
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.tables import NO_FORM, TOTAL


@dataclass(frozen=True)
class Selection:
    """The facts of one group, for every region, period and vintage.

    Args:
        variable: what is counted or measured.
        form: form of care, or NO_FORM where there is none.
        dimension, category: how the variable is split up, and which part.
    """

    variable: str
    form: str = NO_FORM
    dimension: str = TOTAL
    category: str = TOTAL


@dataclass(frozen=True)
class SumOfGemeenten:
    """The gemeenten of a year added up to a figure of the land.

    It stands apart from the figure that the source publishes of the land, which may differ from it
    by rounding or be absent.
    """

    selection: Selection


@dataclass(frozen=True)
class Rate:
    """A count relative to a group of inhabitants of the same region and calendar year.

    Args:
        numerator: the count.
        denominator: the group.
        per: size of the group that the rate is expressed per.
    """

    numerator: Selection | SumOfGemeenten
    denominator: Selection
    per: int = 100


@dataclass(frozen=True)
class Share:
    """Counts as a percentage of a whole that the same publication counts in the same way.

    Args:
        numerators: the counts, added up.
        denominator: the whole.
        is_upper_bound: whether someone can be in several of the counts, so that the true share
            lies at or below the figure.
    """

    numerators: tuple[Selection, ...]
    denominator: Selection
    is_upper_bound: bool = False


@dataclass(frozen=True)
class Count:
    """A count as it is.

    Args:
        selection: the count.
        has_chance: whether it could have been another number by chance. The number of youths in
            care could; the inhabitants of a register could not, and have only bounds of rounding.
    """

    selection: Selection
    has_chance: bool = True


@dataclass(frozen=True)
class Printed:
    """A percentage that a source publishes without the count behind it.

    What it is relative to is the age base of the indicator's definition.
    """

    selection: Selection


@dataclass(frozen=True)
class Amount:
    """A sum of money, whole or per inhabitant of a group.

    Args:
        selection: the amount.
        denominator: the group, or None for the whole amount.
        factor: what the amount is multiplied by, such as 1000 for thousands of euros to euros.
    """

    selection: Selection
    denominator: Selection | None = None
    factor: float = 1.0


Expression = Rate | Share | Count | Printed | Amount


def jongeren(form: CareForm, dimension: str = TOTAL, category: str = TOTAL) -> Selection:
    """Youths with a form of care, all or one group of them.

    >>> jongeren(CareForm.PLEEGZORG).form
    'pleegzorg'
    """
    return Selection(JONGEREN, form.value, dimension, category)


def trajecten(dimension: str = TOTAL, category: str = TOTAL) -> Selection:
    """Trajecten of all jeugdzorg, all or those with one referrer."""
    return Selection(TRAJECTEN, CareForm.JEUGDZORG.value, dimension, category)


def inwoners(ages: str) -> Selection:
    """Inhabitants of a range of ages, both ages included.

    >>> inwoners("0-22").category
    '0-22'
    """
    return Selection(INWONERS, NO_FORM, "leeftijd", ages)


def published_percentage(form: CareForm) -> Selection:
    """A published percentage of youths with a form of care."""
    return Selection(PERCENTAGE_JONGEREN, form.value)


def costs() -> Selection:
    """Costs of all jeugdzorg."""
    return Selection(KOSTEN, CareForm.JEUGDZORG.value, "soort", "jeugdzorg")
