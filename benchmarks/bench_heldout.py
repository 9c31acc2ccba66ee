"""Gemeenten that were held out: our own model beside a plain regression and the national mean.

`python -m benchmarks heldout`. Ten folds of whole groups, the same for every model.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import expit, logsumexp
from scipy.stats import betabinom, binom

from benchmarks.peers.country import country
from benchmarks.peers.own_model import own_model
from benchmarks.peers.problem import BoolArray, FloatArray, IntArray, Problem
from benchmarks.wide_table import WideTable
from jeugdpeil.sources import reference_data
from jeugdpeil.stats.fit import Moments, fit
from jeugdpeil.stats.folds import fit_folds, group_folds

N_FOLDS, SEED = 10, 20261122
# The grids of `log_probabilities`: a shared effect in its own sd, and the logit of a rate.
WIDE, FINE = 7, 0.002
SHARED = np.linspace(-WIDE, WIDE, 40 * WIDE + 1)
FILE = Path("cbs_wijk_2021_2022", "kwb_jeugdzorg_wijk_gemeente_2021_2022.csv")
YEAR = "2021"


@dataclass(frozen=True)
class Data:
    """Counts in groups, with what may explain them.

    Args:
        name: for a reader.
        problem: the model.
        level: of the groups that are held out whole.
    """

    name: str
    problem: Problem
    level: int

    @property
    def groups(self) -> IntArray:
        """(n_rows,) the group of each row."""
        return self.problem.codes[self.level]


@dataclass(frozen=True)
class Predicted:
    """What a model says of the rows that it did not see.

    Args:
        rate: (n_rows,) mean rate.
        single: (n_rows,) log probability of the count that came.
        together: sum over the groups of the log probability of all counts of a group.
    """

    rate: FloatArray
    single: FloatArray
    together: float


def table() -> WideTable:
    """Every model on every set of data."""
    rows = [row for data in everything() for row in compared(data)]
    return WideTable(
        title="Gemeenten that were held out",
        before=(_paragraph(METHOD), _paragraph(DATA)),
        header=(
            "data ", "model ", "log score, each area", "log score, a group's areas together",
            "rmse, points", "weighted rmse, points",
        ),
        rows=tuple(rows),
    )  # fmt: skip


def everything() -> Iterator[Data]:
    """The synthetic country, and the real wijken where they are."""
    given = country(3000, 1)
    yield Data("synthetic country, 3,000 areas in 342 groups", given.nested, 1)
    folder = reference_data.folder()
    if folder is None or not (folder / FILE).is_file():
        print("real wijken: skipped, JEUGDPEIL_REFERENCE_DATA names no folder that has them")
        return
    yield real_wijken(folder / FILE)


def compared(data: Data) -> Iterator[tuple[str, ...]]:
    """One row per model."""
    folds = group_folds(data.groups, N_FOLDS, np.random.default_rng(SEED))
    actual = data.problem.successes / data.problem.trials
    weights = data.problem.trials / data.problem.trials.sum()
    for name, predict in MODELS.items():
        found = predict(data, folds)
        error = 100 * (found.rate - actual)
        rmse, weighted = np.sqrt((error**2).mean()), np.sqrt(weights @ error**2)
        scores = found.single.mean(), found.together / len(found.single)
        yield (data.name, name, *(f"{value:.3f}" for value in (*scores, rmse, weighted)))


Folds = tuple[BoolArray, ...]


def by_own_engine(data: Data, folds: Folds) -> Predicted:
    """The linear predictor of the rows of each fold, from a fit without them."""
    problem, generator = data.problem, np.random.default_rng(SEED)
    full = fit(own_model(problem), generator)
    rate, single = np.empty(len(problem.trials)), np.empty(len(problem.trials))
    together = 0.0
    for held in fit_folds(full, folds, generator):
        rate[held.rows] = held.posterior.rates().mean[held.rows]
        own_sd = float(held.posterior.hyper.mean[-1])
        for group in np.unique(data.groups[held.rows]):
            rows = np.flatnonzero(data.groups == group)
            single[rows], joint = log_probabilities(problem, rows, held.posterior.eta, own_sd)
            together += joint
    return Predicted(rate, single, together)


def log_probabilities(
    problem: Problem, rows: IntArray, eta: Moments, own_sd: float
) -> tuple[FloatArray, float]:
    """Log probability of each count of a group, and of all its counts together.

    The logit of a rate is normal: an effect that the rows of the group share, and one of its own.
    Sums over grids: draws would miss the tails.
    """
    shared_sd = np.sqrt(np.maximum(eta.sd[rows] ** 2 - own_sd**2, 1e-8))
    given: list[FloatArray] = []
    for row, spread in zip(rows, shared_sd, strict=True):
        centres = eta.mean[row] + spread * SHARED
        reach = max(1, round(WIDE * own_sd / FINE))
        own = _around_zero(reach)
        width = round((centres[-1] - centres[0]) / (2 * FINE)) + reach
        at = eta.mean[row] + _around_zero(width)
        counts = np.asarray(binom.pmf(problem.successes[row], problem.trials[row], expit(at)))
        weights = np.exp(-0.5 * (own / own_sd) ** 2)
        mixed = np.asarray(np.convolve(counts, weights / weights.sum(), "same"), np.float64)
        probable = np.asarray(np.interp(centres, at, mixed), np.float64)
        given.append(np.log(np.maximum(probable, 1e-300)))
    logs = np.array(given)
    prior = -0.5 * SHARED**2
    prior -= logsumexp(prior)
    return np.asarray(logsumexp(logs + prior, axis=1)), float(logsumexp(logs.sum(axis=0) + prior))


def _around_zero(n_steps: int) -> FloatArray:
    """A grid with so many steps to either side."""
    return np.linspace(-n_steps * FINE, n_steps * FINE, 2 * n_steps + 1)


def by_regression(
    *, spreads: bool, is_mean_only: bool = False
) -> Callable[[Data, Folds], Predicted]:
    """A binomial regression; with `spreads` its counts vary more than binomial, beta-binomially."""

    def predict(data: Data, folds: Folds) -> Predicted:
        problem = data.problem
        y, n = problem.successes, problem.trials
        design = np.ones((len(n), 1)) if is_mean_only else problem.design
        rate, single = np.empty(len(n)), np.empty(len(n))
        for rows in folds:
            beta = regression(design[~rows], y[~rows], n[~rows])
            fitted, rate[rows] = expit(design[~rows] @ beta), expit(design[rows] @ beta)
            rho = correlation(y[~rows], n[~rows], fitted) if spreads else 0.0
            single[rows] = log_probability(y[rows], n[rows], rate[rows], rho)
        return Predicted(rate, single, float(single.sum()))

    return predict


def log_probability(y: IntArray, n: IntArray, rate: FloatArray, rho: float) -> FloatArray:
    """Binomial, or beta-binomial with a correlation above 0."""
    if rho == 0:
        return np.asarray(binom.logpmf(y, n, rate))
    strength = 1 / rho - 1
    return np.asarray(betabinom.logpmf(y, n, rate * strength, (1 - rate) * strength))


def regression(design: FloatArray, y: IntArray, n: IntArray) -> FloatArray:
    """Coefficients of a binomial regression, by Newton's method."""
    start = float(y.sum() / n.sum())
    beta = np.linalg.lstsq(design, np.full(len(y), np.log(start / (1 - start))), rcond=None)[0]
    for _ in range(30):
        rate = expit(design @ beta)
        weighted = design * (n * rate * (1 - rate))[:, None]
        step = np.linalg.solve(weighted.T @ design, design.T @ (y - n * rate))
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            break
    return np.asarray(beta, dtype=np.float64)


