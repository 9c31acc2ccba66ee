"""Conforming and summing where sources overlap or lack regions."""

import pytest

from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import COUNT_FACTS, MEASURE_FACTS
from jeugdpeil.warehouse.conform import conformed, summed
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import MISSING, by_code, counts, fact, regions_named

REGIONS = build_regions(
    regions_named(2021, "GM0856 Uden", "GM1685 Landerd"), Memberships(), 2026, years=[2026]
)


def test_regions_of_another_division_are_refused() -> None:
    """Parents of 2026 cannot make sums in the division of 2021."""
    with pytest.raises(ValueError, match="not built for the division of 2021"):
        conformed(counts(fact("GM0856", 5)), REGIONS, 2021)


@pytest.mark.parametrize("schema", [COUNT_FACTS, MEASURE_FACTS])
def test_no_facts_give_no_sums(schema: object) -> None:
    """An empty table stays a table of its kind."""
    empty = COUNT_FACTS.empty() if schema is COUNT_FACTS else MEASURE_FACTS.empty()
    assert conformed(empty, REGIONS, 2026).schema.equals(empty.schema)
    assert summed(empty, REGIONS, [RegionLevel.LAND], 2026).num_rows == 0


def test_no_levels_give_no_sums() -> None:
    """Nothing is asked, nothing comes back."""
    assert summed(counts(fact("GM0856", 5)), REGIONS, [], 2026).num_rows == 0


def test_one_period_in_two_divisions_gives_one_sum() -> None:
    """A table that was published again in the new division is taken in that one."""
    old = [fact("GM0856", 50), fact("GM1685", 60)]
    new = fact("GM1991", 115, region_year=2026)
    row = by_code(summed(counts(*old, new), REGIONS, [RegionLevel.LAND], 2026))["NL00"]
    assert (row["low"], row["region_year"]) == (115, 2026)


def test_a_complete_division_goes_before_a_nearer_one() -> None:
    """A hole in the new division is filled from the old one."""
    old = [fact("GM0856", 50), fact("GM1685", 60)]
    new = fact("GM1991", **MISSING, region_year=2026)
    row = by_code(summed(counts(*old, new), REGIONS, [RegionLevel.LAND], 2026))["NL00"]
    assert (row["cell"], row["low"]) == ("aanwezig", 50 + 60)


def test_the_given_tables_are_not_changed() -> None:
    """A table that was handed over stays as it was."""
    facts = counts(fact("GM0856", 50), fact("GM1685", 60))
    before = facts.to_pylist()
    conformed(facts, REGIONS, 2026)
    assert facts.to_pylist() == before
