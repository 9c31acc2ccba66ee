"""Expected rates, folds of whole groups, contributions and imputation."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit, logit

from jeugdpeil.stats.contributions import decompose, shown_parts
from jeugdpeil.stats.draws import PooledDraws, draw, pooled, summarise
from jeugdpeil.stats.errors import NotConvergedError, TooFewGroupsError, UnusableColumnError
from jeugdpeil.stats.fit import fit
from jeugdpeil.stats.folds import draw_held_out, fit_folds, group_folds
from jeugdpeil.stats.hyperparameters import ExponentialSd, FixedSd, HyperSpace, MixedSd
from jeugdpeil.stats.imputation import impute
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.links import Link, mean_rate, rate_moments
from jeugdpeil.stats.multiple import fit_completed
from jeugdpeil.stats.prediction import (
    calibrating_shift,
    calibrating_shifts,
    eta_of_mean_rate,
    expected_from_fixed,
    expected_within,
    mean_small,
    run_variances,
    weighted_sums,
)
from support.latent_models import nested_truth


def seeded(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def truth():
    return nested_truth(seeded(), sizes=(5, 20, 120), n_years=2, beta=(-2.0, 0.3, -0.2))


@pytest.fixture(scope="module")
def posterior(truth):
    return fit(truth.model, seeded())


@pytest.fixture(scope="module")
def drawn(posterior):
    return draw(posterior, 400, seeded(2))


@pytest.mark.parametrize(("sd", "points"), [(0.2, 0.14), (0.35, 0.44), (0.5, 0.89)])
def test_the_rate_of_the_fixed_part_lies_below_the_expected_rate(sd, points) -> None:
    """At 10 % the mean over random effects is 0.14, 0.44 and 0.89 point higher."""
    expected = mean_rate(Link.LOGIT, np.array([logit(0.1)]), sd)[0]
    assert 100 * expected - 10 == pytest.approx(points, abs=0.006)


def test_the_mean_rate_agrees_with_a_large_sample() -> None:
    """Gauss-Hermite gives the mean and sd of a million draws."""
    rates = expit(-1.5 + 0.6 * seeded().standard_normal(1_000_000))
    mean, sd = rate_moments(Link.LOGIT, np.array([-1.5]), np.array([0.6]))
    assert mean[0] == pytest.approx(rates.mean(), abs=5e-4)
    assert sd[0] == pytest.approx(rates.std(), rel=0.01)


def test_single_precision_gives_the_same_mean_rate() -> None:
    """Five nodes in single precision differ by less than 0.001 percentage point."""
    eta, sd = np.linspace(-5, 1, 60), np.array([0.1, 0.4, 0.7])
    small = mean_small(Link.LOGIT, np.tile(eta, (3, 1)).T.astype(np.float32), sd)
    exact = mean_rate(Link.LOGIT, eta[:, None], sd, 31)
    assert np.abs(small - exact).max() < 1e-5


def test_the_predictor_of_a_mean_rate_is_found_again() -> None:
    """Going from predictor to mean rate and back changes nothing."""
    eta, sd = np.array([-4.0, -2.0, 1.0]), np.array([0.1, 0.5, 1.0])
    rate = mean_rate(Link.LOGIT, eta, sd)
    assert eta_of_mean_rate(Link.LOGIT, rate, sd) == pytest.approx(eta)


def test_expected_within_uses_the_effects_of_the_group_and_averages_the_rest(drawn) -> None:
    """With all levels given, only the rows' own effect is averaged."""
    rows, eta = drawn.block(0)
    inner = expected_within(drawn, rows, 2)
    outer = expected_from_fixed(drawn, drawn.model.design[rows])
    assert inner.sd == pytest.approx(np.sqrt(run_variances(drawn)[:, 3]))
    assert outer.sd == pytest.approx(np.sqrt(run_variances(drawn).sum(axis=1)))
    near, far = np.abs(inner.eta - eta).mean(), np.abs(outer.eta - eta).mean()
    assert near < far


def test_a_calibrated_expected_has_the_wanted_weighted_mean() -> None:
    """One shift makes the weighted mean of the expected rates what was counted."""
    eta, weights = seeded().normal(-2, 0.5, 50), seeded().random(50)
    shift = calibrating_shift(Link.LOGIT, eta, 0.4, weights, 0.11)
    mean = weights @ mean_rate(Link.LOGIT, eta + shift, 0.4) / weights.sum()
    assert mean == pytest.approx(0.11, abs=1e-9)


def test_a_rate_that_cannot_be_reached_is_refused() -> None:
    """No shift of a logit gives a mean rate of 1.2."""
    with pytest.raises(NotConvergedError):
        calibrating_shift(Link.LOGIT, np.zeros(3), 0.4, np.ones(3), 1.2)


