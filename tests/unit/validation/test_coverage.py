"""How full a source is, as a table and as findings."""

from jeugdpeil.domain.tables import Observations
from jeugdpeil.validation.coverage import CoverageRow, coverage_table, fact_coverage
from jeugdpeil.validation.coverage_text import coverage_text
from jeugdpeil.validation.filling_rules import column_empty, filled_partly
from jeugdpeil.validation.report import coverage_records
from jeugdpeil.validation.source_cells import SourceCells
from support.facts import count_facts
from support.sources import observed

TABLE = """
code     jz_jongeren jz_0_4 a_opl_lg
GM0014   100         20     -
WK001400 60          .      -
WK001401 .           .      -
WK001402 40          .      -
"""


def rows(observations: Observations) -> dict[tuple[str, str], tuple[int, int]]:
    """Filled cells and regions per measure and level."""
    table = coverage_table([observations])
    return {(row.measure, row.level): (row.filled, row.regions) for row in table.rows}


def test_coverage_counts_filled_cells_per_measure_and_level() -> None:
    """Two of three wijken have youths, none has the youngest, the gemeente has both."""
    assert rows(observed(TABLE)) == {
        ("a_opl_lg", "gemeente"): (0, 1),
        ("a_opl_lg", "wijk"): (0, 3),
        ("jz_0_4", "gemeente"): (1, 1),
        ("jz_0_4", "wijk"): (0, 3),
        ("jz_jongeren", "gemeente"): (1, 1),
        ("jz_jongeren", "wijk"): (2, 3),
    }


def test_coverage_keeps_years_apart() -> None:
    """A measure that is full in one year and empty in the next is not half full."""
    table = coverage_table(
        [observed("code year period a_hh\nGM0014 2021 2021JJ00 5\nGM0014 2022 2022JJ00 -")]
    )
    assert [(row.region_year, row.share) for row in table.rows] == [(2021, 1.0), (2022, 0.0)]


def test_coverage_takes_the_level_of_the_source_where_there_is_no_code() -> None:
    """Names have no level of their own; without a word for it the level is unknown."""
    named = "code region_kind a_hh\nAalsmeer Gemeente 5"
    assert list(rows(observed(named))) == [("a_hh", "gemeente")]
    assert list(rows(observed("code a_hh\nAalsmeer 5"))) == [("a_hh", "onbekend")]


def test_empty_column_is_told() -> None:
    """A column without one value is named as such, not as badly filled at every level."""
    cells = SourceCells(observed(TABLE))
    assert [one.finding.location.column for one in column_empty(cells)] == ["a_opl_lg"]
    (partly,) = filled_partly(cells)
    assert dict(partly.finding.context)["columns"] == "jz_0_4: wijk 0 %"


def test_empty_columns_are_told_together_youths_first() -> None:
    """Dozens of columns are empty in a first release; the one that matters is named."""
    (one,) = column_empty(
        SourceCells(observed("code a_hh a_opl_lg a_opl_md jz_0_4\nGM0014 - - - ."))
    )
    assert (one.finding.count, dict(one.finding.context)["columns"]) == (
        4,
        "jz_0_4, a_hh, a_opl_lg (+1)",
    )


def test_badly_filled_columns_of_a_period_are_told_together_youths_first() -> None:
    """Under half of the regions of a level; a column that no indicator is made of is left out."""
    table = """
        code     period   a_hh jz_jongeren jz_0_4 eigen
        GM0014   2022JJ00 -    5           -      5
        GM0034   2022JJ00 -    .           .      -
        GM0037   2022JJ00 5    .           5      -
    """
    (one,) = filled_partly(SourceCells(observed(table)))
    assert (one.finding.count, dict(one.finding.context)) == (
        3,
        {
            "period": "2022",
            "columns": "jz_0_4: gemeente 33 %, jz_jongeren: gemeente 33 %, a_hh: gemeente 33 %",
        },
    )


def test_periods_are_told_apart_where_they_are_badly_filled() -> None:
    """A column that CBS fills later is empty in the newest year only."""
    table = "code period jz_0_4\nGM0014 2021JJ00 5\nGM0014 2022JJ00 -\nGM0014 2022HJ01 -"
    found = [
        dict(one.finding.context)["period"] for one in filled_partly(SourceCells(observed(table)))
    ]
    assert found == ["2022", "2022-H1"]


TEXTS = {
    "check.coverage": "HOE VOL",
    "check.regions": "gebieden",
    "check.full": "Vol ({count}): {names}.",
    "check.division": "indeling {year}",
}


def test_coverage_is_a_table_per_source_with_care_first() -> None:
    """A fact per line, a level and period per column; what is full everywhere is only named."""
    missing = {"cell": "ontbreekt"}
    facts = count_facts(
        *({"region_code": code} for code in ("GM0014", "GM0034")),
        {"region_code": "GM0014", "variable": "inwoners", "form": "geen"},
        {"region_code": "GM0034", "variable": "inwoners", "form": "geen"} | missing,
        {"region_code": "GM0014", "dimension": "leeftijd", "category": "0-3"},
        {"region_code": "GM0034", "dimension": "leeftijd", "category": "0-3"} | missing,
        {"region_code": "NL00", "region_level": "land"},
        {"region_code": "NL00", "region_level": "land", "dimension": "leeftijd", "category": "0-3"},
    )
    assert coverage_text(fact_coverage([facts]), TEXTS) == [
        "HOE VOL",
        "",
        "85335NED                           land 2022  gemeente 2022",
        "gebieden                                   1              2",
        "jongeren, jeugdzorg, leeftijd 0-3      100 %           50 %",
        "inwoners                                   -           50 %",
        "Vol (1): jongeren, jeugdzorg.",
    ]
    assert coverage_text(fact_coverage([]), TEXTS) == []


def test_a_division_of_another_year_stands_in_the_header() -> None:
    """Figures of 2021 in the gemeenten of 2022 are not those of the gemeenten of 2021."""
    facts = count_facts(
        {"period": "2021"}, {"period": "2021", "region_code": "GM0034", "cell": "ontbreekt"}
    )
    (_, _, header, *_) = coverage_text(fact_coverage([facts]), TEXTS)
    assert header.endswith("gemeente 2021 (indeling 2022)")


def test_coverage_is_plain_values_for_json() -> None:
    """One record per row, with the share."""
    (record,) = coverage_records(coverage_table([observed("code a_hh\nGM0014 5\nGM0034 -")]))
    assert (record["measure"], record["filled"], record["share"]) == ("a_hh", 1, 1 / 2)


def test_a_part_of_youths_with_care_is_a_fact_of_its_own() -> None:
    """The part with verblijf of youths with jeugdhulp is not that of all youths."""
    facts = count_facts({}, {"region_code": "GM0034", "age_base": "jongeren met jeugdhulp"})
    assert [row.measure for row in fact_coverage([facts]).rows] == [
        "jongeren / jeugdzorg / totaal / totaal",
        "jongeren / jeugdzorg / totaal / totaal / jongeren met jeugdhulp",
    ]


def test_facts_are_covered_under_their_own_names() -> None:
    """A suppressed or missing cell is not filled."""
    facts = count_facts({"region_code": "GM0014"}, {"region_code": "GM0034", "cell": "ontbreekt"})
    assert fact_coverage([facts]).rows == (
        CoverageRow(
            "jongeren / jeugdzorg / totaal / totaal",
            "gemeente",
            2022,
            "2022",
            "85335NED@0123456789ab",
            2,
            1,
        ),
    )
