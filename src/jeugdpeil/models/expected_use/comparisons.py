"""How well the model predicts beside simpler and other ones, and what some choices change.

The published figure is judged by the very figures that are published. What it is compared with is
fitted once, with less effort for the hyperparameters, and predicted without each fold by the
`working_model` at that fit. All are predicted from the same values where characteristics are
missing: those that were drawn without the outcome of the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from jeugdpeil.domain.model_card import FitLine
from jeugdpeil.models.expected_use.area_table import LARGEST_SECRET, blank_rows
from jeugdpeil.models.expected_use.baselines import Prediction, regression_without_groups
from jeugdpeil.models.expected_use.design import Design
from jeugdpeil.models.expected_use.fitting import Fitted, effects_of, likelihood_of
from jeugdpeil.models.expected_use.goodness import (
    explained_share,
    mean_log_density,
    weighted_rmse,
)
from jeugdpeil.models.expected_use.unseen import unseen_design, unseen_variance
from jeugdpeil.models.expected_use.working_model import (
    LITTLE,
    HeldOutScores,
    WorkingModel,
    mean_variances,
)
from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.stats.fit import Posterior, fit
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.links import mean_rate
from jeugdpeil.stats.prediction import calibrating_shift


@dataclass(frozen=True)
class Judge:
    """Compares predictions with the actual figures that the model may learn from.

    The others are no fair sample: of the smallest areas only those with much use have a figure, and
    who predicts them well predicts too much.

    Args:
        fitted: the fits.
    """

    fitted: Fitted

    @property
    def weights(self) -> FloatArray:
        """(n,) youths of areas with an actual figure to learn from."""
        table = self.fitted.learned
        return np.where(table.is_known, table.youths, 0).astype(np.float64)

    @property
    def folds(self) -> list[BoolArray]:
        """Rows of each fold."""
        return [fold.held_out.rows for fold in self.fitted.folds]

    @cached_property
    def unseen(self) -> FloatArray:
        """(n, n_columns) what rows are predicted from while they are held out."""
        return unseen_design(self.fitted.design, self.fitted.tables)

    @cached_property
    def unseen_variance(self) -> FloatArray:
        """(n,) variance of the predictor, by the fit of all rows, that missing values leave."""
        beta = self.fitted.first.beta.mean
        return unseen_variance(self.fitted.design, self.fitted.tables, beta)

    def line(self, name: str, prediction: Prediction) -> FitLine:
        """How well a prediction does."""
        actual, weights = self.fitted.learned.actual, self.weights
        likelihood = self.fitted.first.model.likelihood
        return FitLine(
            fit=name,
            r2_inside=explained_share(actual, 100 * prediction.inside, weights),
            r2_outside=explained_share(actual, 100 * prediction.outside, weights),
            log_score_outside=mean_log_density(
                likelihood, prediction.predictor, prediction.variance
            ),
            rmse_outside=weighted_rmse(actual, 100 * prediction.outside, weights),
        )

    def calibrated(self, eta: FloatArray, sd: float) -> FloatArray:
        """Expected rates whose weighted mean in each period is the actual one."""
        link, weights = self.fitted.first.model.likelihood.link, self.weights
        period, actual = self.fitted.design.period, self.fitted.learned.actual / 100
        found = np.empty(len(eta))
        for each in np.unique(period):
            own = period == each
            w = weights[own]
            target = float(w @ np.nan_to_num(actual[own]) / w.sum())
            shift = calibrating_shift(link, eta[own], sd, w, target)
            found[own] = mean_rate(link, eta[own] + shift, sd)
        return found

    def of_fit(self, posterior: Posterior, columns: Sequence[int] | None = None) -> Prediction:
        """What the characteristics of a fit predict, in and out of the data.

        Args:
            posterior: the fit.
            columns: which of all columns are in it; all where None.
        """
        model = posterior.model
        working = WorkingModel.of(posterior, self.fitted.unit)
        regression = working.regression(model.design, model.fixed_precision)
        # Of another regression only the columns are read.
        seen = self.unseen if columns is None else self.unseen[:, columns]
        scores = HeldOutScores.of(regression, self.folds, replace(regression, columns=seen))
        predictor = scores.predictor(range(model.design.shape[1]))
        sd = working.total_sd
        return Prediction(
            self.calibrated(model.design @ posterior.beta.mean, sd),
            self.calibrated(predictor, sd),
            predictor,
            sd**2 + self.unseen_variance,
        )


def plain_lines(judge: Judge) -> list[FitLine]:
    """The lines of the national mean and of a regression without groups."""
    model, design = judge.fitted.first.model, judge.fitted.design
    years = slice(0, len(design.periods))

    def line(name: str, columns: slice) -> FitLine:
        found = regression_without_groups(
            model.likelihood,
            model.design[:, columns],
            design.precision[columns],
            judge.folds,
            judge.unseen[:, columns],
        )
        return judge.line(name, found)

    return [line("national mean", years), line("glm", slice(None))]


def published_line(judge: Judge, expected: FloatArray, predictor: FloatArray) -> FitLine:
    """The line of the published figure.

    Args:
        judge: knows the actual figures.
        expected: (n,) published out-of-group figure in per cent.
        predictor: (n,) the same on the scale of the link, before the mean over the effects.
    """
    full = judge.fitted.first
    sd = float(np.sqrt(mean_variances(full).sum()))
    inside = judge.calibrated(full.model.design @ full.beta.mean, sd)
    variance = sd**2 + judge.unseen_variance
    return judge.line("characteristics", Prediction(inside, expected / 100, predictor, variance))


def within_line(judge: Judge, within: FloatArray) -> FitLine | None:
    """The line of the expected figure given the group's effect, which saw the area itself."""
    if not np.isfinite(within).any():
        return None
    actual = np.where(np.isfinite(within), judge.fitted.learned.actual, np.nan)
    share = explained_share(actual, np.nan_to_num(within), judge.weights)
    return FitLine("within", share, None, None, None)


