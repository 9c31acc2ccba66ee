"""Walking through the pages of a list, and going on where a broken retrieval stopped."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urljoin, urlsplit, urlunsplit

from jeugdpeil.domain.errors import FetchError
from jeugdpeil.sources.atomic_file import write_whole
from jeugdpeil.sources.json_answer import Answer, Row, rows_of
from jeugdpeil.sources.snapshot_record import Part, json_object, part_of_row
from jeugdpeil.sources.snapshot_store import SnapshotStore, StoredPage

NextPage = Callable[[Answer, int], str]
"""From an answer and its number of rows to the address of the next page, or ""."""


@dataclass(frozen=True)
class FetchedPage:
    """A page that is in the store, and what must be known of it to go on.

    Args:
        stored: the page with its address.
        columns: names of the fields of its first row; empty when the page has no rows.
        next_url: address of the next page, or empty.
        was_there: whether it came from an earlier, broken retrieval.
    """

    stored: StoredPage
    columns: tuple[str, ...]
    next_url: str
    was_there: bool = False


@dataclass(frozen=True)
class Pager:
    """Fetches lists page by page into a store.

    Each page is noted in `journal` as soon as its bytes are stored. A retrieval that breaks off
    finds its pages there the next time and does not ask for them again.

    Args:
        store: where the bytes go.
        journal: folder of notes on this retrieval; it belongs to one version of one table.
        get: how to ask for an address.
        rows_key: the key under which a document has its rows.
        next_page: where the next page is.
    """

    store: SnapshotStore
    journal: Path
    get: Callable[[str], Answer] = field(repr=False)
    rows_key: str
    next_page: NextPage = field(repr=False)

    def pages(
        self, name: str, first_url: str, *, is_data: bool, first_number: int = 1
    ) -> Iterator[FetchedPage]:
        """The pages of one list, in order.

        Args:
            name: name of the list, such as "UntypedDataSet".
            first_url: address of its first page.
            is_data: whether its rows are figures.
            first_number: number of the first page, where a list comes in several runs of pages.

        Raises:
            FetchError: a page is not what it should be, or the pages go round in a circle.
        """
        seen: set[str] = set()
        url, number = first_url, first_number
        while url:
            if url in seen:
                raise _circle(url)
            seen.add(url)
            page = self._noted(url) or self._fetched(name, number, url, is_data)
            yield page
            url, number = page.next_url, number + 1

    def _fetched(self, name: str, number: int, url: str, is_data: bool) -> FetchedPage:
        answer = self.get(url)
        rows = rows_of(answer, self.rows_key)
        digest = self.store.put_bytes(answer.content)
        part = Part(name, number, digest, len(answer.content), len(rows), is_data)
        next_url = same_host(url, self.next_page(answer, len(rows)))
        page = FetchedPage(StoredPage(part, url), _columns(rows), next_url)
        write_whole(self._note(url), _note_bytes(page))
        return page

    def _noted(self, url: str) -> FetchedPage | None:
        try:
            page = _page_of_note(self._note(url).read_bytes())
        except (OSError, ValueError, KeyError):
            return None
        is_usable = page.stored.url == url and self.store.has_object(page.stored.part.sha256)
        return page if is_usable else None

    def _note(self, url: str) -> Path:
        return self.journal / f"{hash_of_text(url)}.json"


def hash_of_text(text: str) -> str:
    """A short fingerprint of a text: 32 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def same_host(url: str, link: str) -> str:
    """The next page's address, whole, on the host and with the scheme of this one.

    Args:
        url: address of the page that named the link.
        link: the link as the server wrote it, or empty.

    Raises:
        FetchError: the link leads to another host.

    >>> same_host("https://opendata.cbs.nl/ODataFeed/odata/1/Perioden", "http://opendata.cbs.nl/x")
    'https://opendata.cbs.nl/x'
    """
    if not link:
        return ""
    here, there = urlsplit(url), urlsplit(urljoin(url, link))
    if here.hostname != there.hostname:
        raise FetchError(
            f"De volgende pagina staat volgens de server op een andere plek: {there.hostname}",
            where=url,
            remedy="Dit hoort niet. Controleer het adres van deze bron in het monitorbestand.",
        )
    # CBS links with http from pages that came over https.
    return urlunsplit((here.scheme, here.netloc, there.path, there.query, ""))


def _columns(rows: list[Row]) -> tuple[str, ...]:
    return tuple(rows[0]) if rows else ()


def _note_bytes(page: FetchedPage) -> bytes:
    return json.dumps(asdict(page)).encode()


def _page_of_note(content: bytes) -> FetchedPage:
    note = json_object(content)
    stored = cast("Mapping[str, object]", note["stored"])
    part = part_of_row(cast("Mapping[str, object]", stored["part"]))
    return FetchedPage(
        StoredPage(part, str(stored["url"])),
        tuple(str(name) for name in cast("list[object]", note["columns"])),
        str(note["next_url"]),
        was_there=True,
    )


def _circle(url: str) -> FetchError:
    return FetchError(
        "De server verwijst terug naar een pagina die er al was",
        where=url,
        remedy="Probeer het later opnieuw; blijft dit zo, meld het dan bij de aanbieder.",
    )
