"""All indicators: found by their folders, read and checked."""

import importlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from jeugdpeil.domain.definition import TEXT_FIELDS, IndicatorDefinition, Text
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.indicators.expression import Expression

PACKAGE = "jeugdpeil.indicators"
DEFINITION = "definition.toml"
_PLAIN = {"id", "theme", "order", "unit", "decimals", "age_base", "scope", "place_rules"}
_OPTIONAL = {"scope", "discontinued"}
THEMES = ("gebruik", "vormen", "wie", "via-wie", "aandelen", "gepubliceerd", "kosten", "bevolking")


class CatalogueError(TypeError):
    """A folder of an indicator is not what it should be: a mistake of whoever wrote it."""


@dataclass(frozen=True)
class Indicator:
    """What people read of an indicator, and what it is made of."""

    definition: IndicatorDefinition
    expression: Expression


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """Every indicator, in the order in which themes and indicators are shown.

    Raises:
        CatalogueError: a folder lacks a key, has one too many, or bears another name than the
            indicator in it.

    >>> all_indicators()[0].definition.id
    'jeugdzorg'
    """
    found = [_indicator(folder) for folder in indicator_folders()]
    return tuple(sorted(found, key=_place))


def indicator_folders() -> Iterator[Traversable]:
    """The folders of indicators, wherever the package is installed."""
    for folder in resources.files(PACKAGE).iterdir():
        if folder.is_dir() and (folder / DEFINITION).is_file():
            yield folder


def definition_of(text: str) -> IndicatorDefinition:
    """Read a definition.

    Args:
        text: a TOML document with the fields of IndicatorDefinition; the place rule of each level
            stands in [place_rules], from large to small, and `scope` is left out where a figure is
            not about ways of paying. [discontinued] is there where the series has stopped.

    Raises:
        CatalogueError: a key is absent or unknown.
        ValueError: a value is not allowed.
    """
    record: dict[str, Any] = tomllib.loads(text)
    wanted = _PLAIN | set(TEXT_FIELDS)
    absent, unknown = (
        sorted(wanted - set(record) - _OPTIONAL),
        sorted(set(record) - wanted - _OPTIONAL),
    )
    if absent or unknown:
        raise CatalogueError(f"{record.get('id')}: absent keys {absent}, unknown keys {unknown}")
    return IndicatorDefinition(
        id=record["id"],
        theme=record["theme"],
        order=record["order"],
        **{name: Text(**record[name]) for name in TEXT_FIELDS},
        unit=Unit(record["unit"]),
        decimals=record["decimals"],
        age_base=AgeBase(record["age_base"]),
        scope=Scope(record["scope"]) if "scope" in record else None,
        place_rules=tuple(
            (RegionLevel(level), PlaceRule(rule)) for level, rule in record["place_rules"].items()
        ),
        discontinued=Text(**record["discontinued"]) if "discontinued" in record else None,
    )


def _indicator(folder: Traversable) -> Indicator:
    # The files are part of the program, as the expressions beside them are: reading them is no
    # more an effect than importing a module.
    definition = definition_of((folder / DEFINITION).read_text(encoding="utf-8"))
    if folder.name != definition.id.replace("-", "_"):
        raise CatalogueError(f"the folder {folder.name} holds the indicator {definition.id}")
    if definition.theme not in THEMES:
        raise CatalogueError(f"{definition.id}: {definition.theme!r} is no theme of {THEMES}")
    module = importlib.import_module(f"{PACKAGE}.{folder.name}.expression")
    return Indicator(definition, module.EXPRESSION)


def _place(indicator: Indicator) -> tuple[int, int, str]:
    definition = indicator.definition
    return THEMES.index(definition.theme), definition.order, definition.id
