"""The log: one line of JSON for each thing that happened, and nothing about who asked or for what.

A line about a request holds the time, the path without what stands behind the question mark, the
status, the milliseconds and the release. It never holds an address, a query or the name of a
browser. A path that leads nowhere may hold anything that somebody typed, so only its first word is
written down, and only where that is a word of ours.
"""

import logging
import sys
import time
from collections.abc import Callable, MutableMapping
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, TextIO

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jeugdpeil.site.pages import MAKERS

Event = MutableMapping[str, Any]

_log = structlog.get_logger(__name__)
_FIRST_ERROR = 400
_ENGLISH = "en"
_WORDS = frozenset(MAKERS) | {"api", "downloads", "health", "static", _ENGLISH}
# Programs ask for their health every few seconds.
_NOT_LOGGED = "/health"


def configure_log(stream: TextIO | None = None) -> None:
    """Write everything that the program logs as lines of JSON.

    Args:
        stream: where to; None for standard error.
    """
    out = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            where_it_failed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )


def where_it_failed(_logger: object, _name: str, event: Event) -> Event:
    """An exception as its kind and the lines of code; its message might hold what was asked for."""
    told = event.pop("exc_info", None)
    error = sys.exc_info()[1] if told is True else told
    if isinstance(error, BaseException):
        event["exception"] = type(error).__name__
        event["where"] = _lines(error.__traceback__)
    return event


def _lines(trace: TracebackType | None) -> list[str]:
    found = extract_tb(trace)
    return [f"{Path(item.filename).name}:{item.lineno} {item.name}" for item in found]


class LogRequests:
    """Writes a line for each request.

    Args:
        app: what answers.
        release: gives the id of the release that is shown.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        app: ASGIApp,
        release: Callable[[], str],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._app, self._release, self._clock = app, release, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith(_NOT_LOGGED):
            await self._app(scope, receive, send)
            return
        start, path, status = self._clock(), scope["path"], 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            took = round(1000 * (self._clock() - start), 2)
            shown = logged_path(path, status)
            _log.info("request", path=shown, status=status, ms=took, release=self._release())


def logged_path(path: str, status: int) -> str:
    """A path as it may be written down.

    >>> logged_path("/gebied/GM0244", 200), logged_path("/gebied/jan-jansen", 404)
    ('/gebied/GM0244', '/gebied/…')
    >>> logged_path("/en/wat-als/x", 404), logged_path("/jan", 404), logged_path("/en", 404)
    ('/en/wat-als/…', '/…', '/en')
    """
    if status < _FIRST_ERROR:
        return path
    known: list[str] = []
    words = [word for word in path.split("/") if word]
    for word in words[:2]:
        if word not in _WORDS or (known and known != [_ENGLISH]):
            break
        known.append(word)
    rest = ["…"] if len(words) > len(known) else []
    return "/" + "/".join([*known, *rest])


class JsonLines(logging.Formatter):
    """A line of the server program in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        """A record as a line of JSON."""
        event: Event = {"event": record.getMessage(), "level": record.levelname.lower()}
        stamp = structlog.processors.TimeStamper(fmt="iso", utc=True, key="time")
        line = structlog.processors.JSONRenderer(ensure_ascii=False)(
            None, "", stamp(None, "", event)
        )
        return line if isinstance(line, str) else line.decode()


def server_log() -> dict[str, Any]:
    """The settings of the log of the server program: warnings and worse, in the same form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "stream": "ext://sys.stderr",
            }
        },
        "loggers": {
            "_granian": {"handlers": ["console"], "level": "INFO", "propagate": False},
        },
    }
