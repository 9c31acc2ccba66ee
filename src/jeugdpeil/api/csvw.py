"""What the columns of a CSV mean, for machines: CSV on the Web metadata (W3C, 2015)."""

from collections.abc import Mapping
from typing import Any

from jeugdpeil.api.fields import Field, Kind
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.resource import Resource
from jeugdpeil.i18n.texts import LANGUAGES, text

_DATATYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.MOMENT: "dateTime",
    Kind.WORDS: "string",
}


def csv_metadata(resource: Resource, holding: Holding, url: str) -> dict[str, Any]:
    """The metadata of the CSV at an address."""
    manifest = holding.manifest
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": url,
        "dc:title": text("nl", f"api.resource.{resource.name}.title"),
        "dc:description": text("nl", f"api.resource.{resource.name}.text"),
        "dc:publisher": manifest.monitor.owner,
        "dc:isVersionOf": manifest.monitor.name,
        "dc:identifier": f"{manifest.id}/{resource.name}",
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8"},
        "tableSchema": {
            "columns": [_column(field, resource.name) for field in resource.fields],
            **({"primaryKey": [resource.key]} if _has_key(resource) else {}),
        },
    }


def _has_key(resource: Resource) -> bool:
    return resource.name != "gebieden" and any(
        field.name == resource.key for field in resource.fields
    )


def _column(field: Field, resource: str) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "datatype": _DATATYPES[field.kind],
        "required": not field.is_nullable,
        "dc:description": [
            {"@value": field.description(language, resource), "@language": language}
            for language in LANGUAGES
        ],
    }
    if field.kind is Kind.WORDS:
        column["separator"] = ";"
    if field.words:
        pattern = "|".join(field.words)
        column["datatype"] = {"base": "string", "format": pattern}
    return column
