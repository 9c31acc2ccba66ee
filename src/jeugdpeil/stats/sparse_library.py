"""The libraries that factorise sparse symmetric matrices, behind one door.

`qdldl` is always there. CHOLMOD comes with scikit-sparse, which has no wheels and needs SuiteSparse
on the machine; where it is installed it is used, and saves 5 to 8 % of the CPU time of a spatial
fit, because it solves for many right-hand sides at once. Results agree to rounding.

The traps of both are dealt with here. qdldl says nothing of an indefinite matrix, so that the
pivots are looked at; it takes a matrix of another pattern silently, so that an object holds one
pattern; its L comes without the unit diagonal. CHOLMOD gives L L', and its L D L' costs a copy.

Source:
    B. Stellato and others (2020), OSQP, Math. Program. Comput. 12, 637-672, for QDLDL; Y. Chen,
    T. Davis, W. Hager, S. Rajamanickam (2008), ACM Trans. Math. Softw. 35(3), for CHOLMOD.
"""

import importlib
import importlib.util
from collections.abc import Callable
from typing import Protocol, cast

import numpy as np

# The libraries have no types: what is used of them is written out below, and the result is cast.
import qdldl  # pyright: ignore[reportMissingTypeStubs]
from scipy import sparse

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.errors import NotPositiveDefiniteError

Matrix = sparse.csc_matrix[np.float64]


class Factoriser(Protocol):
    """Factorises matrices of one pattern: A = P (I + L) D (I + L)' P'."""

    def factorise(self, upper: Matrix) -> tuple[Matrix, FloatArray, IntArray]:
        """Strictly lower L, D and p of the matrix with this upper triangle.

        Raises:
            NotPositiveDefiniteError: an element of D is not above 0.
        """
        ...

    def solve(self, right: FloatArray) -> FloatArray:
        """The solution for the last matrix and one right-hand side (n,), or several (n, k)."""
        ...


class _QdldlSolver(Protocol):
    """The methods of qdldl.Solver that are used."""

    def update(self, matrix: object, /, *, upper: bool) -> None: ...

    def factors(self) -> tuple[Matrix, FloatArray, IntArray]: ...

    def solve(self, right: FloatArray, /) -> FloatArray: ...


class Qdldl:
    """A factoriser with the library qdldl."""

    def __init__(self) -> None:
        self._solver: _QdldlSolver | None = None

    def factorise(self, upper: Matrix) -> tuple[Matrix, FloatArray, IntArray]:
        """See `Factoriser`."""
        if self._solver is None:
            solver = qdldl.Solver(upper, upper=True)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            self._solver = cast("_QdldlSolver", solver)
        else:
            self._solver.update(upper, upper=True)
        lower, pivots, order = self._solver.factors()
        pivots = np.array(pivots)
        if not (pivots > 0).all():
            raise NotPositiveDefiniteError("a pivot of a sparse precision is not above 0")
        return lower, pivots, np.array(order)

    def solve(self, right: FloatArray) -> FloatArray:
        """See `Factoriser`."""
        assert self._solver is not None, "nothing was factorised"
        solve = self._solver.solve
        if right.ndim == 1:
            return np.asarray(solve(right))
        columns = [solve(np.ascontiguousarray(column)) for column in right.T]
        return np.array(columns).reshape(right.shape[1], right.shape[0]).T


class _CholmodFactor(Protocol):
    """The methods of sksparse.cholmod.Factor that are used."""

    def cholesky_inplace(self, lower: object, /) -> None: ...

    def L(self) -> Matrix: ...  # noqa: N802 - the library's name

    def P(self) -> IntArray: ...  # noqa: N802 - the library's name

    def __call__(self, right: FloatArray, /) -> FloatArray: ...


class _CholmodModule(Protocol):
    """What is used of sksparse.cholmod."""

    analyze: Callable[..., _CholmodFactor]
    CholmodNotPositiveDefiniteError: type[Exception]


class Cholmod:
    """A factoriser with CHOLMOD, by way of the package scikit-sparse.

    Raises:
        ModuleNotFoundError: scikit-sparse is not installed.
    """

    def __init__(self) -> None:
        self._library = cast("_CholmodModule", importlib.import_module("sksparse.cholmod"))
        self._factor: _CholmodFactor | None = None

    def factorise(self, upper: Matrix) -> tuple[Matrix, FloatArray, IntArray]:
        """See `Factoriser`."""
        lower = upper.T.tocsc()
        if self._factor is None:
            # The supernodal mode is slower on matrices as sparse as these.
            self._factor = self._library.analyze(lower, mode="simplicial", ordering_method="amd")
        try:
            self._factor.cholesky_inplace(lower)
            root = self._factor.L()  # where it is that the library looks at the pivots
        except self._library.CholmodNotPositiveDefiniteError as error:
            raise NotPositiveDefiniteError("a sparse precision is not positive") from error
        root.sort_indices()
        return *_without_diagonal(root), np.array(self._factor.P(), dtype=np.int64)

    def solve(self, right: FloatArray) -> FloatArray:
        """See `Factoriser`."""
        assert self._factor is not None, "nothing was factorised"
        return np.asarray(self._factor(right))


def _without_diagonal(root: Matrix) -> tuple[Matrix, FloatArray]:
    """L and D of L L', whose columns begin with the diagonal."""
    first, size = root.indptr[:-1], root.shape[0]
    diagonal = root.data[first]
    scaled = root.data / np.repeat(diagonal, np.diff(root.indptr))
    below = np.ones(len(scaled), dtype=np.bool_)
    below[first] = False
    starts = root.indptr - np.arange(size + 1, dtype=root.indptr.dtype)
    lower = sparse.csc_matrix((scaled[below], root.indices[below], starts), shape=(size, size))
    return lower, diagonal**2


def fastest() -> Factoriser:
    """A factoriser with CHOLMOD where scikit-sparse is installed, with qdldl elsewhere."""
    return Cholmod() if importlib.util.find_spec("sksparse") else Qdldl()
