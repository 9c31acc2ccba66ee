r"""Nested effects with a BYM2 effect on the innermost level: part of it follows the neighbours.

The innermost groups have an independent effect with variance v_i and a spatial effect with
variance v_s; `hyperparameters.MixedSd` gives both from one sd and a share. Rows and the
independent effects are eliminated as in `elimination`. What is left sees, per innermost group, a
precision D, a natural parameter C and a cross product B; its unknowns in units of their own sd

    t  the spatial effect, precision Q of `neighbours`, sums of parts 0,
    z  the effects of the outer levels, precision I,

have the sparse precision

    H = prior + T' D T,   T = [sqrt(v_s) I, sqrt(v_l) Z_l, ...]

whatever the number of rows. Sums that are 0 are conditioned on after the solve. With
W = H^-1 A', the covariance is H^-1 - W (A W)^-1 W', and the determinant gains |A W|.

Source:
    A. Riebler, S. Sørbye, D. Simpson, H. Rue (2016), Stat. Methods Med. Res. 25, 1145-1165;
    H. Rue, L. Held (2005), Gaussian Markov random fields, section 2.3.3 (conditioning on sums).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import cho_solve, solve_triangular

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.constrained_factor import ConstrainedFactor
from jeugdpeil.stats.dense_factor import lower_cholesky, squares, weighted_gram
from jeugdpeil.stats.elimination import Draws, Solution, Spread
from jeugdpeil.stats.errors import ShapeError
from jeugdpeil.stats.neighbours import Neighbours, ScaledStructure, scaled_structure
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.spatial_plan import SpatialPlan

SMALLEST_VARIANCE = 1e-14


@dataclass(frozen=True)
class SpatialEffects:
    """Nested effects, with a spatial effect on the innermost level.

    Args:
        nesting: groups of the rows, one level or more.
        neighbours: graph of the innermost groups.

    Components: one per level, outermost first (the last is the independent part of the innermost
    level), then the spatial part, then the rows if they have an effect.

    Raises:
        ShapeError: the graph is not one of the innermost groups.
    """

    nesting: Nesting
    neighbours: Neighbours

    def __post_init__(self) -> None:
        if not self.nesting.sizes or self.nesting.sizes[-1] != self.neighbours.n_nodes:
            raise ShapeError(
                f"a graph of {self.neighbours.n_nodes} nodes for levels {self.nesting.sizes}"
            )

    @property
    def n_components(self) -> int:
        """One variance per level, one for the spatial part, and one for the rows."""
        return self.nesting.n_components + 1

    @cached_property
    def structure(self) -> ScaledStructure:
        """The scaled precision of the spatial effect."""
        return scaled_structure(self.neighbours)

    @cached_property
    def plan(self) -> SpatialPlan:
        """Where the entries of the sparse precision and its inverse are."""
        return SpatialPlan(self.nesting, self.neighbours, self.structure)

    def factorise(
        self,
        design: FloatArray,
        fixed_precision: FloatArray,
        curvature: FloatArray,
        variances: FloatArray,
    ) -> "SpatialFactor":
        """The factor at a curvature and variances."""
        return SpatialFactor(self, design, fixed_precision, curvature, variances)

    def products(self, left: FloatArray, right: FloatArray) -> FloatArray:
        """Left' Z R Z' right per component."""
        sums = list(zip(self.nesting.sums(left), self.nesting.sums(right), strict=True))
        plain = [float(a @ b) for a, b in sums]
        level = self.nesting.n_levels
        inner_left, inner_right = sums[level - 1]
        spatial = float(inner_left @ self.plan.prior.solve(inner_right))
        return np.array([*plain[:level], spatial, *plain[level:]])

    def shared(self, rows: FloatArray) -> FloatArray:
        """Z R Z' times a column of rows, per component."""
        sums, level = self.nesting.sums(rows), self.nesting.n_levels
        found = [each[code] for each, code in zip(sums, self.nesting.codes(), strict=False)]
        found.append(self.plan.prior.solve(sums[level - 1])[self.nesting.row_group])
        return np.array([*found, *sums[level:]])

    def penalties(self, solution: Solution) -> FloatArray:
        """U' R^-1 u / v^2 per component."""
        found = [float(part @ part) for part in solution.scaled]
        spatial = solution.scaled[self.nesting.n_levels]
        times = self.structure.times(self.neighbours.pairs, spatial)
        found[self.nesting.n_levels] = float(spatial @ times)
        return np.array(found)

    def totals(self, solution: Solution, variances: FloatArray) -> tuple[FloatArray, ...]:
        """Sums of the effects down to each level; the innermost with both its parts."""
        found: list[FloatArray] = []
        total = np.zeros(1)
        for level, parent in enumerate(self.nesting.parents):
            total = total[parent] + variances[level] * solution.scaled[level]
            found.append(total)
        spatial = self.nesting.n_levels
        found[-1] = found[-1] + variances[spatial] * solution.scaled[spatial]
        return tuple(found)


