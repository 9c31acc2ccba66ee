"""The types of expected use: verdicts, sealed tables, the model card and the twenty bars."""

import pytest

from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    PEERS,
    PREDICTORS,
    PUBLISHED_EXPECTED,
    PublishedExpected,
)
from jeugdpeil.domain.published import Seal, SealBrokenError
from jeugdpeil.domain.ranking import TooFewRegionsError, bar_means, bar_numbers
from jeugdpeil.domain.verdict import Verdict, VerdictRule

RULE = VerdictRule()


@pytest.mark.parametrize(
    ("difference", "lower", "upper", "youths", "is_discovery", "verdict"),
    [
        (2.0, 1.0, 3.0, 1000, True, Verdict.HOGER),
        (-2.0, -3.0, -1.0, 1000, True, Verdict.LAGER),
        (0.4, 0.3, 0.6, 1000, True, Verdict.KLEIN_VERSCHIL),
        (0.1, -0.3, 0.4, 1000, False, Verdict.KLEIN_VERSCHIL),
        (0.1, -1.3, 1.4, 1000, False, Verdict.NIET_TE_ONDERSCHEIDEN),
        (2.0, 1.0, 3.0, 1000, False, Verdict.NIET_TE_ONDERSCHEIDEN),
        (2.0, 1.0, 3.0, 99, True, Verdict.TE_KLEIN),
        # Bounds as printed, outward to two decimals: 0.009 is 0.00 and 0.011 is 0.01.
        (0.9, 0.009, 1.8, 1000, True, Verdict.NIET_TE_ONDERSCHEIDEN),
        (0.9, 0.011, 1.8, 1000, True, Verdict.HOGER),
        (-0.9, -1.8, -0.009, 1000, True, Verdict.NIET_TE_ONDERSCHEIDEN),
        (-0.9, -1.8, -0.011, 1000, True, Verdict.LAGER),
        (0.1, -0.3, 0.495, 1000, False, Verdict.NIET_TE_ONDERSCHEIDEN),
    ],
)
def test_a_verdict_follows_from_certainty_size_and_number_of_youths(
    difference: float,
    lower: float,
    upper: float,
    youths: int,
    is_discovery: bool,
    verdict: Verdict,
) -> None:
    """Too small comes first, then small differences, then what cannot be told apart."""
    found = RULE.verdict(difference, lower, upper, youths, is_discovery=is_discovery)
    assert found is verdict


def test_only_the_gate_makes_published_expected_use() -> None:
    """Another seal than the gate's is refused."""
    with pytest.raises(SealBrokenError):
        PublishedExpected(
            PUBLISHED_EXPECTED.empty(),
            CONTRIBUTIONS.empty(),
            PREDICTORS.empty(),
            PEERS.empty(),
            Seal(),
        )


def test_bars_hold_a_twentieth_of_the_regions_each() -> None:
    """A hundred regions make twenty bars of five, whatever their order."""
    differences = [float((7 * number) % 100) for number in range(100)]
    numbers = bar_numbers(differences)
    assert [numbers.count(bar) for bar in range(20)] == [5] * 20
    assert bar_means(differences)[0] == (0 + 1 + 2 + 3 + 4) / 5


def test_fewer_regions_than_bars_have_no_bars() -> None:
    """Nineteen regions cannot fill twenty bars."""
    with pytest.raises(TooFewRegionsError):
        bar_numbers([0.0] * 19)
