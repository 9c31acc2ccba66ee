"""Which publication of a figure is followed to the definitive one."""

from enum import StrEnum

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.status import Status


class Step(StrEnum):
    """A publication on its way to the definitive one; each has a nowcast of its own."""

    FIRST_HALF = "eerste halfjaar"
    FIRST_HALF_AGAIN = "eerste halfjaar opnieuw"
    SECOND_HALF = "tweede halfjaar"
    YEAR = "jaar"


def step_of(period: Period, status: Status) -> Step | None:
    """The step of a figure; None where it is final, or of a period without a rhythm.

    >>> step_of(Period.parse("2022-H1"), Status.NADER_VOORLOPIG).value
    'eerste halfjaar opnieuw'
    >>> step_of(Period.parse("2022"), Status.DEFINITIEF) is None
    True
    """
    if status.is_final:
        return None
    if period.kind is PeriodKind.PEILDATUM:
        is_first, is_second = period.part == 6, period.part == 12
    else:
        half = period.kind is PeriodKind.HALFJAAR
        is_first, is_second = half and period.part == 1, half and period.part == 2
    if is_first:
        first = status is Status.VOORLOPIG
        return Step.FIRST_HALF if first else Step.FIRST_HALF_AGAIN
    if is_second:
        return Step.SECOND_HALF
    return Step.YEAR if period.kind is PeriodKind.JAAR else None


def first_step_of(period: Period) -> Step | None:
    """The step of the first publication of a period.

    >>> first_step_of(Period.parse("2022-H2")).value
    'tweede halfjaar'
    """
    return step_of(period, Status.VOORLOPIG)
