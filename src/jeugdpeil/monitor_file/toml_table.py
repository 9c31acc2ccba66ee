"""The tables of a TOML file against the keys that they may have; a mistake gets its line."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.toml_words import toml_word

Keys = Mapping[str, type]

_TYPE_NAMES: dict[type, str] = {
    str: "een tekst tussen aanhalingstekens",
    int: "een heel getal",
    float: "een getal, met een punt voor de decimalen",
    bool: "true of false",
    date: "een datum zoals 2023-06-15",
    list: "een lijst zoals [...]",
    dict: 'een tabel zoals { "2022" = "voorlopig" }',
}


@dataclass(frozen=True)
class Place:
    """Where in the file something stands: the table of this name, counted from 0."""

    table: str
    number: int = 0


@dataclass(frozen=True)
class TomlTables:
    """The text of a monitor file, for messages that name a line.

    Args:
        text: the whole file.
        file_name: its name.
    """

    text: str
    file_name: str

    def checked(self, item: Mapping[str, Any], keys: Keys, place: Place) -> dict[str, Any]:
        """A table whose keys are all known and whose values have the right type.

        Raises:
            MonitorFileError: a key is unknown or a value has another type.
        """
        self.refuse_unknown(item, keys, place)
        for key, value in item.items():
            if not _is_of(value, keys[key]):
                wanted = _TYPE_NAMES[keys[key]]
                what = f"`{key}` is {toml_word(value)}; verwacht was {wanted}"
                self.fail(what, key, place, "Verander de waarde.")
        return dict(item)

    def refuse_unknown(
        self, item: Mapping[str, Any], known: Mapping[str, object], place: Place
    ) -> None:
        """Refuse a key that the table does not have, with the one that was perhaps meant."""
        for key in item:
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                within = f" in [{place.table}]" if place.table else ""
                advice = f"Bedoelde u `{close[0]}`?" if close else ""
                self.fail(
                    f"De sleutel `{key}`{within} bestaat niet",
                    key,
                    Place(place.table or key, place.number),
                    f"{advice} Sleutels die er zijn: {', '.join(known)}.".strip(),
                )

    def require(self, item: Mapping[str, Any], keys: tuple[str, ...], place: Place) -> None:
        """Refuse a table without one of these keys."""
        name = f"[{place.table}]" if place.table == "monitor" else f"Een [[{place.table}]]"
        for key in keys:
            if key not in item:
                what = f"{name} heeft geen `{key}`"
                self.fail(what, place.table, place, f"Voeg `{key} = ...` toe.")

    def choice(
        self, item: Mapping[str, Any], key: str, choices: tuple[str, ...], place: Place
    ) -> None:
        """Refuse a word that is none of the choices."""
        if item.get(key, choices[0]) not in choices:
            self.fail(
                f"`{key}` is {toml_word(item[key])}; dat is geen van de mogelijkheden",
                key,
                place,
                f"Kies uit: {', '.join(choices)}.",
            )

    def level(self, name: object, key: str, place: Place) -> RegionLevel:
        """The level of region with this name."""
        known = [level.value for level in RegionLevel]
        if name not in known:
            what, remedy = f"Het niveau {name!r} bestaat niet", f"Kies uit: {', '.join(known)}."
            self.fail(what, key, place, remedy)
        return RegionLevel(str(name))

    def fail(self, what: str, key: str, place: Place, remedy: str) -> NoReturn:
        """Refuse the file.

        Raises:
            MonitorFileError: always, with the line of the key.
        """
        kind = "blok" if key == place.table else "sleutel"
        where = f"{self.file_name}, regel {self._line(key, place)}, {kind} {key}"
        raise MonitorFileError(what, where=where, remedy=remedy)

    def _line(self, key: str, place: Place) -> int:
        """The line of the key in the numbered [[table]], or the nearest that can be told."""
        lines = self.text.splitlines()
        head = re.compile(rf"\s*\[+\s*{re.escape(place.table)}\s*\]+")
        starts = [index for index, line in enumerate(lines) if head.match(line)]
        first = starts[place.number] if place.number < len(starts) else 0
        for index in range(first, len(lines)):
            if re.match(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(=|\])", lines[index]):
                return index + 1
        return first + 1


def _is_of(value: object, kind: type) -> bool:
    """Whether a value has a type; true and false are no numbers, and 2 is a number like 2.5."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)
