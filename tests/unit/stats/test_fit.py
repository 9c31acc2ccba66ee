"""Fits of whole models: against exact integration, and at the edges."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from jeugdpeil.stats.draws import draw, quantile_positions, summarise
from jeugdpeil.stats.errors import NoDataError, NoVariationError
from jeugdpeil.stats.fit import fit
from jeugdpeil.stats.hyperparameters import ExponentialSd, FixedSd, HyperSpace
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts, NormalRates
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from support.latent_models import nested_truth


def seeded(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def truth():
    return nested_truth(seeded(), sizes=(5, 20, 120), n_years=3)


@pytest.fixture(scope="module")
def posterior(truth):
    return fit(truth.model, seeded())


def test_the_same_generator_gives_the_same_posterior_and_draws(truth, posterior) -> None:
    """Chance comes from the generator alone."""
    again = fit(truth.model, seeded())
    assert np.array_equal(again.eta.mean, posterior.eta.mean)
    first, second = draw(again, 50, seeded(2)), draw(posterior, 50, seeded(2))
    assert np.array_equal(first.block(0)[1], second.block(0)[1])


def test_draws_agree_with_the_moments_that_need_no_draws(posterior) -> None:
    """Mean and sd of draws of every row are those of the posterior, to the noise of 4,000."""
    drawn = draw(posterior, 4000, seeded(3))
    found = [summarise(eta, [0.5]) for _, eta in drawn.blocks()]
    mean = np.concatenate([part.mean for part in found])
    sd = np.concatenate([part.sd for part in found])
    assert np.abs((mean - posterior.eta.mean) / posterior.eta.sd).max() < 0.1
    assert np.abs(sd / posterior.eta.sd - 1).max() < 0.1


def test_blocks_of_rows_are_the_same_in_any_order(posterior) -> None:
    """A block of draws has a generator of its own."""
    drawn = draw(posterior, 20, seeded(3))
    rows, eta = drawn.block(0)
    assert np.array_equal(next(iter(drawn.blocks()))[1], eta)
    assert rows == slice(0, 360)


def test_the_exact_posterior_of_a_normal_model_is_found() -> None:
    """Two levels of normal rates agree with a fine grid over both standard deviations."""
    generator = seeded(8)
    group = np.repeat(np.arange(12), 4)
    value = generator.normal(0, 0.4, 12)[group] + generator.normal(0, 0.5, 48)
    nesting = Nesting.from_codes([group], 48, has_row_effect=True)
    model = LatentModel(
        NormalRates(value, np.full(48, 0.1)),
        np.ones((48, 1)),
        np.ones(1),
        NestedEffects(nesting),
        HyperSpace((ExponentialSd(2.0), ExponentialSd(2.0))),
    )
    found = fit(model, seeded(), Effort(wanted_error=0.03))
    between, own, log_evidence = grid_of_two_sds(value, group)
    assert found.hyper.mean == pytest.approx([between[0], own[0]], rel=0.02)
    assert found.hyper.sd == pytest.approx([between[1], own[1]], rel=0.06)
    assert found.log_evidence == pytest.approx(log_evidence, abs=0.03)


def grid_of_two_sds(value, group):
    """Mean and sd of both standard deviations, and the evidence, by a sum over a grid."""
    sds = np.linspace(0.005, 2.0, 180)
    same = (group[:, None] == group).astype(float)
    logs = np.empty((len(sds), len(sds)))
    for i, between in enumerate(sds):
        values, vectors = np.linalg.eigh(1.0 + between**2 * same)
        along = (vectors.T @ value) ** 2
        spectrum = values[None, :] + 0.01 + sds[:, None] ** 2
        logs[i] = -0.5 * (np.log(2 * np.pi * spectrum) + along / spectrum).sum(axis=1)
        logs[i] += np.log(4.0) - 2.0 * (between + sds)
    weights = np.exp(logs - logs.max())
    evidence = np.log(weights.sum() * (sds[1] - sds[0]) ** 2) + logs.max()
    moments: list[tuple[float, float]] = []
    for axis in (1, 0):
        share = weights.sum(axis=axis) / weights.sum()
        mean = float(share @ sds)
        moments.append((mean, float(np.sqrt(share @ sds**2 - mean**2))))
    return moments[0], moments[1], evidence


def test_the_mean_of_few_counts_agrees_with_exact_integration() -> None:
    """Intercept of six small counts with one known sd, against a sum over a grid."""
    y, n = np.array([3, 8, 5, 2, 11, 4]), np.full(6, 60)
    nesting = Nesting((), np.zeros(6, dtype=np.int64), has_row_effect=True)
    model = LatentModel(
        Counts.exact(y, n),
        np.ones((6, 1)),
        np.array([0.01]),
        NestedEffects(nesting),
        HyperSpace((FixedSd(0.4),)),
    )
    found = fit(model, seeded())
    beta, nodes = np.linspace(-5, 0, 1001), np.linspace(-2.4, 2.4, 401)
    share = np.exp(-((nodes / 0.4) ** 2) / 2)
    p = expit(beta[:, None] + nodes)
    each = [(p**k * (1 - p) ** (60 - k)) @ share for k in y]
    weights = np.prod([part / part.max() for part in each], axis=0) * np.exp(-0.005 * beta**2)
    weights /= weights.sum()
    mean = weights @ beta
    sd = np.sqrt(weights @ beta**2 - mean**2)
    assert abs(found.beta.mean[0] - mean) < 0.03 * sd
    assert found.beta.sd[0] == pytest.approx(sd, rel=0.03)


def test_overdispersion_that_is_not_there_is_found_to_be_small() -> None:
    """A standard deviation of 0 gives a posterior near 0 and a reliable integration."""
    truth = nested_truth(seeded(4), sizes=(60,), n_years=1, sds=(0.0, 0.0), trials=2000)
    found = fit(truth.model, seeded())
    assert found.is_reliable
    assert found.hyper.mean.max() < 0.05


def test_groups_with_one_member_keep_the_row_and_group_effect_apart_by_the_prior_only() -> None:
    """Groups of one row are no error: the sum of both variances is what the data know."""
    truth = nested_truth(seeded(4), sizes=(80,), n_years=1, sds=(0.3, 0.3), trials=2000)
    found = fit(truth.model, seeded())
    points = found.hyper_points
    total = points.weights @ (found.model.hyper.values(points.scores) ** 2).sum(axis=1)
    assert np.sqrt(total) == pytest.approx(0.42, abs=0.1)


def test_rows_without_outcome_get_their_prediction() -> None:
    """A row that says nothing is predicted, with more spread than its neighbours."""
    truth = nested_truth(seeded(4), n_years=2)
    hidden = np.arange(len(truth.eta)) < 2
    found = fit(truth.model.with_likelihood(truth.model.likelihood.without(hidden)), seeded())
    assert np.isfinite(found.eta.mean).all()
    assert found.eta.sd[:2].min() > found.eta.sd[2:].mean()


def test_a_second_fit_may_begin_where_the_first_ended(truth, posterior) -> None:
    """Starting from an earlier fit changes the road, not the answer."""
    again = fit(truth.model, seeded(7), start=posterior.start)
    away = (again.beta.mean - posterior.beta.mean) / posterior.beta.sd
    assert np.abs(away).max() < 0.05


def test_outcomes_that_carry_no_model_are_refused(truth) -> None:
    """Nothing known, or nothing but zeros, is an error of its own type."""
    model = truth.model
    everything = np.ones(len(truth.eta), dtype=bool)
    with pytest.raises(NoDataError):
        fit(replace(model, likelihood=model.likelihood.without(everything)), seeded())
    with pytest.raises(NoVariationError):
        fit(model.with_likelihood(Counts.exact(0 * truth.trials, truth.trials)), seeded())


def test_a_quantile_is_the_draw_at_its_share() -> None:
    """The median of five draws is the third, and the edges stay inside."""
    assert quantile_positions([0.0, 0.5, 1.0], 5).tolist() == [0, 2, 4]


def test_a_panel_of_years_tells_lasting_from_passing_differences() -> None:
    """With seven years per area, the sd of areas and that of area x year are both found."""
    truth = nested_truth(
        seeded(), sizes=(20, 200), n_years=7, sds=(0.2, 0.3, 0.15), trials=400
    )  # fmt: skip
    found = fit(truth.model, seeded())
    away = (found.hyper.mean - truth.sds) / found.hyper.sd
    assert np.abs(away).max() < 3
    assert found.hyper.mean[1:] == pytest.approx([0.3, 0.15], abs=0.06)
    inside = np.abs(truth.eta - found.eta.mean) < 1.645 * found.eta.sd
    assert inside.mean() == pytest.approx(0.9, abs=0.03)
