"""Fetching the sources of a monitor file that are on the network."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import httpx

from jeugdpeil.domain.errors import FetchError, MonitorFileError, SourceError, UserError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.expected_columns import EXPECTED_STEMS
from jeugdpeil.sources.cbs.odata_client import fetch_table
from jeugdpeil.sources.cbs.table_request import TableRequest, Version, dims_of_filter
from jeugdpeil.sources.geo.fetch import GeometryRequest, fetch_geometry
from jeugdpeil.sources.progress import Progress
from jeugdpeil.sources.retry import RetryPolicy
from jeugdpeil.sources.snapshot_store import SnapshotStore

CBS_ODATA, PDOK = "cbs-odata", "pdok"
NETWORK_KINDS = (CBS_ODATA, PDOK)


class FetchableSource(Protocol):
    """What must be known of a source of the monitor file to fetch it."""

    @property
    def id(self) -> str:
        """Name of the source."""
        ...

    @property
    def kind(self) -> str:
        """How it is read; only those in NETWORK_KINDS are fetched."""
        ...

    @property
    def table(self) -> str:
        """Id of the CBS table."""
        ...

    @property
    def version(self) -> int:
        """Version of the CBS service, 3 or 4."""
        ...

    @property
    def base_url(self) -> str:
        """Address of the service; empty for the public one."""
        ...

    @property
    def filter(self) -> str:
        """Wanted keys, such as "Perioden=2021JJ00,2022JJ00"; empty for all."""
        ...

    @property
    def region_year(self) -> int | None:
        """Year of the division."""
        ...

    @property
    def levels(self) -> Sequence[RegionLevel]:
        """Levels of region; for geometry the layers to fetch."""
        ...

    @property
    def level(self) -> RegionLevel | None:
        """The one layer to fetch, where `levels` names none."""
        ...

    @property
    def expected(self) -> Sequence[str]:
        """Stems of columns that must be there, besides those that the program knows of."""
        ...


@dataclass(frozen=True)
class FetchOutcome:
    """What came of one source: a snapshot, or the reason why there is none.

    Args:
        source_id: name of the source.
        ref: its snapshot, or None.
        error: what went wrong, or None.
        is_new: whether the snapshot was not in the store before.
    """

    source_id: str
    ref: SnapshotRef | None
    error: UserError | None = None
    is_new: bool = False


def fetch_all(
    sources: Iterable[FetchableSource],
    store: SnapshotStore,
    client: httpx.Client,
    now: Callable[[], datetime],
    progress: Progress,
    policy: RetryPolicy | None = None,
) -> tuple[FetchOutcome, ...]:
    """Fetch every source that is on the network; one that fails does not hold up the others.

    Args:
        sources: the sources of a monitor file; those in local files are passed over.
        store: where the bytes go.
        client: the client to ask with, see `retry.make_client`.
        now: the present moment, with time zone.
        progress: what is told how far it is.
        policy: how often a server is asked again after a fault.

    Returns:
        An outcome per source on the network, in the order of the file.

    Raises:
        StorageError: the store cannot be written.
        MonitorFileError: a source is described wrongly.
    """
    outcomes: list[FetchOutcome] = []
    for source in sources:
        if source.kind not in NETWORK_KINDS:
            continue
        before = store.latest(source.id)
        try:
            ref = fetch_source(source, store, client, now, progress, policy)
        except (FetchError, SourceError) as error:
            progress.finish("mislukt")
            outcomes.append(FetchOutcome(source.id, None, error))
        else:
            outcomes.append(FetchOutcome(source.id, ref, is_new=ref != before))
    return tuple(outcomes)


def fetch_source(
    source: FetchableSource,
    store: SnapshotStore,
    client: httpx.Client,
    now: Callable[[], datetime],
    progress: Progress,
    policy: RetryPolicy | None = None,
) -> SnapshotRef:
    """Fetch one source that is on the network.

    Raises:
        MonitorFileError: the source is described wrongly.
        FetchError, SourceError, StorageError: as `fetch_table` and `fetch_geometry`.
    """
    if source.kind == CBS_ODATA:
        return fetch_table(store, table_request(source), client, now, progress, policy)
    if source.kind == PDOK:
        return fetch_geometry(store, geometry_request(source), client, now, progress, policy)
    raise _wrong(source, f"de soort {source.kind!r} staat niet op het netwerk", "kind")


def table_request(source: FetchableSource) -> TableRequest:
    """The table that a source of the kind cbs-odata asks for.

    Raises:
        MonitorFileError: the table's id is missing, or the version or the selection is wrong.
    """
    if not source.table:
        raise _wrong(source, "het nummer van de tabel ontbreekt", "table")
    if source.version not in (3, 4):
        raise _wrong(source, f"versie {source.version} is geen 3 of 4", "version")
    version: Version = 3 if source.version == 3 else 4
    return TableRequest(
        table=source.table,
        source_id=source.id,
        version=version,
        base_url=source.base_url,
        dims=dims_of_filter(source.filter, source.id),
        region_year=source.region_year,
        expected_stems=tuple(source.expected) or EXPECTED_STEMS.get(source.table, ()),
    )


def geometry_request(source: FetchableSource) -> GeometryRequest:
    """The outlines that a source of the kind pdok asks for.

    Raises:
        MonitorFileError: the year is missing, or there is no layer for a level.
    """
    if source.region_year is None:
        raise _wrong(source, "het jaar van de indeling ontbreekt", "region_year")
    levels = tuple(source.levels) or ((source.level,) if source.level else ())
    return GeometryRequest(source.id, source.region_year, levels, source.base_url)


def _wrong(source: FetchableSource, what: str, key: str) -> MonitorFileError:
    return MonitorFileError(
        f"De bron {source.id} kan niet worden opgehaald: {what}",
        where=f"bron {source.id}, sleutel {key}",
        remedy=f"Verbeter `{key}` in het monitorbestand.",
    )
