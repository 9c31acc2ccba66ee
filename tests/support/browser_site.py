"""The site of the mini release on a server of its own, and a browser that counts what it asks."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from jeugdpeil.serving.export import export
from jeugdpeil.site.assets import asset_names
from support.mini_release import build_mini

SERVER = """
import sys
from pathlib import Path
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.options import ServingOptions
from jeugdpeil.serving.serve import serve
if __name__ == "__main__":
    serve(Shelf(Path(sys.argv[1])), None, ServingOptions(port=int(sys.argv[2])))
"""
OpenPage = Callable[..., Page]


@dataclass
class Watch:
    """What the browser asked for, and what it complained of."""

    hosts: set[str] = field(default_factory=set[str])
    complaints: list[str] = field(default_factory=list[str])

    def see(self, request: Request) -> None:
        """Note the host of a request."""
        self.hosts.add(request.url.split("/")[2])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site."""
    if not asset_names():
        pytest.skip("the front end is not built: run make web")
    folder = Path(tmp_path_factory.mktemp("served"))
    build_mini(folder)
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Generator[str]:
    """A server of its own for the releases in a folder; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
    program = folder / "serve_mini.py"
    program.write_text(SERVER, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(program), str(folder), str(port)])
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers; it has half a minute on a busy machine."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert process.poll() is None, "the server stopped"
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site as files, in a folder of a plain web server."""
    if not asset_names():
        pytest.skip("the front end is not built: run make web")
    folder = Path(tmp_path_factory.mktemp("copied"))
    export(build_mini(folder / "releases"), None, folder / "web" / "monitor", workers=1)
    files = partial(QuietFiles, directory=str(folder / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/monitor"
    server.shutdown()


class QuietFiles(SimpleHTTPRequestHandler):
    """A plain web server that writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is fixed
        """Nothing."""


@pytest.fixture
def watch() -> Watch:
    """What the browser of this test asked for."""
    return Watch()


@pytest.fixture
def open_page(browser: Browser, site: str, watch: Watch) -> Iterator[OpenPage]:
    """Open a page: `open_page("/kaart", width=320, has_script=False)`."""
    contexts: list[BrowserContext] = []

    def open_one(path: str = "/", width: int = 1280, *, has_script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=has_script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch.see)
        page.on("pageerror", lambda error: watch.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                watch.complaints.append(message.text) if message.type == "error" else None
            ),
        )
        page.goto(path if "://" in path else f"{site}{path}")
        return page

    yield open_one
    for context in contexts:
        context.close()
