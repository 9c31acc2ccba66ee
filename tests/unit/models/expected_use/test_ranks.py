"""Ranks, discoveries and peers, on tables small enough to work out by hand."""

import numpy as np

from jeugdpeil.domain.verdict import Verdict, VerdictRule
from jeugdpeil.models.expected_use.peers import peers_of, theme_scaled
from jeugdpeil.models.expected_use.ranks import discoveries, rank_intervals, verdicts
from jeugdpeil.models.expected_use.specification import Characteristic, Specification


def test_a_rank_that_never_changes_has_no_width() -> None:
    """The interval of the first is 1..1, and of two that swap it is both places."""
    draws = np.array([[0.0] * 4, [1.0, 2.0, 1.0, 2.0], [2.0, 1.0, 2.0, 1.0]], dtype=np.float32)
    lower, upper = rank_intervals(draws, 0.9)
    assert lower.tolist() == [1, 2, 2]
    assert upper.tolist() == [1, 3, 3]


def test_the_discoveries_are_the_largest_set_under_the_bound() -> None:
    """Chances of a wrong sign .01, .02 and .06 have mean .03; a fourth of .2 makes it .0725."""
    probabilities = np.array([0.01, 0.98, 0.94, 0.2])
    assert discoveries(probabilities, 0.031).tolist() == [True, True, True, False]
    assert discoveries(probabilities, 0.02).tolist() == [True, True, False, False]
    assert discoveries(probabilities, 0.005).tolist() == [False] * 4


def test_areas_too_small_do_not_count_among_the_discoveries() -> None:
    """Three tiny areas that are certain do not make room for one that is not."""
    rule = VerdictRule(false_discovery_share=0.05)
    found = verdicts(
        rule,
        plain=np.full(4, 3.0),
        difference=np.array([2.0, 2.0, 2.0, 2.0]),
        lower=np.full(4, 0.1),
        upper=np.full(4, 4.0),
        probability_higher=np.array([1.0, 1.0, 1.0, 0.9]),
        youths=np.array([10, 10, 10, 500]),
    )
    assert found[0] is Verdict.TE_KLEIN
    assert found[3] is Verdict.NIET_TE_ONDERSCHEIDEN


def test_a_verdict_never_contradicts_the_printed_difference() -> None:
    """A corrected difference across zero from actual minus expected is no clear verdict."""
    found = verdicts(
        VerdictRule(),
        plain=np.array([-0.4, 0.4, 0.0]),
        difference=np.array([1.5, 1.5, 1.5]),
        lower=np.full(3, 0.6),
        upper=np.full(3, 2.4),
        probability_higher=np.ones(3),
        youths=np.array([500, 500, 500]),
    )
    assert found == (
        Verdict.NIET_TE_ONDERSCHEIDEN,
        Verdict.HOGER,
        Verdict.NIET_TE_ONDERSCHEIDEN,
    )


def test_a_theme_counts_once_however_many_characteristics_it_has() -> None:
    """Two standard deviations in all three of one theme, or in the single one of another."""
    names = [Characteristic(f"a{n}", "a") for n in range(3)] + [Characteristic("b", "b")]
    specification = Specification("m", "i", tuple(names))
    standard = np.array([[0.0, 0, 0, 0], [2, 2, 2, 0], [0, 0, 0, 2]])
    scaled = theme_scaled(standard, specification)
    _, distances = peers_of(scaled, np.zeros(3, np.int64), np.ones(3, np.bool_), n_peers=2)
    np.testing.assert_allclose(distances[0], [np.sqrt((4 + 0) / 2)] * 2)


def test_the_nearest_peer_comes_first_and_the_small_are_none() -> None:
    """Areas with too few youths are skipped; what is short is filled with -1."""
    scaled = np.array([[0.0], [1.0], [3.0], [0.1]])
    may = np.array([True, True, True, False])
    peers, distances = peers_of(scaled, np.zeros(4, np.int64), may, n_peers=3)
    assert peers[0].tolist() == [1, 2, -1]
    np.testing.assert_allclose(distances[0], [1, 3, np.nan])
    assert peers[3, 0] == 0
