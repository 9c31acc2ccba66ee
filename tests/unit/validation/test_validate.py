"""All rules together: what is said, what is set apart, and what stays."""

import json

from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.validation.report import finding_lines, finding_records, heaviest
from jeugdpeil.validation.validate import quarantined, usable, validate
from support.sources import codes, observed

DAMAGED = """
code     a_inw p_koopw
GM0014   233273 840
GM0034   -5     60
GM14     1000   50
WK001400 22735  55
"""


def test_sound_table_has_no_findings() -> None:
    """Nothing is said where there is nothing to say."""
    table = observed("code a_inw p_koopw\nGM0014 233273 40\nGM0034 214715 60")
    assert validate(table).findings == ()
    assert usable(table, validate(table)) is table


def test_single_value_in_quarantine_leaves_its_row() -> None:
    """A percentage of 840 says nothing about the inhabitants of the same gemeente."""
    table = observed(DAMAGED)
    rows = usable(table, validate(table)).table.to_pylist()
    kept = {(row["region_key"], row["measure"]): (row["value"], row["mark"]) for row in rows}
    assert kept["GM0014", "a_inw"] == (233273, None)
    assert kept["GM0014", "p_koopw"] == (None, "onleesbaar")
    assert kept["GM0034", "a_inw"] == (None, "onleesbaar")


def test_row_in_quarantine_is_left_out() -> None:
    """A row without a place cannot become a figure."""
    table = observed(DAMAGED)
    validation = validate(table)
    assert validation.quarantined_rows == {3}
    assert "GM14" not in usable(table, validation).table["region_key"].to_pylist()


def test_nothing_is_lost() -> None:
    """What is set apart and what stays are together the whole table."""
    table = observed(DAMAGED)
    apart = quarantined(table, validate(table)).to_pylist()
    assert [(row["region_key"], row["measure"], row["value"]) for row in apart] == [
        ("GM0034", "a_inw", -5),
        ("GM14", "a_inw", 1000),
        ("GM0014", "p_koopw", 840),
        ("GM14", "p_koopw", 50),
    ]


def test_findings_change_nothing() -> None:
    """The table that was validated is the same afterwards."""
    table = observed(DAMAGED)
    before = table.table
    usable(table, validate(table))
    assert table.table.equals(before)


def test_only_what_is_impossible_is_set_apart() -> None:
    """A part above its total is told and stays: nobody knows which of the two is wrong."""
    validation = validate(observed("code jz_jongeren jz_4_12\nGM0014 100 105"))
    assert codes(validation.findings) == ["part-above-total"]
    assert (validation.quarantined_rows, len(validation.quarantined_cells)) == (frozenset(), 0)


def test_lines_begin_with_the_heaviest_finding() -> None:
    """An error stands above what is only good to know."""
    findings = [
        Finding("b", Location("bron"), severity=Severity.INFO),
        Finding("a", Location("bron", 3, "a_inw"), (("x", "7"),), Severity.ERROR, count=2),
    ]
    assert finding_lines(findings, {"finding.a": "{count} keer {x}"}) == [
        "E  bron, rij 3, kolom a_inw: 2 keer 7 [a]",
        "i  bron: b [b]",
    ]


def test_records_are_plain_values() -> None:
    """They can be written as JSON as they are."""
    records = finding_records(validate(observed(DAMAGED)).findings)
    assert json.loads(json.dumps(records)) == records
    assert records[0] == {
        "code": "region-malformed",
        "severity": "error",
        "source": "bron",
        "row": 3,
        "column": None,
        "count": 1,
        "context": {"regions": "GM14"},
    }


def test_heaviest_finding_decides_the_exit_code() -> None:
    """Without findings there is none."""
    assert heaviest(validate(observed(DAMAGED)).findings) is Severity.ERROR
    assert heaviest([]) is None
