"""Joint draws of each fold, and the shift that makes the national expected figure the actual one.

Draw number d of every fold belongs together: the same values of missing characteristics, the
same standard normal noise behind the coefficients. Folds share most of their data, so their
coefficients err together; with noise of their own the error would average out in a region whose
areas lie in several folds.

Of the draws of a fold only what its own rows need is kept, a tenth: the effects of all areas in two
thousand draws of ten folds would be a gigabyte for thirteen thousand areas.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np

from jeugdpeil.models.expected_use.fitting import Fitted, Fold, likelihood_of
from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.draws import JointDraws, RowParameters
from jeugdpeil.stats.folds import draw_held_out
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.links import Link
from jeugdpeil.stats.prediction import (
    calibrating_shift,
    calibrating_shifts,
    mean_small,
    run_variances,
)

CLOSE, STEP, QUICK_STEPS = 2e-7, 0.05, 12
# Rows times draws that are searched together in double precision.
MOST_CELLS = 1_000_000
# Of the hyperparameters, for all parts of a fold together where there are several.
NODES = 60


@dataclass(frozen=True)
class PartDraws:
    """Joint draws cut down to the rows of a fold, for one set of values of what is missing.

    Args:
        design: (n_fold_rows, n_columns).
        beta: (n_draws, n_columns).
        totals: per level, (n_groups, n_draws) sums of effects down to that level.
        groups: per level, (n_fold_rows,) the line of `totals` of each row.
        counts, own, row_seed: how rows follow, as in `stats.draws.JointDraws`.
    """

    design: FloatArray
    beta: FloatArray
    totals: tuple[SmallFloatArray, ...]
    groups: tuple[IntArray, ...]
    counts: tuple[int, ...]
    own: tuple[RowParameters, ...]
    row_seed: int

    @classmethod
    def of(cls, draws: JointDraws, rows: IntArray) -> "PartDraws":
        """The draws of some rows: a tenth of the numbers, which alone may be read."""
        codes = draws.model.structure.nesting.codes()
        there = [np.unique(code[rows], return_inverse=True) for code in codes]
        return cls(
            draws.model.design[rows],
            draws.beta,
            tuple(all_[kept] for all_, (kept, _) in zip(draws.totals, there, strict=True)),
            tuple(place.astype(np.int64) for _, place in there),
            draws.counts,
            tuple(
                RowParameters(each.kept[rows], each.offset[rows], each.scale[rows])
                for each in draws.rows
            ),
            draws.row_seed,
        )

    @property
    def n_draws(self) -> int:
        """Number of draws."""
        return len(self.beta)

    def fixed(self, places: IntArray) -> SmallFloatArray:
        """(n_places, n_draws) what the characteristics predict of some of the fold's rows."""
        return self.design[places].astype(np.float32) @ self.beta.T.astype(np.float32)

    def total(self, places: IntArray, level: int) -> SmallFloatArray:
        """(n_places, n_draws) sums of the effects around rows down to a level."""
        return self.totals[level][self.groups[level][places]]

    def eta(self, places: IntArray, stream: int) -> SmallFloatArray:
        """(n_places, n_draws) predictor with all effects.

        Args:
            places: of rows in the fold.
            stream: number of the noise of the rows' own effects.
        """
        eta = self.fixed(places)
        if self.totals:
            eta += self.total(places, len(self.totals) - 1)
        if self.own:
            self._add_own(places, eta, np.random.default_rng([self.row_seed, stream]))
        return eta

    def _add_own(
        self, places: IntArray, eta: SmallFloatArray, generator: np.random.Generator
    ) -> None:
        noise = generator.standard_normal(eta.shape, dtype=np.float32)
        for end, count, own in zip(np.cumsum(self.counts), self.counts, self.own, strict=True):
            run = slice(end - count, end)
            eta[:, run] *= own.kept[places, None]
            eta[:, run] += own.offset[places, None] + own.scale[places, None] * noise[:, run]


