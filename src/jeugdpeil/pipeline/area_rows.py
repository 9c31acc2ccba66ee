"""The areas of a model and what is known of their use of care."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.models.expected_use import CountOutcome, ShareOutcome
from jeugdpeil.pipeline.known_facts import Known, RegionYear
from jeugdpeil.stats.arrays import BoolArray, IntArray

# A figure of these derivations is of another division, or a sum.
_OWN_DIVISION = ("berekend", "gepubliceerd")
_SECRET = (Reason.GEHEIM_BIJ_BRON.value, Reason.KLEIN_AANTAL.value)
# What a model takes a secret count for: 0 to 9.
LARGEST_SECRET = 9
# Areas in which at least so many times the smallest printed count is expected are a fair sample:
# with twice as many the count is hardly ever under the smallest printed one.
FAIR_MULTIPLE = 2
_SAME_NAMES = (
    *("region_year", "period", "vintage", "status"),
    *("cell", "reason", "value", "source"),
)


@dataclass(frozen=True)
class AreaRow:
    """One area in one year.

    Args:
        code, region_year, period: the area and the calendar year.
        vintage, status: of the publication that the figure is of.
        cell, reason, low, high: what is known of the count.
        value: the published percentage, where there is no count.
        youths: number of youths that use is relative to.
        source: of the figure.
    """

    code: str
    region_year: int
    period: str
    vintage: str
    status: str
    cell: str
    reason: str | None
    low: int | None
    high: int | None
    value: float | None
    youths: int
    source: str

    @property
    def key(self) -> RegionYear:
        """The area and the calendar year."""
        return (self.code, self.region_year, int(self.period))


def area_rows(
    estimates: pa.Table,
    level: RegionLevel,
    years: Sequence[int],
    youths: Mapping[RegionYear, Known],
) -> list[AreaRow]:
    """The areas of a model in order of period and code, each with its newest figure of a year.

    Args:
        estimates: figures of one indicator, rows of ESTIMATES.
        level: level of the areas.
        years: years that are wanted; empty means all.
        youths: number of youths of each region and year.

    Returns:
        Areas that exist, with youths. What is hidden or missing has a row too.
    """
    newest: dict[tuple[str, str], AreaRow] = {}
    for record in sorted(_chosen(estimates, level).to_pylist(), key=itemgetter("vintage")):
        period = record["period"]
        if not period.isdigit() or (years and int(period) not in years):
            continue
        key = (record["region_code"], record["region_year"], int(period))
        count = round(youths[key].value) if key in youths else 0
        if count > 0:
            newest[record["region_code"], period] = _row(record, count)
    return sorted(newest.values(), key=lambda row: (row.period, row.code))


def _chosen(estimates: pa.Table, level: RegionLevel) -> pa.Table:
    words = {name: estimates[name].cast(pa.string()) for name in ("region_level", "derivation")}
    is_own = pc.is_in(words["derivation"], pa.array(_OWN_DIVISION))
    exists = pc.not_equal(estimates["cell"].cast(pa.string()), CellKind.CANNOT_OCCUR.value)
    is_level = pc.equal(words["region_level"], level.value)
    return estimates.filter(pc.and_(pc.and_(is_own, exists), is_level))


def _row(record: dict[str, Any], youths: int) -> AreaRow:
    return AreaRow(
        code=record["region_code"],
        low=record["count_low"],
        high=record["count_high"],
        youths=youths,
        **{name: record[name] for name in _SAME_NAMES},
    )


def counts_of(rows: Sequence[AreaRow]) -> CountOutcome:
    """Counts with bounds; secret where the source says so, missing where it may be either.

    A count that is hidden otherwise than as 0-9, and one above the number of youths (both are
    rounded, and one is sometimes estimated), is missing.
    """
    trials = _whole([row.youths for row in rows])
    low = _whole([row.low or 0 for row in rows])
    high = _whole([row.high or 0 for row in rows])
    is_present = _flags([row.cell == CellKind.PRESENT.value for row in rows])
    is_secret = _flags([_is_secret(row) for row in rows])
    is_shown = is_present & (low <= trials)
    return CountOutcome(
        low=np.where(is_shown, low, 0),
        high=np.where(is_shown, np.minimum(high, trials), 0),
        trials=trials,
        is_missing=~is_shown & ~is_secret,
        is_secret=is_secret,
    )


def least_youths_to_learn(rows: Sequence[AreaRow], outcome: CountOutcome) -> int:
    """From how many youths an area is a fair teacher of a model; 0 where all areas are.

    Where a source leaves small counts blank and does not tell them from unknown ones, a blank says
    nothing. Of the smallest areas only those with much use then have a count, and a model that
    learned from them would expect much use in every small area.

    Args:
        rows: the areas.
        outcome: from `counts_of`.

    Returns:
        The number of youths of whom, at the national rate, twice the smallest count that is
        printed is expected to have care.

    Notes:
        The smallest count that is printed is the first above the secret ones, or a smaller one
        where the table has it. A table of large areas has only large counts; that is no sign that
        others were left blank.
    """
    printed = outcome.is_known & (outcome.low > 0)
    if not printed.any() or not any(r.reason == Reason.GEHEIM_OF_ONBEKEND.value for r in rows):
        return 0
    known = outcome.is_known
    rate = float(np.nansum(outcome.percentage * outcome.trials) / outcome.trials[known].sum()) / 100
    smallest = min(LARGEST_SECRET + 1, int(outcome.low[printed].min()))
    return math.ceil(FAIR_MULTIPLE * smallest / rate)


def shares_of(rows: Sequence[AreaRow], decimals: int) -> ShareOutcome:
    """Published percentages; missing where there is none."""
    is_present = _flags([row.cell == CellKind.PRESENT.value for row in rows])
    values = np.array([np.nan if row.value is None else row.value for row in rows]) / 100
    half_unit = 0.5 * 10.0**-decimals / 100
    return ShareOutcome(
        np.where(is_present, values, np.nan), half_unit, _whole([row.youths for row in rows])
    )


def _is_secret(row: AreaRow) -> bool:
    is_marked = row.cell == CellKind.SUPPRESSED.value and row.reason in _SECRET
    return is_marked and (row.high or 0) <= LARGEST_SECRET


def _whole(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


def _flags(values: list[bool]) -> BoolArray:
    return np.array(values, dtype=np.bool_)
