"""The web application: addresses to pages, from memory where it can."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.csv_description import DESCRIPTION, MEDIA_TYPE, described_by
from jeugdpeil.published.download_names import name_marks
from jeugdpeil.published.region_index import RegionIndex
from jeugdpeil.site import pages
from jeugdpeil.site.assets import STATIC
from jeugdpeil.site.headers import (
    KEEP_AND_ASK,
    KEEP_FOR_EVER,
    KEEP_NOT,
    SECURITY_HEADERS,
    Headers,
    has_already,
    headers,
    wants_gzip,
)
from jeugdpeil.site.links import MAIN_LANGUAGE, Links, split_path
from jeugdpeil.site.page_cache import Document
from jeugdpeil.site.showcase import Showcase, Shown
from jeugdpeil.site.templating import rendered, rendered_without_release
from jeugdpeil.site.views.compare_choice import COMPARE_KEYS, REPEATED, SEPARATOR
from jeugdpeil.site.views.downloads import csv_description, downloads
from jeugdpeil.site.views.error_page import error_page

Endpoint = Callable[[Request], Awaitable[Response]]

_log = structlog.get_logger(__name__)
# What a page may be asked with; everything else behind a question mark changes nothing, so that
# made-up addresses cannot fill the memory with copies of one page.
_QUERY_KEYS = frozenset({"q", "sort", "volgorde", "van", "niveau", "jaar", "cijfer"}) | {
    *COMPARE_KEYS,
    pages.ONLY,
    pages.ONE_MAP,
    *pages.WHAT_IF_KEYS,
}
_LONGEST_QUERY = 300
# A form with eight regions and every indicator ticked sends each of them by name.
_LONGEST_COMPARISON, _MOST_FIELDS = 4000, 80
_DOWNLOAD_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
}


def routes(showcase: Showcase) -> list[BaseRoute]:
    """The addresses of the site; what is mounted beside it goes before these.

    Args:
        showcase: what is shown.
    """
    return [
        Route("/downloads/{path:path}", _download(showcase)),
        Mount("/static", _static()),
        Mount("/", Site(showcase)),
    ]


class Site:
    """Answers for every page.

    A page from memory must cost next to nothing, so this speaks ASGI itself: a framework's request
    and response would take longer than everything else together.
    """

    def __init__(self, showcase: Showcase) -> None:
        self._showcase = showcase

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        if scope["method"] not in ("GET", "HEAD"):
            await _send(send, 405, headers([("allow", "GET, HEAD")]), b"")
            return
        try:
            await self._answer(scope, send)
        except ReleaseError:
            await _send_page(scope, send, _no_release(scope["path"]))
        # The edge of the program: whatever went wrong, a reader gets a page in words.
        except Exception:  # noqa: BLE001
            _log.exception("page-failed", path=scope["path"])
            await _send_page(scope, send, self._failed(scope["path"]))

    async def _answer(self, scope: Scope, send: Send) -> None:
        shown = self._showcase.shown()
        query: bytes = scope["query_string"]
        address = f"{scope['path']}?{query.decode('latin-1')}" if query else scope["path"]
        document = shown.pages.get(address)
        if document is None:
            made = _made(shown, scope["path"], query)
            if isinstance(made, str):
                await _send(send, 302, headers([("location", made)]), b"")
                return
            document, address = made
            if document.may_be_kept:
                shown.pages.keep(address, document)
        await _send_page(scope, send, document)

    def _failed(self, path: str) -> Document:
        language, _ = split_path(path)
        try:
            edition = self._showcase.shown().edition
            links = Links(edition.regions, language)
            page = error_page(500, language)
            return _document(rendered("error.html", edition, links, page), 500)
        # The page for errors needs the release, which may be the very thing that is wrong.
        except Exception:  # noqa: BLE001
            _log.exception("error-page-failed")
            return _plain(language, 500)


def _made(shown: Shown, path: str, query: bytes) -> tuple[Document, str] | str:
    """A new document with the address to keep it under, or the address to go to instead."""
    language, inner = split_path(path)
    edition = shown.edition
    asked = asked_query(query, inner)
    answer = pages.answer(edition, Links(edition.regions, language, inner), asked)
    if isinstance(answer, pages.Redirect):
        return answer.location
    document = Document.of(
        answer.body,
        answer.status,
        answer.content_type,
        edition.manifest.id,
        may_be_kept=answer.kept is pages.Kept.YES,
    )
    tail = query.decode("latin-1") if asked else ""
    return document, f"{path}?{tail}" if tail else path


def asked_query(query: bytes, path: str) -> Mapping[str, str]:
    """What is asked; of a key that stands there more than once all values, in one list."""
    longest = _LONGEST_COMPARISON if path == "vergelijk" else _LONGEST_QUERY
    if not query or len(query) > longest or query.count(b"&") >= _MOST_FIELDS:
        return {}
    asked: dict[str, str] = {}
    for name, value in parse_qsl(query.decode("latin-1"), encoding="utf-8"):
        if name in _QUERY_KEYS:
            before = asked.get(name, "") if name in REPEATED else ""
            asked[name] = f"{before}{SEPARATOR}{value}" if before else value
    return asked


async def _send_page(scope: Scope, send: Send, document: Document) -> None:
    request: Headers = scope["headers"]
    control = KEEP_AND_ASK if document.may_be_kept else KEEP_NOT
    is_framed = document.status == 200 and pages.may_be_framed(split_path(scope["path"])[1])
    own = [("content-type", document.content_type), ("cache-control", control)]
    if document.may_be_kept:
        own += [("etag", document.etag), ("vary", "accept-encoding")]
        if has_already(request, document.etag):
            await _send(send, 304, headers(own, may_be_framed=is_framed), b"")
            return
    body = document.body
    if document.packed and wants_gzip(request):
        body = document.packed
        own.append(("content-encoding", "gzip"))
    own.append(("content-length", str(len(body))))
    sent = headers(own, may_be_framed=is_framed)
    await _send(send, document.status, sent, b"" if scope["method"] == "HEAD" else body)


async def _send(send: Send, status: int, own: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": own})
    await send({"type": "http.response.body", "body": body})


def _document(html: str, status: int) -> Document:
    return Document.of(html, status, pages.HTML, "none", may_be_kept=False)


def _plain(language: str, status: int) -> Document:
    links = Links(RegionIndex({}, {}, {}), language)
    title, message = (text(language, f"error.{status}.{part}") for part in ("title", "text"))
    return _document(rendered_without_release(links, title, message), status)


def _no_release(path: str) -> Document:
    return _plain(split_path(path)[0], 503)


def _download(showcase: Showcase) -> Endpoint:
    async def download(request: Request) -> Response:
        edition = showcase.shown().edition
        marks = name_marks(edition.manifest, is_concept=edition.is_concept)
        # Only what the manifest lists can be asked for: a path is looked up, never followed.
        entry = downloads(edition.manifest, marks).get(request.url.path.lstrip("/"))
        if entry is None:
            links = Links(edition.regions, MAIN_LANGUAGE)
            page = pages.not_found(edition, links)
            return Response(page.body, 404, dict(_texts(SECURITY_HEADERS)), pages.HTML)
        description = csv_description(edition.release, entry, marks)
        if description is not None:
            own = _download_headers(hashlib.sha256(description).hexdigest())
            return Response(description, 200, own, MEDIA_TYPE)
        path = edition.release.folder / entry.path
        kind = _DOWNLOAD_TYPES.get(path.suffix.lstrip("."), "application/octet-stream")
        name = request.url.path.rpartition("/")[2]
        own = _download_headers(entry.sha256)
        if edition.release.mark_of_file(entry.path + DESCRIPTION):
            own["link"] = described_by(name)
        return FileResponse(path, headers=own, media_type=kind, filename=name)

    return download


def _download_headers(sha256: str) -> dict[str, str]:
    return _texts(SECURITY_HEADERS) | {"cache-control": KEEP_AND_ASK, "etag": f'"{sha256}"'}


def _texts(own: Headers) -> dict[str, str]:
    return {name.decode(): words.decode() for name, words in own}


def _static() -> ASGIApp:
    """The assets; their names bear their hash, so that a browser may keep them for ever."""
    files = StaticFiles(directory=STATIC, check_dir=False)

    async def static(scope: Scope, receive: Receive, send: Send) -> None:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep = KEEP_FOR_EVER if message["status"] in (200, 304) else KEEP_NOT
                own = headers([("cache-control", keep)])
                message["headers"] = [*message["headers"], *own]
            await send(message)

        await files(scope, receive, marked)

    return static
