"""The mode of a log density, and a proposal that follows its shape around it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import NotConvergedError, StatsError
from jeugdpeil.stats.proposals import SplitT

MOST_STEPS, MOST_HALVINGS = 60, 25
DISTANCES = (1.5, 3.5, 6.0)
# A step longer than this, in prior sds, leaves what the information knows.
LONGEST_STEP = 2.0
# The mode is only where the proposal is put: a tenth of a posterior sd beside it does no harm.
CLOSE_ENOUGH = 0.1

LogPosterior = Callable[[FloatArray], float]
WithSlope = Callable[[FloatArray], tuple[float, FloatArray, FloatArray]]


@dataclass(frozen=True)
class Peak:
    """The mode of the scores and the shape of the log posterior around it.

    Args:
        scores: (d,) mode.
        log_posterior: there.
        precision: (d, d) about minus the second derivative there.
    """

    scores: FloatArray
    log_posterior: float
    precision: FloatArray


def find_peak(function: WithSlope, start: FloatArray) -> Peak:
    """The mode of a log density, by steps of its gradient over its information.

    Args:
        function: log density, gradient and information (positive definite) at scores (d,).
        start: (d,) where to begin.

    Raises:
        NotConvergedError: no mode within 60 steps, or no step leads up.
    """
    scores, here = start, function(start)
    for _ in range(MOST_STEPS):
        value, gradient, information = here
        step = np.linalg.solve(information, gradient)
        if float(gradient @ step) < CLOSE_ENOUGH**2:
            return Peak(scores, value, information)
        step *= min(1.0, LONGEST_STEP / float(np.linalg.norm(step)))
        scores, here = _uphill(function, scores, value, np.asarray(step, dtype=np.float64))
    raise NotConvergedError(
        f"the mode of the hyperparameters was not found in {MOST_STEPS} steps", steps=MOST_STEPS
    )


def _uphill(
    function: WithSlope, scores: FloatArray, value: float, step: FloatArray
) -> tuple[FloatArray, tuple[float, FloatArray, FloatArray]]:
    """The step, halved until it leads up."""
    for _ in range(MOST_HALVINGS):
        found = function(scores + step)
        if found[0] > value:
            return scores + step, found
        step = step / 2
    raise NotConvergedError("no step of the hyperparameters leads up", steps=MOST_HALVINGS)


def split_proposal(function: LogPosterior, peak: Peak) -> SplitT:
    """A split t whose scales come from the fall of the log posterior to either side."""
    values, vectors = np.linalg.eigh(peak.precision)
    axes = vectors / np.sqrt(values)
    below, above = (
        np.array([_scale(function, peak, sign * axis) for axis in axes.T]) for sign in (-1, 1)
    )
    return SplitT(peak.scores, axes, below, above)


def _scale(function: LogPosterior, peak: Peak, direction: FloatArray) -> float:
    """The scale of a normal that falls as slowly as the density, near, far or very far.

    Near is for the bulk, far for a tail that falls more slowly than it began; very far is looked
    at only where far said so. All these points also teach the surrogate where the tail is.
    """
    scales: list[float] = []
    for distance in DISTANCES:
        fall = peak.log_posterior - value_or_nothing(function, peak.scores + distance * direction)
        scales.append(float(distance / np.sqrt(2 * max(fall, 0.05))))
        if scales[-1] < 1 and distance > 2:
            break
    return float(np.clip(max(scales), 0.5, 3.0))


def value_or_nothing(function: LogPosterior, point: FloatArray) -> float:
    """The log density, or that there is no mass where it cannot be evaluated."""
    try:
        return function(point)
    except StatsError:
        return -np.inf
