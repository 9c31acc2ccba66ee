"""Finished answers as bytes, and the memory for those that were asked for last."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import cached_property

MEBIBYTE = 2**20
_SMALL = 1024
# What an answer takes beside its body: many small ones must not fill the memory unseen.
_OVERHEAD = 2048
# Rows of figures pack to a tenth or less, prose to a third.
_PACKED_SHARE = 3
_PACKED = ("application/vnd.apache.parquet",)

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Answer:
    """An answer as it goes over the line.

    Args:
        status: HTTP status.
        media_type: what the body is.
        body: the bytes.
        links: values of the Link header.
        file_name: how a copy is called, or empty.
        total: rows on all pages together; None where there are no pages.
        language: of the texts in it.
        etag: changes exactly when the body does.
    """

    status: int
    media_type: str
    body: bytes = field(repr=False)
    links: tuple[str, ...] = ()
    file_name: str = ""
    total: int | None = None
    language: str = "nl"
    etag: str = ""

    def finished(self) -> "Answer":
        """The same with its mark."""
        return replace(self, etag=f'"{hashlib.sha256(self.body).hexdigest()[:32]}"')

    @cached_property
    def packed(self) -> bytes:
        """The body with gzip, made when first asked for; empty where that gains nothing."""
        is_worth = len(self.body) > _SMALL and self.media_type not in _PACKED
        return gzip.compress(self.body, 5, mtime=0) if is_worth else b""

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, its packed form included."""
        return len(self.body) + len(self.body) // _PACKED_SHARE + _OVERHEAD

    def headers(self) -> Headers:
        """What is said of the body."""
        told = [
            ("content-type", self.media_type),
            ("content-language", self.language),
            ("vary", "accept, accept-encoding, accept-language"),
        ]
        if self.etag:
            told.append(("etag", self.etag))
        if self.links:
            told.append(("link", ", ".join(self.links)))
        if self.total is not None:
            told.append(("x-total-count", str(self.total)))
        if self.file_name:
            told.append(("content-disposition", f'inline; filename="{self.file_name}"'))
        return [(name.encode(), value.encode("latin-1", "replace")) for name, value in told]


class AnswerMemory:
    """Keeps the answers that were asked for last, up to a number of bytes.

    Args:
        room: most bytes that it holds.
    """

    def __init__(self, room: int = 64 * MEBIBYTE) -> None:
        self._room = room
        self._size = 0
        self._answers: OrderedDict[tuple[object, ...], Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: tuple[object, ...]) -> Answer | None:
        """The answer under a key, if it is kept."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def keep(self, key: tuple[object, ...], answer: Answer) -> None:
        """Keep an answer, and let go of those that were not asked for the longest."""
        if answer.size > self._room // 4 or key in self._answers:
            return
        self._answers[key] = answer
        self._size += answer.size
        while self._size > self._room:
            _, oldest = self._answers.popitem(last=False)
            self._size -= oldest.size
