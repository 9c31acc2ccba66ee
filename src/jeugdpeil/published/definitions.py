"""Indicator definitions as the JSON file of a release, there and back."""

import json
from typing import Any

from jeugdpeil.domain.definition import TEXT_FIELDS, IndicatorDefinition, Text
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit


def definitions_to_json(definitions: tuple[IndicatorDefinition, ...]) -> str:
    """The definitions as JSON text, in their own order."""
    return json.dumps([_record(item) for item in definitions], ensure_ascii=False, indent=1)


def definitions_from_json(text: str) -> dict[str, IndicatorDefinition]:
    """The definitions of a release by id, in the order of the file."""
    records: list[dict[str, Any]] = json.loads(text)
    return {record["id"]: _definition(record) for record in records}


def _record(item: IndicatorDefinition) -> dict[str, Any]:
    texts: dict[str, Text] = {name: getattr(item, name) for name in TEXT_FIELDS}
    return {
        "id": item.id,
        "theme": item.theme,
        "order": item.order,
        **{name: {"nl": text.nl, "en": text.en} for name, text in texts.items()},
        "unit": item.unit.value,
        "decimals": item.decimals,
        "age_base": item.age_base.value,
        "scope": item.scope.value if item.scope else None,
        "place_rules": {level.value: rule.value for level, rule in item.place_rules},
        **_discontinued(item),
    }


def _discontinued(item: IndicatorDefinition) -> dict[str, Any]:
    """The key of a series that stopped; a series that goes on has none."""
    stopped = item.discontinued
    return {"discontinued": {"nl": stopped.nl, "en": stopped.en}} if stopped else {}


def _definition(record: dict[str, Any]) -> IndicatorDefinition:
    return IndicatorDefinition(
        id=record["id"],
        theme=record["theme"],
        order=record["order"],
        **{name: Text(**record[name]) for name in TEXT_FIELDS},
        unit=Unit(record["unit"]),
        decimals=record["decimals"],
        age_base=AgeBase(record["age_base"]),
        scope=Scope(record["scope"]) if record["scope"] else None,
        place_rules=tuple(
            (RegionLevel(level), PlaceRule(rule)) for level, rule in record["place_rules"].items()
        ),
        discontinued=Text(**record["discontinued"]) if "discontinued" in record else None,
    )
