"""Tables of every kind that carry a model: groups, years, shares, maps, little data."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from jeugdpeil.models.expected_use import (
    AreaTable,
    AreaTableError,
    CountOutcome,
    ExpectedUse,
    ShareOutcome,
    expected_use,
)
from jeugdpeil.models.expected_use.aggregates import share_of
from jeugdpeil.models.expected_use.fitting import effects_of, fold_units, likelihood_of
from jeugdpeil.models.expected_use.specification import Characteristic, Specification, Transform
from jeugdpeil.stats.arrays import FloatArray
from support.area_country import AreaCountry

SMALL = AreaCountry.make(21, n_areas=120, n_gemeenten=24)


def figures(country: AreaCountry) -> ExpectedUse:
    """The figures of a country, without card."""
    return expected_use(country.table, country.specification, with_card=False)


def with_groups(country: AreaCountry, *groups: tuple[str, tuple[str, ...]]) -> AreaCountry:
    """The same areas in other groups."""
    return replace(country, table=replace(country.table, groups=groups))


def test_one_year_has_effects_of_region_gemeente_and_row() -> None:
    """With one row per area the row is the area."""
    assert effects_of(SMALL.table, is_spatial=False).names == ("jeugdregio", "gemeente", "row")


def test_a_panel_has_an_effect_of_the_area_too() -> None:
    """With several years an area stands apart from an area in a year."""
    panel = AreaCountry.make(22, n_areas=60, n_periods=2, n_gemeenten=12)
    names = effects_of(panel.table, is_spatial=False).names
    assert names == ("jeugdregio", "gemeente", "area", "row")


def test_groups_of_one_area_each_are_dropped() -> None:
    """A gemeente model has no effect of the gemeente around the gemeente."""
    own = tuple(f"G{number}" for number in range(SMALL.table.n_rows))
    country = with_groups(SMALL, ("gemeente", own), SMALL.table.groups[1])
    assert effects_of(country.table, is_spatial=False).names == ("jeugdregio", "row")
    assert len(np.unique(fold_units(country.table))) == SMALL.table.n_rows


def test_one_group_in_all_is_dropped() -> None:
    """The wijken of one gemeente are held out a few at a time."""
    country = with_groups(SMALL, ("gemeente", ("G",) * SMALL.table.n_rows))
    assert effects_of(country.table, is_spatial=False).names == ("row",)
    use = figures(country)
    assert np.isfinite(use.areas.shrunken_difference).all()
    assert np.isnan(use.areas.expected_within).all()


def test_some_groups_with_one_member_do_no_harm() -> None:
    """Half of the areas alone in their gemeente still get a difference that covers the truth."""
    gemeente = np.array(SMALL.table.groups[0][1])
    alone = np.arange(len(gemeente)) % 2 == 0
    codes = tuple(
        f"A{n}" if is_alone else str(code)
        for n, (is_alone, code) in enumerate(zip(alone, gemeente, strict=True))
    )
    use = figures(with_groups(SMALL, ("gemeente", codes)))
    covers = (use.areas.lower <= SMALL.difference) & (SMALL.difference <= use.areas.upper)
    assert covers.mean() > 0.75


def test_no_groups_at_all() -> None:
    """Areas that lie in nothing have an expected figure, and none within a group."""
    use = figures(with_groups(SMALL))
    assert np.isfinite(use.areas.expected).all()
    assert np.isnan(use.areas.expected_within).all()


def test_within_lies_between_expected_and_actual_over_a_gemeente() -> None:
    """The effect of the gemeente takes part of the difference along."""
    use = figures(SMALL)
    gemeente = np.unique(np.array(SMALL.table.groups[0][1]), return_inverse=True)[1]
    weights = SMALL.table.youths.astype(float)

    def mean(column: FloatArray) -> FloatArray:
        return np.bincount(gemeente, weights * column) / np.bincount(gemeente, weights)

    away = mean(use.areas.actual) - mean(use.areas.expected)
    taken = mean(use.areas.expected_within) - mean(use.areas.expected)
    slope = float(away @ taken / (away @ away))
    assert 0.3 < slope < 1


def test_shares_give_nearly_what_counts_give() -> None:
    """Percentages with one decimal and their youths say what the counts said."""
    counts, shares = figures(SMALL), figures(SMALL.with_shares(knows_youths=True))
    away = shares.areas.shrunken_difference - counts.areas.shrunken_difference
    assert np.sqrt(np.mean(away**2)) < 0.4
    assert not shares.table.is_counts
    assert shares.card.likelihood == "percentages"


def test_shares_without_youths_put_chance_in_the_area() -> None:
    """Nothing tells small areas apart, so that all variation is taken for difference."""
    known = figures(SMALL.with_shares(knows_youths=True))
    unknown = figures(SMALL.with_shares(knows_youths=False))
    spread = [np.std(each.areas.shrunken_difference) for each in (known, unknown)]
    assert spread[1] > 1.1 * spread[0]


def test_the_error_of_a_share_is_rounding_and_chance() -> None:
    """On the logit scale 1 / (n p (1 - p)), with p pulled to the common share, and rounding."""
    outcome = ShareOutcome(np.array([0.1, 0.1]), 0.0005, np.array([100, 10_000]))
    table = replace(
        SMALL.table,
        areas=("a", "b"),
        periods=("2022", "2022"),
        groups=(),
        outcome=outcome,
        youths=np.array([100, 10_000]),
        values=np.zeros((2, 0)),
    )
    likelihood = likelihood_of(table)
    rounding = 0.0005 / np.sqrt(3) / (0.1 * 0.9)
    wanted = np.sqrt(rounding**2 + 1 / (np.array([100, 10_000]) * 0.1 * 0.9))
    np.testing.assert_allclose(getattr(likelihood, "standard_error"), wanted)  # noqa: B009


def test_secret_counts_are_intervals_and_missing_ones_say_nothing() -> None:
    """A secret count is 0-9, or 0..youths in a smaller area; without youths nothing is known."""
    youths = np.array([100, 6, 50, 0])
    zero = np.zeros(4, dtype=np.int64)
    secret, missing = np.array([True, True, False, False]), np.array([False, False, True, False])
    outcome = CountOutcome(zero, zero, youths, missing, secret)
    assert outcome.is_known.tolist() == [False] * 4
    assert outcome.has_outcome.tolist() == [True, True, False, False]
    table = replace(
        SMALL.table,
        areas=tuple("abcd"),
        periods=("2022",) * 4,
        groups=(),
        outcome=outcome,
        youths=youths,
        values=np.zeros((4, 0)),
    )
    likelihood = likelihood_of(table)
    assert getattr(likelihood, "high").tolist() == [9, 6, 50, 0]  # noqa: B009
    assert likelihood.is_informative.tolist() == [True, False, False, False]


def test_secret_counts_do_not_move_what_is_expected() -> None:
    """Hiding every count under ten changes the expected figures little."""
    plain = figures(SMALL)
    hidden = SMALL.with_hidden(SMALL.counts < 10, secret=True)
    assert 5 < (SMALL.counts < 10).sum() < 60
    away = figures(hidden).areas.expected - plain.areas.expected
    assert np.sqrt(np.mean(away**2)) < 0.35


def test_an_area_without_youths_has_an_expected_figure_only() -> None:
    """Its characteristics are there, its outcome cannot be."""
    youths = SMALL.table.youths.copy()
    youths[3] = 0
    counts = np.minimum(SMALL.counts, youths)
    table = replace(SMALL.table, outcome=CountOutcome.exact(counts, youths), youths=youths)
    use = expected_use(table, SMALL.specification, with_card=False)
    assert np.isfinite(use.areas.expected[3])
    assert np.isnan(use.areas.actual[3])
    assert use.areas.verdict[3] is None


def test_no_characteristics_leave_the_national_mean() -> None:
    """Everything expected is the same, and there is nothing behind it."""
    specification = replace(SMALL.specification, characteristics=())
    table = replace(SMALL.table, values=np.zeros((SMALL.table.n_rows, 0)))
    use = expected_use(table, specification, with_card=False)
    assert np.ptp(use.areas.expected) < 0.02
    assert use.areas.contributions.shape == (SMALL.table.n_rows, 0)
    assert use.areas.imputed.tolist() == [0.0] * SMALL.table.n_rows


def test_thirty_areas_carry_ten_characteristics() -> None:
    """The smallest table that is allowed gives wide intervals, and no failure."""
    tiny = AreaCountry.make(23, n_areas=30, n_gemeenten=6, n_characteristics=10)
    use = figures(tiny)
    assert (use.areas.lower < use.areas.shrunken_difference).all()
    covers = (use.areas.lower <= tiny.difference) & (tiny.difference <= use.areas.upper)
    assert covers.mean() > 0.6


def test_transforms_and_curves_are_columns_of_the_model() -> None:
    """A logarithm, a root, a logit and a curve run through the whole road."""
    names = (
        Characteristic("log", "t", Transform.LOG),
        Characteristic("root", "t", Transform.WORTEL, curve=True),
        Characteristic("logit", "u", Transform.LOGIT),
    )
    table = replace(SMALL.table, values=np.clip(SMALL.table.values, 0, 100))
    specification = replace(SMALL.specification, characteristics=names)
    use = expected_use(table, specification, with_card=False)
    assert [len(own) for own in use.fitted.design.columns_of] == [1, 3, 1]
    total = use.areas.expected - dict(use.card.national)["2021"]
    np.testing.assert_allclose(use.areas.contributions.sum(axis=1), total, atol=1e-9)


@pytest.mark.parametrize("n_periods", [1, 2])
def test_neighbours_give_a_spatial_share(n_periods: int) -> None:
    """With a map the effect of areas is split, and the figures keep their identities."""
    country = AreaCountry.make(24, n_areas=80, n_periods=n_periods, n_gemeenten=16)
    names = sorted(set(country.table.areas))
    pairs = tuple(pairwise(names))
    table = replace(country.table, neighbours=pairs)
    specification = replace(country.specification, is_spatial=True)
    use = expected_use(table, specification, with_card=False)
    last = ("row",) if n_periods == 2 else ()
    wanted = ("jeugdregio", "gemeente", "area", "spatial share", *last)
    assert use.fitted.effects.names == wanted
    assert len(use.card.effects) == len(wanted)
    national = dict(use.card.national)
    rows = np.array(country.table.periods) == "2021"
    weights = country.table.youths[rows] / country.table.youths[rows].sum()
    assert weights @ use.areas.expected[rows] == pytest.approx(national["2021"], abs=1e-9)
    covers = (use.areas.lower <= country.difference) & (country.difference <= use.areas.upper)
    assert covers.mean() > 0.75


def test_a_sum_needs_three_quarters_of_its_youths() -> None:
    """With less there is only an expected figure, of all areas."""
    hidden = np.zeros(SMALL.table.n_rows, dtype=np.bool_)
    rows = np.arange(4)
    hidden[0] = True
    table = replace(SMALL.with_hidden(hidden, secret=True).table, youths=np.full(len(hidden), 100))
    most = share_of(table, rows)
    assert (most.has_actual, most.rows.tolist()) == (True, [1, 2, 3])
    hidden[1] = True
    table = replace(SMALL.with_hidden(hidden, secret=True).table, youths=np.full(len(hidden), 100))
    half = share_of(table, rows)
    assert (half.has_actual, half.rows.tolist()) == (False, [0, 1, 2, 3])


def test_an_area_in_two_gemeenten_is_refused() -> None:
    """Nesting that does not nest is a mistake of the caller."""
    with pytest.raises(AreaTableError, match="area b lies in two of gemeente"):
        AreaTable(
            ("a", "b", "a", "b"),
            ("2021", "2021", "2022", "2022"),
            (("gemeente", ("G", "G", "G", "H")),),
            CountOutcome.exact(np.ones(4, np.int64), np.full(4, 10)),
            np.full(4, 10),
            np.zeros((4, 0)),
        )


def test_an_area_twice_in_a_period_is_refused() -> None:
    """One row per area and period."""
    with pytest.raises(AreaTableError, match="twice in one period"):
        AreaTable(
            ("a", "a"),
            ("2021", "2021"),
            (),
            CountOutcome.exact(np.ones(2, np.int64), np.full(2, 10)),
            np.full(2, 10),
            np.zeros((2, 0)),
        )


def test_a_count_above_its_youths_is_refused() -> None:
    """The row is named."""
    with pytest.raises(AreaTableError, match=r"row 1: a count of 11\.\.11 in 10"):
        CountOutcome.exact(np.array([1, 11]), np.array([10, 10]))


def test_a_characteristic_comes_once() -> None:
    """Two columns of one name cannot be told apart in a card."""
    with pytest.raises(ValueError, match="twice"):
        Specification("m", "i", (Characteristic("a", "t"), Characteristic("a", "t")))
