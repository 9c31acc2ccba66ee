"""A model card shows classes of enough areas, and the verdicts that are shown."""

from dataclasses import replace
from typing import Any

import pytest

from jeugdpeil.disclosure.card_gate import checked_card
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.expected import PublishedCard, PublishedExpected
from jeugdpeil.domain.model_card import CalibrationPoint, ModelCard
from jeugdpeil.domain.published import SealBrokenError
from support.mini_expected import mini_models
from support.mini_release import mini_figures

POLICY = Policy()


@pytest.fixture(scope="module")
def wijken() -> tuple[PublishedExpected, ModelCard]:
    """The wijk model of the mini release."""
    expected, cards = mini_models(*mini_figures())
    return expected[1], cards[1].card


def classes(*counts: int) -> tuple[CalibrationPoint, ...]:
    return tuple(
        CalibrationPoint(10.0 + number, 11.0 + number, 9.0, 12.0 + number, count)
        for number, count in enumerate(counts)
    )


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((10, 10), [10, 10]),
        ((4, 4, 4, 30), [12, 30]),
        ((30, 4), [34]),
        ((30, 4, 20), [30, 24]),
        ((4, 4), []),
        ((), []),
    ],
)
def test_small_classes_join_their_neighbours(
    wijken: tuple[PublishedExpected, ModelCard], counts: tuple[int, ...], shown: list[int]
) -> None:
    """No class holds fewer areas than the policy's minimum, and no area is counted twice."""
    expected, card = wijken
    checked = checked_card(replace(card, calibration=classes(*counts)), expected, POLICY).card

    assert [item.n_areas for item in checked.calibration] == shown


def test_a_joined_class_is_the_mean_of_its_areas_with_the_widest_interval(
    wijken: tuple[PublishedExpected, ModelCard],
) -> None:
    """Joining makes nothing look more certain."""
    expected, card = wijken
    checked = checked_card(replace(card, calibration=classes(4, 8)), expected, POLICY).card
    [point] = checked.calibration

    assert point.predicted == pytest.approx((4 * 10 + 8 * 11) / 12, rel=1e-5)
    assert point.actual == pytest.approx((4 * 11 + 8 * 12) / 12, rel=1e-5)
    assert (point.lower, point.upper) == (9.0, 13.0)


def test_verdicts_are_counted_among_what_is_shown(
    wijken: tuple[PublishedExpected, ModelCard],
) -> None:
    """The card agrees with what a reader counts on the map."""
    expected, card = wijken
    checked = checked_card(
        replace(card, verdicts=(("wijk", "hoger dan verwacht", 99),)), expected, POLICY
    ).card
    rows: list[dict[str, Any]] = expected.figures.to_pylist()

    assert sum(count for level, _, count in checked.verdicts if level == "wijk") == sum(
        row["region_level"] == "wijk" and row["verdict"] is not None for row in rows
    )


def test_numbers_of_a_card_have_six_digits_at_most(
    wijken: tuple[PublishedExpected, ModelCard],
) -> None:
    """A card does not print what nobody can read."""
    expected, card = wijken
    checked = checked_card(replace(card, imputed=0.123456789), expected, POLICY).card

    assert checked.imputed == 0.123457


def test_only_the_gate_makes_published_cards(wijken: tuple[PublishedExpected, ModelCard]) -> None:
    """A card without the seal is refused."""
    with pytest.raises(SealBrokenError):
        PublishedCard(wijken[1], object())  # type: ignore[arg-type]
