"""Small latent Gaussian models with known truth, for the tests of the engine."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperSpace
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects


@dataclass(frozen=True)
class Truth:
    """A model, and what its counts were drawn from."""

    model: LatentModel
    beta: FloatArray
    sds: FloatArray
    eta: FloatArray
    successes: IntArray
    trials: IntArray


def nested_truth(
    generator: np.random.Generator,
    *,
    sizes: tuple[int, ...] = (3, 8, 30),
    n_years: int = 2,
    beta: tuple[float, ...] = (-2.0, 0.3),
    sds: tuple[float, ...] = (0.15, 0.3, 0.2, 0.1),
    trials: int = 200,
    rate: float = 4.6,
) -> Truth:
    """Counts of units in groups in regions over some years; the last sd is that of the rows."""
    units = np.repeat(np.arange(sizes[-1]), n_years)
    codes = [units]
    for inner, around in zip(sizes[:0:-1], sizes[-2::-1], strict=True):
        codes.insert(0, codes[0] * around // inner)
    n_rows = len(units)
    nesting = Nesting.from_codes(codes, n_rows, has_row_effect=len(sds) > len(sizes))
    design = np.column_stack([np.ones(n_rows), generator.standard_normal((n_rows, len(beta) - 1))])
    eta = design @ np.array(beta)
    for code, size, sd in zip(codes, sizes, sds, strict=False):
        eta += generator.normal(0, sd, size)[code]
    if nesting.has_row_effect:
        eta += generator.normal(0, sds[-1], n_rows)
    n = generator.integers(trials // 2, 2 * trials, n_rows)
    y = generator.binomial(n, expit(eta))
    hyper = HyperSpace(tuple(ExponentialSd(rate) for _ in sds))
    model = LatentModel(
        Counts.exact(y, n), design, np.full(len(beta), 0.1), NestedEffects(nesting), hyper
    )
    return Truth(model, np.array(beta), np.array(sds), eta, y, n)


def rounded(successes: IntArray, trials: IntArray) -> Counts:
    """Counts as a statistical office shows them: under 10 hidden, the rest to multiples of 5.

    The intervals must not overlap: a 10 that is shown stands for 10..12, since 8 and 9 are hidden.
    """
    near = (successes + 2) // 5 * 5
    low = np.where(successes < 10, 0, np.maximum(near - 2, 10))
    high = np.where(successes < 10, 9, near + 2)
    return Counts(low, np.minimum(high, trials), trials)
