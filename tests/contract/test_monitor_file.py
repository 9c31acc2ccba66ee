"""A monitor file with a mistake is refused with the line, the key and what to do."""

from pathlib import Path

import pytest

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.monitor_file import Monitor, parse_monitor, read_monitor_file

GOOD = """\
[monitor]
name = "Proef"
division_year = 2026

[[source]]
id = "wijken"
kind = "kwb-csv"
file = "kwb.csv"
vintage = 2023-06-15
status = { "2022" = "voorlopig", "*" = "definitief" }
levels = ["wijk"]

[[source]]
id = "gemeenten"
kind = "untyped-csv"
file = "gm.csv"

[[group]]
name = "Ons Dal"
members = ["GM0244", "Heerde"]
"""


def parsed(text: str) -> Monitor:
    return parse_monitor(text, Path("map"))


def test_a_good_file_is_read_whole() -> None:
    """Sources keep their order, and what is left out has a default."""
    monitor = parsed(GOOD)

    assert [source.id for source in monitor.sources] == ["wijken", "gemeenten"]
    assert monitor.sources[0].levels == (RegionLevel.WIJK,)
    assert monitor.sources[0].status["*"] is Status.DEFINITIEF
    assert monitor.groups[0].code == "groep-ons-dal"
    assert (monitor.minimum, monitor.rounding, monitor.home) == (10, 5, "NL00")


def test_a_relative_path_starts_at_the_monitor_file() -> None:
    """A file stands beside the monitor file, wherever the command is run."""
    monitor = parsed(GOOD)
    assert monitor.path_of(monitor.sources[0]) == Path("map") / "kwb.csv"


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("division_year = 2", "division_yaer = 2", ("line 3", "division_yaer", "division_year")),
        ('kind = "kwb-csv"', 'kind = "kwb"', ("line 7", "kwb-csv")),
        ("[[group]]", "[[groep]]", ("line 18", "groep", "group")),
        ('levels = ["wijk"]', 'levels = ["wijken"]', ("wijken", "gemeente, wijk")),
        ('"2022" = "voorlopig"', '"2022" = "bijna"', ("line 10", "bijna", "nader voorlopig")),
        ('"2022" = "voorlopig"', '"2022-H3" = "voorlopig"', ("line 10", "2022-H3")),
        ("vintage = 2023-06-15", 'vintage = "juni"', ("line 9", "vintage", "2023-06-15")),
        ('id = "gemeenten"', 'id = "wijken"', ("line 14", "wijken")),
        ('file = "gm.csv"', 'flie = "gm.csv"', ("line 16", "flie", "file")),
        ('name = "Proef"', "", ("line 1", "name")),
        ('name = "Proef"', "name = 3", ("line 2", "name")),
        ("division_year = 2026", "division_year = true", ("line 3", "division_year")),
        ('file = "gm.csv"', 'dot = "misschien"', ("line 16", "dot", "geheim of onbekend")),
        ('name = "Proef"', 'name = "Proef"\nlanguage = "fy"', ("line 3", "language")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_remedy(
    old: str, new: str, parts: tuple[str, ...]
) -> None:
    """The message holds the line, the key and what is allowed."""
    assert old in GOOD
    with pytest.raises(MonitorFileError) as caught:
        parsed(GOOD.replace(old, new, 1))

    message = caught.value.message()
    assert all(part in message for part in parts), message


def test_no_toml_is_said_with_the_line() -> None:
    """The line of a missing quotation mark is named."""
    with pytest.raises(MonitorFileError, match="line 2"):
        parsed('[monitor]\nname = "Proef\n')


def test_a_looser_disclosure_policy_is_refused() -> None:
    """A monitor may be stricter than ten and five, not looser."""
    with pytest.raises(MonitorFileError, match="line 23"):
        parsed(GOOD + "\n[disclosure]\nminimum = 5\n")
    assert parsed(GOOD + "\n[disclosure]\nminimum = 20\n").minimum == 20


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(MonitorFileError, match="jeugdpeil init"):
        read_monitor_file(tmp_path / "monitor.toml")


def test_reference_data_that_are_absent_are_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable to set."""
    monkeypatch.setenv("JEUGDPEIL_REFERENCE_DATA", "nergens")
    monitor = parsed(GOOD.replace('"kwb.csv"', '"reference:kwb.csv"'))
    with pytest.raises(MonitorFileError, match="JEUGDPEIL_REFERENCE_DATA"):
        monitor.path_of(monitor.sources[0])
