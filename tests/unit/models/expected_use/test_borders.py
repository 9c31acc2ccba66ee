"""The borders of characteristics: the model does not extrapolate."""

from dataclasses import replace

import numpy as np
import pytest

from jeugdpeil.models.expected_use import AreaTable, CountOutcome, ExpectedUse, expected_use
from jeugdpeil.models.expected_use.borders import Borders, borders_of
from jeugdpeil.stats.arrays import FloatArray, IntArray
from support.area_country import AreaCountry

PLAIN = AreaCountry.make(31, n_areas=90, n_gemeenten=18)
# Two areas with hardly any youths and no figure: one at the edge of what is known, one far past it.
EMPTY, PAST = 0, 1


def areas(youths: IntArray, hidden: int | None = None) -> AreaTable:
    """Areas with as many youths, one of them perhaps without an actual figure."""
    n = len(youths)
    missing = np.arange(n) == hidden
    zero = np.zeros(n, dtype=np.int64)
    return AreaTable(
        tuple(f"w{number}" for number in range(n)),
        ("2022",) * n,
        (),
        CountOutcome(zero, zero, youths, missing, np.zeros(n, dtype=np.bool_)),
        youths,
        np.zeros((n, 0)),
    )


def with_empty_areas(highest: float, past: float) -> AreaCountry:
    """The country with two nearly empty areas whose first characteristic is given."""
    youths, counts = PLAIN.table.youths.copy(), PLAIN.counts.copy()
    values = PLAIN.table.values.copy()
    youths[[EMPTY, PAST]], counts[[EMPTY, PAST]] = 4, 0
    values[PAST] = values[EMPTY]
    values[[EMPTY, PAST], 0] = highest, past
    missing = np.isin(np.arange(len(youths)), [EMPTY, PAST])
    outcome = CountOutcome(counts, counts, youths, missing, np.zeros_like(missing))
    table = replace(PLAIN.table, outcome=outcome, youths=youths, values=values)
    gemeente, around = list(table.groups[0][1]), list(table.groups[1][1])
    gemeente[PAST], around[PAST] = gemeente[EMPTY], around[EMPTY]
    groups = (("gemeente", tuple(gemeente)), ("jeugdregio", tuple(around)))
    movable = tuple(replace(each, is_movable=True) for each in PLAIN.specification.characteristics)
    specification = replace(PLAIN.specification, characteristics=movable)
    return replace(PLAIN, table=replace(table, groups=groups), specification=specification)


@pytest.fixture(scope="module")
def highest() -> float:
    """The highest value of the first characteristic in an area with a known figure."""
    return borders_of(with_empty_areas(50.0, 50.0).table, PLAIN.table.values[:, 0], 100).highest


@pytest.fixture(scope="module")
def use(highest: float) -> ExpectedUse:
    """The figures of the country with an area ten times past the highest value."""
    country = with_empty_areas(highest, 10 * highest)
    return expected_use(country.table, country.specification)


def test_the_borders_are_the_ends_of_areas_that_are_large_enough() -> None:
    """An area of 99 youths sets no border where 100 is the minimum, one of 100 does."""
    values = np.array([5.0, 1.0, 9.0, 6.0])
    table = areas(np.array([500, 99, 100, 100]))
    assert borders_of(table, values, 100) == Borders(5.0, 9.0)
    assert borders_of(table, values, 0) == Borders(1.0, 9.0)


def test_an_area_without_an_actual_figure_sets_no_border() -> None:
    """The model learned nothing there."""
    values = np.array([5.0, 1.0, 100.0])
    table = areas(np.array([100, 100, 100]), hidden=2)
    assert borders_of(table, values, 100) == Borders(1.0, 5.0)


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_what_large_areas_do_not_tell_small_ones_may(value: float) -> None:
    """A provision that stands in a small area only is not taken for none."""
    values = np.array([value, value, 0.0, 1.0])
    table = areas(np.array([1000, 999, 10, 10]))
    assert borders_of(table, values, 100) == Borders(0.0, 1.0)


def test_a_characteristic_known_only_without_figures_has_its_own_ends() -> None:
    """There is nothing that the model could have learned between."""
    values = np.array([np.nan, np.nan, 7.0, 8.0])
    table = areas(np.array([10, 10, 0, 0]))
    assert borders_of(table, values, 100) == Borders(7.0, 8.0)


def test_missing_is_neither_inside_nor_outside() -> None:
    """A value that is not there cannot be kept at a border."""
    values: FloatArray = np.array([np.nan, 0.0, 2.0])
    np.testing.assert_array_equal(Borders(1.0, 2.0).inside(values), [np.nan, 1.0, 2.0])
    assert Borders(1.0, 2.0).outside(values).tolist() == [False, True, False]


def test_an_area_past_the_border_is_expected_to_be_as_one_at_it(use: ExpectedUse) -> None:
    """Ten times the highest value known gives the expected use of the highest."""
    assert use.areas.expected[PAST] == pytest.approx(use.areas.expected[EMPTY], abs=1e-9)
    assert np.nanmax(use.areas.expected) < 2 * np.nanmax(use.areas.actual)


def test_the_card_counts_areas_past_a_border(use: ExpectedUse) -> None:
    """The area past the border is counted, and the remark stands on the card."""
    outside = use.fitted.design.is_outside(use.table.values)
    assert not outside[EMPTY]
    assert outside[PAST]
    assert use.card.n_outside == outside.sum()
    assert "outside range" in use.card.notes


def test_missing_values_are_drawn_between_the_borders() -> None:
    """Without the outcome or with it, no drawn value lies past the values that are there."""
    holes = np.zeros(PLAIN.table.values.shape, dtype=np.bool_)
    holes[::3, 0] = True
    country = PLAIN.with_holes(holes)
    use = expected_use(country.table, country.specification, with_card=False)
    (first, *_) = use.fitted.design.scalings
    low, high = first.column(np.array([first.borders.lowest, first.borders.highest]))
    drawn = [np.array([each.fitted, *each.predicting])[..., 0] for each in use.fitted.tables]
    assert low - 1e-9 <= np.min(drawn)
    assert np.max(drawn) <= high + 1e-9


def test_what_if_goes_no_further_than_the_borders(use: ExpectedUse, highest: float) -> None:
    """The range that a page offers is the range that the model reads."""
    what_if = use.card.what_if
    assert what_if is not None
    assert what_if.highest[what_if.characteristics.index("k0")] == highest