def test_shifts_are_found_where_predictors_lie_far_apart() -> None:
    """A tenth of the rows has to rise over a gap in which the mean rate hardly has a slope."""
    low = np.concatenate([np.full(90, -40.0), np.full(10, -12.0)])
    eta = np.column_stack([low, low + 55, np.linspace(-30, 30, 100), np.full(100, -3.0)])
    sd, weights = np.full(eta.shape, 0.3), np.full(100, 1 / 100)
    for target in (0.02, 0.1, 0.5, 0.97):
        shift = calibrating_shifts(Link.LOGIT, eta, sd, weights, target)
        mean = weights @ mean_rate(Link.LOGIT, eta + shift, sd)
        assert mean == pytest.approx(np.full(4, target), abs=1e-9)


def test_variances_of_many_draws_are_those_of_each() -> None:
    """Nested, spatial and known effects give the same variances together as one by one."""
    space = HyperSpace((ExponentialSd(3.0), FixedSd(0.4), MixedSd()))
    scores = seeded().standard_normal((30, space.n_scores))
    single = np.array([space.variances(each)[0] for each in scores])
    np.testing.assert_allclose(space.all_variances(scores), single, rtol=1e-12)


def test_sums_over_groups_are_taken_per_draw() -> None:
    """Two rows of one group: 10 times 0.1 and 30 times 0.2."""
    sums = weighted_sums(np.array([[0.1], [0.2]]), np.array([10.0, 30.0]), np.array([1, 1]), 2)
    assert sums[:, 0].tolist() == [0, 10 * 0.1 + 30 * 0.2]


def test_folds_hold_whole_groups_and_every_row_once() -> None:
    """No group is in two folds, and the folds differ little in size."""
    groups = np.repeat(np.arange(20), np.arange(1, 21))
    folds = group_folds(groups, 5, seeded())
    assert np.sum(folds, axis=0).tolist() == [1] * len(groups)
    assert sorted(np.concatenate([np.unique(groups[fold]) for fold in folds])) == list(range(20))
    assert max(fold.sum() for fold in folds) - min(fold.sum() for fold in folds) <= 6


def test_fewer_groups_than_folds_are_refused() -> None:
    """Three groups cannot make ten folds."""
    with pytest.raises(TooFewGroupsError):
        group_folds(np.array([0, 1, 2]), 10, seeded())


def test_a_left_out_group_is_predicted_without_its_outcomes(truth, posterior) -> None:
    """Other outcomes in the left-out groups leave the fold's coefficients as they were."""
    folds = group_folds(truth.model.structure.nesting.codes()[1], 4, seeded())[:1]
    effort = Effort(8, 8, 1)
    changed = np.where(folds[0], truth.trials - truth.successes, truth.successes)
    likelihood = type(truth.model.likelihood).exact(changed, truth.trials)
    other = truth.model.with_likelihood(likelihood)
    first = fit_folds(posterior, folds, seeded(3), effort)[0].posterior
    held = fit(
        other.with_likelihood(likelihood.without(folds[0])), seeded(3), effort, posterior.start
    )
    assert np.array_equal(first.beta.mean, held.beta.mean)


def test_draws_of_a_held_out_group_see_its_outcomes_but_not_its_coefficients(
    truth, posterior
) -> None:
    """The group's own rates follow its counts; beta comes from the fit without it."""
    folds = group_folds(truth.model.structure.nesting.codes()[1], 4, seeded())[:1]
    held = fit_folds(posterior, folds, seeded(3))[0]
    drawn = draw_held_out(truth.model, held, 2000, seeded(4))
    assert drawn.n_draws == 2000
    away = (drawn.beta.mean(axis=0) - held.posterior.beta.mean) / held.posterior.beta.sd
    assert np.abs(away).max() < 0.2
    rows, eta = drawn.block(0)
    inside = held.rows[rows]
    found = summarise(eta[inside], [0.5]).mean
    full = posterior.eta.mean[rows][inside]
    blind = held.posterior.eta.mean[rows][inside]
    assert np.abs(found - full).mean() < 0.25 * np.abs(blind - full).mean()


@pytest.fixture(scope="module")
def decomposition(drawn):
    design = drawn.model.design[:100]
    sd = np.sqrt(run_variances(drawn).sum(axis=1))
    weights = seeded(5).random(100)
    return decompose(Link.LOGIT, design, drawn.beta, sd, weights), design, sd, weights


def test_contributions_add_up_to_expected_minus_reference(drawn, decomposition) -> None:
    """In every draw and row the parts sum exactly."""
    found, design, sd, weights = decomposition
    expected = mean_rate(Link.LOGIT, design @ drawn.beta.T, sd)
    reference = weights @ expected / weights.sum()
    assert found.reference_rate == pytest.approx(reference, rel=1e-12)
    total = found.of([0]) + found.of([1]) + found.of([2])
    assert np.abs(total - (expected - reference)).max() < 1e-9


def test_a_constant_column_contributes_nothing(decomposition) -> None:
    """The intercept, or the year of one year's rows, has no part in a difference."""
    assert np.abs(decomposition[0].of([0])).max() < 1e-12


def test_each_contribution_is_nil_on_average(decomposition) -> None:
    """Weighted over the reference rows, a characteristic's contributions cancel."""
    found, _, _, weights = decomposition
    assert np.abs(weights @ found.of([1])).max() < 1e-12


