r"""Chosen entries of the inverse of a sparse matrix: those where its factor has entries.

Consecutive columns J of a factor A = (I + L) D (I + L)' that have the same rows R below them make
a supernode. With U = (I + L_JJ)^-1 and Y = L_RJ U the inverse Z obeys

    Z_RJ = -Z_RR Y,    Z_JJ = U' D_J^-1 U - Y' Z_RJ,

and every entry of Z_RR lies where the factor has entries, in columns further up the elimination
tree. Supernodes at the same depth of the tree do not need each other: those of about the same
shape, filled up with zeros, are one product of stacked matrices. Where the entries lie is looked
up once.

Source:
    K. Takahashi, J. Fagan, M. Chen (1973), Formation of a sparse bus impedance matrix; H. Rue,
    S. Martino (2007), J. Stat. Plan. Inference 137, 3177-3192, section 2; supernodes as in
    T. Davis (2006), Direct methods for sparse linear systems, section 4.8.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.sparse_factor import SparseFactor, SymmetricPattern

# Filling up costs products with zeros, a shape of its own a dozen calls: sizes grow by half or so.
SIZES = np.unique(np.rint(1.6 ** np.arange(24)).astype(np.int64))


@dataclass(frozen=True)
class _Shape:
    """k supernodes of w columns and r rows below, by depth: where their entries are.

    Args:
        inside: (k, w, w) of L_JJ and Z_JJ, the diagonal included; zero above it.
        below: (k, r, w) of L_RJ and Z_RJ.
        around: (k, r, r) of Z_RR.
        pivots: (k, w) numbers of the columns.
        parts: of the supernodes at each depth: the depth, the first and the end.
    """

    inside: IntArray
    below: IntArray
    around: IntArray
    pivots: IntArray
    parts: tuple[tuple[int, int, int], ...]

    def prepare(self, lower: FloatArray, inverse_pivots: FloatArray) -> tuple[FloatArray, ...]:
        """Y and U' D^-1 U of all supernodes, (k, r, w) and (k, w, w)."""
        root = lower[self.inside] + np.eye(self.inside.shape[1])
        root = np.linalg.inv(root) if root.shape[1] > 1 else root
        weighted = inverse_pivots[self.pivots][:, :, None] * root
        return lower[self.below] @ root, root.transpose(0, 2, 1) @ weighted


