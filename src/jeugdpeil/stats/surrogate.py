r"""A smooth stand-in for a log density that is dear to evaluate.

The density is known at some points. Between them a Gaussian process interpolates what the log
density differs from a normal; far from all points only the normal is left, so that no mass appears
where nothing was ever looked at. The process is a sum of functions of one axis and of two axes,
with a little of all together: half as many points then give the same error as without. Each axis
has a correlation length of its own: along most of them the log density is nearly a parabola, along
one or two it bends. Lengths by maximum likelihood over a short list, first one for all axes, then
axis by axis.

Source:
    C. Rasmussen, C. Williams (2006), Gaussian processes for machine learning, sections 2.2, 5.4;
    D. Duvenaud, H. Nickisch, C. Rasmussen (2011), Additive Gaussian processes, NeurIPS 24;
    K. Kandasamy, J. Schneider, B. Poczos (2015), Bayesian active learning for posterior
    estimation, IJCAI, for densities.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from jeugdpeil.stats.arrays import FloatArray

LENGTHS = (1.0, 1.5, 2.5, 4.0, 6.5, 10.0, 16.0)
MOST_SWEEPS = 4
ALL_TOGETHER = 0.1
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
        lengths: (d,) of the correlation along each axis, in standard coordinates.
    """

    frame: Frame
    nodes: FloatArray
    height: float
    weights: FloatArray
    lengths: FloatArray

    @classmethod
    def through(cls, frame: Frame, points: FloatArray, values: FloatArray) -> "Surrogate":
        """The surrogate through points (n, d) with log densities (n,)."""
        height = float(values.max())
        kept = values > height - DEEPEST
        nodes = frame.standard(points[kept])
        rest = values[kept] - height + 0.5 * (nodes**2).sum(axis=1)
        lengths, weights = _best_fit(nodes, rest)
        return cls(frame, nodes, height, weights, lengths)

    def log_density(self, points: FloatArray) -> FloatArray:
        """(n,) interpolated log density at points (n, d)."""
        at = self.frame.standard(points)
        normal = self.height - 0.5 * (at**2).sum(axis=1)
        return normal + _kernel(at / self.lengths, self.nodes / self.lengths) @ self.weights


def _kernel(first: FloatArray, second: FloatArray) -> FloatArray:
    """Correlation of each pair of points (times 2 or so), in units of the correlation lengths.

    With k_i the Matern 5/2 correlation along axis i: the mean of all k_i, the mean of all k_i k_j,
    and a little of the product of all.
    """
    distance = np.sqrt(5) * np.abs(first[:, None] - second[None])
    each = (1 + distance + distance**2 / 3) * np.exp(-distance)
    alone, n = each.sum(axis=2), first.shape[1]
    pairs = (alone**2 - (each**2).sum(axis=2)) / max(n * (n - 1), 1)
    return alone / n + pairs + ALL_TOGETHER * each.prod(axis=2)


def _best_fit(nodes: FloatArray, rest: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lengths of the highest likelihood and the kernel's weights."""
    lengths = np.array(LENGTHS)
    fits = [_fit(nodes / length, rest) for length in LENGTHS]
    start = max(range(len(LENGTHS)), key=lambda index: fits[index][0])
    at, best = np.full(nodes.shape[1], start), fits[start]
    for _ in range(MOST_SWEEPS):
        before = best[0]
        for axis, step in np.ndindex(nodes.shape[1], 2):
            trial = at.copy()
            trial[axis] = np.clip(at[axis] + 2 * step - 1, 0, len(LENGTHS) - 1)
            found = _fit(nodes / lengths[trial], rest)
            if found[0] > best[0]:
                at, best = trial, found
        if best[0] == before:
            break
    return lengths[at], best[1]


def _fit(nodes: FloatArray, rest: FloatArray) -> tuple[float, FloatArray]:
    """Log likelihood, with the amplitude at its best, and the kernel's weights."""
    kernel = _kernel(nodes, nodes)
    kernel[np.diag_indices_from(kernel)] += JITTER
    factor = cho_factor(kernel, lower=True, check_finite=False)
    weights = np.asarray(cho_solve(factor, rest, check_finite=False))
    n = len(rest)
    spread = max(float(rest @ weights) / n, 1e-12)
    log_det = 2 * float(np.log(np.diagonal(factor[0])).sum())
    return -0.5 * (n * np.log(spread) + log_det), weights
