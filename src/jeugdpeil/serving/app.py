"""The whole web application: the parts that show a release, each under its own address."""

from collections.abc import Callable
from contextlib import suppress

import structlog
from starlette.applications import Starlette
from starlette.types import ASGIApp

from jeugdpeil.api import app as api
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published.current import CurrentRelease, Opened
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving import health
from jeugdpeil.serving.client import Clients
from jeugdpeil.serving.log import LogRequests
from jeugdpeil.serving.options import ServingOptions
from jeugdpeil.serving.rate_limit import HoldBack
from jeugdpeil.serving.root_path import UnderRoot
from jeugdpeil.serving.switch import AskAgain
from jeugdpeil.serving.take_away.routes import routes as take_away_routes
from jeugdpeil.site.app import routes
from jeugdpeil.site.showcase import Showcase

_log = structlog.get_logger(__name__)


def create_app(shelf: Shelf, release_id: str | None = None) -> Starlette:
    """Everything that is served of a shelf of releases.

    Args:
        shelf: the releases.
        release_id: the release to show; None for the current one, also when that changes.

    Raises:
        ReleaseError: there is no such release.
    """
    current = CurrentRelease(shelf, release_id)
    if release_id is not None:
        current.opened()
    showcase = Showcase(current)
    parts = (
        health.routes(current),
        api.routes(current),
        take_away_routes(current),
        routes(showcase),
    )
    app = Starlette(routes=[route for part in parts for route in part])
    app.state.showcase = showcase
    app.state.current = current
    return app


def served_app(
    shelf: Shelf,
    release_id: str | None,
    options: ServingOptions,
    when_prepared: Callable[[], None] = lambda: None,
) -> ASGIApp:
    """The same as it is served to many: prepared, logged, with a limit, under its root.

    Args:
        shelf: the releases.
        release_id: the release to show; None for the current one, also when that changes.
        options: how it is served.
        when_prepared: called each time that a release was read for its first readers.

    Raises:
        ReleaseError: there is no such release.
    """
    made = create_app(shelf, release_id)
    current: CurrentRelease = made.state.current
    showcase: Showcase = made.state.showcase

    def prepare(opened: Opened) -> None:
        _prepared(showcase, opened)
        when_prepared()

    with suppress(ReleaseError):
        prepare(current.opened())
    current.prepare_with(prepare)
    app: ASGIApp = AskAgain(made, current)
    if options.root:
        app = UnderRoot(app, options.root)
    if options.limit.per_second > 0:
        app = HoldBack(app, options.limit, Clients(options.proxy_header))
    if options.is_logging:
        app = LogRequests(app, lambda: current.shown_id)
    return app


def _prepared(showcase: Showcase, opened: Opened) -> None:
    """Read what the first readers would wait for; a release that fails here may still be shown."""
    try:
        showcase.prepare(opened)
    # A page in words will say what is wrong; here it must not end the thread that changes.
    except Exception:  # noqa: BLE001
        _log.exception("prepare-failed", release=opened.release.folder.name)
