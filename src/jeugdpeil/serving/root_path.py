"""The site under a path of another site, such as `/monitor`, behind a proxy."""

from starlette.types import ASGIApp, Receive, Scope, Send

from jeugdpeil.site.links import ROOT


class UnderRoot:
    """Answers under a path: every address that is written begins with it.

    A proxy may pass the path on or take it off; both are understood.

    Args:
        app: what answers.
        root: the path, such as `/monitor`, without a slash at its end.
    """

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app, self._root = app, root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            path: str = scope["path"]
            if path == self._root or path.startswith(f"{self._root}/"):
                inner = path[len(self._root) :] or "/"
                scope = {**scope, "path": inner, "raw_path": inner.encode()}
            ROOT.set(self._root)
        await self._app(scope, receive, send)
