"""Regions, lists and facts of gemeenten that a test can write out in a few lines."""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.membership import Membership, Memberships
from jeugdpeil.domain.region import Region, RegionKey, RegionLevel, level_of_code
from jeugdpeil.domain.tables import COUNT_FACTS, MEASURE_FACTS, Regions

FACT: dict[str, Any] = {
    "variable": "jongeren",
    "form": "jeugdzorg",
    "dimension": "totaal",
    "category": "totaal",
    "region_level": "gemeente",
    "region_year": 2021,
    "period": "2021",
    "vintage": "2023-06-15",
    "status": "definitief",
    "cell": "aanwezig",
    "reason": None,
    "unit": "aantal",
    "age_base": "0-22",
    "place_rule": "woonplaatsbeginsel",
    "scope": "natura",
    "note": "",
    "source": "85075NED@0123456789ab",
    "source_row": 1,
    "source_column": "TotaalJongerenMetJeugdzorgInNatura_1",
}
SUPPRESSED: dict[str, Any] = {"cell": "onderdrukt", "reason": "klein aantal", "low": 0, "high": 9}
MISSING: dict[str, Any] = {
    "cell": "ontbreekt",
    "reason": "niet in de bron",
    "low": None,
    "high": None,
}
IMPOSSIBLE: dict[str, Any] = {
    "cell": "kan niet voorkomen",
    "reason": None,
    "low": None,
    "high": None,
}


def fact(code: str, value: int | None = None, **fields: Any) -> dict[str, Any]:
    """A count of one gemeente or wijk; `value` is known exactly unless bounds are given."""
    level = level_of_code(code).value
    return FACT | {"region_code": code, "region_level": level, "low": value, "high": value} | fields


def counts(*rows: dict[str, Any]) -> pa.Table:
    """Counts with these rows."""
    return COUNT_FACTS.checked(pa.Table.from_pylist(list(rows), COUNT_FACTS.arrow))


def measures(*rows: dict[str, Any]) -> pa.Table:
    """Measures with these rows."""
    return MEASURE_FACTS.checked(pa.Table.from_pylist(list(rows), MEASURE_FACTS.arrow))


def regions_named(year: int, *names: str) -> list[Region]:
    """Regions found in a source, each written as `GM0756 Boxmeer`."""
    return [
        Region(RegionKey(level_of_code(code), code, year), name)
        for code, _, name in (item.partition(" ") for item in names)
    ]


def listed(level: RegionLevel, list_year: int, members: dict[str, str]) -> Memberships:
    """A list that gives each region (code and name) its gemeenten, as codes with spaces."""
    return Memberships(
        tuple(
            Membership(level, code, name, gemeente, "", list_year)
            for (code, _, name), gemeenten in (
                (region.partition(" "), gemeenten) for region, gemeenten in members.items()
            )
            for gemeente in gemeenten.split()
        )
    )


def by_code(table: pa.Table) -> dict[str, dict[str, Any]]:
    """The rows of a table of facts by code of their region; each region once."""
    rows = table.to_pylist()
    found = {row["region_code"]: row for row in rows}
    assert len(found) == len(rows), "a region has several rows"
    return found


def row_of(regions: Regions, code: str, year: int) -> dict[str, Any]:
    """The row of one region and year."""
    rows = regions.table.to_pylist()
    return next(r for r in rows if (r["region_code"], r["region_year"]) == (code, year))


def codes_at(regions: Regions, level: RegionLevel, year: int) -> set[str]:
    """The codes of a level in a year."""
    return {
        row["region_code"]
        for row in regions.table.to_pylist()
        if (row["region_level"], row["region_year"]) == (level.value, year)
    }


def codes(findings: Iterable[Any]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code for finding in findings]
