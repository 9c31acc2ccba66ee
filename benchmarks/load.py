"""Load on a web server over loopback: a served program, connections that stay open, and times."""

import asyncio
import re
import socket
import subprocess
import time
from collections.abc import Coroutine, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

HOST = "127.0.0.1"
CONNECTIONS = 8
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
_CHUNKED = re.compile(rb"^transfer-encoding: *chunked", re.IGNORECASE | re.MULTILINE)
_START_SECONDS = 60.0


@dataclass(frozen=True)
class Answer:
    """One answer of the server.

    Args:
        path: what was asked for.
        status: HTTP status.
        byte_count: size of the body as it went over the line.
        seconds: from the moment that it was to be asked until its last byte.
    """

    path: str
    status: int
    byte_count: int
    seconds: float


@dataclass(frozen=True)
class Load:
    """What a server answered in one run.

    Args:
        answers: all answers, in the order in which they came.
        seconds: how long the whole run took.
    """

    answers: Sequence[Answer] = field(repr=False)
    seconds: float

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.answers) / self.seconds

    @property
    def failed(self) -> list[Answer]:
        """The answers that are no success."""
        return [answer for answer in self.answers if answer.status != 200]

    def percentile(self, percentage: float) -> float:
        """The time in milliseconds within which this percentage of the answers came.

        >>> answers = [Answer("/", 200, 10, ms / 1000) for ms in (1, 2, 3, 4)]
        >>> Load(answers, 1.0).percentile(50), Load(answers, 1.0).percentile(99)
        (2.0, 4.0)
        """
        times = sorted(answer.seconds for answer in self.answers)
        place = -(-len(times) * percentage // 100)
        return 1000 * times[max(int(place), 1) - 1]


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def served(
    command: Sequence[str], port: int, folder: Path | None = None, ready: str = "/"
) -> Generator[subprocess.Popen[bytes]]:
    """A server that runs as long as it is asked things, and is then told to stop.

    Args:
        command: the program with its options; it must listen on `port`.
        port: port on the loopback address.
        folder: working folder.
        ready: path that is answered once the server is up.
    """
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as server:
        try:
            wait_for(port, ready)
            yield server
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """What asynchronous work gives, from a thread of its own: also where a loop runs already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def wait_for(port: int, path: str = "/") -> None:
    """Wait until the server answers, at most a minute."""
    until = time.perf_counter() + _START_SECONDS
    while time.perf_counter() < until:
        try:
            run_apart(once(port, [path], connections=1))
        except (OSError, asyncio.IncompleteReadError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not answer")


async def once(
    port: int,
    paths: Sequence[str],
    connections: int = CONNECTIONS,
    headers: Mapping[str, str] | None = None,
) -> Load:
    """Each path once, over some connections, each as quick as the answers come."""
    start = time.perf_counter()
    shares = [paths[number::connections] for number in range(min(connections, len(paths)))]
    found = await asyncio.gather(*(_each_once(port, share, headers or {}) for share in shares))
    return Load([answer for share in found for answer in share], time.perf_counter() - start)


async def over_and_over(
    port: int,
    paths: Sequence[str],
    seconds: float,
    connections: int = CONNECTIONS,
    headers: Mapping[str, str] | None = None,
) -> Load:
    """The paths again and again for some seconds: how many answers a second can be had."""
    start = time.perf_counter()
    shares = [paths[number::connections] for number in range(min(connections, len(paths)))]
    until = start + seconds
    found = await asyncio.gather(*(_again(port, share, until, headers or {}) for share in shares))
    return Load([answer for share in found for answer in share], time.perf_counter() - start)


async def at_rate(
    port: int,
    paths: Sequence[str],
    per_second: float,
    seconds: float,
    connections: int = 16,
    headers: Mapping[str, str] | None = None,
) -> Load:
    """A fixed number of requests a second, whether or not the answers keep up.

    Time counts from the moment that a request was due, so that a server that stalls is charged for
    everyone who waits behind it.
    """
    start = time.perf_counter()
    count = round(per_second * seconds)
    due: asyncio.Queue[tuple[float, str]] = asyncio.Queue()
    for number in range(count):
        due.put_nowait((start + number / per_second, paths[number % len(paths)]))
    found = await asyncio.gather(
        *(_when_due(port, due, headers or {}) for _ in range(min(connections, count)))
    )
    return Load([answer for share in found for answer in share], time.perf_counter() - start)


class Connection:
    """A connection that stays open and asks for one thing after another.

    Written on sockets: a client library would take longer than the server that it measures.
    """

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._head = f"Host: localhost\r\n{lines}\r\n"
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, since: float) -> Answer:
        """Ask for a path; time counts from `since`."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self._port, limit=2**22)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\n{self._head}".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        size = await _body_size(reader, head)
        return Answer(path, int(head[9:12]), size, time.perf_counter() - since)

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()


async def _body_size(reader: asyncio.StreamReader, head: bytes) -> int:
    length = _LENGTH.search(head)
    if length is not None:
        return len(await reader.readexactly(int(length[1])))
    size = 0
    while _CHUNKED.search(head) is not None:
        count = int((await reader.readline()).split(b";")[0], 16)
        await reader.readexactly(count + 2)
        size += count
        if count == 0:
            break
    return size


async def _each_once(port: int, paths: Sequence[str], headers: Mapping[str, str]) -> list[Answer]:
    connection = Connection(port, headers)
    answers = [await connection.ask(path, time.perf_counter()) for path in paths]
    connection.close()
    return answers


async def _again(
    port: int, paths: Sequence[str], until: float, headers: Mapping[str, str]
) -> list[Answer]:
    connection = Connection(port, headers)
    answers: list[Answer] = []
    while time.perf_counter() < until:
        for path in paths:
            answers.append(await connection.ask(path, time.perf_counter()))
            if time.perf_counter() >= until:
                break
    connection.close()
    return answers


async def _when_due(
    port: int, due: asyncio.Queue[tuple[float, str]], headers: Mapping[str, str]
) -> list[Answer]:
    connection = Connection(port, headers)
    answers: list[Answer] = []
    while not due.empty():
        moment, path = due.get_nowait()
        await asyncio.sleep(max(moment - time.perf_counter(), 0))
        answers.append(await connection.ask(path, moment))
    connection.close()
    return answers
