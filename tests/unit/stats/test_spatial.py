"""Graphs, sparse factors and the BYM2 effect against the same algebra with full matrices."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.linalg import null_space

from jeugdpeil.stats.draws import draw, summarise
from jeugdpeil.stats.errors import NotPositiveDefiniteError, ShapeError
from jeugdpeil.stats.fit import fit, start_with_neighbours
from jeugdpeil.stats.hyperparameters import ExponentialSd, FixedSd, HyperSpace, MixedSd
from jeugdpeil.stats.laplace import LatentModel, approximate, refine
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.neighbours import Neighbours, scaled_structure
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from jeugdpeil.stats.sparse_factor import SymmetricPattern
from jeugdpeil.stats.sparse_inverse import SelectedInverse
from jeugdpeil.stats.spatial import SpatialEffects
from support.latent_models import nested_truth, rounded


def seeded(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def two_parts_and_two_islands(n_nodes: int = 30) -> Neighbours:
    """A ring of two thirds of the nodes with chords, a path, and two nodes alone."""
    cut = 2 * n_nodes // 3
    ring = [(i, (i + 1) % cut) for i in range(cut)] + [(i, i + 5) for i in range(0, cut - 5, 3)]
    path = [(i, i + 1) for i in range(cut, n_nodes - 3)]
    return Neighbours.from_pairs(n_nodes, np.array(ring + path))


GRAPH = two_parts_and_two_islands()


def dense_precision(graph: Neighbours):
    structure = scaled_structure(graph)
    matrix = np.diag(structure.diagonal)
    first, second = graph.pairs.T
    matrix[first, second] = matrix[second, first] = structure.links
    return matrix, structure.constraints


def free_covariance(graph: Neighbours):
    """Covariance of the spatial effect under its constraints."""
    matrix, constraints = dense_precision(graph)
    free = null_space(constraints) if len(constraints) else np.eye(graph.n_nodes)
    return free @ np.linalg.inv(free.T @ matrix @ free) @ free.T


def test_each_part_has_variances_with_geometric_mean_one() -> None:
    """Scaling makes a standard deviation mean the same on every part; islands have variance 1."""
    variances = np.diagonal(free_covariance(GRAPH))
    for part in range(GRAPH.parts.max() + 1):
        inside = variances[GRAPH.parts == part]
        assert np.exp(np.log(inside).mean()) == pytest.approx(1, rel=1e-4)


def test_only_larger_parts_sum_to_zero() -> None:
    """Two parts are constrained, the two islands are not."""
    assert GRAPH.constraints.sum(axis=1).tolist() == [20, 8]


def test_a_graph_without_any_pair_is_independent_effects() -> None:
    """No neighbours at all is no error."""
    matrix, constraints = dense_precision(Neighbours.from_pairs(4, np.empty((0, 2), dtype=int)))
    assert np.array_equal(matrix, np.eye(4))
    assert constraints.shape == (0, 4)


@pytest.mark.parametrize("pairs", [[[0, 9]], [[2, 2]], [[-1, 0]]])
def test_neighbours_that_cannot_be_are_refused(pairs) -> None:
    """A neighbour is another node of the graph."""
    with pytest.raises(ShapeError):
        Neighbours.from_pairs(4, np.array(pairs))


def test_a_graph_of_other_nodes_than_the_innermost_groups_is_refused() -> None:
    """Graph and innermost level belong together."""
    nesting = Nesting.from_codes([np.arange(4)], 4, has_row_effect=False)
    with pytest.raises(ShapeError):
        SpatialEffects(nesting, GRAPH)


def test_an_indefinite_matrix_is_refused() -> None:
    """The factoriser says nothing about a negative pivot; we do."""
    pattern = SymmetricPattern(2, np.array([[0, 1]]))
    with pytest.raises(NotPositiveDefiniteError):
        pattern.factorise(np.ones(2), np.array([2.0]))


def test_a_factor_that_was_overtaken_refuses_to_solve() -> None:
    """The factoriser holds one matrix at a time; an earlier factor would answer for another."""
    pattern = SymmetricPattern(2, np.array([[0, 1]]))
    first = pattern.factorise(np.ones(2), np.array([0.1]))
    pattern.factorise(np.ones(2), np.array([0.2]))
    with pytest.raises(AssertionError, match="anew"):
        first.solve(np.ones(2))


def test_chosen_entries_of_the_inverse_are_those_of_the_full_inverse() -> None:
    """Diagonal and neighbours of the inverse, for a second factor of the same pattern."""
    pattern = SymmetricPattern(GRAPH.n_nodes, GRAPH.pairs)
    structure = scaled_structure(GRAPH)
    plan = SelectedInverse(pattern, pattern.factorise(structure.diagonal + 1, structure.links))
    factor = pattern.factorise(structure.diagonal + 0.3, structure.links)
    full = np.linalg.inv(dense_precision(GRAPH)[0] + 0.3 * np.eye(30))
    first, second = GRAPH.pairs.T
    entries = plan.entries(factor)
    assert plan.diagonal(factor) == pytest.approx(np.diagonal(full), rel=1e-10)
    assert entries[plan.locate(first, second)] == pytest.approx(full[first, second], rel=1e-9)


def test_draws_of_a_sparse_precision_have_its_inverse_as_covariance() -> None:
    """Forty thousand draws agree with the inverse to their own noise."""
    pattern = SymmetricPattern(GRAPH.n_nodes, GRAPH.pairs)
    structure = scaled_structure(GRAPH)
    factor = pattern.factorise(structure.diagonal + 0.5, structure.links)
    drawn = factor.draw(40_000, seeded())
    full = np.linalg.inv(dense_precision(GRAPH)[0] + 0.5 * np.eye(30))
    assert np.abs(drawn @ drawn.T / 40_000 - full).max() < 0.05 * full.max()


@pytest.fixture(scope="module")
def truth():
    return nested_truth(seeded(), trials=60)


@pytest.fixture(scope="module")
def effects(truth):
    return SpatialEffects(truth.model.structure.nesting, GRAPH)


VARIANCES = np.array([0.04, 0.3, 0.1, 0.2, 0.02])


class Dense:
    """Posterior of rows and totals from one covariance matrix of everything."""

    def __init__(self, effects, model, curvature, variances) -> None:
        nesting = effects.nesting
        codes = [*nesting.codes()]
        spatial = free_covariance(effects.neighbours)
        prior = model.design @ np.diag(1 / model.fixed_precision) @ model.design.T
        n_levels = nesting.n_levels
        for code, variance in zip(codes, variances, strict=False):
            prior = prior + variance * (code[:, None] == code)
        prior = prior + variances[n_levels] * spatial[np.ix_(codes[-1], codes[-1])]
        prior = prior + variances[n_levels + 1] * np.eye(len(curvature))
        known = curvature > 0
        seen = prior[:, known]
        noise = np.diag(1 / curvature[known])
        gain = seen @ np.linalg.inv(prior[np.ix_(known, known)] + noise)
        self.rows = np.diagonal(prior - gain @ seen.T)
        self.gain, self.known, self.curvature = gain, known, curvature
        weight = np.sqrt(curvature)
        inner = np.eye(len(curvature)) + weight[:, None] * prior * weight
        self.log_determinant = np.linalg.slogdet(inner)[1]

    def eta(self, natural):
        return self.gain @ (natural / np.where(self.known, self.curvature, 1))[self.known]


@pytest.fixture(params=[0.2, 1e-10], ids=["field", "no field"])
def both(request, truth, effects):
    curvature = seeded(2).gamma(2, 5, len(truth.eta))
    curvature[:4] = 0
    variances = VARIANCES.copy()
    variances[3] = request.param
    model = truth.model
    factor = effects.factorise(model.design, model.fixed_precision, curvature, variances)
    return factor, Dense(effects, model, curvature, variances), model


def test_the_spatial_log_determinant_is_that_of_the_full_matrix(both) -> None:
    """In units of the effects' own sd, constraints included; the prior of beta is added here."""
    factor, dense, model = both
    found = factor.log_determinant - np.log(model.fixed_precision).sum()
    assert found == pytest.approx(dense.log_determinant, abs=1e-4)


