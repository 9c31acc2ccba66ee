"""Figures of a model of expected use before the gate, one region at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    MODEL_FIGURES,
    PARTS,
    PEERS,
    PREDICTORS,
    ModelFigures,
)

MODEL = "jeugdzorg-gemeente"
KEY: dict[str, Any] = {
    "model": MODEL,
    "region_level": "gemeente",
    "region_code": "GM9001",
    "region_year": 2022,
    "period": "2022",
}
ROW: dict[str, Any] = KEY | {
    "indicator": "jeugdzorg",
    "vintage": "2023-06-15",
    "status": "voorlopig",
    "youths": 3000,
    "expected": 9.23,
    "expected_lower": 8.11,
    "expected_upper": 10.42,
    "expected_within": 9.04,
    "shrunken_difference": -0.31,
    "lower": -1.04,
    "upper": 0.42,
    "level": 0.9,
    "probability_higher": 0.24,
    "verdict": "niet te onderscheiden",
    "rank": 1,
    "rank_lower": 1,
    "rank_upper": 2,
    "rank_of": 2,
    "imputed": 0.0,
    "predictor": -2.3,
}
# What a model says only of a region with an actual figure.
OUTCOME = (
    "expected_within",
    "shrunken_difference",
    "lower",
    "upper",
    "probability_higher",
    "verdict",
    "rank",
    "rank_lower",
    "rank_upper",
    "rank_of",
)
WITHOUT_ACTUAL: dict[str, Any] = dict.fromkeys(OUTCOME)
LAND: dict[str, Any] = {
    "region_level": "land",
    "region_code": "NL00",
    "predictor": None,
    "expected_within": None,
}


def model_figures(
    *rows: dict[str, Any],
    contributions: Mapping[str, Mapping[str, float]] | None = None,
    drawn: Sequence[str] = (),
    parts: Mapping[str, Sequence[str]] | None = None,
) -> ModelFigures:
    """Figures with these rows; what a row leaves out is as in ROW.

    Args:
        rows: fields that differ from ROW.
        contributions: points by theme per region code; none where left out.
        drawn: codes of regions whose only characteristic was drawn by the model.
        parts: codes of areas per code of a sum.
    """
    whole = [ROW | row for row in rows]
    keys = {row["region_code"]: {name: row[name] for name in KEY} for row in whole}
    themes = [
        keys[code] | {"theme": theme, "contribution": points}
        for code, by_theme in (contributions or {}).items()
        for theme, points in by_theme.items()
    ]
    characteristics = [
        keys[row["region_code"]]
        | {
            "characteristic": "bijstand",
            "value": 4.123456789,
            "reference": 4.0,
            "is_imputed": row["region_code"] in drawn,
        }
        for row in whole
        if row["predictor"] is not None
    ]
    members = [
        keys[code] | {"part_code": part}
        for code, inside in (parts or {}).items()
        for part in inside
    ]
    return ModelFigures(
        pa.Table.from_pylist(whole, MODEL_FIGURES.arrow),
        pa.Table.from_pylist(themes, CONTRIBUTIONS.arrow),
        pa.Table.from_pylist(characteristics, PREDICTORS.arrow),
        PEERS.empty(),
        pa.Table.from_pylist(members, PARTS.arrow),
    )
