"""How near an answer is to the truth: the same three numbers for every engine."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit, ndtr

from benchmarks.peers.country import Country
from benchmarks.peers.problem import Answer
from jeugdpeil.stats.links import Link, mean_rate, rate_moments

NORMAL_95 = 1.6448536269514722


@dataclass(frozen=True)
class Score:
    """Accuracy of an answer.

    Args:
        rmse: of the rates, in percentage points.
        coverage: share of the true rates inside the 90 % intervals.
        brier: of the probability that a rate lies above what is expected.
    """

    rmse: float
    coverage: float
    brier: float


def score(country: Country, answer: Answer) -> Score:
    """Compare an answer with the truth.

    Notes:
        Intervals and probabilities are those of a normal linear predictor. What is expected is the
        mean of the rate over all random effects, at the engine's own mean coefficients and
        standard deviations, taken as known.
    """
    rates = answer.extra.get("rate", rate_moments(Link.LOGIT, answer.mean, answer.sd)[0])
    away = (logit(country.rate) - answer.mean) / answer.sd
    expected = logit(mean_rate(Link.LOGIT, answer.fixed, answer.total_sd))
    above = ndtr((answer.mean - expected) / answer.sd)
    is_above = country.rate > country.expected
    return Score(
        rmse=100 * float(np.sqrt(((rates - country.rate) ** 2).mean())),
        coverage=float((np.abs(away) < NORMAL_95).mean()),
        brier=float(((above - is_above) ** 2).mean()),
    )
