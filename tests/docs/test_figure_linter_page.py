"""The page on checking figures states what was measured, and shows what the command says."""

import re
from pathlib import Path

from jeugdpeil.domain.finding import Severity
from jeugdpeil.validation.figure_linter import TextKind, checked_text
from support.command_line import run
from support.correct_texts import correct_texts
from support.other_errors import other_errors
from support.published_errors import PUBLISHED_ERRORS
from support.unseen_errors import unseen_errors
from support.unseen_texts import unseen_texts

PAGE = Path(__file__).resolve().parents[2] / "docs" / "doen" / "cijfers-controleren.md"
ROW = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
SETS = {
    "fouten die echt zijn gepubliceerd": tuple((each.kind, each.text) for each in PUBLISHED_ERRORS),
    "andere fouten van dezelfde soort": other_errors(),
    "juiste teksten en tabellen": correct_texts(),
    "fouten die de regels niet kenden": unseen_errors(),
    "juiste teksten die de regels niet kenden": unseen_texts(),
}


def measured(texts: tuple[tuple[TextKind, str], ...]) -> tuple[int, int, int]:
    """How many texts there are, how many have a finding, and how many something proved wrong."""
    found = [checked_text(text, kind) for kind, text in texts]
    wrong = [any(each.severity is Severity.ERROR for each in findings) for findings in found]
    return len(texts), sum(map(bool, found)), sum(wrong)


def test_the_counts_on_the_page_are_those_that_are_measured() -> None:
    """A rule that finds more, less, or raises a false alarm changes the page."""
    page = PAGE.read_text(encoding="utf-8")
    told = {name: tuple(map(int, numbers)) for name, *numbers in ROW.findall(page)}
    assert told == {name: measured(texts) for name, texts in SETS.items()}


def test_no_correct_text_is_called_wrong() -> None:
    """What is right is never called wrong: that is only said where arithmetic proves it."""
    names = ("juiste teksten en tabellen", "juiste teksten die de regels niet kenden")
    assert [measured(SETS[name])[2] for name in names] == [0, 0]


def test_the_example_is_what_the_command_says(tmp_path: Path) -> None:
    """Whoever types the example sees the lines of the page."""
    page = PAGE.read_text(encoding="utf-8")
    (text,) = re.findall(r"^```md\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    (said,) = re.findall(r"^```text\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    file = tmp_path / "raadsbrief.md"
    file.write_text(text, encoding="utf-8")
    assert run("check", "figures", file).out == said
