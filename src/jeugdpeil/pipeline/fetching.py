"""Fetching the sources of a monitor file that are on the network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.errors import UserError
from jeugdpeil.monitor_file import read_monitor_file
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.sources.fetch import NETWORK_KINDS, fetch_all
from jeugdpeil.sources.progress import BarProgress
from jeugdpeil.sources.retry import make_client


@dataclass(frozen=True)
class Fetched:
    """What came of one source, as a line for the user."""

    line: str
    error: UserError | None = None


def fetch_sources(path: Path, work: Path, now: Callable[[], datetime]) -> Iterator[Fetched]:
    """Fetch every source of a monitor file that is on the network.

    A source that fails does not hold up the others: what was fetched before stays usable.

    Raises:
        MonitorFileError: the monitor file cannot be read.
        StorageError: the store cannot be written.
    """
    monitor = read_monitor_file(path)
    store = Workplace.of(work, monitor).store
    if not any(source.kind in NETWORK_KINDS for source in monitor.sources):
        yield Fetched("Dit monitorbestand heeft geen bronnen op het netwerk.")
        return
    with make_client() as client, BarProgress() as progress:
        outcomes = fetch_all(monitor.sources, store, client, now, progress)
    for item in outcomes:
        if item.error is not None:
            yield Fetched(f"{item.source_id}: mislukt. {item.error.message()}", item.error)
        else:
            what = "nieuw opgehaald" if item.is_new else "ongewijzigd"
            yield Fetched(f"{item.source_id}: {what}")
