"""The whole web application: the parts that show a release, each under its own address."""

from starlette.applications import Starlette

from jeugdpeil.api import app as api
from jeugdpeil.published.current import CurrentRelease
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.take_away.routes import routes as take_away_routes
from jeugdpeil.site.app import routes
from jeugdpeil.site.showcase import Showcase


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
    parts = (api.routes(current), take_away_routes(current), routes(showcase))
    app = Starlette(routes=[route for part in parts for route in part])
    app.state.showcase = showcase
    return app