def correlation(y: IntArray, n: IntArray, rate: FloatArray) -> float:
    """Correlation within an area, by moments: Var(y) = n p (1 - p) (1 + (n - 1) rho)."""
    ratio = (y - n * rate) ** 2 / (n * rate * (1 - rate))
    return max(float((ratio - 1).sum() / (n - 1).sum()), 1e-6)


MODELS: dict[str, Callable[[Data, Folds], Predicted]] = {
    "own engine, without the group": by_own_engine,
    "regression, overdispersed": by_regression(spreads=True),
    "regression, plain": by_regression(spreads=False),
    "national mean, overdispersed": by_regression(spreads=True, is_mean_only=True),
    "national mean, plain": by_regression(spreads=False, is_mean_only=True),
}


def real_wijken(path: Path) -> Data:
    """Youths with jeugdzorg per wijk of 2021, where the count and all characteristics are known."""
    with path.open(encoding="utf-8", newline="") as file:
        table = [r for r in csv.DictReader(file) if r["niveau"] == "Wijk" and r["year"] == YEAR]
    numbers = {name: _column(table, name) for name in USED}
    youths = np.rint(numbers["a_00_14"] + 0.8 * numbers["a_15_24"])
    columns = characteristics(numbers)
    known = np.isfinite(columns).all(axis=1) & np.isfinite(numbers["jz_jongeren"])
    known &= youths > numbers["jz_jongeren"]
    columns = columns[known]
    columns = (columns - columns.mean(axis=0)) / columns.std(axis=0)
    gemeenten = np.array([row["code"][2:6] for row in table])[known]
    group = np.unique(gemeenten, return_inverse=True)[1].astype(np.int64)
    none = np.empty(0)
    problem = Problem(
        numbers["jz_jongeren"][known].astype(np.int64), youths[known].astype(np.int64),
        np.column_stack([np.ones(len(columns)), columns]), group[None, :], True,
        np.empty((0, 2), dtype=np.int64), none, none,
    )  # fmt: skip
    name = f"wijken of {YEAR}: {known.sum():,} in {group.max() + 1} gemeenten"
    return Data(name, problem, 0)


