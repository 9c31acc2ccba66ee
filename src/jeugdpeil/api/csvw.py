"""What the columns of a CSV of the API mean, for machines: CSV on the Web metadata."""

from typing import Any

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.resource import Resource
from jeugdpeil.i18n.table_texts import field_texts, marked, texts
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
            marked(
                texts(f"api.resource.{resource.name}.title"),
                is_fictional=holding.manifest.is_fictional,
            ),
            texts(f"api.resource.{resource.name}.text"),
        ),
        lambda field: field_texts(resource.name, field.name),
    )


def _has_key(resource: Resource) -> bool:
    return resource.name != "gebieden" and any(
        field.name == resource.key for field in resource.fields
    )
