"""How much of each measure is filled, per level, year, period and source."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import CountFacts, MeasureFacts, Observations
from jeugdpeil.validation.source_cells import SourceCells

UNKNOWN_LEVEL = "onbekend"
_OF_YOUTHS_WITH = "jongeren met"


@dataclass(frozen=True, order=True)
class CoverageRow:
    """How many regions of a level have a value.

    Args:
        measure: stem of a measure, or the name of a fact.
        level: level of region; the source's word where there is no code.
        region_year: year of the division.
        period: period as the source, or the fact, writes it.
        source: the source's name with the start of its hash.
        regions: number of cells that there are.
        filled: number of cells that hold a value.
    """

    measure: str
    level: str
    region_year: int
    period: str
    source: str
    regions: int
    filled: int

    @property
    def share(self) -> float:
        """The filled part, 0-1."""
        return self.filled / self.regions


@dataclass(frozen=True)
class CoverageTable:
    """Coverage of one or more sources, sorted by measure, level, year and period."""

    rows: tuple[CoverageRow, ...]


def coverage_table(tables: Iterable[Observations]) -> CoverageTable:
    """The coverage of sources in their own words.

    Args:
        tables: observations of one source each.

    Returns:
        One row per measure, level, year, period and source.
    """
    rows = (row for each in tables for row in coverage_rows(SourceCells(each)))
    return CoverageTable(tuple(sorted(rows)))


def coverage_rows(cells: SourceCells) -> list[CoverageRow]:
    """The coverage of one source."""
    table = pa.table(
        {
            "measure": cells.table["measure"],
            "level": _level_words(cells),
            "region_year": cells.region_years,
            "period": cells.table["period_key"],
            "source": _constant(cells.snapshot.short_id, len(cells)),
            "filled": cells.is_filled.astype(np.int64),
        }
    )
    return _counted(table)


def fact_coverage(facts: Iterable[CountFacts | MeasureFacts]) -> CoverageTable:
    """The coverage of facts under their own names: variable, form, dimension and category.

    A percentage of a group of youths ("jongeren met jeugdbescherming") has that group behind its
    name: the part of them with verblijf is another fact than that of youths with jeugdhulp.

    Args:
        facts: tables of facts, of any number of sources.

    Returns:
        One row per name, level, year, period and source.
    """
    return CoverageTable(tuple(sorted(row for each in facts for row in _fact_rows(each.table))))


def _fact_rows(facts: pa.Table) -> list[CoverageRow]:
    table = pa.table(
        {
            "measure": _fact_names(facts),
            "level": facts["region_level"].cast(pa.string()),
            "region_year": facts["region_year"],
            "period": facts["period"].cast(pa.string()),
            "source": facts["source"].cast(pa.string()),
            "filled": pc.equal(facts["cell"].cast(pa.string()), CellKind.PRESENT.value).cast(
                pa.int64()
            ),
        }
    )
    return _counted(table)


def _fact_names(facts: pa.Table) -> pa.ChunkedArray:
    words = [
        facts[name].cast(pa.string()) for name in ("variable", "form", "dimension", "category")
    ]
    name, group = pc.binary_join_element_wise(*words, " / "), facts["age_base"].cast(pa.string())
    whole = pc.binary_join_element_wise(name, group, " / ")
    return pc.if_else(pc.starts_with(group, _OF_YOUTHS_WITH), whole, name)


def _counted(table: pa.Table) -> list[CoverageRow]:
    keys = ["measure", "level", "region_year", "period", "source"]
    groups = table.group_by(keys).aggregate([("filled", "count"), ("filled", "sum")])
    columns = [groups[name].to_pylist() for name in (*keys, "filled_count", "filled_sum")]
    return [CoverageRow(*row) for row in zip(*columns, strict=True)]


def _level_words(cells: SourceCells) -> pa.Array:
    """The level of each cell: that of the code, else the source's own word for it."""
    words = [level.value for level in RegionLevel]
    kinds = [kind.lower() for kind in cells.kinds.words]
    of_region = np.array(
        [-1 if level is None else words.index(level.value) for level in cells.levels]
    )
    by_code = of_region[cells.regions.codes]
    by_kind = np.where(cells.kinds.codes >= 0, cells.kinds.codes + len(words), -1)
    codes = np.where(by_code >= 0, by_code, by_kind)
    dictionary = pa.array([*words, *kinds, UNKNOWN_LEVEL])
    return dictionary.take(pa.array(np.where(codes >= 0, codes, len(dictionary) - 1)))


def _constant(word: str, length: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(np.zeros(length, dtype=np.int32), pa.array([word]))
