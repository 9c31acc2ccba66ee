"""Speed of pages: region pages from one worker, first and again, and how large they are."""

import asyncio
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measurement import Measurement
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.shelf import Shelf

CONNECTIONS = 8
SECONDS = 6.0
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


def measure() -> Iterator[Measurement]:
    """Region pages of the small demo country over loopback, by one worker."""
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), "demo", "--no-serve")
        with serving(Path(folder)) as port:
            paths = region_paths(Path(folder) / "releases")
            first, sizes = asyncio.run(load(port, paths, seconds=0))
            again, _ = asyncio.run(load(port, paths, seconds=SECONDS))
    yield Measurement("region pages, first time", first, "requests/s", note=f"{len(paths)} pages")
    yield Measurement("region pages, from memory", again, "requests/s", at_least=1000)
    yield Measurement("largest region page", max(sizes) / 1000, "kB", at_most=60)


def run(folder: Path, *arguments: str) -> None:
    """One command of the product in a folder."""
    command = [sys.executable, "-m", "jeugdpeil", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@contextmanager
def serving(folder: Path) -> Generator[int]:
    """The site on a free port of the loopback address."""
    command = [sys.executable, "-m", "jeugdpeil", "serve", "--port", "8799"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(8799)
            yield 8799
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Wait until the site answers, at most half a minute."""
    for _ in range(300):
        try:
            asyncio.run(load(port, ["/health"], seconds=0))
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the site does not answer")


def region_paths(releases: Path) -> list[str]:
    """The addresses of all gemeenten and wijken of the current release."""
    regions = Shelf(releases).current().regions
    levels = (RegionLevel.GEMEENTE, RegionLevel.WIJK)
    found = [
        region
        for level in levels
        for region in regions.of_level(level, max(regions.level_years(level)))
    ]
    return [f"/gebied/{region.key.code}" for region in found]


async def load(port: int, paths: list[str], seconds: float) -> tuple[float, list[int]]:
    """Ask for pages over some connections: each path once, or over and over for some seconds.

    Returns:
        Pages a second, and the sizes of the pages in bytes.
    """
    start = time.perf_counter()
    shares = [paths[number::CONNECTIONS] for number in range(min(CONNECTIONS, len(paths)))]
    asked = await asyncio.gather(*(connection(port, share, seconds) for share in shares))
    sizes = [size for found in asked for size in found]
    return len(sizes) / (time.perf_counter() - start), sizes


async def connection(port: int, paths: list[str], seconds: float) -> list[int]:
    """One connection that stays open and asks for one page after another."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sizes: list[int] = []
    until = time.perf_counter() + seconds
    while not sizes or time.perf_counter() < until:
        for path in paths:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head.splitlines()[0]
            length = _LENGTH.search(head)
            assert length is not None
            sizes.append(len(await reader.readexactly(int(length[1]))))
    writer.close()
    return sizes
