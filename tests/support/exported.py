"""What an export wrote: its files, and where every address in its pages leads to."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from jeugdpeil.serving.export_record import NAME

_ELSEWHERE = ("mailto:", "https:", "http:", "data:")
# A quotation mark in text is always escaped, so that this finds attributes and nothing else. A
# parser of HTML takes ten times as long over the two thousand pages.
_ATTRIBUTE = re.compile(r'\s(href|src|action|poster|id)="([^"]*)"')


@dataclass(frozen=True)
class Addresses:
    """Where a page leads, and the anchors that it has."""

    found: frozenset[str]
    anchors: frozenset[str]

    @classmethod
    def of(cls, page: Path) -> "Addresses":
        """Those of a page."""
        given = _ATTRIBUTE.findall(page.read_text("utf-8"))
        anchors = frozenset(unescape(value) for name, value in given if name == "id")
        return cls(frozenset(unescape(value) for name, value in given if name != "id"), anchors)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the record of the export."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def broken_links(folder: Path) -> list[str]:
    """Every address in a page that leads to no file, or to no anchor of its page.

    Returns:
        The page with the address, in order.
    """

    @cache
    def read(page: Path) -> Addresses:
        return Addresses.of(page)

    def is_broken(page: Path, address: str) -> bool:
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        target = (page.parent / path).resolve() if path else page
        if not target.is_file():
            return True
        return bool(anchor) and target.suffix == ".html" and anchor not in read(target).anchors

    pages = sorted(page.resolve() for page in folder.rglob("*.html"))
    return [
        f"{page.relative_to(folder.resolve())}: {address}"
        for page in pages
        for address in sorted(read(page).found)
        if not address.startswith(_ELSEWHERE) and is_broken(page, address)
    ]
