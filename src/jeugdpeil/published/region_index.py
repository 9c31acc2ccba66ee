"""The regions of a release by code and year, with the roads up and down between them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa

from jeugdpeil.domain.membership import PARTLY, SEPARATOR
from jeugdpeil.domain.region import Region, RegionKey, RegionLevel

_Key = TypeVar("_Key", bound=Hashable)
# Looked up for every region in every year: asking the enumeration costs half a second.
_LEVELS = {level.value: level for level in RegionLevel}


@dataclass(frozen=True)
class RegionIndex:
    """Look-ups over all regions of a release; made once when the release is opened."""

    by_code: dict[str, dict[int, Region]]
    by_level: dict[tuple[RegionLevel, int], tuple[Region, ...]]
    below: dict[tuple[str, int, RegionLevel], tuple[Region, ...]]

    @classmethod
    def from_table(cls, table: pa.Table) -> "RegionIndex":
        """The index over a table of the schema REGIONS."""
        regions = sorted((_region(row) for row in table.to_pylist()), key=lambda item: item.name)
        by_code: dict[str, dict[int, Region]] = defaultdict(dict)
        by_level: dict[tuple[RegionLevel, int], list[Region]] = defaultdict(list)
        below: dict[tuple[str, int, RegionLevel], list[Region]] = defaultdict(list)
        for region in regions:
            key = region.key
            by_code[key.code][key.year] = region
            by_level[key.level, key.year].append(region)
            for _, parent in region.parents:
                below[parent, key.year, key.level].append(region)
        return cls(dict(by_code), _frozen(by_level), _frozen(below))

    def get(self, code: str, year: int | None = None) -> Region | None:
        """The region with this code, of `year` or else of the newest year held."""
        years = self.by_code.get(code)
        if not years:
            return None
        return years.get(max(years) if year is None else year)

    def years(self, code: str) -> tuple[int, ...]:
        """The years of division in which the code exists, oldest first."""
        return tuple(sorted(self.by_code.get(code, {})))

    def level_years(self, level: RegionLevel) -> tuple[int, ...]:
        """The years of division of a level, oldest first."""
        return tuple(sorted(year for item, year in self.by_level if item is level))

    def of_level(self, level: RegionLevel, year: int) -> tuple[Region, ...]:
        """All regions of a level in a year, by name."""
        return self.by_level.get((level, year), ())

    def parts(self, code: str, year: int, level: RegionLevel) -> tuple[Region, ...]:
        """The regions of `level` that lie in the region `code` of the same year, by name."""
        return self.below.get((code, year, level), ())


def _region(row: dict[str, Any]) -> Region:
    key = RegionKey(_LEVELS[row["region_level"]], row["region_code"], row["region_year"])
    parents = tuple(
        (level, code)
        for word, level in _LEVELS.items()
        if row[word]
        for code in row[word].split(SEPARATOR)
        if code and not code.endswith(PARTLY)
    )
    return Region(key, row["name"], parents, row["note"])


def _frozen(lists: Mapping[_Key, Iterable[Region]]) -> dict[_Key, tuple[Region, ...]]:
    return {key: tuple(items) for key, items in lists.items()}
