"""Where the real data for tests and examples lies: outside the project, never copied into it."""

import os
from pathlib import Path

VARIABLE = "JEUGDPEIL_REFERENCE_DATA"
DEFAULT = Path("..", "shared", "data")


def folder() -> Path | None:
    """The folder with reference data, or None where there is none.

    Returns:
        The folder that the environment variable JEUGDPEIL_REFERENCE_DATA names, else
        `../shared/data` seen from the working folder; None when that is no existing folder.

    This is the only function that reads the variable, so that a test or a command cannot look in
    one place while another looks elsewhere.
    """
    named = Path(os.environ.get(VARIABLE) or DEFAULT).expanduser().resolve()
    return named if named.is_dir() else None