@dataclass(frozen=True)
class FoldDraws:
    """Draws for the rows of one fold.

    Args:
        rows: which rows, ascending.
        link: of the model.
        parts: draws per set of values of missing characteristics.
        variances: (n_draws, n_components) of the random effects.
        everywhere: (n_rows of the table,) what the mean of the coefficients predicts of all rows.
    """

    rows: IntArray
    link: Link
    parts: tuple[PartDraws, ...]
    variances: FloatArray = field(repr=False)
    everywhere: FloatArray = field(repr=False)

    @property
    def sd(self) -> FloatArray:
        """(n_draws,) sd of all random effects together."""
        return np.sqrt(self.variances.sum(axis=1))

    @property
    def beta(self) -> FloatArray:
        """(n_draws, n_columns)."""
        return np.vstack([part.beta for part in self.parts])

    def places(self, rows: IntArray) -> IntArray:
        """Places of rows of the table among those of the fold."""
        return np.searchsorted(self.rows, rows).astype(np.int64)

    def slices(self) -> Iterator[tuple[PartDraws, slice]]:
        """Each part with its place among the draws."""
        start = 0
        for part in self.parts:
            yield part, slice(start, start + part.n_draws)
            start += part.n_draws

    def fixed(self, rows: IntArray) -> SmallFloatArray:
        """(n_rows, n_draws) what the characteristics alone predict, on the scale of the link."""
        places = self.places(rows)
        return np.hstack([part.fixed(places) for part in self.parts])

    def eta(self, rows: IntArray, stream: int) -> SmallFloatArray:
        """(n_rows, n_draws) predictor with all effects."""
        places = self.places(rows)
        return np.hstack([part.eta(places, stream) for part in self.parts])

    def within(self, rows: IntArray, level: int) -> SmallFloatArray:
        """(n_rows, n_draws) expected rate given the effects of groups down to a level."""
        places = self.places(rows)
        eta = np.hstack([part.fixed(places) + part.total(places, level) for part in self.parts])
        sd = np.sqrt(self.variances[:, level + 1 :].sum(axis=1))
        return mean_small(self.link, eta, sd)


def draw_folds(fitted: Fitted, n_draws: int, seed: int) -> tuple[FoldDraws, ...]:
    """Draws of every fold.

    Args:
        fitted: the fits.
        n_draws: in all, spread evenly over the predictions of missing characteristics; at least
            one from each.
        seed: of everything drawn here.
    """
    n_parts = sum(len(each.predicting) for each in fitted.tables)
    sizes = [max(1, len(part)) for part in np.array_split(np.arange(n_draws), n_parts)]
    noise = [
        np.random.default_rng([seed, 1, number]).standard_normal((n, fitted.design.n_columns))
        for number, n in enumerate(sizes)
    ]
    return tuple(
        _fold_draws(fitted, fold, noise, np.random.default_rng([seed, 2, number]))
        for number, fold in enumerate(fitted.folds)
    )


