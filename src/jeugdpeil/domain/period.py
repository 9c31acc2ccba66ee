"""Reference periods: what stretch of time, or which day, a figure is about."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class PeriodKind(StrEnum):
    """The kinds of period; figures of two kinds are never compared with each other."""

    JAAR = "jaar"
    HALFJAAR = "halfjaar"
    KWARTAAL = "kwartaal"
    MAAND = "maand"
    PEILDATUM = "peildatum"


_PARTS_IN_YEAR = {
    PeriodKind.JAAR: 1,
    PeriodKind.HALFJAAR: 2,
    PeriodKind.KWARTAAL: 4,
    PeriodKind.MAAND: 12,
}
_TEXT = re.compile(
    r"(?P<year>\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])"
    r"|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
)
_CBS_KEY = re.compile(r"(?P<year>\d{4})(?P<kind>JJ|HJ|KW|MM)(?P<part>\d{1,2})")
_CBS_KINDS = {
    "JJ": PeriodKind.JAAR,
    "HJ": PeriodKind.HALFJAAR,
    "KW": PeriodKind.KWARTAAL,
    "MM": PeriodKind.MAAND,
}


@dataclass(frozen=True)
class Period:
    """A year, half-year, quarter, month or one day.

    Args:
        kind: the kind of period.
        year: calendar year.
        part: which half-year, quarter or month of the year, from 1; 1 for a year.
        day: only for a PEILDATUM, whose `part` is the month.

    Raises:
        ValueError: the part or the day does not exist in the year.

    >>> Period.parse("2022-H1").last_day
    datetime.date(2022, 6, 30)
    """

    kind: PeriodKind
    year: int
    part: int = 1
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1995 <= self.year <= 2100:
            raise ValueError(f"year {self.year} is not in 1995-2100")
        if (self.day is not None) != (self.kind is PeriodKind.PEILDATUM):
            raise ValueError("a day belongs to a peildatum, and only to that")
        if self.day is not None:
            date(self.year, self.part, self.day)
        elif not 1 <= self.part <= _PARTS_IN_YEAR[self.kind]:
            raise ValueError(f"{self.kind.value} {self.part} does not exist")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2022`, `2022-H1`, `2022-Q3`, `2022-05` or `2022-06-30`.

        Raises:
            ValueError: the text has none of these forms.
        """
        return _parsed(text)

    @classmethod
    def from_cbs_key(cls, key: str) -> "Period":
        """Read a StatLine period key such as `2022JJ00` (a year) or `2022HJ01`.

        Raises:
            ValueError: the key has another form.

        Source:
            StatLine keys of the dimension Perioden.

        >>> str(Period.from_cbs_key("2022JJ00"))
        '2022'
        """
        match = _CBS_KEY.fullmatch(key.strip())
        if not match:
            raise ValueError(f"{key!r} is not a StatLine period key such as 2022JJ00")
        kind = _CBS_KINDS[match["kind"]]
        part = 1 if kind is PeriodKind.JAAR else int(match["part"])
        return cls(kind, int(match["year"]), part)

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.JAAR:
                return str(self.year)
            case PeriodKind.HALFJAAR:
                return f"{self.year}-H{self.part}"
            case PeriodKind.KWARTAAL:
                return f"{self.year}-Q{self.part}"
            case PeriodKind.MAAND:
                return f"{self.year}-{self.part:02d}"
            case PeriodKind.PEILDATUM:
                return f"{self.year}-{self.part:02d}-{self.day:02d}"

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        if self.day is not None:
            return date(self.year, self.part, self.day)
        return date(self.year, (self.part - 1) * self._months() + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        if self.day is not None:
            return self.first_day
        month = self.part * self._months()
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def _months(self) -> int:
        return 12 // _PARTS_IN_YEAR[self.kind]

    def is_same_season(self, other: "Period") -> bool:
        """Whether both are the same part of a year; H2 lies above H1 by season alone."""
        same_day = (self.part, self.day) == (other.part, other.day)
        return self.kind is other.kind and same_day


@lru_cache(1024)
def _parsed(text: str) -> Period:
    # A release has a few dozen periods, and a page of the site asks for hundreds of figures.
    match = _TEXT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a period such as 2022, 2022-H1 or 2022-06-30")
    year = int(match["year"])
    if match["half"]:
        return Period(PeriodKind.HALFJAAR, year, int(match["half"]))
    if match["quarter"]:
        return Period(PeriodKind.KWARTAAL, year, int(match["quarter"]))
    if match["day"]:
        return Period(PeriodKind.PEILDATUM, year, int(match["month"]), int(match["day"]))
    if match["month"]:
        return Period(PeriodKind.MAAND, year, int(match["month"]))
    return Period(PeriodKind.JAAR, year)
