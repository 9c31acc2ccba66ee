"""What expected use says of areas and sums: what agrees to the last digit, and what is hidden."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from jeugdpeil.models.expected_use import Aggregate, ExpectedUse, expected_use
from jeugdpeil.stats.arrays import BoolArray, IntArray
from support.area_country import AreaCountry

DIFFERENCES = (
    "expected_within",
    "shrunken_difference",
    "lower",
    "upper",
    "probability_higher",
)
RANKS = ("rank", "rank_lower", "rank_upper", "rank_of")


def rows_of(country: AreaCountry, period: str) -> IntArray:
    """Row numbers of a period."""
    return np.flatnonzero(np.array(country.table.periods) == period)


def regions(country: AreaCountry) -> list[Aggregate]:
    """The country and its regions, per period."""
    codes = np.array(country.table.groups[1][1])
    found: list[Aggregate] = []
    for period in country.table.period_names:
        rows = rows_of(country, period)
        found.append(Aggregate("land", "NL", 2022, period, rows))
        found += [
            Aggregate("jeugdregio", str(code), 2022, period, rows[codes[rows] == code])
            for code in np.unique(codes)
        ]
    return found


@cache
def panel() -> tuple[AreaCountry, BoolArray, ExpectedUse]:
    """Two years, a tenth of the counts missing, a fifth of the rows without some characteristic."""
    country = AreaCountry.make(5, n_areas=150, n_periods=2, n_gemeenten=30)
    generator = np.random.default_rng(6)
    n = country.table.n_rows
    hidden = generator.random(n) < 0.1
    holes = (generator.random(n) < 0.2)[:, None] & (np.arange(3) == 1)
    country = country.with_hidden(hidden, secret=False).with_holes(holes)
    use = expected_use(country.table, country.specification, regions(country), with_card=False)
    return country, hidden, use


def test_national_expected_is_national_actual() -> None:
    """Over the areas with an actual figure the weighted means agree, in every period."""
    country, hidden, use = panel()
    for period in country.table.period_names:
        rows = rows_of(country, period)
        rows = rows[~hidden[rows]]
        weights = country.table.youths[rows] / country.table.youths[rows].sum()
        actual = weights @ (100 * country.counts[rows] / country.table.youths[rows])
        assert weights @ use.areas.expected[rows] == pytest.approx(actual, abs=1e-9)


def test_contributions_add_up_to_expected_minus_national() -> None:
    """The parts of every area, by theme and by characteristic, leave no remainder."""
    country, _, use = panel()
    national = dict(use.card.national)
    total = use.areas.expected - np.array([national[each] for each in country.table.periods])
    np.testing.assert_allclose(use.areas.contributions.sum(axis=1), total, atol=1e-9)
    parts = use.areas.characteristic_contributions
    np.testing.assert_allclose(parts.sum(axis=1), total, atol=1e-9)
    # Themes t0 and t1 hold k0 with k2, and k1.
    np.testing.assert_allclose(use.areas.contributions[:, 0], parts[:, 0] + parts[:, 2], atol=1e-12)


def test_contributions_of_the_country_are_nothing() -> None:
    """The country has no part above or below itself."""
    country, _, use = panel()
    lands = [n for n, each in enumerate(use.aggregates) if each.level == "land"]
    assert len(lands) == len(country.table.period_names)
    np.testing.assert_allclose(use.sums.contributions[lands], 0, atol=1e-9)


def test_a_sum_is_the_weighted_mean_of_its_parts() -> None:
    """Expected, difference and contributions of a region follow from those of its areas."""
    country, hidden, use = panel()
    for number, each in enumerate(use.aggregates):
        rows = each.rows[~hidden[each.rows]]
        assert use.parts[number].tolist() == rows.tolist()
        weights = country.table.youths[rows] / country.table.youths[rows].sum()
        for name in ("actual", "expected", "shrunken_difference", "contributions"):
            column = getattr(use.areas, name)[rows]
            np.testing.assert_allclose(getattr(use.sums, name)[number], weights @ column, atol=1e-9)


def test_the_interval_of_a_sum_holds_its_difference() -> None:
    """Means from areas and spread from sums of draws belong together."""
    _, _, use = panel()
    sums = use.sums
    assert (sums.lower <= sums.shrunken_difference).all()
    assert (sums.shrunken_difference <= sums.upper).all()
    assert (sums.expected_lower <= sums.expected).all()
    assert (sums.expected <= sums.expected_upper).all()


def test_a_hidden_figure_has_an_expected_one_and_nothing_more() -> None:
    """What says something of the outcome is not there where the outcome is hidden."""
    country, hidden, use = panel()
    areas = use.areas
    for name in ("actual", *DIFFERENCES):
        np.testing.assert_array_equal(np.isnan(getattr(areas, name)), hidden)
    for name in RANKS:
        np.testing.assert_array_equal(getattr(areas, name) == 0, hidden)
    assert [each is None for each in areas.verdict] == hidden.tolist()
    for name in ("expected", "expected_lower", "expected_upper", "predictor", "contributions"):
        assert np.isfinite(getattr(areas, name)).all()
    assert country.table.n_rows == len(areas)


def test_ranks_go_from_one_to_the_number_of_areas_of_a_period() -> None:
    """Rank 1 has the lowest shrunken difference, and the interval holds its rank nearly always."""
    country, hidden, use = panel()
    for period in country.table.period_names:
        rows = rows_of(country, period)
        rows = rows[~hidden[rows]]
        order = rows[np.argsort(use.areas.rank[rows])]
        assert use.areas.rank[order].tolist() == list(range(1, len(rows) + 1))
        assert (np.diff(use.areas.shrunken_difference[order]) >= 0).all()
        assert set(use.areas.rank_of[rows].tolist()) == {len(rows)}
    known = ~hidden
    inside = use.areas.rank_lower <= use.areas.rank
    inside &= use.areas.rank <= use.areas.rank_upper
    assert inside[known].mean() > 0.95


def test_peers_are_of_the_same_period_and_not_oneself() -> None:
    """The nearest come first, and no area is compared with another year."""
    country, _, use = panel()
    periods = np.array(country.table.periods)
    peers, distances = use.areas.peers, use.areas.distances
    assert (periods[peers] == periods[:, None]).all()
    assert (peers != np.arange(len(peers))[:, None]).all()
    assert (np.diff(distances, axis=1) >= 0).all()


def test_the_share_that_was_drawn_is_told() -> None:
    """One of three characteristics missing is a third."""
    country, _, use = panel()
    missing = np.isnan(country.table.values).sum(axis=1)
    np.testing.assert_allclose(use.areas.imputed, missing / 3)


def test_the_same_seed_gives_the_same_figures() -> None:
    """Nothing but the seed decides what is drawn."""
    country, _, use = panel()
    again = expected_use(country.table, country.specification, with_card=False)
    np.testing.assert_array_equal(again.areas.expected, use.areas.expected)
    np.testing.assert_array_equal(again.areas.lower, use.areas.lower)


def test_expected_does_not_know_its_own_outcome() -> None:
    """Doubling the use of one wijk moves what is expected of it no more than of its neighbours."""
    country, _, use = panel()
    gemeente = np.array(country.table.groups[0][1])
    complete = ~np.isnan(country.table.values).any(axis=1)
    complete &= np.array(country.table.periods) == "2021"
    inside = np.flatnonzero(complete & (gemeente == gemeente[0]))
    counts = country.counts.copy()
    counts[inside[0]] = min(2 * counts[inside[0]], country.table.youths[inside[0]])
    hidden = ~country.table.outcome.has_outcome
    doubled = replace(country, counts=counts).with_hidden(hidden, secret=False)
    other = expected_use(doubled.table, doubled.specification, with_card=False)
    moved = (other.areas.predictor - use.areas.predictor)[inside]
    assert len(inside) > 2
    assert moved[0] == pytest.approx(moved[1:].mean(), abs=0.005)


def test_differences_cover_the_truth() -> None:
    """Ninety per cent intervals of the true difference hold it in about nine of ten areas."""
    country = AreaCountry.make(11, n_areas=500, n_gemeenten=80)
    specification = replace(country.specification, n_draws=1000, n_folds=8)
    use = expected_use(country.table, specification, with_card=False)
    truth = country.difference
    covers = (use.areas.lower <= truth) & (truth <= use.areas.upper)
    assert 0.86 < covers.mean() < 0.94
    shrunken = np.sqrt(np.mean((use.areas.shrunken_difference - truth) ** 2))
    raw = np.sqrt(np.mean((use.areas.actual - 100 * country.expected - truth) ** 2))
    assert shrunken < 0.9 * raw
    error = use.areas.expected - 100 * country.expected
    assert abs(np.average(error, weights=country.table.youths)) < 0.15
    assert np.sqrt(np.mean(error**2)) < 0.6


@pytest.mark.parametrize("n_gemeenten", [2, 3])
def test_a_few_groups_get_the_national_level(n_gemeenten: int) -> None:
    """With half or two thirds of the areas in a fit, its draws may lie far from the actual mean."""
    country = AreaCountry.make(1, n_areas=48, n_gemeenten=n_gemeenten, n_characteristics=5)
    specification = replace(country.specification, n_draws=1000)
    found = expected_use(country.table, specification, with_card=False).areas
    weights = country.table.youths / country.table.youths.sum()
    actual = weights @ (100 * country.counts / country.table.youths)
    assert weights @ found.expected == pytest.approx(actual, abs=1e-9)
    assert (found.expected_lower < found.expected).all()
    assert (found.expected < found.expected_upper).all()
