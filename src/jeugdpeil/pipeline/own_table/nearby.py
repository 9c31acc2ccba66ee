"""Which areas of a table of one's own lie side by side: from a map or from a list of pairs."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.pipeline.own_table.refusal import content_of
from jeugdpeil.sources.own_table.neighbour_list import listed_neighbours
from jeugdpeil.sources.own_table.problem import TableProblemError

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NearbyFiles:
    """The file that says which areas lie side by side; none of the two where there is no such.

    Raises:
        TableProblemError: both are given.
    """

    geometry: Path | None = None
    neighbours: Path | None = None

    def __post_init__(self) -> None:
        if self.geometry is not None and self.neighbours is not None:
            raise TableProblemError("both_maps")

    def pairs(self, areas: Collection[str]) -> Pairs | None:
        """The neighbours among the areas; None where no file was given.

        Raises:
            TableProblemError: the file cannot be read or has other areas.
        """
        if self.neighbours is not None:
            return listed_neighbours(content_of(self.neighbours), self.neighbours.name, areas)
        if self.geometry is None:
            return None
        # Geometry costs a second to import; who has no map does not pay it.
        from jeugdpeil.sources.geo.side_by_side import areas_side_by_side

        content = content_of(self.geometry)
        return areas_side_by_side(content, _snapshot(content, self.geometry.name), areas)


def _snapshot(content: bytes, name: str) -> SnapshotRef:
    return SnapshotRef(
        source_id=name or "-",
        title=name,
        sha256=hashlib.sha256(content).hexdigest(),
        byte_count=len(content),
        retrieved_at=None,
        table_modified="",
        origin=name,
        licence="",
        attribution="",
        is_protected=True,
    )
