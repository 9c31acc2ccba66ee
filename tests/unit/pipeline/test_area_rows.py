"""The areas of a model: one newest figure per area and year, and what is known of it."""

import math
from typing import Any

import numpy as np

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.pipeline.area_rows import (
    AreaRow,
    area_rows,
    counts_of,
    least_youths_to_learn,
    shares_of,
)
from jeugdpeil.pipeline.known_facts import Known
from support.figures import estimates

HIDDEN: dict[str, Any] = {"count_low": None, "count_high": None, "value": None}
SECRET = HIDDEN | {
    "cell": "onderdrukt",
    "reason": "geheim bij de bron",
    "count_low": 0,
    "count_high": 9,
}
UNSURE = HIDDEN | {"cell": "ontbreekt", "reason": "geheim of onbekend"}
IMPOSSIBLE = HIDDEN | {"cell": "kan niet voorkomen"}
YEARS = (2021, 2022)
YOUTHS = {(f"GM{n}", year, year): Known(3000.4, "kwb") for n in (9001, 9002) for year in YEARS}


def rows(*records: dict[str, Any], years: tuple[int, ...] = ()) -> list[AreaRow]:
    return area_rows(estimates(*records).table, RegionLevel.GEMEENTE, years, YOUTHS)


def test_the_newest_publication_of_an_area_and_year_counts() -> None:
    """A figure of June gives way to that of October."""
    (row,) = rows({"vintage": "2023-10-31", "count_low": 273}, {"vintage": "2023-06-15"})
    assert (row.vintage, row.low, row.youths) == ("2023-10-31", 273, 3000)


def test_areas_come_in_order_of_year_and_code() -> None:
    """The order of the figures of a source does not matter."""
    found = rows(
        {"region_code": "GM9002"},
        {"region_code": "GM9001"},
        {"region_code": "GM9002", "region_year": 2021, "period": "2021"},
    )
    assert [(row.period, row.code) for row in found] == [
        ("2021", "GM9002"),
        ("2022", "GM9001"),
        ("2022", "GM9002"),
    ]


def test_only_whole_years_that_are_asked_for_count() -> None:
    """Half-years, other years, sums and figures in another division are no areas of the model."""
    assert rows({"period": "2022-H1"}, years=(2022,)) == []
    assert rows({"region_year": 2021, "period": "2021"}, years=(2022,)) == []
    assert rows({"derivation": "heringedeeld"}) == []
    assert rows({"region_level": "jeugdregio", "region_code": "jr-x"}) == []


def test_an_area_that_did_not_exist_or_has_no_youths_is_left_out() -> None:
    """There is nothing to expect of it."""
    assert rows(IMPOSSIBLE) == []
    assert rows({"region_code": "GM9003"}) == []


def test_a_secret_count_is_kept_and_an_unsure_one_is_missing() -> None:
    """Only where the source says secret it is 0 to 9."""
    outcome = counts_of(rows({}, SECRET | {"region_code": "GM9002"}))
    assert outcome.is_secret.tolist() == [False, True]
    assert outcome.is_missing.tolist() == [False, False]
    outcome = counts_of(rows({}, UNSURE | {"region_code": "GM9002"}))
    assert outcome.is_missing.tolist() == [False, True]
    assert outcome.low.tolist() == [263, 0]


def test_a_count_hidden_by_a_stricter_rule_is_missing() -> None:
    """A model takes a secret count for 0 to 9; one of 0 to 19 is something else."""
    stricter = SECRET | {"reason": "klein aantal", "count_high": 19}
    assert counts_of(rows(stricter)).is_missing.tolist() == [True]


def test_a_count_above_the_number_of_youths_is_cut_off_or_missing() -> None:
    """Bounds of rounding may reach above it; a count that lies above it is a mistake."""
    outcome = counts_of(rows({"count_low": 2998, "count_high": 3002}))
    assert (outcome.low.tolist(), outcome.high.tolist()) == ([2998], [3000])
    assert counts_of(rows({"count_low": 3001, "count_high": 3005})).is_missing.tolist() == [True]


def test_a_published_percentage_becomes_a_share_with_its_rounding() -> None:
    """One decimal of a percentage is known to half of 0.001."""
    outcome = shares_of(rows({"value": 8.8}, UNSURE | {"region_code": "GM9002"}), decimals=1)
    np.testing.assert_allclose(outcome.share, [8.8 / 100, np.nan])
    assert outcome.half_unit == 0.05 / 100


def test_areas_teach_from_twice_the_smallest_printed_count_on() -> None:
    """With 10 as the smallest count and 250 in 6,000 youths that is 20 / (250 / 6,000) youths."""
    printed = [
        {"region_code": "GM9001", "count_low": 240, "count_high": 240},
        {"region_code": "GM9002", "count_low": 10, "count_high": 10},
    ]
    last_year = {"region_year": 2021, "period": "2021"}
    unsure = rows(*printed, UNSURE | last_year)
    assert least_youths_to_learn(unsure, counts_of(unsure)) == math.ceil(20 / (250 / 6000))


def test_all_areas_teach_where_secret_and_unknown_are_told_apart() -> None:
    """A secret count is known to be 0-9, so that small areas are a fair sample."""
    found = rows({"region_code": "GM9001"}, SECRET | {"region_code": "GM9002"})
    assert least_youths_to_learn(found, counts_of(found)) == 0


def test_a_table_of_large_areas_tells_nothing_of_small_counts() -> None:
    """With 250 as its smallest count, ten is still the smallest that is printed."""
    large = {"region_code": "GM9001", "count_low": 250, "count_high": 250}
    found = rows(large, UNSURE | {"region_code": "GM9002"})
    assert least_youths_to_learn(found, counts_of(found)) == math.ceil(20 / (250 / 3000))
