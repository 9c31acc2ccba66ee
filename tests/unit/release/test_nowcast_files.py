"""The nowcast in a release: three tables with Dutch headers, and what pages read of a region."""

import csv
import json
from pathlib import Path

import pytest

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.nowcast import CHANGES, NOWCASTS, RECORD
from jeugdpeil.published import layout
from jeugdpeil.published.headers import CHANGE_HEADERS, HEADERS, NOWCAST_HEADERS, RECORD_HEADERS
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import write_release
from support.mini_release import mini_draft

SCHEMAS = {
    "nowcasts": (NOWCASTS, NOWCAST_HEADERS),
    "changes": (CHANGES, CHANGE_HEADERS),
    "record": (RECORD, RECORD_HEADERS),
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini release."""
    shelf = Shelf(Path(tmp_path_factory.mktemp("releases")))
    return shelf.release(write_release(mini_draft(), shelf))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_has_a_dutch_header_of_its_own(name: str) -> None:
    """What the files of figures have too bears the same name here."""
    schema, headers = SCHEMAS[name]
    assert set(headers) == {*schema.names, "region_name"}
    assert len(set(headers.values())) == len(headers)
    key = ("indicator", "region_code", "region_year", "period", "vintage")
    assert {column: headers[column] for column in key} == {
        column: HEADERS[column] for column in key
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_csv_and_parquet_hold_the_same_rows(release: Release, name: str) -> None:
    """The formats differ in form only."""
    schema, headers = SCHEMAS[name]
    table = release.nowcast_table(name)
    text = (release.folder / layout.nowcast_file(name, "csv")).read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert table.column_names == schema.names
    assert len(rows) == table.num_rows > 0
    assert list(rows[0]) == list(headers.values())


def test_a_region_has_the_nowcasts_of_its_own_figures(release: Release) -> None:
    """One for each provisional figure that is shown, of the newest publication."""
    found = release.nowcasts_of_region("GM9001")
    shown = {
        (item.indicator, item.period_text)
        for item in release.figures_of_region("GM9001")
        if item.is_present
        and not item.status.is_final
        and item.region_year == 2022
        and item.indicator != "trajecten"
        and item.unit.value == "per 100 jongeren"
    }
    newest = {
        (item.indicator, item.period_text)
        for item in release.figures_of_region("GM9001")
        if item.status.is_final and item.region_year == 2022
    }
    assert {(item.indicator, item.period_text) for item in found} == shown - newest
    assert all(item.lower <= item.expected <= item.upper for item in found)


def test_a_change_over_a_break_holds_no_number(release: Release) -> None:
    """From 2020 to 2021 CBS began to count more providers."""
    (change,) = (
        item
        for item in release.changes_of_region("GM9001")
        if (item.indicator, item.period_text) == ("jeugdzorg", "2021")
    )
    assert change.verdict is ChangeVerdict.NIET_TE_VERGELIJKEN
    assert change.breaks == ("populatie-2021",)
    assert (change.shown, change.expected, change.probability_lower) == (None, None, None)


def test_a_region_without_figures_has_no_nowcast(release: Release) -> None:
    """An unknown code is no mistake of the reader of a page."""
    assert release.nowcasts_of_region("GM0000") == []
    assert release.changes_of_region("GM0000") == []


def test_the_summary_tells_of_every_step_and_of_the_real_pairs(release: Release) -> None:
    """The four steps, and the 22 national figures that became definitive."""
    summary = json.loads((release.folder / layout.NOWCAST_SUMMARY).read_text("utf-8"))
    assert [item["step"] for item in summary["steps"]] == [
        "eerste halfjaar",
        "eerste halfjaar opnieuw",
        "tweede halfjaar",
        "jaar",
    ]
    assert len(summary["national"]) == 22
