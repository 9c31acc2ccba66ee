"""What the manual tells a reader to type can be typed, and gives what the manual says."""

import importlib
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from jeugdpeil import cli
from jeugdpeil.indicators import expression as blocks
from jeugdpeil.indicators.catalogue import THEMES, Indicator, definition_of
from jeugdpeil.monitor_file import parse_monitor
from support.command_line import run
from support.tiny_monitor import TinyMonitor

ROOT = Path(__file__).resolve().parents[2]
# The reference pages name commands without what stands behind them.
DOCUMENTS = sorted(
    document
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    if document.parent.name != "naslag"
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:jeugdpeil|make) [^`]+)`")
COMMAND = re.compile(r"(?:\S*/)?(jeugdpeil|make) (.+)")


def fenced(document: Path, language: str) -> list[str]:
    """The blocks of a document in a language."""
    found = FENCE.findall(document.read_text("utf-8"))
    return [text for kind, text in found if kind == language]


def commands_in(document: Path) -> list[tuple[str, list[str]]]:
    """Program and words of every command that a document tells the reader to type."""
    lines = [line for block in fenced(document, "sh") for line in block.splitlines()]
    lines += INLINE.findall(document.read_text("utf-8"))
    parts = [part.strip() for line in lines for part in line.split("&&")]
    found = [match for part in parts if (match := COMMAND.fullmatch(part))]
    return [(match[1], shlex.split(match[2], comments=True)) for match in found]


COMMANDS = sorted(
    {
        (document.relative_to(ROOT).as_posix(), program, *words)
        for document in DOCUMENTS
        for program, words in commands_in(document)
    }
)


def parse(words: list[str]) -> None:
    """Read the words of a command as the program does, and do nothing."""
    command: Any = importlib.import_module("typer.main").get_command(cli.app)
    rest = words
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"no command {' '.join(words)}"
        command, rest = command.commands[rest[0]], rest[1:]
    if rest != ["--help"]:
        command.make_context("jeugdpeil", list(rest))


def test_the_manual_has_commands() -> None:
    """The search finds them in blocks and in sentences."""
    assert ("README.md", "jeugdpeil", "demo") in COMMANDS
    assert ("docs/doen/publiceren.md", "jeugdpeil", "rollback") in COMMANDS
    assert len(COMMANDS) > 30


@pytest.mark.parametrize(
    "line", [line for line in COMMANDS if line[1] == "jeugdpeil"], ids=" ".join
)
def test_command_of_the_manual_is_one_of_the_program(line: tuple[str, ...]) -> None:
    """Its name, its options and their values are known."""
    parse([word for word in line[2:] if word != "..."])


def test_command_that_does_not_exist_is_found() -> None:
    """The test above can fail."""
    with pytest.raises(AssertionError, match="no command"):
        parse(["publiceer"])
    with pytest.raises(Exception, match="bestaat-niet"):
        parse(["build", "--bestaat-niet"])


@pytest.mark.parametrize("line", [line for line in COMMANDS if line[1] == "make"], ids=" ".join)
def test_target_of_the_manual_is_one_of_make(line: tuple[str, ...]) -> None:
    """A reader who types it gets no "No rule to make target"."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{re.escape(line[2])}:.*## ", makefile, re.MULTILINE)


# --- How-to pages ---------------------------------------------------------------------------------

RETRACE = ROOT / "docs" / "doen" / "getal-herleiden.md"
OWN_REGION = ROOT / "docs" / "doen" / "eigen-regio.md"
INDICATOR = ROOT / "docs" / "doen" / "indicator-toevoegen.md"


def test_trace_of_the_manual_is_what_the_command_prints(tmp_path: Path) -> None:
    """Every line of it, but for the moment and the number of the release."""
    tiny = TinyMonitor.made(tmp_path / "proef")
    assert run("build", tiny.file, "--publish", *tiny.places).code == 0
    (block,) = fenced(RETRACE, "text")
    command, *_ = [words for program, words in commands_in(RETRACE) if program == "jeugdpeil"]
    printed = run(*command, "--out", tiny.releases).out.splitlines()
    wanted = [line for line in block.splitlines() if line != "..." and line[:7] != "Release"]
    assert [line for line in wanted if line not in printed] == []


def test_examples_for_a_monitor_file_are_read() -> None:
    """What the pages show as a part of a monitor file can stand in one."""
    head = '[monitor]\nname = "Proef"\ndivision_year = 2026\n'
    pages = [OWN_REGION, ROOT / "docs" / "doen" / "ophalen.md"]
    examples = [block for page in pages for block in fenced(page, "toml")]
    assert len(examples) == 4
    for example in examples:
        monitor = parse_monitor(head + example, ROOT)
        assert monitor.sources or monitor.groups or monitor.corrections


def test_indicator_of_the_manual_works() -> None:
    """Its definition is read, its expression is one, and its folder has the name of its id."""
    (definition,) = (definition_of(block) for block in fenced(INDICATOR, "toml"))
    _, code = fenced(INDICATOR, "python")
    names: dict[str, Any] = {}
    exec(compile(code, "expression.py", "exec"), names)
    indicator = Indicator(definition, names["EXPRESSION"])
    assert isinstance(indicator.expression, blocks.Share)
    assert definition.theme in THEMES
    folder = definition.id.replace("-", "_")
    assert f"`src/jeugdpeil/indicators/{folder}`" in INDICATOR.read_text("utf-8")


def test_manual_names_every_theme_and_building_block() -> None:
    """Whoever adds an indicator sees what there is to choose from."""
    text = INDICATOR.read_text("utf-8")
    kinds = [kind.__name__ for kind in blocks.Expression.__args__]
    assert [word for word in (*THEMES, *kinds) if f"`{word}`" not in text] == []
