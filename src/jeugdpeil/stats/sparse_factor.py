"""Sparse symmetric positive definite matrices: order once, factorise often.

Source:
    T. Davis (2006), Direct methods for sparse linear systems, chapter 4.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from scipy import sparse

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.sparse_library import Factoriser, fastest


@dataclass(frozen=True)
class SparseFactor:
    """A factorised matrix A = P (I + L) D (I + L)' P'.

    Args:
        lower: strictly lower L, in the order of elimination.
        pivots: D, all above 0.
        order: p, the row of A that each step eliminates.
        pattern, number: the factoriser, and how manieth factorisation of it this is.
    """

    pattern: "SymmetricPattern"
    number: int
    lower: sparse.csc_matrix[np.float64]
    pivots: FloatArray
    order: IntArray

    @property
    def log_determinant(self) -> float:
        """Log determinant of the matrix."""
        return float(np.log(self.pivots).sum())

    def solve(self, right: FloatArray) -> FloatArray:
        """The solution for one right-hand side (n,), or for each column of (n, k)."""
        return self.pattern.factoriser_of(self.number).solve(right)

    def draw(self, n_draws: int, generator: np.random.Generator) -> FloatArray:
        """(n, n_draws) draws of a normal with this precision and mean 0."""
        noise = generator.standard_normal((len(self.pivots), n_draws))
        noise *= np.sqrt(self.pivots)[:, None]
        right = np.empty_like(noise)
        right[self.order] = noise + cast("FloatArray", self.lower @ noise)
        return self.solve(right)


class SymmetricPattern:
    """Where a symmetric matrix has entries; the order of elimination is found once.

    Args:
        size: number of rows.
        pairs: (n_pairs, 2) row and column of each entry off the diagonal, each pair once.
        factoriser: the library's; without one, the fastest that is installed.

    A pattern holds one factoriser: after a new `factorise` the factor before it refuses to solve,
    while its L, D and order stay valid.
    """

    def __init__(self, size: int, pairs: IntArray, factoriser: Factoriser | None = None) -> None:
        self.size, self.pairs = size, pairs
        low, high = pairs.min(axis=1, initial=size), pairs.max(axis=1, initial=-1)
        diagonal = np.arange(size)
        rows, columns = np.concatenate([diagonal, low]), np.concatenate([diagonal, high])
        self._position = np.lexsort((rows, columns))
        counts = np.bincount(columns, minlength=size)
        self._starts = np.concatenate([[0], np.cumsum(counts)])
        self._rows = rows[self._position]
        self._factoriser = fastest() if factoriser is None else factoriser
        self._number = 0

    def factoriser_of(self, number: int) -> Factoriser:
        """The factoriser, as long as it holds the factorisation with a number."""
        assert number == self._number, "the matrix was factorised anew: this factor cannot solve"
        return self._factoriser

    def factorise(self, diagonal: FloatArray, entries: FloatArray) -> SparseFactor:
        """Factorise a matrix of this pattern.

        Args:
            diagonal: (size,).
            entries: (n_pairs,) at the pairs, and at their mirror images.

        Raises:
            NotPositiveDefiniteError: a pivot is not above 0.
        """
        data = np.concatenate([diagonal, entries])[self._position]
        shape = (self.size, self.size)
        upper = sparse.csc_matrix((data, self._rows, self._starts), shape=shape)
        lower, pivots, order = self._factoriser.factorise(upper)
        self._number += 1
        return SparseFactor(self, self._number, lower, pivots, order)