class SpatialFactor:
    """The factorised precision of all unknowns; see `elimination.TreeFactor` for the arguments."""

    def __init__(
        self,
        effects: SpatialEffects,
        design: FloatArray,
        fixed_precision: FloatArray,
        curvature: FloatArray,
        variances: FloatArray,
    ) -> None:
        self.nesting, self.plan, self.effects = effects.nesting, effects.plan, effects
        self.design, self.curvature = design, curvature
        self.variances = variances
        n_levels = self.nesting.n_levels
        self.own_variance = float(variances[n_levels - 1])
        field = max(float(variances[n_levels]), SMALLEST_VARIANCE)
        self.scales = np.sqrt(np.append(variances[: n_levels - 1], field))
        self.row_variance = float(variances[-1]) if self.nesting.has_row_effect else 0.0
        grown = 1 + self.row_variance * curvature
        self.row_kept, self.row_gain = 1 / grown, self.row_variance / grown
        self._eliminate(fixed_precision, float(np.log(grown).sum()))

    def _eliminate(self, fixed_precision: FloatArray, log_det: float) -> None:
        """Eliminate rows and independent effects, then the field and outer levels, then beta."""
        precision = self.curvature * self.row_kept
        fixed = weighted_gram(self.design, precision)
        fixed[np.diag_indices_from(fixed)] += fixed_precision
        self.precision = self.nesting.sum_rows(precision)
        self.cross = self.nesting.sum_weighted(precision, self.design)
        grown = 1 + self.own_variance * self.precision
        self.kept, self.gain = 1 / grown, self.own_variance / grown
        fixed -= weighted_gram(self.cross, self.gain)
        sparse = self.plan.assemble(self.precision * self.kept, self.scales)
        self.nodes = ConstrainedFactor(sparse, self.plan.constraints)
        for_beta = self.plan.gather(self.kept[:, None] * self.cross, self.scales)
        self.answers = self.nodes.solve(for_beta)
        fixed -= for_beta.T @ self.answers
        self.triangle = lower_cholesky(fixed)
        self.log_determinant = (
            log_det
            + float(np.log(grown).sum())
            + self.nodes.log_determinant
            - self.plan.prior.log_determinant
            + 2 * float(np.log(np.diagonal(self.triangle)).sum())
        )

    @property
    def beta_root(self) -> FloatArray:
        """(n_fixed, n_fixed) matrix W with W W' the covariance of the fixed effects."""
        identity = np.eye(len(self.triangle))
        return np.asarray(solve_triangular(self.triangle, identity, lower=True)).T

    def _gather(self, natural: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Natural parameters of the groups, the unknowns' mean without beta, and beta's."""
        remaining = natural * self.row_kept
        groups = self.nesting.sum_rows(remaining)
        for_nodes = self.plan.gather(self.kept * groups, self.scales)
        for_beta = self.design.T @ remaining - self.cross.T @ (self.gain * groups)
        return groups, self.nodes.solve(for_nodes), for_beta - self.answers.T @ for_nodes

    def solve(self, natural: FloatArray) -> Solution:
        """Mean of all unknowns given natural parameters, (n_rows,)."""
        groups, nodes, for_beta = self._gather(natural)
        beta = np.asarray(cho_solve((self.triangle, True), for_beta))
        nodes = nodes - self.answers @ beta
        innermost = self.nesting.n_levels - 1
        around = self.plan.total(innermost, nodes, self.scales)
        pull = groups - self.cross @ beta - self.precision * around
        scaled = [
            nodes[self.plan.offsets[level] : self.plan.offsets[level + 1]] / scale
            if (scale := self.scales[level]) > 0
            else np.zeros(self.nesting.sizes[level])
            for level in range(innermost)
        ]
        scaled += [self.kept * pull, nodes[self.plan.is_field] / self.scales[-1]]
        eta = self.design @ beta + (around + self.gain * pull)[self.nesting.row_group]
        if self.nesting.has_row_effect:
            row_pull = self.row_kept * (natural - self.curvature * eta)
            scaled.append(row_pull)
            eta = eta + self.row_variance * row_pull
        return Solution(beta, tuple(scaled), eta)

    def spread(self) -> Spread:
        """Marginal variances and the derivatives of the log determinant."""
        values = self.plan.inverse(self.nodes.sparse).entries(self.nodes.sparse)
        root = self.beta_root
        levels = range(self.nesting.n_levels)
        known = [self._total_variance(level, values) for level in levels]
        slopes = [-self.plan.total(level, self.answers, self.scales) for level in levels]
        totals = [v + squares(s, root) for v, s in zip(known, slopes, strict=True)]
        seen = self.precision**2 * known[-1] + squares(
            self.cross + self.precision[:, None] * slopes[-1], root
        )
        own_trace = float((self.kept * self.precision - self.kept**2 * seen).sum())
        gamma = self.kept[:, None] * slopes[-1] - self.gain[:, None] * self.cross
        own = self.kept**2 * known[-1] + self.gain
        totals[-1] = own + squares(gamma, root)
        group = self.nesting.row_group
        before = own[group] + squares(self.design + gamma[group], root)
        rows = self.row_kept**2 * before + self.row_gain
        traces = [*self._outer_traces(values, root), own_trace, self._field_trace(values, root)]
        if self.nesting.has_row_effect:
            weight = self.row_kept * self.curvature
            traces.append(float((weight - weight**2 * before).sum()))
        return Spread(rows, tuple(totals), np.array(traces))

    def _total_variance(self, level: int, values: FloatArray) -> FloatArray:
        """Variance of the totals of a level given beta."""
        found = np.zeros(self.nesting.sizes[level])
        for a, b, places in self.plan.total_places[level]:
            twice = 1.0 if a == b else 2.0
            found += twice * self.scales[a] * self.scales[b] * values[places]
        taken = self.plan.total(level, self.nodes.root, self.scales)
        return found - (taken**2).sum(axis=1)

    def _outer_traces(self, values: FloatArray, root: FloatArray) -> list[float]:
        """D log|H| / dv of the outer levels: (groups - trace of their covariance) / v."""
        variances = values[self.plan.diagonal_places] - (self.nodes.root**2).sum(axis=1)
        variances += squares(self.answers, root)
        found: list[float] = []
        for level in range(self.nesting.n_levels - 1):
            part = variances[self.plan.offsets[level] : self.plan.offsets[level + 1]]
            found.append(float((1 - part).sum()) / max(self.scales[level] ** 2, SMALLEST_VARIANCE))
        return found

    def _field_trace(self, values: FloatArray, root: FloatArray) -> float:
        """D log|H| / dv of the field: (free directions - trace of Q times its covariance) / v."""
        structure, pairs = self.effects.structure, self.effects.neighbours.pairs
        diagonal = values[self.plan.diagonal_places][self.plan.is_field]
        trace = float(structure.diagonal @ diagonal)
        trace += 2 * float(structure.links @ values[self.plan.link_places])
        moved = np.hstack([self.nodes.root, self.answers @ root])[self.plan.is_field]
        signs = np.append(-np.ones(len(self.plan.constraints)), np.ones(len(root)))
        for sign, column in zip(signs, moved.T, strict=True):
            trace += float(sign * (column @ structure.times(pairs, column)))
        free = len(diagonal) - len(self.plan.constraints)
        return (free - trace) / float(self.scales[-1] ** 2)

    def draw(self, natural: FloatArray, n_draws: int, generator: np.random.Generator) -> Draws:
        """Joint draws of the fixed effects and the totals of the levels."""
        for_beta = self._gather(natural)[2]
        mean = np.asarray(cho_solve((self.triangle, True), for_beta))
        noise = generator.standard_normal((n_draws, len(mean)))
        return self.draw_given(natural, mean + noise @ self.beta_root.T, generator)

    def draw_given(
        self, natural: FloatArray, beta: FloatArray, generator: np.random.Generator
    ) -> Draws:
        """Draws of the totals of the levels, one for each given draw of the fixed effects."""
        groups, mean, _ = self._gather(natural)
        nodes = self.nodes.constrain(self.nodes.sparse.draw(len(beta), generator))
        nodes += mean[:, None] - self.answers @ beta.T
        levels = range(self.nesting.n_levels)
        totals = [self.plan.total(level, nodes, self.scales) for level in levels]
        innermost = self.kept[:, None] * totals[-1]
        innermost += self.gain[:, None] * (groups[:, None] - self.cross @ beta.T)
        noise = generator.standard_normal(innermost.shape)
        totals[-1] = innermost + np.sqrt(self.gain)[:, None] * noise
        return Draws(beta, tuple(total.T for total in totals))
