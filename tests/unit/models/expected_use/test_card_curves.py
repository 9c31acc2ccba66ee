"""Restricted cubic splines."""

import numpy as np

from jeugdpeil.models.expected_use.curves import curve_of

VALUES = np.linspace(-2.0, 3.0, 501)


def test_a_curve_is_straight_outside_its_knots() -> None:
    """Beyond the outer knots, where data are few, the second difference is 0."""
    curve = curve_of(VALUES)
    assert curve is not None
    for tail in (np.linspace(4.0, 9.0, 40), np.linspace(-9.0, -3.0, 40)):
        assert np.abs(np.diff(curve.bends(tail), 2, axis=0)).max() < 1e-9


def test_a_curve_bends_between_its_knots() -> None:
    """The two columns add something that no straight line holds."""
    curve = curve_of(VALUES)
    assert curve is not None
    columns = np.column_stack([np.ones_like(VALUES), VALUES, curve.bends(VALUES)])
    assert np.linalg.matrix_rank(columns) == 4


def test_the_columns_have_mean_0_and_sd_1() -> None:
    """One prior fits all columns, because all have the same scale."""
    curve = curve_of(VALUES)
    assert curve is not None
    bends = curve.bends(VALUES)
    np.testing.assert_allclose(bends.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(bends.std(axis=0), 1.0)


def test_a_characteristic_that_is_nearly_always_0_has_no_curve() -> None:
    """Four knots need four different places."""
    values = np.zeros(200)
    values[:30] = np.arange(30.0)
    assert curve_of(values) is None
