"""One published trend: a run of comparable figures and what may be said of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.run_of_figures import Edge
from jeugdpeil.domain.trend_verdict import TrendVerdict, YearlyChange


@dataclass(frozen=True)
class RegionTrend:
    """A row of trends: one indicator, region, season and run of figures.

    Args:
        season: which part of the year, such as `jaar` or `halfjaar-1`.
        first_text, last_text: first and last period of the run.
        points: figures in the run.
        is_newest: whether no later run of the series follows.
        begins_because, ends_because: why the run is no longer.
        first_value, last_value: the shown figures at both ends, in the unit of the indicator.
        change: per cent a year over the whole run; None where it is too short.
        before, after: the same in its first and second half; None where it is too short for that.
        interval_level: coverage of the bounds, 0-1.
        p_value, p_value_bend: of no trend, and of no bend.
    """

    indicator: str
    level: RegionLevel
    code: str
    region_year: int
    season: str
    first_text: str
    last_text: str
    points: int
    is_newest: bool
    begins_because: Edge
    ends_because: Edge
    first_value: float
    last_value: float
    change: YearlyChange | None
    before: YearlyChange | None
    after: YearlyChange | None
    interval_level: float | None
    p_value: float | None
    p_value_bend: float | None
    verdict: TrendVerdict

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "RegionTrend":
        """The trend in a row of PUBLISHED_TRENDS."""
        return cls(
            indicator=row["indicator"],
            level=RegionLevel(row["region_level"]),
            code=row["region_code"],
            region_year=row["region_year"],
            season=row["season"],
            first_text=row["first_period"],
            last_text=row["last_period"],
            points=row["points"],
            is_newest=row["is_newest"],
            begins_because=Edge(row["begins_because"]),
            ends_because=Edge(row["ends_because"]),
            first_value=row["first_value"],
            last_value=row["last_value"],
            change=_change(row, ""),
            before=_change(row, "_before"),
            after=_change(row, "_after"),
            interval_level=row["level"],
            p_value=row["p_value"],
            p_value_bend=row["p_value_bend"],
            verdict=TrendVerdict(row["verdict"]),
        )

    @cached_property
    def first(self) -> Period:
        """The first period of the run."""
        return Period.parse(self.first_text)

    @cached_property
    def last(self) -> Period:
        """The last period of the run."""
        return Period.parse(self.last_text)


def _change(row: dict[str, Any], name: str) -> YearlyChange | None:
    if row[f"change{name}"] is None:
        return None
    return YearlyChange(row[f"change{name}"], row[f"lower{name}"], row[f"upper{name}"])
