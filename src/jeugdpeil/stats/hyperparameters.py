r"""Hyperparameters as standard normal scores of their priors.

Each hyperparameter is written as the score t of its prior: value = F^-1(Phi(t)) with F the prior's
distribution function. Then the prior of t is N(0, 1) whatever F was, t has no edges, the posterior
of t always has a mode, and a standard deviation that the data put near 0 gives a posterior that a
skewed normal follows, where on the log scale it would have an endless flat tail.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import log_ndtr, ndtr, ndtri

from jeugdpeil.stats.arrays import FloatArray


class HyperBlock(Protocol):
    """One or two hyperparameters that together give one or two variances."""

    @property
    def n_scores(self) -> int:
        """Number of unknown hyperparameters."""
        ...

    @property
    def n_variances(self) -> int:
        """Number of variances that they give."""
        ...

    def variances(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The variances, and their (n_variances, n_scores) derivatives in the scores."""
        ...

    def all_variances(self, scores: FloatArray) -> FloatArray:
        """(n, n_variances) the variances at each of many scores (n, n_scores)."""
        ...

    def values(self, scores: FloatArray) -> FloatArray:
        """The hyperparameters on their own scale, for scores (..., n_scores)."""
        ...

    def start(self) -> FloatArray:
        """Scores at which the search for the mode may begin."""
        ...


