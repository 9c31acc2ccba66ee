"""The typed national pairs agree with the files, and the nowcast predicts each from the others."""

import csv
from pathlib import Path

import numpy as np
import pytest

from jeugdpeil.codelists.national_revisions import NATIONAL_PAIRS, NationalPair
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.status import Status
from jeugdpeil.models.nowcast import NationalTest, Step, national_tests
from jeugdpeil.models.nowcast.national import pairs_of
from jeugdpeil.stats.intervals import wilson_lower, wilson_upper

LEVEL = 0.90
STEPS = (Step.FIRST_HALF, Step.FIRST_HALF_AGAIN, Step.YEAR)


def test_every_measured_ratio_is_among_the_typed_pairs(reference_data: Path) -> None:
    """The 22 ratios of the file, but for `overig_zonder`, which no form stands for."""
    with (reference_data / "reference" / "revision_factors.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "overig_zonder" not in row["series"]]
    typed = {(pair.shown, pair.became) for pair in NATIONAL_PAIRS}
    found = [(int(row["provisional"]), int(row["definitive"])) for row in rows]
    assert [pair for pair in found if pair not in typed] == []
    assert len(found) == 20


def test_trajecten_without_stay_are_those_of_wijkteam_and_the_rest(reference_data: Path) -> None:
    """The one typed pair that is a sum agrees with its two parts."""
    with (reference_data / "reference" / "jeugdhulp_trajecten_vintages.csv").open(
        encoding="utf-8"
    ) as file:
        rows = {(row["period"], row["status"]): row for row in csv.DictReader(file)}
    pair = next(
        each
        for each in NATIONAL_PAIRS
        if each.form is CareForm.ZONDER_VERBLIJF and str(each.period) == "2020-H1"
    )
    parts = [rows["2020HJ1", status] for status in ("voorlopig", "definitief")]
    sums = [int(row["wijkteam"]) + int(row["overig_zonder"]) for row in parts]
    assert [pair.shown, pair.became] == sums


def tests_of_all_steps() -> list[NationalTest]:
    """Every pair that became definitive, predicted without its own publication."""
    return [test for step in STEPS for test in national_tests(step)]


def test_every_pair_that_became_definitive_is_predicted_once() -> None:
    """Nothing is left out of the record."""
    wanted = [pair for step in STEPS for pair in pairs_of(step)]
    definitive = [pair for pair in NATIONAL_PAIRS if pair.later_status is Status.DEFINITIEF]
    assert sorted(map(key, wanted)) == sorted(map(key, definitive))
    assert sorted(key(test.pair) for test in tests_of_all_steps()) == sorted(map(key, definitive))


def key(pair: NationalPair) -> tuple[str, str, str, str]:
    """What tells pairs apart."""
    return pair.form.value, pair.measure, str(pair.period), pair.status.value


def test_the_promised_coverage_lies_in_the_binomial_interval_of_the_real_pairs() -> None:
    """Twenty of 22 lie inside; pairs of one publication are alike, so this is weak evidence."""
    found = [test.covers for test in tests_of_all_steps()]
    inside, n = sum(found), len(found)
    lower, upper = wilson_lower(inside, n, 0.95), wilson_upper(inside, n, 0.95)
    assert (inside, n) == (20, 22)
    assert lower <= LEVEL <= upper


@pytest.mark.parametrize(("step", "least", "most"), [(Step.FIRST_HALF, 6, 9), (Step.YEAR, 4, 6)])
def test_national_intervals_are_a_few_percent_wide(step: Step, least: float, most: float) -> None:
    """Half-years 7.7 percent, years 5.1: the pairs are few."""
    widths = [test.upper - test.lower for test in national_tests(step)]
    assert least < float(np.mean(widths)) < most


def test_the_wijkteams_were_revised_more_than_expected() -> None:
    """The two pairs outside their interval are both trajecten of wijkteams in 2020."""
    outside = [test.pair for test in tests_of_all_steps() if not test.covers]
    assert {(pair.form, pair.measure) for pair in outside} == {(CareForm.WIJKTEAM, "trajecten")}
