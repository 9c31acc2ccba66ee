"""Rules about the regions of a source."""

import pyarrow as pa

from jeugdpeil.domain.tables import REGIONS, Observations, Regions
from jeugdpeil.validation.region_rules import (
    gemeente_absent,
    region_blank,
    region_malformed,
    region_repeated,
    region_unknown,
)
from jeugdpeil.validation.rules import Rule
from jeugdpeil.validation.source_cells import Caught, SourceCells
from support.sources import observed


def caught(rule: Rule, observations: Observations, regions: Regions | None = None) -> list[Caught]:
    """What a rule has to say."""
    return list(rule(SourceCells(observations, regions)))


def regions_of(*codes: str, year: int = 2022) -> Regions:
    """Gemeenten that exist in a year."""
    empty = dict.fromkeys(REGIONS.names)
    rows = [
        empty
        | {"region_level": "gemeente", "region_code": code, "region_year": year}
        | {"name": code, "note": ""}
        for code in codes
    ]
    return Regions(pa.Table.from_pylist(rows, REGIONS.arrow))


def test_row_without_region_is_set_apart() -> None:
    """A figure that belongs nowhere cannot be used."""
    (one,) = caught(region_blank, observed("code a_inw\nGM0014 5\n(leeg) 5"))
    assert one.rows.tolist() == [2]


def test_malformed_code_is_set_apart() -> None:
    """GM14 is no code; the code of another level is one."""
    (one,) = caught(region_malformed, observed("code a_inw\nGM14 5\nGM0034 5\nWK003400 5"))
    assert one.rows.tolist() == [1]
    assert dict(one.finding.context)["regions"] == "GM14"


def test_names_are_right_where_a_source_has_no_codes() -> None:
    """A StatLine download knows gemeenten by name; that is no error."""
    assert caught(region_malformed, observed("code a_inw\nAa_en_Hunze 5\nAalsmeer 5")) == []


def test_unknown_code_is_set_apart() -> None:
    """GM9999 has the form of a gemeente and is none in 2022."""
    (one,) = caught(
        region_unknown, observed("code a_inw\nGM0014 5\nGM9999 5"), regions_of("GM0014")
    )
    assert one.rows.tolist() == [2]


def test_code_of_a_level_without_a_list_is_not_unknown() -> None:
    """Where no list of wijken is held, no wijk can be missing from it."""
    assert caught(region_unknown, observed("code a_inw\nWK001400 5"), regions_of("GM0014")) == []


def test_code_of_a_year_without_a_list_is_not_unknown() -> None:
    """A gemeente of 2019 is not held against the list of 2022."""
    table = observed("code year a_inw\nGM9999 2019 5")
    assert caught(region_unknown, table, regions_of("GM0014")) == []


def test_second_row_of_a_region_is_set_apart() -> None:
    """Two equal rows would count everybody twice; the first one stays."""
    (one,) = caught(region_repeated, observed("code a_inw\nGM0014 5\nGM0034 7\nGM0014 5"))
    assert (one.finding.code, one.rows.tolist(), len(one.cells)) == ("region-repeated", [3], 0)


def test_figures_that_contradict_each_other_are_set_apart() -> None:
    """Nobody knows which of two figures is right; what both rows say alike stays."""
    table = observed("code a_inw a_hh\nGM0014 5 2\nGM0014 6 2")
    (one,) = caught(region_repeated, table)
    assert (one.finding.code, one.rows.tolist()) == ("region-contradicted", [2])
    assert [table.table["column"][place].as_py() for place in one.cells] == ["a_inw"]


def test_same_region_in_another_year_period_or_form_is_no_repetition() -> None:
    """Each of these makes another figure."""
    table = observed(
        """
        code   year period   form_key jz_jongeren
        GM0014 2021 2021JJ00 T001203  10
        GM0014 2022 2022JJ00 T001203  10
        GM0014 2022 2022HJ01 T001203  10
        GM0014 2022 2022JJ00 A042502  10
        """
    )
    assert caught(region_repeated, table) == []


def test_wijk_without_its_gemeente_is_told() -> None:
    """Coverage cannot be computed for it; the wijk itself stays."""
    (one,) = caught(gemeente_absent, observed("code a_inw\nGM0014 5\nWK001400 5\nWK003400 5"))
    assert dict(one.finding.context)["regions"] == "WK003400"
    assert (len(one.rows), len(one.cells)) == (0, 0)


def test_table_of_wijken_alone_lacks_no_gemeenten() -> None:
    """A source need not hold gemeenten."""
    assert caught(gemeente_absent, observed("code a_inw\nWK001400 5\nWK003400 5")) == []
