"""What the page about the API tells a reader to do can be done."""

import re
import shlex
from functools import partial
from pathlib import Path

import httpx
import pytest

from jeugdpeil import client
from support.api_fixtures import api, shelf
from support.api_reader import PREFIX, ApiReader

__all__ = ["api", "shelf"]

PAGE = (Path(__file__).resolve().parents[2] / "docs/doen/api-gebruiken.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SITE = "http://localhost:8000"
MENTIONED = re.compile(rf"`({PREFIX}/[a-zA-Z0-9/.-]+)`")


def blocks(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return [text for kind, text in FENCE.findall(PAGE) if kind == language]


ADDRESSES = [
    shlex.split(line)[1].removeprefix(SITE) for block in blocks("sh") for line in block.splitlines()
]


@pytest.mark.parametrize("address", [*ADDRESSES, *sorted(set(MENTIONED.findall(PAGE)))])
def test_every_address_of_the_page_gives_something(api: ApiReader, address: str) -> None:
    """Whoever copies it sees figures."""
    told = api.get(address)
    assert told.status == 200, told.text
    assert len(told.body) > 200


def test_the_program_of_the_page_runs_from_begin_to_end(
    api: ApiReader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one notebook, block after block, and it shows figures."""

    def answer(request: httpx.Request) -> httpx.Response:
        told = api.get(request.url.raw_path.decode())
        return httpx.Response(told.status, headers=told.headers, content=told.body)

    transport = httpx.MockTransport(answer)
    monkeypatch.setattr(client.httpx, "Client", partial(httpx.Client, transport=transport))
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "api-gebruiken.md", "exec"), names)
    shown = capsys.readouterr().out
    for words in (
        "Hatterloo",
        "oordeel",
        "verzonnen-gemeenten.csv",
        "groep-ander-niveau",
    ):
        assert words in shown
