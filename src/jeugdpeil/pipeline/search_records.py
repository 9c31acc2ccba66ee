"""The names under which people look for a region, as the release holds them."""

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions


def search_records(regions: Regions) -> list[dict[str, object]]:
    """A record per name of a region, the newest year of each.

    Returns:
        Records with name, code, level, year, is_old, successor and gemeente, as the site reads.
    """
    rows = regions.table.sort_by([("region_year", "ascending")]).to_pylist()
    gemeenten = {
        row["region_code"]: row["name"]
        for row in rows
        if row["region_level"] == RegionLevel.GEMEENTE.value
    }
    newest: dict[tuple[str, str], dict[str, object]] = {}
    for row in rows:
        newest[row["name"], row["region_code"]] = {
            "name": row["name"],
            "code": row["region_code"],
            "level": row["region_level"],
            "year": row["region_year"],
            "is_old": False,
            "successor": None,
            "gemeente": gemeenten.get(row["gemeente"] or "", "")
            if row["region_level"] == RegionLevel.WIJK.value
            else "",
        }
    return list(newest.values())
