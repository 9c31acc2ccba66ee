"""How the site is served: what whoever runs it may choose, with values that suit most."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RateLimit:
    """How much one reader may ask.

    Args:
        per_second: requests a second that a reader may keep up; 0 for no limit.
        burst: requests that a reader may make at once. A whole municipality may come from one
            address, so that both are wide.
    """

    per_second: float = 100.0
    burst: int = 1000


@dataclass(frozen=True)
class ServingOptions:
    """What may be chosen.

    Args:
        host: address to listen on.
        port: port to listen on; 0 takes a free one.
        workers: processes that answer, each with pages in a memory of its own.
        root: path under which a proxy shows the site, such as `/monitor`; empty for none.
        proxy_header: name of the header in which the proxy says who asks; empty where there is no
            proxy. Anyone can send such a header, so it is only believed when it is named here.
        limit: how much one reader may ask.
        is_logging: whether every request gets a line in the log.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    root: str = ""
    proxy_header: str = ""
    limit: RateLimit = RateLimit()
    is_logging: bool = False
