"""A release is there as a whole or not at all, and the last one stays served."""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from jeugdpeil.disclosure.gate import published_table
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import BusyError, ReleaseError, StorageError
from jeugdpeil.domain.published import PublicReference
from jeugdpeil.domain.scope import Scope
from jeugdpeil.domain.tables import PUBLISHED, REGIONS, Regions
from jeugdpeil.published import layout
from jeugdpeil.published.headers import HEADERS
from jeugdpeil.published.manifest import Manifest, MonitorInfo
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release import builder
from jeugdpeil.release.builder import Draft, json_file, write_release
from jeugdpeil.release.publication import publish, rollback
from support.figures import definition, estimates

NOW = datetime(2026, 4, 30, 12, tzinfo=UTC)
DEFINITIONS = (definition("jeugdhulp"), definition("jeugdzorg"))
ROWS: tuple[dict[str, Any], ...] = (
    {"indicator": "jeugdzorg"},
    {"indicator": "jeugdzorg", "region_code": "GM9002", "count_low": 3, "count_high": 3},
    {"indicator": "jeugdhulp"},
)


def regions() -> Regions:
    rows = [
        dict.fromkeys(REGIONS.names)
        | {
            "region_level": "gemeente",
            "region_code": code,
            "region_year": 2022,
            "name": name,
            "note": "",
        }
        for code, name in (("GM9001", "Vlietdrecht, de stad"), ("GM9002", "Oudezande"))
    ]
    return Regions(pa.Table.from_pylist(rows, REGIONS.arrow))


def draft(*rows: dict[str, Any]) -> Draft:
    by_id = {item.id: item for item in DEFINITIONS}
    manifest = Manifest(
        id="",
        created_at=NOW,
        software="jeugdpeil 0.1.0",
        monitor=MonitorInfo("Proef", "", "", "nl", "NL00", 2022),
        is_fictional=True,
        indicators=tuple(by_id),
        sources=(),
        files=(),
    )
    figures = published_table(estimates(*(rows or ROWS)), by_id, Policy())
    search = json_file(PublicReference.SEARCH, layout.SEARCH, [])
    return Draft(manifest, figures, DEFINITIONS, regions(), (search,))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "releases")


def test_a_release_holds_what_its_manifest_lists(shelf: Shelf) -> None:
    """Every file but the manifest is listed with its size."""
    release = shelf.release(write_release(draft(), shelf))

    listed = {entry.path: entry.byte_count for entry in release.manifest.files}
    there = {
        path.relative_to(release.folder).as_posix(): path.stat().st_size
        for path in release.folder.rglob("*")
        if path.is_file() and path.name != layout.MANIFEST
    }
    assert listed == there


def test_the_figures_of_a_region_are_one_batch(shelf: Shelf) -> None:
    """All indicators of one region come out of the page store together."""
    release = shelf.release(write_release(draft(), shelf))

    assert [item.indicator for item in release.figures_of_region("GM9001")] == [
        "jeugdhulp",
        "jeugdzorg",
    ]
    assert release.figures_of_region("GM0000") == []


def test_a_csv_follows_rfc_4180_with_dutch_headers(shelf: Shelf) -> None:
    """Lines end in CR LF, a comma in a name is quoted, and a hidden cell has no number."""
    release = shelf.release(write_release(draft(), shelf))
    raw = (release.folder / layout.figures_file("jeugdzorg", "csv")).read_bytes()

    rows = list(csv.DictReader(raw.decode("utf-8").splitlines()))
    assert raw.count(b"\r\n") == raw.count(b"\n") == 1 + len(rows)
    assert list(rows[0]) == list(HEADERS.values())
    assert rows[0]["gebiedsnaam"] == "Vlietdrecht, de stad"
    assert (rows[1]["cel"], rows[1]["aantal"], rows[1]["waarde"]) == ("onderdrukt", "", "")


def test_json_and_parquet_hold_the_same_rows_as_csv(shelf: Shelf) -> None:
    """The three formats differ in form only."""
    folder = shelf.release(write_release(draft(), shelf)).folder
    records = json.loads((folder / layout.figures_file("jeugdzorg", "json")).read_text("utf-8"))
    table = pq.read_table(folder / layout.figures_file("jeugdzorg", "parquet"))

    assert [record["aantal"] for record in records] == table["count"].to_pylist()
    assert table.column_names == PUBLISHED.names


def test_headers_are_one_to_one() -> None:
    """Every column of a release has a Dutch header of its own."""
    assert set(HEADERS) == {*PUBLISHED.names, "region_name"}
    assert len(set(HEADERS.values())) == len(HEADERS)


def test_a_second_release_of_a_day_gets_the_next_number(shelf: Shelf) -> None:
    """Releases are never overwritten."""
    assert [write_release(draft(), shelf) for _ in range(2)] == ["2026-04-30.1", "2026-04-30.2"]


def test_a_release_that_was_never_published_is_a_concept(shelf: Shelf) -> None:
    """Building publishes nothing."""
    built = write_release(draft(), shelf)

    assert shelf.is_concept(built)
    assert shelf.current_id() is None


