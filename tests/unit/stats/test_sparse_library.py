"""The libraries that factorise: each gives the same parts of the same matrix."""

import importlib.util

import numpy as np
import pytest
from scipy import sparse

from jeugdpeil.stats.errors import NotPositiveDefiniteError
from jeugdpeil.stats.sparse_factor import SymmetricPattern
from jeugdpeil.stats.sparse_inverse import SelectedInverse
from jeugdpeil.stats.sparse_library import Cholmod, Qdldl, fastest

N = 40
PAIRS = np.array([(i, j) for i in range(N) for j in (i + 1, i + 6) if j < N])
ENTRIES = -np.linspace(0.5, 1.5, len(PAIRS))
DIAGONAL = np.linspace(5, 7, N)


def full():
    matrix = np.diag(DIAGONAL)
    matrix[PAIRS[:, 0], PAIRS[:, 1]] = matrix[PAIRS[:, 1], PAIRS[:, 0]] = ENTRIES
    return matrix


@pytest.fixture(params=[Qdldl, Cholmod])
def library(request):
    if request.param is Cholmod and importlib.util.find_spec("sksparse") is None:
        pytest.skip("scikit-sparse is not installed: no CHOLMOD")
    return request.param()


def test_the_parts_make_the_matrix_again(library) -> None:
    """P (I + L) D (I + L)' P' is the matrix, for the second of a pattern as for the first."""
    upper = sparse.csc_matrix(np.triu(full()))
    for scale in (1.0, 3.0):
        lower, pivots, order = library.factorise(upper * scale)
        unit = lower.toarray() + np.eye(N)
        permuted = scale * full()[np.ix_(order, order)]
        assert unit * pivots @ unit.T == pytest.approx(permuted, abs=1e-12)


def test_one_column_and_several_have_the_same_solution(library) -> None:
    """The solution is that of the full matrix."""
    factor = SymmetricPattern(N, PAIRS, library).factorise(DIAGONAL, ENTRIES)
    right = np.random.default_rng(1).normal(0, 1, (N, 3))
    expected = np.linalg.solve(full(), right)
    assert factor.solve(right) == pytest.approx(expected, abs=1e-12)
    assert factor.solve(right[:, 1]) == pytest.approx(expected[:, 1], abs=1e-12)
    assert factor.log_determinant == pytest.approx(np.linalg.slogdet(full())[1])


def test_the_diagonal_of_the_inverse_follows_from_any_library(library) -> None:
    """The chosen inverse knows L only, whoever made it."""
    pattern = SymmetricPattern(N, PAIRS, library)
    factor = pattern.factorise(DIAGONAL, ENTRIES)
    found = SelectedInverse(pattern, factor).diagonal(factor)
    assert found == pytest.approx(np.diagonal(np.linalg.inv(full())), rel=1e-10)


def test_any_library_refuses_an_indefinite_matrix(library) -> None:
    """A precision that is not positive is an error, not a number."""
    with pytest.raises(NotPositiveDefiniteError):
        SymmetricPattern(2, np.array([[0, 1]]), library).factorise(np.ones(2), np.array([2.0]))


def test_cholmod_is_used_where_it_is_installed() -> None:
    """Without scikit-sparse everything works with qdldl."""
    is_there = importlib.util.find_spec("sksparse") is not None
    assert isinstance(fastest(), Cholmod if is_there else Qdldl)
