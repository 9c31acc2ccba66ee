"""The Laplace approximation: its gradient, and exact integration of tiny models."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit

from jeugdpeil.stats.errors import NotFiniteError, ShapeError
from jeugdpeil.stats.hyperparameters import ExponentialSd, FixedSd, HyperSpace
from jeugdpeil.stats.laplace import LatentModel, approximate, refine
from jeugdpeil.stats.likelihoods import Counts, NormalRates
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects
from support.latent_models import nested_truth, rounded

SCORES = [[-0.5, 0.1, 0.3, -1.0], [-3.0, 0.5, -6.0, 0.2]]


def models():
    truth = nested_truth(np.random.default_rng(5), trials=60)
    noise = np.random.default_rng(6).normal(0, 0.1, len(truth.eta))
    yield "counts", truth.model
    yield "intervals", truth.model.with_likelihood(rounded(truth.successes, truth.trials))
    rates = NormalRates(truth.eta + noise, np.full(len(noise), 0.1))
    yield "rates", truth.model.with_likelihood(rates)


@pytest.mark.parametrize("scores", SCORES, ids=["inside", "near zero"])
@pytest.mark.parametrize(("name", "model"), list(models()), ids=lambda value: str(value)[:9])
def test_the_gradient_is_that_of_differences(name, model, scores) -> None:
    """The gradient in the hyperparameters is exact, also where a variance is nearly 0."""
    at, start, step = np.array(scores), model.likelihood.start(), 1e-4
    gradient = refine(model, approximate(model, at, start, 1e-6)).gradient
    values = [
        [approximate(model, at + sign * unit, start, 1e-6).log_posterior for sign in (1, -1)]
        for unit in step * np.eye(4)
    ]
    difference = [(up - down) / (2 * step) for up, down in values]
    assert gradient == pytest.approx(difference, rel=1e-5, abs=1e-5)


def test_normal_rates_have_their_exact_marginal_likelihood() -> None:
    """For a normal likelihood the approximation is no approximation."""
    truth = nested_truth(np.random.default_rng(5))
    error = np.full(len(truth.eta), 0.2)
    model = truth.model.with_likelihood(NormalRates(truth.eta, error))
    scores = np.array([-0.5, 0.1, 0.3, -1.0])
    variances = model.hyper.variances(scores)[0]
    covariance = np.diag(error**2 + variances[-1]) + model.design @ model.design.T / 0.1
    for code, variance in zip(model.structure.nesting.codes(), variances, strict=False):
        covariance += variance * (code[:, None] == code)
    away = truth.eta @ np.linalg.solve(covariance, truth.eta)
    n = len(truth.eta)
    exact = -0.5 * (away + np.linalg.slogdet(covariance)[1] + n * np.log(2 * np.pi))
    prior = -0.5 * (scores @ scores + 4 * np.log(2 * np.pi))
    found = approximate(model, scores, model.likelihood.start()).log_posterior
    assert found == pytest.approx(exact + prior, rel=1e-10)


def one_row_model(successes: int, trials: int, sd: float) -> LatentModel:
    """One count, and one effect around a known level of -2."""
    nesting = Nesting((), np.zeros(1, dtype=np.int64), has_row_effect=True)
    return LatentModel(
        Counts.exact(np.array([successes]), np.array([trials])),
        np.empty((1, 0)),
        np.empty(0),
        NestedEffects(nesting),
        HyperSpace((FixedSd(sd),)),
    )


@pytest.mark.parametrize(("successes", "trials"), [(4, 30), (0, 10), (60, 400)])
def test_the_corrected_mean_is_closer_to_the_exact_mean_than_the_mode(successes, trials) -> None:
    """On one count the mean agrees with quadrature to a fiftieth of an sd."""
    model = one_row_model(successes, trials, 1.0)
    found = approximate(model, np.empty(0), np.zeros(1))
    refined = refine(model, found)
    mode, mean = found.mode.solution.eta[0], (found.mode.solution.eta + refined.shift.eta)[0]
    sd = np.sqrt(refined.spread.rows[0])

    def density(eta: float) -> float:
        p = expit(eta)
        return p**successes * (1 - p) ** (trials - successes) * np.exp(-(eta**2) / 2) * 1e6

    whole = quad(density, mode - 8 * sd, mode + 8 * sd)[0]
    exact = quad(lambda eta: eta * density(eta), mode - 8 * sd, mode + 8 * sd)[0] / whole
    assert abs(mean - exact) < abs(mode - exact)
    assert abs(mean - exact) < 0.06 * sd


def test_columns_must_be_numbers_and_fit_the_rows() -> None:
    """A model of arrays that do not belong together is refused."""
    model = nested_truth(np.random.default_rng(1)).model
    parts = (model.structure, model.hyper)
    one = HyperSpace((ExponentialSd(),))
    with pytest.raises(NotFiniteError):
        LatentModel(model.likelihood, model.design * np.nan, model.fixed_precision, *parts)
    with pytest.raises(ShapeError, match="design"):
        LatentModel(model.likelihood, model.design[1:], model.fixed_precision, *parts)
    with pytest.raises(ShapeError, match="hyperparameters"):
        LatentModel(model.likelihood, model.design, model.fixed_precision, parts[0], one)
