"""Which characteristics hang together."""

import numpy as np

from jeugdpeil.models.expected_use.collinearity import (
    collinear_groups,
    variance_inflation,
    weighted_correlations,
)

GENERATOR = np.random.default_rng(11)
NOISE = GENERATOR.standard_normal((4000, 5))


def test_a_pair_from_seven_tenths_is_a_group() -> None:
    """Two characteristics with a correlation of .8 hang together, one without does not."""
    x = NOISE[:, 0]
    y = 0.8 * x + 0.6 * NOISE[:, 1]
    assert collinear_groups(np.column_stack([x, NOISE[:, 2], y]), np.ones(4000)) == (1, None, 1)


def test_a_pair_under_seven_tenths_stands_apart() -> None:
    """A correlation of .5 is no reason to call two characteristics one."""
    x = NOISE[:, 0]
    y = 0.5 * x + np.sqrt(0.75) * NOISE[:, 1]
    assert collinear_groups(np.column_stack([x, y]), np.ones(4000)) == (None, None)


def test_a_chain_is_one_group() -> None:
    """Where a goes with b and b with c, moving a alone says nothing, although a and c differ."""
    a, c = NOISE[:, 0], NOISE[:, 1]
    b = (a + c) / np.sqrt(2) + 0.1 * NOISE[:, 2]
    assert abs(np.corrcoef(a, c)[0, 1]) < 0.1
    assert collinear_groups(np.column_stack([a, b, c]), np.ones(4000)) == (1, 1, 1)


def test_a_sum_of_others_is_found_without_a_close_pair() -> None:
    """A share that the three others make up hangs together with them though no pair reaches .7."""
    parts = NOISE[:, :3]
    whole = parts.sum(axis=1) + 0.3 * NOISE[:, 3]
    columns = np.column_stack([parts, whole, NOISE[:, 4]])
    correlations = weighted_correlations(columns, np.ones(4000))
    assert np.abs(correlations - np.eye(5)).max() < 0.7
    assert collinear_groups(columns, np.ones(4000)) == (1, 1, 1, 1, None)


def test_two_groups_have_two_numbers() -> None:
    """Groups are numbered in the order of their first characteristic."""
    a, b = NOISE[:, 0], NOISE[:, 1]
    columns = np.column_stack([a, b, a + 0.1 * NOISE[:, 2], b + 0.1 * NOISE[:, 3]])
    assert collinear_groups(columns, np.ones(4000)) == (1, 2, 1, 2)


def test_inflation_follows_from_the_correlation() -> None:
    """With two characteristics the inflation of both is 1 / (1 - r^2)."""
    found = variance_inflation(np.array([[1.0, 0.8], [0.8, 1.0]]))
    np.testing.assert_allclose(found, 1 / (1 - 0.8**2), rtol=1e-4)


def test_weights_are_youths() -> None:
    """An area without youths does not make two characteristics hang together."""
    columns = np.array([[0.0, 0.0], [1.0, -1.0], [2.0, 0.0], [100.0, 100.0]])
    found = weighted_correlations(columns, np.array([1.0, 1.0, 1.0, 0.0]))
    np.testing.assert_allclose(found[0, 1], 0.0, atol=1e-12)


def test_a_column_with_one_value_hangs_together_with_nothing() -> None:
    """A characteristic that is everywhere equal has no correlation to speak of."""
    columns = np.column_stack([np.ones(50), np.arange(50.0), np.arange(50.0) ** 2])
    assert collinear_groups(columns, np.ones(50)) == (None, 1, 1)
