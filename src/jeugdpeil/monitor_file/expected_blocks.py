"""The block [[expected]] of a monitor file: which models of expected use are made."""

import difflib
from collections.abc import Iterable
from typing import Any

from jeugdpeil.codelists.characteristics import CHARACTERISTICS, DEFAULTS
from jeugdpeil.codelists.measures import INWONERS, JONGEREN
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.scope import AgeBase
from jeugdpeil.domain.tables import NO_FORM
from jeugdpeil.indicators.catalogue import Indicator, all_indicators
from jeugdpeil.indicators.expression import Printed, Rate, Selection
from jeugdpeil.monitor_file.blocks import CharacteristicSpec, ExpectedSpec
from jeugdpeil.monitor_file.toml_table import Keys, Place, TomlTables

EXPECTED_KEYS: Keys = {
    "indicator": str,
    "level": str,
    "years": list,
    "characteristics": list,
    "without_origin": bool,
    "movable": list,
    "spatial": bool,
    "selects": bool,
    "minimum_difference": float,
    "minimum_youths": int,
    "draws": int,
    "folds": int,
    "seed": int,
}
LEVELS = (RegionLevel.WIJK, RegionLevel.GEMEENTE)
# With these and all forms under them a wijk has so few youths that an expected figure says nothing.
# SCP, Jeugdhulp in de wijk (2020), left them out for that reason.
TOO_RARE_AT_WIJK = (
    CareForm.MET_VERBLIJF,
    CareForm.JEUGDBESCHERMING,
    CareForm.JEUGDRECLASSERING,
)
_YOUTHS = (AgeBase.JONGEREN_0_22, AgeBase.JONGEREN_0_17, AgeBase.JONGEREN_12_22)
_RANGES: dict[str, tuple[float, float]] = {
    "minimum_difference": (0, 10),
    "minimum_youths": (0, 100_000),
    "draws": (200, 20_000),
    "folds": (2, 50),
    "seed": (0, 2**31),
}
_NAMES = {"draws": "n_draws", "folds": "n_folds", "spatial": "is_spatial"}


def expected_of(
    tables: TomlTables,
    items: list[dict[str, Any]],
    characteristics: Iterable[CharacteristicSpec],
) -> tuple[ExpectedSpec, ...]:
    """The models that the file asks for.

    Raises:
        MonitorFileError: a block has a mistake, asks for what cannot be had, or asks for it twice.
    """
    known = {*CHARACTERISTICS, *(item.characteristic.id for item in characteristics)}
    found: list[ExpectedSpec] = []
    for number, item in enumerate(items):
        place = Place("expected", number)
        spec = _expected(tables, item, place, known)
        if spec.model in {other.model for other in found}:
            what = f"Twee blokken vragen om {spec.indicator} per {spec.level.value}"
            tables.fail(what, "indicator", place, "Haal een van de twee weg.")
        found.append(spec)
    return tuple(found)


def may_be_expected(indicator: Indicator) -> bool:
    """Whether an indicator is a share of all youths, of whom an expected share can be computed."""
    expression = indicator.expression
    if isinstance(expression, Rate):
        counted = expression.numerator
        is_count = isinstance(counted, Selection) and counted.variable == JONGEREN
        return is_count and expression.denominator.variable == INWONERS
    return isinstance(expression, Printed) and indicator.definition.age_base in _YOUTHS


def is_too_rare(indicator: Indicator, level: RegionLevel) -> bool:
    """Whether too few youths of a region of the level have this form of care.

    Source:
        SCP, Jeugdhulp in de wijk (2020): verblijf, jeugdbescherming and jeugdreclassering are too
        rare for figures per wijk.
    """
    form = _form(indicator)
    return level is RegionLevel.WIJK and any(
        form is rare or form.is_part_of(rare) for rare in TOO_RARE_AT_WIJK if form
    )


def _form(indicator: Indicator) -> CareForm | None:
    expression = indicator.expression
    selection = None
    if isinstance(expression, Rate):
        selection = expression.numerator
    elif isinstance(expression, Printed):
        selection = expression.selection
    if not isinstance(selection, Selection) or selection.form == NO_FORM:
        return None
    return CareForm(selection.form)


