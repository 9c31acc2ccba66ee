"""How well something predicts."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import binom, norm

from jeugdpeil.models.expected_use.goodness import (
    best_spread,
    explained_share,
    row_log_densities,
    weighted_rmse,
)
from jeugdpeil.stats.likelihoods import Counts, NormalRates


def test_the_mean_explains_nothing() -> None:
    """Predicting the weighted mean everywhere has an explained share of 0."""
    actual, weights = np.array([1.0, 2.0, 6.0]), np.array([3.0, 2.0, 1.0])
    mean = (3 * 1 + 2 * 2 + 6) / 6
    assert explained_share(actual, np.full(3, mean), weights) == pytest.approx(0.0)


def test_an_unknown_actual_does_not_count() -> None:
    """Explained share and error are those of the areas that are known."""
    actual, expected = np.array([1.0, np.nan, 3.0]), np.array([1.5, 9.0, 2.5])
    assert weighted_rmse(actual, expected, np.ones(3)) == pytest.approx(0.5)
    assert explained_share(actual, expected, np.ones(3)) == pytest.approx(1 - 0.5 / 2)


@pytest.mark.parametrize(("low", "high", "n"), [(12, 12, 80), (0, 9, 60), (900, 900, 9000)])
def test_the_density_of_a_count_is_the_integral(low: int, high: int, n: int) -> None:
    """Exact, hidden and large counts have the density that numerical integration gives."""
    mean, sd = -2.0, 0.4

    def mass(eta: float) -> float:
        p = float(expit(eta))
        return float(binom.cdf(high, n, p) - binom.cdf(low - 1, n, p)) * float(
            norm.pdf(eta, mean, sd)
        )

    wanted = quad(mass, mean - 8 * sd, mean + 8 * sd, limit=400, points=[-2.2, -2.0])[0]
    counts = Counts(np.array([low]), np.array([high]), np.array([n]))
    found = row_log_densities(counts, np.array([mean]), sd**2)
    assert found[0] == pytest.approx(np.log(wanted), abs=2e-4)


def test_the_density_of_a_rate_is_normal() -> None:
    """A normal rate with error s around a predictor with sd v has variance s^2 + v^2."""
    rates = NormalRates(np.array([-1.5]), np.array([0.3]))
    found = row_log_densities(rates, np.array([-2.0]), 0.4**2)
    assert found[0] == pytest.approx(norm.logpdf(-1.5, -2.0, np.sqrt(0.3**2 + 0.4**2)))


def test_the_spread_of_simulated_areas_is_found() -> None:
    """Areas drawn with an sd of 0.3 around their prediction look like that."""
    generator = np.random.default_rng(5)
    mean = np.full(3000, -2.0)
    n = np.full(3000, 500)
    y = generator.binomial(n, expit(mean + 0.3 * generator.standard_normal(3000)))
    found = best_spread(Counts.exact(y, n), mean, np.ones(3000, dtype=np.bool_))
    assert found == pytest.approx(0.3, abs=0.03)
