"""The folder in which a monitor keeps what it fetched and what it made of it."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from jeugdpeil.codelists.spelling import slug
from jeugdpeil.domain.errors import StorageError, system_reason
from jeugdpeil.monitor_file import Monitor
from jeugdpeil.release.folder_writing import only_writer
from jeugdpeil.sources.snapshot_store import SnapshotStore
from jeugdpeil.warehouse.warehouse import Warehouse

LOCK = ".lock"
# What a disk can refuse. Any other error of the operating system is a mistake of the program.
_REFUSALS = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EEXIST,
        errno.ENOTDIR,
        errno.EIO,
    }
)


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

    @contextmanager
    def held(self) -> Generator[None]:
        """Keep the folder for one build; another build of the same monitor is told to wait.

        The operating system lets go when the process ends, however it ends.

        Raises:
            BusyError: another build holds the folder.
            StorageError: the disk refuses what the build writes, here or in any step within.
        """
        what = "Een andere build van deze monitor is nog bezig"
        remedy = "Wacht tot die klaar is, of geef met --work een andere werkmap."
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with only_writer(self.folder / LOCK, what, remedy):
                yield
        except (OSError, duckdb.IOException) as error:
            reason = _refusal(error)
            if reason is None:
                raise
            raise StorageError(
                f"In de werkmap kan niet worden geschreven: {reason}",
                where=f"map {self.folder.name}",
                remedy="Maak ruimte vrij, of geef met --work een map waarin u mag schrijven. "
                "De laatste release is er nog en blijft gelden.",
            ) from error


def _refusal(error: OSError | duckdb.IOException) -> str | None:
    """Why the disk refused, or None where the error is no refusal."""
    if not isinstance(error, OSError):
        return str(error)
    return system_reason(error) if error.errno in _REFUSALS else None
