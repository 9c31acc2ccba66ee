"""A synthetic country of 3,000 areas on a planar graph, with a truth that is known."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import Delaunay, KDTree
from scipy.special import expit

from benchmarks.peers.problem import FloatArray, IntArray, Problem
from jeugdpeil.stats.links import Link, mean_rate
from jeugdpeil.stats.neighbours import Neighbours, ScaledStructure, scaled_structure
from jeugdpeil.stats.sparse_factor import SymmetricPattern

SEED = 20261122
N_COVARIATES, N_GROUPS, GROUPS_PER_REGION = 12, 342, 8
REGION_SD, GROUP_SD, AREA_SD, ROW_SD, SPATIAL_SHARE = 0.1, 0.25, 0.2, 0.1, 0.5


@dataclass(frozen=True)
class Country:
    """Data, and what they were drawn from.

    Args:
        nested: the model with nested effects only.
        spatial: the same data, with neighbours.
        rate: (n_rows,) true rates.
        expected: (n_rows,) true means of the rate over all random effects.
    """

    nested: Problem
    spatial: Problem
    rate: FloatArray
    expected: FloatArray


@dataclass(frozen=True)
class Land:
    """Areas in groups in regions, and their graph."""

    group: IntArray
    region: IntArray
    graph: Neighbours
    structure: ScaledStructure


def country(n_areas: int, n_years: int, n_groups: int = N_GROUPS) -> Country:
    """A country: covariates, years, regions, groups, areas partly like their neighbours, rows.

    Over one year an area has one row: the nested model then has no level of areas, and both
    effects of a row together are what the model calls the effect of the row.
    """
    generator = np.random.default_rng([SEED, n_areas, n_years])
    land = _land(n_areas, n_groups, generator)
    area, year = np.repeat(np.arange(n_areas), n_years), np.tile(np.arange(n_years), n_areas)
    covariates = generator.standard_normal((n_areas, N_COVARIATES))[area]
    covariates += 0.1 * generator.standard_normal(covariates.shape)
    design = np.hstack([np.eye(n_years)[year], covariates])
    beta = np.append(np.full(n_years, -2.2), generator.normal(0, 0.1, N_COVARIATES))
    effects = generator.normal(0, REGION_SD, n_groups // GROUPS_PER_REGION)[land.region]
    effects += generator.normal(0, GROUP_SD, n_groups)[land.group]
    effects += AREA_SD * _mixed(land, generator)
    fixed = design @ beta
    eta = fixed + effects[area] + generator.normal(0, ROW_SD, len(area))
    trials = np.maximum(20, generator.lognormal(6, 1, n_areas).astype(np.int64))[area]
    successes = generator.binomial(trials, expit(eta))
    total_sd = float(np.sqrt(REGION_SD**2 + GROUP_SD**2 + AREA_SD**2 + ROW_SD**2))
    expected = mean_rate(Link.LOGIT, fixed, total_sd)
    codes = np.array([land.region[area], land.group[area], area])
    has_years = n_years > 1
    none = np.empty(0)
    nested = Problem(
        successes, trials, design, codes if has_years else codes[:2], True,
        np.empty((0, 2), dtype=np.int64), none, none,
    )  # fmt: skip
    graph, structure = land.graph, land.structure
    spatial = Problem(
        successes, trials, design, codes, has_years,
        graph.pairs, structure.diagonal, structure.links,
    )  # fmt: skip
    return Country(nested, spatial, expit(eta), expected)


def _land(n_areas: int, n_groups: int, generator: np.random.Generator) -> Land:
    """Areas at random in a square, neighbours by triangles, groups and regions by nearness."""
    places = generator.random((n_areas, 2))
    triangles = Delaunay(places).simplices.astype(np.int64)
    pairs = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [0, 2]]])
    centres = places[generator.choice(n_areas, n_groups, replace=False)]
    group = np.asarray(KDTree(centres).query(places)[1], dtype=np.int64)
    around = centres[generator.choice(n_groups, n_groups // GROUPS_PER_REGION, replace=False)]
    region_of_group = np.asarray(KDTree(around).query(centres)[1], dtype=np.int64)
    graph = Neighbours.from_pairs(n_areas, pairs)
    return Land(group, region_of_group[group], graph, scaled_structure(graph))


def _mixed(land: Land, generator: np.random.Generator) -> FloatArray:
    """Effects of the areas with standard deviation 1, half of their variance spatial."""
    structure, graph = land.structure, land.graph
    factor = SymmetricPattern(graph.n_nodes, graph.pairs).factorise(
        structure.diagonal, structure.links
    )
    field = factor.draw(1, generator)[:, 0]
    own = generator.standard_normal(graph.n_nodes)
    # The graph of a triangulation hangs together: one sum is 0.
    return np.sqrt(1 - SPATIAL_SHARE) * own + np.sqrt(SPATIAL_SHARE) * (field - field.mean())
