"""The blocks [[source]] and [[group]] of a monitor file, checked."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from jeugdpeil.codelists.characteristics import CHARACTERISTICS
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.scope import AgeBase
from jeugdpeil.domain.status import Status
from jeugdpeil.monitor_file.blocks import (
    CELL_MEANINGS,
    CHARACTERISTICS_KIND,
    GEOMETRY_FORMATS,
    SOURCE_KINDS,
    GroupSpec,
    SourceSpec,
)
from jeugdpeil.monitor_file.toml_table import Place, TomlTables

_CHOICES: dict[str, tuple[str, ...]] = {
    "dot": CELL_MEANINGS,
    "blank": CELL_MEANINGS,
    "age_base": tuple(base.value for base in AgeBase),
    "format": GEOMETRY_FORMATS,
}
SOURCE_KEYS: dict[str, type] = {
    "id": str,
    "kind": str,
    "title": str,
    "file": str,
    "table": str,
    "version": int,
    "base_url": str,
    "filter": str,
    "region_year": int,
    "period": str,
    "columns": dict,
    "vintage": date,
    "status": dict,
    "levels": list,
    "licence": str,
    "attribution": str,
    "origin": str,
    "protected": bool,
    "age_base": str,
    "level": str,
    "layer": str,
    "code_field": str,
    "format": str,
    "encoding": str,
    "check_only": bool,
    "expected": list,
    "dot": str,
    "blank": str,
}
GROUP_KEYS: dict[str, type] = {
    "code": str,
    "name": str,
    "members": list,
    "from_year": int,
    "to_year": int,
    "note": str,
}
ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def sources_of(tables: TomlTables, items: list[dict[str, Any]]) -> tuple[SourceSpec, ...]:
    """The sources of the file, each with a name of its own.

    Raises:
        MonitorFileError: a block has a mistake, or two have the same id.
    """
    sources = tuple(_source(tables, item, number) for number, item in enumerate(items))
    _refuse_twice(tables, [source.id for source in sources])
    return sources


def group_of(tables: TomlTables, item: dict[str, Any], number: int) -> GroupSpec:
    """A group of gemeenten, with a code that follows from its name where it has none.

    Raises:
        MonitorFileError: the block has a mistake.
    """
    place = Place("group", number)
    table = tables.checked(item, GROUP_KEYS, place)
    tables.require(table, ("name", "members"), place)
    code = table.get("code") or "groep-" + re.sub(r"[^a-z0-9]+", "-", table["name"].lower())
    values: dict[str, Any] = {**table, "code": code.strip("-")}
    values["members"] = tuple(table["members"])
    return GroupSpec(**values)


def _source(tables: TomlTables, item: dict[str, Any], number: int) -> SourceSpec:
    place = Place("source", number)
    table = tables.checked(item, SOURCE_KEYS, place)
    tables.require(table, ("id", "kind"), place)
    if table["kind"] not in SOURCE_KINDS:
        what = f"De soort {table['kind']!r} van bron {table['id']!r} bestaat niet"
        tables.fail(what, "kind", place, f"Kies uit: {', '.join(SOURCE_KINDS)}.")
    values = dict(table)
    values["levels"] = tuple(
        tables.level(name, "levels", place) for name in table.get("levels", [])
    )
    if "level" in table:
        values["level"] = tables.level(table["level"], "level", place)
    values["status"] = _status(tables, table.get("status", {}), place)
    values["expected"] = tuple(table.get("expected", []))
    for key, choices in _CHOICES.items():
        tables.choice(table, key, choices, place)
    _check_columns(tables, table, place)
    return SourceSpec(**values)


def _check_columns(tables: TomlTables, table: Mapping[str, Any], place: Place) -> None:
    """What a file with a region's own characteristics needs, and no other source has."""
    is_own = table["kind"] == CHARACTERISTICS_KIND
    for key in ("columns", "period"):
        if key in table and not is_own:
            what = f"`{key}` hoort bij een bron van de soort {CHARACTERISTICS_KIND}"
            tables.fail(what, key, place, "Haal de regel weg, of verander `kind`.")
    if not is_own:
        return
    tables.require(table, ("file", "region_year", "columns"), place)
    if not _YEAR.fullmatch(table.get("period", "2022")):
        what = f"De periode {table['period']!r} is geen jaar"
        tables.fail(what, "period", place, 'Schrijf het jaar, zoals "2022".')
    for code, column in table["columns"].items():
        if not ID_FORM.fullmatch(code) or not isinstance(column, str):
            tables.fail(
                f"In `columns` staat {code!r} = {column!r}; links hoort een naam van kleine "
                "letters, cijfers en streepjes, rechts de naam van een kolom",
                "columns",
                place,
                'Schrijf bijvoorbeeld columns = { eenoudergezinnen = "Eenoudergezinnen (%)" }.',
            )
        if code in CHARACTERISTICS:
            what = f"Het kenmerk {code!r} in `columns` bestaat al"
            tables.fail(what, "columns", place, "Geef uw eigen kenmerk een andere naam.")


def _status(tables: TomlTables, item: dict[str, str], place: Place) -> dict[str, Status]:
    known = [status.value for status in Status]
    for period, word in item.items():
        if word not in known:
            what = f"De status {word!r} van periode {period!r} bestaat niet"
            tables.fail(what, "status", place, f"Kies uit: {', '.join(known)}.")
        _check_period(tables, period, place)
    return {period: Status(word) for period, word in item.items()}


def _check_period(tables: TomlTables, period: str, place: Place) -> None:
    if period == "*":
        return
    try:
        Period.parse(period)
    except ValueError:
        remedy = 'Schrijf 2022, 2022-H1, of "*" voor alle andere perioden.'
        tables.fail(f"De periode {period!r} bestaat niet", "status", place, remedy)


def _refuse_twice(tables: TomlTables, ids: list[str]) -> None:
    for number, name in enumerate(ids):
        if name in ids[:number]:
            place, remedy = Place("source", number), "Geef elke bron een eigen naam."
            tables.fail(f"Twee bronnen heten {name!r}", "id", place, remedy)
