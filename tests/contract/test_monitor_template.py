"""The monitor file that `jeugdpeil init` writes works as it is, and says what each key does."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jeugdpeil import monitor_file
from jeugdpeil.domain.errors import NotFoundError, StorageError, UsageError
from jeugdpeil.home_region import all_regions
from jeugdpeil.monitor_file import Monitor, read_monitor_file
from jeugdpeil.monitor_file.parsing import TABLES
from jeugdpeil.monitor_template import write_monitor_file
from jeugdpeil.pipeline.reading import read_sources
from jeugdpeil.pipeline.regions import regions_of
from jeugdpeil.sources.snapshot_store import SnapshotStore

NEDERLAND = Path(__file__).parents[2] / "examples" / "nederland.toml"
OUTSIDE = ("cbs-odata", "pdok")
NOW = datetime(2026, 4, 30, 12, 0, tzinfo=UTC)


def written(folder: Path, region: str) -> Path:
    """The monitor file of a region."""
    out = folder / "monitor.toml"
    write_monitor_file(region, out, is_forced=True)
    return out


def parsed(folder: Path, region: str) -> Monitor:
    """The monitor file of a region, read back."""
    return read_monitor_file(written(folder, region))


def examples_switched_on(text: str) -> str:
    """The file with the hashes taken away from its examples of tables."""
    lines: list[str] = []
    is_example = False
    for line in text.splitlines():
        is_example = line.startswith("#") and (is_example or line.startswith("# [["))
        lines.append(line.removeprefix("# ") if is_example else line)
    return "\n".join(lines)


def test_example_of_the_country_is_what_init_writes(tmp_path: Path) -> None:
    """One text for both; renew it with `jeugdpeil init --region Nederland --out ... --force`."""
    out = tmp_path / NEDERLAND.name
    write_monitor_file("Nederland", out, is_forced=False)
    assert out.read_text("utf-8") == NEDERLAND.read_text("utf-8")


@pytest.mark.parametrize("region", ["Hattem", "jeugdregio Groningen", "'s-Gravenhage", "PV26"])
def test_written_file_is_read_without_a_complaint(tmp_path: Path, region: str) -> None:
    """Also with the groups and files of its examples switched on."""
    out = written(tmp_path, region)
    monitor = read_monitor_file(out)
    assert {source.kind for source in monitor.sources} == {*OUTSIDE, "regions"}
    out.write_text(examples_switched_on(out.read_text("utf-8")), "utf-8")
    whole = read_monitor_file(out)
    assert len(whole.sources) - len(monitor.sources) == 4
    assert len(whole.groups) == 1


def test_every_home_is_a_region_of_the_built_in_list(tmp_path: Path) -> None:
    """A start page without its region would be empty: the code is one that a release holds."""
    out = written(tmp_path, "Nederland")
    whole = read_monitor_file(out)
    built_in = tuple(source for source in whole.sources if source.kind == "regions")
    monitor = replace(whole, sources=built_in)
    sources = read_sources(monitor, SnapshotStore(tmp_path / "store"), NOW)
    regions, findings = regions_of(monitor, sources)
    codes = set(regions.table["region_code"].to_pylist())
    assert {each.code for each in all_regions()} <= codes
    assert findings == ()
    assert sources.snapshots[0].attribution == "CBS en VNG"


def test_group_of_the_example_is_made_of_known_gemeenten(tmp_path: Path) -> None:
    """A user who takes the hashes away gets a group that works."""
    out = written(tmp_path, "Hattem")
    text = examples_switched_on(out.read_text("utf-8"))
    out.write_text(text, "utf-8")
    whole = read_monitor_file(out)
    built_in = tuple(source for source in whole.sources if source.kind == "regions")
    monitor = replace(whole, sources=built_in)
    sources = read_sources(monitor, SnapshotStore(tmp_path / "store"), NOW)
    regions, findings = regions_of(monitor, sources)
    rows = [row for row in regions.table.to_pylist() if row["region_level"] == "groep"]
    assert [(row["region_code"], row["name"]) for row in rows] == [
        ("groep-hattem-en-omgeving", "Hattem en omgeving")
    ]
    assert findings == ()


@pytest.mark.parametrize(
    "table",
    [
        "source",
        "group",
        "characteristic",
        "expected",
        "discontinued",
        "disclosure",
    ],
)
def test_every_key_of_the_monitor_file_is_explained(table: str) -> None:
    """A key that the program knows stands in the file with what it does."""
    text = NEDERLAND.read_text("utf-8")
    keys = TABLES[table]
    assert [key for key in keys if not re.search(rf"^(#.*)?\b{key}\b", text, re.MULTILINE)] == []


def test_every_kind_of_source_is_explained() -> None:
    """The list in the file is the list that the program knows."""
    text = NEDERLAND.read_text("utf-8")
    found = re.findall(r"^#                  ([a-z-]+) ", text, re.MULTILINE)
    assert sorted(found) == sorted(monitor_file.SOURCE_KINDS)


def test_home_is_the_region_that_was_asked_for(tmp_path: Path) -> None:
    """Its code opens the site, and its name is in the name of the monitor."""
    monitor = parsed(tmp_path, "Hattem")
    assert (monitor.home, monitor.name) == ("GM0244", "Jeugdzorg in Hattem")
    monitor = parsed(tmp_path, "jeugdregio Haaglanden")
    assert (monitor.home, monitor.name) == (
        "jr-haaglanden",
        "Jeugdzorg in jeugdregio Haaglanden",
    )


def test_what_was_written_is_told(tmp_path: Path) -> None:
    """With what was not chosen, where the name is that of more regions."""
    out = tmp_path / "monitor.toml"
    assert write_monitor_file("hattem", out, is_forced=True) == "Hattem (gemeente, GM0244)"
    told = write_monitor_file("Groningen", out, is_forced=True)
    assert told.endswith("; niet de jeugdregio, provincie of GGD-regio met die naam)")
    assert '#   home = "jr-groningen"  jeugdregio Groningen' in out.read_text("utf-8")


def test_file_that_is_there_stays(tmp_path: Path) -> None:
    """Somebody's own changes are not lost, unless that is asked for."""
    out = tmp_path / "monitor.toml"
    out.write_text("eigen werk", "utf-8")
    with pytest.raises(UsageError, match="--force"):
        write_monitor_file("Hattem", out, is_forced=False)
    assert out.read_text("utf-8") == "eigen werk"


def test_unknown_region_leaves_no_file(tmp_path: Path) -> None:
    """Nothing is written before it is known what."""
    out = tmp_path / "monitor.toml"
    with pytest.raises(NotFoundError):
        write_monitor_file("Atlantis", out, is_forced=False)
    assert not out.exists()


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "map").write_text("", "utf-8")
    with pytest.raises(StorageError, match="--out"):
        write_monitor_file("Hattem", tmp_path / "map" / "monitor.toml", is_forced=False)
