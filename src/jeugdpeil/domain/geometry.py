"""Outlines of regions: one row per region and year, as WKB in the Dutch national grid."""

from dataclasses import dataclass, field

import pyarrow as pa

from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel
from jeugdpeil.domain.table_schema import Column, TableSchema, enum_words

RD_NEW = 28992
WGS84 = 4326

GEOMETRY = TableSchema(
    "geometry",
    (
        Column("region_level", words=enum_words(RegionLevel)),
        Column("region_code"),
        Column("region_year", pa.int16(), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("wkb", pa.binary()),
        Column("source"),
    ),
    key=("region_level", "region_code", "region_year"),
)


@dataclass(frozen=True)
class Geometry:
    """Valid outlines in EPSG:28992 (metres), as WKB (Multi)Polygon.

    `source` is the short id of the snapshot that the outline comes from.
    """

    table: pa.Table = field(repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", GEOMETRY.checked(self.table))