@dataclass(frozen=True)
class FixedSd:
    """A standard deviation that is known."""

    sd: float
    n_scores: int = 0
    n_variances: int = 1

    def variances(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The known variance."""
        return np.array([self.sd**2]), np.zeros((1, len(scores)))

    def all_variances(self, scores: FloatArray) -> FloatArray:
        """The known variance, over and over."""
        return np.full((len(scores), 1), self.sd**2)

    def values(self, scores: FloatArray) -> FloatArray:
        """Nothing is unknown."""
        return np.empty((*scores.shape[:-1], 0))

    def start(self) -> FloatArray:
        """Nothing to begin from."""
        return np.empty(0)


@dataclass(frozen=True)
class ExponentialSd:
    """A standard deviation with an exponential prior.

    Args:
        rate: of the prior, above 0. The default 4.6 puts 1 % above an sd of 1.

    Notes:
        sd = -log(Phi(-t)) / rate. The exponential on the sd is the prior that penalises complexity
        at a constant rate.

    Source:
        D. Simpson, H. Rue, A. Riebler, T. Martins, S. Sørbye (2017), Statistical Science 32, 1-28,
        section 3.3.

    >>> prior = ExponentialSd(4.6)
    >>> scores = prior.scores(np.array([0.2]))
    >>> prior.values(scores).round(6).tolist()
    [0.2]
    """

    rate: float = 4.6
    n_scores: int = 1
    n_variances: int = 1

    def variances(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The variance, and its derivative in the score."""
        sd, slope = _exponential(scores, self.rate)
        return sd**2, (2 * sd * slope)[:, None]

    def all_variances(self, scores: FloatArray) -> FloatArray:
        """The variance at each of many scores."""
        return self.values(scores) ** 2

    def values(self, scores: FloatArray) -> FloatArray:
        """The standard deviation."""
        return _exponential(scores, self.rate)[0]

    def scores(self, values: FloatArray) -> FloatArray:
        """The score of a standard deviation."""
        return np.asarray(-ndtri(np.exp(-self.rate * values)))

    def start(self) -> FloatArray:
        """The score of the prior's mean."""
        return self.scores(np.array([1 / self.rate]))


def _exponential(scores: FloatArray, rate: float) -> tuple[FloatArray, FloatArray]:
    """Quantile of the exponential at Phi(t), and its derivative in t."""
    log_tail = log_ndtr(-scores)
    density = np.exp(-0.5 * scores**2 - log_tail) / np.sqrt(2 * np.pi)
    return -log_tail / rate, density / rate


def _normal(scores: FloatArray) -> FloatArray:
    """Distribution function of the standard normal."""
    return np.asarray(ndtr(scores))


@dataclass(frozen=True)
class MixedSd:
    """The BYM2 pair: one standard deviation, and the share of its variance that is spatial.

    Args:
        rate: of the exponential prior of the standard deviation; the share is uniform on 0..1.

    Notes:
        The variances are sd^2 (1 - phi) for the unstructured and sd^2 phi for the spatial part.

    Source:
        A. Riebler, S. Sørbye, D. Simpson, H. Rue (2016), An intuitive Bayesian spatial model for
        disease mapping that accounts for scaling, Stat. Methods Med. Res. 25, 1145-1165, eq. 7.

    >>> MixedSd(4.6).values(np.array([0.0, 0.0])).round(3).tolist()
    [0.151, 0.5]
    """

    rate: float = 4.6
    n_scores: int = 2
    n_variances: int = 2

    def variances(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Unstructured and spatial variance, and their derivatives in the two scores."""
        sd, slope = _exponential(scores[:1], self.rate)
        mix = _normal(np.array([-scores[1], scores[1]]))
        density = np.exp(-0.5 * scores[1] ** 2) / np.sqrt(2 * np.pi)
        change = sd**2 * density * np.array([-1.0, 1.0])
        return sd**2 * mix, np.column_stack([2 * sd * slope * mix, change])

    def all_variances(self, scores: FloatArray) -> FloatArray:
        """Unstructured and spatial variance at each of many scores."""
        sd = _exponential(scores[:, :1], self.rate)[0]
        return sd**2 * _normal(np.column_stack([-scores[:, 1], scores[:, 1]]))

    def values(self, scores: FloatArray) -> FloatArray:
        """Standard deviation and spatial share."""
        sd = _exponential(scores[..., :1], self.rate)[0]
        return np.concatenate([sd, _normal(scores[..., 1:])], axis=-1)

    def start(self) -> FloatArray:
        """The prior's mean sd (0.3375 is the score of 1 - 1/e), half of it spatial."""
        return np.array([0.3375, 0.0])


@dataclass(frozen=True)
class HyperSpace:
    """All hyperparameters of a model, one block per random effect, outermost level first."""

    blocks: tuple[HyperBlock, ...]

    @property
    def n_scores(self) -> int:
        """Number of unknown hyperparameters."""
        return sum(block.n_scores for block in self.blocks)

    @property
    def n_variances(self) -> int:
        """Number of variance components."""
        return sum(block.n_variances for block in self.blocks)

    def _parts(self, scores: FloatArray) -> list[tuple[HyperBlock, FloatArray]]:
        ends = np.cumsum([block.n_scores for block in self.blocks])[:-1]
        return list(zip(self.blocks, np.split(scores, ends, axis=-1), strict=True))

    def variances(self, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
        """All variances, and their (n_variances, n_scores) derivatives."""
        values = np.empty(self.n_variances)
        slopes = np.zeros((self.n_variances, self.n_scores))
        row = column = 0
        for block, part in self._parts(scores):
            rows, columns = row + block.n_variances, column + block.n_scores
            values[row:rows], slopes[row:rows, column:columns] = block.variances(part)
            row, column = rows, columns
        return values, slopes

    def all_variances(self, scores: FloatArray) -> FloatArray:
        """(n, n_variances) all variances at each of many scores (n, n_scores)."""
        parts = [block.all_variances(part) for block, part in self._parts(scores)]
        return np.hstack(parts) if parts else np.empty((len(scores), 0))

    def values(self, scores: FloatArray) -> FloatArray:
        """Hyperparameters on their own scale, for scores (..., n_scores)."""
        parts = [block.values(part) for block, part in self._parts(scores)]
        return np.concatenate(parts, axis=-1) if parts else np.empty((*scores.shape[:-1], 0))

    def start(self) -> FloatArray:
        """Scores at which the search for the mode may begin."""
        parts = [block.start() for block in self.blocks]
        return np.concatenate(parts) if parts else np.empty(0)


def log_prior(scores: FloatArray) -> float:
    """Log density of the prior: each score is standard normal."""
    return float(-0.5 * (scores**2).sum() - 0.5 * len(scores) * np.log(2 * np.pi))
