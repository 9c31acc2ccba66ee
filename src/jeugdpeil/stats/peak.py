"""The mode of a log density, and a proposal that follows its shape around it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import NotConvergedError, StatsError
from jeugdpeil.stats.proposals import SplitT

DIFFERENCE_STEP = 0.1

LogPosterior = Callable[[FloatArray], float]
WithGradient = Callable[[FloatArray], tuple[float, FloatArray]]


@dataclass(frozen=True)
class Peak:
    """The mode of the scores and the shape of the log posterior around it.

    Args:
        scores: (d,) mode.
        log_posterior: there.
        precision: (d, d) minus the second derivative there.
    """

    scores: FloatArray
    log_posterior: float
    precision: FloatArray


def find_peak(function: WithGradient, start: FloatArray) -> Peak:
    """The mode of a log density with a gradient, and its curvature.

    Args:
        function: log density and gradient at scores (d,).
        start: (d,) where to begin.

    Raises:
        NotConvergedError: the gradient at the end is still steep.
    """

    def downhill(scores: FloatArray) -> tuple[float, FloatArray]:
        value, gradient = function(scores)
        return -value, -gradient

    found = minimize(
        downhill, start, jac=True, method="BFGS", options={"gtol": 0.02, "maxiter": 100}
    )
    scores, steepest = np.asarray(found.x), float(np.abs(found.jac).max())
    # What matters is the distance to the mode in posterior sds; rounding may stop BFGS before gtol.
    if steepest > 1.0:
        raise NotConvergedError(
            f"the mode of the hyperparameters was not found: slope {steepest:.2g}", slope=steepest
        )
    return Peak(scores, -float(found.fun), _precision(function, scores, -np.asarray(found.jac)))


def _precision(function: WithGradient, at: FloatArray, gradient: FloatArray) -> FloatArray:
    """Minus the second derivative, by differences of the gradient, made positive definite."""
    steps = DIFFERENCE_STEP * np.eye(len(at))
    rows = [(function(at + step)[1] - gradient) / DIFFERENCE_STEP for step in steps]
    symmetric = -(np.array(rows) + np.array(rows).T) / 2
    values, vectors = np.linalg.eigh(symmetric)
    # The prior alone gives a curvature of 1; less than a tenth of it says only that the normal is
    # a poor description here, which the split and the weights then repair.
    return (vectors * np.maximum(values, 0.1)) @ vectors.T


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
    for distance in (1.5, 3.5, 6.0):
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
