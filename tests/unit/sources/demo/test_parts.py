"""Small parts of the country, each by itself: names, shares, percentages, urbanity, lateness."""

import numpy as np
import pytest

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.sources.demo.care_tables import percentages
from jeugdpeil.sources.demo.characteristics import MISSING
from jeugdpeil.sources.demo.delivery import LATE, drawn_deliveries, replaced_leaves
from jeugdpeil.sources.demo.figures import Figures
from jeugdpeil.sources.demo.form_tree import FORMS, LEAVES
from jeugdpeil.sources.demo.names import wijk_names
from jeugdpeil.sources.demo.partition import bridges
from jeugdpeil.sources.demo.world import World
from jeugdpeil.sources.demo.youths import provider_count


def test_percentages_have_the_bases_of_the_table() -> None:
    """Of 1,000 youths of 0-17 and 600 of 12-22: jeugdhulp, stays, JB, JB with a stay, JR."""
    counts = dict.fromkeys(FORMS, 0.0) | {
        CareForm.JEUGDHULP: 130.0,
        CareForm.MET_VERBLIJF: 13.0,
        CareForm.JEUGDBESCHERMING: 12.0,
        CareForm.JEUGDRECLASSERING: 9.0,
    }
    youths = np.array([[counts[form] for form in FORMS]])
    nothing = np.zeros((1, len(FORMS), 0))
    figures = Figures(youths, youths, nothing, nothing, nothing, np.array([[11.0]]))
    found = percentages(figures, np.array([1000.0]), np.array([600.0]))
    expected = [
        100 * 130 / 1000,
        round(100 * 13 / 130, 1),
        100 * 12 / 1000,
        round(100 * 11 / 12, 1),
        np.nan,
    ]
    np.testing.assert_allclose(found[0], expected)


def test_wijken_of_one_gemeente_start_with_the_centre() -> None:
    """The first is Centrum, no name comes twice."""
    names = list(wijk_names(90, np.random.default_rng(1)))
    assert names[0] == "Centrum"
    assert len(set(names)) == 90


def test_more_wijken_than_names_are_refused() -> None:
    """Better no country than two wijken of one name."""
    with pytest.raises(ValueError, match="5000 wijken"):
        list(wijk_names(5000, np.random.default_rng(1)))


def test_an_island_is_tied_to_the_nearest_shore() -> None:
    """Three on the mainland, one across the water near the last."""
    points = np.array([[0.0, 0.0], [10.0, 0.0], [20.0, 0.0], [26.0, 1.0]])
    assert bridges(np.array([[0, 1], [1, 2]]), points).tolist() == [[3, 2]]


def test_age_bands_are_sums_of_the_same_people(world: World) -> None:
    """0-22 is 0-14 and 15-24 without those of 23 and 24; the care ages add up to it."""
    counts = world.population.counts
    assert (counts["a_00_22"] <= counts["a_00_14"] + counts["a_15_24"]).all()
    assert (counts["a_00_17"] <= counts["a_00_22"]).all()
    np.testing.assert_array_equal(world.population.care_ages.sum(axis=-1), counts["a_00_22"])


def test_small_wijken_miss_characteristics_most(world: World) -> None:
    """Where income is missing fewer people live, and the share is the one of the source."""
    inhabitants = world.population.counts["a_inw"][:, 0]
    for name, share in MISSING.items():
        missing = world.characteristics.missing[name]
        assert missing.mean() == pytest.approx(share, abs=0.01)
        assert inhabitants[missing].mean() < inhabitants[~missing].mean()


def test_shares_of_a_gemeente_are_weighted_means(world: World) -> None:
    """The percentage of the whole country lies between those of its wijken."""
    everything = np.zeros(world.size.wijken, dtype=np.int64)
    land = world.characteristics.of_areas(everything, 1)
    low = world.characteristics.means["p_hh_li"]
    weights = world.characteristics.counts["a_hh"]
    expected = (low * weights).sum(axis=0) / weights.sum(axis=0)
    np.testing.assert_allclose(land.means["p_hh_li"][0], expected)


def test_lateness_has_the_stated_mean() -> None:
    """Over very many providers the share that is late is the one stated for the form."""
    rng = np.random.default_rng(11)
    late = np.mean(
        [drawn_deliveries(provider_count(40), rng).late_h1 for _ in range(200)], axis=0
    ).reshape(40, len(LEAVES), -1)
    for number, leaf in enumerate(LEAVES):
        assert late[:, number].mean() == pytest.approx(LATE[leaf], rel=0.12)


def test_a_wrong_delivery_stays_within_its_kind() -> None:
    """Help with a stay never turns into help without one, so totals hold."""
    replaced = [LEAVES[number] for number in replaced_leaves()]
    parents = {leaf: new.parent for leaf, new in zip(LEAVES, replaced, strict=True)}
    assert parents == {leaf: leaf.parent for leaf in LEAVES}
