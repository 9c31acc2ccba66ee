"""Where the entries of a spatial model's sparse precision, and of its inverse, are.

The unknowns are the spatial effect of every innermost group, then the effects of the outer levels
from the outermost in, all in units of their own standard deviation.
"""

from functools import cached_property

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.constrained_factor import ConstrainedFactor
from jeugdpeil.stats.neighbours import Neighbours, ScaledStructure
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.sparse_factor import SparseFactor, SymmetricPattern
from jeugdpeil.stats.sparse_inverse import SelectedInverse


class SpatialPlan:
    """Pattern of H, the plan of its inverse, and the factor of its prior."""

    def __init__(
        self, nesting: Nesting, neighbours: Neighbours, structure: ScaledStructure
    ) -> None:
        self.nesting, self.neighbours, self.structure = nesting, neighbours, structure
        n = neighbours.n_nodes
        outer = nesting.sizes[:-1]
        self.offsets = n + np.concatenate([[0], np.cumsum(outer)]).astype(np.int64)
        self.size = int(self.offsets[-1])
        self.members = [self._members(level) for level in range(nesting.n_levels)]
        pairs = [neighbours.pairs, *(self._couples(i, o) for i, o in self.couples)]
        self.pattern = SymmetricPattern(self.size, np.vstack(pairs))
        self.constraints = np.zeros((len(structure.constraints), self.size))
        self.constraints[:, :n] = structure.constraints
        self._inverse: SelectedInverse | None = None
        own = SymmetricPattern(n, neighbours.pairs)
        sparse = own.factorise(structure.diagonal, structure.links)
        self.prior = ConstrainedFactor(sparse, structure.constraints)

    @property
    def couples(self) -> list[tuple[int, int]]:
        """Pairs of blocks with entries: inner level, outer level; the innermost is the field."""
        levels = range(self.nesting.n_levels)
        return [(inner, outer) for inner in levels for outer in range(inner)]

    def _members(self, level: int) -> list[IntArray]:
        """For each group of a level: the unknown of each level down to it."""
        group = np.arange(self.nesting.sizes[level])
        found: list[IntArray] = []
        for at in range(level, -1, -1):
            is_field = at == self.nesting.n_levels - 1
            found.insert(0, group if is_field else self.offsets[at] + group)
            group = self.nesting.parents[at][group]
        return found

    def _couples(self, inner: int, outer: int) -> IntArray:
        return np.column_stack([self.members[inner][inner], self.members[inner][outer]])

    def assemble(self, precision: FloatArray, scales: FloatArray) -> SparseFactor:
        """Factorise H.

        Args:
            precision: (n_nodes,) D of the innermost groups.
            scales: (n_levels,) sds of the outer levels, then that of the field.
        """
        sums = self._sums(precision)
        diagonal = np.concatenate(
            [self.structure.diagonal + scales[-1] ** 2 * precision]
            + [1 + scales[level] ** 2 * sums[level] for level in range(len(sums) - 1)]
        )
        entries = [self.structure.links]
        entries += [scales[i] * scales[o] * sums[i] for i, o in self.couples]
        return self.pattern.factorise(diagonal, np.concatenate(entries))

    def _sums(self, groups: FloatArray) -> list[FloatArray]:
        """Sums of a column of the innermost groups within the groups of each level."""
        found = [groups]
        for level in range(self.nesting.n_levels - 1, 0, -1):
            found.insert(0, self.nesting.sum_level(level, found[0]))
        return found

    def gather(self, groups: FloatArray, scales: FloatArray) -> FloatArray:
        """T' times a column, or several, of the innermost groups."""
        sums = self._sums(groups)
        order = [len(sums) - 1, *range(len(sums) - 1)]
        return np.concatenate([scales[level] * sums[level] for level in order])

    def total(self, level: int, values: FloatArray, scales: FloatArray) -> FloatArray:
        """The sum of effects down to a level, from the unknowns (size,) or (size, k)."""
        members = self.members[level]
        found = scales[0] * values[members[0]]
        for at in range(1, level + 1):
            found = found + scales[at] * values[members[at]]
        return found

    def inverse(self, factor: SparseFactor) -> SelectedInverse:
        """The plan of the inverse; the order of elimination is that of any factor."""
        if self._inverse is None:
            self._inverse = SelectedInverse(self.pattern, factor)
        return self._inverse

    def _locate(self, first: IntArray, second: IntArray) -> IntArray:
        assert self._inverse is not None, "the places follow from the plan of the inverse"
        return self._inverse.locate(first, second)

    @cached_property
    def total_places(self) -> list[list[tuple[int, int, IntArray]]]:
        """Per level, the pairs of levels whose covariance the total's variance needs, and where."""
        return [
            [
                (a, b, self._locate(members[a], members[b]))
                for a in range(level + 1)
                for b in range(a + 1)
            ]
            for level, members in enumerate(self.members)
        ]

    @cached_property
    def diagonal_places(self) -> IntArray:
        """Where the diagonal of the inverse is."""
        everything = np.arange(self.size)
        return self._locate(everything, everything)

    @cached_property
    def link_places(self) -> IntArray:
        """Where the inverse at the pairs of neighbours is."""
        return self._locate(self.neighbours.pairs[:, 0], self.neighbours.pairs[:, 1])

    @property
    def is_field(self) -> BoolArray:
        """(size,) which unknowns are the spatial effect."""
        return np.arange(self.size) < self.neighbours.n_nodes
