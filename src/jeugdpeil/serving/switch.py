"""The change to a new release, without a reader who notices more than new figures."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jeugdpeil.published.current import CurrentRelease

_log = structlog.get_logger(__name__)
_FIRST_FAILURE = 500
_SEND_FILE = "http.response.pathsend"


class AskAgain:
    """Asks once more where the change to another release came in between.

    A page of the old release may need a file that was just removed. So an answer that failed while
    another release was published is not given: the release is waited for, and asked the same.

    Args:
        app: what answers.
        current: the release that is shown.
    """

    def __init__(self, app: ASGIApp, current: CurrentRelease) -> None:
        self._app, self._current = app, current

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        shown = self._current.shown_id
        first = _Held(send, lambda: self._current.is_changing(shown))
        # A server that is told to send a file itself answers 404 where it was just removed, and
        # nobody hears of it; so the file is opened here.
        scope["extensions"] = {
            name: value for name, value in scope.get("extensions", {}).items() if name != _SEND_FILE
        }
        again: dict[str, Any] = dict(scope)
        try:
            await self._app(scope, receive, first)
        except Exception:
            if not first.is_failed_in_change():
                raise
        if first.is_failed_in_change():
            _log.info("asked-again", release=shown)
            await asyncio.to_thread(self._current.settle)
            await self._app(again, receive, send)


class _Held:
    """Passes an answer on, unless it is a failure during a change.

    The head of an answer waits for the first part of its body, since a file is opened in between.
    """

    def __init__(self, send: Send, is_changing: Callable[[], bool]) -> None:
        self._send, self._is_changing = send, is_changing
        self._is_started = self._is_dropped = False
        self._head: Message | None = None

    def is_failed_in_change(self) -> bool:
        """Whether nothing was sent, since the answer failed during a change."""
        return self._is_dropped or (not self._is_started and self._is_changing())

    async def __call__(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self._is_dropped = message["status"] >= _FIRST_FAILURE and self._is_changing()
            self._head = message
        elif not self._is_dropped:
            if self._head is not None:
                self._is_started = True
                await self._send(self._head)
                self._head = None
            await self._send(message)
