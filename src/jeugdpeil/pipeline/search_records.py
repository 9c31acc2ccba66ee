"""What people look for to find a region, as the release holds it: names and postal codes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.postcode import PostcodeArea
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.pipeline.finding_codes import POSTCODE_REGION_UNKNOWN
from jeugdpeil.pipeline.reading import Register
from jeugdpeil.warehouse.name_index import NameEntry, name_index

_NAMED_BY_POSTCODE = (RegionLevel.GEMEENTE, RegionLevel.WIJK)


def search_records(
    regions: Regions, register: Register, postcodes: Iterable[PostcodeArea] = ()
) -> list[dict[str, object]]:
    """A record per name of a region, of today, of the past and in daily use, and per postal code.

    Args:
        regions: regions of all years.
        register: old names and mergers.
        postcodes: postal codes with the region in which they lie; those of a region that is not
            there are left out.

    Returns:
        Records with name, code, level, year, is_old, successor and gemeente, as the site reads;
        those of a postal code have it as `postcode` as well.
    """
    gemeenten = _gemeente_names(regions)
    entries = name_index(regions, register.other_names, register.changes)
    records = [_record(entry, gemeenten) for entry in entries]
    return records + list(_of_postcodes(regions, postcodes, gemeenten))


def postcode_findings(regions: Regions, postcodes: Sequence[PostcodeArea]) -> tuple[Finding, ...]:
    """The regions of a list of postal codes that the monitor does not have, each once."""
    known = _newest(regions)
    unknown = sorted({area.code for area in postcodes if area.code not in known})
    place = Location("postcodes")
    return tuple(POSTCODE_REGION_UNKNOWN.found(place, region=code) for code in unknown)


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


def _of_postcodes(
    regions: Regions, postcodes: Iterable[PostcodeArea], gemeenten: dict[str, str]
) -> Iterator[dict[str, object]]:
    known = _newest(regions)
    for area in sorted(set(postcodes)):
        row = known.get(area.code)
        if row is not None:
            is_wijk = row["region_level"] == RegionLevel.WIJK.value
            yield {
                "name": row["name"],
                "code": area.code,
                "level": row["region_level"],
                "year": row["region_year"],
                "is_old": False,
                "successor": None,
                "gemeente": gemeenten.get(f"GM{area.code[2:6]}", "") if is_wijk else "",
                "postcode": area.pc4,
            }


def _newest(regions: Regions) -> dict[str, dict[str, Any]]:
    """The newest row of each gemeente and wijk, by code."""
    levels = {level.value for level in _NAMED_BY_POSTCODE}
    rows = regions.table.sort_by("region_year").to_pylist()
    return {row["region_code"]: row for row in rows if row["region_level"] in levels}


def _gemeente_names(regions: Regions) -> dict[str, str]:
    """The newest name of each gemeente by code."""
    return {
        code: row["name"]
        for code, row in _newest(regions).items()
        if row["region_level"] == RegionLevel.GEMEENTE.value
    }