def test_the_spatial_mean_is_that_of_the_full_matrix(both) -> None:
    """Every row has the mean that the full covariance gives."""
    factor, dense, model = both
    natural = np.where(factor.curvature > 0, seeded(3).normal(0, 5, len(model.design)), 0)
    assert factor.solve(natural).eta == pytest.approx(dense.eta(natural), abs=1e-4)


def test_the_spatial_variances_are_those_of_the_full_matrix(both) -> None:
    """Every row has the variance that the full covariance gives."""
    factor, dense, _ = both
    assert factor.spread().rows == pytest.approx(dense.rows, rel=1e-5)


def test_spatial_draws_have_the_variances_that_need_no_draws(both) -> None:
    """Totals of every level, drawn jointly, spread as the chosen inverse says."""
    factor, _, model = both
    drawn = factor.draw(seeded(3).normal(0, 5, len(model.design)), 20_000, seeded(4))
    for total, variance in zip(drawn.totals, factor.spread().levels, strict=True):
        assert total.var(axis=0) == pytest.approx(variance, rel=0.06)


@pytest.mark.parametrize("scores", [[-0.5, 0.1, 0.3, 0.4, -1.0], [-2.0, -3.0, 0.3, -2.5, 0.1]])
@pytest.mark.parametrize("kind", ["counts", "intervals"])
def test_the_spatial_gradient_is_that_of_differences(truth, effects, kind, scores) -> None:
    """Sd and spatial share have exact derivatives, too."""
    hyper = HyperSpace((ExponentialSd(), ExponentialSd(), MixedSd(), ExponentialSd()))
    model = replace(truth.model, structure=effects, hyper=hyper)
    if kind == "intervals":
        model = model.with_likelihood(rounded(truth.successes, truth.trials))
    at, start, step = np.array(scores), model.likelihood.start(), 1e-4
    gradient = refine(model, approximate(model, at, start, 1e-6)).gradient
    values = [
        [approximate(model, at + sign * unit, start, 1e-6).log_posterior for sign in (1, -1)]
        for unit in step * np.eye(5)
    ]
    assert gradient == pytest.approx([(u - d) / (2 * step) for u, d in values], rel=1e-5, abs=2e-5)


