"""What the OpenAPI document says of each address, in the language that is asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from jeugdpeil.api.fields import json_schema
from jeugdpeil.api.filters import MOST_VALUES
from jeugdpeil.api.negotiation import LINKED, MEDIA_TYPES, ROWS
from jeugdpeil.api.problems import PROBLEMS
from jeugdpeil.api.request import DAY, FORMAT, PAGE, PAGE_SIZE
from jeugdpeil.api.resource import DEFAULT_PAGE_SIZE, MOST_ROWS, Resource
from jeugdpeil.api.resources import RESOURCES
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.fields import Field

Operation = dict[str, Any]
_CODE = "[A-Za-z0-9-]{1,80}"
_ADDRESS = "[A-Za-z0-9.-]{1,160}"
_RELEASE_ID = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]+"
_KEYS = {"gebiedscode": _CODE, "id": _ADDRESS, "release": _RELEASE_ID}
_GROUP_FIELDS = (
    "indicator",
    "periode",
    "publicatiedatum",
    "status",
    "aantal",
    "noemer",
    "waarde",
    "ondergrens",
    "bovengrens",
    "betrouwbaarheid",
    "methode",
    "eenheid",
    "leeftijdsgroep",
    "plaatsregel",
    "reikwijdte",
)


def route(operation: Operation) -> Mapping[str, Any]:
    """The arguments of a route of FastAPI from what is said of it."""
    return {
        "summary": operation["summary"],
        "description": operation["description"],
        "tags": operation["tags"],
        "operation_id": operation["operationId"],
        "responses": operation["responses"],
        "openapi_extra": {"parameters": operation["parameters"]},
    }


def tags(language: str) -> list[dict[str, str]]:
    """The groups in which the addresses are shown."""
    return [
        {"name": name, "description": text(language, f"api.tag.{name}")}
        for name in ("cijfers", "releases", "meta")
    ]


def collection(resource: Resource, language: str, *, is_fixed: bool) -> Operation:
    """A collection of rows."""
    parameters = [each.parameter(language) for each in resource.filters]
    parameters += _of_pages(language)
    return _operation(
        resource.name,
        _title(resource, language),
        text(language, f"api.resource.{resource.name}.text"),
        _tag(resource, is_fixed=is_fixed),
        [*parameters, *_of_release(resource, language, is_fixed=is_fixed)],
        _answers(
            language,
            {
                **{MEDIA_TYPES[name].partition(";")[0]: _binary() for name in ROWS[1:3]},
                "application/csvm+json": {"schema": {"type": "object"}},
                "application/json": {"schema": _page(resource)},
            },
            (400, 404, 406, 410) if resource.is_of_release else (400, 404, 406),
        ),
        is_fixed=is_fixed,
    )


def item(resource: Resource, language: str, *, is_fixed: bool) -> Operation:
    """One item of a collection."""
    return _operation(
        f"{resource.name}-{resource.key}",
        text(language, "api.item.title", title=_title(resource, language)),
        text(language, f"api.resource.{resource.name}.text"),
        _tag(resource, is_fixed=is_fixed),
        [_in_path(resource.key, language), *_of_release(resource, language, is_fixed=is_fixed)],
        _answers(
            language,
            _json({"$ref": f"#/components/schemas/{resource.name}-item"}),
            (400, 404, 406, 410),
        ),
        is_fixed=is_fixed,
    )


def trace(resource: Resource, language: str, *, is_fixed: bool) -> Operation:
    """The origin of a figure."""
    return _operation(
        f"{resource.name}-herkomst",
        text(language, "api.trace.title"),
        text(language, "api.trace.text"),
        _tag(resource, is_fixed=is_fixed),
        [_in_path("id", language), *_of_release(resource, language, is_fixed=is_fixed)],
        _answers(language, _json({"type": "object"}), (400, 404, 406, 410)),
        is_fixed=is_fixed,
    )


def group(language: str, *, is_fixed: bool) -> Operation:
    """The sum of a group of regions."""
    one = {"type": "string", "pattern": f"^{_CODE}$"}
    regions = {
        "type": "array",
        "items": one,
        "minItems": 2,
        "maxItems": MOST_VALUES,
        "uniqueItems": True,
    }
    period = {"type": "string", "pattern": "^[0-9]{4}(-[A-Z0-9-]+)?$"}
    parameters = [
        _parameter("indicator", text(language, "api.filter.indicator"), one, is_required=True),
        {
            **_parameter("gebied", text(language, "api.group.regions"), regions, is_required=True),
            "style": "form",
            "explode": False,
        },
        _parameter("periode", text(language, "api.filter.periode"), period, is_required=True),
        *([] if is_fixed else [_day(language)]),
    ]
    return _operation(
        "groepscijfers",
        text(language, "api.group.title"),
        text(language, "api.group.text"),
        "releases" if is_fixed else "cijfers",
        [*parameters, *([_in_path("release", language)] if is_fixed else [])],
        _answers(
            language,
            _json({"$ref": "#/components/schemas/groepscijfer"}),
            (400, 404, 406, 409, 410),
        ),
        is_fixed=is_fixed,
    )


def entry(language: str) -> Operation:
    """The start of the API."""
    return _document("start", language, "application/json", {"type": "object"}, ())


def catalogue(language: str) -> Operation:
    """The catalogue for data portals."""
    operation = _document("catalogus", language, MEDIA_TYPES["jsonld"], {"type": "object"}, ())
    operation["responses"][200]["content"]["text/turtle"] = {"schema": {"type": "string"}}
    schema = {"type": "string", "enum": list(LINKED)}
    operation["parameters"] = [_parameter(FORMAT, text(language, "api.filter.formaat"), schema)]
    return operation


def releases_feed(language: str) -> Operation:
    """The feed of releases."""
    return _document("feed-releases", language, "application/atom+xml", {"type": "string"}, ())


def region_feed(language: str) -> Operation:
    """The feed of a region."""
    operation = _document(
        "feed-gebied", language, "application/atom+xml", {"type": "string"}, (404,)
    )
    operation["parameters"] = [_in_path("gebiedscode", language)]
    return operation


def openapi_itself(language: str) -> Operation:
    """This document."""
    return _document("openapi", language, "application/json", {"type": "object"}, ())


def completed(
    document: dict[str, Any], language: str, indicators: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The document of FastAPI with the schemas of rows, and the indicators of the release."""
    schemas: dict[str, Any] = {"probleem": _problem(language)}
    for resource in RESOURCES:
        schemas[resource.name] = _row(resource.fields, language, resource.name)
        if resource.detail is not None:
            schemas[f"{resource.name}-item"] = {"type": "object"}
    by_name = {field.name: field for field in RESOURCES[0].fields}
    group_fields = [by_name[name] for name in _GROUP_FIELDS]
    schemas["groepscijfer"] = {
        **_row(group_fields, language, "groepscijfers"),
        "additionalProperties": True,
    }
    document["components"] = {"schemas": schemas}
    if indicators:
        told = "\n".join(f"- `{name}`: {title}" for name, title in indicators)
        _tell_at("indicator", told, document)
    return document