@dataclass(frozen=True)
class WithoutOrigin:
    """The model without characteristics of origin.

    Args:
        line: how well it does.
        largest: change of an expected figure, in points.
    """

    line: FitLine
    largest: float


def without_origin(judge: Judge, seed: int) -> WithoutOrigin | None:
    """Fit the model without characteristics of origin; None where it has none."""
    fitted = judge.fitted
    left = _columns_without_origin(fitted.design)
    full = fitted.first.model
    if len(left) == full.design.shape[1]:
        return None
    model = LatentModel(
        full.likelihood,
        full.design[:, left],
        full.fixed_precision[left],
        full.structure,
        full.hyper,
    )
    posterior = fit(model, np.random.default_rng([seed, 12]), LITTLE, fitted.first.start)
    found = judge.of_fit(posterior, left)
    # Both by the working model: only the choice of characteristics differs.
    change = 100 * np.abs(found.outside - judge.of_fit(fitted.first).outside)
    there = fitted.table.youths > 0
    return WithoutOrigin(judge.line("without origin", found), float(change[there].max()))


def _columns_without_origin(design: Design) -> list[int]:
    left = list(range(len(design.periods)))
    pairs = zip(design.specification.characteristics, design.columns_of, strict=True)
    for each, own in pairs:
        left += [] if each.is_origin else own
    return left


def other_spatial_fit(fitted: Fitted, seed: int) -> Posterior | None:
    """The fit with the other choice of spatial term; None where no neighbours are known."""
    table, full = fitted.table, fitted.first
    if table.neighbours is None or not table.neighbours:
        return None
    was_spatial = full.model.hyper.n_variances > full.model.structure.nesting.n_components
    effects = effects_of(table, is_spatial=not was_spatial)
    model = replace(full.model, structure=effects.structure, hyper=effects.hyper)
    return fit(model, np.random.default_rng([seed, 13]), LITTLE)


def hidden_choice(fitted: Fitted, seed: int) -> float | None:
    """Change of the expected use in points if missing counts are taken as 0-9.

    Args:
        fitted: the fits.
        seed: of the second fit.

    Returns:
        The mean over the areas whose count is missing, each area as much: they are small, and
        weighted with youths the others would hide them. None where no count is missing. The
        figures are those before they are made to agree with the national actual figure.

    Notes:
        With missing counts as 0-9 all counts are there, the low ones as an interval: then the
        smallest areas are a fair sample and teach the model too.
    """
    blank = blank_rows(fitted.table)
    likelihood = likelihood_of(fitted.table)
    if not blank.any() or not isinstance(likelihood, Counts):
        return None
    full = fitted.first
    most = np.minimum(LARGEST_SECRET, likelihood.trials)
    secret = Counts(
        np.where(blank, 0, likelihood.low),
        np.where(blank, most, likelihood.high),
        likelihood.trials,
    )
    model = full.model.with_likelihood(secret)
    other = fit(model, np.random.default_rng([seed, 14]), LITTLE, full.start)
    return float((_expected(other)[blank] - _expected(full)[blank]).mean())


def _expected(posterior: Posterior) -> FloatArray:
    """(n,) what the characteristics predict, in per cent."""
    model = posterior.model
    sd = float(np.sqrt(mean_variances(posterior).sum()))
    return 100 * mean_rate(model.likelihood.link, model.design @ posterior.beta.mean, sd)


def spatial_lines(judge: Judge, other: Posterior | None) -> Sequence[FitLine]:
    """The line of the fit with the other choice of spatial term."""
    if other is None:
        return []
    is_nested = other.model.hyper.n_variances == other.model.structure.nesting.n_components
    name = "not spatial" if is_nested else "spatial"
    return [judge.line(name, judge.of_fit(other))]
