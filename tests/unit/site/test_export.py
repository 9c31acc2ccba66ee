"""The site as files in a folder."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jeugdpeil.domain.errors import StorageError
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.take_away.part import take_away_part
from jeugdpeil.site.export import MARK, export, file_of


class Addresses(HTMLParser):
    """Collects the addresses and anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads and what it is called."""
        del tag
        self.found += [value for name, value in attrs if name in ("href", "src") and value]
        self.anchors |= {value for name, value in attrs if name == "id" and value}


def read(page: Path) -> Addresses:
    """The addresses of a page."""
    reader = Addresses()
    reader.feed(page.read_text("utf-8"))
    return reader


@pytest.fixture(scope="module")
def folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini release as files."""
    out = tmp_path_factory.mktemp("site") / "files"
    export(shelf, None, out, workers=1, beside=take_away_part)
    return out


def test_every_address_in_every_page_leads_to_a_file(folder: Path) -> None:
    """No page of the copy is left dangling, in either language."""
    broken: list[str] = []
    for page in folder.rglob("*.html"):
        for address in read(page).found:
            path = address.partition("#")[0].partition("?")[0]
            # A source that was typed from a public page is a link to that page.
            is_outside = path.startswith(("mailto:", "https://", "http://"))
            if path and not is_outside and not (page.parent / path).is_file():
                broken.append(f"{page.relative_to(folder)}: {address}")
    assert broken == []


def test_every_anchor_of_an_origin_is_there(folder: Path) -> None:
    """A number leads to the row that tells where it came from."""
    pages = {page.resolve(): read(page) for page in folder.rglob("index.html")}
    broken: list[str] = []
    for page, addresses in pages.items():
        for address in addresses.found:
            path, _, anchor = address.partition("#")
            target = (page.parent / path).resolve() if path else page
            is_outside = path.startswith(("https://", "http://"))
            if anchor and not is_outside and anchor not in pages[target].anchors:
                broken.append(f"{page.parent.name}: {address}")
    assert broken == []


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


def test_an_address_that_leads_nowhere_has_a_page(folder: Path) -> None:
    """Most web servers show 404.html of the folder."""
    assert "Deze pagina is er niet" in (folder / "404.html").read_text("utf-8")


def test_the_names_to_search_in_come_along(folder: Path) -> None:
    """Searching goes on without a server."""
    assert (folder / "zoek" / "namen.json").is_file()


def test_an_export_replaces_an_earlier_one(shelf: Shelf, tmp_path: Path) -> None:
    """What was there before does not linger."""
    out = tmp_path / "files"
    out.mkdir()
    (out / MARK).write_text("", "utf-8")
    (out / "old.html").write_text("old", "utf-8")
    export(shelf, None, out, workers=1)
    assert not (out / "old.html").exists()


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
    theirs = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.html")}
    mine = tmp_path / "files"
    assert {path.relative_to(mine): path.read_bytes() for path in mine.rglob("*.html")} == theirs


@pytest.mark.parametrize(
    ("language", "path", "place"),
    [("nl", "", "index.html"), ("en", "", "en/index.html"), ("nl", "kaart", "kaart/index.html")],
)
def test_a_page_is_the_index_of_its_folder(language: str, path: str, place: str) -> None:
    """So that its address needs no ending on a web server."""
    assert file_of(language, path) == place
