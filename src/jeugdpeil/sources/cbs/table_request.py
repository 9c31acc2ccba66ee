"""What is asked of CBS: a table, a version of the service and a selection."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.sources.pager import hash_of_text

Version = Literal[3, 4]
DataSet = Literal["UntypedDataSet", "TypedDataSet"]

DEFAULT_BASE_URLS: Mapping[Version, str] = {
    3: "https://opendata.cbs.nl/ODataFeed/odata",
    4: "https://odata4.cbs.nl/CBS",
}


@dataclass(frozen=True)
class TableRequest:
    """A table of CBS to fetch.

    Args:
        table: id of the table, such as "85099NED".
        source_id: name of the source in the monitor file; the id of the table where left empty.
        version: version of the OData service, 3 or 4.
        base_url: address of the service up to the table's id; CBS's own where left empty.
        dims: for some dimensions the keys that are wanted, without padding; all keys of the others.
        region_year: year of the division that the region codes belong to; None where it follows
            from each row's period.
        expected_stems: stems that the table must have as columns, such as
            "JongerenMetJeugdzorgInNatura".
        data_set: which data set of version 3; the untyped one keeps "." and blank apart.

    >>> TableRequest("85099NED").data_url
    'https://opendata.cbs.nl/ODataFeed/odata/85099NED'
    """

    table: str
    source_id: str = ""
    version: Version = 3
    base_url: str = ""
    dims: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    region_year: int | None = None
    expected_stems: tuple[str, ...] = ()
    data_set: DataSet = "UntypedDataSet"

    @property
    def name(self) -> str:
        """The name of the source in the store."""
        return self.source_id or self.table

    @property
    def data_url(self) -> str:
        """The address of the table."""
        base = self.base_url or DEFAULT_BASE_URLS[self.version]
        return f"{base.rstrip('/')}/{self.table}"

    @property
    def fingerprint(self) -> str:
        """Equal for two requests exactly when they ask the same bytes of the same server."""
        selection = {name: sorted(keys) for name, keys in self.dims.items()}
        asked = [self.data_url, self.version, self.data_set, selection]
        return hash_of_text(json.dumps(asked, sort_keys=True))


def dims_of_filter(text: str, source_id: str) -> dict[str, tuple[str, ...]]:
    """The selection that the monitor file writes as one line.

    Args:
        text: dimensions with their wanted keys, such as
            "Perioden=2021JJ00,2022JJ00; VormenVanJeugdzorg=T001203"; empty for everything.
        source_id: name of the source, for the message.

    Raises:
        MonitorFileError: the text has another form.

    >>> dims_of_filter("Perioden=2021JJ00,2022JJ00; Geslacht=T001038", "a")
    {'Perioden': ('2021JJ00', '2022JJ00'), 'Geslacht': ('T001038',)}
    """
    dims: dict[str, tuple[str, ...]] = {}
    for part in filter(str.strip, text.split(";")):
        name, sign, keys = (piece.strip() for piece in part.partition("="))
        wanted = tuple(filter(None, (key.strip() for key in keys.split(","))))
        if not (name and sign and wanted):
            raise MonitorFileError(
                f"De selectie {part.strip()!r} is niet te lezen",
                where=f"bron {source_id}, sleutel filter",
                remedy='Schrijf bijvoorbeeld filter = "Perioden=2021JJ00,2022JJ00".',
            )
        dims[name] = wanted
    return dims