def _expected(
    tables: TomlTables, item: dict[str, Any], place: Place, known: set[str]
) -> ExpectedSpec:
    table = tables.checked(item, EXPECTED_KEYS, place)
    tables.require(table, ("indicator", "level"), place)
    indicator = _indicator(tables, table["indicator"], place)
    level = tables.level(table["level"], "level", place)
    _check_level(tables, indicator, level, place)
    for key, (lowest, highest) in _RANGES.items():
        if not lowest <= table.get(key, lowest) <= highest:
            what = f"`{key}` is {table[key]}; verwacht was een getal van {lowest} tot {highest}"
            tables.fail(what, key, place, "Verander de waarde, of haal de regel weg.")
    values: dict[str, Any] = {_NAMES.get(key, key): value for key, value in table.items()}
    chosen = _ids(tables, table, "characteristics", place, known)
    movable = _ids(tables, table, "movable", place, known)
    _check_movable(tables, movable, chosen or DEFAULTS[level], place)
    values |= {
        "level": level,
        "years": _years(tables, table.get("years", []), place),
        "characteristics": chosen,
        "movable": movable,
    }
    return ExpectedSpec(**values)


def _indicator(tables: TomlTables, name: str, place: Place) -> Indicator:
    able = {item.definition.id: item for item in all_indicators() if may_be_expected(item)}
    every = {item.definition.id for item in all_indicators()}
    close = difflib.get_close_matches(name, able, 1)
    advice = f"Bedoelde u {close[0]!r}? " if close else ""
    what = (
        f"Van de indicator {name!r} is geen verwacht gebruik te maken: hij is geen deel van alle "
        "jongeren"
        if name in every
        else f"De indicator {name!r} bestaat niet"
    )
    if name not in able:
        tables.fail(what, "indicator", place, f"{advice}Kies uit: {', '.join(able)}.")
    return able[name]


def _check_level(
    tables: TomlTables, indicator: Indicator, level: RegionLevel, place: Place
) -> None:
    name = indicator.definition.id
    if level not in LEVELS:
        tables.fail(
            f"Verwacht gebruik per {level.value} wordt niet apart berekend",
            "level",
            place,
            'Kies level = "gemeente": gebieden van gemeenten krijgen de som van hun gemeenten. '
            'Of kies level = "wijk".',
        )
    if is_too_rare(indicator, level):
        tables.fail(
            f"Verwacht gebruik van {name} per wijk wordt niet gemaakt: deze vorm is zo zeldzaam "
            "dat een wijk te weinig jongeren heeft om iets te zeggen (SCP, Jeugdhulp in de wijk)",
            "level",
            place,
            'Kies level = "gemeente", of een indicator zoals jeugdzorg of zonder-verblijf.',
        )
    if level not in indicator.definition.levels:
        levels = ", ".join(each.value for each in LEVELS if each in indicator.definition.levels)
        what = f"De indicator {name!r} heeft geen cijfers per {level.value}"
        tables.fail(what, "level", place, f"Kies uit: {levels}.")


def _years(tables: TomlTables, years: list[Any], place: Place) -> tuple[int, ...]:
    for year in years:
        if not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
            what = f"In `years` staat {year!r}; verwacht waren jaren"
            tables.fail(what, "years", place, "Schrijf bijvoorbeeld years = [2021, 2022].")
    return tuple(sorted(set(years)))


def _ids(
    tables: TomlTables, table: dict[str, Any], key: str, place: Place, known: set[str]
) -> tuple[str, ...]:
    """The ids of characteristics in a list, each once."""
    for code in table.get(key, []):
        if code not in known:
            close = difflib.get_close_matches(str(code), known, 1)
            advice = f"Bedoelde u {close[0]!r}? " if close else ""
            remedy = f"{advice}Kies uit: {', '.join(sorted(known))}."
            tables.fail(f"Het kenmerk {code!r} bestaat niet", key, place, remedy)
    return tuple(dict.fromkeys(table.get(key, [])))


def _check_movable(
    tables: TomlTables, movable: tuple[str, ...], chosen: tuple[str, ...], place: Place
) -> None:
    for code in movable:
        if code not in chosen:
            what = f"Het kenmerk {code!r} in `movable` zit niet in dit model"
            tables.fail(what, "movable", place, f"Kies uit: {', '.join(chosen)}.")
