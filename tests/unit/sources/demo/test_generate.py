"""The country as files: the same from the same seed, all made up, and the truth apart."""

import hashlib
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jeugdpeil.domain.errors import UsageError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.demo import DemoCountry, DemoTable, generate
from support.demo_country import NOW, SEED


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder and the folders in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(country: DemoCountry, tmp_path: Path) -> None:
    """Two runs with one seed write the same files, the truth included."""
    generate(tmp_path, "klein", SEED, NOW)
    assert hashes(tmp_path) == hashes(country.folder)


def test_another_seed_gives_another_country(country: DemoCountry, tmp_path: Path) -> None:
    """Every table differs when the seed does, and so does the name."""
    other = generate(tmp_path, "klein", SEED + 1, NOW)
    ours = {publication.snapshot.sha256 for publication in country.publications}
    assert ours.isdisjoint(publication.snapshot.sha256 for publication in other.publications)
    assert other.name != country.name


def test_unknown_size_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    """The message names the sizes that exist."""
    with pytest.raises(UsageError, match="klein, landelijk"):
        generate(tmp_path, "reusachtig", SEED, NOW)


def test_every_snapshot_is_marked_as_made_up(country: DemoCountry) -> None:
    """Nothing of the country can be taken for a figure of CBS."""
    snapshots = [publication.snapshot for publication in country.publications]
    assert all(snapshot.is_fictional for snapshot in [*snapshots, country.outlines])
    assert all(snapshot.title.startswith("Verzonnen ") for snapshot in snapshots)
    assert all("VERZONNEN" in snapshot.attribution for snapshot in snapshots)
    assert country.name.startswith("Verzonnen land ")


def test_a_snapshot_has_the_hash_of_its_file(country: DemoCountry) -> None:
    """From a snapshot one finds the very bytes."""
    for publication in country.publications:
        content = publication.path.read_bytes()
        assert publication.snapshot.sha256 == hashlib.sha256(content).hexdigest()
        assert publication.snapshot.byte_count == len(content)


def test_no_source_file_lies_with_the_truth(country: DemoCountry) -> None:
    """What is true never gets in among what is published."""
    inside = [p.path for p in country.publications if country.truth_folder in p.path.parents]
    assert inside == []
    assert {path.name for path in country.truth_folder.iterdir()} >= {"use.parquet", "facts.json"}


def test_the_country_is_written_in_few_files(country: DemoCountry) -> None:
    """Fewer than forty source files, however many regions."""
    assert len(country.publications) < 40
    assert {publication.table for publication in country.publications} == set(DemoTable)


def test_the_newest_year_is_provisional_only(country: DemoCountry) -> None:
    """Of the last year nothing is definitive in the tables of care."""
    care = (DemoTable.GEMEENTEN, DemoTable.WIJKEN, DemoTable.PERCENTAGES)
    statuses = {
        status
        for publication in country.publications
        if publication.table in care
        for period, status in publication.status_of_period.items()
        if period.startswith("2024")
    }
    assert statuses == {Status.VOORLOPIG, Status.NADER_VOORLOPIG}


@pytest.mark.slow
def test_the_national_size_is_that_of_the_real_country(tmp_path: Path) -> None:
    """3,000 wijken, 340 gemeenten, two to four million cells in fewer than forty files."""
    national = generate(tmp_path, "landelijk", SEED, NOW)
    levels = national.geometry_of([2024]).table["region_level"].cast("string").to_pylist()
    cells = sum(pq.read_metadata(item.path).num_rows for item in national.publications)
    assert levels.count("wijk") == 3000
    assert levels.count("gemeente") == 340
    assert 2_000_000 < cells < 4_000_000
    assert len(national.publications) < 40


def test_wijken_are_in_tables_of_their_own(country: DemoCountry) -> None:
    """Figures by address and figures by responsible gemeente are never in one file of care."""
    for publication in country.publications:
        if publication.table in (DemoTable.GEMEENTEN, DemoTable.WIJKEN):
            has_wijken = RegionLevel.WIJK in publication.levels
            assert has_wijken == (publication.table is DemoTable.WIJKEN)
            assert has_wijken != (RegionLevel.GEMEENTE in publication.levels)
