"""The command line: what every command does, says and ends with, mistakes of a user included.

The help texts stand in `help.txt`. After a change that is meant, renew it with
`PYTHONPATH=tests python tests/contract/test_cli.py`.
"""

import importlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from filelock import FileLock

from jeugdpeil import __version__, cli
from jeugdpeil.domain import errors
from jeugdpeil.published.shelf import Shelf
from support.command_line import Ran, run
from support.replay import ReplayServer
from support.tiny_monitor import TinyMonitor

HELP = Path(__file__).with_name("help.txt")
FIGURE = "jeugdzorg.GM0244-2022.2022.2023-06-15"


@pytest.fixture
def tiny(tmp_path: Path) -> TinyMonitor:
    return TinyMonitor.made(tmp_path / "proef")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> TinyMonitor:
    """The monitor with one release that was published; tests only read it."""
    tiny = TinyMonitor.made(tmp_path_factory.mktemp("cli") / "proef")
    said = run("build", tiny.file, "--publish", *tiny.places)
    assert said.code == 0, said.err
    return tiny


def commands(name: str, command: Any) -> Iterator[str]:
    """Every command as it is typed, groups of commands included."""
    yield name
    for key, each in getattr(command, "commands", {}).items():
        yield from commands(f"{name} {key}", each)


def all_commands() -> list[str]:
    root = importlib.import_module("typer.main").get_command(cli.app)
    return list(commands("jeugdpeil", root))


