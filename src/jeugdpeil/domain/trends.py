"""The tables of trends: as they are computed from shown figures, and as the gate lets them out."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.published import Seal, SealBrokenError
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.run_of_figures import Edge
from jeugdpeil.domain.table_schema import Column, TableSchema, enum_words
from jeugdpeil.domain.tables import FIGURE_KEY
from jeugdpeil.domain.trend_verdict import TrendVerdict

TREND_KEY = ("indicator", "region_level", "region_code", "season", "first_period")

_KEY = (
    Column("indicator"),
    Column("region_level", words=enum_words(RegionLevel)),
    Column("region_code"),
    Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
    Column("season"),
    Column("first_period"),
    Column("last_period"),
)


def _change(name: str) -> Column:
    return Column(name, pa.float64(), nullable=True, minimum=-100)


def _probability(name: str) -> Column:
    return Column(name, pa.float64(), nullable=True, minimum=0, maximum=1)


_WINDOW = (
    Column("points", pa.int16(), minimum=1),
    Column("is_newest", pa.bool_()),
    Column("begins_because", words=enum_words(Edge)),
    Column("ends_because", words=enum_words(Edge)),
)
# Per cent a year. All null where the run is too short; those of a bend also where it is too short
# for that.
_CHANGES = (
    _change("change"),
    _change("lower"),
    _change("upper"),
    Column("level", pa.float64(), nullable=True, minimum=0, maximum=1),
    _probability("p_value"),
    _change("change_before"),
    _change("lower_before"),
    _change("upper_before"),
    _change("change_after"),
    _change("lower_after"),
    _change("upper_after"),
    _probability("p_value_bend"),
    Column("verdict", words=enum_words(TrendVerdict)),
)

TRENDS = TableSchema("trends", (*_KEY, *_WINDOW, *_CHANGES), TREND_KEY)

# `first_value` and `last_value` are the shown figures at both ends of the run, in their own unit.
PUBLISHED_TRENDS = TableSchema(
    "published trends",
    (
        *_KEY,
        *_WINDOW,
        Column("first_value", pa.float64()),
        Column("last_value", pa.float64()),
        *_CHANGES,
    ),
    TREND_KEY,
)

# The figures that each trend was computed from: the key of the figure, and of its trend.
TREND_POINTS = TableSchema(
    "figures of trends",
    (
        Column("indicator"),
        Column("region_level", words=enum_words(RegionLevel)),
        Column("region_code"),
        Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("period"),
        Column("vintage"),
        Column("season"),
        Column("first_period"),
    ),
    FIGURE_KEY,
)


def season_of(period: Period) -> str:
    """The part of the year that a period is, as one word: trends never mix two of them.

    >>> season_of(Period.parse("2022")), season_of(Period.parse("2022-H1"))
    ('jaar', 'halfjaar-1')
    """
    if period.kind is PeriodKind.JAAR:
        return period.kind.value
    if period.day is not None:
        return f"{period.kind.value}-{period.part:02d}-{period.day:02d}"
    return f"{period.kind.value}-{period.part}"


@dataclass(frozen=True)
class TrendFigures:
    """Trends before the gate, with the figures that they were computed from.

    Args:
        trends: rows of TRENDS, unrounded.
        points: rows of TREND_POINTS; a figure is in at most one trend.
    """

    trends: pa.Table = field(repr=False)
    points: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "trends", TRENDS.checked(self.trends))
        object.__setattr__(self, "points", TREND_POINTS.checked(self.points))


@dataclass(frozen=True)
class PublishedTrends:
    """Trends after the gate: each rests on shown figures only, and is rounded.

    Args:
        table: rows of PUBLISHED_TRENDS.
        seal: the seal of `domain.gate_seal`, which only `disclosure` may import.
    """

    table: pa.Table = field(repr=False)
    seal: Seal = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        from jeugdpeil.domain.gate_seal import SEAL

        if self.seal is not SEAL:
            raise SealBrokenError("only the disclosure gate makes published trends")
        object.__setattr__(self, "table", PUBLISHED_TRENDS.checked(self.table))
