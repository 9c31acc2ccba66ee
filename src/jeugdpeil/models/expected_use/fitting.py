"""The fits behind expected use: of all areas, and without each tenth of the groups.

Where characteristics are missing there are several completed tables. All rows are fitted once per
table: coefficients and effects in the model card are the mixture. A fold is fitted once, on one
table, the tables in turn: what imputation adds to the spread of the coefficients is known from the
fits of all rows and is added to the draws of a fold (`fold_draws`), at a fifth of the cost of ten
folds times five tables. The draws for a fold's rows come from all tables in equal numbers, and from
several draws of the missing values in each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from jeugdpeil.models.expected_use.area_table import (
    LARGEST_SECRET,
    AreaTable,
    CountOutcome,
    ShareOutcome,
    numbered,
)
from jeugdpeil.models.expected_use.completed import Completed
from jeugdpeil.models.expected_use.design import Design
from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.fit import Posterior, fit
from jeugdpeil.stats.folds import HeldOut, group_folds
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperBlock, HyperSpace, MixedSd
from jeugdpeil.stats.imputation import Imputed
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel, Structure
from jeugdpeil.stats.likelihoods import Counts, Likelihood, NormalRates
from jeugdpeil.stats.links import Link
from jeugdpeil.stats.multiple import PooledPosterior, fit_completed
from jeugdpeil.stats.neighbours import Neighbours
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from jeugdpeil.stats.spatial import SpatialEffects

AREA, ROW = "area", "row"
# A fold needs its hyperparameters for the spread around a prediction, not to publish them. An error
# of e in their log density makes the weights of the points worth exp(-e^2) of their number.
FOLD_EFFORT = Effort(first_points=16, round_points=24, most_rounds=4, wanted_error=0.25)
# As in `completed.PULL`: the chance in a share of few youths is that of a share near the common.
PULL = 20.0


@dataclass(frozen=True)
class Fold:
    """A fit without some groups.

    Args:
        table: number of the completed table that it was made on.
        held_out: its rows and posterior.
    """

    table: int
    held_out: HeldOut

    @property
    def rows(self) -> IntArray:
        """Numbers of the rows that were left out."""
        return np.flatnonzero(self.held_out.rows)


@dataclass(frozen=True)
class Effects:
    """The random effects of a table.

    Args:
        structure, hyper: for the engine.
        levels: names of the levels of groups, outermost first; `area` is the area itself.
        has_row_effect: whether each row has an effect too (an area in a period, or, with one
            period, the area).
    """

    structure: Structure
    hyper: HyperSpace
    levels: tuple[str, ...]
    has_row_effect: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the standard deviations, in the order of `posterior.hyper`.

        A spatial effect adds its share of the variance of the areas, `spatial share`.
        """
        spatial = ("spatial share",) if isinstance(self.structure, SpatialEffects) else ()
        return (*self.levels, *spatial, *((ROW,) if self.has_row_effect else ()))

    @property
    def level_within(self) -> int | None:
        """Number of the innermost level that is a group around areas; None where there is none."""
        groups = [number for number, name in enumerate(self.levels) if name != AREA]
        return groups[-1] if groups else None


@dataclass(frozen=True)
class Fitted:
    """Fits of one area table.

    Args:
        table: the areas, with all that is known of their outcomes.
        learned: the same with the outcomes that the fits saw.
        design: columns of the model; `design.matrix(completed.fitted)` makes them.
        tables: completed characteristics; one where nothing was missing.
        was_missing: (n, n_characteristics) which values were drawn.
        effects: random effects.
        posterior: of all rows, one part per completed table; coefficients, effects and figures of
            fit in the model card. `posterior.parts[0].model` is the model of the first table.
        folds: fits without a part of the smallest groups each; expected figures are theirs.
        unit: (n,) number of what folds leave out as a whole: the smallest group, or the area.
    """

    table: AreaTable
    learned: AreaTable = field(repr=False)
    design: Design
    tables: tuple[Completed, ...] = field(repr=False)
    was_missing: BoolArray = field(repr=False)
    effects: Effects
    posterior: PooledPosterior = field(repr=False)
    folds: tuple[Fold, ...] = field(repr=False)
    unit: IntArray = field(repr=False)

    @property
    def first(self) -> Posterior:
        """The fit of all rows on the first completed table."""
        return self.posterior.parts[0]

    @property
    def imputed(self) -> FloatArray:
        """(n,) share of the values of each row that was drawn."""
        if not self.was_missing.shape[1]:
            return np.zeros(len(self.was_missing))
        return self.was_missing.mean(axis=1)


def likelihood_of(table: AreaTable) -> Likelihood:
    """What the outcome says: intervals of counts, or rates with their error.

    Notes:
        A secret count is 0-9, or 0..trials if that is fewer; a missing one says nothing. A share
        has the error of its rounding and, where the youths are known, of chance: on the scale of
        the logit 1 / (n p (1 - p)), with p pulled to the common share.
    """
    outcome = table.outcome
    if isinstance(outcome, CountOutcome):
        nothing = outcome.is_missing | (outcome.trials == 0)
        hidden = nothing | outcome.is_secret
        low = np.where(hidden, 0, outcome.low)
        secret = np.minimum(LARGEST_SECRET, outcome.trials)
        high = np.where(outcome.is_secret, secret, outcome.high)
        return Counts(low, np.where(nothing, outcome.trials, high), outcome.trials)
    return _rates(outcome)


