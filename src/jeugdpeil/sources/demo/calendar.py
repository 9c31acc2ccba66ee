"""When figures of each period appear, and how final they are then.

Source: the publication rhythm of CBS (onderzoeksblad beleidsinformatie jeugd): at the end of April
the second half-year and the year for the first time and the first half-year for the second; at the
end of October everything of the year before becomes definitive and a new first half-year appears.
"""

from dataclasses import dataclass
from datetime import date

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.demo.size import LAST_YEAR, YEARS

LAST_PUBLICATION = date(LAST_YEAR + 1, 4, 30)
# On 1 January 2022 other gemeenten became responsible for some youths.
NEW_PLACE_RULE_YEAR = 2022
# The year whose definitive figures turned out wrong in one region, and when that was mended.
REVISED_YEAR, REVISED_ON = 2022, date(2024, 6, 28)
# Wijk tables appear with provisional figures from this year on, before only with definitive ones.
FIRST_PROVISIONAL_WIJK_YEAR = 2022


@dataclass(frozen=True)
class Moment:
    """One publication of the figures of one period.

    Args:
        published: day of publication.
        period: what the figures are about.
        step: 0 for the first publication of the period, and so on.
        status: how final the figures are.
    """

    published: date
    period: Period
    step: int
    status: Status


def moments() -> tuple[Moment, ...]:
    """All publications of all periods up to the last one, the revision left out."""
    every = [moment for year in YEARS for moment in _of_year(year)]
    return tuple(moment for moment in every if moment.published <= LAST_PUBLICATION)


def period_key(period: Period) -> str:
    """The StatLine key of a year or half-year.

    >>> period_key(Period.parse("2022-H1"))
    '2022HJ01'
    """
    if period.kind is PeriodKind.JAAR:
        return f"{period.year}JJ00"
    return f"{period.year}HJ{period.part:02d}"


def _of_year(year: int) -> list[Moment]:
    autumn, spring, final = date(year, 10, 31), date(year + 1, 4, 30), date(year + 1, 10, 31)
    h1, h2 = (Period(PeriodKind.HALFJAAR, year, part) for part in (1, 2))
    whole = Period(PeriodKind.JAAR, year)
    return [
        Moment(autumn, h1, 0, Status.VOORLOPIG),
        Moment(spring, h1, 1, Status.NADER_VOORLOPIG),
        Moment(spring, h2, 0, Status.VOORLOPIG),
        Moment(spring, whole, 0, Status.VOORLOPIG),
        Moment(final, h1, 2, Status.DEFINITIEF),
        Moment(final, h2, 1, Status.DEFINITIEF),
        Moment(final, whole, 1, Status.DEFINITIEF),
    ]
