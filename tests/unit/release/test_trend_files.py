"""The files of trends: what is in them, and that a reader gets back what was written."""

import csv

import pytest

from jeugdpeil.domain.trend_verdict import TrendVerdict
from jeugdpeil.domain.trends import PUBLISHED_TRENDS
from jeugdpeil.published import layout
from jeugdpeil.published.headers import HEADERS, TREND_HEADERS
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from support.mini_release import build_mini, mini_draft


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini release on disk."""
    shelf: Shelf = build_mini(tmp_path_factory.mktemp("releases"))
    return shelf.current()


def test_every_column_has_one_header_and_shares_it_with_the_figures() -> None:
    """One to one; what figures have too bears the same name there."""
    assert set(TREND_HEADERS) == {*PUBLISHED_TRENDS.names, "region_name"}
    assert len(set(TREND_HEADERS.values())) == len(TREND_HEADERS)
    shared = HEADERS.keys() & TREND_HEADERS.keys()
    assert {name: HEADERS[name] for name in shared} == {
        name: TREND_HEADERS[name] for name in shared
    }


def test_the_csv_has_dutch_headers_and_the_names_of_regions(release: Release) -> None:
    """Whoever opens the file needs no other to know which region a row is about."""
    path = release.folder / layout.trends_file("jeugdzorg", "csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(TREND_HEADERS.values())
    assert "Hatterloo" in {row["gebiedsnaam"] for row in rows}


def test_what_was_written_is_read_back(release: Release) -> None:
    """As many trends as the draft has, with the same verdicts."""
    drafted = mini_draft().trends
    assert drafted is not None
    rows = [row for row in drafted.table.to_pylist() if row["indicator"] == "jeugdzorg"]
    found = release.trends_of_indicator("jeugdzorg")
    assert len(found) == len(rows)
    assert {item.verdict for item in found} == {TrendVerdict.TE_KORT}


def test_an_indicator_without_trends_has_none(release: Release) -> None:
    """Neither an unknown name nor an absent file is an error: there is simply no trend."""
    assert release.trends_of_indicator("bestaat-niet") == []
