from pathlib import Path
from typing import Any

from . import BaseBackend

class Backend(BaseBackend):
    con: Any

def connect(
    database: str | Path = ":memory:", *, read_only: bool = False, **config: object
) -> Backend: ...
