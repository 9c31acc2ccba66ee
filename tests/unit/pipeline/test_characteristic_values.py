"""Characteristics of areas: ratios, what is missing, and what is taken from another year."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from jeugdpeil.codelists.characteristics import CHARACTERISTICS
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.pipeline.characteristic_values import (
    CharacteristicValues,
    OtherYear,
    characteristic_values,
)
from jeugdpeil.pipeline.known_facts import KnownFacts, RegionYear
from support.regions import MISSING, counts, fact

NAMES = {("GM0855", year): "Tilburg" for year in (2020, 2021, 2022)}
AREA_2021, AREA_2022 = ("GM0855", 2021, 2021), ("GM0855", 2022, 2022)
BENEFIT = {"variable": "bijstandsontvangers", "form": "geen"}
PEOPLE = {"variable": "inwoners", "form": "geen", "dimension": "leeftijd"}


def of_year(year: int, benefit: int | None, people: int) -> list[dict[str, Any]]:
    when = {"region_year": year, "period": str(year)}
    told = BENEFIT | when | (MISSING if benefit is None else {})
    return [fact("GM0855", benefit, **told), fact("GM0855", people, **PEOPLE, **when)]


def values(
    facts: pa.Table, *areas: RegionYear, names: dict[tuple[str, int], str] = NAMES
) -> CharacteristicValues:
    known = KnownFacts([facts], RegionLevel.GEMEENTE)
    return characteristic_values(areas, [CHARACTERISTICS["bijstand"]], known, names)


def test_a_share_is_a_count_per_hundred_inhabitants_of_the_same_year() -> None:
    """The characteristics of a year belong to the use of that year."""
    facts = counts(*of_year(2021, 30, 1000), *of_year(2022, 44, 1100))
    found = values(facts, AREA_2021, AREA_2022)
    np.testing.assert_allclose(found.values[:, 0], [100 * 30 / 1000, 100 * 44 / 1100])
    assert found.other_years == ()
    assert found.sources == (("bijstand", "85075NED@0123456789ab"),)


def test_a_year_without_values_takes_those_of_another_year() -> None:
    """The first release of a year has no incomes yet: those of the year before serve."""
    facts = counts(*of_year(2021, 30, 1000), *of_year(2022, None, 1050))
    found = values(facts, AREA_2021, AREA_2022)
    np.testing.assert_allclose(found.values[:, 0], [100 * 30 / 1000] * 2)
    assert found.other_years == (OtherYear("bijstand", 2022, 2021),)


def test_of_two_years_as_near_the_earlier_one_serves() -> None:
    """What is known of the past holds more surely than what is known later."""
    facts = counts(*of_year(2020, 20, 1000), *of_year(2021, None, 1000), *of_year(2022, 40, 1000))
    found = values(facts, AREA_2021)
    np.testing.assert_allclose(found.values[:, 0], [100 * 20 / 1000])


@pytest.mark.parametrize(
    ("people", "name"), [(1200, "Tilburg"), (1000, "Tilburg aan Zee")]
)  # fmt: skip
def test_an_area_that_changed_takes_nothing_from_another_year(people: int, name: str) -> None:
    """With a tenth more inhabitants or another name the code may stand for another area."""
    facts = counts(*of_year(2021, 30, 1000), *of_year(2022, None, people))
    found = values(facts, AREA_2022, names=NAMES | {("GM0855", 2022): name})
    assert np.isnan(found.values).all()


def test_one_area_without_a_value_misses_it() -> None:
    """Another year serves for a whole column only, not for a hole in it."""
    other = {"region_code": "GM0856"}
    facts = counts(
        *of_year(2021, 30, 1000),
        *of_year(2022, None, 1000),
        *[row | other for row in of_year(2022, 50, 1000)],
    )
    found = values(facts, AREA_2022, ("GM0856", 2022, 2022))
    np.testing.assert_allclose(found.values[:, 0], [np.nan, 100 * 50 / 1000])


def test_youths_are_estimated_where_no_source_counts_them() -> None:
    """Ages 15-17 are three of the ten years of 15-24, and 15-22 eight of them."""
    young = fact("GM0855", 200, **PEOPLE, category="0-14")
    older = fact("GM0855", 100, **PEOPLE, category="15-24")
    given = fact("GM0855", 290, **PEOPLE, category="0-22")
    known = KnownFacts([counts(young, older)], RegionLevel.GEMEENTE)
    assert known.youths("0-17")[AREA_2021].value == 200 + 0.3 * 100
    assert known.youths("12-22")[AREA_2021].value == 0.2 * 200 + 0.8 * 100
    counted = KnownFacts([counts(young, older, given)], RegionLevel.GEMEENTE)
    assert counted.youths("0-22")[AREA_2021].value == 290
    assert AREA_2021 in counted.given_youths("0-22")
    assert AREA_2021 not in counted.given_youths("0-17")
