"""Two small models of expected use for the mini release, sent through the real gate.

No statistics: expected figures are written by hand so that every state of a page occurs. The wijk
model has hidden and missing wijken, which have an expected figure only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import pyarrow as pa

from jeugdpeil.disclosure.expected_gate import checked_card, published_expected
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.definition import CharacteristicDefinition, Text
from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    MODEL_FIGURES,
    PARTS,
    PEERS,
    PREDICTORS,
    ModelFigures,
    PublishedCard,
    PublishedExpected,
)
from jeugdpeil.domain.model_card import (
    CalibrationPoint,
    Coefficient,
    EffectSd,
    FitLine,
    ModelCard,
    MoranLine,
    WhatIf,
)
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.verdict import VerdictRule

Row = dict[str, Any]
INDICATOR = "jeugdzorg"
THEMES = ("inkomen-en-bijstand", "gezin-en-huishouden", "wonen")
# Characteristic, its theme, the mean of the country and how far regions lie from it.
CHARACTERISTICS = (
    ("bijstandsontvangers", THEMES[0], 4.1, 1.5),
    ("ao-ontvangers", THEMES[0], 6.2, 1.1),
    ("eenoudergezinnen", THEMES[1], 7.3, 2.0),
    ("koopwoningen", THEMES[2], 57.0, 11.0),
)
ABSENT = (
    CharacteristicDefinition(
        "gescheiden-ouders",
        "",
        Text("kinderen van gescheiden ouders", "children of divorced parents"),
        None,
        0,
        "Een verzonnen studie",
    ),
    CharacteristicDefinition(
        "ggz-gebruik-ouders",
        "",
        Text("ouders met hulp van de ggz", "parents in mental health care"),
        None,
        0,
        "Een verzonnen studie",
    ),
)
LEVELS = ("land", "provincie", "jeugdregio")
VINTAGES = {"2021": "2024-10-31", "2022": "2023-06-15"}
YEAR = 2022


@dataclass(frozen=True)
class Area:
    """An area of a made-up model: the sums it lies in, and its actual use where that is known."""

    level: str
    code: str
    period: str
    status: str
    youths: int
    actual: float | None
    sums: Mapping[str, str]

    @property
    def lean(self) -> int:
        """A number between -10 and 10 that differs between areas and stays the same."""
        return sum(map(ord, self.code)) * 7 % 21 - 10


def definitions_of_characteristics() -> tuple[CharacteristicDefinition, ...]:
    """What the characteristics of the models are, those that are absent last."""
    names = {
        "bijstandsontvangers": Text("mensen met bijstand", "people on social assistance"),
        "ao-ontvangers": Text("mensen met een AO-uitkering", "people on disability benefits"),
        "eenoudergezinnen": Text("eenoudergezinnen", "one-parent families"),
        "koopwoningen": Text("koopwoningen", "owner-occupied homes"),
    }
    unit = Text("per 100 inwoners", "per 100 inhabitants")
    used = [
        CharacteristicDefinition(name, theme, names[name], unit, 1, "Een verzonnen tabel")
        for name, theme, _, _ in CHARACTERISTICS
    ]
    return (*used, *ABSENT)


def mini_models(
    figures: PublishedTable, parents: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[PublishedExpected, ...], tuple[PublishedCard, ...]]:
    """Expected figures and cards of a gemeente model and a wijk model.

    Args:
        figures: the figures of the mini release.
        parents: per gemeente, its codes above by level.
    """
    rows = [row for row in figures.table.to_pylist() if _is_wanted(row)]
    models = {
        level: [_area(row, level, parents) for row in rows if row["region_level"] == level]
        for level in ("gemeente", "wijk")
    }
    policy = Policy()
    expected = [
        published_expected(_figures(f"{INDICATOR}-{level}", areas), figures, 1, policy)
        for level, areas in models.items()
    ]
    cards = [
        checked_card(card(f"{INDICATOR}-{level}", level, models[level]), item, policy)
        for level, item in zip(models, expected, strict=True)
    ]
    return tuple(expected), tuple(cards)


def _is_wanted(row: Row) -> bool:
    is_newest = VINTAGES.get(row["period"]) == row["vintage"]
    is_level = row["region_level"] == "gemeente" or (
        row["region_level"] == "wijk" and row["period"] == "2022"
    )
    is_place = row["cell"] != "kan niet voorkomen"
    is_kind = row["indicator"] == INDICATOR and row["region_year"] == YEAR
    return is_kind and is_newest and is_level and is_place


def _area(row: Row, level: str, parents: Mapping[str, Mapping[str, str]]) -> Area:
    actual = None if row["count"] is None else 100 * row["count"] / row["denominator"]
    above = {"land": "NL00"} if level == "wijk" else {"land": "NL00", **parents[row["region_code"]]}
    return Area(
        level=level,
        code=row["region_code"],
        period=row["period"],
        status=row["status"],
        youths=row["denominator"] or 900,
        actual=actual,
        sums={name: above[name] for name in LEVELS if name in above},
    )


def _mean(areas: Sequence[Area], values: Mapping[str, float]) -> float:
    return sum(area.youths * values[area.code] for area in areas) / sum(
        area.youths for area in areas
    )


def _figures(model: str, areas: Sequence[Area]) -> ModelFigures:
    tables: dict[str, list[Row]] = {
        name: [] for name in ("figures", "contributions", "predictors", "peers", "parts")
    }
    for period in sorted({area.period for area in areas}):
        inside = [area for area in areas if area.period == period]
        for name, rows in _period(model, inside).items():
            tables[name] += rows
    return ModelFigures(
        _table(tables["figures"], MODEL_FIGURES),
        _table(tables["contributions"], CONTRIBUTIONS),
        _table(tables["predictors"], PREDICTORS),
        _table(tables["peers"], PEERS),
        _table(tables["parts"], PARTS),
    )


def _period(model: str, areas: Sequence[Area]) -> dict[str, list[Row]]:
    """All tables of one period; the expected figures agree with the actual ones in the country."""
    known = [area for area in areas if area.actual is not None]
    actual = {area.code: area.actual for area in known if area.actual is not None}
    national = _mean(known, actual)
    raw = {area.code: 0.85 * national + 0.15 * actual.get(area.code, national) for area in areas}
    raw = {area.code: raw[area.code] + 0.11 * area.lean for area in areas}
    shift = national - _mean(known, raw)
    expected = {code: value + shift for code, value in raw.items()}
    figures = [_area_row(model, area, expected[area.code]) for area in areas]
    contributions = _themes(model, areas[0].level, areas, expected, national)
    parts: list[Row] = []
    groups = {(level, code) for area in areas for level, code in area.sums.items()}
    for level, code in sorted(groups):
        members = [area for area in known if area.sums.get(level) == code]
        figures.append(_sum_row(model, level, code, members, expected))
        mean = {code: _mean(members, expected)}
        stand_in = Area(level, code, members[0].period, members[0].status, 1, None, {})
        contributions += _themes(model, level, [stand_in], mean, national)
        key = _key(model, level, code, members[0].period)
        parts += [key | {"part_code": area.code} for area in members]
    return {
        "figures": _ranked(figures),
        "contributions": contributions,
        "predictors": [row for area in areas for row in _predictors(model, area)],
        "peers": [row for area in areas for row in _peers(model, area, areas, expected)],
        "parts": parts,
    }


def _key(model: str, level: str, code: str, period: str) -> Row:
    return {
        "model": model,
        "region_level": level,
        "region_code": code,
        "region_year": YEAR,
        "period": period,
    }


def _area_row(model: str, area: Area, expected: float) -> Row:
    row = _key(model, area.level, area.code, area.period)
    row |= _common(area, area.youths, expected) | {"predictor": -2.2 + area.lean / 50}
    if area.actual is None:
        return row
    within = 0.7 * expected + 0.3 * area.actual
    shrunken = 0.8 * (area.actual - expected)
    return row | {"expected_within": within} | _difference(shrunken, 40 / area.youths**0.5, area)


def _sum_row(
    model: str, level: str, code: str, members: Sequence[Area], expected: Mapping[str, float]
) -> Row:
    mean = _mean(members, expected)
    actual = _mean(members, {area.code: area.actual or 0.0 for area in members})
    youths = sum(area.youths for area in members)
    whole = Area(level, code, members[0].period, members[0].status, youths, actual, {})
    row = _key(model, level, code, whole.period) | _common(whole, youths, mean)
    return row | _difference(0.9 * (actual - mean), 40 / youths**0.5, whole)


def _common(area: Area, youths: int, expected: float) -> Row:
    empty = dict.fromkeys(MODEL_FIGURES.names)
    key = {"model", "region_level", "region_code", "region_year", "period"}
    return {name: value for name, value in empty.items() if name not in key} | {
        "indicator": INDICATOR,
        "vintage": VINTAGES[area.period],
        "status": area.status,
        "youths": youths,
        "expected": expected,
        "expected_lower": expected * 0.9,
        "expected_upper": expected * 1.1,
        "level": 0.9,
        "imputed": 0.25 if area.lean > 8 else 0.0,
    }


def _difference(shrunken: float, half: float, area: Area) -> Row:
    lower, upper = shrunken - half, shrunken + half
    is_certain = lower > 0 or upper < 0
    verdict = VerdictRule().verdict(shrunken, lower, upper, area.youths, is_discovery=is_certain)
    return {
        "shrunken_difference": shrunken,
        "lower": lower,
        "upper": upper,
        "probability_higher": NormalDist().cdf(1.645 * shrunken / half),
        "verdict": verdict.value,
    }


def _ranked(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    for level in sorted({row["region_level"] for row in rows}):
        inside = [row for row in rows if row["region_level"] == level]
        known = sorted(
            (row for row in inside if row["shrunken_difference"] is not None),
            key=lambda row: row["shrunken_difference"],
        )
        count = len(known)
        for rank, row in enumerate(known, start=1):
            low, high = max(rank - 2, 1), min(rank + 2, count)
            ranks = {"rank": rank, "rank_lower": low, "rank_upper": high, "rank_of": count}
            result.append(row | ranks)
        result += [row for row in inside if row["shrunken_difference"] is None]
    return result


def _themes(
    model: str, level: str, areas: Sequence[Area], expected: Mapping[str, float], national: float
) -> list[Row]:
    rows: list[Row] = []
    for area in areas:
        whole = expected[area.code] - national
        key = _key(model, level, area.code, area.period)
        # Half and a bit for the first theme, against it for the second, the rest for the third.
        shares = (0.9 * whole, -0.2 * whole, 0.3 * whole)
        rows += [
            key | {"theme": theme, "contribution": part}
            for theme, part in zip(THEMES, shares, strict=True)
        ]
    return rows


def _predictors(model: str, area: Area) -> list[Row]:
    key = _key(model, area.level, area.code, area.period)
    return [
        key
        | {
            "characteristic": name,
            "value": round(mean + spread * area.lean / 10, 1),
            "reference": mean,
            "is_imputed": number == 0 and area.lean > 8,
        }
        for number, (name, _, mean, spread) in enumerate(CHARACTERISTICS)
    ]


def _peers(
    model: str, area: Area, areas: Sequence[Area], expected: Mapping[str, float]
) -> list[Row]:
    others = [other for other in areas if other.code != area.code]
    far = {other.code: abs(expected[other.code] - expected[area.code]) for other in others}
    nearest = sorted(others, key=lambda other: (far[other.code], other.code))[:5]
    key = _key(model, area.level, area.code, area.period)
    return [
        key | {"place": place, "peer_code": other.code, "distance": far[other.code]}
        for place, other in enumerate(nearest, start=1)
    ]


def _table(rows: Iterable[Row], schema: TableSchema) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema.arrow)


def card(model: str, level: str, areas: Sequence[Area]) -> ModelCard:
    """A model card with every part filled in."""
    known = [area for area in areas if area.actual is not None]
    periods = tuple(sorted({area.period for area in areas}))
    national = tuple(
        (
            period,
            _mean(
                [area for area in known if area.period == period],
                {area.code: area.actual or 0.0 for area in known if area.period == period},
            ),
        )
        for period in periods
    )
    return ModelCard(
        model=model,
        indicator=INDICATOR,
        level=level,
        periods=periods,
        formula="logit(p) = kenmerken + gemeente + jeugdregio",
        likelihood="counts",
        n_areas=len(areas),
        n_hidden=len(areas) - len(known),
        n_missing=0,
        n_groups=(("jeugdregio", 2), ("gemeente", 7)),
        seed=2026,
        n_draws=2000,
        n_folds=10,
        interval_level=0.9,
        national=national,
        effects=(EffectSd("gemeente", 0.12, 0.08, 0.17), EffectSd("jeugdregio", 0.05, 0.01, 0.1)),
        coefficients=tuple(_coefficient(*item) for item in CHARACTERISTICS),
        selection=(("stedelijkheid", "weggelaten", 0.2), ("koopwoningen", "kromme", 1.4)),
        fits=(
            FitLine("national mean", 0.0, 0.0, -4.4, 3.1),
            FitLine("glm", 0.58, 0.49, -3.9, 2.2),
            FitLine("characteristics", 0.57, 0.52, -3.7, 2.1),
            FitLine("within", 0.83, None, None, None),
        ),
        calibration=tuple(
            CalibrationPoint(8.0 + number, 8.1 + number, 7.5 + number, 8.7 + number, 12)
            for number in range(5)
        ),
        coverage=0.904,
        moran=(MoranLine("werkelijk", 0.41, 0.05), MoranLine("verschil", 0.02, 0.05)),
        imputed=0.02,
        n_outside=0,
        hidden_choice=None,
        without_origin=None,
        named_absent=tuple(item.id for item in ABSENT),
        rule=VerdictRule(),
        verdicts=(),
        false_discoveries=((level, 0.021),),
        feeds=(
            ("folds", "expected"),
            ("folds and own data", "shrunken difference"),
            ("all rows", "coefficients"),
        ),
        notes=(),
        what_if=WhatIf(
            characteristics=("bijstandsontvangers",),
            centre=(4.1,),
            scale=(1.5,),
            transforms=("geen",),
            lowest=(2.4,),
            highest=(6.1,),
            beta=tuple((0.08 + number / 1000,) for number in range(-20, 21)),
            sd=tuple(0.12 + number / 2000 for number in range(-20, 21)),
            refused=("ao-ontvangers",),
        ),
    )


def _coefficient(name: str, theme: str, mean: float, spread: float) -> Coefficient:
    points = 0.8 if theme == THEMES[0] else -0.4
    return Coefficient(
        characteristic=name,
        theme=theme,
        step=spread,
        points=points,
        lower=points - 0.3,
        upper=points + 0.3,
        points_spatial=None,
        points_alone=points + 0.2 if mean < 50 else -points,
        flips=mean > 50,
        collinear_group=1 if theme == THEMES[0] else None,
        is_movable=theme == THEMES[0],
        n_missing=1,
    )
