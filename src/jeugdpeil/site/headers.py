"""The headers that go with every answer: what a browser may load, and how long it may keep it."""

from collections.abc import Iterable

Headers = list[tuple[bytes, bytes]]

# Everything comes from the site itself; no script or style inside a page, no frame around it but
# its own (a page can be embedded by whoever serves it, not by somebody else).
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
_SECURITY = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SECURITY_HEADERS: Headers = [(name.encode(), words.encode()) for name, words in _SECURITY.items()]
# A map that is made to be shown inside other sites: a frame around it shows nothing that its own
# address does not, and there is nothing on it to press that changes anything.
_FRAMED = _SECURITY | {
    "content-security-policy": POLICY.replace("frame-ancestors 'self'", "frame-ancestors *"),
    "cross-origin-resource-policy": "cross-origin",
}
FRAMED_HEADERS: Headers = [(name.encode(), words.encode()) for name, words in _FRAMED.items()]

# A page may be kept, but is asked for again each time: the next release may be there any moment.
KEEP_AND_ASK = "no-cache"
KEEP_FOR_EVER = "public, max-age=31536000, immutable"
KEEP_NOT = "no-store"


def headers(pairs: Iterable[tuple[str, str]], *, may_be_framed: bool = False) -> Headers:
    """Headers for one answer, with those for security.

    Args:
        pairs: names and words of its own.
        may_be_framed: whether any site may show the page inside its own.
    """
    own = [(name.encode("latin-1"), words.encode("latin-1")) for name, words in pairs]
    return [*own, *(FRAMED_HEADERS if may_be_framed else SECURITY_HEADERS)]


def wants_gzip(request: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether the browser can unpack gzip."""
    return any(name == b"accept-encoding" and b"gzip" in words for name, words in request)


def has_already(request: Iterable[tuple[bytes, bytes]], etag: str) -> bool:
    """Whether the browser says that it holds this very document."""
    wanted = etag.encode("latin-1")
    for name, words in request:
        if name == b"if-none-match":
            marks = {mark.strip().removeprefix(b"W/") for mark in words.split(b",")}
            return wanted in marks or b"*" in marks
    return False
