"""The style sheets, scripts and fonts of the site, under names that bear their content's hash."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jeugdpeil.site.links import Links

STATIC = Path(__file__).parent / "static"


@cache
def asset_names() -> dict[str, str]:
    """Name with the hash by plain name; a name stands for itself where nothing was built.

    The bundles are made by `make web` and come with the wheel. Without them the pages still show
    everything, only without their looks.
    """
    manifest = STATIC / "manifest.json"
    return json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}


@dataclass(frozen=True)
class Assets:
    """Addresses of assets, seen from one page."""

    links: Links

    def href(self, name: str) -> str:
        """The address of an asset by its plain name."""
        return self.links.file(f"static/{asset_names().get(name, name)}")
