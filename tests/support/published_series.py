"""Series of published figures of gemeenten, for tests of trends."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import REGIONS, Regions

YOUTHS = 5000


def series_table(
    counts: Mapping[str, Mapping[int, int]],
    youths: int | Mapping[str, int] = YOUTHS,
    provisional: tuple[int, ...] = (),
    level: RegionLevel = RegionLevel.GEMEENTE,
) -> pa.Table:
    """Published figures, one per region and year.

    Args:
        counts: youths with care by region code and year.
        youths: inhabitants of every region, or by code.
        provisional: years whose figures are not yet final.
        level: of the regions.
    """
    return pa.Table.from_pylist(
        [
            _row(
                (level, code),
                year,
                count,
                youths if isinstance(youths, int) else youths[code],
                Status.VOORLOPIG if year in provisional else Status.DEFINITIEF,
            )
            for code, series in counts.items()
            for year, count in series.items()
        ]
    )


def regions_of(codes: Mapping[str, int]) -> Regions:
    """Gemeenten by code with the newest year of their division."""
    parents = {level.value: None for level in RegionLevel}
    rows: list[dict[str, Any]] = [
        {
            "region_level": RegionLevel.GEMEENTE.value,
            "region_code": code,
            "region_year": year,
            "name": code,
            **parents,
            "note": "",
        }
        for code, year in codes.items()
    ]
    schema = pa.schema([(item.name, _plain(item.type)) for item in REGIONS.columns])
    return Regions(pa.Table.from_pylist(rows, schema=schema))


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if isinstance(kind, pa.DictionaryType) else kind


def _row(
    region: tuple[RegionLevel, str], year: int, count: int, youths: int, status: Status
) -> dict[str, Any]:
    level, code = region
    value = 100 * count / youths
    return {
        "indicator": "jeugdzorg",
        "region_level": level.value,
        "region_code": code,
        "region_year": year,
        "period": str(year),
        "vintage": f"{year + 1}-10-31",
        "status": status.value,
        "derivation": "berekend",
        "cell": CellKind.PRESENT.value,
        "reason": None,
        "count": count,
        "denominator": youths,
        "value": value,
        "lower": value,
        "upper": value,
        "level": 0.9,
        "method": "wilson",
        "unit": Unit.PER_100_JONGEREN.value,
        "age_base": AgeBase.JONGEREN_0_22.value,
        "place_rule": PlaceRule.WOONPLAATSBEGINSEL.value,
        "scope": Scope.NATURA.value,
        "note": "",
        "source": "verzonnen",
        "source_row": 1,
        "source_column": "aantal",
    }
