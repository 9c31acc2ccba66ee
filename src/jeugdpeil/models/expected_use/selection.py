"""Which characteristics stay in the model, and which get a curve, by cross-validation.

Whole groups (gemeenten) are held out, because a characteristic that only tells gemeenten apart
predicts wijken of a gemeente that the fit saw and no others. The score is the log density of a
held-out group as a whole.

The choice is made with the `working_model`: the normal model that stands for the fit near its
mode. Refitting the full model for each of some hundred choices and ten folds would cost minutes
and, as the working model has the same mode, weights and covariance, hardly choose differently; a
binomial model without random effects would be as quick, but would count the wijken of one gemeente
as independent and keep nearly everything. The final fit is of the full model, so that a rough
choice costs some precision and no honesty.

A curve is taken when it gains more than one standard error of the gain over the groups.
Characteristics are then left out one by one, that with the least loss first; of all models on the
way the smallest is taken that is within one standard error of the best.

Source:
    T. Hastie, R. Tibshirani, J. Friedman (2009), The elements of statistical learning, 2nd ed.,
    section 7.10.1, for the rule of one standard error.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.models.expected_use.area_table import AreaTable
from jeugdpeil.models.expected_use.completed import Completed
from jeugdpeil.models.expected_use.design import Choice, Design, Scaling, make_design
from jeugdpeil.models.expected_use.fitting import effects_of, fold_units, likelihood_of
from jeugdpeil.models.expected_use.specification import Characteristic, Specification
from jeugdpeil.models.expected_use.unseen import unseen_design
from jeugdpeil.models.expected_use.working_model import LITTLE, HeldOutScores, WorkingModel
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.fit import Posterior, fit
from jeugdpeil.stats.folds import group_folds
from jeugdpeil.stats.laplace import LatentModel


def choice_of(
    table: AreaTable,
    specification: Specification,
    completed: Completed,
    scalings: tuple[Scaling, ...],
    generator: np.random.Generator,
) -> Choice:
    """Which characteristics stay in the model of a table, and which get a curve.

    Args:
        table, specification: what was asked.
        completed: characteristics without holes.
        scalings: how they were standardised.
        generator: makes the folds.

    Raises:
        StatsError: a fit that does not converge.
    """
    widest = everything(specification)
    if not is_open(specification):
        return widest
    design = make_design(table, specification, completed.fitted, scalings, widest)
    effects = effects_of(table, is_spatial=False)
    model = LatentModel(
        likelihood_of(table),
        design.matrix(completed.fitted),
        design.precision,
        effects.structure,
        effects.hyper,
    )
    unit = fold_units(table)
    n_folds = max(2, min(specification.n_folds, int(unit.max()) + 1))
    folds = group_folds(unit, n_folds, generator)
    rough = fit(model, generator, LITTLE)
    unseen = unseen_design(design, [completed]) if np.isnan(table.values).any() else None
    return chosen(design, rough, unit, folds, unseen)


def everything(specification: Specification) -> Choice:
    """The widest model that may be chosen from: all characteristics, all curves that are open.

    Args:
        specification: of the model.

    Notes:
        A characteristic that what-if may move stays straight unless a curve was asked for: one
        slope is what a page can show.
    """
    open_or_wanted = (
        each.id
        for each in specification.characteristics
        if each.curve or (each.curve is None and not each.is_movable)
    )
    return Choice(specification.ids, frozenset(open_or_wanted))


def is_open(specification: Specification) -> bool:
    """Whether anything is left to choose."""
    return specification.selects or any(
        each.curve is None and not each.is_movable for each in specification.characteristics
    )


def chosen(
    design: Design,
    posterior: Posterior,
    group: IntArray,
    folds: Sequence[BoolArray],
    unseen: FloatArray | None = None,
) -> Choice:
    """Choose characteristics and curves.

    Args:
        design: of the widest model, from `everything`.
        posterior: the fit of that design; a rough one will do.
        group: (n_rows,) number of the group that folds leave out as a whole, 0, 1, ...
        folds: rows of each fold, from `stats.folds.group_folds`.
        unseen: (n_rows, n_columns) what held-out rows are predicted from, where that is another.
    """
    specification, model = design.specification, posterior.model
    working = WorkingModel.of(posterior, group)
    regression = working.regression(model.design, design.precision)
    held_out = None if unseen is None else working.regression(unseen, design.precision)
    pairs = zip(specification.characteristics, design.columns_of, strict=True)
    decision = choose(
        HeldOutScores.of(regression, folds, held_out),
        range(len(design.periods)),
        [_candidate(each, columns) for each, columns in pairs],
        may_leave=specification.selects,
    )
    return _as_choice(specification.ids, decision)


def _candidate(characteristic: Characteristic, columns: tuple[int, ...]) -> "Candidate":
    return Candidate(columns[0], columns[1:], characteristic.curve)


def _as_choice(ids: Sequence[str], decision: "Decision") -> Choice:
    rows = list(zip(ids, decision.is_kept, decision.is_curve, decision.loss, strict=True))
    left_out = [(name, "left out", loss) for name, kept, _, loss in rows if not kept]
    curves = [(name, "curve", -loss) for name, kept, _, loss in rows if kept and loss < 0]
    return Choice(
        tuple(name for name, kept, _, _ in rows if kept),
        frozenset(name for name, _, is_curve, _ in rows if is_curve),
        (*left_out, *curves),
    )


@dataclass(frozen=True)
class Candidate:
    """One characteristic in the choice.

    Args:
        straight: number of its column.
        bends: numbers of the columns beside it that make it a curve; empty where it has none.
        curve: True or False where the curve was decided beforehand, None where it may be chosen.
        may_leave: whether the characteristic may be left out.
    """

    straight: int
    bends: tuple[int, ...] = ()
    curve: bool | None = None
    may_leave: bool = True

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that are in while it is in."""
        return (self.straight, *(self.bends if self.curve else ()))


