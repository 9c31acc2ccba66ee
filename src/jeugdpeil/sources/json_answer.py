"""What a server sent: checked to be the JSON that was asked for, not a page that looks like it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import httpx

from jeugdpeil.domain.errors import FetchError
from jeugdpeil.sources.json_kind import json_kind

NOT_MODIFIED = 304

Row = Mapping[str, object]


class TruncatedAnswerError(Exception):
    """The JSON stops before its end."""


@dataclass(frozen=True)
class Answer:
    """A good answer of a server.

    Args:
        url: the address that was asked.
        content: the bytes as they came, after undoing compression of the transfer.
        document: the JSON object in them; empty when nothing had changed.
        etag: header ETag, or empty.
        last_modified: header Last-Modified, or empty.
        is_unchanged: whether the server said that we already have this (status 304).
    """

    url: str
    content: bytes = field(default=b"", repr=False)
    document: Mapping[str, object] = field(default_factory=dict[str, object], repr=False)
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


def answer_of(response: httpx.Response, url: str) -> Answer:
    """Check a response and take from it what matters.

    Raises:
        FetchError: the content is no JSON object: an error page, a file of another kind.
        TruncatedAnswerError: the content begins as JSON and breaks off.
    """
    etag = response.headers.get("ETag", "")
    last_modified = response.headers.get("Last-Modified", "")
    if response.status_code == NOT_MODIFIED:
        return Answer(url, etag=etag, last_modified=last_modified, is_unchanged=True)
    content = response.content
    _check_kind(response.headers.get("Content-Type", ""), content, url)
    return Answer(url, content, _parsed(content, url), etag, last_modified)


def rows_of(answer: Answer, key: str) -> list[Row]:
    """The list of objects under a key of the document.

    Raises:
        FetchError: there is no such list.
    """
    found = answer.document.get(key)
    if not isinstance(found, list):
        have = ", ".join(sorted(answer.document)) or "niets"
        raise FetchError(
            f"Het antwoord heeft geen lijst `{key}`, wel: {have}",
            where=answer.url,
            remedy="Controleer het adres en `version` van deze bron in het monitorbestand.",
        )
    return cast("list[Row]", found)


def _check_kind(content_type: str, content: bytes, url: str) -> None:
    kind = content_type.partition(";")[0].strip().lower()
    looks_like_markup = content.lstrip()[:1] == b"<"
    if looks_like_markup or (kind and not _is_json(kind)):
        came = "een webpagina of XML" if looks_like_markup else f"`{kind}`"
        raise FetchError(
            f"Er kwam {came} waar JSON verwacht werd (soort inhoud: {kind or 'niet genoemd'})",
            where=url,
            remedy="Open dit adres in een browser: vaak staat daar een storing of een aanmelding. "
            "Controleer ook het adres van deze bron in het monitorbestand.",
        )


def _is_json(kind: str) -> bool:
    return kind.endswith(("/json", "+json"))


def _parsed(content: bytes, url: str) -> Mapping[str, object]:
    try:
        document: object = json.loads(content)
    except ValueError as error:
        # What opens as an object and cannot be read to its end was cut off on the way, and an
        # empty answer was cut off at once; asking again helps against both.
        if content.lstrip()[:1] in (b"{", b""):
            raise TruncatedAnswerError(str(error)) from error
        raise _no_object(url, "onleesbare JSON") from error
    if not isinstance(document, dict):
        raise _no_object(url, json_kind(document))
    return cast("Mapping[str, object]", document)


def _no_object(url: str, came: str) -> FetchError:
    return FetchError(
        f"Er kwam {came} waar een JSON-object verwacht werd",
        where=url,
        remedy="Controleer het adres van deze bron in het monitorbestand.",
    )
