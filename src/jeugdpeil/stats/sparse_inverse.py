r"""Chosen entries of the inverse of a sparse matrix: those where its factor has entries.

With A = (I + L) D (I + L)' the inverse Z obeys, for i >= j,

    Z_ij = (1 / D_j) [i = j] - sum over k in column j of L of L_kj Z_ik,

and every Z_ik on the right lies where the factor has entries. Columns at the same depth of the
elimination tree do not need each other, so that a whole depth is one array operation; where the
entries lie is looked up once.

Source:
    K. Takahashi, J. Fagan, M. Chen (1973), Formation of a sparse bus impedance matrix; H. Rue,
    S. Martino (2007), J. Stat. Plan. Inference 137, 3177-3192, section 2.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.sparse_factor import SparseFactor, SymmetricPattern


@dataclass(frozen=True)
class _Depth:
    """The columns at one depth: what to multiply, and where the sums go.

    Entry t of `targets` is minus the sum of L[multipliers] Z[sources] over the run of pairs that
    begins at `target_starts`[t]; then the diagonal of `columns` follows from runs of targets.
    """

    targets: IntArray
    target_starts: IntArray
    multipliers: IntArray
    sources: IntArray
    columns: IntArray
    column_starts: IntArray


class SelectedInverse:
    """The plan for one pattern; `entries` carries it out for a factor of that pattern.

    Args:
        pattern: of the matrix.
        factor: any factor of a matrix of that pattern.
    """

    def __init__(self, pattern: SymmetricPattern, factor: SparseFactor) -> None:
        self.size = pattern.size
        starts = factor.lower.indptr.astype(np.int64)
        rows = factor.lower.indices.astype(np.int64)
        self._n_entries = len(rows)
        counts = np.diff(starts)
        columns = np.repeat(np.arange(self.size), counts)
        self._keys = columns * self.size + rows
        self._place = np.empty(self.size, dtype=np.int64)
        self._place[factor.order] = np.arange(self.size)
        depths = _depths(starts, rows, counts)
        self._plan = [
            self._plan_depth(np.flatnonzero((depths == depth) & (counts > 0)), starts, rows)
            for depth in range(int(depths.max(initial=-1)) + 1)
        ]

    def _plan_depth(self, columns: IntArray, starts: IntArray, rows: IntArray) -> _Depth:
        """All products that the columns of one depth need."""
        counts = starts[columns + 1] - starts[columns]
        targets = _runs(starts[columns], counts)
        per_target = np.repeat(counts, counts)
        multipliers = _runs(np.repeat(starts[columns], counts), per_target)
        of_target = np.repeat(rows[targets], per_target)
        sources = self._find(of_target, rows[multipliers])
        return _Depth(
            targets,
            np.cumsum(per_target) - per_target,
            multipliers,
            sources,
            columns,
            np.cumsum(counts) - counts,
        )

    def _find(self, first: IntArray, second: IntArray) -> IntArray:
        """Where an entry is kept, by its places in the order of elimination."""
        low, high = np.minimum(first, second), np.maximum(first, second)
        found = np.searchsorted(self._keys, low * self.size + high)
        return np.where(low == high, self._n_entries + low, found)

    def locate(self, first: IntArray, second: IntArray) -> IntArray:
        """Where the entries at rows and columns of the matrix are kept in `entries`.

        The rows and columns must be a pair of the pattern, or equal.
        """
        return self._find(self._place[first], self._place[second])

    def entries(self, factor: SparseFactor) -> FloatArray:
        """The chosen entries of the inverse, in an order that `locate` knows."""
        lower = np.asarray(factor.lower.data)
        values = np.empty(self._n_entries + self.size)
        values[self._n_entries :] = 1 / factor.pivots
        for part in self._plan:
            if not part.targets.size:
                continue
            products = lower[part.multipliers] * values[part.sources]
            values[part.targets] = -np.add.reduceat(products, part.target_starts)
            own = lower[part.targets] * values[part.targets]
            values[self._n_entries + part.columns] -= np.add.reduceat(own, part.column_starts)
        return values

    def diagonal(self, factor: SparseFactor) -> FloatArray:
        """(size,) diagonal of the inverse, in the order of the matrix."""
        return self.entries(factor)[self._n_entries + self._place]


def _runs(starts: IntArray, counts: IntArray) -> IntArray:
    """start, start + 1, ... for each run, behind each other."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def _depths(starts: IntArray, rows: IntArray, counts: IntArray) -> IntArray:
    """Depth of each column in the elimination tree; its parent is the first row of the column."""
    depths = np.zeros(len(counts), dtype=np.int64)
    for column in range(len(counts) - 1, -1, -1):
        if counts[column]:
            depths[column] = depths[rows[starts[column]]] + 1
    return depths
