"""Days and periods in words."""

from datetime import date, datetime

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.i18n.texts import text


def day(language: str, when: date | str) -> str:
    """A day in words.

    Args:
        when: a date, or an ISO date as text; a text that is no date comes back as it is.

    >>> day("nl", "2023-06-15"), day("en", date(2023, 6, 15))
    ('15 juni 2023', '15 June 2023')
    """
    if isinstance(when, str):
        try:
            when = date.fromisoformat(when)
        except ValueError:
            return when
    return f"{when.day} {month(language, when.month)} {when.year}"


def moment(language: str, when: datetime) -> str:
    """A day and time in words, with the time zone as it was recorded.

    >>> from datetime import timezone
    >>> moment("nl", datetime(2023, 6, 15, 9, 5, tzinfo=timezone.utc))
    '15 juni 2023, 09:05 UTC'
    """
    zone = f" {when.tzname()}" if when.tzinfo else ""
    return f"{day(language, when.date())}, {when:%H:%M}{zone}"


def month(language: str, number: int) -> str:
    """The name of a month (1-12)."""
    return text(language, f"month.{number}")


def period_name(language: str, period: Period) -> str:
    """A reference period in words.

    >>> period_name("nl", Period.parse("2022-H1")), period_name("en", Period.parse("2022"))
    ('eerste halfjaar 2022', '2022')
    """
    match period.kind:
        case PeriodKind.JAAR:
            return str(period.year)
        case PeriodKind.HALFJAAR | PeriodKind.KWARTAAL:
            key = f"period.{period.kind.value}.{period.part}"
            return text(language, key, year=period.year)
        case PeriodKind.MAAND:
            return f"{month(language, period.part)} {period.year}"
        case PeriodKind.PEILDATUM:
            return day(language, period.first_day)
