"""The funnel: what chance does, and what regions differ beyond it."""

import math

import pytest

from jeugdpeil.domain.funnel import chance_error, extra_variance


def test_the_error_by_chance_is_that_of_a_binomial_share() -> None:
    """A percentage of 12 over 400 youths."""
    assert chance_error(12.0, 400) == pytest.approx(100 * math.sqrt(0.12 * 0.88 / 400))


def test_four_times_the_youths_halve_the_error() -> None:
    """That is what makes a funnel of it."""
    assert chance_error(9.0, 400) == pytest.approx(2 * chance_error(9.0, 1600))


def test_differences_as_large_as_chance_leave_no_variance_over() -> None:
    """Never less than nought."""
    assert extra_variance([-1.0, 1.0] * 10, [2.0] * 20) == 0.0


def test_differences_beyond_chance_leave_the_rest() -> None:
    """With equal errors: the mean square of the differences, less the square of the error."""
    found = extra_variance([-3.0, 3.0] * 500, [1.0] * 1000)
    assert found == pytest.approx((1000 * 9 - 999) / 999)


def test_a_few_odd_regions_do_not_widen_the_funnel() -> None:
    """One of thirty that differs by fifty points counts as the next one."""
    usual = [-2.0, 2.0] * 15
    odd = [*usual[:-1], 50.0]
    assert extra_variance(odd, [1.0] * 30) == pytest.approx(extra_variance(usual, [1.0] * 30))
