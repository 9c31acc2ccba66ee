"""Elimination up the tree against the same algebra with full matrices."""

import numpy as np
import pytest

from jeugdpeil.stats.elimination import TreeFactor
from jeugdpeil.stats.errors import NotNestedError, NotPositiveDefiniteError, ShapeError
from jeugdpeil.stats.nesting import Nesting
from support.latent_models import nested_truth

VARIANCES = np.array([0.04, 0.3, 0.1, 0.02])


class Dense:
    """The same posterior from one dense precision of fixed effects and standardised effects."""

    def __init__(self, nesting, design, fixed_precision, curvature, variances) -> None:
        columns = [design]
        codes = [*nesting.codes(), np.arange(len(design))]
        for code, variance in zip(codes, variances, strict=False):
            columns.append(np.sqrt(variance) * np.eye(code.max() + 1)[code])
        self.columns = np.hstack(columns)
        self.edges = np.cumsum([part.shape[1] for part in columns])
        prior = np.concatenate([fixed_precision, np.ones(self.columns.shape[1] - design.shape[1])])
        precision = self.columns.T @ (curvature[:, None] * self.columns) + np.diag(prior)
        self.log_determinant = np.linalg.slogdet(precision)[1]
        self.covariance = np.linalg.inv(precision)

    def eta(self, natural):
        return self.columns @ self.covariance @ (self.columns.T @ natural)

    def row_variances(self):
        return np.einsum("ij,jk,ik->i", self.columns, self.covariance, self.columns)

    def total_variances(self, level, codes):
        first = np.array([np.flatnonzero(codes == group)[0] for group in range(codes.max() + 1)])
        part = self.columns[first].copy()
        part[:, : self.edges[0]] = 0
        part[:, self.edges[level + 1] :] = 0
        return np.einsum("ij,jk,ik->i", part, self.covariance, part)


@pytest.fixture(params=[VARIANCES, np.array([0.0, 0.3, 0.0, 0.0])], ids=["spread", "zeros"])
def both(request):
    model = nested_truth(np.random.default_rng(1)).model
    curvature = np.random.default_rng(2).gamma(2, 5, len(model.design))
    curvature[:4] = 0
    parts = (model.structure.nesting, model.design, model.fixed_precision, curvature)
    return TreeFactor(*parts, request.param), Dense(*parts, request.param)


def test_the_log_determinant_is_that_of_the_full_matrix(both) -> None:
    """Elimination loses nothing of the determinant, variances of 0 included."""
    tree, dense = both
    assert tree.log_determinant == pytest.approx(dense.log_determinant, rel=1e-12)


def test_the_mean_is_that_of_the_full_matrix(both) -> None:
    """Back substitution gives the mean of every row, rows that say nothing included."""
    tree, dense = both
    natural = np.random.default_rng(3).normal(0, 5, len(tree.design))
    assert tree.solve(natural).eta == pytest.approx(dense.eta(natural), rel=1e-9, abs=1e-12)


def test_the_variances_are_those_of_the_full_matrix(both) -> None:
    """Rows and totals of each level have the marginal variance of the full inverse."""
    tree, dense = both
    spread = tree.spread()
    assert spread.rows == pytest.approx(dense.row_variances(), rel=1e-9)
    for level, codes in enumerate(tree.nesting.codes()):
        wanted = dense.total_variances(level, codes)
        assert spread.levels[level] == pytest.approx(wanted, rel=1e-9, abs=1e-14)


def test_the_traces_are_the_derivatives_of_the_log_determinant(both) -> None:
    """Each trace is the change of the log determinant with a variance."""
    tree, _ = both
    step = 1e-6
    for component, trace in enumerate(tree.spread().traces):
        up = tree.variances + step * np.eye(4)[component]
        moved = TreeFactor(tree.nesting, tree.design, np.full(2, 0.1), tree.curvature, up)
        difference = (moved.log_determinant - tree.log_determinant) / step
        assert trace == pytest.approx(difference, rel=1e-3)


def test_draws_have_the_mean_and_variance_of_the_full_matrix(both) -> None:
    """Twenty thousand joint draws agree with the Gaussian that they are drawn from."""
    tree, dense = both
    natural = np.random.default_rng(3).normal(0, 5, len(tree.design))
    draws = tree.draw(natural, 20_000, np.random.default_rng(4))
    beta_variance = np.diagonal(dense.covariance)[:2]
    assert draws.beta.mean(axis=0) == pytest.approx(
        tree.solve(natural).beta, abs=5 * np.sqrt(beta_variance.max() / 20_000)
    )
    assert draws.beta.var(axis=0) == pytest.approx(beta_variance, rel=0.05)
    wanted = tree.spread().levels[-1]
    assert draws.totals[-1].var(axis=0) == pytest.approx(wanted, rel=0.06)


def test_draws_given_the_fixed_effects_have_their_conditional_mean(both) -> None:
    """Effects drawn for given fixed effects spread around their mean given those."""
    tree, _ = both
    natural = np.random.default_rng(3).normal(0, 5, len(tree.design))
    beta = np.array([-1.0, 0.5])
    drawn = tree.draw_given(natural, np.tile(beta, (20_000, 1)), np.random.default_rng(5))
    fixed = TreeFactor(tree.nesting, tree.design, np.full(2, 1e12), tree.curvature, tree.variances)
    expected = fixed.solve(natural - tree.curvature * (tree.design @ beta))
    total, found = np.zeros(1), drawn.totals[-1].mean(axis=0)
    for level, parent in enumerate(tree.nesting.parents):
        total = total[parent] + tree.variances[level] * expected.scaled[level]
    assert found == pytest.approx(total, abs=0.02)


def test_columns_that_cannot_be_told_apart_are_refused_without_a_prior() -> None:
    """Two equal columns with no prior give no mode."""
    nesting = Nesting((), np.zeros(4, dtype=np.int64), has_row_effect=False)
    with pytest.raises(NotPositiveDefiniteError):
        TreeFactor(nesting, np.ones((4, 2)), np.zeros(2), np.ones(4), np.empty(0))


def test_a_group_in_two_groups_is_refused_with_its_number() -> None:
    """Each inner group lies in one group of the level around it."""
    with pytest.raises(NotNestedError) as caught:
        Nesting.from_codes([np.array([0, 0, 1]), np.array([0, 1, 1])], 3, has_row_effect=False)
    assert caught.value.parameters == {"group": 1, "level": 1}


def test_group_numbers_out_of_range_are_refused() -> None:
    """A group number is at least 0."""
    with pytest.raises(ShapeError):
        Nesting.from_codes([np.array([0, -1])], 2, has_row_effect=False)


def test_a_group_without_rows_keeps_its_prior() -> None:
    """A level may have groups of which no row is known."""
    nesting = Nesting.from_codes([np.array([0, 0])], 2, has_row_effect=False, sizes=[3])
    factor = TreeFactor(nesting, np.ones((2, 1)), np.ones(1), np.ones(2), np.array([0.25]))
    assert factor.spread().levels[0][1:].tolist() == [0.25, 0.25]


def test_levels_that_cannot_be_told_from_what_lies_inside_are_named() -> None:
    """A level of which every group holds one member is named, one with a larger group is not."""
    rows = np.arange(4)
    nesting = Nesting.from_codes([rows // 2, rows // 2, rows], 4, has_row_effect=True)
    assert nesting.indistinct_levels == (0, 2)
    assert Nesting.from_codes([rows], 4, has_row_effect=False).indistinct_levels == ()
