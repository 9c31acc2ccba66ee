r"""Neighbours, parts that hang together, and the scaled structure of a spatial effect.

The intrinsic conditional autoregression of a graph has precision Q = D - W (degrees minus
neighbours). How much it varies depends on the graph, so Q is multiplied, per part that hangs
together, by the geometric mean of the marginal variances: then an effect with standard deviation 1
has standard deviation about 1 everywhere, and priors mean the same on every graph. A node without
neighbours gets an independent effect with variance 1. The effects of every larger part sum to 0,
since the level of a part is for the intercept and the independent effects.

Source:
    S. Sørbye, H. Rue (2014), Scaling intrinsic Gaussian Markov random field priors in spatial
    modelling, Spatial Statistics 8, 39-51; A. Freni-Sterrantino, M. Ventrucci, H. Rue (2018), A
    note on intrinsic conditional autoregressive models for disconnected graphs, Spatial and
    Spatio-temporal Epidemiology 26, 25-34.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.errors import ShapeError
from jeugdpeil.stats.sparse_factor import SymmetricPattern
from jeugdpeil.stats.sparse_inverse import SelectedInverse

# Added to the diagonal of the intrinsic precision, as a share of the mean number of neighbours,
# so that it can be factorised. The constraint takes out the direction in which it would matter.
RIDGE = 1e-6


@dataclass(frozen=True)
class Neighbours:
    """An undirected graph.

    Args:
        n_nodes: number of nodes.
        pairs: (n_pairs, 2) neighbouring nodes, each pair once, smaller number first, in order.

    Use `from_pairs` to make one from pairs in any order.
    """

    n_nodes: int
    pairs: IntArray

    @classmethod
    def from_pairs(cls, n_nodes: int, pairs: IntArray) -> "Neighbours":
        """A graph from pairs in any order; a pair may come twice, once from each side.

        Raises:
            ShapeError: a node number outside 0..n_nodes - 1, or a node beside itself.

        >>> Neighbours.from_pairs(3, np.array([[1, 0], [0, 1]])).pairs.tolist()
        [[0, 1]]
        """
        ordered = np.sort(np.asarray(pairs, dtype=np.int64).reshape(-1, 2), axis=1)
        if ordered.size and (ordered.min() < 0 or ordered.max() >= n_nodes):
            raise ShapeError(f"a neighbour lies outside 0..{n_nodes - 1}", nodes=n_nodes)
        if (ordered[:, 0] == ordered[:, 1]).any():
            raise ShapeError("a node is its own neighbour")
        return cls(n_nodes, np.unique(ordered, axis=0).reshape(-1, 2))

    @cached_property
    def parts(self) -> IntArray:
        """(n_nodes,) number of the part that each node lies in."""
        ones = np.ones(len(self.pairs))
        links = (self.pairs[:, 0], self.pairs[:, 1])
        graph = sparse.coo_array((ones, links), shape=(self.n_nodes, self.n_nodes))
        return np.asarray(csgraph.connected_components(graph, directed=False)[1], dtype=np.int64)

    @cached_property
    def degrees(self) -> IntArray:
        """(n_nodes,) number of neighbours."""
        return np.bincount(self.pairs.ravel(), minlength=self.n_nodes)

    @cached_property
    def constraints(self) -> FloatArray:
        """(n_constraints, n_nodes) ones for the nodes of each part of two nodes or more."""
        larger = np.unique(self.parts[self.degrees > 0])
        return (self.parts == larger[:, None]).astype(np.float64)


@dataclass(frozen=True)
class ScaledStructure:
    """The scaled precision of a spatial effect with standard deviation 1.

    Args:
        diagonal: (n_nodes,) of the precision.
        links: (n_pairs,) entries at the pairs of neighbours, negative.
        constraints: (n_constraints, n_nodes) sums that are 0.
    """

    diagonal: FloatArray
    links: FloatArray
    constraints: FloatArray

    def times(self, pairs: IntArray, values: FloatArray) -> FloatArray:
        """The precision times a column of values."""
        result = self.diagonal * values
        first, second = pairs[:, 0], pairs[:, 1]
        result += np.bincount(first, self.links * values[second], len(values))
        return result + np.bincount(second, self.links * values[first], len(values))


def scaled_structure(neighbours: Neighbours) -> ScaledStructure:
    """Scale the intrinsic precision of a graph, part by part.

    Args:
        neighbours: the graph; parts of one node become independent effects.
    """
    degrees = neighbours.degrees.astype(np.float64)
    alone = degrees == 0
    if not len(neighbours.pairs):
        return ScaledStructure(np.ones(len(degrees)), np.empty(0), neighbours.constraints)
    ridge = RIDGE * float(degrees[~alone].mean())
    diagonal = np.where(alone, 1.0, degrees + ridge)
    pattern = SymmetricPattern(neighbours.n_nodes, neighbours.pairs)
    factor = pattern.factorise(diagonal, -np.ones(len(neighbours.pairs)))
    variances = SelectedInverse(pattern, factor).diagonal(factor)
    sizes = np.bincount(neighbours.parts)[neighbours.parts]
    # Under the constraint: the ridge alone holds the mean of a part, with variance 1 / (ridge n).
    variances = np.where(alone, 1.0, variances - 1 / (ridge * sizes))
    mean_log = np.bincount(neighbours.parts, np.log(variances)) / np.bincount(neighbours.parts)
    scale = np.exp(mean_log)[neighbours.parts]
    links = -scale[neighbours.pairs[:, 0]]
    return ScaledStructure(diagonal * scale, links, neighbours.constraints)
