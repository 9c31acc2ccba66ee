"""The blocks [[discontinued]] of a monitor file, checked: series that have stopped."""

import difflib
from collections.abc import Mapping
from typing import Any

from jeugdpeil.domain.definition import Text
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.monitor_file.toml_table import Keys, Place, TomlTables

DISCONTINUED_KEYS: Keys = {"indicator": str, "text": str, "text_en": str}
_TABLE = "discontinued"


def discontinued_of(tables: TomlTables, items: list[Any]) -> dict[str, Text]:
    """Since when a series has stopped and where newer figures are, by indicator.

    Raises:
        MonitorFileError: a key or indicator is not known, or there is no text.
    """
    found: dict[str, Text] = {}
    for number, item in enumerate(items):
        place = Place(_TABLE, number)
        block = tables.checked(item, DISCONTINUED_KEYS, place)
        tables.require(block, ("indicator", "text"), place)
        _refuse_unknown(tables, block, place)
        if not block["text"].strip():
            tables.fail("`text` is leeg", "text", place, "Zeg waar nieuwere cijfers staan.")
        found[block["indicator"]] = Text(block["text"], block.get("text_en") or block["text"])
    return found


def _refuse_unknown(tables: TomlTables, block: Mapping[str, Any], place: Place) -> None:
    known = [item.definition.id for item in all_indicators()]
    wanted: str = block["indicator"]
    if wanted not in known:
        close = difflib.get_close_matches(wanted, known, 1)
        advice = f"Bedoelde u {close[0]!r}? " if close else ""
        tables.fail(
            f"De indicator {wanted!r} bestaat niet",
            "indicator",
            place,
            f"{advice}De namen staan in docs/naslag/indicatoren.md.",
        )
