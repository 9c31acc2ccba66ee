"""Every address of the API, made from the list of resources, with its description in OpenAPI."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from jeugdpeil.api import descriptions
from jeugdpeil.api.answers import Answer
from jeugdpeil.api.catalogue import catalogue
from jeugdpeil.api.collection import about, collection
from jeugdpeil.api.feeds import region_feed, releases_feed
from jeugdpeil.api.filters import only
from jeugdpeil.api.groups import group_figure
from jeugdpeil.api.linked_data import json_ld, turtle
from jeugdpeil.api.negotiation import LINKED, MEDIA_TYPES
from jeugdpeil.api.problems import PREFIX, Problem
from jeugdpeil.api.request import DAY, FORMAT, Wanted, asked_of_one
from jeugdpeil.api.resource import Asked, Detail, Resource
from jeugdpeil.api.resources import BY_NAME, RESOURCES
from jeugdpeil.api.trace import expected_trace, trace
from jeugdpeil.i18n.texts import text

Answering = Callable[[Wanted, Mapping[str, str]], Answer]
VERSION = "1.0.0"
WANTED, ANSWER = "jeugdpeil.wanted", "jeugdpeil.answer"
# The parameter of the path that names a release.
RELEASE = "release"


@dataclass(frozen=True)
class Address:
    """One path of the API.

    Args:
        path: with its parameters between braces.
        answering: makes the answer.
        operation: what OpenAPI says of it in a language.
    """

    path: str
    answering: Answering
    operation: Callable[[str], dict[str, Any]]

    @property
    def is_described(self) -> bool:
        """Whether OpenAPI tells of it: the start would have an address that ends in a slash."""
        return self.path != "/"


def addresses() -> Sequence[Address]:
    """All addresses: those of now, and the same of one release."""
    found = [Address("/", _entry, descriptions.entry)]
    for resource in RESOURCES:
        found += _of_resource(resource, "")
    found += _beside("")
    for resource in RESOURCES:
        if resource.is_of_release:
            found += _of_resource(resource, f"/releases/{{{RELEASE}}}")
    found += _beside(f"/releases/{{{RELEASE}}}")
    return (*found, *_documents())


def _of_resource(resource: Resource, under: str) -> list[Address]:
    is_fixed = bool(under)
    path = f"{under}/{resource.name}"

    def whole(wanted: Wanted, names: Mapping[str, str]) -> Answer:
        return collection(wanted, resource, names.get(RELEASE))

    found = [
        Address(
            path,
            whole,
            lambda language: descriptions.collection(resource, language, is_fixed=is_fixed),
        )
    ]
    if resource.detail is not None:
        found.append(
            Address(
                f"{path}/{{{resource.key}}}",
                _one(resource.detail, resource.key, has_day=resource.is_of_release),
                lambda language: descriptions.item(resource, language, is_fixed=is_fixed),
            )
        )
    return found


def _beside(under: str) -> list[Address]:
    """The traces of figures, and the sums of groups."""
    is_fixed = bool(under)
    traces = (("cijfers", trace), ("verwachte-cijfers", expected_trace))
    found = [
        Address(
            f"{under}/{name}/{{id}}/herkomst",
            _one(detail, "id", has_day=True),
            lambda language, name=name: descriptions.trace(
                BY_NAME[name], language, is_fixed=is_fixed
            ),
        )
        for name, detail in traces
    ]
    return [
        *found,
        Address(
            f"{under}/groepscijfers",
            _group,
            lambda language: descriptions.group(language, is_fixed=is_fixed),
        ),
    ]


def _documents() -> tuple[Address, ...]:
    return (
        Address("/catalogus", _catalogue, descriptions.catalogue),
        Address("/feeds/releases", _releases_feed, descriptions.releases_feed),
        Address("/feeds/gebieden/{gebiedscode}", _region_feed, descriptions.region_feed),
        Address("/openapi.json", _openapi, descriptions.openapi_itself),
    )


def _one(detail: Detail, key: str, *, has_day: bool) -> Answering:
    def answering(wanted: Wanted, names: Mapping[str, str]) -> Answer:
        is_fixed = RELEASE in names
        asked = asked_of_one(wanted, names.get(RELEASE), has_day=has_day and not is_fixed)
        wanted.format_of(("json",))
        return _json({**about(asked), **detail(asked, names[key])}, wanted)

    return answering


def _group(wanted: Wanted, names: Mapping[str, str]) -> Answer:
    is_fixed = RELEASE in names
    wanted.check(("indicator", "gebied", "periode", *(() if is_fixed else (DAY,))))
    chosen = wanted.choosing.chosen(names.get(RELEASE), wanted.day)
    found: dict[str, str] = {}
    for name in ("indicator", "periode"):
        found[name] = only(name, wanted.parameters.get(name, ()))
    codes = [code for value in wanted.parameters.get("gebied", ()) for code in value.split(",")]
    day = chosen.day.isoformat() if chosen.day else None
    asked = Asked(chosen.holding, chosen.day, {}, 1, 1, wanted.language, wanted.choosing)
    summed = group_figure(
        chosen.holding, found["indicator"], tuple(dict.fromkeys(codes)), found["periode"], day
    )
    return _json({**about(asked), **summed}, wanted)


def _entry(wanted: Wanted, _: Mapping[str, str]) -> Answer:
    asked = asked_of_one(wanted, None, has_day=False)
    links = {resource.name: f"{PREFIX}/{resource.name}" for resource in RESOURCES}
    for name in ("groepscijfers", "catalogus", "feeds/releases", "openapi.json"):
        links[name] = f"{PREFIX}/{name}"
    told = {
        "naam": asked.holding.manifest.monitor.name,
        "titel": text(wanted.language, "api.title"),
        "versie": VERSION,
        **about(asked),
        "links": links,
    }
    return _json(told, wanted)


def _catalogue(wanted: Wanted, _: Mapping[str, str]) -> Answer:
    wanted.check((FORMAT,))
    form = wanted.format_of(LINKED)
    things = catalogue(wanted.choosing.shown, wanted.base)
    body = json_ld(things) if form == "jsonld" else turtle(things)
    return Answer(200, MEDIA_TYPES[form], body, language=wanted.language)


def _releases_feed(wanted: Wanted, _: Mapping[str, str]) -> Answer:
    wanted.check(())
    body = releases_feed(wanted.choosing, wanted.base, wanted.language)
    return Answer(200, MEDIA_TYPES["atom"], body, language=wanted.language)


def _region_feed(wanted: Wanted, names: Mapping[str, str]) -> Answer:
    wanted.check(())
    body = region_feed(wanted.choosing, names["gebiedscode"], wanted.base, wanted.language)
    return Answer(200, MEDIA_TYPES["atom"], body, language=wanted.language)


def _openapi(wanted: Wanted, _: Mapping[str, str]) -> Answer:
    wanted.check(())
    definitions = wanted.choosing.shown.release.definitions.values()
    names = [(item.id, item.name.in_language(wanted.language)) for item in definitions]
    return _json(openapi(wanted.language, names), wanted)


def _json(told: dict[str, Any], wanted: Wanted) -> Answer:
    body = json.dumps(told, ensure_ascii=False).encode()
    return Answer(200, MEDIA_TYPES["json"], body, language=wanted.language)


def application(language: str = "nl") -> FastAPI:
    """The application behind the door: paths, and what OpenAPI says of them in a language."""
    app = FastAPI(
        title=text(language, "api.title"),
        version=VERSION,
        description=text(language, "api.text"),
        servers=[{"url": PREFIX}],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        openapi_tags=descriptions.tags(language),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for address in addresses():
        app.add_api_route(
            address.path,
            _endpoint(address.answering),
            methods=["GET"],
            response_class=Response,
            name=address.path,
            include_in_schema=address.is_described,
            **descriptions.route(address.operation(language)),
        )
    app.add_exception_handler(404, _unknown)
    return app


def _endpoint(answering: Answering) -> Callable[..., Any]:
    async def endpoint(request: Request) -> Response:
        wanted: Wanted = request.scope[WANTED]
        names: dict[str, str] = dict(request.path_params)
        # Reading and writing rows takes milliseconds: others are answered meanwhile.
        request.scope[ANSWER].append(await run_in_threadpool(answering, wanted, names))
        return Response()

    return endpoint


async def _unknown(request: Request, _: Exception) -> Response:
    raise Problem("onbekend-pad", path=f"{PREFIX}{request.scope['path']}"[:120])


def openapi(language: str, indicators: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """The OpenAPI document.

    Args:
        language: of all texts in it.
        indicators: id and name of the indicators of a release, to be told at the parameter.
    """
    document = application(language).openapi()
    return descriptions.completed(document, language, indicators)
