"""A region's own CSV of characteristics: codes, columns, and what cannot be used."""

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.tables import Observations
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.own_characteristics import read_own_characteristics
from jeugdpeil.validation.validate import quarantined, usable, validate
from jeugdpeil.warehouse.facts import Publication, facts_of
from support.sources import codes, snapshot

COLUMNS = {"eenouder": "Eenoudergezinnen (%)", "plekken": "Plekken"}
OPTIONS = ReadOptions(region_year=2022, period_key="2021")
HEAD = "Wijk_code;Naam;Eenoudergezinnen (%);Plekken;Opmerking\n"


def read(text: str) -> Reading:
    content = text.encode()
    return read_own_characteristics(content, snapshot(content, name="eigen.csv"), COLUMNS, OPTIONS)


def facts(observations: Observations) -> list[tuple[str, str, float | None]]:
    found = facts_of(observations, Publication("2023-01-01", {}))
    assert found.counts.table.num_rows == 0
    return [
        (row["variable"], row["region_code"], row["low"] and round(row["low"], 6))
        for row in found.measures.table.to_pylist()
    ]


def test_the_columns_of_the_monitor_file_become_facts() -> None:
    """Names and remarks in other columns are left alone; codes are of the year that is declared."""
    reading = read(HEAD.replace("Wijk_code", "Code") + "WK024400;Hattem;7,5;12;goed\n")
    (row, _) = reading.observations.table.to_pylist()
    assert (row["region_year"], row["period_key"]) == (2022, "2021")
    assert facts(reading.observations) == [
        ("eigen:eenouder", "WK024400", 7.5),
        ("eigen:plekken", "WK024400", 12.0),
    ]


def test_commas_and_points_will_do() -> None:
    """A file from an English spreadsheet is read too, and that is told."""
    reading = read("code,Eenoudergezinnen (%),Plekken\nGM0244,7.5,12\n")
    assert facts(reading.observations)[0] == ("eigen:eenouder", "GM0244", 7.5)
    assert codes(reading.findings) == ["decimal-sign"]


def test_an_empty_cell_is_missing_and_a_word_is_found() -> None:
    """Nothing is filled in for what is not there or is no number."""
    reading = read(HEAD.replace("Wijk_code", "code") + "GM0244;x;;veel;\nGM0246;x;7,5;3;\n")
    assert codes(reading.findings) == ["cell-unreadable"]
    assert facts(reading.observations) == [
        ("eigen:eenouder", "GM0244", None),
        ("eigen:eenouder", "GM0246", 7.5),
        ("eigen:plekken", "GM0244", None),
        ("eigen:plekken", "GM0246", 3.0),
    ]


def test_doubles_codes_that_are_none_and_impossible_shares_go_to_quarantine() -> None:
    """They are set apart with a finding, as with every other source."""
    head = "code;Eenoudergezinnen (%);Plekken\n"
    reading = read(head + "GM0244;7,5;12\nGM0244;8,5;12\nHattem;7,5;12\nGM0246;107,5;12\n")
    validation = validate(reading.observations)
    assert set(codes(validation.findings)) >= {
        *("region-contradicted", "region-malformed", "share-impossible"),
    }
    apart = quarantined(reading.observations, validation).to_pylist()
    assert {row["row"] for row in apart} == {1, 2, 3, 4}
    kept = facts(usable(reading.observations, validation))
    assert ("eigen:plekken", "GM0246", 12.0) in kept
    assert ("eigen:eenouder", "GM0246", 107.5) not in kept


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    """A slip in the monitor file is found at once."""
    with pytest.raises(SourceError) as caught:
        read("code;Eenouder\nGM0244;7,5\n")
    assert "'Eenoudergezinnen (%)', 'Plekken'" in caught.value.what
    assert "'code', 'Eenouder'" in caught.value.remedy


def test_a_file_without_codes_is_refused() -> None:
    """Names alone do not say which wijk is meant."""
    with pytest.raises(SourceError, match="code"):
        read("Naam;Eenoudergezinnen (%);Plekken\nHattem;7,5;12\n")
