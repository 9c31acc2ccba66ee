r"""A smooth stand-in for a log density that is dear to evaluate.

The density is known at some points. Between them a Gaussian process (Matern 5/2) interpolates what
the log density differs from a normal; far from all points only the normal is left, so that no mass
appears where nothing was ever looked at. Length of the correlation by maximum likelihood over a
short list.

Source:
    C. Rasmussen, C. Williams (2006), Gaussian processes for machine learning, sections 2.2, 5.4;
    K. Kandasamy, J. Schneider, B. Poczos (2015), Bayesian active learning for posterior
    estimation, IJCAI, for densities.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from jeugdpeil.stats.arrays import FloatArray

LENGTHS = (1.5, 2.5, 4.0, 6.5, 10.0)
JITTER = 1e-8
# A point this far below the highest says nothing about the mass, and much about the amplitude.
DEEPEST = 25.0


@dataclass(frozen=True)
class Frame:
    """Coordinates in which a density is about standard normal.

    Args:
        centre: (d,).
        axes: (d, d) columns that map standard coordinates to offsets.
    """

    centre: FloatArray
    axes: FloatArray

    def standard(self, points: FloatArray) -> FloatArray:
        """Standard coordinates of points (n, d)."""
        found = np.linalg.solve(self.axes, (points - self.centre).T).T
        return np.asarray(found, dtype=np.float64)


@dataclass(frozen=True)
class Surrogate:
    """An interpolated log density.

    Args:
        frame: of the coordinates.
        nodes: (n, d) standard coordinates of the points.
        height: subtracted from the log density.
        weights: (n,) of the kernel.
        length: of the correlation, in standard coordinates.
    """

    frame: Frame
    nodes: FloatArray
    height: float
    weights: FloatArray
    length: float

    @classmethod
    def through(cls, frame: Frame, points: FloatArray, values: FloatArray) -> "Surrogate":
        """The surrogate through points (n, d) with log densities (n,)."""
        height = float(values.max())
        kept = values > height - DEEPEST
        nodes = frame.standard(points[kept])
        rest = values[kept] - height + 0.5 * (nodes**2).sum(axis=1)
        fits = [_fit(nodes, rest, length) for length in LENGTHS]
        best = max(range(len(LENGTHS)), key=lambda index: fits[index][0])
        return cls(frame, nodes, height, fits[best][1], LENGTHS[best])

    def log_density(self, points: FloatArray) -> FloatArray:
        """(n,) interpolated log density at points (n, d)."""
        at = self.frame.standard(points)
        normal = self.height - 0.5 * (at**2).sum(axis=1)
        return normal + _kernel(at, self.nodes, self.length) @ self.weights


def _kernel(first: FloatArray, second: FloatArray, length: float) -> FloatArray:
    """Matern 5/2 correlation of each pair of points."""
    squares = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1) - 2 * first @ second.T
    distance = np.sqrt(5 * np.maximum(squares, 0.0)) / length
    return (1 + distance + distance**2 / 3) * np.exp(-distance)


def _fit(nodes: FloatArray, rest: FloatArray, length: float) -> tuple[float, FloatArray]:
    """Log likelihood, with the amplitude at its best, and the kernel's weights."""
    kernel = _kernel(nodes, nodes, length)
    kernel[np.diag_indices_from(kernel)] += JITTER
    factor = cho_factor(kernel, lower=True, check_finite=False)
    weights = np.asarray(cho_solve(factor, rest, check_finite=False))
    n = len(rest)
    spread = max(float(rest @ weights) / n, 1e-12)
    log_det = 2 * float(np.log(np.diagonal(factor[0])).sum())
    return -0.5 * (n * np.log(spread) + log_det), weights
