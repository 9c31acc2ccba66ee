"""The register of breaks as the JSON document of a release, there and back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.region import RegionLevel


def breaks_to_records(breaks: Iterable[Break]) -> list[dict[str, Any]]:
    """The breaks as plain values, with levels and indicators in order.

    >>> breaks_to_records([Break(date(2021, 1, 1), "populatie-2021", "CBS")])[0]["starts"]
    '2021-01-01'
    """
    return [
        {
            "starts": item.starts.isoformat(),
            "code": item.code,
            "source": item.source,
            "levels": sorted(level.value for level in item.levels),
            "indicators": sorted(item.indicators),
        }
        for item in breaks
    ]


def breaks_from_records(records: Iterable[dict[str, Any]]) -> tuple[Break, ...]:
    """The breaks of a release, oldest first."""
    found = (
        Break(
            date.fromisoformat(record["starts"]),
            record["code"],
            record["source"],
            frozenset(RegionLevel(level) for level in record["levels"]),
            frozenset(record["indicators"]),
        )
        for record in records
    )
    return tuple(sorted(found, key=lambda item: item.starts))