class SelectedInverse:
    """The plan for one pattern; `entries` carries it out for a factor of that pattern.

    Args:
        pattern: of the matrix.
        factor: any factor of a matrix of that pattern.
    """

    def __init__(self, pattern: SymmetricPattern, factor: SparseFactor) -> None:
        self.size = pattern.size
        self._starts = factor.lower.indptr.astype(np.int64)
        self._rows = factor.lower.indices.astype(np.int64)
        # Entries are kept where L keeps them, then the diagonal, then one place that stays zero.
        self._n_entries = len(self._rows)
        self._zero = self._n_entries + self.size
        columns = np.repeat(np.arange(self.size), np.diff(self._starts))
        self._keys = columns * self.size + self._rows
        self._place = np.empty(self.size, dtype=np.int64)
        self._place[factor.order] = np.arange(self.size)
        self._shapes = self._plan()
        parts = [(*part, shape) for shape, found in enumerate(self._shapes) for part in found.parts]
        self._from_the_root = sorted(parts)

    def _plan(self) -> list[_Shape]:
        """The supernodes by shape."""
        counts = np.diff(self._starts)
        parents = np.full(self.size, -1)
        parents[counts > 0] = self._rows[self._starts[:-1][counts > 0]]
        follows = (parents[:-1] == np.arange(1, self.size)) & (counts[1:] == counts[:-1] - 1)
        first = np.flatnonzero(np.append(True, ~follows))
        ends = np.append(first[1:], self.size)
        number = np.repeat(np.arange(len(first)), ends - first)
        above = parents[ends - 1]
        depths = _depths(np.where(above < 0, -1, number[above]))
        sizes = np.column_stack([_filled(ends - first), _filled(counts[ends - 1])])
        kinds, which = np.unique(sizes, axis=0, return_inverse=True)
        found: list[_Shape] = []
        for kind, (wide, high) in enumerate(kinds):
            members = np.flatnonzero(which == kind)
            members = members[np.argsort(depths[members], kind="stable")]
            parts = _runs(depths[members])
            found.append(self._shape(first[members], ends[members], int(wide), int(high), parts))
        return found

    def _shape(
        self,
        first: IntArray,
        ends: IntArray,
        wide: int,
        high: int,
        parts: tuple[tuple[int, int, int], ...],
    ) -> _Shape:
        """Where everything of some supernodes is."""
        step, down = np.arange(wide), np.arange(high)
        columns = np.minimum(first[:, None] + step, ends[:, None])
        is_column = columns < ends[:, None]
        starts = self._starts[columns][:, None, :]
        last = self._starts[ends - 1][:, None]
        is_row = last + down < self._starts[ends][:, None]
        # Each column has the columns of the supernode after it, and then the rows below.
        between = (ends[:, None] - 1 - columns)[:, None, :]
        deep = step[:, None] - step - 1
        inside = np.where(deep < 0, self._n_entries + columns[:, None, :], starts + deep)
        both = is_column[:, :, None] & is_column[:, None, :] & (deep >= -1)
        below = is_row[:, :, None] & is_column[:, None, :]
        rows = np.append(self._rows, self.size)[np.where(is_row, last + down, self._n_entries)]
        return _Shape(
            np.where(both, inside, self._zero),
            np.where(below, starts + between + down[:, None], self._zero),
            self._find(rows[:, :, None], rows[:, None, :]),
            np.where(is_column, columns, self.size),
            parts,
        )

    def _find(self, first: IntArray, second: IntArray) -> IntArray:
        """Where an entry is kept, by its places in the order of elimination; beyond all, zero."""
        low, high = np.minimum(first, second), np.maximum(first, second)
        found = np.searchsorted(self._keys, low * self.size + high)
        found = np.where(high == self.size, self._zero, found)
        return np.where(low == high, self._n_entries + low, found)

    def locate(self, first: IntArray, second: IntArray) -> IntArray:
        """Where the entries at rows and columns of the matrix are kept in `entries`.

        The rows and columns must be a pair of the pattern, or equal.
        """
        return self._find(self._place[first], self._place[second])

    def entries(self, factor: SparseFactor) -> FloatArray:
        """The chosen entries of the inverse, in an order that `locate` knows."""
        lower, values = np.zeros(self._zero + 1), np.zeros(self._zero + 1)
        lower[: self._n_entries] = factor.lower.data
        inverse_pivots = np.append(1 / factor.pivots, 0)
        ready = [shape.prepare(lower, inverse_pivots) for shape in self._shapes]
        for _, begin, end, number in self._from_the_root:
            shape, (slopes, owns) = self._shapes[number], ready[number]
            slope = slopes[begin:end]
            across = -(values[shape.around[begin:end]] @ slope)
            values[shape.below[begin:end]] = across
            own = owns[begin:end] - slope.transpose(0, 2, 1) @ across
            values[shape.inside[begin:end]] = own
            values[-1] = 0
        return values

    def diagonal(self, factor: SparseFactor) -> FloatArray:
        """(size,) diagonal of the inverse, in the order of the matrix."""
        return self.entries(factor)[self._n_entries + self._place]


def _filled(sizes: IntArray) -> IntArray:
    """Each size filled up to the next of `SIZES`."""
    return np.where(sizes > 0, SIZES[np.searchsorted(SIZES, sizes)], 0)


def _depths(parents: IntArray) -> IntArray:
    """Depth of each node of a tree whose parents come after their children; -1 above a root."""
    depths = np.zeros(len(parents), dtype=np.int64)
    for node in range(len(parents) - 1, -1, -1):
        if parents[node] >= 0:
            depths[node] = depths[parents[node]] + 1
    return depths


def _runs(ordered: IntArray) -> tuple[tuple[int, int, int], ...]:
    """Each value of an ordered column, with the first of its run and the end.

    >>> _runs(np.array([2, 2, 5]))
    ((2, 0, 2), (5, 2, 3))
    """
    values, first, counts = np.unique(ordered, return_index=True, return_counts=True)
    return tuple(zip(values.tolist(), first.tolist(), (first + counts).tolist(), strict=True))
