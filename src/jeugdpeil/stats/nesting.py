"""Which rows lie in which groups: levels of groups, each group inside one of the level around."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self, cast

import numpy as np
from scipy import sparse

from jeugdpeil.stats.arrays import FloatArray, IntArray, require_length
from jeugdpeil.stats.errors import NotNestedError, ShapeError


@dataclass(frozen=True)
class Nesting:
    """Levels of groups from the outermost to the innermost, and the innermost group of each row.

    Args:
        parents: per level, (n_groups,) the group of the level around it; zeros for the outermost.
        row_group: (n_rows,) the innermost group of each row; zeros where there are no levels.
        has_row_effect: whether each row also has an effect of its own.

    Use `from_codes` to make one from columns of a table.
    """

    parents: tuple[IntArray, ...]
    row_group: IntArray
    has_row_effect: bool

    @classmethod
    def from_codes(
        cls,
        codes: Sequence[IntArray],
        n_rows: int,
        *,
        has_row_effect: bool,
        sizes: Sequence[int] | None = None,
    ) -> Self:
        """Levels from one column of group numbers each, outermost first.

        Args:
            codes: per level, (n_rows,) group numbers 0, 1, ...
            n_rows: number of rows.
            has_row_effect: whether each row also has an effect of its own.
            sizes: numbers of groups, where some groups may have no row.

        Raises:
            ShapeError: a column does not have one number per row, or a number is out of range.
            NotNestedError: a group lies in two groups of the level around it.

        >>> nesting = Nesting.from_codes(
        ...     [np.array([0, 0, 1]), np.array([0, 1, 2])], 3, has_row_effect=False
        ... )
        >>> nesting.parents[1].tolist()
        [0, 0, 1]
        """
        given = sizes if sizes is not None else [int(c.max(initial=-1)) + 1 for c in codes]
        parents: list[IntArray] = []
        around = np.zeros(n_rows, dtype=np.int64)
        for level, (inner, size) in enumerate(zip(codes, given, strict=True)):
            require_length(f"level {level}", inner, n_rows)
            if n_rows and not 0 <= int(inner.min()) <= int(inner.max()) < size:
                raise ShapeError(f"level {level} has numbers outside 0..{size - 1}", level=level)
            parents.append(_parent_of_each(inner, around, size, level))
            around = inner
        return cls(tuple(parents), around.astype(np.int64), has_row_effect)

    @property
    def n_levels(self) -> int:
        """Number of levels of groups, rows not counted."""
        return len(self.parents)

    @property
    def n_components(self) -> int:
        """Number of standard deviations: one per level, and one for the rows if they have any."""
        return self.n_levels + int(self.has_row_effect)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of groups per level."""
        return tuple(len(parent) for parent in self.parents)

    @property
    def indistinct_levels(self) -> tuple[int, ...]:
        """Levels whose effect cannot be told from that of what lies inside them.

        In such a level no group has two members, be they groups or, in the innermost level, rows
        with an effect of their own. The data then know the sum of two variances only: leave out
        one of both.

        >>> rows = np.arange(3)
        >>> Nesting.from_codes([rows // 2, rows], 3, has_row_effect=True).indistinct_levels
        (1,)
        """
        members = [*self.parents[1:], *([self.row_group] if self.has_row_effect else [])]
        return tuple(
            level
            for level, inside in enumerate(members[: self.n_levels])
            if len(np.unique(inside)) == len(inside)
        )

    def size_around(self, level: int) -> int:
        """Number of groups of the level around a level; 1 around the outermost."""
        return len(self.parents[level - 1]) if level else 1

    @cached_property
    def _row_sums(self) -> sparse.csr_array[np.float64]:
        n_rows, n_groups = len(self.row_group), self.sizes[-1] if self.parents else 1
        return _summing(self.row_group, n_groups, n_rows)

    @cached_property
    def _level_sums(self) -> tuple[sparse.csr_array[np.float64], ...]:
        return tuple(
            _summing(parent, self.size_around(level), len(parent))
            for level, parent in enumerate(self.parents)
        )

    def sum_rows(self, rows: FloatArray) -> FloatArray:
        """Sum of a column, or of each of several, over the rows of each innermost group."""
        if rows.ndim == 1:
            sums = np.bincount(self.row_group, rows, self._row_sums.shape[0])
        else:
            sums = self._row_sums @ rows
        # The stubs know neither that weights make a bincount of floats, nor that a sparse matrix
        # times an array is an array.
        return cast("FloatArray", sums)

    def sum_weighted(self, weights: FloatArray, rows: FloatArray) -> FloatArray:
        """Sums of columns (n_rows, k) times weights (n_rows,), without a table of the products."""
        sums = self._row_sums
        scaled = sparse.csr_array((weights[sums.indices], sums.indices, sums.indptr), sums.shape)
        return cast("FloatArray", scaled @ rows)

    def sum_level(self, level: int, groups: FloatArray) -> FloatArray:
        """Sum over the groups of a level within each group around them."""
        if groups.ndim == 1:
            sums = np.bincount(self.parents[level], groups, self.size_around(level))
        else:
            sums = self._level_sums[level] @ groups
        return cast("FloatArray", sums)

    def sums(self, rows: FloatArray) -> tuple[FloatArray, ...]:
        """Sums of a column of rows per group, for every component: levels first, then the rows."""
        found: list[FloatArray] = []
        total = self.sum_rows(rows)
        for level in reversed(range(self.n_levels)):
            found.append(total)
            total = self.sum_level(level, total)
        found.reverse()
        return tuple(found) + ((rows,) if self.has_row_effect else ())

    def codes(self) -> tuple[IntArray, ...]:
        """(n_rows,) group numbers per level, outermost first."""
        found: list[IntArray] = []
        group = self.row_group
        for parent in reversed(self.parents):
            found.append(group)
            group = parent[group]
        return tuple(reversed(found))


def _summing(group: IntArray, n_groups: int, n_members: int) -> sparse.csr_array[np.float64]:
    """The matrix that sums members into groups."""
    members = np.arange(n_members)
    return sparse.csr_array((np.ones(n_members), (group, members)), shape=(n_groups, n_members))


def _parent_of_each(inner: IntArray, around: IntArray, size: int, level: int) -> IntArray:
    """The group around each group; 0 for a group without rows."""
    parent = np.zeros(size, dtype=np.int64)
    parent[inner] = around
    astray = np.flatnonzero(parent[inner] != around)
    if astray.size:
        group = int(inner[astray[0]])
        raise NotNestedError(
            f"group {group} of level {level} lies in two groups of level {level - 1}",
            group=group,
            level=level,
        )
    return parent
