"""Figures worked out from a few facts, for tests of indicators."""

from typing import Any

import ibis
import pyarrow as pa

from jeugdpeil.domain.tables import MEASURE_FACTS, Estimates, MeasureFacts
from jeugdpeil.indicators.catalogue import Indicator, all_indicators
from jeugdpeil.indicators.compile import estimates
from support.facts import COUNT, count_facts

# Inhabitants have no form, no place rule and no scope.
YOUTHS: dict[str, Any] = {
    "variable": "inwoners",
    "form": "geen",
    "dimension": "leeftijd",
    "category": "0-22",
    "age_base": "geen",
    "place_rule": "geen",
    "scope": "geen",
    "source": "KWB@0123456789ab",
    "source_column": "a_00_22",
}
LAND: dict[str, Any] = {"region_level": "land", "region_code": "NL00"}


def count(low: int, high: int | None = None, /, **fields: Any) -> dict[str, Any]:
    """A count fact; what is left out is as in support.facts.COUNT."""
    return {"low": low, "high": low if high is None else high} | fields


def youths(low: int, high: int | None = None, /, **fields: Any) -> dict[str, Any]:
    """Inhabitants of 0 to 22."""
    return count(low, high, **(YOUTHS | fields))


def worked_out(
    indicator: str, *counts: dict[str, Any], measures: tuple[dict[str, Any], ...] = ()
) -> list[dict[str, Any]]:
    """The figures of one indicator as rows, in order of region and vintage."""
    rows = [COUNT | {"unit": "percentage"} | row for row in measures]
    measured = MeasureFacts(pa.Table.from_pylist(rows, MEASURE_FACTS.arrow)).table
    found = estimates(
        ibis.memtable(count_facts(*counts).table), ibis.memtable(measured), [the(indicator)]
    )
    table = Estimates(found.to_pyarrow()).table
    return sorted(table.to_pylist(), key=lambda row: (row["region_code"], row["vintage"]))


def the(indicator: str) -> Indicator:
    """The indicator with this id."""
    return next(item for item in all_indicators() if item.definition.id == indicator)
