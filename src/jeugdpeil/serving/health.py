"""Whether the program lives, and whether it has figures to show: for whoever watches over it."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published.current import CurrentRelease
from jeugdpeil.site.headers import KEEP_NOT

_KEEP_NOT = {"cache-control": KEEP_NOT}


def routes(current: CurrentRelease) -> list[BaseRoute]:
    """The addresses: `/health/live`, `/health/ready`, and `/health` which is the same as ready.

    Args:
        current: tells which release is shown.
    """
    return [
        Route("/health/live", _live),
        Route("/health/ready", _ready(current)),
        Route("/health", _ready(current)),
    ]


async def _live(_: Request) -> Response:
    """The program answers; start it again when this does not come."""
    return JSONResponse({"status": "ok"}, headers=_KEEP_NOT)


def _ready(current: CurrentRelease) -> Callable[[Request], Awaitable[Response]]:
    """There is a release to show; send no readers while this is not 200."""

    async def ready(_: Request) -> Response:
        try:
            manifest = current.opened().release.manifest
        except ReleaseError as error:
            content = {"status": "no release", "reason": error.what}
            return JSONResponse(content, 503, headers=_KEEP_NOT)
        return JSONResponse({"status": "ok", "release": manifest.id}, headers=_KEEP_NOT)

    return ready
