"""Simulation-based calibration of the engine: ranks of truths drawn from the prior.

A truth drawn from the prior, counts drawn from the truth, a posterior from the counts: over many
such rounds the share of draws below the truth is uniform, for every parameter, when the posterior
is right (S. Talts and others 2018, Validating Bayesian inference algorithms with
simulation-based calibration; A. Gelman and others 2020, Bayesian workflow).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import expit
from scipy.stats import kstest

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.draws import draw
from jeugdpeil.stats.fit import fit
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperSpace, MixedSd
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel, Structure
from jeugdpeil.stats.likelihoods import Counts, Terms
from jeugdpeil.stats.links import Link
from jeugdpeil.stats.neighbours import Neighbours, scaled_structure
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from jeugdpeil.stats.spatial import SpatialEffects
from support.latent_models import rounded

N_AREAS, N_GROUPS, N_DRAWS = 342, 42, 200
LEVEL = -2.2
BETA_SDS = np.array([0.5, 0.3, 0.3])
RATE = 4.6
LOOKED_AT = (0, 100, 200, 300)


@dataclass(frozen=True)
class Around:
    """Counts whose predictor is measured from a known level, so that the prior may be narrow."""

    counts: Counts
    link: Link = Link.LOGIT

    @property
    def n_rows(self) -> int:
        return self.counts.n_rows

    @property
    def is_informative(self) -> BoolArray:
        return self.counts.is_informative

    def terms(self, eta: FloatArray) -> Terms:
        return self.counts.terms(eta + LEVEL)

    def start(self) -> FloatArray:
        return self.counts.start() - LEVEL

    def without(self, rows: BoolArray) -> "Around":
        return Around(self.counts.without(rows))


@dataclass(frozen=True)
class Setting:
    """What is simulated.

    Args:
        seed: fixed before the first run.
        median_trials: of the areas; a rate of 10 % of 60 leaves most counts under 10.
        n_years: rows per area.
        hides: whether counts are rounded and hidden.
        is_spatial: whether the areas have a BYM2 effect on a grid with two parts and two islands.
        is_coarse: whether to integrate as coarsely as with 21,000 rows.
    """

    seed: int
    median_trials: float = 300.0
    n_years: int = 1
    hides: bool = False
    is_spatial: bool = False
    is_coarse: bool = False


SETTINGS = {
    "nested": Setting(11),
    "panel": Setting(12, median_trials=200, n_years=3),
    "hidden": Setting(13, median_trials=60, hides=True),
    "spatial": Setting(14, is_spatial=True),
    "nested_coarse": Setting(21, is_coarse=True),
    "spatial_coarse": Setting(24, is_spatial=True, is_coarse=True),
}
Simulated = tuple[Structure, HyperSpace, FloatArray, FloatArray]


def shares_below(setting: Setting, n_rounds: int) -> dict[str, FloatArray]:
    """Share of the draws below the truth, per parameter, in each round."""
    rounds = [_one(setting, np.random.default_rng([setting.seed, k])) for k in range(n_rounds)]
    return {name: np.array([each[name] for each in rounds]) for name in rounds[0]}


def smallest_holm_p(shares: dict[str, FloatArray]) -> tuple[float, str]:
    """Smallest p of Kolmogorov-Smirnov over all parameters, after Holm, and whose it is."""
    found = {name: float(kstest(each, "uniform").pvalue) for name, each in shares.items()}
    worst = min(found, key=lambda name: found[name])
    return min(1.0, found[worst] * len(found)), worst


def _one(setting: Setting, generator: np.random.Generator) -> dict[str, float]:
    area = np.repeat(np.arange(N_AREAS), setting.n_years)
    sizes = generator.lognormal(np.log(setting.median_trials), 0.8, N_AREAS).astype(np.int64)
    trials = np.maximum(20, sizes)[area]
    columns = generator.standard_normal((len(area), 2))
    design = np.column_stack([np.ones(len(area)), columns])
    beta = generator.normal(0, BETA_SDS)
    make = _spatial if setting.is_spatial else _nested
    structure, hyper, truth, effects = make(area, generator)
    eta = design @ beta + effects
    y = generator.binomial(trials, expit(eta + LEVEL))
    counts = rounded(y, trials) if setting.hides else Counts.exact(y, trials)
    model = LatentModel(Around(counts), design, BETA_SDS**-2.0, structure, hyper)
    effort = Effort.for_rows(21_000) if setting.is_coarse else None
    drawn = draw(fit(model, generator, effort), N_DRAWS, generator)
    values = np.hstack([drawn.hyper_values, drawn.beta, drawn.block(0)[1][list(LOOKED_AT)].T])
    truths = np.concatenate([truth, beta, eta[list(LOOKED_AT)]])
    names = [f"hyper {k}" for k in range(len(truth))] + [f"beta {k}" for k in range(3)]
    names += [f"row {k}" for k in LOOKED_AT]
    below = ((values < truths).sum(axis=0) + generator.random(len(truths))) / (N_DRAWS + 1)
    return dict(zip(names, below.tolist(), strict=True))


def _nested(area: IntArray, generator: np.random.Generator) -> Simulated:
    """Groups, areas where there are more years than one, and rows."""
    group = np.arange(N_AREAS) * N_GROUPS // N_AREAS
    n_rows = len(area)
    codes = [group[area]] if n_rows == N_AREAS else [group[area], area]
    sds = generator.exponential(1 / RATE, len(codes) + 1)
    effects = np.zeros(n_rows)
    for code, sd in zip([*codes, np.arange(n_rows)], sds, strict=True):
        effects += generator.normal(0, sd, int(code.max()) + 1)[code]
    nesting = Nesting.from_codes(codes, n_rows, has_row_effect=True)
    hyper = HyperSpace(tuple(ExponentialSd(RATE) for _ in sds))
    return NestedEffects(nesting), hyper, sds, effects


def _spatial(area: IntArray, generator: np.random.Generator) -> Simulated:
    """Groups, and areas whose effect partly follows the neighbours."""
    structure, root = _grid()
    group_sd, sd = generator.exponential(1 / RATE, 2)
    share = generator.random()
    effects = sd * np.sqrt(1 - share) * generator.standard_normal(N_AREAS)
    effects += sd * np.sqrt(share) * (root @ generator.standard_normal(root.shape[1]))
    effects += generator.normal(0, group_sd, N_GROUPS)[structure.nesting.codes()[0]]
    hyper = HyperSpace((ExponentialSd(RATE), MixedSd(RATE)))
    return structure, hyper, np.array([group_sd, sd, share]), effects


@cache
def _grid() -> tuple[SpatialEffects, FloatArray]:
    """A grid of 19 x 18 cut in two parts, with two islands, and a root of its covariance."""
    index = np.arange(N_AREAS).reshape(19, 18)
    across = np.column_stack([index[:, :-1].ravel(), index[:, 1:].ravel()])
    down = np.column_stack([index[:-1].ravel(), index[1:].ravel()])
    down = down[(down[:, 0] // 18 != 2)]
    pairs = np.vstack([across, down])
    pairs = pairs[~np.isin(pairs, [0, 17]).any(axis=1)]
    graph = Neighbours.from_pairs(N_AREAS, pairs)
    scaled = scaled_structure(graph)
    precision = np.diag(scaled.diagonal)
    first, second = graph.pairs.T
    precision[first, second] = precision[second, first] = scaled.links
    values, vectors = np.linalg.eigh(precision)
    free = values > 1e-4
    group = np.arange(N_AREAS) * N_GROUPS // N_AREAS
    nesting = Nesting.from_codes([group, np.arange(N_AREAS)], N_AREAS, has_row_effect=False)
    return SpatialEffects(nesting, graph), vectors[:, free] / np.sqrt(values[free])
