"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from jeugdpeil.domain.errors import StorageError, system_reason

TEMPORARY_PREFIX = ".tmp-"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that no reader ever sees half of it.

    Args:
        path: where the file goes; its folder is made where needed.
        content: all of the file.

    Raises:
        StorageError: there is no space, or no permission to write in the folder.

    Notes:
        A killed process leaves at most a file whose name begins with `.tmp-`, which nothing reads.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(path, content)
    except OSError as error:
        raise _storage_error(path, error) from error


def _write_beside(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _storage_error(path: Path, error: OSError) -> StorageError:
    return StorageError(
        f"Het bestand {path.name} kan niet worden bewaard: {system_reason(error)}",
        where=str(path.parent),
        remedy="Maak ruimte vrij of kies een map waarin u mag schrijven, en probeer het opnieuw.",
    )
