"""The page of the manual with every address and field, from the OpenAPI document."""

from collections.abc import Iterable, Iterator
from typing import Any

from jeugdpeil.api.endpoints import openapi
from jeugdpeil.api.problems import PREFIX, PROBLEMS
from jeugdpeil.api.resources import RESOURCES
from jeugdpeil.i18n.table_texts import field_text
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.fields import Field

_LANGUAGE = "nl"
_FIXED = "/releases/{release}/"


def reference_page() -> str:
    """The page in Dutch, as Markdown."""
    document = openapi(_LANGUAGE)
    parts = [
        "# API",
        "",
        document["info"]["description"],
        "",
        (
            f"Alle adressen staan onder `{PREFIX}`. De beschrijving voor programma's staat op "
            f"`{PREFIX}/openapi.json`. Elk adres over cijfers staat ook onder "
            f"`{PREFIX}{_FIXED}...`: daar verandert het nooit, en is er geen `stand`. Hoe u de API "
            "gebruikt, staat in [De API gebruiken](../doen/api-gebruiken.md)."
        ),
        "",
        "## Adressen",
        *_addresses(document["paths"]),
        "",
        "## Velden",
        *(line for resource in RESOURCES for line in _fields(resource.name, resource.fields)),
        "",
        "## Problemen",
        "",
        (
            "Een verzoek dat niet lukt, krijgt een antwoord als `application/problem+json` "
            "(RFC 9457), in het Nederlands of Engels naar de header `Accept-Language`."
        ),
        "",
        "| Status | Code | Wat er is |",
        "|---|---|---|",
        *(
            f"| {status} | `{code}` | {text(_LANGUAGE, f'api.problem.{code}.title')} |"
            for code, status in PROBLEMS.items()
        ),
    ]
    return "\n".join(parts) + "\n"


def _addresses(paths: dict[str, Any]) -> Iterator[str]:
    for path, told in paths.items():
        if not path.startswith(_FIXED):
            yield from _address(path, told["get"])


def _address(path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"### `{path}`", "", f"{operation['summary']}. {operation['description']}")
    parameters = operation.get("parameters", [])
    if parameters:
        yield from ("", "| Parameter | Betekenis | Waarden |", "|---|---|---|")
    for each in parameters:
        name = f"`{each['name']}`" + (" (verplicht)" if each["required"] else "")
        yield f"| {name} | {_cell(each['description'])} | {_values(each['schema'])} |"


def _values(schema: dict[str, Any]) -> str:
    """The values of a parameter, where there is a list of them or a range."""
    inner = schema.get("items", schema)
    if "enum" in inner:
        return ", ".join(inner["enum"])
    if "minimum" in inner:
        return f"{inner['minimum']} tot en met {inner['maximum']}; standaard {inner['default']}"
    kinds = {"boolean": "`true` of `false`"}
    return kinds.get(inner["type"], "datum" if inner.get("format") == "date" else "")


def _fields(name: str, fields: Iterable[Field]) -> Iterator[str]:
    yield from ("", f"### Velden van `{name}`", "")
    yield from ("| Veld | Soort | Betekenis |", "|---|---|---|")
    for field in fields:
        empty = ", of leeg" if field.is_nullable else ""
        yield (
            f"| `{field.name}` | {field.kind.value}{empty} "
            f"| {_cell(field_text(_LANGUAGE, name, field.name))} |"
        )


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())
