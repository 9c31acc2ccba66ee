"""A monitor file with a mistake is refused with the line, the key and what to do."""

from pathlib import Path

import pytest

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.monitor_file import (
    GEOMETRY_FORMATS,
    Monitor,
    parse_monitor,
    read_monitor_file,
)
from jeugdpeil.sources.geo.reading import GeoFormat

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
        (
            "division_year = 2",
            "division_yaer = 2",
            ("(monitor.toml, regel 3, sleutel division_yaer)", "Bedoelde u `division_year`?"),
        ),
        ('kind = "kwb-csv"', 'kind = "kwb"', ("regel 7", "kwb-csv")),
        ("[[group]]", "[[groep]]", ("regel 18", "groep", "group")),
        ('levels = ["wijk"]', 'levels = ["wijken"]', ("wijken", "gemeente, wijk")),
        ('"2022" = "voorlopig"', '"2022" = "bijna"', ("regel 10", "bijna", "nader voorlopig")),
        ('"2022" = "voorlopig"', '"2022-H3" = "voorlopig"', ("regel 10", "2022-H3")),
        ("vintage = 2023-06-15", 'vintage = "juni"', ("regel 9", "vintage", "2023-06-15")),
        ('id = "gemeenten"', 'id = "wijken"', ("regel 14", "wijken")),
        ('file = "gm.csv"', 'flie = "gm.csv"', ("regel 16", "flie", "file")),
        ('name = "Proef"', "", ("regel 1", "name")),
        ('name = "Proef"', "name = 3", ("regel 2", "name")),
        ("division_year = 2026", "division_year = true", ("regel 3", "division_year")),
        ('file = "gm.csv"', 'dot = "misschien"', ("regel 16", "dot", "geheim of onbekend")),
        ('file = "gm.csv"', 'age_base = "0-18"', ("regel 16", "age_base", "0-22, 0-17")),
        ('file = "gm.csv"', 'format = "shp"', ("regel 16", "format", "geojson, topojson")),
        ('name = "Proef"', 'name = "Proef"\nlanguage = "fy"', ("regel 3", "language")),
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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[monitor]\nname = "Proef\n', ("regel 2, teken", "geen aanhalingsteken aan het eind")),
        ("[monitor]\nname Proef\n", ("regel 2, teken", "ontbreekt het teken =")),
        ("[monitor]\nname = Proef\n", ("regel 2, teken", "tekst zonder aanhalingstekens")),
        ("[monitor\nname = 1\n", ("regel 1, teken", "een haak ] ontbreekt")),
        ('[monitor]\nname = "a"\nname = "b"\n', ("regel 3, teken", "staat er twee keer")),
        ("[monitor]\nmembers = [1, 2", ("aan het eind", "geen haak ] aan het eind")),
        ('[monitor]\nfile = "C:\\Users"\n', ("regel 2, teken", "moet dubbel")),
        ("[monitor]\nvintage = 2023-02-30\n", ("regel 2, teken", "een datum bestaat niet")),
    ],
)
def test_no_toml_is_said_in_dutch_with_its_place(text: str, parts: tuple[str, ...]) -> None:
    """A missing quotation mark is named with its line, not in the words of the library."""
    with pytest.raises(MonitorFileError) as caught:
        parsed(text)
    message = caught.value.message()
    assert all(part in message for part in parts), message


def test_geometry_formats_are_those_of_the_reader() -> None:
    """The monitor file and the reader of maps know the same formats."""
    assert tuple(each.value for each in GeoFormat) == GEOMETRY_FORMATS


def test_a_looser_disclosure_policy_is_refused() -> None:
    """A monitor may be stricter than ten and five, not looser."""
    with pytest.raises(MonitorFileError, match="regel 23, sleutel minimum"):
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


@pytest.mark.parametrize(
    "address", ["cijfers@example.org", "https://example.org/melden?cijfer={herkomst}&x=1"]
)
def test_an_address_for_corrections_is_a_letter_or_a_form(address: str) -> None:
    """A form takes the origin of the figure in its address."""
    text = GOOD.replace('name = "Proef"', f'name = "Proef"\ncorrections = "{address}"')
    assert parse_monitor(text, Path()).corrections == address


@pytest.mark.parametrize(
    "address",
    [
        "bel ons",
        "https://example.org/melden",
        "http://example.org/{herkomst}",
        "javascript:{herkomst}",
    ],
)
def test_another_address_for_corrections_is_refused(address: str) -> None:
    """A form that is not told the figure is of no use, and other addresses are not safe."""
    text = GOOD.replace('name = "Proef"', f'name = "Proef"\ncorrections = "{address}"')
    with pytest.raises(MonitorFileError) as caught:
        parse_monitor(text, Path())
    assert "regel 3, sleutel corrections" in str(caught.value.where)


STOPPED = (
    GOOD
    + """
[[discontinued]]
indicator = "{indicator}"
text = "Het laatste jaar is 2024."
"""
)


def test_a_series_that_stopped_has_its_sentence() -> None:
    """Where there is no English one, the Dutch one serves in both languages."""
    monitor = parse_monitor(STOPPED.replace("{indicator}", "trajecten"), Path())
    told = monitor.discontinued["trajecten"]
    assert (told.nl, told.en) == ("Het laatste jaar is 2024.", "Het laatste jaar is 2024.")


def test_a_stopped_series_of_no_indicator_is_refused() -> None:
    """With the name that was perhaps meant."""
    with pytest.raises(MonitorFileError) as caught:
        parse_monitor(STOPPED.replace("{indicator}", "trajekten"), Path())
    assert "Bedoelde u 'trajecten'" in (caught.value.remedy or "")
