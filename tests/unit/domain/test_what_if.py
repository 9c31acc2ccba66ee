"""What-if on the draws of a model card."""

import math

import numpy as np
import pytest

from jeugdpeil.domain.model_card import WhatIf
from jeugdpeil.domain.what_if import (
    WhatIfRefusedError,
    movable_range,
    transformed,
    what_if_change,
)
from jeugdpeil.stats.links import Link, mean_rate

CARD = WhatIf(
    characteristics=("bijstand", "inkomen", "stedelijkheid", "speciaal-onderwijs"),
    centre=(4.0, 3.2, 1.5, -3.0),
    scale=(2.0, 0.25, 0.5, 0.8),
    transforms=("geen", "log", "wortel", "logit"),
    lowest=(0.0, 10.0, 0.0, 0.5),
    highest=(15.0, 60.0, 9.0, 12.0),
    beta=(
        (0.10, -0.05, 0.02, 0.08),
        (0.12, -0.04, -0.01, 0.06),
        (0.08, -0.06, 0.01, 0.07),
        (0.11, -0.03, 0.00, 0.09),
    ),
    sd=(0.30, 0.25, 0.35, 0.28),
    refused=("lage-inkomens",),
)

# Any implementation has to give these numbers: characteristic, from, to, predictor, and the
# change in points with its interval, to six decimals.
GOLDEN = [
    ("bijstand", 4.0, 6.0, -2.2, 0.976996, 0.760862, 1.145471),
    ("bijstand", 6.0, 4.0, -2.2, -0.900253, -1.042295, -0.715198),
    ("inkomen", 25.0, 30.0, -2.5, -0.232716, -0.311650, -0.155374),
    ("stedelijkheid", 1.0, 4.0, -1.8, 0.126089, -0.243694, 0.499260),
    ("speciaal-onderwijs", 2.0, 3.0, -2.2, 0.362467, 0.287428, 0.435237),
]


@pytest.mark.parametrize(
    ("characteristic", "start", "end", "predictor", "value", "lower", "upper"), GOLDEN
)
def test_golden_vectors(
    characteristic: str,
    start: float,
    end: float,
    predictor: float,
    value: float,
    lower: float,
    upper: float,
) -> None:
    """The change is the one in the table, wherever it is computed."""
    found = what_if_change(CARD, characteristic, start, end, predictor)
    assert (found.value, found.lower, found.upper) == pytest.approx((value, lower, upper), abs=5e-7)


def test_the_change_is_that_of_the_mean_rate_of_the_model() -> None:
    """The mean over the effects is the one that expected figures are made with."""
    after = np.array([-2.2 + row[0] * (6.0 - 4.0) / 2.0 for row in CARD.beta])
    sd = np.array(CARD.sd)
    rates = mean_rate(Link.LOGIT, after, sd, 5) - mean_rate(Link.LOGIT, np.full(4, -2.2), sd, 5)
    found = what_if_change(CARD, "bijstand", 4.0, 6.0, -2.2)
    assert found.value == pytest.approx(100 * rates.mean())


def test_no_move_is_no_change() -> None:
    """The value that a region has now changes nothing, without uncertainty."""
    found = what_if_change(CARD, "inkomen", 25.0, 25.0, -2.0)
    assert (found.value, found.lower, found.upper) == (0.0, 0.0, 0.0)


def test_the_interval_holds_nine_in_ten_draws() -> None:
    """Of a hundred draws five lie below the interval and five above."""
    slopes = tuple((0.001 * number,) for number in range(1, 101))
    card = WhatIf(("a",), (0.0,), (1.0,), ("geen",), (0.0,), (1.0,), slopes, (0.0,) * 100, ())
    found = what_if_change(card, "a", 0.0, 1.0, 0.0)

    def change(slope: float) -> float:
        return 100 * (1 / (1 + math.exp(-slope)) - 0.5)

    assert found.lower == pytest.approx(change(0.005))
    assert found.upper == pytest.approx(change(0.095))
    assert found.level == 0.90


@pytest.mark.parametrize(
    ("characteristic", "value_to", "reason"),
    [
        ("lage-inkomens", 20.0, "collinear"),
        ("herkomst", 20.0, "not movable"),
        ("bijstand", 15.1, "outside the data"),
        ("bijstand", math.nan, "no value"),
    ],
)
def test_what_the_data_cannot_say_is_refused(
    characteristic: str, value_to: float, reason: str
) -> None:
    """A member of a collinear group, another characteristic, or a value that no region has."""
    with pytest.raises(WhatIfRefusedError) as refusal:
        what_if_change(CARD, characteristic, 4.0, value_to, -2.2)
    assert (refusal.value.reason, refusal.value.characteristic) == (reason, characteristic)


def test_zero_counts_as_the_lowest_value_of_a_logarithm() -> None:
    """A region where nobody has it starts from the value that the model gave it."""
    card = WhatIf(("a",), (0.0,), (1.0,), ("log",), (0.5,), (9.0,), ((0.1,),), (0.0,), ())
    assert what_if_change(card, "a", 0.0, 2.0, -2.0) == what_if_change(card, "a", 0.5, 2.0, -2.0)


def test_the_range_is_that_of_the_data() -> None:
    """A page can draw its slider from the card."""
    found = movable_range(CARD, "inkomen")
    assert (found.lowest, found.highest) == (10.0, 60.0)


def test_an_unknown_transform_is_a_mistake() -> None:
    """A card of another version is not read as if it were straight."""
    with pytest.raises(ValueError, match="no transform"):
        transformed("kwadraat", 2.0)
