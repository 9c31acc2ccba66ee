"""Fetching the outlines of regions of a year from the public geo service PDOK."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import cast

import httpx

from jeugdpeil.domain.errors import MonitorFileError, SourceError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.json_answer import Answer, Row
from jeugdpeil.sources.pager import Pager, hash_of_text
from jeugdpeil.sources.progress import Progress
from jeugdpeil.sources.retry import RetryPolicy, get_json
from jeugdpeil.sources.snapshot_record import Provenance, Record, Validators, json_object
from jeugdpeil.sources.snapshot_store import SnapshotStore, StoredPage

BASE_URL = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
BASE_URL_UNTIL_2015 = "https://api.pdok.nl/cbs/gebiedsindelingen-historisch/ogc/v1"
LAST_HISTORIC_YEAR = 2015

COLLECTIONS: Mapping[RegionLevel, str] = MappingProxyType(
    {
        RegionLevel.LANDSDEEL: "landsdeel_gegeneraliseerd",
        RegionLevel.PROVINCIE: "provincie_gegeneraliseerd",
        RegionLevel.JEUGDREGIO: "jeugdregio_gegeneraliseerd",
        RegionLevel.GGD_REGIO: "ggdregio_gegeneraliseerd",
        RegionLevel.GEMEENTE: "gemeente_gegeneraliseerd",
        RegionLevel.WIJK: "wijk_gegeneraliseerd",
        RegionLevel.BUURT: "buurt_gegeneraliseerd",
    }
)
"""The layers by level of region; "gegeneraliseerd" is simplified, without water.

