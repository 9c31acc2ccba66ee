"""Numbers are rounded once, and parts keep adding up."""

import numpy as np
import pytest

from jeugdpeil.disclosure.printed import above, below, nearest, parts_of_totals


@pytest.mark.parametrize(
    ("parts", "total", "printed"),
    [
        ((0.34, 0.33, 0.33), 1.0, [0.4, 0.3, 0.3]),
        ((0.26, -0.26), 0.0, [0.3, -0.3]),
        ((0.0, 0.0, 0.0), 0.1, [0.1, 0.0, 0.0]),
        ((0.04, 0.04), 0.1, [0.1, 0.0]),
        ((-0.34, -0.33, -0.33), -1.0, [-0.4, -0.3, -0.3]),
        ((1.25,), 1.3, [1.3]),
    ],
)
def test_printed_parts_add_up_to_the_printed_total(
    parts: tuple[float, ...], total: float, printed: list[float]
) -> None:
    """What rounding lacks goes to the parts that were rounded furthest the other way."""
    found = parts_of_totals(np.array([parts]), np.array([total]), 1)[0].tolist()

    assert found == printed
    assert round(sum(found), 1) == total


def test_bounds_are_printed_outward() -> None:
    """A bound that is a printed number already stays, also where the computer misses it a bit."""
    assert below(np.array([0.1 + 0.2, 8.29, -1.04]), 1).tolist() == [0.3, 8.2, -1.1]
    assert above(np.array([0.1 + 0.2, 8.21, -1.04]), 1).tolist() == [0.3, 8.3, -1.0]


def test_nought_has_no_sign() -> None:
    """A reader never sees -0.0."""
    zeros = nearest(np.array([-0.01]), 1), below(np.array([-0.0]), 1), above(np.array([-0.05]), 1)
    assert [str(each[0]) for each in zeros] == ["0.0"] * 3
