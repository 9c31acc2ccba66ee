"""Where the areas of a model lie: the groups around them, and the regions that they add up to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.spelling import slug
from jeugdpeil.domain.membership import parents_in
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.models.expected_use import Aggregate
from jeugdpeil.pipeline.area_rows import AreaRow
from jeugdpeil.stats.arrays import BoolArray
from jeugdpeil.warehouse.region_notes import ABOLISHED

# Levels that expected figures of gemeenten are added up to. Wijken are added up to the country
# alone: they do not make up their gemeente, since they count a youth by address.
SUM_LEVELS = (
    RegionLevel.JEUGDREGIO,
    RegionLevel.SAMENWERKINGSVERBAND,
    RegionLevel.GGD_REGIO,
    RegionLevel.PROVINCIE,
    RegionLevel.LANDSDEEL,
    RegionLevel.GROEP,
)
COUNTRY = "NL00"

Groups = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class AreaPlaces:
    """The regions that areas are, and lie in, by code and year of the division.

    Args:
        level: level of the areas.
        division_year: year of the division of everything above gemeente.
        records: rows of REGIONS of the level.
        gemeenten: rows of REGIONS of gemeenten.
    """

    level: RegionLevel
    division_year: int
    records: Mapping[tuple[str, int], dict[str, Any]] = field(repr=False)
    gemeenten: Mapping[tuple[str, int], dict[str, Any]] = field(repr=False)

    @classmethod
    def of(cls, regions: Regions, level: RegionLevel, division_year: int) -> "AreaPlaces":
        """The places of one level."""
        gemeenten = _records(regions, RegionLevel.GEMEENTE)
        is_gemeente = level is RegionLevel.GEMEENTE
        records = gemeenten if is_gemeente else _records(regions, level)
        return cls(level, division_year, records, gemeenten)

    @property
    def names(self) -> dict[tuple[str, int], str]:
        """Name of each region by code and year of the division."""
        return {key: record["name"] for key, record in self.records.items()}

    def areas(self, rows: Sequence[AreaRow]) -> tuple[str, ...]:
        """What makes rows of different years one area: the code and, of a wijk, its name.

        A wijk may get the code of another one; then the bearer of the code in the newest year
        keeps it, and the others are areas of their own.

        Source:
            2.8 % of the codes of wijken in both 2021 and 2022 bear another name in 2022.
        """
        if self.level is RegionLevel.GEMEENTE:
            return tuple(row.code for row in rows)
        names = [slug(self._name(row)) for row in rows]
        newest: dict[str, str] = {}
        for row, name in sorted(zip(rows, names, strict=True), key=lambda pair: pair[0].period):
            newest[row.code] = name
        return tuple(
            row.code if newest[row.code] == name else f"{row.code} {name}"
            for row, name in zip(rows, names, strict=True)
        )

    def groups(self, rows: Sequence[AreaRow], areas: Sequence[str]) -> Groups:
        """The nesting of areas: gemeente and jeugdregio of the division, from small to large.

        An area lies in the gemeente of its newest year, and a gemeente in one jeugdregio; where
        that is not known it is a jeugdregio by itself.
        """
        is_wijk = self.level is not RegionLevel.GEMEENTE
        gemeenten = self._steady(rows, areas, self._gemeente) if is_wijk else tuple(areas)
        jeugdregios = self._steady(rows, gemeenten, self._jeugdregio)
        above = (RegionLevel.JEUGDREGIO.value, jeugdregios)
        return ((RegionLevel.GEMEENTE.value, gemeenten), above) if is_wijk else (above,)

    def _steady(
        self,
        rows: Sequence[AreaRow],
        inner: Sequence[str],
        rule: Callable[[AreaRow, str], str],
    ) -> tuple[str, ...]:
        """One group for each inner code: that of its newest row."""
        newest: dict[str, str] = {}
        for row, code in sorted(zip(rows, inner, strict=True), key=lambda pair: pair[0].period):
            newest[code] = rule(row, code)
        return tuple(newest[code] for code in inner)

    def _gemeente(self, row: AreaRow, _: str) -> str:
        own = f"GM{row.code[2:6]}"
        record = self.gemeenten.get((own, row.region_year), {})
        return _one_parent(record.get(RegionLevel.GEMEENTE.value)) or own

    def _jeugdregio(self, row: AreaRow, gemeente: str) -> str:
        record = self.records.get((row.code, row.region_year), {})
        return _one_parent(record.get(RegionLevel.JEUGDREGIO.value)) or gemeente

    def _name(self, row: AreaRow) -> str:
        return self.records.get((row.code, row.region_year), {}).get("name", "")

    def sums(self, rows: Sequence[AreaRow], is_known: BoolArray) -> list[Aggregate]:
        """The regions that the areas of each period add up to, and the country.

        A region is there when every gemeente that it had in that year is among the rows. The
        country is the areas with an actual figure: on those the expected figures were made to
        agree with the actual ones.

        Args:
            rows: the areas.
            is_known: (n_rows,) whether an area has an actual figure.
        """
        found: list[Aggregate] = []
        for period in sorted({row.period for row in rows}):
            numbers = [number for number, row in enumerate(rows) if row.period == period]
            if self.level is RegionLevel.GEMEENTE:
                found.extend(self._regions(rows, numbers, period))
            year = max(rows[number].region_year for number in numbers)
            known = [number for number in numbers if is_known[number]]
            found.append(_aggregate(RegionLevel.LAND, COUNTRY, year, period, known))
        return found

    def _regions(
        self, rows: Sequence[AreaRow], numbers: Iterable[int], period: str
    ) -> Iterator[Aggregate]:
        places = {(rows[number].code, rows[number].region_year): number for number in numbers}
        years = {year for _, year in places}
        of_years = [(key, record) for key, record in self.gemeenten.items() if key[1] in years]
        for level in SUM_LEVELS:
            members: dict[str, list[int | None]] = {}
            for key, record in of_years:
                for parent in parents_in(record[level.value]):
                    number = places.get(key) if parent.is_whole else None
                    members.setdefault(parent.code, []).append(number)
            for code in sorted(members):
                known = [number for number in members[code] if number is not None]
                if len(known) == len(members[code]):
                    yield _aggregate(level, code, self.division_year, period, known)


def _aggregate(
    level: RegionLevel, code: str, year: int, period: str, numbers: list[int]
) -> Aggregate:
    rows = np.array(sorted(numbers), dtype=np.int64)
    return Aggregate(level.value, code, year, period, rows)


def _records(regions: Regions, level: RegionLevel) -> dict[tuple[str, int], dict[str, Any]]:
    """The regions of a level that exist in their year."""
    table = regions.table
    chosen = pc.and_(
        pc.equal(table["region_level"].cast(pa.string()), level.value),
        pc.not_equal(table["note"].cast(pa.string()), ABOLISHED),
    )
    rows = table.filter(chosen).to_pylist()
    return {(row["region_code"], row["region_year"]): row for row in rows}


def _one_parent(text: str | None) -> str | None:
    """The region that something lies in as a whole, where that is one."""
    parents = parents_in(text)
    return parents[0].code if len(parents) == 1 and parents[0].is_whole else None
