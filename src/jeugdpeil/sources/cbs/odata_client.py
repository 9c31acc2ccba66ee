"""Fetching a table of CBS into the store: whole, of one version of the table, and only once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

import httpx

from jeugdpeil.domain.errors import FetchError, SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.expected_columns import check_fields, check_stems
from jeugdpeil.sources.cbs.odata_dialect import (
    Dialect,
    Lists,
    TableColumn,
    TableInfo,
    selection_of,
    text,
)
from jeugdpeil.sources.cbs.odata_lists import dialect_of, lists_of, rows_in
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.json_answer import Answer, Row, rows_of
from jeugdpeil.sources.pager import FetchedPage, Pager
from jeugdpeil.sources.progress import Progress
from jeugdpeil.sources.retry import RefusedError, RetryPolicy, get_json
from jeugdpeil.sources.snapshot_record import Part, Provenance, Record, Validators
from jeugdpeil.sources.snapshot_store import SnapshotStore, StoredPage

LICENCE = "CC BY 4.0"
ATTRIBUTION = "CBS"

# What a server may say to a question that would give too many rows; the API of CBS is one that
# refuses above 10,000. Then the same rows are asked for in pieces.
_TOO_MUCH = frozenset({400, 403, 413, 414, 500})
# Servers cut off addresses somewhere above 2,000 characters.
_LONGEST_SELECTION = 1_200

Now = Callable[[], datetime]


class _RevisedError(Exception):
    """The table was changed by CBS while it was being fetched."""


def fetch_table(
    store: SnapshotStore,
    table: TableRequest,
    client: httpx.Client,
    now: Now,
    progress: Progress,
    policy: RetryPolicy | None = None,
) -> SnapshotRef:
    """Fetch a table of CBS with the lists that explain it, or find that it has not changed.

    Args:
        store: where the bytes go; pages of an earlier, broken retrieval in it are not asked again.
        table: which table, which version of the service, which selection.
        client: the client to ask with, see `retry.make_client`.
        now: the present moment, with time zone.
        progress: what is told how far it is.
        policy: how often a server is asked again after a fault.

    Returns:
        The snapshot: a new one, or the latest one where CBS has not changed the table since.

    Raises:
        FetchError: the service did not answer as documented, or CBS changed the table twice while
            it was being fetched.
        SourceError: the table has no rows, or lacks columns that were expected.
        StorageError: the store cannot be written.

    Notes:
        One snapshot is one version of the table: the date of change is read before and after. If
        CBS publishes in between, all pages are fetched anew, once.
    """
    retrieval = _Retrieval(store, table, client, now, progress, policy or RetryPolicy())
    for _ in range(2):
        try:
            return retrieval.run()
        except _RevisedError:
            store.forget_journals(table.name)
    raise FetchError(
        "CBS wijzigde de tabel twee keer terwijl die werd opgehaald",
        where=table.data_url,
        remedy="Wacht een uur en haal de tabel dan opnieuw op.",
    )


@dataclass(frozen=True)
class _Retrieval:
    store: SnapshotStore
    request: TableRequest
    client: httpx.Client
    now: Now
    progress: Progress
    policy: RetryPolicy
    dialect: Dialect = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dialect", dialect_of(self.request.version))

    def run(self) -> SnapshotRef:
        previous = self._previous()
        answer = self._ask_info(previous.validators if previous else Validators())
        if previous and self._is_unchanged(answer, previous):
            return self._kept(previous)
        info = self.dialect.info(answer)
        self.progress.start(f"{self.request.table} {info.title}".strip(), info.row_count)
        pages = self._stored_info(answer) + self._all_pages(info)
        self._check_same_version(info, answer)
        ref = self.store.put_pages(
            pages, self._provenance(info), self.now(), self._validators(answer)
        )
        self.store.forget_journals(self.request.name)
        self.progress.finish("opgehaald")
        return ref

    # --- whether there is anything new -----------------------------------------------------

    def _previous(self) -> Record | None:
        """The latest record, if it answers the same question and its bytes are all there."""
        record = self.store.latest_record(self.request.name)
        if record is None or record.validators.request != self.request.fingerprint:
            return None
        return record if self.store.is_whole(record.ref) else None

    def _ask_info(self, validators: Validators) -> Answer:
        headers = {
            "If-None-Match": validators.etag,
            "If-Modified-Since": validators.last_modified,
        }
        given = {name: value for name, value in headers.items() if value}
        url = self.dialect.url(self.request, self.dialect.info_name)
        return get_json(self.client, url, self.policy, given)

    def _is_unchanged(self, answer: Answer, previous: Record) -> bool:
        if answer.is_unchanged:
            return True
        return self.dialect.info(answer).modified == previous.ref.table_modified

    def _kept(self, previous: Record) -> SnapshotRef:
        """The monitor file may expect more of an old snapshot than when it was fetched."""
        columns = self.dialect.columns(lists_of(self.store, previous.ref))
        check_stems(columns, self.request.expected_stems, self.request.data_url)
        self.progress.start(self.request.table, None)
        self.progress.finish("niet gewijzigd")
        return previous.ref

    def _check_same_version(self, info: TableInfo, before: Answer) -> None:
        after = self._ask_info(Validators(etag=before.etag, last_modified=before.last_modified))
        if not after.is_unchanged and self.dialect.info(after).modified != info.modified:
            raise _RevisedError

    # --- the pages ---------------------------------------------------------------------------

    def _stored_info(self, answer: Answer) -> list[StoredPage]:
        digest = self.store.put_bytes(answer.content)
        part = Part(self.dialect.info_name, 1, digest, len(answer.content), 1, is_data=False)
        return [StoredPage(part, answer.url)]

    def _all_pages(self, info: TableInfo) -> list[StoredPage]:
        pager = self._pager(info.modified)
        explaining = self._explaining_pages(pager)
        lists = {
            name: [row for page in pages for row in self._rows(page)]
            for name, pages in explaining.items()
        }
        columns = self.dialect.columns(lists)
        check_stems(columns, self.request.expected_stems, self.request.data_url)
        figures = self._figures(pager, columns, lists, info)
        return [page for pages in explaining.values() for page in pages] + figures

    def _explaining_pages(self, pager: Pager) -> dict[str, list[StoredPage]]:
        answer = get_json(self.client, self.dialect.url(self.request, ""), self.policy)
        names = [text(row, "name") for row in rows_of(answer, "value")]
        wanted = [name for name in names if self.dialect.is_explaining(name)]
        return {name: [page.stored for page in self._list_pages(pager, name)] for name in wanted}

    def _list_pages(self, pager: Pager, name: str) -> Iterator[FetchedPage]:
        return pager.pages(name, self.dialect.url(self.request, name), is_data=False)

    def _figures(
        self, pager: Pager, columns: Sequence[TableColumn], lists: Lists, info: TableInfo
    ) -> list[StoredPage]:
        fields = self.dialect.data_fields(columns)
        stored: list[StoredPage] = []
        count = 0
        for page in self._figure_pages(pager, columns, lists):
            check_fields(fields, page.columns, page.stored.url)
            stored.append(page.stored)
            count += page.stored.part.row_count
            self.progress.advance(page.stored.part.row_count)
        self._check_count(count, stored[-1], info)
        return stored

    def _figure_pages(
        self, pager: Pager, columns: Sequence[TableColumn], lists: Lists
    ) -> Iterator[FetchedPage]:
        keys = self._keys(columns, lists)
        chosen = {name: keys[name] for name in self.request.dims}
        name = self.dialect.data_name(self.request)
        url = self.dialect.url(self.request, name, selection_of(chosen))
        came = 0
        try:
            for page in pager.pages(name, url, is_data=True):
                came += 1
                yield page
        except RefusedError as refusal:
            if came or refusal.status not in _TOO_MUCH:
                raise
            yield from self._figure_pages_in_pieces(pager, keys, refusal)

    def _figure_pages_in_pieces(
        self, pager: Pager, keys: Mapping[str, Sequence[str]], refusal: RefusedError
    ) -> Iterator[FetchedPage]:
        name = self.dialect.data_name(self.request)
        number = 1
        for piece in _pieces(keys, self.request.dims, self.dialect.page_limit, refusal):
            url = self.dialect.url(self.request, name, selection_of(piece))
            for page in pager.pages(name, url, is_data=True, first_number=number):
                number += 1
                yield page

    def _keys(self, columns: Sequence[TableColumn], lists: Lists) -> dict[str, list[str]]:
        """The wanted keys of each dimension, as CBS writes them, padding and all."""
        names = [column.key for column in columns if column.kind.is_dimension]
        unknown = sorted(set(self.request.dims) - set(names))
        if unknown:
            raise self._unknown("dimensies", unknown, names)
        return {name: self._wanted(name, lists) for name in names}

    def _wanted(self, name: str, lists: Lists) -> list[str]:
        entries = [entry.key for entry in self.dialect.entries(lists, name)]
        if name not in self.request.dims:
            return entries
        bare = {key.strip(): key for key in entries}
        unknown = sorted(set(self.request.dims[name]) - set(bare))
        if unknown:
            raise self._unknown(f"sleutels van {name}", unknown, list(bare))
        return [bare[key] for key in self.request.dims[name]]

    def _unknown(self, what: str, unknown: Sequence[str], known: Sequence[str]) -> SourceError:
        return SourceError(
            f"De tabel heeft deze {what} niet: {', '.join(unknown)}",
            where=self.request.data_url,
            remedy=f"Wel bijvoorbeeld: {', '.join(islice(known, 5))}. "
            "Pas de selectie van deze bron in het monitorbestand aan.",
        )

    def _check_count(self, count: int, last: StoredPage, info: TableInfo) -> None:
        if count == 0:
            raise SourceError(
                "De tabel kwam leeg aan: er zijn geen rijen met cijfers",
                where=last.url,
                remedy="Controleer de tabel en de selectie; staat de tabel op StatLine, "
                "probeer het dan later opnieuw.",
            )
        is_full_page = last.part.row_count >= self.dialect.page_limit
        if is_full_page and not self.request.dims and info.row_count and count < info.row_count:
            raise FetchError(
                f"De server stopte na {count} van de {info.row_count} rijen, zonder te zeggen "
                "waar de rest staat",
                where=last.url,
                remedy="Gebruik het adres van de ODataFeed, die verwijst naar de volgende rijen.",
            )

    # --- the store ---------------------------------------------------------------------------

    def _pager(self, modified: str) -> Pager:
        journal = self.store.journal_folder(self.request.name, self.request.fingerprint, modified)
        return Pager(
            self.store,
            journal,
            lambda url: get_json(self.client, url, self.policy),
            "value",
            self.dialect.next_page,
        )

    def _rows(self, page: StoredPage) -> Sequence[Row]:
        return rows_in(self.store.read_object(page.part.sha256, page.part.name))

    def _provenance(self, info: TableInfo) -> Provenance:
        return Provenance(
            source_id=self.request.name,
            title=info.title,
            origin=self.request.data_url,
            licence=LICENCE,
            attribution=ATTRIBUTION,
            is_protected=True,
            table_modified=info.modified,
            retrieved_at=self.now(),
            table=self.request.table,
        )

    def _validators(self, answer: Answer) -> Validators:
        return Validators(self.request.fingerprint, answer.etag, answer.last_modified)


def _pieces(
    keys: Mapping[str, Sequence[str]],
    chosen: Mapping[str, object],
    page_limit: int,
    refusal: RefusedError,
) -> Iterator[dict[str, Sequence[str]]]:
    """Selections that together give all rows, each small enough for one page and one address."""
    if not keys:
        raise refusal
    widest = max(keys, key=lambda name: len(keys[name]))
    rows_per_key = 1
    for name, entries in keys.items():
        rows_per_key *= 1 if name == widest else max(len(entries), 1)
    others = {name: keys[name] for name in chosen if name != widest}
    room = _LONGEST_SELECTION - len(selection_of(others))
    length = max(len(f" or {widest} eq '{key}'") for key in keys[widest])
    size = max(1, min(page_limit // rows_per_key, room // length))
    for start in range(0, len(keys[widest]), size):
        yield others | {widest: keys[widest][start : start + size]}
