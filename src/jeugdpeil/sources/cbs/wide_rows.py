"""The regions, years, periods and forms that the rows of a wide table are about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import NO_REGION
from jeugdpeil.sources.cbs.delimited_text import DelimitedText
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.read_options import ReadOptions

_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEAR_REMEDY = "Schrijf region_year = 2022 (of het juiste jaar) bij deze [[source]]."


@dataclass(frozen=True)
class WideRows:
    """What each row is about, as in Observations; every list has one item per row."""

    region_keys: list[str] = field(repr=False)
    region_names: list[str | None] = field(repr=False)
    region_kinds: list[str | None] = field(repr=False)
    region_years: list[int] = field(repr=False)
    period_keys: list[str] = field(repr=False)
    forms: list[str] = field(repr=False)


def rows_of(
    text: DelimitedText, layout: Layout, snapshot: SnapshotRef, options: ReadOptions
) -> WideRows:
    """Read what the rows of a wide table are about.

    Raises:
        SourceError: the year of the division or the period is neither in the file nor in the
            options.
    """
    periods = words_of(text, layout, layout.period)
    years = years_of(text, layout, snapshot)
    region_years = years or _region_years(periods, options, snapshot)
    kinds = words_of(text, layout, layout.region_kind)
    return WideRows(
        region_keys=[key or NO_REGION for key in words_of(text, layout, layout.region_key)],
        region_names=_names(words_of(text, layout, layout.region_name), kinds, layout),
        region_kinds=[kind or None for kind in kinds],
        region_years=region_years,
        period_keys=_period_keys(periods, region_years, options),
        forms=_filled_up(words_of(text, layout, layout.form)),
    )


def words_of(text: DelimitedText, layout: Layout, names: tuple[str, ...]) -> list[str]:
    """The trimmed texts of the column that plays a part; all empty where the file lacks it."""
    name = layout.column(text.header, names)
    return [""] * len(text.row_numbers) if name is None else text.words(name)


def years_of(text: DelimitedText, layout: Layout, snapshot: SnapshotRef) -> list[int] | None:
    """The year of every row, or None where the file has no column for it.

    Raises:
        SourceError: a cell of the column is no year; nothing else in a row is then sure.
    """
    name = layout.column(text.header, layout.year)
    if name is None:
        return None
    words = text.words(name)
    for row, word in zip(text.row_numbers, words, strict=True):
        if not _YEAR.fullmatch(word):
            raise SourceError(
                f"Er staat {word!r}; verwacht was een jaar, zoals 2022",
                where=f"{snapshot.origin}, rij {row}, kolom {name}",
                remedy="Verbeter het jaar in het bestand, of haal de rij weg.",
            )
    return [int(word) for word in words]


def _region_years(periods: Sequence[str], options: ReadOptions, snapshot: SnapshotRef) -> list[int]:
    if options.region_year is not None:
        return [_checked_year(options.region_year, snapshot)] * len(periods)
    found = [_YEAR.search(period or options.period_key or "") for period in periods]
    for row, match in enumerate(found, start=1):
        if match is None:
            raise SourceError(
                "Uit het bestand blijkt niet van welk jaar de gebieden zijn",
                where=f"{snapshot.origin}, rij {row}",
                remedy=_YEAR_REMEDY,
            )
    return [int(match[0]) for match in found if match]


def _checked_year(year: int, snapshot: SnapshotRef) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SourceError(
            f"region_year is {year}; verwacht was een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}",
            where=f"{snapshot.origin}, sleutel region_year",
            remedy=_YEAR_REMEDY,
        )
    return year


def _period_keys(
    periods: Sequence[str], region_years: Sequence[int], options: ReadOptions
) -> list[str]:
    return [
        period or options.period_key or f"{year}JJ00"
        for period, year in zip(periods, region_years, strict=True)
    ]


def _names(names: Sequence[str], kinds: Sequence[str], layout: Layout) -> list[str | None]:
    return [
        name if name and (not layout.name_only_for or kind in layout.name_only_for) else None
        for name, kind in zip(names, kinds, strict=True)
    ]


def _filled_up(forms: list[str]) -> list[str]:
    """A row without a form has the form of the file, where that has only one.

    In the joined KWB file the national row has youth-care figures and no form.
    """
    known = set(forms) - {""}
    return [form or next(iter(known)) for form in forms] if len(known) == 1 else forms