USED = (
    "jz_jongeren", "a_00_14", "a_15_24", "a_inw", "a_hh", "a_1p_hh", "a_hh_m_k", "a_nw_all",
    "a_gesch", "a_soz_wb", "a_opl_lg", "g_wozbag", "p_koopw", "p_wcorpw", "p_hh_li", "ste_oad",
    "g_afs_hp",
)  # fmt: skip


def characteristics(numbers: dict[str, FloatArray]) -> FloatArray:
    """(n_rows, 12) columns that a rate may depend on."""
    people, households = numbers["a_inw"], numbers["a_hh"]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.column_stack(
            [
                numbers["a_hh_m_k"] / households,
                numbers["a_1p_hh"] / households,
                numbers["a_gesch"] / people,
                numbers["a_nw_all"] / people,
                np.sqrt(numbers["a_soz_wb"] / people),
                numbers["a_opl_lg"] / people,
                np.log(numbers["g_wozbag"]),
                numbers["p_koopw"],
                numbers["p_wcorpw"],
                numbers["p_hh_li"],
                np.log(numbers["ste_oad"] + 1),
                np.log(numbers["g_afs_hp"]),
            ]
        )


def _column(table: list[dict[str, str]], name: str) -> FloatArray:
    """A column of numbers, blanks as not known."""
    return np.array([float(row[name] or "nan") for row in table])


def _paragraph(text: str) -> str:
    return " ".join(text.split())


METHOD = f"""
{N_FOLDS} folds of whole groups; every model predicts the areas of a fold from the other folds. Log
score: log probability of the counts that came, divided by the number of areas, higher is better;
of each area by itself, and of all areas of a group together, which a model knows that lets them
share an effect. Rmse: of the predicted rate
against the share that came, with every area counted once, and by its youths. The actual share holds
chance of its own, so that no rmse can reach 0. Overdispersed: beta-binomial, the correlation within
an area estimated by moments.
"""
DATA = f"""
Wijken of {YEAR}: youths with jeugdzorg in natura, all forms, of the youths of 0-22 years (0-14 plus
0.8 of 15-24, an approximation); wijken whose count is hidden or whose characteristics are not all
known are left out, for every model alike. Counts are multiples of 5 and taken as they are.
"""
