"""Facts of the warehouse, one row at a time."""

from typing import Any

import pyarrow as pa

from jeugdpeil.domain.tables import COUNT_FACTS, CountFacts

COUNT: dict[str, Any] = {
    "variable": "jongeren",
    "form": "jeugdzorg",
    "dimension": "totaal",
    "category": "totaal",
    "region_level": "gemeente",
    "region_code": "GM0014",
    "region_year": 2022,
    "period": "2022",
    "vintage": "2023-06-15",
    "status": "voorlopig",
    "cell": "aanwezig",
    "reason": None,
    "low": 593,
    "high": 597,
    "unit": "aantal",
    "age_base": "0-22",
    "place_rule": "woonplaatsbeginsel",
    "scope": "natura",
    "note": "",
    "source": "85335NED@0123456789ab",
    "source_row": 1,
    "source_column": "TotaalJongerenMetJeugdzorgInNatura_1",
}
MISSING = {"cell": "ontbreekt", "reason": "geheim of onbekend", "low": None, "high": None}


def count_facts(*rows: dict[str, Any]) -> CountFacts:
    """Count facts with these rows; what a row leaves out is as in COUNT, or empty if missing."""
    whole = [COUNT | (MISSING if row.get("cell") == "ontbreekt" else {}) | row for row in rows]
    return CountFacts(pa.Table.from_pylist(whole, COUNT_FACTS.arrow))
