"""Rules that notice damaged decimals."""

from collections.abc import Callable

import numpy as np
import pytest

from jeugdpeil.domain.tables import Observations
from jeugdpeil.validation.decimal_rules import decimals_lost, ten_times, value_repeated
from jeugdpeil.validation.rules import Rule
from jeugdpeil.validation.source_cells import Caught, SourceCells
from support.sources import observed


def caught(rule: Rule, observations: Observations) -> list[Caught]:
    """What a rule has to say."""
    return list(rule(SourceCells(observations)))


def percentages(*texts: str) -> Observations:
    """Observations of a percentage for as many wijken as there are texts."""
    rows = "\n".join(f"WK{number:06} {text}" for number, text in enumerate(texts, start=1))
    return observed(f"code p_jz_tn\n{rows}")


def plausible(size: int = 300) -> list[float]:
    """Percentages with one decimal, as CBS prints them: from 4,0 to 18,0."""
    return (np.random.default_rng(2022).integers(40, 181, size) / 10).tolist()


def without_sign(value: float) -> str:
    """What a damaged copy makes of a number: 9,3 becomes 93 and 7,0 becomes 7."""
    return f"{value:.0f}" if value % 1 == 0 else f"{value:.1f}".replace(".", "")


def test_column_without_its_decimal_signs_is_told() -> None:
    """Beside 93 stands 7, and no number of two digits ends in 0."""
    (one,) = caught(decimals_lost, percentages(*map(without_sign, plausible())))
    assert one.finding.location.column == "p_jz_tn"
    assert one.finding.count == sum(value % 1 != 0 for value in plausible())


def test_damaged_decimals_are_not_repaired() -> None:
    """The values stay as they are: only the publisher knows what stood there."""
    (one,) = caught(decimals_lost, percentages(*map(without_sign, plausible())))
    assert (len(one.cells), len(one.rows)) == (0, 0)


@pytest.mark.parametrize(
    "write",
    [lambda value: f"{value:.1f}", lambda value: f"{value:.0f}", lambda value: f"{10 * value:.0f}"],
    ids=["one decimal", "whole percentages", "per mille"],
)
def test_sound_column_is_not_suspected(write: Callable[[float], str]) -> None:
    """Whole numbers end in 0 one time in ten, whatever their size."""
    table = percentages(*map(write, plausible()))
    assert caught(decimals_lost, table) + caught(ten_times, table) == []


def test_single_value_ten_times_the_usual_is_told() -> None:
    """One 93 among values from 4,0 to 18,0."""
    texts = [f"{value:.1f}" for value in plausible(50)]
    (one,) = caught(ten_times, percentages(*texts, "93"))
    assert (one.finding.location.row, dict(one.finding.context)["value"]) == (51, "93")


def test_value_ten_times_that_of_another_year_is_told() -> None:
    """The column is too wide to call 150 unusual, but the year before it was 15,1."""
    before = [f"WK{number:06} 2021JJ00 {number}.1" for number in range(1, 41)]
    after = [f"WK{number:06} 2022JJ00 {number}.2" for number in range(1, 41)]
    after[14] = "WK000015 2022JJ00 150"
    table = observed("\n".join(["code period g_ink_pi", *before, *after]))
    (one,) = caught(ten_times, table)
    assert dict(one.finding.context) == {"value": "150", "regions": "WK000015"}


def test_mean_that_was_filled_in_is_told() -> None:
    """Six decimals, three times the same: a copy in which gaps were filled with the mean."""
    texts = [f"{value:.1f}" for value in plausible(20)]
    (one,) = caught(value_repeated, percentages(*texts, *["8.428571"] * 3))
    assert (one.finding.count, dict(one.finding.context)["value"]) == (3, "8.428571")


def test_fine_values_that_differ_are_not_suspected() -> None:
    """A computed share has many decimals as well, but not the same ones over and over."""
    texts = [f"{value / 7:.6f}" for value in range(22, 60)]
    assert caught(value_repeated, percentages(*texts)) == []
