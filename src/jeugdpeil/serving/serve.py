"""Serving the site with granian: one worker, which follows the current release by itself."""

import socket
from contextlib import suppress
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from starlette.applications import Starlette

from jeugdpeil.domain.errors import ReleaseError, UsageError, system_reason
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.app import create_app

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000


def serve(
    shelf: Shelf, release_id: str | None, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT
) -> None:
    """Serve the site until it is stopped.

    Args:
        shelf: the releases.
        release_id: the release to show; None for the current one, also when that changes.
        host: address to listen on.
        port: port to listen on; 0 takes a free one.

    Raises:
        ReleaseError: there is no such release.
        UsageError: the port is taken, or may not be used.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    free = free_port(host, port)
    _say(f"{release.manifest.monitor.name}, release {release.manifest.id}")
    _say(f"http://{_shown_host(host)}:{free}/")
    server = Granian(
        "jeugdpeil.serving.serve:loaded",
        address=host,
        port=free,
        interface=Interfaces.ASGI,
        workers=1,
        websockets=False,
        log_access=False,
    )
    # A worker is a process of its own on every system, so it opens the shelf itself.
    server.serve(target_loader=partial(loaded, shelf.folder, release_id), wrap_loader=False)


def loaded(folder: Path, release_id: str | None) -> Starlette:
    """The application inside the worker."""
    app = create_app(Shelf(folder), release_id)
    with suppress(ReleaseError):
        app.state.showcase.shown().edition.warm_up()
    return app


def free_port(host: str, port: int) -> int:
    """The port to listen on, after a look whether it can be had.

    Raises:
        UsageError: the port is taken, or may not be used.
    """
    try:
        with socket.create_server((host, port)) as taken:
            return int(taken.getsockname()[1])
    except OSError as error:
        raise UsageError(
            f"De website kan niet starten: {system_reason(error)}",
            where=f"adres {host}, poort {port}",
            remedy="Kies een andere poort met --port, of een ander adres met --host.",
        ) from error


def _shown_host(host: str) -> str:
    """An address that a browser on this machine can open."""
    return "localhost" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - only compared


def _say(line: str) -> None:
    # Flushed, so that a script that waits for the address sees it.
    print(line, flush=True)  # noqa: T201 - the one thing that a served site says on the screen
