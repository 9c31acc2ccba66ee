"""Where areas lie and what they add up to: the division of one year for the figures of all."""

from dataclasses import replace

import numpy as np

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.pipeline.area_places import AreaPlaces
from jeugdpeil.pipeline.area_rows import AreaRow
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import listed, regions_named

LISTS = listed(
    RegionLevel.JEUGDREGIO,
    2026,
    {
        "jr-noord-oost-brabant Noord-Oost Brabant": "GM1991 GM0757 GM0865",
        "jr-midden-brabant Midden Brabant": "GM0824 GM0855",
    },
)
# Uden and Landerd became Maashorst in 2022; Haaren was split in 2021.
GEMEENTEN_2021 = ("GM0856 Uden", "GM1685 Landerd", "GM0855 Tilburg")
ROW = AreaRow(
    code="GM0855",
    region_year=2021,
    period="2021",
    vintage="2023-06-15",
    status="definitief",
    cell="aanwezig",
    reason=None,
    low=100,
    high=100,
    value=10.0,
    youths=1000,
    source="kwb",
)


def row(code: str, year: int = 2021) -> AreaRow:
    return replace(ROW, code=code, region_year=year, period=str(year))


def places(level: RegionLevel, *found: Region) -> AreaPlaces:
    gemeenten = [*regions_named(2021, *GEMEENTEN_2021)]
    gemeenten += regions_named(2022, "GM1991 Maashorst", "GM0855 Tilburg")
    return AreaPlaces.of(build_regions([*gemeenten, *found], LISTS, 2026), level, 2026)


def test_gemeenten_lie_in_the_jeugdregio_of_the_division() -> None:
    """Uden of 2021 lies where Maashorst lies."""
    rows = [row("GM0855"), row("GM0856"), row("GM1991", 2022)]
    here = places(RegionLevel.GEMEENTE)
    assert here.groups(rows, here.areas(rows)) == (
        ("jeugdregio", ("jr-midden-brabant", *["jr-noord-oost-brabant"] * 2)),
    )


def test_wijken_lie_in_the_gemeente_that_theirs_became() -> None:
    """A wijk of Uden and one of Maashorst share the effect of one gemeente."""
    wijken = [
        *regions_named(2021, "WK085601 Uden Centrum", "WK085501 Oud-Zuid"),
        *regions_named(2022, "WK199101 Uden Centrum"),
    ]
    rows = [row("WK085601"), row("WK085501"), row("WK199101", 2022)]
    here = places(RegionLevel.WIJK, *wijken)
    (name, gemeenten), _ = here.groups(rows, here.areas(rows))
    assert (name, gemeenten) == ("gemeente", ("GM1991", "GM0855", "GM1991"))


def test_a_wijk_with_another_name_is_another_area() -> None:
    """A code that passed to another wijk does not make them one."""
    wijken = [*regions_named(2021, "WK085501 Oud-Zuid"), *regions_named(2022, "WK085501 Noord")]
    here = places(RegionLevel.WIJK, *wijken)
    assert here.areas([row("WK085501"), row("WK085501", 2022)]) == (
        "WK085501 oud-zuid",
        "WK085501",
    )


def test_a_region_is_summed_when_all_its_gemeenten_of_the_year_are_there() -> None:
    """Noord-Oost Brabant of 2021 has Uden, Landerd, Boxtel and Vught; without one there is none."""
    codes = ("GM0855", "GM0824", "GM0856", "GM1685", "GM0757", "GM0865")
    rows = [row(code) for code in codes]
    here = places(RegionLevel.GEMEENTE)
    of_region = "jr-noord-oost-brabant"
    (whole,) = [each for each in here.sums(rows, np.array([True] * 6)) if each.code == of_region]
    assert (whole.region_year, whole.period, whole.rows.tolist()) == (2026, "2021", [2, 3, 4, 5])
    less = here.sums(rows[:-1], np.array([True] * 5))
    assert [each.code for each in less if each.level == "jeugdregio"] == ["jr-midden-brabant"]


def test_the_country_is_the_areas_with_an_actual_figure() -> None:
    """Expected figures agree with the actual ones on those."""
    rows = [row("GM0855"), row("GM0856"), row("GM1685")]
    sums = places(RegionLevel.GEMEENTE).sums(rows, np.array([True, False, True]))
    (land,) = [each for each in sums if each.level == "land"]
    assert land.rows.tolist() == [0, 2]


def test_wijken_add_up_to_the_country_alone() -> None:
    """They count a youth by address and do not make up their gemeente."""
    wijken = regions_named(2021, "WK085601 Uden Centrum")
    sums = places(RegionLevel.WIJK, *wijken).sums([row("WK085601")], np.array([True]))
    assert [each.level for each in sums] == ["land"]