@dataclass(frozen=True)
class Decision:
    """What was chosen, per candidate.

    Args:
        is_kept: whether it stays.
        is_curve: whether it is a curve.
        loss: log score per row that was lost by leaving it out, or by the curve where that is
            chosen: negative where the choice gained. 0 where nothing was chosen.
    """

    is_kept: tuple[bool, ...]
    is_curve: tuple[bool, ...]
    loss: tuple[float, ...]


def choose(
    scores: HeldOutScores,
    always: Sequence[int],
    candidates: Sequence[Candidate],
    *,
    may_leave: bool,
) -> Decision:
    """Choose curves, then leave characteristics out.

    Args:
        scores: of held-out groups.
        always: numbers of columns that stay in, such as one intercept per year.
        candidates: the characteristics.
        may_leave: False chooses curves only.
    """
    race = _Race(scores, tuple(always))
    decided, gains = _with_curves(race, list(candidates))
    is_kept, losses = [True] * len(decided), gains
    if may_leave:
        for number, loss in _left_out(race, decided):
            is_kept[number], losses[number] = False, loss
    is_curve = tuple(bool(each.curve) and kept for each, kept in zip(decided, is_kept, strict=True))
    return Decision(tuple(is_kept), is_curve, tuple(losses))


@dataclass(frozen=True)
class _Race:
    """Scores of models made of candidates."""

    scores: HeldOutScores
    always: tuple[int, ...]

    def units(self, candidates: Sequence[Candidate]) -> FloatArray:
        """(n_units,) scores of the model with these candidates."""
        inside = [column for each in candidates for column in each.columns]
        return self.scores.units([*self.always, *inside])

    def per_row(self, change: FloatArray) -> float:
        """A change in the scores as a mean over the rows that say anything."""
        return float(change.sum()) / max(int(self.scores.regression.speaks.sum()), 1)


def standard_error(change: FloatArray) -> float:
    """Standard error of the sum of paired changes over units."""
    return float(np.sqrt(len(change) * change.var(ddof=1))) if len(change) > 1 else np.inf


def _with_curves(race: _Race, candidates: list[Candidate]) -> tuple[list[Candidate], list[float]]:
    """Take curves, the best first, as long as one gains more than its standard error."""
    here = race.units(candidates)
    losses = [0.0] * len(candidates)
    waiting = [n for n, each in enumerate(candidates) if each.curve is None and each.bends]
    while waiting:
        gains = {number: _bent(race, candidates, number) - here for number in waiting}
        # One that does not gain now will not do so beside another curve: not asked again.
        waiting = [n for n, gain in gains.items() if gain.sum() > standard_error(gain)]
        if waiting:
            best = max(waiting, key=lambda number: float(gains[number].sum()))
            candidates[best] = replace(candidates[best], curve=True)
            losses[best] = -race.per_row(gains[best])
            here = here + gains[best]
            waiting.remove(best)
    return candidates, losses


def _bent(race: _Race, candidates: list[Candidate], number: int) -> FloatArray:
    trial = [
        replace(each, curve=True) if place == number else each
        for place, each in enumerate(candidates)
    ]
    return race.units(trial)


def _left_out(race: _Race, candidates: list[Candidate]) -> list[tuple[int, float]]:
    """Candidates to leave out, each with the loss per row at the step that left it out."""
    inside = list(range(len(candidates)))
    path = [race.units(candidates)]
    steps: list[tuple[int, float]] = []
    while leaving := [number for number in inside if candidates[number].may_leave]:
        trials = {
            number: race.units([candidates[n] for n in inside if n != number]) for number in leaving
        }
        worst = max(leaving, key=lambda number: float(trials[number].sum()))
        steps.append((worst, race.per_row(path[-1] - trials[worst])))
        path.append(trials[worst])
        inside.remove(worst)
    return steps[: _smallest_good(path)]


def _smallest_good(path: list[FloatArray]) -> int:
    """Number of steps to the smallest model within one standard error of the best."""
    best = max(path, key=lambda units: float(units.sum()))
    good = [
        place
        for place, units in enumerate(path)
        if units is best or (best - units).sum() <= standard_error(best - units)
    ]
    return max(good)
