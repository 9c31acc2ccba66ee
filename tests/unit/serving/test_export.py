"""The site as files in a folder."""

import json
import re
from pathlib import Path

import pytest

from jeugdpeil.domain.errors import StorageError
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.export import export
from jeugdpeil.serving.export_folder import prepare, put_in_place
from jeugdpeil.serving.export_record import NAME, Record
from jeugdpeil.site.export import file_of
from support.csv_reader import disagreements
from support.exported import broken_links, contents


@pytest.fixture(scope="module")
def folder(first: Path) -> Path:
    """The mini release as files."""
    return first


def test_every_address_and_anchor_in_every_page_leads_somewhere(folder: Path) -> None:
    """No page of the copy is left dangling, in either language."""
    assert broken_links(folder) == []


def test_no_address_begins_at_the_root(folder: Path) -> None:
    """The folder can stand at any address."""
    pages = [page.read_text("utf-8") for page in folder.rglob("*.html")]
    assert [text for text in pages if re.search(r'(?:href|src|action)="/', text)] == []


def test_both_languages_are_written(folder: Path) -> None:
    """Each page has its twin."""
    dutch = {page.relative_to(folder) for page in folder.rglob("index.html")}
    english = {page.relative_to("en") for page in dutch if page.parts[0] == "en"}
    assert english == {page for page in dutch if page.parts[0] != "en"}


def test_an_old_code_has_a_page_that_leads_on(folder: Path) -> None:
    """Where there is no server, nothing can redirect."""
    page = (folder / "gebied" / "GM9009" / "index.html").read_text("utf-8")
    assert "Verdronkenoord bestaat niet meer" in page
    assert 'href="../../gebied/GM9001/index.html"' in page


def test_files_to_take_along_bear_their_mark(folder: Path) -> None:
    """Also in a copy."""
    assert (folder / "downloads" / "figures" / "VERZONNEN-jeugdzorg.csv").is_file()


def test_every_csv_has_its_description_beside_it(folder: Path) -> None:
    """It names the CSV as it is called here, and the CSV is what it says."""
    files = sorted(folder.rglob("*.csv"))
    assert files
    for file in files:
        told = json.loads(file.with_name(f"{file.name}-metadata.json").read_text("utf-8"))
        assert told["url"] == file.name
        assert disagreements(file.read_bytes(), told) == []


def test_an_address_that_leads_nowhere_has_a_page(folder: Path) -> None:
    """Most web servers show 404.html of the folder."""
    assert "Deze pagina is er niet" in (folder / "404.html").read_text("utf-8")


def test_the_names_to_search_in_come_along(folder: Path) -> None:
    """Searching goes on without a server."""
    assert (folder / "zoek" / "namen.json").is_file()


def test_an_export_of_an_earlier_version_is_replaced(tmp_path: Path) -> None:
    """What was there before does not linger, though nothing is known of it."""
    (tmp_path / NAME).write_text("2026-04-30.1", "utf-8")
    (tmp_path / "old.html").write_text("old", "utf-8")
    before = prepare(tmp_path)
    put_in_place(tmp_path, before, Record("", {}, {}), [])
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_folder_with_other_things_is_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    """A typing error in --to does not cost anybody their documents."""
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(StorageError, match="iets anders"):
        export(shelf, None, tmp_path)
    assert (tmp_path / "thesis.txt").exists()


@pytest.mark.slow
def test_more_processes_write_the_same_bytes(shelf: Shelf, folder: Path, tmp_path: Path) -> None:
    """Started afresh, as on Windows: nothing is inherited."""
    export(shelf, None, tmp_path / "files", workers=2)
    assert contents(tmp_path / "files") == contents(folder)


@pytest.mark.parametrize(
    ("language", "path", "place"),
    [("nl", "", "index.html"), ("en", "", "en/index.html"), ("nl", "kaart", "kaart/index.html")],
)
def test_a_page_is_the_index_of_its_folder(language: str, path: str, place: str) -> None:
    """So that its address needs no ending on a web server."""
    assert file_of(language, path) == place
