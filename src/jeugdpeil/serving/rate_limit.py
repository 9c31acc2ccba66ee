"""Holds back who asks too much: a bucket of tokens per reader, in memory only."""

import json
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.region_index import RegionIndex
from jeugdpeil.serving.client import Clients
from jeugdpeil.serving.options import RateLimit
from jeugdpeil.site.headers import KEEP_NOT, headers
from jeugdpeil.site.links import Links, split_path
from jeugdpeil.site.templating import rendered_without_release

# More readers than this at once, and those who asked least recently start afresh.
_MOST_READERS = 20_000


class Buckets:
    """A bucket of tokens per reader: each request takes one, and they come back with time.

    Args:
        limit: tokens a second that come back, and how many a bucket holds.
        clock: seconds that only go up.
        room: most readers that are remembered.
    """

    def __init__(
        self,
        limit: RateLimit,
        clock: Callable[[], float] = time.monotonic,
        room: int = _MOST_READERS,
    ) -> None:
        self._limit, self._clock, self._room = limit, clock, room
        self._held: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def wait(self, reader: bytes) -> float:
        """Take a token for a reader.

        Returns:
            0, or the seconds until there is a token again.
        """
        now, limit = self._clock(), self._limit
        tokens, since = self._held.pop(reader, (float(limit.burst), now))
        tokens = min(limit.burst, tokens + (now - since) * limit.per_second)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / limit.per_second
        self._held[reader] = (tokens if wait else tokens - 1), now
        if len(self._held) > self._room:
            self._held.popitem(last=False)
        return wait


class HoldBack:
    """Answers a reader who asks too much with when to ask again.

    Args:
        app: what answers all others.
        limit: how much a reader may ask.
        clients: tells readers apart.
    """

    def __init__(self, app: ASGIApp, limit: RateLimit, clients: Clients) -> None:
        self._app, self._clients = app, clients
        self._buckets = Buckets(limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        reader = self._clients.mark(scope) if scope["type"] == "http" else None
        wait = self._buckets.wait(reader) if reader is not None else 0.0
        if wait:
            await _send_wait(scope, send, math.ceil(wait))
        else:
            await self._app(scope, receive, send)


async def _send_wait(scope: Scope, send: Send, seconds: int) -> None:
    path: str = scope["path"]
    is_program = path.startswith("/api/")
    kind, body = _problem(seconds) if is_program else _page(path, seconds)
    own = headers(
        [
            ("content-type", kind),
            ("content-length", str(len(body))),
            ("retry-after", str(seconds)),
            ("cache-control", KEEP_NOT),
        ]
    )
    await send({"type": "http.response.start", "status": 429, "headers": own})
    shown = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": shown})


def _page(path: str, seconds: int) -> tuple[str, bytes]:
    language, _ = split_path(path)
    links = Links(RegionIndex({}, {}, {}), language)
    title, message = _words(language, seconds)
    return "text/html; charset=utf-8", rendered_without_release(links, title, message).encode()


def _problem(seconds: int) -> tuple[str, bytes]:
    """What went wrong for a program, in the form of RFC 9457, in both languages."""
    title, detail = _words(LANGUAGES[0], seconds)
    english_title, english_detail = _words("en", seconds)
    content = {
        "type": "about:blank",
        "title": title,
        "status": 429,
        "detail": detail,
        "title_en": english_title,
        "detail_en": english_detail,
    }
    return "application/problem+json", json.dumps(content, ensure_ascii=False).encode()


def _words(language: str, seconds: int) -> tuple[str, str]:
    return text(language, "error.429.title"), text(language, "error.429.text", seconds=seconds)
