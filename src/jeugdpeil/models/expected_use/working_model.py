r"""A normal model that stands for a fitted one near its mode: questions about columns cost little.

At the mode of a fit each row has a gradient g and a curvature h in its linear predictor eta. Near
the mode the likelihood is that of a normal response

    z = eta + g / h   with variance   1 / h,

counts that are known as an interval included. With the variances of the random effects held at
their posterior means the response of one unit (a gemeente) has the covariance V_u of its own
effect, that of what lies inside it and 1 / h; units are independent, because effects of what lies
around a unit are counted to the unit. Everything that is asked of another choice of columns is
then a set of normal equations:

    beta = (sum_u X_u' V_u^-1 X_u + P)^-1 sum_u X_u' V_u^-1 z_u,

and the log density of a unit that was held out is a constant minus half of r' V_u^-1 r. V^-1 X is
computed once for all columns; each question after that is a system of the size of the columns.

This is the last step of penalised quasi-likelihood. Its weak side, variances that come out too
small for rare outcomes, is avoided: the variances come from the integrated fit.

Source:
    N. Breslow, D. Clayton (1993), Approximate inference in generalized linear mixed models, JASA
    88, 9-25, section 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.elimination import TreeFactor
from jeugdpeil.stats.fit import Posterior
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.nesting import Nesting

# Enough for means of coefficients and variances; no interval is read from such a fit.
LITTLE = Effort(first_points=8, round_points=8, most_rounds=1)
# A row with less weight says nothing; its response would be a ratio of two noises.
LEAST_WEIGHT = 1e-6

Columns = Sequence[int] | IntArray


@dataclass(frozen=True)
class WorkingModel:
    """Responses with their weights and covariance.

    Args:
        response: (n_rows,) z.
        weight: (n_rows,) h, 0 where a row says nothing.
        units: (n_rows,) number of the unit that is held out as a whole, 0, 1, ...
        nesting: of the units and what lies inside them.
        variances: of the nesting's components.
    """

    response: FloatArray
    weight: FloatArray
    units: IntArray
    nesting: Nesting
    variances: FloatArray

    @classmethod
    def of(cls, posterior: Posterior, units: IntArray) -> "WorkingModel":
        """The working model at the mode of a fit.

        Args:
            posterior: of a model with all columns that will be asked about.
            units: (n_rows,) number of the group that is held out as a whole: a level of the
                nesting of the fit, or single rows.
        """
        eta = posterior.start.eta
        terms = posterior.model.likelihood.terms(eta)
        weight = np.where(terms.curvature > LEAST_WEIGHT, terms.curvature, 0.0)
        step = np.where(weight > 0, terms.gradient / np.where(weight > 0, weight, 1.0), 0.0)
        nesting, variances = _inside(
            posterior.model.structure.nesting, mean_variances(posterior), units
        )
        return cls(eta + step, weight, units, nesting, variances)

    @property
    def total_sd(self) -> float:
        """Standard deviation of all effects together: what an expected rate is averaged over."""
        return float(np.sqrt(self.variances.sum()))

    def regression(self, columns: FloatArray, precision: FloatArray) -> "Regression":
        """What is needed to fit any of some columns.

        Args:
            columns: (n_rows, n_columns), the intercepts included.
            precision: (n_columns,) prior precisions of their coefficients, above 0.
        """
        nothing = np.zeros((len(columns), 1))
        factor = TreeFactor(self.nesting, nothing, np.ones(1), self.weight, self.variances)

        def whitened(values: FloatArray) -> FloatArray:
            effects = factor.solve_given(self.weight * values, np.zeros(1))
            return self.weight * (values - effects.eta)

        return Regression(
            columns,
            precision,
            np.column_stack([whitened(column) for column in columns.T]),
            self.response,
            whitened(self.response),
            self.units,
            self.weight > 0,
        )


@dataclass(frozen=True)
class Regression:
    """Columns and response with their products with V^-1.

    Args:
        columns, precision: (n_rows, n_columns) and (n_columns,).
        white_columns, response, white_response: V^-1 X, z, V^-1 z.
        units: (n_rows,).
        speaks: (n_rows,) whether the row says anything.
    """

    columns: FloatArray
    precision: FloatArray
    white_columns: FloatArray
    response: FloatArray
    white_response: FloatArray
    units: IntArray
    speaks: BoolArray

    def coefficients(
        self, chosen: Columns, without: BoolArray | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Coefficients of some columns and their covariance.

        Args:
            chosen: numbers of the columns that are in.
            without: (n_rows,) rows of whole units to leave out.
        """
        at = np.asarray(chosen, dtype=np.int64)
        rows = slice(None) if without is None else ~without
        inside = self.columns[rows][:, at]
        matrix: FloatArray = inside.T @ self.white_columns[rows][:, at]
        matrix[np.diag_indices_from(matrix)] += self.precision[at]
        covariance = np.linalg.inv(matrix).astype(np.float64)
        return covariance @ (inside.T @ self.white_response[rows]), covariance


