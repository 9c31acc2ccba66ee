"""The working model, and the choice of characteristics and curves."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import expit

from jeugdpeil.models.expected_use import Characteristic, Specification
from jeugdpeil.models.expected_use.curves import curve_of
from jeugdpeil.models.expected_use.selection import Candidate, Decision, choose, everything, is_open
from jeugdpeil.models.expected_use.working_model import HeldOutScores, Regression, WorkingModel
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.fit import Posterior, fit
from jeugdpeil.stats.folds import group_folds
from jeugdpeil.stats.hyperparameters import ExponentialSd, HyperSpace
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel
from jeugdpeil.stats.likelihoods import Counts
from jeugdpeil.stats.nesting import Nesting
from jeugdpeil.stats.random_effects import NestedEffects

N_REGIONS, N_GROUPS, N_ROWS = 10, 60, 600


@dataclass(frozen=True)
class Country:
    """A fit of areas in groups in regions, where three of five characteristics matter."""

    posterior: Posterior
    group: IntArray
    folds: tuple[BoolArray, ...]

    @property
    def regression(self) -> Regression:
        """The working model of all columns."""
        model = self.posterior.model
        working = WorkingModel.of(self.posterior, self.group)
        return working.regression(model.design, model.fixed_precision)

    def decision(self, candidates: list[Candidate], *, may_leave: bool = True) -> Decision:
        """What is chosen from candidates, the intercept staying."""
        scores = HeldOutScores.of(self.regression, self.folds)
        return choose(scores, [0], candidates, may_leave=may_leave)


@pytest.fixture(scope="module")
def country() -> Country:
    """Columns: intercept, five characteristics, two bends of the second."""
    generator = np.random.default_rng(17)
    group = np.sort(generator.integers(0, N_GROUPS, N_ROWS))
    group = np.unique(group, return_inverse=True)[1].astype(np.int64)
    region = group * N_REGIONS // (group.max() + 1)
    x = generator.standard_normal((N_ROWS, 5))
    curve = curve_of(x[:, 1])
    assert curve is not None
    design = np.column_stack([np.ones(N_ROWS), x, curve.bends(x[:, 1])])
    eta = -2 + 0.25 * x[:, 0] + 0.25 * np.abs(x[:, 1]) + 0.15 * x[:, 2]
    eta += 0.1 * generator.standard_normal(N_REGIONS)[region]
    eta += 0.2 * generator.standard_normal(group.max() + 1)[group]
    eta += 0.15 * generator.standard_normal(N_ROWS)
    n = np.full(N_ROWS, 600)
    nesting = Nesting.from_codes([region, group], N_ROWS, has_row_effect=True)
    model = LatentModel(
        Counts.exact(generator.binomial(n, expit(eta)), n),
        design,
        np.full(8, 0.01),
        NestedEffects(nesting),
        HyperSpace((ExponentialSd(),) * 3),
    )
    posterior = fit(model, generator, Effort(8, 8, 1))
    return Country(posterior, group, group_folds(group, 10, generator))


CANDIDATES = [
    Candidate(1, curve=False),
    Candidate(2, (6, 7)),
    Candidate(3, curve=False),
    Candidate(4, curve=False),
    Candidate(5, curve=False),
]


def test_the_working_model_has_the_coefficients_of_the_fit(country: Country) -> None:
    """All columns together give the coefficients of the full fit, to a tenth of an sd.

    Not exactly: effects of regions are counted to the groups.
    """
    beta, covariance = country.regression.coefficients(range(8))
    sd = country.posterior.beta.sd
    assert np.abs(beta - country.posterior.beta.mean)[1:].max() < 0.1 * sd[1:].max()
    np.testing.assert_allclose(np.sqrt(np.diagonal(covariance))[1:], sd[1:], rtol=0.05)


def test_quadratic_forms_are_those_of_the_full_covariance(country: Country) -> None:
    """The form r' V^-1 r by elimination is that of the matrix V written out."""
    model = WorkingModel.of(country.posterior, country.group)
    rest = model.response[:, None]
    regression = model.regression(rest, np.ones(1))
    same = country.group[:, None] == country.group
    covariance = model.variances[0] * same + np.diag(model.variances[1] + 1 / model.weight)
    wanted = np.linalg.solve(covariance, rest)
    np.testing.assert_allclose(regression.white_columns, wanted, rtol=1e-8)


def test_held_out_scores_never_saw_the_group(country: Country) -> None:
    """The scores of a fold are those of a regression without its rows."""
    scores = HeldOutScores.of(country.regression, country.folds)
    fold = country.folds[3]
    beta, _ = country.regression.coefficients([0, 1, 3], without=fold)
    np.testing.assert_allclose(scores.coefficients([0, 1, 3])[3], beta)
    wanted: FloatArray = country.regression.columns[fold][:, [0, 1, 3]] @ beta
    np.testing.assert_allclose(scores.predictor([0, 1, 3])[fold], wanted)


def test_what_matters_stays_and_noise_leaves(country: Country) -> None:
    """Of five characteristics the two that are noise are left out, and one gets its curve."""
    found = country.decision(CANDIDATES)
    assert found.is_kept == (True, True, True, False, False)
    assert found.is_curve == (False, True, False, False, False)


def test_a_curve_gains_and_leaving_out_is_told(country: Country) -> None:
    """The loss of a curve is negative; what did not change has none."""
    found = country.decision(CANDIDATES)
    assert found.loss[1] < 0
    assert found.loss[0] == found.loss[2] == 0.0


def test_nothing_leaves_that_may_not(country: Country) -> None:
    """Without leave to select only curves are chosen."""
    found = country.decision(CANDIDATES, may_leave=False)
    assert all(found.is_kept)
    assert found.is_curve[1]


def test_a_movable_characteristic_stays_straight() -> None:
    """What-if shows one slope, so cross-validation may not bend what it moves."""
    specification = Specification(
        "m",
        "i",
        (
            Characteristic("a", "t", is_movable=True, curve=None),
            Characteristic("b", "t", curve=None),
            Characteristic("c", "t", curve=False),
        ),
    )
    assert everything(specification).curved == {"b"}
    assert is_open(specification)


def test_a_specification_that_decides_leaves_nothing_to_choose() -> None:
    """Without open curves and without selection no fit is made to choose."""
    decided = (Characteristic("a", "t", curve=True), Characteristic("b", "t"))
    specification = Specification("m", "i", decided)
    assert not is_open(specification)
    assert everything(specification).curved == {"a"}


def test_a_decided_curve_is_not_asked_again(country: Country) -> None:
    """Where the monitor says straight, it stays straight however much it bends."""
    straight = [*CANDIDATES[:1], Candidate(2, (6, 7), curve=False), *CANDIDATES[2:]]
    assert not any(country.decision(straight).is_curve)
