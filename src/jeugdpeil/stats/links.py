"""Links between a rate and the linear predictor, and means of a rate over a normal predictor."""

import enum
from functools import cache

import numpy as np
from scipy.special import expit, logit, roots_hermitenorm

from jeugdpeil.stats.arrays import FloatArray


class Link(enum.Enum):
    """How a rate becomes a linear predictor: its logit, its logarithm, or itself."""

    LOGIT = "logit"
    LOG = "log"
    IDENTITY = "identity"

    def to_eta(self, rate: FloatArray) -> FloatArray:
        """The linear predictor of a rate."""
        match self:
            case Link.LOGIT:
                return logit(rate)
            case Link.LOG:
                return np.log(rate)
            case Link.IDENTITY:
                return np.asarray(rate, dtype=np.float64)

    def to_rate(self, eta: FloatArray) -> FloatArray:
        """The rate of a linear predictor."""
        match self:
            case Link.LOGIT:
                return expit(eta)
            case Link.LOG:
                return np.exp(eta)
            case Link.IDENTITY:
                return np.asarray(eta, dtype=np.float64)

    def slope(self, eta: FloatArray) -> FloatArray:
        """Derivative of the rate in the linear predictor."""
        match self:
            case Link.LOGIT:
                return expit(eta) * expit(-eta)
            case Link.LOG:
                return np.exp(eta)
            case Link.IDENTITY:
                return np.ones_like(eta)


@cache
def normal_nodes(n_nodes: int) -> tuple[FloatArray, FloatArray]:
    """Gauss-Hermite nodes and weights for a mean over a standard normal variable.

    >>> nodes, weights = normal_nodes(5)
    >>> round(float((weights * nodes**4).sum()), 9)
    3.0
    """
    nodes, weights = roots_hermitenorm(n_nodes)
    return np.asarray(nodes), np.asarray(weights) / np.sqrt(2 * np.pi)


def mean_rate(link: Link, eta: FloatArray, sd: FloatArray | float, n_nodes: int = 9) -> FloatArray:
    """Mean of the rate when the predictor is normal around eta: not the rate of the mean.

    Args:
        link: link of the model.
        eta: mean of the predictor, any shape.
        sd: its standard deviation, of a shape that broadcasts with eta, at least 0.
        n_nodes: number of Gauss-Hermite nodes; 9 are exact to 1e-6 for a logit and sd up to 1.

    Notes:
        E[f(eta + sd Z)] = sum_j w_j f(eta + sd z_j). The rate of the mean lies too low for rates
        under a half: by 0.14, 0.44 and 0.89 percentage point at 10 % and sd 0.2, 0.35 and 0.5.

    >>> low = mean_rate(Link.LOGIT, np.array([logit(0.1)]), 0.5) - 0.1
    >>> float(low[0].round(4))
    0.0089
    """
    nodes, weights = normal_nodes(n_nodes)
    total = weights[0] * link.to_rate(eta + sd * nodes[0])
    for node, weight in zip(nodes[1:], weights[1:], strict=True):
        total += weight * link.to_rate(eta + sd * node)
    return total


def rate_moments(
    link: Link, mean: FloatArray, sd: FloatArray, n_nodes: int = 9
) -> tuple[FloatArray, FloatArray]:
    """Mean and standard deviation of the rate when the predictor is normal."""
    nodes, weights = normal_nodes(n_nodes)
    first, second = np.zeros_like(mean), np.zeros_like(mean)
    for node, weight in zip(nodes, weights, strict=True):
        rate = link.to_rate(mean + sd * node)
        first += weight * rate
        second += weight * rate * rate
    return first, np.sqrt(np.maximum(second - first * first, 0.0))
