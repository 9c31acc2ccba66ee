"""What is wrong with a TOML file, in Dutch, and how its values are written."""

import json
import re
import tomllib
from datetime import date, time

from jeugdpeil.domain.errors import MonitorFileError

_PLACE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)")
# The first words of what tomllib says; what it quotes behind them stands in the file.
_WORDS = (
    ("Unterminated string", "een tekst heeft geen aanhalingsteken aan het eind"),
    ("Illegal character", "een tekst heeft geen aanhalingsteken aan het eind"),
    ("Expected '='", "achter een sleutel ontbreekt het teken ="),
    ("Expected ']'", "een haak ] ontbreekt"),
    ("Expected ']]'", "de haken ]] ontbreken"),
    ("Expected newline", "er staat nog iets achter de waarde"),
    ("Unclosed array", "een lijst heeft geen haak ] aan het eind"),
    ("Unclosed inline table", "een tabel heeft geen accolade } aan het eind"),
    ("Cannot declare", "een tabel staat er twee keer"),
    ("Cannot overwrite", "een sleutel staat er twee keer"),
    ("Duplicate inline table key", "een sleutel staat er twee keer"),
    ("Invalid value", "een waarde ontbreekt, of is een tekst zonder aanhalingstekens"),
    ("Invalid date", "een datum bestaat niet"),
    ("Unescaped '\\'", "een schuine streep \\ moet dubbel, of gebruik /"),
    ("Invalid hex value", "een schuine streep \\ moet dubbel, of gebruik /"),
)


def no_toml(error: tomllib.TOMLDecodeError, file_name: str) -> MonitorFileError:
    """The refusal of a file that is no TOML, with line and place on the line.

    Args:
        error: what the reader of TOML says.
        file_name: name of the file, for the message.
    """
    found = _PLACE.fullmatch(str(error))
    said = found["what"] if found else str(error)
    what = next((words for start, words in _WORDS if said.startswith(start)), "")
    place = f", regel {found['line']}, teken {found['column']}" if found and found["line"] else ""
    return MonitorFileError(
        f"Het monitorbestand is geen geldige TOML{': ' if what else ''}{what}",
        where=f"{file_name}{place or ', aan het eind'}",
        remedy="Controleer op deze plek de aanhalingstekens, haken en namen.",
    )


def toml_word(value: object) -> str:
    """A value as it is written in TOML, so that a reader finds it in the file.

    >>> toml_word("nl"), toml_word(True), toml_word(date(2023, 6, 15))
    ('"nl"', 'true', '2023-06-15')
    """
    is_moment = isinstance(value, date | time)
    return str(value) if is_moment else json.dumps(value, ensure_ascii=False, default=str)