def _rates(outcome: ShareOutcome) -> NormalRates:
    there = outcome.is_known
    rounded = NormalRates.from_shares(np.where(there, outcome.share, np.nan), outcome.half_unit)
    if outcome.youths is None:
        return rounded
    n = outcome.youths.astype(np.float64)
    share = np.where(there, outcome.share, 0.0)
    common = float((share * n)[there].sum() / n[there].sum())
    p = (share * n + PULL * common) / (n + PULL)
    chance = np.where(there, 1 / np.maximum(n * p * (1 - p), 1e-9), 1.0)
    error = np.sqrt(rounded.standard_error**2 + chance)
    return NormalRates(rounded.value, error, Link.LOGIT)


def effects_of(table: AreaTable, *, is_spatial: bool) -> Effects:
    """Nested effects: groups around, areas, and areas in a period.

    A level of which no group has two members is dropped, and so is one with a single group: the
    first cannot be told from what lies inside it, the second not from the year.
    """
    spatial = is_spatial and table.neighbours is not None
    named = [(name, numbered(codes)) for name, codes in reversed(table.groups)]
    named.append((AREA, numbered(table.areas)))
    named = [
        (name, numbers)
        for name, numbers in named
        if len(numbers[1]) > 1 and (name == AREA or len(numbers[1]) < len(named[-1][1][1]))
    ]
    # Neighbours tell areas apart where rows do not: with one period the row is the area.
    has_row_effect = len(table.period_names) > 1 or not spatial
    nesting = _nesting(named, table.n_rows, has_row_effect=has_row_effect)
    while not spatial and nesting.indistinct_levels:
        del named[nesting.indistinct_levels[-1]]
        nesting = _nesting(named, table.n_rows, has_row_effect=has_row_effect)
    levels = tuple(name for name, _ in named)
    blocks: list[HyperBlock] = [ExponentialSd() for _ in range(nesting.n_components)]
    structure: Structure = NestedEffects(nesting)
    if spatial:
        structure = SpatialEffects(nesting, _graph(table, named[-1][1][1]))
        blocks[len(levels) - 1] = MixedSd()
    return Effects(structure, HyperSpace(tuple(blocks)), levels, has_row_effect)


Named = Sequence[tuple[str, tuple[IntArray, tuple[str, ...]]]]


def _nesting(named: Named, n_rows: int, *, has_row_effect: bool) -> Nesting:
    codes = [numbers for _, (numbers, _) in named]
    return Nesting.from_codes(codes, n_rows, has_row_effect=has_row_effect)


def _graph(table: AreaTable, areas: Sequence[str]) -> Neighbours:
    number = {area: place for place, area in enumerate(areas)}
    pairs = [
        (number[a], number[b])
        for a, b in table.neighbours or ()
        if a != b and a in number and b in number
    ]
    return Neighbours.from_pairs(len(areas), np.array(pairs, dtype=np.int64).reshape(-1, 2))


def fold_units(table: AreaTable) -> IntArray:
    """(n,) number of what folds leave out as a whole: the smallest group that there are two of."""
    for codes in (*(codes for _, codes in table.groups), table.areas):
        numbers, names = numbered(codes)
        if len(names) > 1:
            return numbers
    raise ValueError("one area in all")


def fit_all(
    table: AreaTable,
    specification: Specification,
    design: Design,
    tables: tuple[Completed, ...],
) -> Fitted:
    """Fit all rows on every completed table, and every fold on one.

    Areas with too few youths to learn from have no outcome in any fit; the effects of an area are
    drawn given its own outcome later (`fold_draws`).

    What is drawn depends on the seed of the specification and the place alone, never on how much
    chance an earlier fit used up: the folds of a revised table are those of the table before.

    Raises:
        StatsError: a fit that does not converge.
    """
    effects = effects_of(table, is_spatial=specification.is_spatial)
    learned = table.to_learn_from(specification.least_youths_to_learn)
    likelihood = likelihood_of(learned)
    missing = np.isnan(table.values)

    def model(standard: FloatArray) -> LatentModel:
        return LatentModel(
            likelihood,
            design.matrix(standard),
            design.precision,
            effects.structure,
            effects.hyper,
        )

    imputed = Imputed(tuple(each.fitted for each in tables), missing)
    seed = specification.seed
    posterior = fit_completed(model, imputed, np.random.default_rng([seed, 4]))
    unit = fold_units(table)
    n_folds = max(2, min(specification.n_folds, int(unit.max()) + 1))
    left_out = group_folds(unit, n_folds, np.random.default_rng([seed, 5]))
    folds = tuple(
        _fold(posterior.parts, number, rows, np.random.default_rng([seed, 6, number]))
        for number, rows in enumerate(left_out)
    )
    return Fitted(table, learned, design, tables, missing, effects, posterior, folds, unit)


def _fold(
    parts: Sequence[Posterior], number: int, rows: BoolArray, generator: np.random.Generator
) -> Fold:
    table = number % len(parts)
    model = parts[table].model.with_likelihood(parts[table].model.likelihood.without(rows))
    return Fold(table, HeldOut(rows, fit(model, generator, FOLD_EFFORT, parts[table].start)))
