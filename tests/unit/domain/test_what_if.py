"""What-if on the draws of a model card."""

import json
import math
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

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
from support.typescript import answers

ROOT = Path(__file__).resolve().parents[2]
# Any implementation has to give these numbers.
CASES: list[dict[str, Any]] = json.loads((ROOT / "what_if_vectors.json").read_text("utf-8"))[
    "cases"
]


def card_of(case: dict[str, Any]) -> WhatIf:
    """The draws of a case."""
    card: dict[str, Any] = {name: tuple(values) for name, values in case["card"].items()}
    card["beta"] = tuple(tuple(draw) for draw in card["beta"])
    return WhatIf(**card)


CARD = card_of(CASES[0])
VECTORS = [(card_of(case), *vector) for case in CASES for vector in case["vectors"]]
REFUSALS = [(card_of(case), *refusal) for case in CASES for refusal in case["refusals"]]
CHANGE = """
import { Refused, whatIfChange } from "./what-if/change";
const numbers = (value: number | null) => value ?? NaN;
answer(asked.map(([card, characteristic, start, end, predictor]: any) => {
  try {
    const { value, lower, upper } = whatIfChange(
      card, characteristic, numbers(start), numbers(end), predictor);
    return [value, lower, upper];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [error.reason, error.characteristic];
  }
}));
"""


def in_typescript(rows: Iterable[tuple[WhatIf, str, float | None, float | None, float]]) -> Any:
    """What the page answers in the browser: numbers, or the reason of a refusal."""
    return answers(CHANGE, [[asdict(card), *row] for card, *row in rows])


@pytest.mark.parametrize(
    ("card", "characteristic", "start", "end", "predictor", "value", "lower", "upper"), VECTORS
)
def test_golden_vectors(
    card: WhatIf,
    characteristic: str,
    start: float,
    end: float,
    predictor: float,
    value: float,
    lower: float,
    upper: float,
) -> None:
    """The change is the one in the table, wherever it is computed."""
    found = what_if_change(card, characteristic, start, end, predictor)
    assert (found.value, found.lower, found.upper) == pytest.approx((value, lower, upper), abs=5e-7)


def test_golden_vectors_in_the_browser() -> None:
    """The page that answers while a slider moves gives the same, to the last digits."""
    found = in_typescript((card, *row[:4]) for card, *row in VECTORS)
    here = [what_if_change(card, *row[:4]) for card, *row in VECTORS]
    for there, one in zip(found, here, strict=True):
        assert there == pytest.approx([one.value, one.lower, one.upper], abs=1e-12)


def test_refusals_in_the_browser() -> None:
    """What Python refuses the page refuses, for the same reason."""
    found = in_typescript((card, *row[:3], -2.2) for card, *row in REFUSALS)
    assert found == [[reason, characteristic] for _, characteristic, _, _, reason in REFUSALS]


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


@pytest.mark.parametrize(("card", "characteristic", "start", "end", "reason"), REFUSALS)
def test_what_the_data_cannot_say_is_refused(
    card: WhatIf, characteristic: str, start: float | None, end: float | None, reason: str
) -> None:
    """A member of a collinear group, another characteristic, or a value that no region has."""
    here, there = (math.nan if value is None else value for value in (start, end))
    with pytest.raises(WhatIfRefusedError) as refusal:
        what_if_change(card, characteristic, here, there, -2.2)
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
