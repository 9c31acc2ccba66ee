"""What holds for every demo country, whatever the seed."""

import itertools

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csgraph

from jeugdpeil.sources.demo.land_shape import LandShape
from jeugdpeil.sources.demo.long_table import secret_and_rounded
from jeugdpeil.sources.demo.names import NameMaker
from jeugdpeil.sources.demo.outlines import is_fitting
from jeugdpeil.sources.demo.partition import (
    apportioned,
    connected_parts,
    graph_of,
    nested_parts,
)
from jeugdpeil.sources.demo.real_names import REAL_NAMES, plain
from jeugdpeil.sources.demo.size import SIZES
from jeugdpeil.sources.demo.world import drawn_world

seeds = st.integers(0, 2**31 - 1)


def grid(width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Points of a grid and the pairs that lie side by side."""
    number = np.arange(width * height).reshape(height, width)
    pairs = [
        np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()]),
        np.column_stack([number[:-1].ravel(), number[1:].ravel()]),
    ]
    x, y = np.meshgrid(np.arange(width) * 100.0, np.arange(height) * 100.0)
    return np.column_stack([x.ravel(), y.ravel()]), np.concatenate(pairs)


def is_connected(pairs: np.ndarray, members: np.ndarray) -> bool:
    """Whether one can walk between any two members without leaving them."""
    inside = pairs[members[pairs].all(axis=1)]
    labels = csgraph.connected_components(graph_of(inside, np.ones(len(inside)), len(members)))[1]
    return len(set(labels[members])) == 1


@given(st.integers(2, 9), st.integers(2, 9), st.data(), seeds)
def test_parts_are_connected_and_all_in_use(
    width: int, height: int, data: st.DataObject, seed: int
) -> None:
    """Every node is in one part, every part is in one piece, and there are as many as asked."""
    points, pairs = grid(width, height)
    count = data.draw(st.integers(1, width * height))
    parts = connected_parts(pairs, points, count, np.random.default_rng(seed))
    assert sorted(set(parts.tolist())) == list(range(count))
    assert all(is_connected(pairs, parts == number) for number in range(count))


@given(st.integers(3, 8), st.integers(3, 8), seeds)
def test_nested_parts_stay_within_the_outer_ones(width: int, height: int, seed: int) -> None:
    """No inner part lies in two outer parts."""
    points, pairs = grid(width, height)
    rng = np.random.default_rng(seed)
    outer = connected_parts(pairs, points, 3, rng)
    inner = nested_parts(pairs, points, outer, 6, rng)
    assert len({(i, o) for i, o in zip(inner.tolist(), outer.tolist(), strict=True)}) == 6


@given(st.lists(st.integers(1, 500), min_size=1, max_size=20), st.integers(0, 60))
def test_seats_are_all_given_and_nobody_goes_without(weights: list[int], more: int) -> None:
    """As many seats as asked, at least one each, and never more for the smaller."""
    seats = apportioned(np.array(weights), len(weights) + more)
    assert seats.sum() == len(weights) + more
    assert seats.min() >= 1
    order = np.argsort(weights, kind="stable")
    assert all(
        seats[low] <= seats[high] or weights[low] == weights[high]
        for low, high in itertools.pairwise(order.tolist())
    )


@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=50))
def test_a_published_count_is_near_the_truth_or_secret(counts: list[int]) -> None:
    """Within two of the truth and at least ten; secret exactly below ten."""
    values, marks = secret_and_rounded(np.array(counts, dtype=np.float64))
    for count, value, mark in zip(counts, values.tolist(), marks.tolist(), strict=True):
        assert (mark == 1) == (count < 10)
        if count >= 10:
            assert abs(value - count) <= 2
            assert value % 5 == 0


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_the_national_shape_stays_within_the_dutch_grid(seed: int) -> None:
    """Whatever the waves do, there is no land near the edge of where degrees are defined."""
    shape = LandShape.drawn(SIZES["landelijk"], np.random.default_rng(seed))
    x, y = np.meshgrid(np.arange(-20_000, 320_000, 3000.0), np.arange(250_000, 680_000, 3000.0))
    land = np.column_stack([x.ravel(), y.ravel()])
    land = land[shape.is_land(land)]
    assert 15_000 < land[:, 0].min() < land[:, 0].max() < 275_000
    assert 308_000 < land[:, 1].min() < land[:, 1].max() < 617_000


@given(seeds)
@settings(max_examples=25)
def test_names_are_new_and_not_real(seed: int) -> None:
    """Two hundred gemeenten, forty regions and twelve provincies, none alike and none real."""
    maker = NameMaker(np.random.default_rng(seed))
    names = [plain(n) for n in [*maker.places(200), *maker.wide(40), *maker.provinces(12)]]
    assert len(set(names)) == len(names)
    assert set(names) & REAL_NAMES == set()


@given(seeds)
@settings(max_examples=8, deadline=None)
def test_every_seed_gives_a_country_that_fits_together(seed: int) -> None:
    """Outlines without gaps, as many regions as asked, true use between 0 and 1."""
    size = SIZES["klein"]
    world = drawn_world(size, seed)
    geography = world.geography
    assert is_fitting(geography.outlines)
    x_low, y_low, x_high, y_high = shapely.total_bounds(geography.outlines)
    assert 10_000 < x_low < x_high < 280_000
    assert 305_000 < y_low < y_high < 620_000
    assert len(shapely.get_parts(shapely.union_all(geography.outlines))) > 1
    assert geography.gemeente_count == size.gemeenten + 2
    assert np.bincount(geography.gemeente).min() >= 1
    assert len(world.divisions.merger.from_codes) == 3
    use = world.model.use()
    assert 0.0 < use.min() < use.max() < 1.0