def test_without_a_field_the_fit_is_that_of_nested_effects(truth, effects) -> None:
    """A spatial variance of 0 changes nothing, the evidence included."""
    known = [FixedSd(0.2)] * 4
    nested = replace(truth.model, hyper=HyperSpace(tuple(known)))
    hyper = HyperSpace((*known[:3], FixedSd(1e-6), known[3]))
    spatial = replace(truth.model, structure=effects, hyper=hyper)
    first, second = fit(nested, seeded()), fit(spatial, seeded())
    assert second.eta.mean == pytest.approx(first.eta.mean, abs=1e-4)
    assert second.eta.sd == pytest.approx(first.eta.sd, rel=1e-4)
    assert second.log_evidence == pytest.approx(first.log_evidence, abs=1e-3)


def test_a_spatial_fit_may_begin_where_the_nested_one_ended(truth, effects) -> None:
    """The start changes the road, not the answer; the share begins at a half."""
    hyper = HyperSpace((ExponentialSd(), ExponentialSd(), MixedSd(), ExponentialSd()))
    model = replace(truth.model, structure=effects, hyper=hyper)
    start = start_with_neighbours(fit(truth.model, seeded()))
    assert start.scores[3] == 0
    first, second = fit(model, seeded()), fit(model, seeded(2), start=start)
    assert np.abs((second.beta.mean - first.beta.mean) / first.beta.sd).max() < 0.05


def test_a_spatial_pattern_is_recognised() -> None:
    """Effects drawn from the field give a larger spatial share than independent effects."""
    graph = two_parts_and_two_islands(150)
    root = np.linalg.cholesky(free_covariance(graph) + 1e-9 * np.eye(150))
    shares: list[float] = []
    for effect in (root @ seeded(2).standard_normal(150), seeded(2).standard_normal(150)):
        base = nested_truth(seeded(), sizes=(150,), n_years=1, beta=(-2.0,), sds=(0.0,))
        nesting = base.model.structure.nesting
        trials = np.full(150, 2000)
        rate = 1 / (1 + np.exp(2 - 0.4 * effect))
        likelihood = Counts.exact(seeded(3).binomial(trials, rate), trials)
        model = LatentModel(
            likelihood,
            base.model.design,
            base.model.fixed_precision,
            SpatialEffects(nesting, graph),
            HyperSpace((MixedSd(),)),
        )
        found = fit(model, seeded())
        shares.append(found.hyper.mean[1])
        drawn = summarise(draw(found, 2000, seeded(5)).block(0)[1], [0.5])
        assert np.abs(drawn.sd / found.eta.sd - 1).max() < 0.12
    assert shares[0] > 0.6 > 0.4 > shares[1]


def test_nested_effects_ask_for_no_graph(truth) -> None:
    """The nested structure stays what it was: one variance per level and one for the rows."""
    assert NestedEffects(truth.model.structure.nesting).n_components == 4
