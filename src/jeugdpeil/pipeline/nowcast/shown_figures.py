"""The published figures of the series, looked up by region, period and publication."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step, step_of
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status
from jeugdpeil.indicators.notes import REDIVIDED

_COLUMNS = (
    "indicator",
    "region_level",
    "region_code",
    "region_year",
    "period",
    "vintage",
    "status",
    "derivation",
    "cell",
    "count",
    "denominator",
    "age_base",
    "place_rule",
    "scope",
)
# A region in one division, in one period.
Place = tuple[str, RegionLevel, str, int, Period]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A published figure; `count` is None where it is hidden or missing."""

    indicator: str
    level: RegionLevel
    code: str
    region_year: int
    period: Period
    vintage: date
    status: Status
    is_conformed: bool
    count: int | None
    denominator: int | None
    age_base: AgeBase
    place_rule: PlaceRule
    scope: Scope

    @property
    def place(self) -> Place:
        """What the figure is about, whichever publication said it."""
        return self.indicator, self.level, self.code, self.region_year, self.period

    @property
    def step(self) -> Step | None:
        """The step of its publication."""
        return step_of(self.period, self.status)


@dataclass(frozen=True)
class ShownFigures:
    """All publications of the series.

    Args:
        rows: the figures.
        newest: per place the figure of the newest publication.
        mergers: per gemeente the first years of divisions in which others had merged into it.
    """

    rows: Sequence[ShownFigure] = field(repr=False)
    newest: Mapping[Place, ShownFigure] = field(repr=False)
    mergers: Mapping[str, Sequence[int]]

    @classmethod
    def of(
        cls, table: pa.Table, indicators: Iterable[str], mergers: Mapping[str, Sequence[int]]
    ) -> "ShownFigures":
        """The figures of these indicators.

        Args:
            table: rows of PUBLISHED.
            indicators: ids of the series.
            mergers: as in the class.
        """
        wanted = pa.array(list(indicators), pa.string())
        chosen = table.filter(pc.is_in(table["indicator"].cast(pa.string()), wanted))
        rows = _rows(chosen.select(_COLUMNS))
        newest: dict[Place, ShownFigure] = {}
        for row in sorted(rows, key=lambda row: row.vintage):
            newest[row.place] = row
        return cls(rows, newest, mergers)

    def before(self, figure: ShownFigure) -> ShownFigure | None:
        """The newest figure of the same part of the year before, of the same area.

        A gemeente that others merged into in between is compared with what was added up for it; if
        nothing was, with nothing.
        """
        period = earlier_period(figure.period)
        same = self.newest.get((*figure.place[:3], figure.region_year, period))
        if same is not None or figure.level in (RegionLevel.WIJK, RegionLevel.BUURT):
            return same
        years = self.mergers.get(figure.code, ())
        if any(period.year < year <= figure.region_year for year in years):
            return self._conformed(figure, period)
        return self.newest.get((*figure.place[:3], period.year, period))

    def _conformed(self, figure: ShownFigure, period: Period) -> ShownFigure | None:
        """The figure of a division after the last merger."""
        first = max(self.mergers[figure.code])
        found = (
            self.newest.get((*figure.place[:3], year, period)) for year in range(first, first + 12)
        )
        return next((item for item in found if item is not None), None)


def earlier_period(period: Period) -> Period:
    """The same part of the year before.

    >>> str(earlier_period(Period.parse("2022-H1")))
    '2021-H1'
    """
    return Period(period.kind, period.year - 1, period.part, period.day)


_period = cache(Period.parse)
_day = cache(date.fromisoformat)


def _rows(table: pa.Table) -> tuple[ShownFigure, ...]:
    columns = [_plain(table[name]) for name in _COLUMNS]
    return tuple(
        ShownFigure(
            indicator,
            RegionLevel(level),
            code,
            year,
            _period(period),
            _day(vintage),
            Status(status),
            derivation == REDIVIDED,
            count if cell == CellKind.PRESENT.value and count else None,
            denominator,
            AgeBase(age_base),
            PlaceRule(place_rule),
            Scope(scope),
        )
        for (
            indicator,
            level,
            code,
            year,
            period,
            vintage,
            status,
            derivation,
            cell,
            count,
            denominator,
            age_base,
            place_rule,
            scope,
        ) in zip(*columns, strict=True)
    )


def _plain(column: pa.ChunkedArray) -> list[object]:
    is_words = isinstance(column.type, pa.DictionaryType)
    return (column.cast(pa.string()) if is_words else column).to_pylist()
