"""Figures of areas and of their sums, from the same joint draws, in blocks of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.expected_use.aggregates import Sums
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.fold_draws import Calibration, FoldDraws
from jeugdpeil.models.expected_use.ranks import rank_intervals
from jeugdpeil.models.expected_use.references import Means, Reference, exact_parts
from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.draws import summarise
from jeugdpeil.stats.prediction import mean_small

BLOCK_ROWS = 512
NO_SPREAD = np.zeros(1)


@dataclass(frozen=True)
class Estimates:
    """What draws say of rows; rates 0-1 and differences of rates, filled block by block.

    Args:
        expected, expected_lower, expected_upper, predictor: (n,).
        within: (n,) NaN where there is no group around, or no actual figure.
        difference, lower, upper, above: (n,) of p - expected, whether or not there is an actual.
        parts: (n, n_columns) contributions of the columns of characteristics.
        rank_lower, rank_upper: (n,) 0 where not ranked.
    """

    expected: FloatArray
    expected_lower: FloatArray
    expected_upper: FloatArray
    predictor: FloatArray
    within: FloatArray
    difference: FloatArray
    lower: FloatArray
    upper: FloatArray
    above: FloatArray
    parts: FloatArray
    rank_lower: IntArray
    rank_upper: IntArray

    @classmethod
    def empty(cls, n_rows: int, n_columns: int) -> "Estimates":
        """Nothing known yet."""
        return cls(
            expected=np.full(n_rows, np.nan),
            expected_lower=np.full(n_rows, np.nan),
            expected_upper=np.full(n_rows, np.nan),
            predictor=np.full(n_rows, np.nan),
            within=np.full(n_rows, np.nan),
            difference=np.full(n_rows, np.nan),
            lower=np.full(n_rows, np.nan),
            upper=np.full(n_rows, np.nan),
            above=np.full(n_rows, np.nan),
            parts=np.zeros((n_rows, n_columns)),
            rank_lower=np.zeros(n_rows, dtype=np.int64),
            rank_upper=np.zeros(n_rows, dtype=np.int64),
        )


class Estimation:
    """Goes through the draws period by period, fold by fold, block by block.

    Args:
        fitted, folds, calibration: fits, draws and shifts.
        level: of the intervals.
        sums: to which the draws of rows are added.
    """

    def __init__(
        self,
        fitted: Fitted,
        folds: Sequence[FoldDraws],
        calibration: Calibration,
        level: float,
        sums: Sums,
    ) -> None:
        self.fitted, self.folds, self.calibration, self.sums = fitted, folds, calibration, sums
        self.level, self.shares = level, [(1 - level) / 2, (1 + level) / 2]
        n_columns = len(fitted.design.characteristic_columns)
        self.found = Estimates.empty(fitted.table.n_rows, n_columns)

    def run(self) -> Estimates:
        """All figures of rows; the sums are filled on the way."""
        for period in range(len(self.fitted.design.periods)):
            self._period(period)
        return self.found

    def _period(self, period: int) -> None:
        fitted, table = self.fitted, self.fitted.table
        own = fitted.design.period == period
        ranked = np.flatnonzero(own & table.is_known)
        place = np.full(table.n_rows, -1, dtype=np.int64)
        place[ranked] = np.arange(len(ranked))
        n_draws = self.calibration.shift.shape[-1]
        national = float(self.calibration.national[period])
        kept = np.empty((len(ranked), n_draws), dtype=np.float32)
        self.sums.begin(period, n_draws)
        means = Means.of(fitted, period)
        for fold, shifts in zip(self.folds, self.calibration.shift, strict=True):
            shift = shifts[period]
            reference = Reference.of(fold, shift, national, means, period)
            rows = fold.rows[own[fold.rows]]
            for start in range(0, len(rows), BLOCK_ROWS):
                block = rows[start : start + BLOCK_ROWS]
                difference = self._block(fold, block, shift, reference)
                is_ranked = place[block] >= 0
                kept[place[block[is_ranked]]] = difference[is_ranked]
        lower, upper = rank_intervals(kept, self.level)
        self.found.rank_lower[ranked], self.found.rank_upper[ranked] = lower, upper
        self.sums.close(self.shares)
        self._make_exact(period)

    def _block(
        self, fold: FoldDraws, rows: IntArray, shift: FloatArray, reference: Reference
    ) -> SmallFloatArray:
        """Figures of a block of rows of one fold; returns the draws of their differences."""
        found = self.found
        eta = fold.fixed(rows) + shift.astype(np.float32)
        expected = mean_small(fold.link, eta, fold.sd)
        seen = summarise(expected, self.shares)
        found.expected[rows], found.predictor[rows] = seen.mean, eta.mean(axis=1, dtype=np.float64)
        found.expected_lower[rows], found.expected_upper[rows] = seen.quantiles.T
        found.parts[rows] = reference.contributions(fold, rows, eta, expected)
        # One node at 0: the rate of the predictor itself, in single precision.
        rate = mean_small(fold.link, fold.eta(rows, int(rows[0])), NO_SPREAD, n_nodes=1)
        difference = rate - expected
        told = summarise(difference, self.shares)
        found.difference[rows], found.above[rows] = told.mean, told.above
        found.lower[rows], found.upper[rows] = told.quantiles.T
        self._within(fold, rows)
        self.sums.add(rows, expected, difference)
        return difference

    def _within(self, fold: FoldDraws, rows: IntArray) -> None:
        level = self.fitted.effects.level_within
        known = rows[self.fitted.table.is_known[rows]]
        if level is not None and len(known):
            self.found.within[known] = fold.within(known, level).mean(axis=1, dtype=np.float64)

    def _make_exact(self, period: int) -> None:
        """Take out the errors of single precision, some millionths of a point."""
        fitted, found = self.fitted, self.found
        own = np.flatnonzero(fitted.design.period == period)
        weights = np.where(fitted.table.is_known, fitted.table.youths, 0)[own].astype(np.float64)
        national = float(self.calibration.national[period])
        found.expected[own] *= national / float(weights @ found.expected[own] / weights.sum())
        total = found.expected[own] - national
        found.parts[own] = exact_parts(found.parts[own], total, weights)
