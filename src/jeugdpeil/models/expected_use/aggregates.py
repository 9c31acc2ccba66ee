"""Sums of areas: regions and the country, youth-weighted, from the draws of their areas."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.expected_use.area_table import AreaTable
from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.draws import summarise

# Share of the youths of a region whose areas must have an actual figure, before the region has one.
LEAST_KNOWN = 0.75


@dataclass(frozen=True)
class Aggregate:
    """Areas of one period whose sum is published too: a region, the country.

    Args:
        level: of the region, as the caller names it.
        code: of the region.
        region_year: of the region's division.
        period: of all its rows.
        rows: row numbers of the area table.
    """

    level: str
    code: str
    region_year: int
    period: str
    rows: IntArray


@dataclass(frozen=True)
class Share:
    """The areas that a sum is made of, with their part in it.

    Args:
        rows: row numbers.
        weights: (n_rows,) that add up to 1.
        has_actual: whether the sum has an actual figure.
    """

    rows: IntArray
    weights: FloatArray
    has_actual: bool

    def of(self, column: FloatArray) -> FloatArray:
        """Weighted mean of a column of rows, or of each of several."""
        return np.asarray(self.weights @ column[self.rows])


def share_of(table: AreaTable, rows: IntArray) -> Share:
    """Which areas a sum is made of.

    Notes:
        Where areas with three quarters of the youths or more have an actual figure, the sum is of
        those areas alone, so that actual and expected are of the same youths: a reader can work
        out both. Otherwise it is of all areas, and there is only an expected figure.
    """
    youths = table.youths[rows].astype(np.float64)
    known = table.is_known[rows]
    has_actual = bool(known.any() and youths[known].sum() >= LEAST_KNOWN * youths.sum())
    if has_actual:
        rows, youths = rows[known], youths[known]
    if youths.sum() <= 0:
        youths = np.ones(len(rows))
    return Share(rows, youths / youths.sum(), has_actual)


@dataclass(frozen=True)
class SumEstimates:
    """What draws say of sums; rates 0-1 and differences of rates.

    Args:
        expected_lower, expected_upper, lower, upper, above: (n,).
        draws: (n, n_draws) differences, for ranks.
    """

    expected_lower: FloatArray
    expected_upper: FloatArray
    lower: FloatArray
    upper: FloatArray
    above: FloatArray
    draws: list[SmallFloatArray]

    @classmethod
    def empty(cls, n_sums: int) -> "SumEstimates":
        """Nothing known yet."""
        return cls(
            expected_lower=np.full(n_sums, np.nan),
            expected_upper=np.full(n_sums, np.nan),
            lower=np.full(n_sums, np.nan),
            upper=np.full(n_sums, np.nan),
            above=np.full(n_sums, np.nan),
            draws=[np.empty(0, dtype=np.float32) for _ in range(n_sums)],
        )


class Sums:
    """Adds up the draws of rows into those of sums, one period at a time."""

    def __init__(self, table: AreaTable, aggregates: Sequence[Aggregate]) -> None:
        self.aggregates = tuple(aggregates)
        self.shares = [share_of(table, each.rows) for each in aggregates]
        self.periods = table.period_names
        self.n_rows = table.n_rows
        self.found = SumEstimates.empty(len(self.aggregates))
        self._own: list[int] = []

    def begin(self, period: int, n_draws: int) -> None:
        """Begin with a period."""
        name = self.periods[period]
        self._own = [n for n, each in enumerate(self.aggregates) if each.period == name]
        self._weights = np.zeros((len(self._own), self.n_rows), dtype=np.float32)
        for line, number in enumerate(self._own):
            share = self.shares[number]
            self._weights[line, share.rows] = share.weights
        self._expected = np.zeros((len(self._own), n_draws), dtype=np.float32)
        self._difference = np.zeros_like(self._expected)

    def add(self, rows: IntArray, expected: SmallFloatArray, difference: SmallFloatArray) -> None:
        """Add the draws of some rows."""
        if self._own:
            weights = self._weights[:, rows]
            self._expected += weights @ expected
            self._difference += weights @ difference

    def close(self, shares: Sequence[float]) -> None:
        """Summarise the sums of the period at hand."""
        if not self._own:
            return
        own, found = np.array(self._own), self.found
        seen, told = summarise(self._expected, shares), summarise(self._difference, shares)
        found.expected_lower[own], found.expected_upper[own] = seen.quantiles.T
        found.lower[own], found.upper[own] = told.quantiles.T
        found.above[own] = told.above
        for line, number in enumerate(self._own):
            found.draws[number] = self._difference[line]
