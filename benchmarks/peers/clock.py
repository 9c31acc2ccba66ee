"""The moments between which a script's CPU seconds count; the same two files as `arrays.R`."""

import time
from pathlib import Path


def mark(folder: Path, name: str) -> None:
    """Write the CPU seconds of this process until now; `start` and `stop` bound what counts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(f"{time.process_time():.6f}\n", "utf-8")
