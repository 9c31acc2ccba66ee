"""Moran's I."""

import numpy as np
import pytest

from jeugdpeil.models.expected_use.moran import area_means, morans_i, without_group_means

SIDE = 20
NODES = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
GRID = np.vstack(
    [
        np.column_stack([NODES[:, :-1].ravel(), NODES[:, 1:].ravel()]),
        np.column_stack([NODES[:-1].ravel(), NODES[1:].ravel()]),
    ]
)


def test_a_chessboard_has_minus_one() -> None:
    """Where every neighbour is the opposite, Moran's I is -1."""
    colours = np.where((NODES // SIDE + NODES % SIDE).ravel() % 2 == 0, 1.0, -1.0)
    found = morans_i(colours, GRID, np.random.default_rng(1))
    assert found is not None
    assert found.value == pytest.approx(-1.0)


def test_a_line_by_hand() -> None:
    """Three areas in a row with 1, 2, 3: sum of w x x is 0, so that I is 0."""
    # Deviations -1, 0, 1; every pair of neighbours holds the 0.
    found = morans_i(
        np.array([1.0, 2.0, 3.0]), np.array([[0, 1], [1, 2]]), np.random.default_rng(1)
    )
    assert found is not None
    assert found.value == pytest.approx(0.0)


def test_noise_lies_among_its_permutations() -> None:
    """Values without a pattern do not exceed the largest of 199 shuffles."""
    noise = np.random.default_rng(3).standard_normal(SIDE * SIDE)
    found = morans_i(noise, GRID, np.random.default_rng(1))
    assert found is not None
    assert found.value < found.permutation_upper < 0.2


def test_a_gradient_exceeds_its_permutations() -> None:
    """Values that rise over the map do."""
    found = morans_i((NODES % SIDE).ravel().astype(float), GRID, np.random.default_rng(1))
    assert found is not None
    assert found.value > 0.9 > found.permutation_upper


def test_an_unknown_area_is_no_neighbour() -> None:
    """The three areas by hand with a fourth that is unknown give the same."""
    values = np.array([1.0, 2.0, 3.0, np.nan])
    pairs = np.array([[0, 1], [1, 2], [2, 3], [0, 3]])
    found = morans_i(values, pairs, np.random.default_rng(1))
    assert found is not None
    assert found.value == pytest.approx(0.0)


def test_no_neighbours_no_statistic() -> None:
    """Without a pair of neighbours nothing is said."""
    nowhere = np.empty((0, 2), np.int64)
    assert morans_i(np.arange(4.0), nowhere, np.random.default_rng(1)) is None


def test_group_means_are_weighted() -> None:
    """The mean that is taken out is that of all youths of the group."""
    found = without_group_means(
        np.array([1.0, 4.0, 7.0]), np.array([2.0, 1.0, 5.0]), np.array([0, 0, 1])
    )
    mean = (2 * 1.0 + 4.0) / 3
    np.testing.assert_allclose(found, [1.0 - mean, 4.0 - mean, 0.0])


def test_areas_are_means_over_their_known_years() -> None:
    """A year that is unknown does not count; an area without any is unknown."""
    values = np.array([1.0, 3.0, np.nan, np.nan])
    found = area_means(values, np.array([1.0, 3.0, 9.0, 1.0]), np.array([0, 0, 0, 1]))
    np.testing.assert_allclose(found, [(1 + 3 * 3) / 4, np.nan])
