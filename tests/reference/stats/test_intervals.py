"""The limits of intervals against printed tables."""

import numpy as np
import pytest

from jeugdpeil.stats.intervals import (
    byar_lower,
    byar_upper,
    exact_poisson,
    wilson_lower,
    wilson_upper,
)


@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_limits_are_those_of_newcombe(
    successes: int, trials: int, lower: float, upper: float
) -> None:
    """Newcombe (1998), table I, method 3, printed with four decimals."""
    assert wilson_lower(successes, trials, 0.95) == pytest.approx(lower, abs=0.00005)
    assert wilson_upper(successes, trials, 0.95) == pytest.approx(upper, abs=0.00005)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (1, 0.0513, 4.744),
        (5, 1.970, 10.51),
        (10, 5.425, 16.96),
    ],
)
def test_exact_limits_are_those_of_gehrels(count: int, lower: float, upper: float) -> None:
    """Gehrels (1986), ApJ 303, tables 1 and 2: one-sided 95 % limits, printed in four figures."""
    low, high = exact_poisson(count, 0.9)
    assert float(low) == pytest.approx(lower, rel=0.001)
    assert float(high) == pytest.approx(upper, rel=0.0005)


@pytest.mark.parametrize(("count", "lower", "upper"), [(0, 0.0, 3.689), (10, 4.80, 18.39)])
def test_exact_limits_are_those_of_the_manuals(count: int, lower: float, upper: float) -> None:
    """The 95 % limits that manuals of the exact method print for a count of 0 and of 10."""
    low, high = exact_poisson(count, 0.95)
    assert float(low) == pytest.approx(lower, abs=0.005)
    assert float(high) == pytest.approx(upper, abs=0.005)


def test_byar_is_as_close_to_exact_as_printed() -> None:
    """Within 0.2 % of the exact limits from a count of 10 (PHE technical guide, 2018, page 6)."""
    counts = np.arange(10.0, 1000.0)
    low, high = exact_poisson(counts, 0.95)
    assert np.abs(byar_lower(counts, 0.95) / low - 1).max() < 0.002
    assert np.abs(byar_upper(counts, 0.95) / high - 1).max() < 0.002
