"""Sudden infant deaths in North Carolina, 1974-78: a converged NUTS run of the same model.

Counts, births and neighbours are those of the file `sids2` that the package libpysal ships
(N. Cressie 1993, Statistics for Spatial Data, pages 386-389). They are not part of the project.
"""

import numpy as np
import pytest

from benchmarks.peers.own_model import own_model
from benchmarks.peers.sids import N_COUNTIES, counties, county_pairs, sids_folder, sids_problem
from jeugdpeil.stats.fit import fit
from jeugdpeil.stats.laplace import approximate
from jeugdpeil.stats.neighbours import Neighbours, scaled_structure


@pytest.fixture(scope="module")
def folder():
    found = sids_folder()
    if found is None:
        pytest.skip("libpysal is not installed: no North Carolina data")
    return found


@pytest.fixture(scope="module")
def table(folder):
    return counties(folder)


@pytest.fixture(scope="module")
def graph(folder):
    return Neighbours.from_pairs(N_COUNTIES, county_pairs(folder))


@pytest.fixture(scope="module")
def model(folder):
    return own_model(sids_problem(folder))


@pytest.fixture(scope="module")
def posterior(model):
    return fit(model, np.random.default_rng(1))


def test_the_scaling_of_the_counties_is_the_published_one(graph) -> None:
    """The geometric mean of the variances of the unscaled field is .645493."""
    structure = scaled_structure(graph)
    assert (structure.diagonal / graph.degrees)[0] == pytest.approx(0.645493, abs=5e-5)


def test_coefficients_agree_with_the_converged_run(posterior) -> None:
    """Intercept -6.268 (.052) and slope .404 (.067), to a tenth of an sd and 5 %."""
    assert abs(posterior.beta.mean - [-6.268, 0.404]) / [0.052, 0.067] == pytest.approx(0, abs=0.1)
    assert posterior.beta.sd == pytest.approx([0.052, 0.067], rel=0.05)


def test_the_standard_deviation_agrees_with_the_converged_run(posterior) -> None:
    """Sd .258 (.076), to a tenth of an sd and 5 %."""
    assert abs(posterior.hyper.mean[0] - 0.258) < 0.1 * 0.076
    assert posterior.hyper.sd[0] == pytest.approx(0.076, rel=0.05)


def test_anson_is_drawn_in_as_in_the_converged_run(posterior, table) -> None:
    """Anson county: 9.55 observed, 4.82 (sd 1.28) per 1,000 births in the run."""
    anson, rates = table["NAME"].index("Anson"), posterior.rates()
    observed = 1000 * float(table["SID74"][anson]) / float(table["BIR74"][anson])
    assert observed == pytest.approx(9.55, abs=0.005)
    assert abs(1000 * rates.mean[anson] - 4.82) < 0.1 * 1.28


@pytest.mark.slow
def test_the_surrogate_gives_what_a_fine_grid_gives(model, posterior) -> None:
    """Mean and sd of the standard deviation, and the evidence, from 57 x 29 evaluations."""
    first, second = np.linspace(-4, 3, 57), np.linspace(-3.5, 3.5, 29)
    start = posterior.eta.mean
    logs = np.array(
        [[approximate(model, np.array([a, b]), start).log_posterior for b in second] for a in first]
    )
    weights = np.exp(logs - logs.max())
    evidence = logs.max() + np.log(weights.sum() * (first[1] - first[0]) * (second[1] - second[0]))
    share = weights.sum(axis=1) / weights.sum()
    sd = model.hyper.blocks[0].values(np.column_stack([first, first]))[:, 0]
    mean = share @ sd
    assert posterior.hyper.mean[0] == pytest.approx(mean, rel=0.01)
    assert posterior.hyper.sd[0] == pytest.approx(np.sqrt(share @ sd**2 - mean**2), rel=0.04)
    assert posterior.log_evidence == pytest.approx(evidence, abs=0.02)
