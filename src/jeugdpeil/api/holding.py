"""A release as the API holds it: its tables, kept as long as they are asked for."""

from collections.abc import Callable
from functools import lru_cache

import pyarrow as pa

from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published.download_names import name_marks
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.region_index import RegionIndex
from jeugdpeil.published.release import Release

_TABLES = 24
# Trends of one indicator take little room, and a question about a region reads those of all.
_TRENDS = 128
_REGIONS = 256


class Holding:
    """One release, opened, with the tables that were asked for last.

    Args:
        release: the release on disk.
        is_concept: whether it was never published, which every answer then says.
    """

    def __init__(self, release: Release, *, is_concept: bool) -> None:
        self.release = release
        self.is_concept = is_concept
        # The memories of the standard library may be asked by several threads at once.
        self.figures: Callable[[str], pa.Table] = lru_cache(_TABLES)(release.indicator_table)
        self.figures_of_region: Callable[[str], pa.Table] = lru_cache(_REGIONS)(self._of_region)
        self.expected: Callable[[str], pa.Table] = lru_cache(_TABLES)(release.expected_table)
        self.contributions: Callable[[str], pa.Table] = lru_cache(4)(release.contributions_table)
        self.predictors: Callable[[str], pa.Table] = lru_cache(4)(release.predictors_table)
        self.peers: Callable[[str], pa.Table] = lru_cache(4)(release.peers_table)
        self.nowcast: Callable[[str], pa.Table] = lru_cache(3)(release.nowcast_table)
        self.trends: Callable[[str], pa.Table] = lru_cache(_TRENDS)(release.trends_table)

    @property
    def id(self) -> str:
        """The id of the release."""
        return self.release.manifest.id

    @property
    def manifest(self) -> Manifest:
        """What the release says of itself."""
        return self.release.manifest

    @property
    def regions(self) -> RegionIndex:
        """All regions of the release."""
        return self.release.regions

    @property
    def marks(self) -> str:
        """What the name of a file begins with, so that a copy still says what it is."""
        return name_marks(self.manifest, is_concept=self.is_concept)

    def warm_up(self) -> None:
        """Read what every answer needs, so that the first caller does not wait for it."""
        _ = (self.release.definitions, self.regions, self.release.models)

    def _of_region(self, code: str) -> pa.Table:
        found = self.release.table_of_region(code)
        return PUBLISHED.empty() if found is None else found


def joined(tables: list[pa.Table], schema: TableSchema) -> pa.Table:
    """Tables of one type below each other; an empty one where there are none."""
    if not tables:
        return schema.empty()
    return tables[0] if len(tables) == 1 else pa.concat_tables(tables)
