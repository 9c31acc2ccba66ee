"""What holds for the limits of any interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdpeil.stats.intervals import (
    byar_lower,
    byar_upper,
    exact_poisson,
    wilson_lower,
    wilson_upper,
)

LEVELS = st.floats(0.5, 0.99)


@st.composite
def successes_of_trials(draw: st.DrawFn) -> tuple[int, int]:
    """A count and the group that it is part of."""
    trials = draw(st.integers(1, 5_000_000))
    return draw(st.integers(0, trials)), trials


@given(successes_of_trials(), LEVELS)
def test_wilson_limits_are_shares_around_the_observed_share(
    pair: tuple[int, int], level: float
) -> None:
    """0 <= lower <= share <= upper <= 1."""
    successes, trials = pair
    lower, upper = wilson_lower(*pair, level), wilson_upper(*pair, level)
    assert -1e-12 <= lower <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= upper <= 1 + 1e-12


@given(successes_of_trials(), LEVELS)
def test_wilson_limits_mirror(pair: tuple[int, int], level: float) -> None:
    """Who has care and who has none: the limits of the one are 1 minus those of the other."""
    successes, trials = pair
    mirrored = 1 - wilson_upper(trials - successes, trials, level)
    assert wilson_lower(*pair, level) == pytest.approx(mirrored, abs=1e-9)


@given(successes_of_trials(), LEVELS)
def test_wilson_limits_rise_with_the_count(pair: tuple[int, int], level: float) -> None:
    """One more success never lowers a limit, so a rounded count widens the interval."""
    successes, trials = pair
    more = min(successes + 1, trials)
    assert wilson_lower(more, trials, level) >= wilson_lower(*pair, level) - 1e-12
    assert wilson_upper(more, trials, level) >= wilson_upper(*pair, level) - 1e-12


@given(successes_of_trials(), LEVELS)
def test_wilson_limits_fall_with_the_group(pair: tuple[int, int], level: float) -> None:
    """A larger group never raises a limit, so a rounded group widens the interval."""
    successes, trials = pair
    assert wilson_lower(successes, trials + 1, level) <= wilson_lower(*pair, level) + 1e-12
    assert wilson_upper(successes, trials + 1, level) <= wilson_upper(*pair, level) + 1e-12


@given(st.integers(3, 5_000_000), st.floats(0.5, 0.95))
def test_byar_limits_lie_around_the_count(count: int, level: float) -> None:
    """0 < lower < count < upper."""
    assert 0 < byar_lower(count, level) < count < byar_upper(count, level)


@given(st.integers(0, 100_000), LEVELS)
def test_exact_limits_lie_around_the_count_and_rise(count: int, level: float) -> None:
    """The count lies between its limits, and one more event raises both limits."""
    lower, upper = exact_poisson([count, count + 1], level)
    assert lower[0] <= count <= upper[0]
    assert lower[0] < lower[1]
    assert upper[0] < upper[1]
