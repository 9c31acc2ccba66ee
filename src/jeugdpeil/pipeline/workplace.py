"""The folder in which a monitor keeps what it fetched and what it made of it."""

from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.codelists.spelling import slug
from jeugdpeil.monitor_file import Monitor
from jeugdpeil.sources.snapshot_store import SnapshotStore
from jeugdpeil.warehouse.warehouse import Warehouse


@dataclass(frozen=True)
class Workplace:
    """The raw store and the warehouse of a monitor, side by side in one folder."""

    folder: Path

    @classmethod
    def of(cls, work: Path, monitor: Monitor) -> "Workplace":
        """The folder of one monitor inside the folder of all of them.

        Two monitors can have sources of the same name; their vintages must not meet.
        """
        return cls(work / (slug(monitor.name) or "monitor"))

    @property
    def store(self) -> SnapshotStore:
        """The bytes of every source."""
        return SnapshotStore(self.folder / "snapshots")

    @property
    def warehouse(self) -> Warehouse:
        """The facts of every source and vintage."""
        return Warehouse(self.folder / "warehouse")
