"""Finished pages, kept as bytes until the next release: most readers ask for the same ones."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field

MEBIBYTE = 2**20
_SMALL = 1024


@dataclass(frozen=True)
class Document:
    """A finished answer as it goes over the line.

    Args:
        status: HTTP status.
        content_type: what the body is.
        body: the bytes.
        packed: the same with gzip; empty where that gains nothing.
        etag: changes exactly when the body does.
        may_be_kept: whether a reader may ask again only for what changed.
    """

    status: int
    content_type: str
    body: bytes = field(repr=False)
    packed: bytes = field(repr=False)
    etag: str
    may_be_kept: bool

    @classmethod
    def of(
        cls, text: str, status: int, content_type: str, release: str, *, may_be_kept: bool
    ) -> "Document":
        """A document of a text; the release is part of its mark."""
        body = text.encode()
        packed = gzip.compress(body, 6, mtime=0) if len(body) > _SMALL else b""
        digest = hashlib.sha256(body).hexdigest()[:20]
        return cls(status, content_type, body, packed, f'"{release}-{digest}"', may_be_kept)

    @property
    def size(self) -> int:
        """Bytes that it takes in memory."""
        return len(self.body) + len(self.packed)


class PageCache:
    """Keeps the documents that were asked for last, up to a number of bytes.

    Args:
        room: most bytes that it holds.
    """

    def __init__(self, room: int = 128 * MEBIBYTE) -> None:
        self._room = room
        self._size = 0
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def __len__(self) -> int:
        return len(self._documents)

    def get(self, address: str) -> Document | None:
        """The document at an address, if it is kept."""
        document = self._documents.get(address)
        if document is not None:
            self._documents.move_to_end(address)
        return document

    def keep(self, address: str, document: Document) -> None:
        """Keep a document, and let go of those that were not asked for the longest."""
        if document.size > self._room // 4:
            return
        self.forget(address)
        self._documents[address] = document
        self._size += document.size
        while self._size > self._room:
            _, oldest = self._documents.popitem(last=False)
            self._size -= oldest.size

    def forget(self, address: str) -> None:
        """Let go of the document at an address."""
        old = self._documents.pop(address, None)
        self._size -= old.size if old is not None else 0
