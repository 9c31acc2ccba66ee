"""The outlines of one level and year as shapes to compute with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.geometry import GEOMETRY, Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.layer import Shapes, shapes_of


@dataclass(frozen=True)
class GeometryOutcome:
    """Outlines that a step made, with what it had to say about them."""

    geometry: Geometry
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Outlines:
    """Outlines of one level and year in RD metres, in order of code.

    Args:
        level, year: level and year of division of the regions.
        codes: region codes, ascending, each once.
        shapes: (n_regions,) polygons and multipolygons.
        sources: per region the short id of the snapshot that its outline comes from.
    """

    level: RegionLevel
    year: int
    codes: tuple[str, ...]
    shapes: Shapes = field(repr=False)
    sources: tuple[str, ...] = field(repr=False)

    @property
    def source(self) -> str:
        """All sources together, as a finding names them."""
        return joined_sources(self.sources)

    def replaced(self, shapes: Shapes) -> "Outlines":
        """The same regions with other shapes; a region whose shape became empty is left out."""
        kept = np.flatnonzero(~shapely.is_empty(shapes))
        return Outlines(
            self.level,
            self.year,
            tuple(self.codes[index] for index in kept),
            shapes[kept],
            tuple(self.sources[index] for index in kept),
        )


def sorted_outlines(
    level: RegionLevel,
    year: int,
    codes: Sequence[str],
    shapes: Shapes,
    sources: Sequence[str],
) -> Outlines:
    """Outlines from rows in any order."""
    order = sorted(range(len(codes)), key=codes.__getitem__)
    return Outlines(
        level,
        year,
        tuple(codes[index] for index in order),
        shapes[order],
        tuple(sources[index] for index in order),
    )


def squares_in_a_row(*codes: str) -> Geometry:
    """Squares of a kilometre beside each other, as gemeenten of 2022: to show how things work.

    >>> squares_in_a_row("GM0001", "GM0002").table.num_rows
    2
    """
    shapes = shapes_of(
        [shapely.box(1000 * index, 0, 1000 * (index + 1), 1000) for index in range(len(codes))]
    )
    sources = ["voorbeeld@0"] * len(codes)
    return geometry_of(sorted_outlines(RegionLevel.GEMEENTE, 2022, codes, shapes, sources))


def outlines_of(geometry: Geometry) -> Outlines:
    """The outlines of a table that holds one level and one year.

    Raises:
        ValueError: the table is empty, or holds more than one level or year.
    """
    table = geometry.table
    kinds = levels_and_years(geometry)
    if len(kinds) != 1:
        raise ValueError(f"one level and year of outlines is wanted, got {kinds}")
    level, year = kinds[0]
    shapes = sh.from_wkb(table["wkb"].to_pylist())
    codes, sources = table["region_code"].to_pylist(), table["source"].to_pylist()
    return sorted_outlines(level, year, codes, shapes, sources)


def geometry_of(outlines: Outlines) -> Geometry:
    """The outlines as a table, in order of code."""
    count = len(outlines.codes)
    wkb = sh.to_wkb(outlines.shapes)
    columns = {
        "region_level": pa.array([outlines.level.value] * count, pa.string()),
        "region_code": pa.array(list(outlines.codes), pa.string()),
        "region_year": pa.array([outlines.year] * count, pa.int16()),
        "wkb": pa.array(wkb.tolist(), pa.binary()),
        "source": pa.array(list(outlines.sources), pa.string()),
    }
    return Geometry(pa.table(columns))


def chosen_geometry(geometry: Geometry, level: RegionLevel, year: int) -> Geometry:
    """The outlines of one level and year out of a table that may hold many."""
    table = geometry.table
    is_level = pc.equal(table["region_level"].cast(pa.string()), level.value)
    return Geometry(table.filter(pc.and_(is_level, pc.equal(table["region_year"], year))))


def levels_and_years(geometry: Geometry) -> list[tuple[RegionLevel, int]]:
    """The levels and years that a table holds, in order of level (large to small) and year."""
    found = geometry.table.group_by(["region_level", "region_year"]).aggregate([]).to_pylist()
    order = list(RegionLevel)
    kinds = [(RegionLevel(row["region_level"]), int(row["region_year"])) for row in found]
    return sorted(kinds, key=lambda kind: (order.index(kind[0]), kind[1]))


def joined_geometry(parts: Iterable[Geometry]) -> Geometry:
    """Several tables of outlines as one.

    Raises:
        TableError: a region of the same year stands in two of them.
    """
    tables = [part.table for part in parts]
    return Geometry(pa.concat_tables(tables) if tables else GEOMETRY.empty())


def joined_sources(sources: Iterable[str]) -> str:
    """Short ids of snapshots as one text, each once.

    >>> joined_sources(["b@2", "a@1", "b@2"])
    'a@1;b@2'
    """
    return ";".join(sorted({part for source in sources for part in source.split(";")}))


def listed(codes: Iterable[str], most: int = 50) -> str:
    """Codes as one text for a finding, in order; what is beyond `most` shows as an ellipsis.

    >>> listed(["GM0002", "GM0001", "GM0003"], most=2)
    'GM0001, GM0002, …'
    """
    ordered = sorted(codes)
    return ", ".join([*ordered[:most], "…"] if len(ordered) > most else ordered)
