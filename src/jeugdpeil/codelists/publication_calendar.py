"""When CBS publishes youth-care figures, and what becomes of a provisional one."""

from dataclasses import dataclass
from datetime import date

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.status import Status

_APRIL, _OCTOBER = (4, 30), (10, 31)
_STEPS = (Status.VOORLOPIG, Status.NADER_VOORLOPIG, Status.DEFINITIEF)


@dataclass(frozen=True)
class Publication:
    """A publication in the calendar.

    Args:
        due: the last day of the month in which it appears; CBS names no earlier day.
        status: what the figure is called in it.
    """

    due: date
    status: Status

    def is_past(self, today: date) -> bool:
        """Whether it should have appeared, so that the figure held is out of date."""
        return self.due < today


def publications(period: Period) -> tuple[Publication, ...]:
    """The publications in which figures of a period appear, in order.

    Args:
        period: a year, a half-year or a peildatum at the end of one; for other periods there is
            no rule, and the answer is empty.

    Source:
        CBS, onderzoeksbeschrijving beleidsinformatie jeugd: end of April of Y+1 the provisional
        second half and year Y, while the first half becomes nader voorlopig; end of October of Y+1
        all of Y becomes definitive, with the provisional first half of Y+1.

    >>> [(str(step.due), step.status.value) for step in publications(Period.parse("2022-H1"))]
    [('2022-10-31', 'voorlopig'), ('2023-04-30', 'nader voorlopig'), ('2023-10-31', 'definitief')]
    >>> [str(step.due) for step in publications(Period.parse("2022"))]
    ['2023-04-30', '2023-10-31']
    """
    year = period.year
    definitive = Publication(date(year + 1, *_OCTOBER), Status.DEFINITIEF)
    if _is_first_half(period):
        first = Publication(date(year, *_OCTOBER), Status.VOORLOPIG)
        second = Publication(date(year + 1, *_APRIL), Status.NADER_VOORLOPIG)
        return (first, second, definitive)
    if _is_year_or_second_half(period):
        return (Publication(date(year + 1, *_APRIL), Status.VOORLOPIG), definitive)
    return ()


def next_publication(period: Period, status: Status, today: date) -> Publication | None:
    """The publication that will replace, or should have replaced, a figure.

    Args:
        period: what the figure is about.
        status: what it is called now.
        today: the present day.

    Returns:
        The first publication with a later status that is still to come; where none is to come,
        the last one, which is then past: the figure held is out of date. None for a definitive
        figure, and for a period without a rule.

    >>> step = next_publication(Period.parse("2022"), Status.VOORLOPIG, date(2026, 11, 1))
    >>> str(step.due) if step else None, step.is_past(date(2026, 11, 1)) if step else None
    ('2023-10-31', True)
    """
    if status.is_final:
        return None
    later = [
        step for step in publications(period) if _STEPS.index(step.status) > _STEPS.index(status)
    ]
    to_come = [step for step in later if not step.is_past(today)]
    return (to_come or later[-1:] or [None])[0]


def next_release_day(today: date) -> date:
    """The last day of the next month in which CBS publishes youth-care figures, today included.

    >>> str(next_release_day(date(2026, 11, 1))), str(next_release_day(date(2026, 4, 30)))
    ('2027-04-30', '2026-04-30')
    """
    days = (
        date(year, *month_day)
        for year in (today.year, today.year + 1)
        for month_day in (_APRIL, _OCTOBER)
    )
    return next(day for day in days if day >= today)


def _is_first_half(period: Period) -> bool:
    if period.kind is PeriodKind.PEILDATUM:
        return (period.part, period.day) == (6, 30)
    return period.kind is PeriodKind.HALFJAAR and period.part == 1


def _is_year_or_second_half(period: Period) -> bool:
    if period.kind is PeriodKind.PEILDATUM:
        return (period.part, period.day) == (12, 31)
    return period.kind is PeriodKind.JAAR or (
        period.kind is PeriodKind.HALFJAAR and period.part == 2
    )
