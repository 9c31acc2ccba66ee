"""Serving everything with granian: processes that follow the current release by themselves."""

import gc
import socket
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from starlette.types import ASGIApp

from jeugdpeil.domain.errors import UsageError, system_reason
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.app import served_app
from jeugdpeil.serving.log import configure_log, server_log
from jeugdpeil.serving.options import ServingOptions

# A reader with a slow line may still be taking a large file; then it is enough.
_STOP_SECONDS = 20
# New objects, young and middle collections before the next search through all that is held.
# By default those come often, and a reader waits up to a third of a second for each.
_SEARCH_AFTER = (50_000, 20, 50)


def serve(shelf: Shelf, release_id: str | None, options: ServingOptions) -> None:
    """Serve until it is stopped; who is being answered then still gets the whole answer.

    Args:
        shelf: the releases.
        release_id: the release to show; None for the current one, also when that changes.
        options: how it is served.

    Raises:
        ReleaseError: there is no such release.
        UsageError: the port is taken, or may not be used.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    free = free_port(options.host, options.port)
    _say(f"{release.manifest.monitor.name}, release {release.manifest.id}")
    _say(f"http://{_shown_host(options.host)}:{free}{options.root}/")
    server = Granian(
        "jeugdpeil.serving.serve:loaded",
        address=options.host,
        port=free,
        interface=Interfaces.ASGI,
        workers=options.workers,
        websockets=False,
        log_access=False,
        log_dictconfig=server_log(),
        respawn_failed_workers=options.workers > 1,
        workers_kill_timeout=_STOP_SECONDS,
    )
    # A worker is a process of its own on every system, so it opens the shelf itself.
    target = partial(loaded, shelf.folder, release_id, options)
    server.serve(target_loader=target, wrap_loader=False)


def loaded(folder: Path, release_id: str | None, options: ServingOptions) -> ASGIApp:
    """The application inside a worker."""
    configure_log()
    return served_app(Shelf(folder), release_id, options, _leave_alone_what_is_held)


def _leave_alone_what_is_held() -> None:
    """Clear up once, and keep what was read out of every later search for rubbish."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SEARCH_AFTER)


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
