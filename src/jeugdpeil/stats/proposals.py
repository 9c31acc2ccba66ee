"""Distributions to draw hyperparameters from, and the evenly spread points to do it with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import gammaln, logsumexp, stdtrit

from jeugdpeil.stats.arrays import FloatArray


class Proposal(Protocol):
    """A distribution that can be drawn from by quantiles, and whose density is known."""

    def points(self, uniforms: FloatArray) -> FloatArray:
        """Points for uniforms, both (n_points, n_scores)."""
        ...

    def log_density(self, points: FloatArray) -> FloatArray:
        """(n_points,) log density."""
        ...


@dataclass(frozen=True)
class SplitT:
    """Student t along each axis of a rotated frame, with a scale of its own to either side.

    Args:
        centre: (d,) the mode.
        axes: (d, d) columns that map standard coordinates to offsets from the centre.
        below, above: (d,) scales to either side, 1 where the axes already have the right length.
        freedom: degrees of freedom of the t.

    Source:
        T. Martins, D. Simpson, F. Lindgren, H. Rue (2013), Bayesian computing with INLA: new
        features, Comput. Stat. Data Anal. 67, 68-83, section 2 (there with a normal).
    """

    centre: FloatArray
    axes: FloatArray
    below: FloatArray
    above: FloatArray
    freedom: float = 6.0

    def points(self, uniforms: FloatArray) -> FloatArray:
        """Points by quantiles, axis by axis."""
        width = self.below + self.above
        left = uniforms < self.below / width
        low = stdtrit(self.freedom, uniforms * width / (2 * self.below))
        high = -stdtrit(self.freedom, (1 - uniforms) * width / (2 * self.above))
        standard = np.where(left, low * self.below, high * self.above)
        return self.centre + standard @ self.axes.T

    def log_density(self, points: FloatArray) -> FloatArray:
        """Log density, the same constant as any other proposal's."""
        standard = np.linalg.solve(self.axes, (points - self.centre).T).T
        scaled = standard / np.where(standard < 0, self.below, self.above)
        nu = self.freedom
        constant = gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * np.log(nu * np.pi)
        density = constant - (nu + 1) / 2 * np.log1p(scaled**2 / nu)
        density += np.log(2 / (self.below + self.above))
        return density.sum(axis=1) - np.linalg.slogdet(self.axes)[1]


def matched(points: FloatArray, weights: FloatArray, wider: float = 1.1) -> SplitT:
    """The t with the weighted mean of points, and a little more than their covariance."""
    centre = weights @ points
    away = points - centre
    covariance = away.T @ (weights[:, None] * away)
    covariance += 1e-4 * np.eye(points.shape[1])
    ones = np.ones(points.shape[1])
    axes = wider * np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)
    return SplitT(centre, axes, ones, ones, freedom=5.0)


def mixture_log_density(
    proposals: Sequence[Proposal], counts: Sequence[int], points: FloatArray
) -> FloatArray:
    """Log density of the mixture of all that was drawn from, each as often as it was.

    Source:
        J.-M. Cornuet, J.-M. Marin, A. Mira, C. Robert (2012), Adaptive multiple importance
        sampling, Scand. J. Stat. 39, 798-812.
    """
    shares = np.log(np.array(counts) / sum(counts))
    each = np.array([proposal.log_density(points) for proposal in proposals])
    return np.asarray(logsumexp(each + shares[:, None], axis=0))


def even_points(n_points: int, dimension: int, shift: FloatArray) -> FloatArray:
    """Points that fill the unit cube evenly: a Kronecker sequence, shifted at random.

    Args:
        n_points: number of points.
        dimension: of the cube.
        shift: (dimension,) uniform numbers; the points of two shifts are independent.

    Notes:
        The steps are powers of 1 / g with g the root of g^(d+1) = g + 1, which leaves no direction
        with long gaps; for d = 1 it is the golden ratio.

    >>> even_points(3, 1, np.array([0.0])).round(3).ravel().tolist()
    [0.618, 0.236, 0.854]
    """
    root = 2.0
    for _ in range(60):
        root = (1 + root) ** (1 / (dimension + 1))
    steps = root ** -np.arange(1.0, dimension + 1)
    return (shift + np.arange(1, n_points + 1)[:, None] * steps) % 1.0
