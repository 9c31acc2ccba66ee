"""What the columns of a CSV of the API mean, for machines: CSV on the Web metadata."""

from collections.abc import Mapping
from typing import Any

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.resource import Resource
from jeugdpeil.i18n.field_texts import field_text
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.csv_description import csv_description, said_of_table


def csv_metadata(resource: Resource, holding: Holding, url: str) -> dict[str, Any]:
    """The description of the CSV at an address."""
    return csv_description(
        url,
        resource.fields,
        [resource.key] if _has_key(resource) else [],
        said_of_table(
            holding.manifest,
            resource.name,
            _titles(resource, holding),
            _texts(f"api.resource.{resource.name}.text"),
        ),
        lambda field: {
            language: field_text(language, resource.name, field.name) for language in LANGUAGES
        },
    )


def _titles(resource: Resource, holding: Holding) -> Mapping[str, str]:
    titles = _texts(f"api.resource.{resource.name}.title")
    if not holding.manifest.is_fictional:
        return titles
    return {
        language: text(language, "csv.fictional", title=title) for language, title in titles.items()
    }


def _texts(key: str) -> Mapping[str, str]:
    return {language: text(language, key) for language in LANGUAGES}


def _has_key(resource: Resource) -> bool:
    return resource.name != "gebieden" and any(
        field.name == resource.key for field in resource.fields
    )
