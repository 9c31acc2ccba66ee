"""How full a source is, as a table and as findings."""

from jeugdpeil.domain.tables import Observations
from jeugdpeil.validation.coverage import CoverageRow, coverage_table, fact_coverage
from jeugdpeil.validation.filling_rules import column_empty, filled_partly
from jeugdpeil.validation.report import coverage_lines, coverage_records
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
    assert {one.finding.location.column for one in filled_partly(cells)} == {"jz_0_4"}


def test_empty_columns_are_told_together_youths_first() -> None:
    """Dozens of columns are empty in a first release; the one that matters is named."""
    (one,) = column_empty(
        SourceCells(observed("code a_hh a_opl_lg a_opl_md jz_0_4\nGM0014 - - - ."))
    )
    assert (one.finding.count, dict(one.finding.context)["columns"]) == (
        4,
        "jz_0_4, a_hh, a_opl_lg (+1)",
    )


def test_badly_filled_level_is_told_with_its_share() -> None:
    """Under half of the regions of a level."""
    (one,) = filled_partly(SourceCells(observed(TABLE)))
    assert (one.finding.count, dict(one.finding.context)) == (
        3,
        {"percentage": "0", "level": "wijk", "period": "2022JJ00"},
    )


def test_coverage_is_printed_in_columns() -> None:
    """Words to the left, numbers to the right, headers in the reader's language."""
    table = coverage_table([observed("code a_hh\nGM0014 5\nGM0034 -")])
    source = table.rows[0].source
    assert coverage_lines(table, {"coverage.measure": "maat"}) == [
        f"maat  level     region_year  period    {'source':<17}  regions  filled   share",
        f"----  --------  -----------  --------  {'-' * 17}  -------  ------  ------",
        f"a_hh  gemeente         2022  2022JJ00  {source}        2       1  50.0 %",
    ]


def test_coverage_is_plain_values_for_json() -> None:
    """One record per row, with the share."""
    (record,) = coverage_records(coverage_table([observed("code a_hh\nGM0014 5\nGM0034 -")]))
    assert (record["measure"], record["filled"], record["share"]) == ("a_hh", 1, 1 / 2)


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