def help_texts() -> str:
    """What `--help` says of every command, on a screen of 80 columns."""
    with mock.patch.dict(os.environ, {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1"}):
        parts = [run(*name.split()[1:], "--help").out.strip() for name in all_commands()]
    return (
        "\n\n".join(
            f"## {name} --help\n{part}" for name, part in zip(all_commands(), parts, strict=True)
        )
        + "\n"
    )


# --- Help -----------------------------------------------------------------------------------------


def test_help_is_as_agreed() -> None:
    """No option comes, goes or changes its words unseen."""
    assert help_texts() == HELP.read_text("utf-8")


def test_every_command_of_the_plan_is_there() -> None:
    """Those of the plan, of which `check` has parts of its own."""
    names = ["init", "fetch", "build", "publish", "rollback", "serve", "export", "trace", "report"]
    names += ["demo", "expected"]
    parts = ["data", "revisions", "figures"]
    wanted = {"jeugdpeil", "jeugdpeil check", *(f"jeugdpeil check {name}" for name in parts)}
    assert set(all_commands()) == wanted | {f"jeugdpeil {name}" for name in names}


def test_version_is_told() -> None:
    """The name of the program and its version."""
    assert run("--version").out == f"jeugdpeil {__version__}\n"


# --- A release from start to end ------------------------------------------------------------------


def test_build_makes_a_concept_and_says_what_to_do_next(tiny: TinyMonitor) -> None:
    """Nothing is served before somebody publishes it."""
    said = run("build", tiny.file, *tiny.places)
    shelf = Shelf(tiny.releases)
    (release,) = shelf.ids()
    assert (said.code, said.err) == (0, "")
    assert "Dit is een CONCEPT" in said.out
    assert f"jeugdpeil publish --release {release}" in said.out
    assert shelf.is_concept(release)
    assert shelf.current_id() is None


def test_build_with_publish_serves_at_once(built: TinyMonitor) -> None:
    """For a nightly run without a person."""
    shelf = Shelf(built.releases)
    assert shelf.current_id() == shelf.ids()[-1]


def test_publish_and_rollback_switch_the_release(tiny: TinyMonitor) -> None:
    """The newest is published, and rolling back serves the one before."""
    out = ("--out", tiny.releases)
    first_build = run("build", tiny.file, "--publish", *tiny.places)
    tiny.change(tiny.source, "1500;300", "1500;310")
    second_build = run("build", tiny.file, *tiny.places)
    first, second = Shelf(tiny.releases).ids()
    assert [first_build.code, second_build.code] == [0, 0]
    assert Shelf(tiny.releases).current_id() == first
    assert f"{second} is nu de geldende release" in run("publish", *out).out
    assert Shelf(tiny.releases).current_id() == second
    assert first in run("rollback", *out).out
    assert Shelf(tiny.releases).current_id() == first


def test_trace_leads_to_the_row_of_the_file(built: TinyMonitor) -> None:
    """Hattem stands in the second row of the file, its youths in the column a_jz_tn."""
    said = run("trace", FIGURE, "--out", built.releases)
    assert said.code == 0
    source = Shelf(built.releases).current().manifest.sources[0]
    assert source.sha256 in said.out
    assert re.search(r"rij +2$", said.out, re.MULTILINE)
    assert re.search(r"kolom +a_jz_tn$", said.out, re.MULTILINE)
    assert "300" in said.out


def test_check_tells_findings_and_what_is_filled(built: TinyMonitor) -> None:
    """As text, in two languages."""
    said = run("check", "data", built.file, "--work", built.work)
    english = run("check", "data", built.file, "--work", built.work, "--lang", "en")
    assert (said.code, english.code) == (0, 0)
    assert "gemeente 2022" in said.out
    assert "municipality 2022" in english.out
    assert re.search(r"^jongeren, jeugdzorg +100 % +100 % +83 %$", said.out, re.MULTILINE)


def test_check_as_json_can_be_read_by_a_program(built: TinyMonitor) -> None:
    """The same as the text, with codes."""
    said = run("check", "data", built.file, "--work", built.work, "--json")
    record = json.loads(said.out)
    assert said.code == 0
    assert record["has_errors"] is False
    assert all(finding["sentence"] and finding["code"] for finding in record["findings"])
    assert {row["level"] for row in record["coverage"]} >= {"gemeente", "wijk", "land"}


def test_check_ends_with_one_where_a_row_was_set_apart(tiny: TinyMonitor) -> None:
    """A script sees it without reading; the row is named."""
    tiny.change(tiny.source, "Wapenveld;Wijk;6000", "Wapenveld;Wijk;-6000")
    said = run("check", "data", tiny.file, "--work", tiny.work)
    assert said.code == 1
    assert re.search(r"^FOUTEN.*\n- kwb-2022, rij 8, kolom a_inw: ", said.out, re.MULTILINE)


def test_init_writes_and_says_the_next_step(tmp_path: Path) -> None:
    """The file is for the region that was named."""
    out = tmp_path / "monitor.toml"
    said = run("init", "--region", "hattem", "--out", out)
    assert said.code == 0
    assert f"{out} is geschreven voor Hattem (gemeente, GM0244)." in said.out
    assert f"jeugdpeil fetch {out}" in said.out


def test_monitor_without_sources_on_the_network_has_nothing_to_fetch(tiny: TinyMonitor) -> None:
    """That is no failure."""
    said = run("fetch", tiny.file, "--work", tiny.work)
    assert said.code == 0
    assert "geen bronnen op het netwerk" in said.out


# --- Sources that are not protected ---------------------------------------------------------------


@pytest.fixture
def unprotected(tiny: TinyMonitor) -> TinyMonitor:
    """The figures are said to be as they were counted."""
    tiny.change(tiny.file, 'id = "kwb-2022"', 'id = "kwb-2022"\nprotected = false')
    return tiny


def test_unprotected_source_makes_a_concept_that_is_not_published(
    unprotected: TinyMonitor,
) -> None:
    """One may look at it, and `publish` refuses it by name."""
    assert run("build", unprotected.file, *unprotected.places).code == 0
    said = run("publish", "--out", unprotected.releases)
    shelf = Shelf(unprotected.releases)
    assert said.code == 7
    assert "kwb-2022" in said.err
    assert shelf.current_id() is None
    assert shelf.is_concept(shelf.ids()[-1])


def test_unprotected_source_is_not_published_by_the_build_either(
    unprotected: TinyMonitor,
) -> None:
    """What was served stays served."""
    unprotected.change(unprotected.file, "protected = false\n", "")
    assert run("build", unprotected.file, "--publish", *unprotected.places).code == 0
    served = Shelf(unprotected.releases).current_id()
    unprotected.change(unprotected.file, 'id = "kwb-2022"', 'id = "kwb-2022"\nprotected = false')
    said = run("build", unprotected.file, "--publish", *unprotected.places)
    assert said.code == 7
    assert Shelf(unprotected.releases).current_id() == served


@pytest.mark.parametrize("command", [("export", "--to", "uit"), ("serve", "--host", "0.0.0.0")])
def test_unprotected_concept_leaves_by_no_other_door(
    unprotected: TinyMonitor, command: tuple[str, ...]
) -> None:
    """What may not be published may not be exported or served to others either."""
    assert run("build", unprotected.file, *unprotected.places).code == 0
    [release] = Shelf(unprotected.releases).ids()
    said = run(*command, "--release", release, "--releases", unprotected.releases)
    assert said.code == 7
    assert not Path("uit").exists()


# --- Every kind of mistake ------------------------------------------------------------------------


def usage_of_init(tiny: TinyMonitor) -> Ran:
    return run("init", "--region", "Hattem", "--out", tiny.file)


def misspelt_key(tiny: TinyMonitor) -> Ran:
    tiny.change(tiny.file, "division_year", "divisoin_year")
    return run("build", tiny.file, *tiny.places)


def web_page_for_a_file(tiny: TinyMonitor) -> Ran:
    tiny.source.write_text("<!DOCTYPE html><html>503</html>", "utf-8")
    return run("build", tiny.file, *tiny.places)


def table_that_is_gone(tiny: TinyMonitor) -> Ran:
    server = ReplayServer()
    source = (
        f'\n[[source]]\nid = "weg"\nkind = "cbs-odata"\ntable = "1NED"\nbase_url = "{server.feed}"'
    )
    tiny.file.write_text(tiny.file.read_text("utf-8") + source, "utf-8")
    try:
        return run("fetch", tiny.file, "--work", tiny.work)
    finally:
        server.stop()


def only_unusable_figures(tiny: TinyMonitor) -> Ran:
    rows = "gwb_code_10;regio;recs;a_inw;a_jz_tn\nXX0244;Hattem;Gemeente;12300;300\n"
    tiny.source.write_text(rows, "utf-8")
    return run("build", tiny.file, *tiny.places)


def unprotected_figures(tiny: TinyMonitor) -> Ran:
    tiny.change(tiny.file, 'id = "kwb-2022"', 'id = "kwb-2022"\nprotected = false')
    return run("build", tiny.file, "--publish", *tiny.places)


def release_that_is_not_there(tiny: TinyMonitor) -> Ran:
    return run("publish", "--release", "2020-01-01.1", "--out", tiny.releases)


def file_for_a_folder(tiny: TinyMonitor) -> Ran:
    tiny.releases.write_text("", "utf-8")
    return run("build", tiny.file, *tiny.places)


def other_build_at_work(tiny: TinyMonitor) -> Ran:
    tiny.releases.mkdir()
    with FileLock(tiny.releases / ".lock"):
        return run("build", tiny.file, *tiny.places)


def region_that_is_not_there(tiny: TinyMonitor) -> Ran:
    return run("init", "--region", "Atlantis", "--out", tiny.folder / "nieuw.toml")


def table_that_is_too_short(tiny: TinyMonitor) -> Ran:
    table = tiny.folder / "tabel.csv"
    table.write_text("wijk,gemeente,zorg,jongeren,bijstand\nWK1,GM1,5,90,3.5\n", "utf-8")
    roles = ("--area", "wijk", "--within", "gemeente", "--actual", "zorg", "--of", "jongeren")
    out = ("--out", tiny.folder / "uit")
    return run("expected", table, *roles, "--characteristics", "bijstand", *out)


MISTAKES: dict[type[errors.UserError], Callable[[TinyMonitor], Ran]] = {
    errors.UsageError: usage_of_init,
    errors.MonitorFileError: misspelt_key,
    errors.SourceError: web_page_for_a_file,
    errors.FetchError: table_that_is_gone,
    errors.DataError: only_unusable_figures,
    errors.DisclosureError: unprotected_figures,
    errors.ReleaseError: release_that_is_not_there,
    errors.StorageError: file_for_a_folder,
    errors.BusyError: other_build_at_work,
    errors.NotFoundError: region_that_is_not_there,
    errors.ModelError: table_that_is_too_short,
}


def test_every_kind_of_mistake_is_tried() -> None:
    """A new kind of error comes with the command that a user meets it in."""
    assert set(MISTAKES) == set(errors.UserError.__subclasses__())


@pytest.mark.parametrize("kind", MISTAKES, ids=lambda kind: kind.__name__)
def test_mistake_ends_with_a_code_of_its_own(
    tiny: TinyMonitor, kind: type[errors.UserError]
) -> None:
    """One message with what to do next, on standard error, and nothing of the program's inside."""
    said = MISTAKES[kind](tiny)
    assert said.code == kind.exit_code, said
    assert not said.has_traceback
    assert said.err.strip()
    assert str(tiny.folder) not in said.err


@pytest.mark.parametrize(
    "command",
    [
        ("build", "nergens.toml"),
        ("check", "data", "nergens.toml"),
        ("fetch", "nergens.toml"),
        ("trace", "geen-kenmerk"),
        ("trace", FIGURE),
        ("trace", FIGURE, "--release", "../x"),
        ("publish",),
        ("publish", "--release", ""),
        ("rollback",),
        ("serve",),
        ("serve", "--release", "2020-01-01.1"),
        ("serve", "--port", "0"),
        ("export",),
        ("demo", "--size", "groot"),
        ("demo", "--size", "../groot"),
        ("init",),
        ("init", "--region", ""),
        ("expected",),
        ("expected", "weg.csv", "--area", "a", "--within", "b", "--characteristics", "c"),
        ("check", "data", "--lang", "fr", "nergens.toml"),
        ("bestaat-niet",),
        ("build", "--bestaat-niet"),
    ],
    ids=" ".join,
)
def test_mistake_shows_no_inside_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """In an empty folder every command says what is missing, and leaves the folder empty."""
    monkeypatch.chdir(tmp_path)
    said = run(*command)
    assert 2 <= said.code <= 11, said
    assert said.err.strip()
    assert not said.has_traceback
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("build", "--publsh"), "De optie --publsh bestaat niet; wel: --publish"),
        (("build", "--qqqqqq"), "De optie --qqqqqq bestaat niet"),
        (("buil",), "De opdracht 'buil' bestaat niet; wel: 'build'"),
        (("zo",), "De opdracht 'zo' bestaat niet"),
        (("init",), "De optie '--region' ontbreekt"),
        (("trace",), "Het argument 'CIJFER' ontbreekt"),
        (("init", "--region"), "Achter de optie '--region' ontbreekt een waarde"),
        (("build", "--publish=3"), "Achter de optie '--publish' hoort geen waarde"),
        (("rollback", "nu"), "Dit staat er te veel: nu"),
        (("check", "data", "--lang", "fr"), "'--lang' is 'fr'; kies uit: 'nl', 'en'"),
        (("serve", "--port", "0"), "'--port' moet ten minste 1 zijn"),
        (("serve", "--port", "70000"), "'--port' mag hoogstens 65535 zijn"),
        (("serve", "--port", "x"), "Achter '--port' hoort een heel getal"),
    ],
)
def test_command_that_is_typed_wrongly_is_said_in_dutch(
    command: tuple[str, ...], said: str
) -> None:
    """Not in the words of the library that reads the command line."""
    ran = run(*command)
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"Fout: {said}")


