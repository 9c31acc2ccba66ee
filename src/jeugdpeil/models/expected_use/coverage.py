"""How often the outcome of an area lies in the interval that was predicted without its group."""

import numpy as np

from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.unseen import unseen_variance
from jeugdpeil.models.expected_use.working_model import mean_variances
from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.likelihoods import Counts, NormalRates

N_DRAWS = 400
BLOCK_ROWS = 1024


def held_out_coverage(
    fitted: Fitted, predictor: FloatArray, level: float, generator: np.random.Generator
) -> float:
    """Share of the areas to learn from whose actual figure lies in its prediction interval.

    Args:
        fitted: the fits.
        predictor: (n,) out-of-group, on the scale of the link, before the mean over the effects.
        level: of the interval.
        generator: draws outcomes.

    Notes:
        An outcome is drawn with new random effects, with other values for what is missing, and with
        chance. An actual figure lies inside
        when the share of drawn outcomes under it, half of the equal ones included, is between
        (1 - level) / 2 and (1 + level) / 2; a rounded count is compared with counts drawn and
        rounded alike, a hidden one not at all.
    """
    rows = np.flatnonzero(fitted.learned.is_known)
    full = fitted.first
    missing = unseen_variance(fitted.design, fitted.tables, full.beta.mean)
    sd = np.sqrt(mean_variances(full).sum() + missing)[:, None]
    inside = 0
    for start in range(0, len(rows), BLOCK_ROWS):
        block = rows[start : start + BLOCK_ROWS]
        noise = generator.standard_normal((len(block), N_DRAWS))
        place = _place(fitted, block, predictor[block, None] + sd[block] * noise, generator)
        inside += int((np.abs(place - 0.5) <= level / 2).sum())
    return inside / max(len(rows), 1)


def _place(
    fitted: Fitted, rows: IntArray, eta: FloatArray, generator: np.random.Generator
) -> FloatArray:
    """(n_rows,) share of drawn outcomes under the actual one."""
    likelihood = fitted.first.model.likelihood
    if isinstance(likelihood, Counts):
        trials = likelihood.trials[rows, None]
        drawn = generator.binomial(trials, likelihood.link.to_rate(eta))
        low, high = likelihood.low[rows, None], likelihood.high[rows, None]
        return (drawn < low).mean(axis=1) + 0.5 * ((drawn >= low) & (drawn <= high)).mean(axis=1)
    assert isinstance(likelihood, NormalRates)
    error = likelihood.standard_error[rows, None] * generator.standard_normal(eta.shape)
    return (eta + error < likelihood.value[rows, None]).mean(axis=1)
