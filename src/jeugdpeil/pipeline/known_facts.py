"""What the sources know of regions in a year: one number per fact, of the newest publication."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.characteristics import Part
from jeugdpeil.codelists.measures import INWONERS
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.warehouse.population import ESTIMATED

# Code and year of the division of a region, and the calendar year that is asked for.
RegionYear = tuple[str, int, int]
PEOPLE = Part(INWONERS, "leeftijd", "totaal")
# Youths of an age that a source has no class of, out of those that every source has. The ages are
# taken to be spread evenly within a class: 15-17 is three of the ten years of 15-24.
_ESTIMATES = {
    "0-22": ((1.0, "0-14"), (0.8, "15-24")),
    "0-17": ((1.0, "0-14"), (0.3, "15-24")),
    "12-22": ((0.2, "0-14"), (0.8, "15-24")),
}


@dataclass(frozen=True)
class Known:
    """A number with the source that gave it."""

    value: float
    source: str


@dataclass
class KnownFacts:
    """Numbers by region and year; each fact is looked up in the tables once.

    Args:
        tables: rows of COUNT_FACTS and MEASURE_FACTS, as the sources have them.
        level: level of the regions that are asked for.
    """

    tables: Sequence[pa.Table] = field(repr=False)
    level: RegionLevel
    _found: dict[tuple[Part, str], dict[RegionYear, Known]] = field(
        default_factory=dict, init=False
    )

    def of(self, part: Part, *, without_note: str = "") -> dict[RegionYear, Known]:
        """All that is known of a fact: the middle of its bounds, of the newest publication.

        Args:
            part: the fact.
            without_note: leaves out what has this note.
        """
        key = (part, without_note)
        if key not in self._found:
            found: dict[RegionYear, Known] = {}
            for table in self.tables:
                found |= _known(table, part, self.level, without_note)
            self._found[key] = found
        return self._found[key]

    def has_all(self, parts: Iterable[Part]) -> bool:
        """Whether every fact is known of some region."""
        return all(self.of(part) for part in parts)

    def given_youths(self, ages: str) -> dict[RegionYear, Known]:
        """Youths of an age where a source has that class and nothing was estimated."""
        given = Part(INWONERS, "leeftijd", ages)
        return self.of(given, without_note=ESTIMATED)

    def youths(self, ages: str) -> dict[RegionYear, Known]:
        """Youths of an age; estimated where no source has that class."""
        given = self.of(Part(INWONERS, "leeftijd", ages))
        (one, first), (two, second) = _ESTIMATES[ages]
        young = self.of(Part(INWONERS, "leeftijd", first))
        older = self.of(Part(INWONERS, "leeftijd", second))
        estimated = {
            key: Known(one * young[key].value + two * older[key].value, young[key].source)
            for key in young.keys() & older.keys()
        }
        return estimated | given


def _known(
    table: pa.Table, part: Part, level: RegionLevel, without_note: str
) -> dict[RegionYear, Known]:
    wanted = {
        "variable": part.variable,
        "dimension": part.dimension,
        "category": part.category,
        "region_level": level.value,
        "cell": CellKind.PRESENT.value,
    }
    chosen = pc.equal(pc.utf8_length(table["period"].cast(pa.string())), 4)
    for name, word in wanted.items():
        chosen = pc.and_(chosen, pc.equal(table[name].cast(pa.string()), word))
    if without_note:
        chosen = pc.and_(chosen, pc.not_equal(table["note"].cast(pa.string()), without_note))
    rows = table.filter(chosen)
    columns = ("vintage", "region_code", "region_year", "period", "low", "high", "source")
    lists = [rows[name].to_pylist() for name in columns]
    # Later rows take the place of earlier ones, so that the newest publication counts.
    ordered = sorted(zip(*lists, strict=True), key=itemgetter(0))
    return {
        (code, year, int(period)): Known((low + high) / 2, source)
        for _, code, year, period, low, high, source in ordered
    }
