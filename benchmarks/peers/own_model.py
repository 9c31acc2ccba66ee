"""The problem as a model of our own engine."""

import numpy as np

from benchmarks.peers.problem import Problem
from jeugdpeil.stats.fit import Posterior, fit
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperBlock, HyperSpace, MixedSd
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.neighbours import Neighbours
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from jeugdpeil.stats.spatial import SpatialEffects


def own_model(problem: Problem) -> LatentModel:
    """The model; its order of hyperparameters is that of the levels, then the rows."""
    nesting = Nesting.from_codes(
        list(problem.codes), len(problem.successes), has_row_effect=problem.has_row_effect
    )
    sd = ExponentialSd(problem.rate)
    blocks: list[HyperBlock] = [sd] * nesting.n_components
    structure = NestedEffects(nesting)
    if problem.is_spatial:
        graph = Neighbours.from_pairs(nesting.sizes[-1], problem.pairs)
        structure = SpatialEffects(nesting, graph)
        blocks[nesting.n_levels - 1] = MixedSd(problem.rate)
    return LatentModel(
        Counts.exact(problem.successes, problem.trials),
        problem.design,
        np.ones(problem.design.shape[1]) / problem.fixed_sd**2,
        structure,
        HyperSpace(tuple(blocks)),
    )


def own_fit(problem: Problem) -> Posterior:
    """A fit with a fixed seed."""
    return fit(own_model(problem), np.random.default_rng(1))