def _fold_draws(
    fitted: Fitted, fold: Fold, noise: list[FloatArray], generator: np.random.Generator
) -> FoldDraws:
    n_nodes = None if len(noise) == 1 else -(-NODES // len(noise))
    parts: list[PartDraws] = []
    variances: list[FloatArray] = []
    for (model, move), z in zip(_predicting(fitted, fold), noise, strict=True):
        drawn = draw_held_out(model, fold.held_out, len(z), generator, z, n_nodes, move)
        parts.append(PartDraws.of(drawn, fold.rows))
        variances.append(run_variances(drawn))
    # The values of the first set: the level of a fold is hardly another with the others.
    first, _ = next(_predicting(fitted, fold))
    everywhere = first.design @ np.vstack([part.beta for part in parts]).mean(axis=0)
    link = first.likelihood.link
    return FoldDraws(fold.rows, link, tuple(parts), np.vstack(variances), everywhere)


def _predicting(fitted: Fitted, fold: Fold) -> Iterator[tuple[LatentModel, FloatArray]]:
    """The model of all rows with each set of values for what the fold's rows miss.

    Its outcomes are all that are known, those of areas too small to learn from included: the
    difference of such an area is its own.

    With it comes what its completed table does to the coefficients, beside the table that the fold
    was fitted on: the difference between the fits of all rows. So the draws hold the spread between
    imputations although a fold is fitted once. The fold's outcomes are in both fits of all rows and
    hardly in their difference.
    """
    first = fitted.first.model.with_likelihood(likelihood_of(fitted.table))
    held = fold.held_out.rows[:, None]
    means = [part.beta.mean for part in fitted.posterior.parts]
    for table, mean in zip(fitted.tables, means, strict=True):
        for predicting in table.predicting:
            # Rows of the fold are predicted: their missing values may not know their outcome.
            standard = np.where(held, predicting, table.fitted)
            model = replace(first, design=fitted.design.matrix(standard))
            yield model, mean - means[fold.table]


@dataclass(frozen=True)
class Calibration:
    """What is added to every predictor.

    Args:
        shift: (n_folds, n_periods, n_draws).
        national: (n_periods,) weighted actual share of the areas with an actual figure.
    """

    shift: FloatArray
    national: FloatArray


def calibrate(fitted: Fitted, folds: tuple[FoldDraws, ...]) -> Calibration:
    """Shifts that make the national expected figure the actual one.

    Notes:
        First every fold is put on the national level: what it predicts of the whole country, at
        the mean of its coefficients, is the weighted actual share of the areas with an actual
        figure. A fold without some high gemeenten has a lower level, which would be taken for
        their difference. Then one shift per period and draw, for all folds, so that in every draw
        sum_i w_i E_i / sum_i w_i over these areas equals their weighted actual share, each E_i
        from the fold without the area. Areas without actual figure get the same shifts: what their
        figure would have done to the mean is not known.
    """
    n_periods = len(fitted.design.periods)
    shift = np.empty((len(folds), n_periods, len(folds[0].sd)))
    national = np.empty(n_periods)
    for period in range(n_periods):
        known = fitted.table.is_known & (fitted.design.period == period)
        weights = np.where(known, fitted.table.youths, 0) / fitted.table.youths[known].sum()
        target = float(weights[known] @ fitted.table.actual[known] / 100)
        levels = np.array([_level(fold, np.flatnonzero(known), weights, target) for fold in folds])
        parts = [
            _Part.of(fold, fold.rows[known[fold.rows]], weights, level)
            for fold, level in zip(folds, levels, strict=True)
        ]
        shift[:, period] = levels[:, None] + _shift(parts, target)
        national[period] = target
    return Calibration(shift, national)


def _level(fold: FoldDraws, rows: IntArray, weights: FloatArray, target: float) -> float:
    """The shift that makes a fold's prediction of the whole country the actual share."""
    sd = float(np.sqrt(fold.variances.sum(axis=1).mean()))
    return calibrating_shift(fold.link, fold.everywhere[rows], sd, weights[rows], target)


@dataclass(frozen=True)
class _Part:
    """Fixed predictors of some rows, their effects' sd and the rows' weights."""

    link: Link
    eta: SmallFloatArray
    sd: FloatArray
    weights: FloatArray

    @classmethod
    def of(cls, fold: FoldDraws, rows: IntArray, weights: FloatArray, level: float) -> "_Part":
        """The rows of a fold, on its national level."""
        return cls(fold.link, fold.fixed(rows) + np.float32(level), fold.sd, weights[rows])

    def mean(self, shift: FloatArray) -> FloatArray:
        """(n_draws,) weighted sum of expected rates after a shift."""
        moved = cast("SmallFloatArray", self.eta + shift.astype(np.float32))
        rates = mean_small(self.link, moved, self.sd)
        return np.asarray(self.weights @ rates.astype(np.float64))


def _shift(parts: list[_Part], target: float) -> FloatArray:
    """The shift of each draw: one slope for all steps, and a search where that does not get there.

    Single precision blurs the difference of two means that are near each other, so that slopes of
    the secant method would be noise in the end; the slope hardly changes over so small a shift.
    Where there are two or three groups, the draws of a fold without one of them may lie far from
    the national level, where the slope is another: those few draws are searched one by one.
    """
    shift: FloatArray = np.zeros(len(parts[0].sd))
    value = _sum_of_means(parts, shift)
    slope = (_sum_of_means(parts, shift + STEP) - value) / STEP
    for _ in range(QUICK_STEPS):
        away = value - target
        if np.abs(away).max() < CLOSE:
            return shift
        shift = shift - np.clip(away / slope, -1, 1)
        value = _sum_of_means(parts, shift)
    far = np.flatnonzero(~(np.abs(value - target) < CLOSE))
    n_together = max(1, MOST_CELLS // sum(len(part.eta) for part in parts))
    for start in range(0, len(far), n_together):
        draws = far[start : start + n_together]
        shift[draws] = _searched(parts, draws, target)
    return shift


def _searched(parts: list[_Part], draws: IntArray, target: float) -> FloatArray:
    """The shift of some draws, in double precision."""
    eta = np.vstack([part.eta[:, draws] for part in parts]).astype(np.float64)
    sd = np.vstack([np.broadcast_to(part.sd[draws], part.eta[:, draws].shape) for part in parts])
    weights = np.concatenate([part.weights for part in parts])
    # The nodes of `mean_small`, so that all draws have the same mean rate of a predictor.
    return calibrating_shifts(parts[0].link, eta, sd, weights, target, n_nodes=5)


def _sum_of_means(parts: list[_Part], shift: FloatArray) -> FloatArray:
    return np.sum([part.mean(shift) for part in parts], axis=0)
