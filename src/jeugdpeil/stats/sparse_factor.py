"""Sparse symmetric positive definite matrices: order once, factorise often.

The only module that knows the library that factorises. Its traps are dealt with here: an
indefinite matrix raises nothing, so that the pivots are looked at; a matrix of another pattern
would be taken silently, so that a pattern is an object that holds its factoriser; L comes without
its unit diagonal.

Source:
    B. Stellato and others (2020), OSQP, Math. Program. Comput. 12, 637-672, for QDLDL; T. Davis
    (2006), Direct methods for sparse linear systems, chapter 4.
"""

from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np

# The library has no types: what is used of it is written out below, and the result is cast.
import qdldl  # pyright: ignore[reportMissingTypeStubs]
from scipy import sparse

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.errors import NotPositiveDefiniteError


class _Solver(Protocol):
    """The methods of qdldl.Solver that are used."""

    def update(self, matrix: object, /, *, upper: bool) -> None: ...

    def factors(self) -> tuple[sparse.csc_matrix[np.float64], FloatArray, IntArray]: ...

    def solve(self, right: FloatArray, /) -> FloatArray: ...


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
        solve = self.pattern.solver_of(self.number).solve
        if right.ndim == 1:
            return np.asarray(solve(right))
        columns = [solve(np.ascontiguousarray(column)) for column in right.T]
        return np.array(columns).reshape(right.shape[1], right.shape[0]).T

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

    A pattern holds one factoriser: after a new `factorise` the factor before it refuses to solve,
    while its L, D and order stay valid.
    """

    def __init__(self, size: int, pairs: IntArray) -> None:
        self.size, self.pairs = size, pairs
        low, high = pairs.min(axis=1, initial=size), pairs.max(axis=1, initial=-1)
        diagonal = np.arange(size)
        rows, columns = np.concatenate([diagonal, low]), np.concatenate([diagonal, high])
        self._position = np.lexsort((rows, columns))
        counts = np.bincount(columns, minlength=size)
        self._starts = np.concatenate([[0], np.cumsum(counts)])
        self._rows = rows[self._position]
        self._solver: _Solver | None = None
        self._number = 0

    def solver_of(self, number: int) -> _Solver:
        """The factoriser, as long as it holds the factorisation with a number."""
        assert self._solver is not None
        assert number == self._number, "the matrix was factorised anew: this factor cannot solve"
        return self._solver

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
        if self._solver is None:
            solver = qdldl.Solver(upper, upper=True)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            self._solver = cast("_Solver", solver)
        else:
            self._solver.update(upper, upper=True)
        lower, pivots, order = self._solver.factors()
        pivots = np.array(pivots)
        if not (pivots > 0).all():
            raise NotPositiveDefiniteError("a pivot of a sparse precision is not above 0")
        self._number += 1
        return SparseFactor(self, self._number, lower, pivots, np.array(order))
