"""How the mode and the log posterior answer to the hyperparameters, against differences."""

from dataclasses import replace

import numpy as np
import pytest

from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperSpace, MixedSd
from jeugdpeil.stats.laplace import approximate, glance, refine
from jeugdpeil.stats.neighbours import Neighbours
from jeugdpeil.stats.response import respond
from jeugdpeil.stats.spatial import SpatialEffects
from support.latent_models import nested_truth, rounded

STEP = 1e-3


def nested():
    return nested_truth(np.random.default_rng(5), trials=60).model


def hidden():
    truth = nested_truth(np.random.default_rng(5), trials=60)
    return truth.model.with_likelihood(rounded(truth.successes, truth.trials))


def spatial():
    model = nested()
    ring = np.array([(i, (i + 1) % 25) for i in range(25)])
    effects = SpatialEffects(model.structure.nesting, Neighbours.from_pairs(30, ring))
    hyper = HyperSpace((ExponentialSd(), ExponentialSd(), MixedSd(), ExponentialSd()))
    return replace(model, structure=effects, hyper=hyper)


@pytest.fixture(params=[nested, hidden, spatial])
def model(request):
    return request.param()


def at(model, scores):
    return approximate(model, scores, model.likelihood.start(), 1e-7)


def test_the_slope_of_the_mode_is_that_of_differences(model) -> None:
    """The mode of every row moves as the solve says."""
    scores = np.linspace(-0.5, 0.4, model.hyper.n_scores)
    slopes = respond(model, at(model, scores)).slopes
    for unit, slope in zip(STEP * np.eye(len(scores)), slopes, strict=True):
        up, down = (at(model, scores + sign * unit).mode.solution.eta for sign in (1, -1))
        assert slope == pytest.approx((up - down) / (2 * STEP), abs=2e-5)


def test_the_information_is_at_least_that_of_the_prior(model) -> None:
    """Data never take information away, so that every step leads up."""
    scores = np.linspace(-0.5, 0.4, model.hyper.n_scores)
    information = respond(model, at(model, scores)).information
    assert np.linalg.eigvalsh(information).min() > 1 - 1e-9


def test_a_glance_sees_what_a_full_look_sees(model) -> None:
    """One factor near the mode gives the log posterior to a hundredth."""
    scores = np.linspace(-0.5, 0.4, model.hyper.n_scores)
    full = at(model, scores)
    rows = refine(model, full).spread.rows
    near = full.mode.solution.eta + 0.02 * np.sin(np.arange(len(rows)))
    value, eta = glance(model, scores, near, rows, 1e-4)
    assert value == pytest.approx(full.log_posterior, abs=0.01)
    assert eta == pytest.approx(full.mode.solution.eta, abs=1e-5)
    far, _ = glance(model, scores, model.likelihood.start(), rows, 1e-4)
    assert far == pytest.approx(full.log_posterior, abs=0.05)
