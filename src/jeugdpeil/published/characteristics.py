"""The characteristics of the models as the JSON file of a release, there and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from jeugdpeil.domain.definition import CharacteristicDefinition, Text


def characteristics_to_json(characteristics: Iterable[CharacteristicDefinition]) -> str:
    """The definitions as JSON text, in their own order."""
    return json.dumps([asdict(item) for item in characteristics], ensure_ascii=False, indent=1)


def characteristics_from_json(text: str) -> dict[str, CharacteristicDefinition]:
    """The definitions of a release by id, in the order of the file."""
    records: list[dict[str, Any]] = json.loads(text)
    return {record["id"]: _definition(record) for record in records}


def _definition(record: dict[str, Any]) -> CharacteristicDefinition:
    unit = record["unit"]
    texts: dict[str, Any] = {"name": Text(**record["name"]), "unit": Text(**unit) if unit else None}
    return CharacteristicDefinition(**(record | texts))
