"""Writing in a folder of which there is one: alone, and with what the disk refuses in words."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from jeugdpeil.domain.errors import BusyError, StorageError, system_reason


@contextmanager
def only_writer(lock: Path, what: str, remedy: str, wait_seconds: float = 0) -> Generator[None]:
    """Be the only one who writes; the operating system lets go when the process ends.

    Args:
        lock: the file that stands for the right to write; it stays behind, empty.
        what: the sentence for a user who comes second.
        remedy: what that user can do.
        wait_seconds: how long to wait for the other.

    Raises:
        BusyError: another process is writing.
    """
    try:
        with FileLock(lock, timeout=wait_seconds):
            yield
    except Timeout as error:
        raise BusyError(what, where=f"map {lock.parent.name}", remedy=remedy) from error


@contextmanager
def storage_errors(folder: Path) -> Generator[None]:
    """Turn what the disk refuses, while a folder with releases is written, into a `StorageError`.

    Raises:
        StorageError: no space, no permission, or a file where the folder should be.
    """
    try:
        yield
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise StorageError(
            f"In de map voor releases kan niet worden geschreven: {system_reason(error)}",
            where=f"map {folder.name}",
            remedy="Noem met --out een map waarin u mag schrijven.",
        ) from error
    except (OSError, duckdb.IOException) as error:
        raise StorageError(
            f"De release kon niet worden geschreven: {_reason(error)}",
            where=f"map {folder.name}",
            remedy="Maak ruimte op de schijf. De vorige release is er nog en blijft de geldende.",
        ) from error


def _reason(error: Exception) -> str:
    return system_reason(error) if isinstance(error, OSError) else f"DuckDB meldt: {error}"