Source: addresses and names of layers as public programs used them in 2024-2025 (gemeente, wijk,
buurt, provincie seen; the others follow the same pattern). They were not tried from here.
"""

CODE_FIELD, NAME_FIELD, YEAR_FIELD = "statcode", "statnaam", "jaarcode"
LICENCE = "CC BY 4.0"
ATTRIBUTION = "CBS en Kadaster, via PDOK"
_PAGE_SIZE = 1_000
_ROWS = "features"

Now = Callable[[], datetime]


@dataclass(frozen=True)
class GeometryRequest:
    """Outlines to fetch.

    Args:
        source_id: name of the source in the monitor file.
        year: year of the division.
        levels: levels of region, at least one; each must be in COLLECTIONS.
        base_url: address of the service up to `/collections`; PDOK's own where left empty.

    Raises:
        MonitorFileError: there is no layer for a level.

    >>> request = GeometryRequest("kaart", 2022, (RegionLevel.GEMEENTE,))
    >>> request.url(RegionLevel.GEMEENTE).rpartition("/collections/")[2]
    'gemeente_gegeneraliseerd/items?f=json&limit=1000&jaarcode=2022'
    """

    source_id: str
    year: int
    levels: tuple[RegionLevel, ...]
    base_url: str = ""

    def __post_init__(self) -> None:
        unknown = [level.value for level in self.levels if level not in COLLECTIONS]
        if unknown or not self.levels:
            known = ", ".join(level.value for level in COLLECTIONS)
            raise MonitorFileError(
                f"PDOK heeft geen kaartlaag voor: {', '.join(unknown) or 'geen enkel niveau'}",
                where=f"bron {self.source_id}, sleutel levels",
                remedy=f"Kies uit: {known}. Grotere gebieden maakt de monitor zelf uit gemeenten.",
            )

    @property
    def service_url(self) -> str:
        """The address of the service for this year."""
        own = BASE_URL_UNTIL_2015 if self.year <= LAST_HISTORIC_YEAR else BASE_URL
        return (self.base_url or own).rstrip("/")

    def url(self, level: RegionLevel) -> str:
        """The address of the first page of a layer."""
        query = f"f=json&limit={_PAGE_SIZE}&{YEAR_FIELD}={self.year}"
        return f"{self.service_url}/collections/{COLLECTIONS[level]}/items?{query}"

    @property
    def fingerprint(self) -> str:
        """Equal for two requests exactly when they ask the same."""
        return hash_of_text("\n".join(self.url(level) for level in self.levels))


def fetch_geometry(
    store: SnapshotStore,
    request: GeometryRequest,
    client: httpx.Client,
    now: Now,
    progress: Progress,
    policy: RetryPolicy | None = None,
) -> SnapshotRef:
    """Fetch the outlines of a year, or find that they have not changed.

    Args:
        store: where the bytes go; pages of a retrieval that broke off today are not asked again.
        request: which year and which levels.
        client: the client to ask with.
        now: the present moment, with time zone.
        progress: what is told how far it is.
        policy: how often the service is asked again after a fault.

    Returns:
        The snapshot, with the pages of each level under the name of the level.

    Raises:
        FetchError: the service did not answer as documented.
        SourceError: a layer is empty, or is of another year.
        StorageError: the store cannot be written.
    """
    retrieval = _Retrieval(store, request, client, now, progress, policy or RetryPolicy())
    return retrieval.run()


def feature_collection(store: SnapshotStore, ref: SnapshotRef, level: RegionLevel) -> bytes:
    """The stored outlines of a level as one GeoJSON document.

    Args:
        store: the store.
        ref: a snapshot that `fetch_geometry` made.
        level: one of its levels.

    Returns:
        A FeatureCollection in WGS84 with the features of all pages, in order.

    Raises:
        SourceError: the snapshot is damaged or lacks the level.
    """
    parts = [part for part in store.parts(ref) if part.name == level.value]
    if not parts:
        raise SourceError(
            f"Deze kaart heeft geen gebieden van het niveau {level.value}",
            where=f"bron {ref.source_id}",
            remedy="Voeg het niveau toe aan `levels` van deze bron en haal hem opnieuw op.",
        )
    pages = [json_object(store.read_part(ref, part)) for part in parts]
    features = [feature for page in pages for feature in cast("list[object]", page[_ROWS])]
    crs = {"crs": pages[0]["crs"]} if "crs" in pages[0] else {}
    document = {"type": "FeatureCollection", **crs, _ROWS: features}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass
class _Retrieval:
    store: SnapshotStore
    request: GeometryRequest
    client: httpx.Client
    now: Now
    progress: Progress
    policy: RetryPolicy
    first_etag: str = field(default="", init=False)

    def run(self) -> SnapshotRef:
        self.progress.start(self._title(), None)
        previous = self._previous()
        if previous and self._is_unchanged(previous):
            self.progress.finish("niet gewijzigd")
            return previous.ref
        pages = [page for level in self.request.levels for page in self._layer(level)]
        validators = Validators(self.request.fingerprint, self.first_etag)
        ref = self.store.put_pages(pages, self._provenance(), self.now(), validators)
        self.store.forget_journals(self.request.source_id)
        self.progress.finish("opgehaald")
        return ref

    def _previous(self) -> Record | None:
        record = self.store.latest_record(self.request.source_id)
        if record is None or not record.validators.etag:
            return None
        if record.validators.request != self.request.fingerprint:
            return None
        return record if self.store.is_whole(record.ref) else None

    def _is_unchanged(self, previous: Record) -> bool:
        """Only a server that knows the tag it gave can say so; PDOK names no date of change."""
        headers = {"If-None-Match": previous.validators.etag}
        url = self.request.url(self.request.levels[0])
        return get_json(self.client, url, self.policy, headers).is_unchanged

    def _layer(self, level: RegionLevel) -> list[StoredPage]:
        # Without a date of change, pages of another day may be of another version.
        today = self.now().date().isoformat()
        journal = self.store.journal_folder(self.request.source_id, self.request.fingerprint, today)
        pager = Pager(self.store, journal, self._ask, _ROWS, _next_page)
        stored: list[StoredPage] = []
        for page in pager.pages(level.value, self.request.url(level), is_data=True):
            stored.append(page.stored)
            self.progress.advance(page.stored.part.row_count)
        self._check_layer(level, stored)
        return stored

    def _ask(self, url: str) -> Answer:
        answer = get_json(self.client, url, self.policy)
        if url == self.request.url(self.request.levels[0]):
            self.first_etag = answer.etag
        return answer

    def _check_layer(self, level: RegionLevel, pages: Sequence[StoredPage]) -> None:
        content = self.store.read_object(pages[0].part.sha256, level.value)
        features = cast("list[Row]", json_object(content)[_ROWS])
        properties = _properties(features[0] if features else {})
        year = str(properties.get(YEAR_FIELD, self.request.year))
        if not features:
            self._refuse(f"De kaartlaag {level.value} van {self.request.year} is leeg", pages[0])
        if CODE_FIELD not in properties:
            self._refuse(f"De gebieden hebben geen veld {CODE_FIELD}", pages[0])
        if year != str(self.request.year):
            self._refuse(f"De gebieden zijn van {year}, niet van {self.request.year}", pages[0])

    def _refuse(self, what: str, page: StoredPage) -> None:
        raise SourceError(
            what,
            where=page.url,
            remedy="Controleer `region_year` en `levels` van deze bron, of haal de kaart met de "
            "hand van PDOK en noem hem als bron van de soort `geometry`.",
        )

    def _provenance(self) -> Provenance:
        return Provenance(
            source_id=self.request.source_id,
            title=self._title(),
            origin=self.request.service_url,
            licence=LICENCE,
            attribution=ATTRIBUTION,
            is_protected=True,
            retrieved_at=self.now(),
            table=f"gebiedsindelingen {self.request.year}",
        )

    def _title(self) -> str:
        return f"CBS gebiedsindelingen {self.request.year}"


def _next_page(answer: Answer, row_count: int) -> str:
    """The link with the relation "next", which OGC API Features puts in each page but the last."""
    if not row_count:
        return ""
    links = answer.document.get("links")
    rows = cast("list[Row]", links) if isinstance(links, list) else []
    return next((str(link["href"]) for link in rows if link.get("rel") == "next"), "")


def _properties(feature: Row) -> Row:
    found = feature.get("properties")
    return cast("Row", found) if isinstance(found, dict) else {}
