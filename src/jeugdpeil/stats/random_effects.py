"""Random effects that are independent given their variances: nested groups, and single rows."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.elimination import Solution, TreeFactor
from jeugdpeil.stats.nesting import Nesting


@dataclass(frozen=True)
class NestedEffects:
    """One independent effect per group of each level, and per row if the nesting says so."""

    nesting: Nesting

    @property
    def n_components(self) -> int:
        """One variance per level, and one for the rows."""
        return self.nesting.n_components

    def factorise(
        self,
        design: FloatArray,
        fixed_precision: FloatArray,
        curvature: FloatArray,
        variances: FloatArray,
    ) -> TreeFactor:
        """The factor at a curvature and variances."""
        return TreeFactor(self.nesting, design, fixed_precision, curvature, variances)

    def products(self, left: FloatArray, right: FloatArray) -> FloatArray:
        """Inner products of the group sums of two columns of rows, per component."""
        pairs = zip(self.nesting.sums(left), self.nesting.sums(right), strict=True)
        return np.array([float(a @ b) for a, b in pairs])

    def shared(self, rows: FloatArray) -> FloatArray:
        """Per component, what a column of rows sums to in each row's group, (.., n_rows)."""
        codes = (*self.nesting.codes(), np.arange(len(rows)))
        sums = zip(self.nesting.sums(rows), codes, strict=False)
        return np.array([each[code] for each, code in sums]).reshape(-1, len(rows))

    def penalties(self, solution: Solution) -> FloatArray:
        """Sum of squares of the scaled effects, per component."""
        return np.array([float(part @ part) for part in solution.scaled])

    def totals(self, solution: Solution, variances: FloatArray) -> tuple[FloatArray, ...]:
        """Sums of the effects down to each level."""
        found: list[FloatArray] = []
        total = np.zeros(1)
        for level, parent in enumerate(self.nesting.parents):
            total = total[parent] + variances[level] * solution.scaled[level]
            found.append(total)
        return tuple(found)
