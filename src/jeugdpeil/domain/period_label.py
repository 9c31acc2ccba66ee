"""Periods as sources write them: StatLine keys, and labels in Dutch with stars for the status."""

import re

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.status import status_of_label

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_PARTS = {"halfjaar": PeriodKind.HALFJAAR, "kwartaal": PeriodKind.KWARTAAL}
_MONTH = "|".join(_MONTHS)
# StatLine writes "2022 1e halfjaar" in its lists and "1e halfjaar 2022" in its texts.
_PART = re.compile(
    r"(?:(?P<before>\d{4}) )?(?P<part>[1-4])e (?P<kind>halfjaar|kwartaal)(?: (?P<after>\d{4}))?"
)
_DAY = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<year>\d{{4}})")
_MONTH_LAST = re.compile(rf"(?P<year>\d{{4}}) (?P<month>{_MONTH})")


def period_of_label(label: str) -> Period:
    """The period behind a StatLine key or label; stars are left to `status_of_label`.

    Args:
        label: such as 2022JJ00, 2022*, 2022 1e halfjaar, 1e halfjaar 2022** or 30 juni 2022.

    Raises:
        ValueError: the label has none of these forms.

    >>> str(period_of_label("1e halfjaar 2022**"))
    '2022-H1'
    >>> str(period_of_label("2022JJ00")), str(period_of_label("30 juni 2022"))
    ('2022', '2022-06-30')
    """
    bare = status_of_label(label)[0].lower()
    if found := _PART.fullmatch(bare):
        return _part_of_year(found, label)
    if found := _DAY.fullmatch(bare) or _MONTH_LAST.fullmatch(bare):
        day = found.groupdict().get("day")
        month = _MONTHS.index(found["month"]) + 1
        kind = PeriodKind.PEILDATUM if day else PeriodKind.MAAND
        return Period(kind, int(found["year"]), month, int(day) if day else None)
    try:
        return Period.from_cbs_key(bare.upper())
    except ValueError:
        return Period.parse(bare)


def _part_of_year(found: re.Match[str], label: str) -> Period:
    years = [year for year in (found["before"], found["after"]) if year]
    if len(years) != 1:
        raise ValueError(f"{label!r} does not name one year")
    return Period(_PARTS[found["kind"]], int(years[0]), int(found["part"]))
