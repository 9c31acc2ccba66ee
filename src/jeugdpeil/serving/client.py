"""Who asks: an address that stays in memory for a moment, and only as a hash."""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass, field

from starlette.types import Scope

# An IPv6 reader has a whole network of this size, and could take a new address for each request.
_IPV6_NETWORK = 64


@dataclass(frozen=True)
class Clients:
    """Tells readers apart without knowing them.

    Args:
        proxy_header: name of the header in which the proxy says who asks; empty for none.
        secret: of this process; it is never written down, so that no hash leads to an address.
    """

    proxy_header: str = ""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def mark(self, scope: Scope) -> bytes | None:
        """A mark of who asks; None for a program on this computer itself.

        Without a named header every request behind a proxy comes from this computer, and readers
        cannot be told apart: then none of them is held back for what another one does.
        """
        address = self._told(scope) or _peer(scope)
        network = _network(address)
        if network is None:
            return None
        return hashlib.blake2b(network.encode(), key=self.secret, digest_size=8).digest()

    def _told(self, scope: Scope) -> str:
        if not self.proxy_header:
            return ""
        name = self.proxy_header.lower().encode("latin-1")
        told = [value for key, value in scope["headers"] if key == name]
        # What stands before the last comma was sent by the reader, who may write anything there.
        return told[-1].decode("latin-1").rpartition(",")[2].strip() if told else ""


def _peer(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _network(address: str) -> str | None:
    """The network that counts as one reader; None for this computer and for what is no address.

    >>> _network("192.0.2.7"), _network("2001:db8::1:2:3:4"), _network("127.0.0.1")
    ('192.0.2.7', '2001:db8::', None)
    >>> _network("[2001:db8::5]:4711"), _network("192.0.2.7:80"), _network("unknown")
    ('2001:db8::', '192.0.2.7', None)
    """
    try:
        found = ipaddress.ip_address(_without_port(address))
    except ValueError:
        return None
    if found.is_loopback:
        return None
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        network = ipaddress.ip_network((found, _IPV6_NETWORK), strict=False)
        return str(network.network_address)
    return str(found)


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
