"""A caller of the API without a network: one request, one answer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from starlette.types import ASGIApp, Message

from benchmarks.load import run_apart

PREFIX = "/api/v1"


@dataclass(frozen=True)
class Told:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def json(self) -> Any:
        """The body as plain values."""
        return json.loads(self.body)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a collection."""
        assert self.status == 200, self.text
        return self.json()[name]


@dataclass(frozen=True)
class ApiReader:
    """Asks an application things under /api/v1."""

    app: ASGIApp

    def get(self, path: str, **headers: str) -> Told:
        """One GET; names of headers with a line instead of a hyphen."""
        return self.ask("GET", path, headers.items())

    def ask(self, method: str, path: str, headers: Iterable[tuple[str, str]] = ()) -> Told:
        """One request by any method."""
        return run_apart(self._asked(method, path, headers))

    async def _asked(self, method: str, path: str, headers: Iterable[tuple[str, str]]) -> Told:
        place, _, query = path.partition("?")
        whole = f"{PREFIX}{place}" if not place.startswith(PREFIX) else place
        pairs = [("host", "monitor.example"), *headers]
        scope = {
            "type": "http",
            "method": method,
            "path": whole,
            "raw_path": quote(whole).encode(),
            "query_string": quote(query, safe="=&,:%+-.").encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in pairs],
            "root_path": "",
            "scheme": "http",
            "http_version": "1.1",
        }
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b""}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        start = next(item for item in sent if item["type"] == "http.response.start")
        told = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
        body = b"".join(item.get("body", b"") for item in sent if item is not start)
        return Told(start["status"], told, body)
