"""The served program under load: a new release, the old one removed, back again, and the end."""

import asyncio
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from benchmarks.load import Load, free_port, over_and_over, run_apart, served
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.publication import publish, rollback
from support.mini_release import MADE, build_mini
from support.next_release import plus_a_tenth, write_next

PATHS = [
    *("/", "/gebied/GM9001", "/gebied/WK900101", "/en/gebied/GM9004", "/kaart", "/zoek?q=hat"),
    *("/cijfers/jeugdzorg", "/downloads/VERZONNEN-breaks.json", "/health/ready", "/data"),
]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with three releases, of which the first is published."""
    shelf = build_mini(tmp_path / "releases")
    for days in (1, 2):
        write_next(shelf, plus_a_tenth("jeugdzorg", "GM9001"), days=days)
    return shelf


@pytest.fixture
def port(shelf: Shelf) -> Iterator[int]:
    """The port of a server of that shelf, with a log of its requests."""
    chosen = free_port()
    command = [sys.executable, "-m", "jeugdpeil", "serve", "--log", "--port", str(chosen)]
    with served([*command, "--releases", str(shelf.folder)], chosen, ready="/health/ready"):
        yield chosen


def shown(port: int) -> str:
    """The release that is shown."""
    with urlopen(f"http://127.0.0.1:{port}/health/ready") as answer:
        return answer.read().decode()


def shows(port: int, release: str) -> None:
    """Wait until a release is shown."""
    until = time.monotonic() + 30
    while release not in shown(port):
        assert time.monotonic() < until, f"{release} is not shown"
        time.sleep(0.05)


def during_load(port: int, change: Callable[[], None]) -> Load:
    """Make a change while many ask."""

    async def both() -> Load:
        load = asyncio.create_task(over_and_over(port, PATHS, seconds=5, connections=5))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(change)
        return await load

    return run_apart(both())


def test_no_request_fails_while_the_release_changes(port: int, shelf: Shelf) -> None:
    """Published, the old one removed at once, another one, and back: every answer is a page."""
    first, second, third = shelf.ids()

    def change() -> None:
        publish(shelf, second, MADE, lambda _: None)
        shutil.rmtree(shelf.folder / first)
        shows(port, second)
        publish(shelf, third, MADE, lambda _: None)
        shows(port, third)
        rollback(shelf, MADE)
        shows(port, second)

    load = during_load(port, change)
    assert len(load.answers) > 200
    assert [(answer.path, answer.status) for answer in load.failed] == []


def test_a_server_that_is_stopped_ends_the_answers_that_it_began(shelf: Shelf) -> None:
    """Whoever was asking when it was told to stop still gets the whole page."""
    port = free_port()
    command = [sys.executable, "-m", "jeugdpeil", "serve", "--port", str(port)]
    command += ["--releases", str(shelf.folder)]
    with served(command, port, ready="/health/live") as server:
        answer = run_apart(asked_while_stopping(port, lambda: server.send_signal(signal.SIGTERM)))
        assert server.wait(20) == 0
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.rstrip().endswith(b"</html>")


async def asked_while_stopping(port: int, stop: Callable[[], None]) -> bytes:
    """The answer to a request that was sent just before the server was told to stop."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = "Host: localhost\r\nConnection: close\r\n\r\n"
    writer.write(f"GET /kaart HTTP/1.1\r\n{head}".encode())
    await writer.drain()
    begun = await reader.readexactly(1)
    stop()
    answer = begun + await reader.read(-1)
    writer.close()
    return answer
