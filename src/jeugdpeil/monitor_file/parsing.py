"""From the text of a monitor file to the monitor."""

import re
import tomllib
from pathlib import Path
from typing import Any

from jeugdpeil.domain.errors import MonitorFileError, system_reason
from jeugdpeil.monitor_file.characteristic_blocks import CHARACTERISTIC_KEYS, characteristics_of
from jeugdpeil.monitor_file.discontinued_blocks import DISCONTINUED_KEYS, discontinued_of
from jeugdpeil.monitor_file.expected_blocks import EXPECTED_KEYS, expected_of
from jeugdpeil.monitor_file.monitor import Monitor
from jeugdpeil.monitor_file.source_blocks import GROUP_KEYS, SOURCE_KEYS, group_of, sources_of
from jeugdpeil.monitor_file.toml_table import Keys, Place, TomlTables
from jeugdpeil.toml_words import no_toml

_MONITOR_KEYS: Keys = {
    "name": str,
    "owner": str,
    "contact": str,
    "corrections": str,
    "language": str,
    "home": str,
    "division_year": int,
    "size": str,
    "seed": int,
}
_POLICY_KEYS: Keys = {"minimum": int, "rounding": int}
TABLES: dict[str, Keys] = {
    "monitor": _MONITOR_KEYS,
    "source": SOURCE_KEYS,
    "group": GROUP_KEYS,
    "characteristic": CHARACTERISTIC_KEYS,
    "expected": EXPECTED_KEYS,
    "discontinued": DISCONTINUED_KEYS,
    "disclosure": _POLICY_KEYS,
}


def read_monitor_file(path: Path) -> Monitor:
    """Read and check a monitor file.

    Raises:
        MonitorFileError: the file is absent, is no TOML, or has a key or value that is not known;
            the message names line, key and remedy.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise _unreadable(path, system_reason(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "het is geen tekst in UTF-8") from error
    return parse_monitor(text, path.parent, path.name)


def _unreadable(path: Path, why: str) -> MonitorFileError:
    return MonitorFileError(
        f"Het monitorbestand {path.name} is niet te lezen: {why}",
        where=str(path.parent),
        remedy="Noem een TOML-bestand dat er is, of maak er een met `jeugdpeil init`.",
    )


def parse_monitor(text: str, folder: Path, file_name: str = "monitor.toml") -> Monitor:
    """Check the text of a monitor file.

    Raises:
        MonitorFileError: as `read_monitor_file`.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise no_toml(error, file_name) from error
    return _monitor(TomlTables(text, file_name), content, folder)


def _monitor(tables: TomlTables, content: dict[str, Any], folder: Path) -> Monitor:
    tables.refuse_unknown(content, TABLES, Place(""))
    head = tables.checked(content.get("monitor", {}), _MONITOR_KEYS, Place("monitor"))
    tables.require(head, ("name", "division_year"), Place("monitor"))
    groups = enumerate(content.get("group", []))
    policy = _policy(tables, content)
    sources = sources_of(tables, content.get("source", []))
    characteristics = characteristics_of(tables, content.get("characteristic", []), sources)
    return Monitor(
        folder=folder,
        name=head["name"],
        owner=head.get("owner", ""),
        contact=head.get("contact", ""),
        language=_language(tables, head),
        home=head.get("home", "NL00"),
        division_year=head["division_year"],
        sources=sources,
        groups=tuple(group_of(tables, item, number) for number, item in groups),
        minimum=policy.get("minimum", 10),
        rounding=policy.get("rounding", 5),
        size=head.get("size", "klein"),
        seed=head.get("seed", 2026),
        expected=expected_of(tables, content.get("expected", []), characteristics),
        characteristics=characteristics,
        corrections=_corrections(tables, head),
        discontinued=discontinued_of(tables, content.get("discontinued", [])),
    )


def _policy(tables: TomlTables, content: dict[str, Any]) -> dict[str, Any]:
    place = Place("disclosure")
    policy = tables.checked(content.get("disclosure", {}), _POLICY_KEYS, place)
    if policy.get("minimum", 10) < 10 or policy.get("rounding", 5) < 5:
        tables.fail(
            "De regels voor kleine aantallen mogen strenger zijn dan minimum = 10 en "
            "rounding = 5, niet soepeler",
            "minimum" if "minimum" in policy else "rounding",
            place,
            "Haal de regel weg, of maak het getal groter.",
        )
    return policy


def _corrections(tables: TomlTables, head: dict[str, Any]) -> str:
    """An e-mail address, or the address of a form that takes the origin of a figure."""
    address: str = head.get("corrections", "")
    is_letter = re.fullmatch(r"[^@\s{}?&]+@[^@\s{}?&]+", address)
    is_form = re.fullmatch(r"https://[^\s{}]*\{herkomst\}[^\s{}]*", address)
    if address and not is_letter and not is_form:
        tables.fail(
            f"`corrections` is {address!r}; verwacht was een e-mailadres, of het adres van een "
            "formulier met {herkomst} erin",
            "corrections",
            Place("monitor"),
            'Schrijf "cijfers@example.org" of "https://example.org/melden?cijfer={herkomst}".',
        )
    return address


def _language(tables: TomlTables, head: dict[str, Any]) -> str:
    language = head.get("language", "nl")
    if language not in ("nl", "en"):
        what = f"`language` is {language!r}; verwacht was nl of en"
        tables.fail(what, "language", Place("monitor"), 'Schrijf "nl" of "en".')
    return language
