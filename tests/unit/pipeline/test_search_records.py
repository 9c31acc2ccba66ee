"""What the release holds to find a region by: names and postal codes."""

from datetime import UTC, datetime
from pathlib import Path

from jeugdpeil.domain.tables import Regions
from jeugdpeil.monitor_file import read_monitor_file
from jeugdpeil.pipeline.reading import Sources, read_sources
from jeugdpeil.pipeline.regions import regions_of
from jeugdpeil.pipeline.search_records import postcode_findings, search_records
from jeugdpeil.site.finding.entry import entries_of
from jeugdpeil.site.finding.index import SearchIndex
from jeugdpeil.sources.snapshot_store import SnapshotStore
from support.tiny_monitor import TinyMonitor

NOW = datetime(2026, 11, 1, tzinfo=UTC)
BLOCK = """
[[source]]
id = "postcodes"
kind = "postcodes-csv"
file = "postcodes.csv"
"""


def tiny(folder: Path, rows: str) -> tuple[Regions, Sources]:
    """The regions and sources of a monitor with a list of postal codes."""
    made = TinyMonitor.made(folder)
    made.file.write_text(made.file.read_text("utf-8") + BLOCK, "utf-8")
    (folder / "postcodes.csv").write_text("pc4,code\n" + rows, "utf-8")
    monitor = read_monitor_file(made.file)
    sources = read_sources(monitor, SnapshotStore(folder / "store"), NOW)
    return regions_of(monitor, sources)[0], sources


def test_a_postal_code_leads_to_its_wijken_and_gemeenten(tmp_path: Path) -> None:
    """From a file named in the monitor file to the answer of a search."""
    regions, sources = tiny(tmp_path, "8051,WK024401\n8051,WK024402\n8181,GM0246\n")
    records = search_records(regions, sources.register, sources.postcodes)
    index = SearchIndex(entries_of(list(records)))
    assert [entry.code for entry in index.find("8051 AB")] == ["WK024401", "WK024402"]
    found = index.find("8181")[0]
    assert (found.name, found.gemeente, found.postcode) == ("Heerde", "", "8181")


def test_a_postal_code_of_a_region_that_is_not_there_is_told_and_left_out(tmp_path: Path) -> None:
    """A link to a page that does not exist helps nobody."""
    regions, sources = tiny(tmp_path, "8051,WK024401\n9999,WK999900\n9998,WK999900\n")
    assert [finding.context for finding in postcode_findings(regions, sources.postcodes)] == [
        (("region", "WK999900"),)
    ]
    records = search_records(regions, sources.register, sources.postcodes)
    assert [record["postcode"] for record in records if "postcode" in record] == ["8051"]


def test_without_a_list_no_record_speaks_of_postal_codes(tmp_path: Path) -> None:
    """A release without them looks as it always did."""
    regions, sources = tiny(tmp_path, "8051,WK024401\n")
    records = search_records(regions, sources.register)
    assert not any("postcode" in record for record in records)
    assert not SearchIndex(entries_of(list(records))).has_postcodes
