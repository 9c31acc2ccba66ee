r"""Gaussian algebra of fixed effects and nested random effects, by elimination up the tree.

The quadratic approximation of the likelihood has, per row, a precision h and a natural parameter
c. With

    eta = X beta + sum over levels of u,   u_l ~ N(0, v_l),   beta ~ N(0, P^-1)

a row, or a group whose members are already summed, sees the total s of the effects around it
through three sums: D (precision), C (natural parameter) and B (precision times design, one number
per fixed effect). Eliminating an effect u with variance v from

    -D (s + u)^2 / 2 + (s + u)(C - B beta) - u^2 / (2 v)

leaves, with r = 1 / (1 + D v) and a = v r,

    D -> r D,  C -> r C,  B -> r B,
    beta precision  -= a B B',   beta natural parameter -= a B C,
    log determinant += log(1 + D v)

for the group around it. Nothing is divided by v, so that a variance of 0 is an ordinary case. What
is left at the root is a dense system in beta. The cost is linear in rows and groups, and no sparse
factorisation is needed: the precision of a tree has no fill-in.

Source:
    H. Rue, S. Martino, N. Chopin (2009), Approximate Bayesian inference for latent Gaussian models
    by using integrated nested Laplace approximations, JRSS B 71, 319-392, section 2; the order of
    elimination is that of S. Parter (1961), SIAM Review 3, 119-130, for trees.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_solve, solve_triangular

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.dense_factor import lower_cholesky, squares, weighted_gram
from jeugdpeil.stats.nesting import Nesting


@dataclass(frozen=True)
class Solution:
    """One value of all unknowns.

    Args:
        beta: (n_fixed,) fixed effects.
        scaled: per component, the effects divided by their variance v; the effect is v times it.
        eta: (n_rows,) linear predictor.
    """

    beta: FloatArray
    scaled: tuple[FloatArray, ...]
    eta: FloatArray

    def towards(self, other: "Solution", step: float) -> "Solution":
        """The value at a share of the way to another."""
        scaled = tuple(a + step * (b - a) for a, b in zip(self.scaled, other.scaled, strict=True))
        return Solution(
            self.beta + step * (other.beta - self.beta),
            scaled,
            self.eta + step * (other.eta - self.eta),
        )


@dataclass(frozen=True)
class Spread:
    """Marginal variances of the Gaussian approximation.

    Args:
        rows: (n_rows,) variance of the linear predictor.
        levels: per level, (n_groups,) variance of the sum of effects down to that level, fixed
            effects left out.
        traces: (n_components,) derivative of the log determinant in each variance, curvature held.
    """

    rows: FloatArray
    levels: tuple[FloatArray, ...]
    traces: FloatArray


@dataclass(frozen=True)
class Eliminated:
    """What is kept of one level after its effects were eliminated; names as in the module."""

    precision: FloatArray
    cross: FloatArray
    kept: FloatArray
    gain: FloatArray


@dataclass(frozen=True)
class Draws:
    """Joint draws of fixed effects and group effects, and what the rows need to follow.

    Args:
        beta: (n_draws, n_fixed).
        totals: per level, (n_draws, n_groups) sums of the effects down to that level.
    """

    beta: FloatArray
    totals: tuple[FloatArray, ...]


class TreeFactor:
    """The factorised precision of all unknowns at one curvature and one set of variances.

    Args:
        nesting: groups of the rows.
        design: (n_rows, n_fixed) columns of the fixed effects.
        fixed_precision: (n_fixed,) prior precisions of the fixed effects, at least 0.
        curvature: (n_rows,) precision h of each row, at least 0.
        variances: (n_components,) variances of the random effects, at least 0, outermost first.

    Raises:
        NotPositiveDefiniteError: columns without prior that the rows cannot tell apart.
    """

    def __init__(
        self,
        nesting: Nesting,
        design: FloatArray,
        fixed_precision: FloatArray,
        curvature: FloatArray,
        variances: FloatArray,
    ) -> None:
        self.nesting, self.design, self.curvature = nesting, design, curvature
        self.variances = variances
        row_variance = float(variances[-1]) if nesting.has_row_effect else 0.0
        log_det = 0.0
        if row_variance > 0:
            grown = 1 + row_variance * curvature
            self.row_kept = 1 / grown
            log_det += float(np.log(grown).sum())
        else:
            self.row_kept = np.ones_like(curvature)
        self.row_gain = row_variance * self.row_kept
        precision = curvature * self.row_kept
        fixed = weighted_gram(design, precision)
        fixed[np.diag_indices_from(fixed)] += fixed_precision
        self.levels, log_det_levels = self._eliminate(precision, fixed)
        self.triangle = lower_cholesky(fixed)
        self.log_determinant = (
            log_det + log_det_levels + 2 * float(np.log(np.diagonal(self.triangle)).sum())
        )

    def _eliminate(
        self, precision: FloatArray, fixed: FloatArray
    ) -> tuple[list[Eliminated], float]:
        """Eliminate the levels from the innermost out; `fixed` loses what they explain."""
        nesting = self.nesting
        found: list[Eliminated] = []
        log_det = 0.0
        total, cross = nesting.sum_rows(precision), nesting.sum_weighted(precision, self.design)
        for level in reversed(range(nesting.n_levels)):
            grown = 1 + total * self.variances[level]
            kept = 1 / grown
            gain = self.variances[level] * kept
            found.append(Eliminated(total, cross, kept, gain))
            fixed -= weighted_gram(cross, gain)
            log_det += float(np.log(grown).sum())
            total = nesting.sum_level(level, total * kept)
            cross = nesting.sum_level(level, cross * kept[:, None])
        found.reverse()
        return found, log_det

    def solve(self, natural: FloatArray) -> Solution:
        """Mean of all unknowns given the natural parameter c of each row, (n_rows,)."""
        group_natural, for_beta = self._gather(natural)
        beta = np.asarray(cho_solve((self.triangle, True), for_beta, check_finite=False))
        return self._spread_out(natural, group_natural, beta)

    def solve_given(self, natural: FloatArray, beta: FloatArray) -> Solution:
        """Mean of the random effects given the fixed effects."""
        return self._spread_out(natural, self._gather(natural)[0], beta)

    def _gather(self, natural: FloatArray) -> tuple[list[FloatArray], FloatArray]:
        """Natural parameter per level, and that of the fixed effects."""
        nesting = self.nesting
        remaining = natural * self.row_kept
        for_beta = self.design.T @ remaining
        found: list[FloatArray] = []
        total = nesting.sum_rows(remaining)
        for level in reversed(range(nesting.n_levels)):
            part = self.levels[level]
            found.append(total)
            for_beta -= part.cross.T @ (part.gain * total)
            total = nesting.sum_level(level, total * part.kept)
        found.reverse()
        return found, for_beta

    def _spread_out(
        self, natural: FloatArray, group_natural: list[FloatArray], beta: FloatArray
    ) -> Solution:
        """Effects of the levels from the outermost in, and of the rows."""
        scaled: list[FloatArray] = []
        total = np.zeros(1)
        for level, part in enumerate(self.levels):
            around = total[self.nesting.parents[level]]
            pull = group_natural[level] - part.cross @ beta - part.precision * around
            scaled.append(part.kept * pull)
            total = around + part.gain * pull
        eta = self.design @ beta + total[self.nesting.row_group]
        if self.nesting.has_row_effect:
            pull = self.row_kept * (natural - self.curvature * eta)
            scaled.append(pull)
            eta = eta + self.variances[-1] * pull
        return Solution(beta, tuple(scaled), eta)

    @property
    def beta_root(self) -> FloatArray:
        """(n_fixed, n_fixed) matrix W with W W' the covariance of the fixed effects."""
        identity = np.eye(len(self.triangle))
        inverse = solve_triangular(self.triangle, identity, lower=True, check_finite=False)
        return np.asarray(inverse).T

    def spread(self) -> Spread:
        """Marginal variances and the derivatives of the log determinant.

        Notes:
            Down the tree a total is s = gamma' beta + e + constant with gamma = r gamma_around -
            a B and var(e) = r^2 var(e_around) + a. The derivative of the log determinant in v is
            the sum over groups of r D - r^2 Var(B beta + D s_around).
        """
        root = self.beta_root
        gamma, own = np.zeros((1, self.design.shape[1])), np.zeros(1)
        traces: list[float] = []
        totals: list[FloatArray] = []
        for level, part in enumerate(self.levels):
            parent = self.nesting.parents[level]
            gamma, own = gamma[parent], own[parent]
            seen = part.precision**2 * own + squares(
                part.cross + part.precision[:, None] * gamma, root
            )
            traces.append(float((part.kept * part.precision - part.kept**2 * seen).sum()))
            gamma = part.kept[:, None] * gamma - part.gain[:, None] * part.cross
            own = part.kept**2 * own + part.gain
            totals.append(own + squares(gamma, root))
        group = self.nesting.row_group
        before = own[group] + squares(self.design + gamma[group], root)
        rows = self.row_kept**2 * before + self.row_gain
        if self.nesting.has_row_effect:
            weight = self.row_kept * self.curvature
            traces.append(float((weight - weight**2 * before).sum()))
        return Spread(rows, tuple(totals), np.array(traces))

    def draw(self, natural: FloatArray, n_draws: int, generator: np.random.Generator) -> Draws:
        """Joint draws of the fixed effects and the totals of the levels."""
        mean = self.solve(natural).beta
        noise = generator.standard_normal((n_draws, len(mean)))
        return self.draw_given(natural, mean + noise @ self.beta_root.T, generator)

    def draw_given(
        self, natural: FloatArray, beta: FloatArray, generator: np.random.Generator
    ) -> Draws:
        """Draws of the totals of the levels, one for each given draw of the fixed effects."""
        group_natural = self._gather(natural)[0]
        total = np.zeros((len(beta), 1))
        totals: list[FloatArray] = []
        for level, part in enumerate(self.levels):
            around = total[:, self.nesting.parents[level]]
            total = part.kept * around + part.gain * (group_natural[level] - beta @ part.cross.T)
            total += np.sqrt(part.gain) * generator.standard_normal(total.shape)
            totals.append(total)
        return Draws(beta, tuple(totals))