def test_a_theme_contributes_what_its_columns_contribute(decomposition) -> None:
    """The order and grouping of the parts do not matter."""
    found = decomposition[0]
    assert found.of([1, 2]) == pytest.approx(found.of([1]) + found.of([2]))


def test_a_row_at_the_reference_has_the_slope_of_the_curve() -> None:
    """Where difference and distance are both 0 the contribution is 0, not undefined."""
    found = decompose(Link.LOGIT, np.ones((4, 1)), np.array([[-2.0]]), np.array([0.3]), np.ones(4))
    assert np.abs(found.of([0])).max() < 1e-12
    assert np.isfinite(found.slopes).all()


def test_rounded_parts_add_up_to_the_rounded_total() -> None:
    """A reader who adds the printed contributions gets the printed difference."""
    parts = seeded().normal(0, 2, (200, 6))
    total = parts.sum(axis=1)
    shown = shown_parts(parts, total, 1)
    assert np.abs(shown.sum(axis=1) - total.round(1)).max() < 1e-9
    assert np.abs(shown - parts).max() < 0.1 + 1e-9


def test_known_values_are_never_changed_by_imputation() -> None:
    """Only missing values are drawn, and the share of them is told per row."""
    columns = seeded().normal(5, 2, (60, 3))
    columns[:20, 0] = np.nan
    found = impute(columns, 3, seeded())
    known = np.isfinite(columns)
    assert all(np.array_equal(table[known], columns[known]) for table in found.tables)
    assert found.share_missing[[0, 30]].tolist() == [1 / 3, 0]


def test_imputed_values_follow_the_columns_that_are_known() -> None:
    """With a third missing the slope between two columns stays what it was."""
    x = seeded().standard_normal(2000)
    columns = np.column_stack([x, 0.8 * x + 0.6 * seeded(2).standard_normal(2000)])
    columns[:667, 1] = np.nan
    tables = impute(columns, 5, seeded(3)).tables
    slopes = [np.polyfit(table[:667, 0], table[:667, 1], 1)[0] for table in tables]
    spread = [np.std(table[:667, 1] - 0.8 * table[:667, 0]) for table in tables]
    assert np.mean(slopes) == pytest.approx(0.8, abs=0.06)
    assert np.mean(spread) == pytest.approx(0.6, abs=0.05)


def test_thirty_correlated_columns_can_be_completed() -> None:
    """Near copies of each other, each with gaps of its own, give finite tables."""
    base = seeded().standard_normal((300, 4))
    columns = base @ seeded(2).normal(0, 1, (4, 30)) + 0.01 * seeded(3).normal(0, 1, (300, 30))
    columns[seeded(4).random((300, 30)) < 0.1] = np.nan
    assert np.isfinite(impute(columns, 2, seeded(5), n_rounds=5).tables[1]).all()


def test_nothing_missing_gives_the_table_back() -> None:
    """A complete table is not drawn again."""
    columns = seeded().standard_normal((10, 2))
    assert np.array_equal(impute(columns, 5, seeded()).tables, [columns])


@pytest.mark.parametrize("column", [[np.nan] * 4, [1.0, 1.0, np.nan, 1.0]])
def test_a_column_that_says_nothing_is_refused_with_its_number(column) -> None:
    """A constant column, or an empty one, cannot be completed."""
    columns = np.column_stack([np.arange(4.0), column])
    with pytest.raises(UnusableColumnError) as caught:
        impute(columns, 1, seeded())
    assert caught.value.parameters == {"column": 1}


def test_pooled_draws_hold_the_draws_of_every_part(drawn) -> None:
    """Draws of two completed tables stand side by side."""
    both = PooledDraws((drawn, drawn))
    rows, eta = next(both.blocks())
    assert both.n_draws == 2 * drawn.n_draws
    assert both.beta.shape == (800, 3)
    assert eta.shape == (rows.stop - rows.start, 800)
    assert both.hyper_values.shape == (800, 4)
    assert pooled(np.array([1.0, 3.0]), np.zeros(2)) == (2.0, 1.0)


def test_what_is_not_known_about_a_column_widens_its_coefficient() -> None:
    """With half of a column drawn, the pooled interval is wider than that of the full column."""
    truth = nested_truth(seeded(), sizes=(20, 150), n_years=1, beta=(-2.0, 0.4), sds=(0.2, 0.2))
    full = fit(truth.model, seeded())
    columns = truth.model.design[:, 1:].copy()
    columns[::2] = np.nan
    rate = np.log((truth.successes + 0.5) / (truth.trials - truth.successes + 0.5))
    imputed = impute(columns, 4, seeded(2), aids=rate[:, None])

    def model_of(table):
        return replace(truth.model, design=np.column_stack([np.ones(150), table]))

    found = fit_completed(model_of, imputed, seeded(3))
    assert found.beta.sd[1] > 1.15 * full.beta.sd[1]
    assert abs(found.beta.mean[1] - 0.4) < 3 * found.beta.sd[1]
    assert found.draw(10, seeded()).n_draws == 10
    assert found.rates().mean.shape == found.eta.mean.shape == (150,)
