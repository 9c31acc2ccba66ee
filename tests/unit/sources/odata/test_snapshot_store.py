"""The raw store: bytes by hash, records that are never overwritten, nothing half written."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from jeugdpeil.domain.errors import SourceError, StorageError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources import atomic_file
from jeugdpeil.sources.snapshot_record import Part, Provenance, Record, Validators
from jeugdpeil.sources.snapshot_store import StoredPage

EARLY = datetime(2023, 6, 15, 8, 0, tzinfo=UTC)
LATE = datetime(2023, 10, 31, 8, 0, tzinfo=UTC)
KWB = Provenance(
    source_id="kwb-2022",
    title="Kerncijfers wijken en buurten 2022",
    origin="kwb-2022.csv",
    licence="CC BY 4.0",
    attribution="CBS",
    is_protected=True,
)
EXAMPLE = SnapshotRef(
    "85099NED", "Titel", "a" * 64, 12, EARLY, "2023-06-15", "https://x.nl", "CC", "CBS", True
)


@pytest.fixture
def local_file(tmp_path):
    path = tmp_path / "kwb-2022.csv"
    path.write_bytes(b"gwb_code;a_inw\nGM1680;25\n")
    return path


def _page(store, name, number, content, rows, *, is_data=True):
    digest = store.put_bytes(content)
    return StoredPage(Part(name, number, digest, len(content), rows, is_data), f"/{name}/{number}")


def test_a_local_file_gets_the_hash_of_its_own_bytes(store, local_file):
    """A figure from a file can be checked with any tool that knows SHA-256."""
    ref = store.put_file(local_file, KWB, EARLY)

    assert ref.sha256 == hashlib.sha256(local_file.read_bytes()).hexdigest()
    assert store.read(ref) == local_file.read_bytes()


def test_a_local_file_has_no_folder_in_its_record(store, local_file):
    """The place on this machine is nobody's business."""
    store.put_file(local_file, KWB, EARLY)

    records = [p.read_text("utf-8") for p in (store.folder / "records").rglob("*.json")]
    assert len(records) == 1
    assert str(local_file.parent) not in records[0]


def test_the_same_file_twice_is_one_snapshot(store, local_file):
    """A nightly build does not add a record for a file that stays the same."""
    first = store.put_file(local_file, KWB, EARLY)
    second = store.put_file(local_file, KWB, LATE)

    assert first == second
    assert store.all("kwb-2022") == (first,)


def test_a_changed_file_lies_beside_the_old_one(store, local_file):
    """The older bytes stay readable under the older reference."""
    first = store.put_file(local_file, KWB, EARLY)
    local_file.write_bytes(b"gwb_code;a_inw\nGM1680;30\n")
    second = store.put_file(local_file, KWB, LATE)

    assert store.all("kwb-2022") == (first, second)
    assert store.latest("kwb-2022") == second
    assert b";25" in store.read(first)


def test_a_missing_file_is_named(store, tmp_path):
    """The message names the file, the source and the key to look at."""
    with pytest.raises(SourceError, match=r"weg\.csv") as error:
        store.put_file(tmp_path / "weg.csv", KWB, EARLY)
    assert "`file`" in error.value.remedy


def test_a_source_that_was_never_stored_says_how_to_get_it(store):
    """`latest` has nothing; `required` says what to do."""
    assert store.latest("85099NED") is None
    with pytest.raises(SourceError, match="85099NED") as error:
        store.required("85099NED")
    assert "jeugdpeil fetch" in error.value.remedy


def test_damaged_bytes_are_never_handed_out(store, local_file):
    """The hash is checked at every reading."""
    ref = store.put_file(local_file, KWB, EARLY)
    stored = store.folder / "objects" / ref.sha256[:2] / ref.sha256
    stored.write_bytes(stored.read_bytes().replace(b"25", b"52"))

    with pytest.raises(SourceError, match="beschadigd"):
        store.read(ref)


def test_lost_bytes_are_reported(store, local_file):
    """A record without its bytes is an error with a remedy, not a traceback."""
    ref = store.put_file(local_file, KWB, EARLY)
    (store.folder / "objects" / ref.sha256[:2] / ref.sha256).unlink()

    with pytest.raises(SourceError, match="ontbreken"):
        store.read(ref)


def test_a_damaged_record_is_named(store, local_file):
    """The file to set apart is in the message."""
    store.put_file(local_file, KWB, EARLY)
    record = next((store.folder / "records").rglob("*.json"))
    record.write_text("{", "utf-8")

    with pytest.raises(SourceError, match=record.name):
        store.latest("kwb-2022")