def test_figure_that_is_not_there_is_said(built: TinyMonitor) -> None:
    """A good key of a figure that the release does not hold."""
    said = run("trace", "jeugdzorg.GM0014-2022.2022.2023-06-15", "--out", built.releases)
    assert said.code == 11
    assert "GM0014" in said.err


def test_reference_data_that_are_gone_are_said(
    tiny: TinyMonitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the variable that says where they are."""
    tiny.change(tiny.file, '"gegevens/kwb.csv"', '"reference:kwb.csv"')
    monkeypatch.setenv("JEUGDPEIL_REFERENCE_DATA", str(tiny.folder / "nergens"))
    said = run("build", tiny.file, *tiny.places)
    assert said.code == 3
    assert "JEUGDPEIL_REFERENCE_DATA" in said.err


def test_source_file_that_is_gone_is_said(tiny: TinyMonitor) -> None:
    """Its name, and the key to look at."""
    tiny.source.unlink()
    said = run("build", tiny.file, *tiny.places)
    assert said.code == 4
    assert "kwb.csv" in said.err
    assert "`file`" in said.err


def test_source_that_was_not_fetched_is_said(tiny: TinyMonitor) -> None:
    """The message says with which command to do so."""
    tiny.change(tiny.file, 'kind = "kwb-csv"', 'kind = "cbs-odata"\ntable = "85335NED"')
    tiny.change(tiny.file, 'file = "gegevens/kwb.csv"\n', "")
    said = run("build", tiny.file, *tiny.places)
    assert said.code == 4
    assert "jeugdpeil fetch" in said.err


if __name__ == "__main__":
    HELP.write_text(help_texts(), encoding="utf-8", newline="\n")
