"""Expected beside actual use in classes."""

import numpy as np
import pytest

from jeugdpeil.models.expected_use.calibration import calibration_points

N = 200
EXPECTED = np.linspace(5.0, 15.0, N)
WEIGHTS = np.full(N, 100.0)
GROUPS = np.arange(N)


def test_ten_classes_hold_all_areas_and_weights() -> None:
    """Each class has a tenth of the youths and its own weighted means."""
    points = calibration_points(EXPECTED, EXPECTED + 1, WEIGHTS, GROUPS, 0.9)
    assert [point.n_areas for point in points] == [20] * 10
    assert points[0].predicted == pytest.approx(EXPECTED[:20].mean())
    assert points[0].actual == pytest.approx(EXPECTED[:20].mean() + 1)


def test_no_class_is_a_region_in_disguise() -> None:
    """One city with most youths does not get a class of its own."""
    weights = WEIGHTS.copy()
    weights[50] = 1e6
    points = calibration_points(EXPECTED, EXPECTED, weights, GROUPS, 0.9)
    assert min(point.n_areas for point in points) >= 10
    assert sum(point.n_areas for point in points) == N


def test_too_few_areas_have_no_classes() -> None:
    """Nineteen areas cannot make two classes of ten."""
    few = slice(0, 19)
    found = calibration_points(EXPECTED[few], EXPECTED[few], WEIGHTS[few], GROUPS[few], 0.9)
    assert found == ()


def test_areas_of_one_group_count_as_one() -> None:
    """The intervals are much wider where ten areas share their deviation."""
    shared = np.repeat(np.random.default_rng(2).standard_normal(N // 10), 10)
    alone = calibration_points(EXPECTED, EXPECTED + shared, WEIGHTS, GROUPS, 0.9)
    together = calibration_points(EXPECTED, EXPECTED + shared, WEIGHTS, GROUPS // 10, 0.9)
    assert sum(p.upper - p.lower for p in together) > 2 * sum(p.upper - p.lower for p in alone)


def test_unknown_areas_do_not_count() -> None:
    """An area without an actual figure is in no class."""
    actual = EXPECTED.copy()
    actual[::2] = np.nan
    points = calibration_points(EXPECTED, actual, WEIGHTS, GROUPS, 0.9)
    assert sum(point.n_areas for point in points) == N // 2
