"""An export into a folder where an earlier one stands: only what changed is made and written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving import export as export_module
from jeugdpeil.serving.export import Outcome, export
from jeugdpeil.serving.export_folder import APART, put_in_place
from jeugdpeil.serving.export_record import NAME, Record, Written, unknown
from support.exported import contents


@pytest.fixture
def again(first: Path, tmp_path: Path) -> Path:
    """A copy of the first export, times and all, to be written to."""
    return Path(shutil.copytree(first, tmp_path / "files"))


@pytest.fixture(scope="module")
def brought_up_to_date(
    releases: Shelf, first: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Outcome]:
    """The first export brought up to date with the second release."""
    folder = Path(shutil.copytree(first, tmp_path_factory.mktemp("next") / "files"))
    return folder, export(releases, releases.ids()[1], folder, workers=1)


def times(folder: Path) -> dict[str, int]:
    """When every file was last written."""
    return {place: (folder / place).stat().st_mtime_ns for place in contents(folder)}


def test_an_export_brought_up_to_date_equals_a_new_one(
    releases: Shelf, brought_up_to_date: tuple[Path, Outcome], tmp_path: Path
) -> None:
    """Byte for byte: no page is left that a changed figure stood on."""
    export(releases, releases.ids()[1], tmp_path / "new", workers=1)
    assert contents(brought_up_to_date[0]) == contents(tmp_path / "new")


def test_only_files_that_changed_are_written(
    first: Path, brought_up_to_date: tuple[Path, Outcome]
) -> None:
    """What is the same keeps its time, so that a copy to a server takes only what is new."""
    folder, outcome = brought_up_to_date
    before, after = contents(first), contents(folder)
    differ = {place for place in after if before.get(place) != after[place]}
    was, now = times(first), times(folder)
    assert {place for place in now if was.get(place) != now[place]} == differ
    assert outcome.written == len(differ)


def test_pages_whose_figures_did_not_change_are_not_made(
    first: Path, brought_up_to_date: tuple[Path, Outcome]
) -> None:
    """Two figures of two regions touch a tenth of the pages at most."""
    folder, outcome = brought_up_to_date
    every = contents(folder)
    pages = sum(place.endswith(".html") for place in every)
    # Files to take along name their release inside, so that each release makes them again.
    own = ("/kaart.svg", ".csv-metadata.json")
    taken = sum("meenemen/" in place or place.endswith(own) for place in every)
    assert outcome.made - taken < pages / 10
    page = "gebied/GM9004/index.html"
    assert (first / page).read_bytes() != (folder / page).read_bytes()


def test_the_same_release_again_writes_nothing(releases: Shelf, again: Path) -> None:
    """Not even the pages that are always made."""
    before = times(again)
    outcome = export(releases, releases.ids()[0], again, workers=1)
    assert (outcome.written, outcome.removed, times(again)) == (0, 0, before)


def test_other_software_makes_every_page(
    releases: Shelf, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that changed may change any page."""
    monkeypatch.setattr(export_module, "software_mark", lambda: "other")
    monkeypatch.setattr(export_module, "make", only_counted)
    outcome = export(releases, releases.ids()[0], again, workers=1)
    assert outcome.made > sum(place.endswith(".html") for place in contents(again))


def only_counted(task: export_module.Task) -> export_module.Made:
    """The files of a task as if they came out the same."""
    record = Record.read(task.folder)
    assert record is not None
    files = {place: record.files[place] for place, _ in task.places}
    return export_module.Made(files, dict(record.marks), [])


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.unlink(), lambda path: path.write_text("other words", "utf-8")],
    ids=["removed", "written over"],
)
def test_a_file_that_somebody_touched_is_made_good(
    releases: Shelf, first: Path, again: Path, spoil: Callable[[Path], None]
) -> None:
    """What the record says of a file counts only while the file is still that one."""
    page = again / "gebied" / "GM9001" / "index.html"
    spoil(page)
    outcome = export(releases, releases.ids()[0], again, workers=1)
    assert page.read_bytes() == (first / "gebied" / "GM9001" / "index.html").read_bytes()
    assert outcome.written == 1


def test_what_others_put_in_the_folder_stays(releases: Shelf, again: Path) -> None:
    """A web server's own settings, or a file that proves who owns the site."""
    (again / ".htaccess").write_text("AddCharset utf-8 .html", "utf-8")
    export(releases, releases.ids()[0], again, workers=1)
    assert (again / ".htaccess").is_file()


def written(*places: str) -> dict[str, Written]:
    """Files of which nothing is known."""
    return unknown(places)


def set_up(folder: Path, here: tuple[str, ...], apart: tuple[str, ...]) -> None:
    """A folder with files in place, and files made apart."""
    for place in (*here, *(f"{APART}/{place}" for place in apart)):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(place, "utf-8")


def test_files_that_are_gone_are_taken_away_with_their_folders(tmp_path: Path) -> None:
    """A region that is no more leaves no page and no empty folder."""
    set_up(tmp_path, ("index.html", "gebied/GM1/index.html"), ())
    before = Record("a", {}, written("index.html", "gebied/GM1/index.html"))
    removed = put_in_place(tmp_path, before, Record("b", {}, written("index.html")), [])
    assert (removed, sorted(path.name for path in tmp_path.iterdir())) == (1, [NAME, "index.html"])


def test_pages_are_put_in_place_after_what_they_refer_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A visitor never gets a page whose style or data is not there yet; the start page comes last.

    And what the old pages refer to goes after they are replaced.
    """
    new = ("index.html", "a/index.html", "static/site-2.css", "zoek/namen.json")
    set_up(tmp_path, ("index.html", "static/site-1.css"), new)
    order: list[str] = []
    move, remove = Path.replace, Path.unlink

    def moved(path: Path, target: Path) -> Path:
        if NAME not in path.name:
            order.append(target.relative_to(tmp_path).as_posix())
        return move(path, target)

    def removed(path: Path, missing_ok: bool = False) -> None:
        order.append(f"- {path.relative_to(tmp_path).as_posix()}")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", moved)
    monkeypatch.setattr(Path, "unlink", removed)
    before = Record("a", {}, written("index.html", "static/site-1.css"))
    put_in_place(tmp_path, before, Record("b", {}, written(*new)), new)
    assert [place for place in order if APART not in place] == [
        "static/site-2.css",
        "zoek/namen.json",
        "a/index.html",
        "index.html",
        "- static/site-1.css",
    ]


def test_an_export_that_was_interrupted_is_taken_up(
    releases: Shelf, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the moves done: the next export makes all anew, and leaves nothing behind."""
    (again / "left").mkdir()
    (again / "left" / "index.html").write_text("old", "utf-8")
    (again / APART).mkdir()
    Record("", {}, written(*contents(again))).write(again)
    monkeypatch.setattr(export_module, "make", only_counted)
    outcome = export(releases, releases.ids()[0], again, workers=1)
    assert outcome.made > sum(place.endswith(".html") for place in contents(again))
    assert not (again / "left").exists()
    assert not (again / APART).exists()


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """With the inputs of each file."""
    files = {
        "a": Written("1", 2, 3, ("x", "y")),
        "b": Written("4", 5, 6, ()),
        "c": Written("7", 8, 9, None),
    }
    record = Record("common", {"x": "1", "y": "2"}, files)
    record.write(tmp_path)
    assert Record.read(tmp_path) == record


@pytest.mark.parametrize("text", ["", "2026-04-30.1\n", "{}", "[1]", '{"format": 99}'])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    """Also that of an earlier version, which held the release alone."""
    (tmp_path / NAME).write_text(text, "utf-8")
    assert Record.read(tmp_path) is None
