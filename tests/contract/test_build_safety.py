"""Nothing that happens to a build harms what is served, and a release tells nothing personal."""

import errno
import getpass
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Shelf
from support.command_line import Ran, ended, run, start
from support.tiny_monitor import TinyMonitor

CBS_EXAMPLE = Path(__file__).parents[2] / "examples" / "cbs-2021-2022.toml"

FIGURE = "jeugdzorg.GM0244-2022.2022.2023-06-15"

# Run in the process of a build before the build itself: at the first (or another) call of one
# function it says so in a file, and stays there until it is killed.
PAUSE = """
import importlib, pathlib, time

def pause(place, at_call, marker):
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner = importlib.import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    plain, calls = getattr(owner, name), []

    def paused(*arguments, **options):
        calls.append(1)
        if len(calls) == at_call:
            pathlib.Path(marker).write_text("", "utf-8")
            time.sleep(600)
        return plain(*arguments, **options)

    setattr(owner, name, paused)
"""

# Where in a build it is stopped: a function, and at which call of it.
MOMENTS = {
    "while a source is stored": ("jeugdpeil.sources.atomic_file:os.fsync", 1),
    "while facts are stored": ("jeugdpeil.warehouse.warehouse:pq.write_table", 1),
    "while figures are written": ("jeugdpeil.release.builder:write_pages", 1),
    "before the folder gets its name": ("pathlib:Path.rename", 1),
    "between the log and the switch": ("jeugdpeil.release.publication:_replace", 2),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release that is served, and a source that has changed since."""
    tiny = TinyMonitor.made(tmp_path_factory.mktemp("gebouwd") / "proef")
    said = run("build", tiny.file, "--publish", *tiny.places)
    assert said.code == 0, said.err
    tiny.change(tiny.source, "1500;300", "1500;310")
    return tiny.folder


@pytest.fixture
def tiny(served: Path, tmp_path: Path) -> TinyMonitor:
    """A copy of that folder for one test."""
    shutil.copytree(served, tmp_path / "proef")
    return TinyMonitor(tmp_path / "proef")


def fingerprint(tiny: TinyMonitor) -> dict[str, str]:
    """The hash of every file of the release that is served."""
    folder = Shelf(tiny.releases).current().folder
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def paused_build(tiny: TinyMonitor, moment: str, *options: str) -> Iterator[None]:
    """A build that has come to a moment and waits there; when it is over it has been killed."""
    place, at_call = MOMENTS[moment]
    marker = tiny.folder / "gekomen"
    before = f"{PAUSE}\npause({place!r}, {at_call}, {str(marker)!r})"
    process = start(
        "build",
        tiny.file,
        "--publish",
        *(options or tiny.places),
        folder=tiny.folder,
        before=before,
    )
    deadline = time.monotonic() + 120
    while not marker.exists():
        assert process.poll() is None, ended(process)
        assert time.monotonic() < deadline, moment
        time.sleep(0.02)
    yield
    process.kill()
    assert ended(process).code != 0


def kill_at(tiny: TinyMonitor, moment: str) -> None:
    for _ in paused_build(tiny, moment):
        pass


# --- Killed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_build_leaves_the_last_release_served(tiny: TinyMonitor, moment: str) -> None:
    """Whatever the moment; the next build works and clears up what was left."""
    served, files = Shelf(tiny.releases).current_id(), fingerprint(tiny)

    kill_at(tiny, moment)

    shelf = Shelf(tiny.releases)
    assert shelf.current_id() == served
    assert fingerprint(tiny) == files
    assert all((shelf.folder / name / layout.MANIFEST).is_file() for name in shelf.ids())
    said = run("build", tiny.file, "--publish", *tiny.places)
    assert said.code == 0, said.err
    assert shelf.current_id() not in (None, served)
    assert not list(tiny.releases.glob(".building-*"))
    row = shelf.current().figures_of_region("GM0244")
    assert 310 in {figure.count for figure in row if figure.indicator == "jeugdzorg"}


def test_build_that_is_asked_to_stop_leaves_the_last_release_served(tiny: TinyMonitor) -> None:
    """Also where the operating system asks kindly, as it does when a machine goes down."""
    files = fingerprint(tiny)
    process = start("build", tiny.file, "--publish", *tiny.places, folder=tiny.folder)
    assert process.stdout is not None
    process.stdout.readline()
    process.terminate()
    ended(process)
    assert fingerprint(tiny) == files


def test_first_build_that_is_killed_leaves_no_release(tmp_path: Path) -> None:
    """Half a release is none."""
    tiny = TinyMonitor.made(tmp_path / "proef")
    kill_at(tiny, "before the folder gets its name")
    assert Shelf(tiny.releases).ids() == []
    assert run("publish", "--out", tiny.releases).code == 8
    assert run("build", tiny.file, *tiny.places).code == 0


# --- Two at once ----------------------------------------------------------------------------------


def test_second_build_of_a_monitor_is_told_to_wait(tiny: TinyMonitor) -> None:
    """It ends at once with a code of its own; the killed first one does not stand in the way."""
    for _ in paused_build(tiny, "while facts are stored"):
        said = run("build", tiny.file, *tiny.places)
        assert said.code == 10
        assert "Een andere build van deze monitor is nog bezig" in said.err
        assert "--work" in said.err
    assert run("build", tiny.file, *tiny.places).code == 0


def test_second_build_on_the_same_releases_is_told_to_wait(tiny: TinyMonitor) -> None:
    """Another work folder does not help where both write in one folder of releases."""
    other = ("--out", str(tiny.releases), "--work", str(tiny.folder / "ander-werk"))
    for _ in paused_build(tiny, "while figures are written"):
        said = run("build", tiny.file, *other)
        assert said.code == 10
        assert "--out" in said.err


def test_release_is_served_and_published_while_a_build_is_at_work(tiny: TinyMonitor) -> None:
    """Putting another release before the public cannot wait for a build."""
    (first,) = Shelf(tiny.releases).ids()
    for _ in paused_build(tiny, "while figures are written"):
        assert run("trace", FIGURE, "--out", tiny.releases).code == 0
        assert run("publish", "--release", first, "--out", tiny.releases).code == 0
        assert Shelf(tiny.releases).current_id() == first


# --- A disk that refuses --------------------------------------------------------------------------


def refuses(error: int) -> Callable[..., None]:
    """A function of the disk that always fails."""

    def refused(*_arguments: object, **_options: object) -> None:
        raise OSError(error, os.strerror(error))

    return refused


@pytest.mark.parametrize(
    ("place", "error", "words"),
    [
        ("jeugdpeil.sources.atomic_file.os.fsync", errno.ENOSPC, "vol"),
        ("jeugdpeil.warehouse.warehouse.pq.write_table", errno.ENOSPC, "vol"),
        ("jeugdpeil.warehouse.warehouse.pq.write_table", errno.EACCES, "rechten"),
        ("jeugdpeil.release.builder.write_pages", errno.ENOSPC, "vol"),
        ("pathlib.Path.rename", errno.EACCES, "rechten"),
    ],
)
def test_disk_that_refuses_is_said_in_words(
    tiny: TinyMonitor, monkeypatch: pytest.MonkeyPatch, place: str, error: int, words: str
) -> None:
    """Full or not allowed, at every place where a build writes; what is served stays."""
    served, files = Shelf(tiny.releases).current_id(), fingerprint(tiny)
    with monkeypatch.context() as patched:
        patched.setattr(place, refuses(error))
        said = run("build", tiny.file, "--publish", *tiny.places)
    assert said.code == 9, said
    assert words in said.err
    assert "Errno" not in said.err
    assert (Shelf(tiny.releases).current_id(), fingerprint(tiny)) == (served, files)
    assert not list(tiny.releases.glob(".building-*"))


@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_disk_that_refuses_to_publish_is_said_in_words(
    tiny: TinyMonitor, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The release that was served is served still."""
    served = Shelf(tiny.releases).current_id()
    log = tiny.releases / layout.PUBLICATIONS
    # A second release, so that there is one to go back to.
    assert served is not None
    shutil.copytree(tiny.releases / served, tiny.releases / "2020-01-01.1")
    earlier = log.read_text("utf-8").replace(served, "2020-01-01.1")
    log.write_text(earlier + log.read_text("utf-8"), "utf-8")
    monkeypatch.setattr("jeugdpeil.release.publication.os.fsync", refuses(errno.ENOSPC))
    said = run(command, "--out", tiny.releases)
    assert said.code == 9
    assert Shelf(tiny.releases).current_id() == served


@pytest.mark.parametrize("option", ["--out", "--work"])
def test_file_for_a_folder_is_said_in_words(tiny: TinyMonitor, option: str) -> None:
    """The message names the option to change."""
    (tiny.folder / "bezet").write_text("", "utf-8")
    said = run("build", tiny.file, *tiny.places, option, tiny.folder / "bezet")
    assert said.code == 9, said
    assert option in said.err


def test_check_needs_a_work_folder_that_can_be_written(tiny: TinyMonitor) -> None:
    """It stores the sources that it looks at."""
    (tiny.folder / "bezet").write_text("", "utf-8")
    said = run("check", "data", tiny.file, "--work", tiny.folder / "bezet")
    assert said.code == 9, said
    assert not said.has_traceback


def test_example_without_its_reference_data_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is no part of the project; nothing is made where it is absent."""
    monkeypatch.setenv("JEUGDPEIL_REFERENCE_DATA", str(tmp_path / "nergens"))
    said = run("build", CBS_EXAMPLE, "--out", tmp_path / "r", "--work", tmp_path / "w")
    assert said.code == 3
    assert "JEUGDPEIL_REFERENCE_DATA" in said.err
    assert not (tmp_path / "r").exists()


# --- What a release tells -------------------------------------------------------------------------

PRIVATE = "map-van-A-B-de-Vries"


@pytest.fixture(scope="module")
def private_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that was built in a folder with somebody's name, from a file by its whole path."""
    tiny = TinyMonitor.made(tmp_path_factory.mktemp("eigen") / PRIVATE)
    tiny.change(tiny.file, '"gegevens/kwb.csv"', f'"{tiny.source.as_posix()}"')
    # One row is set apart, so that there is a finding with the place of a row.
    tiny.change(tiny.source, "Wapenveld;Wijk;6000", "Wapenveld;Wijk;-6000")
    said: Ran = run("build", tiny.file, "--publish", *tiny.places)
    assert said.code == 0, said.err
    return Shelf(tiny.releases).current().folder


def words_of(path: Path) -> str:
    """Everything in a file that could be read as text, also where it is stored compressed."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
    elif path.suffix == ".arrow":
        table = pa.ipc.open_file(path).read_all()
    else:
        return path.read_text("utf-8")
    texts = [str(table.schema), str(table.schema.metadata), str(pq_metadata(path))]
    for column in table.columns:
        if not pa.types.is_floating(column.type) and not pa.types.is_integer(column.type):
            texts += [str(value) for value in column.unique().to_pylist()]
    return "\n".join(texts)


def pq_metadata(path: Path) -> object:
    return pq.read_metadata(path).metadata if path.suffix == ".parquet" else ""


def test_release_tells_nothing_of_the_machine_it_was_built_on(private_release: Path) -> None:
    """No folder, no path and no name of a user stands in any of its files."""
    secrets = {PRIVATE, str(private_release.parents[2]), str(Path.home()), getpass.getuser()}
    # A short name such as "root" would be found inside other words.
    telling = {secret for secret in secrets if len(secret) > 5}
    files = [path for path in private_release.rglob("*") if path.is_file()]
    found = {
        (path.name, secret) for path in files for secret in telling if secret in words_of(path)
    }
    assert len(files) > 10
    assert found == set()


def test_search_for_secrets_reads_compressed_files(private_release: Path) -> None:
    """Otherwise it would find nothing in a file whose bytes cannot be read."""
    assert "GM0244" in words_of(private_release / layout.REGIONS)
    assert "GM0244" in words_of(private_release / layout.PAGES)
    assert "kwb.csv" in words_of(private_release / layout.MANIFEST)
