"""The door of the API: one ASGI application that answers from memory where it can."""

from collections.abc import MutableMapping
from typing import Any

import structlog
from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Message, Receive, Scope, Send

from jeugdpeil.api.answers import Answer, AnswerMemory, Headers
from jeugdpeil.api.choosing import Choosing
from jeugdpeil.api.endpoints import ANSWER, VERSION, WANTED, application
from jeugdpeil.api.negotiation import chosen_language, form_of
from jeugdpeil.api.problems import PREFIX, Problem
from jeugdpeil.api.request import Wanted, parameters_in
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published.current import CurrentRelease, Opened

_log = structlog.get_logger(__name__)
_METHODS = "GET, HEAD, OPTIONS"
_EXPOSED = "API-Version, Content-Disposition, ETag, Link, X-Total-Count"
# What goes with every answer. Figures are open: any page may ask for them, without cookies.
_ALWAYS: Headers = [
    (name.encode(), value.encode())
    for name, value in (
        ("api-version", VERSION),
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", _EXPOSED),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    )
]
# May be kept, but is asked for again each time: the next release may be there any moment.
_KEEP_AND_ASK: Headers = [(b"cache-control", b"no-cache")]
_KEEP_NOT: Headers = [(b"cache-control", b"no-store")]
_PREFLIGHT: Headers = [
    (b"access-control-allow-methods", _METHODS.encode()),
    (b"access-control-allow-headers", b"Accept, Accept-Language, If-None-Match"),
    (b"access-control-max-age", b"86400"),
    (b"allow", _METHODS.encode()),
]
_LONGEST_QUERY = 8000
_MOST_HEADER = 400


def routes(current: CurrentRelease) -> list[BaseRoute]:
    """The addresses of the API.

    Args:
        current: tells which release is shown.
    """
    return [ApiRoute(Api(current))]


class ApiRoute(BaseRoute):
    """Everything under /api/v1, also what no pattern would match, such as a line end in a path.

    Args:
        api: what answers.
    """

    def __init__(self, api: "Api") -> None:
        self.api = api

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for the API."""
        path: str = scope.get("path", "")
        is_ours = scope["type"] == "http" and (path == PREFIX or path.startswith(f"{PREFIX}/"))
        return (Match.FULL if is_ours else Match.NONE), {}

    def url_path_for(self, name: str, /, **path_params: object) -> URLPath:
        """No address of the API is looked up by name."""
        raise NoMatchFound(name, dict(path_params))

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self.api(scope, receive, send)


class Api:
    """Answers every request under /api/v1.

    An answer from memory must cost next to nothing, so this speaks ASGI itself; only what is not
    in memory goes through the framework.

    Args:
        current: tells which release is shown.
    """

    def __init__(self, current: CurrentRelease) -> None:
        self._current = current
        self._opened: Opened | None = None
        self._choosing: Choosing | None = None
        self._memory = AnswerMemory()
        self._app = application()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        method: str = scope["method"]
        if method == "OPTIONS":
            await _start(send, 204, _PREFLIGHT)
            return
        headers = _headers(scope)
        language = chosen_language(headers.get("accept-language", ""))
        try:
            if method not in ("GET", "HEAD"):
                raise Problem("methode-niet-toegestaan", method=method[:20])
            answer = await self._answer(scope, receive, headers, language)
        except Problem as problem:
            answer = _told(problem, scope, language)
        except ReleaseError:
            answer = _told(Problem("geen-release"), scope, language)
        # The edge of the program: whatever went wrong, a caller gets a problem in words.
        except Exception:  # noqa: BLE001
            _log.exception("api-failed", path=scope["path"])
            answer = _told(Problem("storing"), scope, language)
        await _send(send, answer, headers, is_head=method == "HEAD")

    async def _answer(
        self, scope: Scope, receive: Receive, headers: MutableMapping[str, str], language: str
    ) -> Answer:
        choosing = self._at_this_moment()
        query: bytes = scope["query_string"]
        accept = headers.get("accept", "")
        base = _base(scope, headers)
        key = (scope["path"], query, accept, language, base)
        answer = self._memory.get(key)
        if answer is None:
            answer = (await self._made(scope, receive, choosing, accept, language, base)).finished()
            if choosing is self._choosing:
                self._memory.keep(key, answer)
        return answer

    async def _made(
        self,
        scope: Scope,
        receive: Receive,
        choosing: Choosing,
        accept: str,
        language: str,
        base: str,
    ) -> Answer:
        inner = scope["path"].partition(PREFIX)[2]
        query: bytes = scope["query_string"]
        if inner.endswith("/") or len(query) > _LONGEST_QUERY:
            raise Problem("onbekend-pad", path=scope["path"][:120])
        form = form_of(inner or "/")
        wanted = Wanted(
            choosing, form.path, parameters_in(query), form.format, accept, language, base
        )
        found: list[Answer] = []
        below: dict[str, Any] = dict(scope)
        below |= {
            "method": "GET",
            "path": form.path,
            "raw_path": form.path.encode(),
            "root_path": "",
            "app_root_path": "",
            WANTED: wanted,
            ANSWER: found,
        }

        async def nowhere(_: Message) -> None:
            """The framework's own answer: what the endpoint made is in `found`."""

        await self._app(below, receive, nowhere)
        if not found:
            raise Problem("onbekend-pad", path=scope["path"][:120])
        return found[0]

    def _at_this_moment(self) -> Choosing:
        """The releases of now; another one begins with an empty memory."""
        opened = self._current.opened()
        if self._choosing is None or opened is not self._opened:
            self._choosing = Choosing(self._current.shelf, opened)
            self._opened = opened
            self._memory = AnswerMemory()
        return self._choosing

    def warm_up(self) -> None:
        """Read what every answer needs, so that the first caller does not wait for it."""
        self._at_this_moment().shown.warm_up()


def _headers(scope: Scope) -> dict[str, str]:
    wanted = (
        b"accept",
        b"accept-language",
        b"accept-encoding",
        b"if-none-match",
        b"host",
        b"x-forwarded-proto",
    )
    return {
        name.decode(): value.decode("latin-1")[:_MOST_HEADER]
        for name, value in scope["headers"]
        if name in wanted
    }


def _base(scope: Scope, headers: MutableMapping[str, str]) -> str:
    """Scheme and host as the caller sees them; only the catalogue and the feeds need them."""
    if not scope["path"].startswith((f"{PREFIX}/catalogus", f"{PREFIX}/feeds")):
        return ""
    host = "".join(c for c in headers.get("host", "") if c.isalnum() or c in ".-:[]")
    is_https = headers.get("x-forwarded-proto") == "https" or scope.get("scheme") == "https"
    return f"{'https' if is_https else 'http'}://{host or 'localhost'}"


def _told(problem: Problem, scope: Scope, language: str) -> Answer:
    instance = scope["path"][:300]
    body = problem.body(language, instance)
    return Answer(problem.status, "application/problem+json", body, language=language)


async def _send(
    send: Send, answer: Answer, headers: MutableMapping[str, str], *, is_head: bool
) -> None:
    own = [*answer.headers(), *(_KEEP_AND_ASK if answer.etag else _KEEP_NOT)]
    if answer.status == 405:
        own.append((b"allow", _METHODS.encode()))
    if answer.etag and _has_already(headers.get("if-none-match", ""), answer.etag):
        await _start(send, 304, own)
        return
    body = answer.body
    if "gzip" in headers.get("accept-encoding", "") and answer.packed:
        body = answer.packed
        own.append((b"content-encoding", b"gzip"))
    own.append((b"content-length", str(len(body)).encode()))
    await _start(send, answer.status, own, b"" if is_head else body)


def _has_already(held: str, etag: str) -> bool:
    marks = {mark.strip().removeprefix("W/") for mark in held.split(",")}
    return etag in marks or "*" in marks


async def _start(send: Send, status: int, own: Headers, body: bytes = b"") -> None:
    start = {"type": "http.response.start", "status": status, "headers": [*own, *_ALWAYS]}
    await send(start)
    await send({"type": "http.response.body", "body": body})
