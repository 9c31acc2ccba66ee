"""Likelihoods against their definitions, written out."""

from math import comb, exp, log, log1p

import numpy as np
import pytest

from jeugdpeil.stats.errors import (
    CountsError,
    IntervalTooWideError,
    NoDataError,
    NotFiniteError,
    NoVariationError,
    ShapeError,
)
from jeugdpeil.stats.likelihoods import Counts, NormalRates
from jeugdpeil.stats.links import Link

ETA = np.array([-2.5, -0.3, -2.0, 0.4])
COUNTS = {
    "exact": Counts.exact(np.array([3, 0, 7, 20]), np.array([40, 10, 60, 31])),
    "hidden": Counts(np.array([0, 0, 0, 0]), np.array([9, 9, 9, 9]), np.array([40, 12, 60, 31])),
    "rounded": Counts(
        np.array([3, 8, 0, 18]), np.array([7, 12, 2, 22]), np.array([40, 15, 60, 31])
    ),
}
CASES: dict[str, Counts | NormalRates] = COUNTS | {
    "normal": NormalRates(np.array([-2.0, 0.0, -1.0, 0.3]), np.array([0.1, 0.2, 0.3, 0.4])),
}


def whole(*numbers: int):
    return np.array(numbers)


@pytest.mark.parametrize("name", COUNTS)
def test_the_probability_of_an_interval_is_the_sum_over_its_counts(name) -> None:
    """A count known as a..b has the probability of a, or a + 1, up to b."""
    counts = COUNTS[name]
    by_hand = [
        log(sum(comb(n, k) * exp(k * eta - n * log1p(exp(eta))) for k in range(a, b + 1)))
        for a, b, n, eta in zip(counts.low, counts.high, counts.trials, ETA, strict=True)
    ]
    assert counts.terms(ETA).log_density == pytest.approx(by_hand, rel=1e-12)


@pytest.mark.parametrize("name", CASES)
def test_derivatives_agree_with_differences(name) -> None:
    """Gradient, curvature and its slope are the derivatives of what stands before them."""
    likelihood, step = CASES[name], 1e-5
    above, below, here = (likelihood.terms(ETA + d) for d in (step, -step, 0.0))
    slope = [(a - b) / (2 * step) for a, b in zip(_fields(above), _fields(below), strict=True)]
    assert here.gradient == pytest.approx(slope[0], rel=1e-6, abs=1e-8)
    assert here.curvature == pytest.approx(-slope[1], rel=1e-6, abs=1e-8)
    assert here.curvature_slope == pytest.approx(slope[2], rel=1e-6, abs=1e-7)


def _fields(terms):
    return terms.log_density, terms.gradient, terms.curvature


def test_a_count_known_as_nothing_says_nothing() -> None:
    """0..n out of n, and anything out of 0, leave every derivative 0."""
    terms = Counts(whole(0, 0), whole(50, 0), whole(50, 0)).terms(np.array([-1.0, 2.0]))
    assert [array.tolist() for array in _fields(terms)] == [[0, 0]] * 3


def test_curvature_is_never_negative_where_an_interval_says_almost_nothing() -> None:
    """Rounding of a difference of variances does not make a precision indefinite."""
    counts = Counts(whole(0), whole(9), whole(10))
    curvature = [counts.terms(np.array([eta])).curvature[0] for eta in np.linspace(-40, 0, 401)]
    assert min(curvature) >= 0


def test_left_out_rows_say_nothing_and_the_others_stay() -> None:
    """A likelihood without some rows is that of the others."""
    counts = COUNTS["rounded"]
    rest = counts.without(np.array([True, False, True, False])).terms(ETA)
    assert rest.gradient.tolist() == [0, counts.terms(ETA).gradient[1], 0, rest.gradient[3]]


def test_a_missing_rate_says_nothing() -> None:
    """NaN is missing, and has derivatives 0."""
    terms = NormalRates(np.array([np.nan, 1.0]), np.ones(2)).terms(np.zeros(2))
    assert terms.gradient.tolist() == [0, 1]
    assert terms.curvature.tolist() == [0, 1]


@pytest.mark.parametrize("link", Link)
def test_links_undo_themselves_and_have_the_right_slope(link) -> None:
    """A rate through the link and back is itself, and the slope is the difference."""
    rate = np.array([0.02, 0.3, 0.8])
    eta = link.to_eta(rate)
    difference = (link.to_rate(eta + 1e-6) - link.to_rate(eta - 1e-6)) / 2e-6
    assert link.to_rate(eta) == pytest.approx(rate)
    assert link.slope(eta) == pytest.approx(difference)


@pytest.mark.parametrize(
    ("low", "high", "trials"), [((-1,), (2,), (5,)), ((3,), (2,), (5,)), ((3,), (6,), (5,))]
)
def test_counts_that_cannot_be_are_refused_with_their_row(low, high, trials) -> None:
    """A count is at least 0 and at most its trials."""
    with pytest.raises(CountsError, match="row 0") as caught:
        Counts(whole(*low), whole(*high), whole(*trials))
    assert caught.value.parameters == {"row": 0}


def test_arrays_of_different_length_are_refused() -> None:
    """Every row has a count and its trials."""
    with pytest.raises(ShapeError, match="trials"):
        Counts.exact(whole(1, 2), whole(5))


def test_a_very_wide_interval_is_refused() -> None:
    """The sum over an interval stays short."""
    with pytest.raises(IntervalTooWideError, match="101"):
        Counts(whole(0), whole(100), whole(5000))


def test_a_standard_error_must_be_a_number_above_zero() -> None:
    """A rate without an error would be exact."""
    with pytest.raises(NotFiniteError):
        NormalRates(np.zeros(1), np.array([np.nan]))
    with pytest.raises(CountsError):
        NormalRates(np.zeros(1), np.zeros(1))


def test_outcomes_that_carry_no_model_are_refused() -> None:
    """No counts at all, or counts that are all 0, give no rate to start from."""
    with pytest.raises(NoDataError):
        Counts(whole(0), whole(50), whole(50)).start()
    with pytest.raises(NoVariationError):
        Counts.exact(whole(0, 0), whole(50, 10)).start()
    with pytest.raises(NoDataError):
        NormalRates(np.array([np.nan]), np.ones(1)).start()