def test_publishing_switches_and_rolling_back_returns(shelf: Shelf) -> None:
    """After publish, publish, rollback the first release is served again."""
    first, second = write_release(draft(), shelf), write_release(draft(), shelf)
    for built in (first, second):
        publish(shelf, built, NOW, lambda _: None)

    assert shelf.current_id() == second
    assert rollback(shelf, NOW) == first
    assert shelf.current().manifest.id == first
    assert not shelf.is_concept(second)


def test_publishing_the_same_release_twice_is_publishing_it_once(shelf: Shelf) -> None:
    """Going back leads to the release before, not to the same one again."""
    first, second = write_release(draft(), shelf), write_release(draft(), shelf)
    for built in (first, second, second):
        publish(shelf, built, NOW, lambda _: None)

    assert rollback(shelf, NOW) == first


def test_without_an_earlier_release_there_is_nothing_to_go_back_to(shelf: Shelf) -> None:
    """The message says how to choose a release instead."""
    publish(shelf, write_release(draft(), shelf), NOW, lambda _: None)

    with pytest.raises(ReleaseError, match="--release"):
        rollback(shelf, NOW)


@pytest.mark.parametrize("step", ["write_figures", "write_pages", "_files", "_put"])
def test_a_build_that_breaks_off_leaves_the_last_release_served(
    shelf: Shelf, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever step fails, no half release appears and nothing changes for the readers."""
    served = write_release(draft(), shelf)
    publish(shelf, served, NOW, lambda _: None)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(builder, step, broken)
    with pytest.raises(KeyboardInterrupt):
        write_release(draft(), shelf)

    assert shelf.ids() == [served]
    assert shelf.current().figures_of_region("GM9001")


def test_what_a_killed_build_left_behind_is_cleared(shelf: Shelf) -> None:
    """A folder of a build that was killed is taken away by the next build."""
    shelf.folder.mkdir()
    leftover = shelf.folder / f"{builder.BUILDING}0badc0de"
    leftover.mkdir()
    write_release(draft(), shelf)

    assert not leftover.exists()


def test_two_builds_at_once_are_refused(shelf: Shelf) -> None:
    """The second build says that another one is at work."""
    shelf.folder.mkdir()
    with (
        FileLock(shelf.folder / builder.LOCK),
        pytest.raises(BusyError, match="Een andere opdracht"),
    ):
        write_release(draft(), shelf)


def test_a_full_disk_is_said_in_words(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to do and that the last release is still served."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(builder, "write_pages", full)
    with pytest.raises(StorageError, match=r"de schijf is vol.*\n.*blijft de geldende"):
        write_release(draft(), shelf)


def test_a_folder_that_is_a_file_is_said_in_words(tmp_path: Path) -> None:
    """The user learns which folder cannot be written."""
    (tmp_path / "releases").write_text("een bestand")
    with pytest.raises(StorageError, match="releases"):
        write_release(draft(), Shelf(tmp_path / "releases"))


def changes_of(shelf: Shelf, release: str) -> dict[str, Any]:
    record = shelf.release(release).document(layout.CHANGES)
    assert isinstance(record, dict)
    return record


def test_a_changed_figure_makes_a_major_change(shelf: Shelf) -> None:
    """The changelog counts it and shows what it was and became."""
    publish(shelf, write_release(draft(), shelf), NOW, lambda _: None)
    changed = [row | {"count_low": 300, "count_high": 300} for row in ROWS[:1]]
    record = changes_of(shelf, write_release(draft(*changed, *ROWS[1:]), shelf))

    assert record["class"] == "major"
    assert record["indicators"][0]["changed"] == 1
    assert record["indicators"][0]["examples"] == [
        {
            "lineage_id": "jeugdzorg.GM9001-2022.2022.2023-06-15",
            "before": "8.8 voorlopig",
            "after": "10.0 voorlopig",
        }
    ]


def test_a_new_vintage_makes_a_minor_change(shelf: Shelf) -> None:
    """What was published before is still there, so nobody has to check their work."""
    publish(shelf, write_release(draft(), shelf), NOW, lambda _: None)
    newer = ROWS[0] | {"vintage": "2023-10-31", "status": "definitief"}
    record = changes_of(shelf, write_release(draft(*ROWS, newer), shelf))

    assert (record["class"], record["indicators"][0]["added"]) == ("minor", 1)


def test_the_same_figures_make_a_patch(shelf: Shelf) -> None:
    """A release with equal figures says that there is nothing to check."""
    publish(shelf, write_release(draft(), shelf), NOW, lambda _: None)
    record = changes_of(shelf, write_release(draft(), shelf))

    assert (record["class"], record["indicators"]) == ("patch", [])


def test_another_meaning_makes_a_major_change(shelf: Shelf) -> None:
    """A definition that counts something else asks for a check, even with equal numbers."""
    publish(shelf, write_release(draft(), shelf), NOW, lambda _: None)
    again = draft()

    other = (DEFINITIONS[0], definition("jeugdzorg", scope=Scope.NATURA_EN_PGB))
    record = changes_of(shelf, write_release(replace(again, definitions=other), shelf))

    assert record["class"] == "major"
    assert record["indicators"][0]["is_redefined"]
