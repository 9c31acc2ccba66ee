"""Regions are neighbours when they share a border, not when they meet in a point."""

from jeugdpeil.sources.geo.neighbours import neighbours
from support.squares import KM, box, outlines, square


def test_squares_in_a_block_have_neighbours_beside_and_above() -> None:
    """Of four squares in a block the diagonal ones meet in a point only."""
    found = neighbours(
        outlines(
            {
                "GM0004": square(1, 1),
                "GM0002": square(1, 0),
                "GM0003": square(0, 1),
                "GM0001": square(0, 0),
            }
        )
    )
    pairs = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert pairs == [
        ("GM0001", "GM0002"),
        ("GM0001", "GM0003"),
        ("GM0002", "GM0004"),
        ("GM0003", "GM0004"),
    ]
    assert found.border_m.tolist() == [KM] * 4
    assert (found.alone, found.findings) == ((), ())


def test_an_island_is_named() -> None:
    """A region without a border with another has no neighbours, and is told."""
    shapes = {"GM0001": square(0, 0), "GM0002": square(1, 0), "GM0003": square(9, 9)}
    found = neighbours(outlines(shapes))
    (finding,) = found.findings
    assert found.alone == ("GM0003",)
    assert (finding.code, dict(finding.context)["codes"]) == (
        "geometry-without-neighbours",
        "GM0003",
    )


def test_overlapping_regions_are_neighbours() -> None:
    """An overlap is repaired first, so that a border remains."""
    found = neighbours(outlines({"GM0001": square(0, 0), "GM0002": box(0.9, 0, 1.9, 1)}))
    assert found.border_m.tolist() == [KM]


def test_a_region_around_another_is_its_neighbour() -> None:
    """The border of an enclave is as long as its outline."""
    around = box(0, 0, 3, 3).difference(square(1, 1))
    found = neighbours(outlines({"GM0001": around, "GM0002": square(1, 1)}))
    assert found.border_m.tolist() == [4 * KM]


def test_a_single_region_is_alone() -> None:
    """A country has no neighbours in its own table."""
    assert neighbours(outlines({"GM0001": square(0, 0)})).alone == ("GM0001",)
