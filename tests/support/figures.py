"""Figures before and after the gate, one row at a time."""

from typing import Any

import pyarrow as pa

from jeugdpeil.domain.definition import IndicatorDefinition, Text
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.tables import ESTIMATES, Estimates

ESTIMATE: dict[str, Any] = {
    "indicator": "jeugdzorg",
    "region_level": "gemeente",
    "region_code": "GM9001",
    "region_year": 2022,
    "period": "2022",
    "vintage": "2023-06-15",
    "status": "voorlopig",
    "derivation": "berekend",
    "cell": "aanwezig",
    "reason": None,
    "count_low": 263,
    "count_high": 267,
    "denominator": 3000,
    "value": 100 * 265 / 3000,
    "lower": 8.0,
    "upper": 9.7,
    "level": 0.9,
    "method": "wilson",
    "unit": "per 100 jongeren",
    "age_base": "0-22",
    "place_rule": "woonplaatsbeginsel",
    "scope": "natura",
    "note": "",
    "source": "85335NED@0123456789ab",
    "source_row": 1,
    "source_column": "TotaalJongerenMetJeugdzorgInNatura_1",
}


def estimates(*rows: dict[str, Any]) -> Estimates:
    """Estimates with these rows; what a row leaves out is as in ESTIMATE."""
    return Estimates(pa.Table.from_pylist([ESTIMATE | row for row in rows], ESTIMATES.arrow))


def definition(indicator: str = "jeugdzorg", **fields: Any) -> IndicatorDefinition:
    """A definition; what is left out is that of jeugdzorg per 100 youths."""
    text = Text("tekst", "text")
    whole: dict[str, Any] = {
        "id": indicator,
        "theme": "gebruik",
        "order": 1,
        "name": Text("Jongeren met jeugdzorg", "Youths with youth care"),
        "short_name": Text("Jeugdzorg", "Youth care"),
        "numerator": text,
        "denominator": text,
        "unit": Unit.PER_100_JONGEREN,
        "decimals": 1,
        "age_base": AgeBase.JONGEREN_0_22,
        "scope": Scope.NATURA,
        "place_rules": (
            (RegionLevel.GEMEENTE, PlaceRule.WOONPLAATSBEGINSEL),
            (RegionLevel.WIJK, PlaceRule.ADRES),
        ),
        "source": text,
        "reading_guide": text,
        "cannot_show": text,
    }
    return IndicatorDefinition(**(whole | fields))
