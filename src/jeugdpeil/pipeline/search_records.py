"""The names under which people look for a region, as the release holds them."""

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.pipeline.reading import Register
from jeugdpeil.warehouse.name_index import NameEntry, name_index


def search_records(regions: Regions, register: Register) -> list[dict[str, object]]:
    """A record per name of a region: of today, of the past and in daily use.

    Returns:
        Records with name, code, level, year, is_old, successor and gemeente, as the site reads.
    """
    gemeenten = _gemeente_names(regions)
    entries = name_index(regions, register.other_names, register.changes)
    return [_record(entry, gemeenten) for entry in entries]


def _record(entry: NameEntry, gemeenten: dict[str, str]) -> dict[str, object]:
    is_wijk = entry.level in (RegionLevel.WIJK, RegionLevel.BUURT)
    others = [code for code in entry.successors if code != entry.code]
    return {
        "name": entry.name,
        "code": entry.code,
        "level": entry.level.value,
        "year": entry.year,
        "is_old": entry.is_old,
        "successor": others[0] if others else None,
        "gemeente": gemeenten.get(f"GM{entry.code[2:6]}", "") if is_wijk else "",
    }


def _gemeente_names(regions: Regions) -> dict[str, str]:
    """The newest name of each gemeente by code."""
    rows = regions.table.sort_by("region_year").to_pylist()
    return {
        row["region_code"]: row["name"]
        for row in rows
        if row["region_level"] == RegionLevel.GEMEENTE.value
    }