@dataclass(frozen=True)
class HeldOutScores:
    """Log scores of units that the coefficients did not see, for any choice of columns.

    Args:
        regression: of all columns.
        unseen: the same with the columns that a row has while it is held out.
        folds: (n_rows,) number of the fold of each row, whole units in one fold.
        products, responses: per fold X' V^-1 X and X' V^-1 z of all columns.
    """

    regression: Regression
    unseen: Regression
    folds: IntArray
    products: FloatArray
    responses: FloatArray

    @classmethod
    def of(
        cls, regression: Regression, folds: Sequence[BoolArray], unseen: Regression | None = None
    ) -> "HeldOutScores":
        """Prepare the sums of each fold.

        Args:
            regression: of all columns.
            folds: rows of each fold, as `stats.folds.group_folds` gives them.
            unseen: of the columns that held-out rows are predicted from, where they are others:
                missing values drawn without the outcome of the row.
        """
        columns, white = regression.columns, regression.white_columns
        products = np.array([columns[rows].T @ white[rows] for rows in folds])
        responses = np.array([columns[rows].T @ regression.white_response[rows] for rows in folds])
        number = np.zeros(len(columns), dtype=np.int64)
        for fold, rows in enumerate(folds):
            number[rows] = fold
        return cls(regression, unseen or regression, number, products, responses)

    def coefficients(self, chosen: Columns) -> FloatArray:
        """(n_folds, n_chosen) coefficients without each fold."""
        at = np.asarray(chosen, dtype=np.int64)
        products = self.products[:, at[:, None], at[None, :]]
        prior = np.diag(self.regression.precision[at])
        left: FloatArray = products.sum(axis=0) - products + prior
        right = self.responses[:, at].sum(axis=0) - self.responses[:, at]
        inverses = np.linalg.inv(left).astype(np.float64)
        return (inverses * right[:, None, :]).sum(axis=2)

    def predictor(self, chosen: Columns) -> FloatArray:
        """(n_rows,) fixed part of each row from the fit without its fold."""
        at = np.asarray(chosen, dtype=np.int64)
        return (self.unseen.columns[:, at] * self.coefficients(at)[self.folds]).sum(axis=1)

    def units(self, chosen: Columns) -> FloatArray:
        """(n_units,) log density of each unit, up to a constant that no column changes."""
        at = np.asarray(chosen, dtype=np.int64)
        beta = self.coefficients(at)[self.folds]
        regression = self.unseen
        rest = regression.response - (regression.columns[:, at] * beta).sum(axis=1)
        white = regression.white_response - (regression.white_columns[:, at] * beta).sum(axis=1)
        sums = np.bincount(regression.units, rest * white)
        return (-0.5 * sums).astype(np.float64)


def mean_variances(posterior: Posterior) -> FloatArray:
    """(n_components,) posterior means of the variances; a spatial part is added to its level."""
    hyper, points = posterior.model.hyper, posterior.hyper_points
    values = np.array([hyper.variances(scores)[0] for scores in points.nodes])
    means = points.node_weights @ values
    ends = np.cumsum([block.n_variances for block in hyper.blocks])[:-1]
    return np.array([part.sum() for part in np.split(means, ends)])


def _inside(nesting: Nesting, variances: FloatArray, units: IntArray) -> tuple[Nesting, FloatArray]:
    """The nesting from the units inward; effects of levels around the units become the units'."""
    codes = nesting.codes()
    inner = [level for level, code in enumerate(codes) if _lies_inside(code, units)]
    first = inner[0] if inner else len(codes)
    kept = [units, *(codes[level] for level in inner)]
    outer = float(variances[:first].sum())
    found = Nesting.from_codes(kept, len(units), has_row_effect=nesting.has_row_effect)
    return found, np.concatenate([[outer], variances[first:]])


def _lies_inside(code: IntArray, units: IntArray) -> bool:
    """Whether a level is finer than the units: each unit is made of whole groups of it."""
    pairs = np.unique(np.column_stack([code, units]), axis=0)
    n_groups, n_units = len(np.unique(code)), len(np.unique(units))
    return len(pairs) == n_groups > n_units
