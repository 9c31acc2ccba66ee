"""Sparse precisions of unknowns some sums of which are 0.

Source:
    H. Rue, L. Held (2005), Gaussian Markov random fields, section 2.3.3.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.sparse_factor import SparseFactor


@dataclass(frozen=True)
class ConstrainedFactor:
    """A sparse precision whose unknowns have sums that are 0.

    Args:
        sparse: the factor without the sums.
        constraints: A, (n_constraints, n).
    """

    sparse: SparseFactor
    constraints: FloatArray

    @cached_property
    def answers(self) -> FloatArray:
        """W = H^-1 A', (n, n_constraints)."""
        return self.sparse.solve(self.constraints.T)

    @cached_property
    def _between(self) -> tuple[FloatArray, bool]:
        return cho_factor(self.constraints @ self.answers, lower=True)

    @cached_property
    def root(self) -> FloatArray:
        """R, (n, n_constraints), with R R' what the sums take from the covariance."""
        if not len(self.constraints):
            return self.answers
        lower = np.tril(self._between[0])
        return np.asarray(solve_triangular(lower, self.answers.T, lower=True)).T

    @property
    def log_determinant(self) -> float:
        """Log determinant of the precision of what is free to vary, up to a constant of A."""
        found = self.sparse.log_determinant
        if len(self.constraints):
            found += 2 * float(np.log(np.diagonal(self._between[0])).sum())
        return found

    def constrain(self, values: FloatArray) -> FloatArray:
        """Move values, (n,) or (n, k), along the covariance until the sums are 0."""
        if not len(self.constraints):
            return values
        off = cho_solve(self._between, self.constraints @ values)
        return values - self.answers @ off

    def solve(self, right: FloatArray) -> FloatArray:
        """The constrained solution."""
        return self.constrain(self.sparse.solve(right))
