"""A mark of the software: a page made by other software may be another page."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jeugdpeil

_SOURCES = (".py", ".html", ".toml", ".css", ".json")
_LIBRARIES = ("jinja2", "markupsafe", "pyarrow", "numpy")


@cache
def software_mark() -> str:
    """A mark of every source file of the product, of the Python and of the libraries of pages."""
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    package = Path(jeugdpeil.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in _SOURCES:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:20]
