"""The layered model finds the parts that outcomes were drawn from."""

from dataclasses import replace

import numpy as np
import pytest

from jeugdpeil.stats.errors import NotFiniteError, ShapeError
from jeugdpeil.stats.layered_t import fitted
from jeugdpeil.stats.layers import LayeredFit, Layers, Seen
from jeugdpeil.stats.units_in_groups import summarised

PRIOR = Layers(0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.02, 0.01, 0.1)
ROUNDS, SERIES, GROUPS, UNITS = 12, 6, 20, 8


def drawn(seed: int = 1) -> Seen:
    """Outcomes with round sd 0.012, group scale 0.03 and own sd 0.01 plus 0.3 / size."""
    rng = np.random.default_rng(seed)
    shape = (ROUNDS, SERIES, GROUPS, UNITS)
    place = np.indices(shape).reshape(4, -1)
    size = np.exp(rng.uniform(3, 8, place.shape[1]))
    outcome = (
        0.04
        + np.linspace(-0.02, 0.02, SERIES)[place[1]]
        + rng.normal(0, 0.012, ROUNDS)[place[0]]
        + rng.normal(0, 0.03, shape[:3])[place[0], place[1], place[2]]
        + rng.normal(0, np.sqrt(0.01**2 + 0.3 / size))
    )
    none = np.full((ROUNDS, SERIES), np.nan)
    columns = place[0], place[1], place[2]
    return Seen(outcome, *columns, size, np.zeros(len(size)), none, np.ones_like(none), GROUPS)


def fit(seen: Seen, prior: Layers = PRIOR, df: float = 30.0) -> LayeredFit:
    """All layers, with errors that are nearly normal as the outcomes are."""
    return fitted(summarised(seen, prior, df), prior)


def test_levels_of_series_are_found() -> None:
    """Six series that differ by 0.008 each, over twelve rounds."""
    truth = 0.04 + np.linspace(-0.02, 0.02, SERIES)
    assert fit(drawn()).level == pytest.approx(truth, abs=0.012)


def test_spread_of_groups_and_units_is_found() -> None:
    """Standard deviations within a fifth, and the part that falls with size."""
    layers = fit(drawn()).layers
    assert layers.group_sd == pytest.approx(0.03, rel=0.2)
    assert layers.own_per_size == pytest.approx(0.3, rel=0.2)


def test_a_round_that_is_left_out_is_not_learned_from() -> None:
    """Outcomes of that round can be anything without a change to the fit above the units."""
    seen, keep = drawn(), np.arange(ROUNDS) != 3
    summary = summarised(seen, PRIOR, 30.0)
    wild = replace(summary, middle=np.where(keep[:, None, None], summary.middle, 9.0))
    one, other = fitted(summary, PRIOR, keep), fitted(wild, PRIOR, keep)
    assert np.array_equal(one.level, other.level)
    assert one.layers == other.layers


def test_one_wild_group_hardly_moves_the_level() -> None:
    """A Student t gives a shock its own weight."""
    seen = drawn()
    wild = seen.outcome + np.where((seen.round == 0) & (seen.group == 0), 1.0, 0.0)
    moved = fit(replace(seen, outcome=wild), df=4.0).level - fit(seen, df=4.0).level
    assert np.abs(moved).max() < 0.1 * 1.0 / (ROUNDS * GROUPS) + 0.001


def test_without_any_outcome_the_prior_is_what_is_said() -> None:
    """Nothing archived: the mean and the spread are prior knowledge."""
    found = fit(nothing(np.full((1, 2), np.nan)))
    assert found.level == pytest.approx([PRIOR.mean, PRIOR.mean])
    assert found.layers.group_sd == PRIOR.group_sd
    assert (found.n_rounds, found.n_unit_rounds) == (0, 0)


def test_national_outcomes_move_the_level_but_not_the_spread_of_units() -> None:
    """Pairs of the country say nothing of how regions differ."""
    found = fit(nothing(np.full((6, 2), 0.06)))
    assert (found.level > 0.045).all()
    assert found.layers.group_sd == PRIOR.group_sd
    assert (found.n_rounds, found.n_unit_rounds) == (6, 0)


def nothing(whole: np.ndarray) -> Seen:
    """No outcomes of units."""
    none, numbers = np.empty(0), np.empty(0, dtype=np.int64)
    noise = np.full(whole.shape, 1e-8)
    return Seen(none, numbers, numbers, numbers, none, none, whole, noise, 3)


def test_columns_of_unequal_length_are_refused() -> None:
    """A column that lost a row would shift all outcomes."""
    seen = drawn()
    with pytest.raises(ShapeError, match="size"):
        replace(seen, size=seen.size[1:])


def test_an_outcome_that_is_not_finite_is_refused() -> None:
    """A hidden figure is left out by the caller, never passed as NaN."""
    seen = drawn()
    with pytest.raises(NotFiniteError, match="outcome"):
        replace(seen, outcome=np.where(seen.round == 0, np.nan, seen.outcome))
