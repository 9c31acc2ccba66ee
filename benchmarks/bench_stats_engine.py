"""CPU time of the numerical engine on a synthetic country, by areas and by years.

Run with OMP_NUM_THREADS=1: threads that wait for each other count as CPU time.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.special import expit

from benchmarks.measurement import Measurement
from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.draws import JointDraws, draw, summarise
from jeugdpeil.stats.fit import Posterior, Start, fit, start_with_neighbours
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperSpace, MixedSd
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.neighbours import Neighbours
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from jeugdpeil.stats.spatial import SpatialEffects

T = TypeVar("T")
N_COVARIATES, N_GROUPS, N_REGIONS, N_DRAWS = 12, 342, 42, 2000
SDS = (0.1, 0.25, 0.2, 0.1)


@dataclass(frozen=True)
class Country:
    """A model, and the truth that its counts were drawn from."""

    model: LatentModel
    eta: FloatArray


def country(n_areas: int, n_years: int, *, hides: bool = False) -> Country:
    """A synthetic country: areas in groups in regions, covariates, and years as fixed effects."""
    generator = np.random.default_rng(20261121)
    area, year = np.repeat(np.arange(n_areas), n_years), np.tile(np.arange(n_years), n_areas)
    n_groups = min(N_GROUPS, n_areas // 4)
    group = np.arange(n_areas) * n_groups // n_areas
    codes = [(group * N_REGIONS // n_groups)[area], group[area], area]
    has_years = n_years > 1
    levels = codes if has_years else codes[:2]
    covariates = generator.standard_normal((n_areas, N_COVARIATES))[area]
    covariates += 0.1 * generator.standard_normal(covariates.shape)
    design = np.hstack([np.eye(n_years)[year], covariates])
    beta = np.append(np.full(n_years, -2.2), generator.normal(0, 0.1, N_COVARIATES))
    eta = design @ beta
    for code, sd in zip([*levels, np.arange(len(area))], SDS, strict=False):
        eta += generator.normal(0, sd, int(code.max()) + 1)[code]
    trials = np.maximum(20, generator.lognormal(6, 1, n_areas).astype(np.int64))[area]
    counts = generator.binomial(trials, expit(eta))
    likelihood = _shown(counts, trials) if hides else Counts.exact(counts, trials)
    nesting = Nesting.from_codes(levels, len(area), has_row_effect=True)
    hyper = HyperSpace(tuple(ExponentialSd() for _ in range(nesting.n_components)))
    weak = np.full(design.shape[1], 0.01)
    return Country(LatentModel(likelihood, design, weak, NestedEffects(nesting), hyper), eta)


def _shown(counts: IntArray, trials: IntArray) -> Counts:
    """Counts under 10 hidden, the rest rounded to multiples of 5."""
    near = (counts + 2) // 5 * 5
    low = np.where(counts < 10, 0, np.maximum(near - 2, 10))
    return Counts(low, np.minimum(np.where(counts < 10, 9, near + 2), trials), trials)


def with_neighbours(given: Country) -> Country:
    """The same country whose areas lie on a grid of triangles."""
    model, nesting = given.model, given.model.structure.nesting
    blocks = (ExponentialSd(), ExponentialSd(), MixedSd())
    if nesting.n_levels == 3:
        blocks = (*blocks, ExponentialSd())
    else:  # one year: the area takes the place of the row
        n_rows = len(given.eta)
        codes = [*nesting.codes(), np.arange(n_rows)]
        nesting = Nesting.from_codes(codes, n_rows, has_row_effect=False)
    n_areas = nesting.sizes[-1]
    wide = int(np.sqrt(n_areas))
    index = np.arange(n_areas)
    steps = [index + 1, index + wide, index + wide + 1]
    pairs = np.vstack([np.column_stack([index, step])[step < n_areas] for step in steps])
    structure = SpatialEffects(nesting, Neighbours.from_pairs(n_areas, pairs))
    fixed = model.fixed_precision
    spatial = LatentModel(model.likelihood, model.design, fixed, structure, HyperSpace(blocks))
    return Country(spatial, given.eta)


def start_beside(nested: Posterior) -> Start:
    """Where the fit with neighbours begins, one year or several."""
    if nested.model.structure.nesting.n_levels == 3:
        return start_with_neighbours(nested)
    return Start(np.append(nested.start.scores, 0.0), nested.start.eta)


def cpu_seconds(work: Callable[[], T]) -> tuple[float, T]:
    """CPU time of this process for one run of some work, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def fitted(model: LatentModel) -> Posterior:
    """A fit with a fixed seed."""
    return fit(model, np.random.default_rng(1))


def summaries(posterior: Posterior) -> JointDraws:
    """Joint draws, and mean, sd, interval and probability of every row's rate."""
    drawn = draw(posterior, N_DRAWS, np.random.default_rng(2))
    for _, rate in drawn.blocks():
        np.negative(rate, out=rate)
        np.exp(rate, out=rate)
        np.add(rate, 1, out=rate)
        summarise(np.reciprocal(rate, out=rate), [0.05, 0.95], 0.1)
    return drawn


def accuracy(given: Country, posterior: Posterior) -> str:
    """Error of the rates in percentage points and coverage of the 90 % interval of eta."""
    error = 100 * (posterior.rates().mean - expit(given.eta))
    covers = np.abs(given.eta - posterior.eta.mean) < 1.645 * posterior.eta.sd
    return f"rmse {np.sqrt((error**2).mean()):.2f} point, 90 % interval covers {covers.mean():.3f}"


def measure() -> Iterator[Measurement]:
    """Fits of several sizes, and draws with their summaries."""
    for n_areas, n_years, most in ((342, 7, None), (3000, 1, 1.0), (3000, 7, 1.95), (13000, 7, 10)):
        given = country(n_areas, n_years)
        taken, posterior = cpu_seconds(lambda given=given: fitted(given.model))
        name = f"stats: fit, {n_areas:,} areas x {n_years} years"
        yield Measurement(name, taken, "CPU s", at_most=most, note=accuracy(given, posterior))
        if (n_areas, n_years) == (3000, 7):
            taken, _ = cpu_seconds(lambda posterior=posterior: summaries(posterior))
            name = f"stats: {N_DRAWS:,} draws and summaries, 3,000 x 7"
            yield Measurement(name, taken, "CPU s", at_most=4.0)
    given = country(3000, 7, hides=True)
    taken, posterior = cpu_seconds(lambda: fitted(given.model))
    name = "stats: fit, 3,000 x 7, counts hidden and rounded"
    yield Measurement(name, taken, "CPU s", note=accuracy(given, posterior))
    nested = country(3000, 7)
    start = start_beside(fitted(nested.model))
    spatial = with_neighbours(nested)
    taken, posterior = cpu_seconds(
        lambda: fit(spatial.model, np.random.default_rng(1), start=start)
    )
    name = "stats: fit, 3,000 x 7, with neighbours, after the fit without"
    yield Measurement(name, taken, "CPU s", at_most=1.95, note=accuracy(spatial, posterior))