def _tell_at(name: str, words: str, document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for parameter in path["get"].get("parameters", []):
            if parameter["name"] == name:
                parameter["description"] += f"\n\n{words}"


def _title(resource: Resource, language: str) -> str:
    return text(language, f"api.resource.{resource.name}.title")


def _tag(resource: Resource, *, is_fixed: bool) -> str:
    if is_fixed or resource.name == "releases":
        return "releases"
    return "cijfers" if resource.is_of_release else "meta"


def _operation(
    name: str,
    summary: str,
    description: str,
    tag: str,
    parameters: list[dict[str, Any]],
    responses: dict[int | str, Any],
    *,
    is_fixed: bool,
) -> Operation:
    return {
        "operationId": f"{name}-van-release" if is_fixed else name,
        "summary": summary,
        "description": description,
        "tags": [tag],
        "parameters": parameters,
        "responses": responses,
    }


def _document(
    name: str, language: str, media_type: str, schema: dict[str, Any], statuses: tuple[int, ...]
) -> Operation:
    return _operation(
        name,
        text(language, f"api.document.{name}.title"),
        text(language, f"api.document.{name}.text"),
        "meta",
        [],
        _answers(language, {media_type: {"schema": schema}}, (400, *statuses)),
        is_fixed=False,
    )


def _of_pages(language: str) -> list[dict[str, Any]]:
    page = {"type": "integer", "minimum": 1, "maximum": 999_999, "default": 1}
    size = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": DEFAULT_PAGE_SIZE}
    schemas = {PAGE: page, PAGE_SIZE: size, FORMAT: {"type": "string", "enum": list(ROWS)}}
    return [
        _parameter(name, text(language, f"api.filter.{name}"), schema)
        for name, schema in schemas.items()
    ]


def _of_release(resource: Resource, language: str, *, is_fixed: bool) -> list[dict[str, Any]]:
    if is_fixed:
        return [_in_path("release", language)]
    return [_day(language)] if resource.is_of_release else []


def _day(language: str) -> dict[str, Any]:
    schema = {"type": "string", "format": "date"}
    return _parameter(DAY, text(language, f"api.filter.{DAY}"), schema)


def _in_path(name: str, language: str) -> dict[str, Any]:
    described = text(language, f"api.path.{name}")
    schema = {"type": "string", "pattern": f"^{_KEYS[name]}$"}
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": described,
        "schema": schema,
    }


def _parameter(
    name: str, description: str, schema: dict[str, Any], *, is_required: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": is_required,
        "description": description,
        "schema": schema,
    }


def _answers(
    language: str, content: dict[str, Any], statuses: tuple[int, ...]
) -> dict[int | str, Any]:
    version = {
        "API-Version": {
            "schema": {"type": "string"},
            "description": text(language, "api.header.version"),
        }
    }
    found: dict[int | str, Any] = {
        200: {
            "description": text(language, "api.answer.200"),
            "content": content,
            "headers": version,
        }
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/probleem"}}}
    for status in statuses:
        found[status] = {
            "description": text(language, f"api.answer.{status}"),
            "content": problem,
            "headers": version,
        }
    return found


def _binary() -> dict[str, Any]:
    return {"schema": {"type": "string", "format": "binary"}}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _page(resource: Resource) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{resource.name}"}}
    day = {"type": ["string", "null"], "format": "date"}
    properties: dict[str, Any] = {
        "release": {"type": "string"},
        "is_verzonnen": {"type": "boolean"},
        "is_concept": {"type": "boolean"},
        "stand": day,
        "totaal": {"type": "integer"},
        "pagina": {"type": "integer"},
        "perPagina": {"type": "integer"},
        "links": {"type": "object", "additionalProperties": {"type": "string"}},
        resource.name: rows,
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _row(fields: Sequence[Field], language: str, resource: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [field.name for field in fields],
        "properties": {field.name: json_schema(field, language, resource) for field in fields},
        "additionalProperties": False,
    }


def _problem(language: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail", "instance", "code"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "instance": {"type": "string"},
            "code": {"type": "string", "enum": list(PROBLEMS)},
            "parameter": {"type": "string"},
            "delen": {
                "type": "array",
                "description": text(language, "api.problem.parts"),
                "items": {
                    "type": "object",
                    "properties": {"gebied": {"type": "string"}, "reden": {"type": "string"}},
                },
            },
        },
    }
