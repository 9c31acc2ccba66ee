"""The block [[characteristic]] of a monitor file: a region's own ones, and how others are used."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jeugdpeil.codelists.characteristics import (
    CHARACTERISTICS,
    PERCENTAGE,
    THEMES,
    TRANSFORMS,
    AsPrinted,
    Characteristic,
    Part,
    Ratio,
    Value,
)
from jeugdpeil.codelists.measures import INWONERS, MEASURE_LIST, OWN_PREFIX
from jeugdpeil.domain.definition import Text
from jeugdpeil.domain.tables import TOTAL
from jeugdpeil.monitor_file.blocks import CharacteristicSpec, SourceSpec
from jeugdpeil.monitor_file.source_blocks import ID_FORM
from jeugdpeil.monitor_file.toml_table import Keys, Place, TomlTables

CHARACTERISTIC_KEYS: Keys = {
    "id": str,
    "name": str,
    "name_en": str,
    "theme": str,
    "unit": str,
    "decimals": int,
    "transform": str,
    "origin": bool,
    "movable": bool,
    "curve": bool,
    "source": str,
    "numerator": str,
    "denominator": str,
    "per": int,
}
# What a built-in characteristic is cannot be changed, only how a model uses it.
_USES = ("id", "transform", "movable", "curve")
# Counts of the sources that a characteristic can be made of, by variable.
_COUNTS: Mapping[str, Part] = {
    INWONERS: Part(INWONERS, "leeftijd", TOTAL),
    **{
        item.variable: Part(item.variable)
        for item in MEASURE_LIST
        if not item.is_care and item.dimension == TOTAL
    },
}


def characteristics_of(
    tables: TomlTables, items: list[dict[str, Any]], sources: Iterable[SourceSpec]
) -> tuple[CharacteristicSpec, ...]:
    """The characteristics that the file names, with those of its sources that have no block.

    Raises:
        MonitorFileError: a block has a mistake, two have the same id, or what a characteristic is
            made of is in no source.
    """
    columns = {code: column for source in sources for code, column in source.columns.items()}
    found: dict[str, CharacteristicSpec] = {}
    for number, item in enumerate(items):
        place = Place("characteristic", number)
        spec = _characteristic(tables, item, place, columns)
        code = spec.characteristic.id
        if code in found:
            what = f"Twee blokken gaan over het kenmerk {code!r}"
            tables.fail(what, "id", place, "Haal een van de twee weg.")
        found[code] = spec
    used = {part.variable for spec in found.values() for part in spec.characteristic.parts}
    for code, column in columns.items():
        # Columns that only serve as a part of another characteristic are none themselves.
        if code not in found and OWN_PREFIX + code not in used:
            found[code] = CharacteristicSpec(_bare(code, column))
    return tuple(found.values())


def _bare(code: str, column: str) -> Characteristic:
    """A column without a block: its own name, and a theme of its own."""
    value = AsPrinted(Part(OWN_PREFIX + code))
    return Characteristic(
        code, Text(column, column), "eigen", value, Text("-", "-"), source="eigen"
    )


def _characteristic(
    tables: TomlTables, item: dict[str, Any], place: Place, columns: Mapping[str, str]
) -> CharacteristicSpec:
    table = tables.checked(item, CHARACTERISTIC_KEYS, place)
    tables.require(table, ("id",), place)
    tables.choice(table, "transform", TRANSFORMS, place)
    if table["id"] in CHARACTERISTICS:
        characteristic = _changed(tables, table, place)
    else:
        characteristic = _own(tables, table, place, columns)
    return CharacteristicSpec(characteristic, table.get("movable", False), table.get("curve"))


def _changed(tables: TomlTables, table: dict[str, Any], place: Place) -> Characteristic:
    for key in table:
        if key not in _USES:
            tables.fail(
                f"Het kenmerk {table['id']!r} bestaat al; `{key}` ervan ligt vast",
                key,
                place,
                f"Verander alleen {', '.join(_USES[1:])}, of geef een eigen kenmerk een andere id.",
            )
    known = CHARACTERISTICS[table["id"]]
    return replace(known, transform=table.get("transform", known.transform))


def _own(
    tables: TomlTables, table: dict[str, Any], place: Place, columns: Mapping[str, str]
) -> Characteristic:
    code = table["id"]
    if not ID_FORM.fullmatch(code):
        what = f"{code!r} kan geen id van een kenmerk zijn"
        tables.fail(what, "id", place, "Gebruik kleine letters, cijfers en streepjes.")
    if not 0 <= table.get("decimals", 1) <= 3:
        what = f"`decimals` is {table['decimals']}; verwacht was 0, 1, 2 of 3"
        tables.fail(what, "decimals", place, "Verander de waarde.")
    theme = table.get("theme", "eigen")
    if not ID_FORM.fullmatch(theme):
        remedy = f"Kies uit: {', '.join(THEMES)}, of schrijf een eigen thema in die vorm."
        tables.fail(f"{theme!r} kan geen thema zijn", "theme", place, remedy)
    value = _value(tables, table, place, columns)
    name = table.get("name", "").strip() or columns.get(code, code)
    unit = table.get("unit", "").strip() or (PERCENTAGE.nl if isinstance(value, Ratio) else "-")
    return Characteristic(
        id=code,
        name=Text(name, table.get("name_en", "").strip() or name),
        theme=theme,
        value=value,
        unit=Text(unit, unit),
        decimals=table.get("decimals", 1),
        transform=table.get("transform", "geen"),
        is_origin=table.get("origin", False),
        source=table.get("source", "eigen"),
    )


def _value(
    tables: TomlTables, table: dict[str, Any], place: Place, columns: Mapping[str, str]
) -> Value:
    given = [key for key in ("numerator", "denominator") if key in table]
    if len(given) == 1:
        what = "`numerator` en `denominator` horen bij elkaar"
        tables.fail(what, given[0], place, "Geef ze allebei, of geen van beide.")
    if not given:
        if table["id"] not in columns:
            tables.fail(
                f"Van het kenmerk {table['id']!r} is niet bekend waar het uit bestaat",
                "id",
                place,
                "Noem het in `columns` van een bron van de soort characteristics-csv, of geef "
                "`numerator` en `denominator`.",
            )
        return AsPrinted(Part(OWN_PREFIX + table["id"]))
    if table.get("per", 100) < 1:
        what = f"`per` is {table['per']}; verwacht was een getal vanaf 1"
        tables.fail(what, "per", place, "Schrijf bijvoorbeeld per = 100.")
    parts = [_part(tables, table[key], key, place, columns) for key in given]
    return Ratio(parts[0], (parts[1],), table.get("per", 100))


def _part(
    tables: TomlTables, name: str, key: str, place: Place, columns: Mapping[str, str]
) -> Part:
    if name in columns:
        return Part(OWN_PREFIX + name)
    if name not in _COUNTS:
        known = ", ".join([*columns, *_COUNTS])
        tables.fail(f"Het gegeven {name!r} bestaat niet", key, place, f"Kies uit: {known}.")
    return _COUNTS[name]
