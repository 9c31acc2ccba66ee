"""Areas so small that only those with much use have a count do not teach the model."""

from dataclasses import replace

import numpy as np
import pytest

from jeugdpeil.domain.errors import ModelError
from jeugdpeil.models.expected_use import CountOutcome, ExpectedUse, ShareOutcome, expected_use
from support.area_country import AreaCountry

PLAIN = AreaCountry.make(31, n_areas=90, n_gemeenten=18)
# Fewer youths than this, and the count is blank unless it is ten or more.
LEAST = 200
SMALL = np.flatnonzero(PLAIN.table.youths < LEAST)
HIGH, BLANK = int(SMALL[0]), int(SMALL[1])


def country(share: float) -> AreaCountry:
    """One small area has a count, of a share of its youths; the other small ones are blank."""
    counts, youths = PLAIN.counts.copy(), PLAIN.table.youths
    counts[HIGH] = round(share * youths[HIGH])
    blank = np.isin(np.arange(len(youths)), SMALL[SMALL != HIGH])
    outcome = CountOutcome(counts, counts, youths, blank, np.zeros_like(blank))
    specification = replace(PLAIN.specification, least_youths_to_learn=LEAST)
    table = replace(PLAIN.table, outcome=outcome)
    return replace(PLAIN, table=table, specification=specification)


def use_of(share: float, *, with_card: bool = False) -> ExpectedUse:
    """The figures of the country."""
    made = country(share)
    return expected_use(made.table, made.specification, with_card=with_card)


@pytest.fixture(scope="module")
def use() -> ExpectedUse:
    """The country in which the small area has a care share of a half, with its card."""
    return use_of(0.5, with_card=True)


@pytest.fixture(scope="module")
def calm() -> ExpectedUse:
    """The country in which the small area has the care share of the others."""
    return use_of(0.1)


def test_a_small_area_teaches_nothing(use: ExpectedUse, calm: ExpectedUse) -> None:
    """Five times the use in an area too small to learn from leaves every fit as it was."""
    for one, other in zip(use.fitted.folds, calm.fitted.folds, strict=True):
        means = [fold.held_out.posterior.beta.mean for fold in (one, other)]
        np.testing.assert_array_equal(means[0], means[1])
    np.testing.assert_array_equal(use.fitted.first.beta.mean, calm.fitted.first.beta.mean)


def test_a_small_area_keeps_its_own_figures(use: ExpectedUse, calm: ExpectedUse) -> None:
    """It has an actual and an expected figure, and its difference follows from its own count."""
    assert use.areas.actual[HIGH] == pytest.approx(50, abs=1)
    assert use.areas.expected[HIGH] == pytest.approx(calm.areas.expected[HIGH], abs=0.5)
    assert use.areas.shrunken_difference[HIGH] > calm.areas.shrunken_difference[HIGH] + 1


def test_a_small_area_sets_no_border() -> None:
    """The range of a characteristic is that of the areas that teach."""
    made = country(0.5)
    values = made.table.values.copy()
    values[HIGH, 0] = 10 * values[:, 0].max()
    rule = replace(made.specification.rule, minimum_youths=0)
    specification = replace(made.specification, rule=rule)
    found = expected_use(replace(made.table, values=values), specification, with_card=False)
    borders = found.fitted.design.scalings[0].borders
    assert borders.highest == values[made.table.youths >= LEAST, 0].max()


def test_the_card_tells_how_many_areas_do_not_teach(use: ExpectedUse) -> None:
    """One area has a count that is not learned from, and the others are blank."""
    card = use.card
    assert (card.n_not_learned, card.n_blank) == (1, len(SMALL) - 1)
    assert card.least_youths_to_learn == LEAST
    assert "small areas" in card.notes


def test_what_blanks_change_is_told_of_the_blank_areas(use: ExpectedUse) -> None:
    """The change is a mean over the small areas, so that large ones do not hide it."""
    assert use.card.hidden_choice is not None
    assert abs(use.card.hidden_choice) > 0.01


def test_where_all_areas_are_fair_all_teach() -> None:
    """Without a least number of youths the model sees what the table knows."""
    table = PLAIN.table.to_learn_from(0)
    np.testing.assert_array_equal(table.is_known, PLAIN.table.is_known)


def test_percentages_can_be_left_out_too() -> None:
    """An area without outcome has no percentage; the others keep theirs."""
    outcome = PLAIN.with_shares(knows_youths=True).table.outcome
    assert isinstance(outcome, ShareOutcome)
    rows = np.arange(len(outcome)) < 2
    np.testing.assert_array_equal(outcome.without(rows).is_known, outcome.is_known & ~rows)


def test_too_few_areas_that_teach_are_refused_in_words() -> None:
    """The message says from how many youths areas count."""
    made = country(0.5)
    specification = replace(made.specification, least_youths_to_learn=10**6)
    with pytest.raises(ModelError, match="Van 0 gebieden met ten minste 1000000 jongeren is"):
        expected_use(made.table, specification)
