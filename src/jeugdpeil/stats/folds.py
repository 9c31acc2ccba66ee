"""Fits without whole groups, and draws for the groups that were left out.

A prediction of a group from a model that saw the group explains the group by itself: its own
effect is in the coefficients. Leaving out whole groups, a few at a time, gives every group a
prediction that it did not touch.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.draws import JointDraws, RowParameters, Run, assemble, hyper_draws
from jeugdpeil.stats.errors import TooFewGroupsError
from jeugdpeil.stats.fit import Point, Posterior, fit
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel, find_mode, refine_mode


def group_folds(
    groups: IntArray, n_folds: int, generator: np.random.Generator
) -> tuple[BoolArray, ...]:
    """Rows of each fold: whole groups, about as many rows in each.

    Args:
        groups: (n_rows,) group number of each row.
        n_folds: at least 2, at most the number of groups.
        generator: puts the groups in order.

    Raises:
        TooFewGroupsError: fewer groups than folds.

    >>> folds = group_folds(np.array([0, 0, 1, 2]), 2, np.random.default_rng(1))
    >>> sum(fold.astype(int) for fold in folds).tolist()
    [1, 1, 1, 1]
    """
    names, sizes = np.unique(groups, return_counts=True)
    if not 2 <= n_folds <= len(names):
        raise TooFewGroupsError(
            f"{len(names)} groups cannot make {n_folds} folds", groups=len(names), folds=n_folds
        )
    shuffled = generator.permutation(len(names))
    order = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    fold_of = np.empty(len(names), dtype=np.int64)
    loads = np.zeros(n_folds)
    for group in order:
        fold_of[group] = np.argmin(loads)
        loads[fold_of[group]] += sizes[group]
    fold_of_row = fold_of[np.searchsorted(names, groups)]
    return tuple(fold_of_row == fold for fold in range(n_folds))


@dataclass(frozen=True)
class HeldOut:
    """A fit without some rows.

    Args:
        rows: (n_rows,) what was left out.
        posterior: of the others.
    """

    rows: BoolArray
    posterior: Posterior


def fit_folds(
    full: Posterior,
    folds: tuple[BoolArray, ...],
    generator: np.random.Generator,
    effort: Effort | None = None,
) -> tuple[HeldOut, ...]:
    """One fit per fold, without its rows.

    Args:
        full: the fit of all rows, from which each fold begins.
        folds: rows to leave out, such as from `group_folds`.
        generator: the source of chance.
        effort: how finely to integrate each fold's hyperparameters.
    """
    found: list[HeldOut] = []
    for rows in folds:
        model = full.model.with_likelihood(full.model.likelihood.without(rows))
        found.append(HeldOut(rows, fit(model, generator, effort, full.start)))
    return tuple(found)


def draw_held_out(
    model: LatentModel,
    held_out: HeldOut,
    n_draws: int,
    generator: np.random.Generator,
    noise: FloatArray | None = None,
    n_nodes: int | None = None,
    move: FloatArray | float = 0.0,
) -> JointDraws:
    """Draws in which fixed effects and hyperparameters never saw the fold, and effects all data.

    Args:
        model: of all rows, the fold's outcomes included.
        held_out: the fit without the fold.
        n_draws: how many.
        generator: the source of chance.
        noise: (n_draws, n_fixed) standard normal, behind the fixed effects. Folds that share it
            have fixed effects that move together, as fits on nearly the same data should: sums of
            rows of several folds would else average out an error that they share.
        n_nodes: as in `draws.hyper_draws`.
        move: (n_fixed,) added to the fixed effects, such as what another imputation does to them.

    Notes:
        beta and theta come from p(beta, theta | y without the fold); the random effects from
        p(u | y, beta, theta) with the likelihood of all rows at its quadratic approximation. Read
        the rows of the fold only: for the other rows the draws count their outcomes twice.
    """
    posterior = held_out.posterior
    shape = (n_draws, len(posterior.beta.mean))
    normal = generator.standard_normal(shape) if noise is None else noise
    runs: list[Run] = []
    for node, scores in hyper_draws(posterior, n_draws, generator, n_nodes):
        mode, natural = posterior.points[node].mode(posterior.model)
        done = sum(len(run.scores) for run in runs)
        z = normal[done : done + len(scores)]
        beta = mode.factor.solve(natural).beta + move + z @ mode.factor.beta_root.T
        runs.append(_effects_given(model, posterior.points[node], scores, beta, generator))
    return assemble(model, runs, generator)


def _effects_given(
    model: LatentModel,
    point: Point,
    scores: FloatArray,
    beta: FloatArray,
    generator: np.random.Generator,
) -> Run:
    variances = model.hyper.variances(point.scores)[0]
    mode = find_mode(model, variances, point.eta.astype(np.float64))
    natural = mode.natural + refine_mode(mode)
    drawn = mode.factor.draw_given(natural, beta, generator)
    return Run(scores, drawn, RowParameters.of(mode.factor, natural))