def test_pages_are_one_snapshot_whose_hash_covers_them_all(store):
    """Another page, another hash; the same pages at another time, the same hash."""
    first = [_page(store, "Data", 1, b"[1]", 1), _page(store, "Data", 2, b"[2]", 1)]
    other = [first[0], _page(store, "Data", 2, b"[3]", 1)]

    one = store.put_pages(first, KWB, EARLY, Validators())
    same = store.put_pages(first, replace(KWB, retrieved_at=LATE), LATE, Validators())
    two = store.put_pages(other, KWB, LATE, Validators())

    assert one.sha256 == same.sha256 != two.sha256
    assert one.byte_count == len(b"[1]") + len(b"[2]")


def test_row_numbers_count_only_rows_of_figures(store):
    """Lists of regions lie between the pages of figures and are not counted."""
    pages = [
        _page(store, "Perioden", 1, b"{}", 9, is_data=False),
        _page(store, "Data", 1, b"[1]", 3),
        _page(store, "Data", 2, b"[2]", 2),
    ]
    ref = store.put_pages(pages, KWB, EARLY, Validators())

    assert store.page_of_row(ref, 3) == (pages[1].part, 3)
    assert store.page_of_row(ref, 3 + 2) == (pages[2].part, 2)
    for row in (0, 3 + 2 + 1):
        with pytest.raises(SourceError, match=f"Rij {row} bestaat niet"):
            store.page_of_row(ref, row)


def test_a_file_has_no_pages(store, local_file):
    """Asking a file for its pages is a mistake in the monitor file."""
    ref = store.put_file(local_file, KWB, EARLY)

    with pytest.raises(SourceError, match="één bestand"):
        store.parts(ref)


def test_a_record_reads_back_as_it_was_written():
    """Moments, numbers and marks survive the way to the disk and back."""
    record = Record(EXAMPLE, "85099NED", LATE, True, Validators("a", '"b"', "c"), ("/1", "/2"))

    assert Record.from_json(record.to_json()) == record


def test_a_record_of_a_later_format_is_not_guessed_at():
    """A program does not read what it was not written for."""
    content = Record(EXAMPLE, "", LATE).to_json().replace(b'"format": 1', b'"format": 2')

    with pytest.raises(ValueError, match="format 2"):
        Record.from_json(content)


def test_a_record_is_never_overwritten(store, local_file):
    """Another record under the same moment and hash is refused."""
    store.put_file(local_file, KWB, EARLY)
    record = next((store.folder / "records").rglob("*.json"))
    record.rename(record.with_name("weg.json"))
    record.write_bytes(Record(EXAMPLE, "", EARLY).to_json())
    (record.parent / "weg.json").unlink()

    with pytest.raises(StorageError, match="niet overschreven"):
        store.put_file(local_file, KWB, EARLY)


@pytest.mark.parametrize("name", ["../weg", "a/b", "", "a b", "punt."])
def test_a_name_that_is_no_folder_name_everywhere_is_refused(store, name):
    """Names of sources become folders, on Windows too."""
    with pytest.raises(SourceError, match="geen naam"):
        store.latest(name)


def test_two_sources_that_differ_in_capitals_stay_apart(store, local_file):
    """On a disk without capitals they share a folder, but not their records."""
    lower = store.put_file(local_file, replace(KWB, source_id="kwb"), EARLY)
    upper = store.put_file(local_file, replace(KWB, source_id="KWB"), LATE)

    assert store.all("kwb") == (lower,)
    assert store.all("KWB") == (upper,)


def test_a_write_that_fails_leaves_nothing_behind(store, monkeypatch):
    """A full disk is a message with advice; the store is as it was."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_file.os, "fsync", full)

    with pytest.raises(StorageError, match="de schijf is vol"):
        store.put_bytes(b"figures")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


def test_a_killed_write_is_not_taken_for_a_file(store, local_file, monkeypatch):
    """What a killed process leaves is never read."""

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(atomic_file.Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            store.put_file(local_file, KWB, EARLY)

    assert store.latest("kwb-2022") is None
    assert store.read(store.put_file(local_file, KWB, LATE)) == local_file.read_bytes()


def test_a_folder_without_permission_is_named(store, monkeypatch):
    """The message says which folder, and what to do."""

    def forbidden(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(atomic_file.tempfile, "mkstemp", forbidden)

    with pytest.raises(StorageError, match="kan niet worden bewaard") as error:
        store.put_bytes(b"x")
    assert str(store.folder) in error.value.where
    assert "map waarin u mag schrijven" in error.value.remedy
