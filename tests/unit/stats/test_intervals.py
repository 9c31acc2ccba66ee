"""Limits of intervals at their edges and on other things than floats."""

import ibis
import numpy as np
import pytest

from jeugdpeil.stats.intervals import (
    byar_lower,
    byar_upper,
    exact_poisson,
    normal_quantile,
    wilson_lower,
    wilson_upper,
)

COUNTS = (1.0, 10.0, 461985.0)
GROUP = 4_439_000.0


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_a_level_that_is_no_coverage_is_refused(level: float) -> None:
    """A level lies between 0 and 1; 95 is not 95 %."""
    with pytest.raises(ValueError, match="level"):
        normal_quantile(level)
    with pytest.raises(ValueError, match="level"):
        exact_poisson(5, level)


@pytest.mark.parametrize("limit", [wilson_lower, wilson_upper])
def test_wilson_gives_arrays_the_same_limits_as_floats(limit) -> None:
    """One formula serves a number and an array."""
    on_array = limit(np.array(COUNTS), np.array(GROUP), 0.9)
    assert on_array.tolist() == [limit(count, GROUP, 0.9) for count in COUNTS]


@pytest.mark.parametrize("limit", [byar_lower, byar_upper])
def test_byar_gives_arrays_the_same_limits_as_floats(limit) -> None:
    """One formula serves a number and an array."""
    assert limit(np.array(COUNTS), 0.9) == pytest.approx([limit(each, 0.9) for each in COUNTS])


def test_columns_of_a_database_get_the_same_limits_as_floats() -> None:
    """What is tested on floats is what a table is given."""
    table = ibis.memtable({"count": list(COUNTS)})
    count, group = table["count"], ibis.literal(GROUP)
    limits = table.select(
        wilson_low=wilson_lower(count, group, 0.9),
        wilson_high=wilson_upper(count, group, 0.9),
        byar_low=byar_lower(count, 0.9),
        byar_high=byar_upper(count, 0.9),
    ).to_pyarrow()

    assert limits["wilson_low"].to_pylist() == pytest.approx(
        [wilson_lower(each, GROUP, 0.9) for each in COUNTS]
    )
    assert limits["wilson_high"].to_pylist() == pytest.approx(
        [wilson_upper(each, GROUP, 0.9) for each in COUNTS]
    )
    assert limits["byar_low"].to_pylist() == pytest.approx(
        [byar_lower(each, 0.9) for each in COUNTS]
    )
    assert limits["byar_high"].to_pylist() == pytest.approx(
        [byar_upper(each, 0.9) for each in COUNTS]
    )


def test_byar_upper_limit_of_nothing_exists() -> None:
    """A count of 0 still has an upper limit: 1 x (1 - 1/9 + z/3)^3."""
    assert byar_upper(0, 0.9) == pytest.approx((1 - 1 / 9 + normal_quantile(0.9) / 3) ** 3)


def test_exact_limits_keep_the_shape_of_the_counts() -> None:
    """An array of counts gives arrays of limits."""
    low, high = exact_poisson(np.array([[0, 1], [2, 3]]), 0.9)
    assert low.shape == high.shape == (2, 2)
    assert low[0, 0] == 0.0
