"""The periods that a sentence, a head or a label names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.status import Status

_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(_MONTH_NUMBER)
_YEAR = r"(?:199\d|20[0-4]\d)"
_LINK = r"(?:[ ,]*(?:van|of|in|het jaar|de|the|:|-)){0,3}[ ]?"
_PATTERN = re.compile(
    rf"""(?<![\w/]) (?:
      (?P<range>{_YEAR}\s*(?:-|–|/|t/m|tot\ en\ met)\s*(?:{_YEAR}|\d\d)(?!\d))
    | (?:(?P<y1>{_YEAR})[ -]*)?(?P<half>1e|2e|eerste|tweede|1st|2nd|first|second)[ ]?
      (?:half[ -]?(?:jaar|year)|helft|half|zes\ maanden|six\ months|maanden(?=\ van)|months(?=\ of))
      (?:{_LINK}(?:(?P<y2>{_YEAR})|(?P<rel1>vorig\ jaar|dit\ jaar|last\ year|this\ year)))?
    | (?P<y3>{_YEAR})[ -]?(?:H|HJ0?)(?P<h3>[12])\b | H(?P<h4>[12])[ -](?P<y4>{_YEAR})
    | (?:(?P<y5>{_YEAR})[ -]*)?
      (?P<q5>1e|2e|3e|4e|eerste|tweede|derde|vierde|first|second|third|fourth)
      [ ](?:kwartaal|quarter)(?:{_LINK}(?P<y6>{_YEAR}))?
    | (?P<y7>{_YEAR})[ -]?(?:Q|KW0?)(?P<q7>[1-4])\b
    | (?P<day>\d{{1,2}})[ ](?P<month>{_MONTH})(?:[ ](?P<y8>{_YEAR}))?
    | (?P<month_only>{_MONTH})[ ](?P<y11>{_YEAR})
    | (?P<same>(?:de)?zelfde\ (?:periode|tijd|halfjaar)
        |de\ overeenkomstige\ periode|een\ jaar\ eerder
        |een\ jaar\ daarvoor|(?:the\ )?same\ period|a\ year\ (?:earlier|before))
      (?:{_LINK}(?:(?P<y9>{_YEAR})
        |(?:een\ jaar\ eerder|vorig\ jaar|het\ jaar\ ervoor|last\ year|the\ year\ before)))?
    | (?P<y10>{_YEAR})(?:JJ(?:00)?)?
    | (?P<rel2>vorig\ jaar|afgelopen\ jaar|het\ jaar\ daarvoor|het\ jaar\ ervoor|last\ year
        |the\ previous\ year)
    ) (?P<stars>\*{{1,2}})? (?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_ORDER = {
    "1e": 1,
    "eerste": 1,
    "first": 1,
    "1st": 1,
    "2e": 2,
    "tweede": 2,
    "second": 2,
    "2nd": 2,
    "3e": 3,
    "derde": 3,
    "third": 3,
    "4e": 4,
    "vierde": 4,
    "fourth": 4,
}


@dataclass(frozen=True)
class PeriodWords:
    """A period as a text names it.

    Args:
        words: as written.
        kind: None for "the same period", which takes the kind of what stands before it.
        year: None where the text does not say which ("vorig jaar").
        part: half-year, quarter or month; None where it does not say.
        day: day of the month, for a date.
        status: from its stars; None without.
        start, end: place in the sentence.
    """

    words: str
    kind: PeriodKind | None
    year: int | None
    part: int | None
    day: int | None
    status: Status | None
    start: int
    end: int

    @property
    def period(self) -> Period | None:
        """The period, where everything about it is known."""
        if self.kind is None or self.year is None:
            return None
        try:
            return Period(self.kind, self.year, self.part or 1, self.day)
        except ValueError:
            return None

    @property
    def name(self) -> str:
        """The words without stars."""
        return self.words.rstrip("*")


def periods_in(text: str) -> tuple[PeriodWords, ...]:
    """The periods in a text, in order; stretches of years are left out.

    >>> [str(each.period) for each in periods_in("1e halfjaar 2022**, in 2021 en op 30 juni 2020")]
    ['2022-H1', '2021', '2020-06-30']
    >>> periods_in("in de jaren 2015–2019")
    ()
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[PeriodWords]:
    for match in _PATTERN.finditer(text):
        if match["range"]:
            continue
        kind, year, part, day = _parts(match)
        stars = match["stars"]
        status = None
        if stars:
            status = Status.VOORLOPIG if len(stars) == 1 else Status.NADER_VOORLOPIG
        yield PeriodWords(match[0], kind, year, part, day, status, match.start(), match.end())


def _parts(
    match: re.Match[str],
) -> tuple[PeriodKind | None, int | None, int | None, int | None]:
    years = (match[f"y{number}"] for number in range(1, 12))
    year = next((int(each) for each in years if each), None)
    if match["half"] or match["h3"] or match["h4"]:
        half = match["half"]
        part = _ORDER[half.lower()] if half else int(match["h3"] or match["h4"])
        return PeriodKind.HALFJAAR, year, part, None
    if match["q5"] or match["q7"]:
        quarter = match["q5"]
        return (
            PeriodKind.KWARTAAL,
            year,
            _ORDER[quarter.lower()] if quarter else int(match["q7"]),
            None,
        )
    if match["day"]:
        return PeriodKind.PEILDATUM, year, _MONTH_NUMBER[match["month"].lower()], int(match["day"])
    if match["month_only"]:
        return PeriodKind.MAAND, year, _MONTH_NUMBER[match["month_only"].lower()], None
    if match["same"]:
        return None, year, None, None
    return PeriodKind.JAAR, year, 1, None
