"""What a model says of areas and sums as the tables that go to the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from jeugdpeil.domain.expected import CONTRIBUTIONS, PARTS, PEERS, PREDICTORS, ModelFigures
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.models.expected_use import Aggregate, ExpectedUse, Transform
from jeugdpeil.pipeline.area_rows import AreaRow
from jeugdpeil.stats.arrays import FloatArray, IntArray

_PERCENTAGES = (
    *("expected", "expected_lower", "expected_upper", "expected_within"),
    *("shrunken_difference", "lower", "upper", "probability_higher", "imputed", "predictor"),
)
_RANKS = ("rank", "rank_lower", "rank_upper", "rank_of")
_BOUNDED = ("expected", "expected_lower", "expected_upper", "expected_within")


@dataclass(frozen=True)
class Keys:
    """What each row of the model figures is about.

    Args:
        level, code, region_year, period: the region and the calendar year.
        vintage, status: of the publication that the actual figure is of.
    """

    model: str
    indicator: str
    level: tuple[str, ...]
    code: tuple[str, ...]
    region_year: tuple[int, ...]
    period: tuple[str, ...]
    vintage: tuple[str, ...]
    status: tuple[str, ...]

    def columns(self, rows: IntArray) -> dict[str, pa.Array]:
        """The key of some rows, as columns."""
        numbers: list[int] = rows.tolist()
        return {
            "model": pa.array([self.model] * len(numbers), pa.string()),
            "region_level": pa.array([self.level[row] for row in numbers], pa.string()),
            "region_code": pa.array([self.code[row] for row in numbers], pa.string()),
            "region_year": pa.array([self.region_year[row] for row in numbers], pa.int16()),
            "period": pa.array([self.period[row] for row in numbers], pa.string()),
        }


def keys_of(
    use: ExpectedUse, level: RegionLevel, rows: Sequence[AreaRow], sums: Sequence[Aggregate]
) -> Keys:
    """The keys of the areas, and of the sums behind them.

    A sum bears the publication that most of its areas have.
    """
    specification = use.specification
    members: list[list[int]] = [each.rows.tolist() for each in sums]
    of_sums = [_usual([(rows[n].vintage, rows[n].status) for n in each]) for each in members]
    return Keys(
        model=specification.model,
        indicator=specification.indicator,
        level=(*(level.value for _ in rows), *(each.level for each in sums)),
        code=(*(row.code for row in rows), *(each.code for each in sums)),
        region_year=(*(row.region_year for row in rows), *(each.region_year for each in sums)),
        period=(*(row.period for row in rows), *(each.period for each in sums)),
        vintage=(*(row.vintage for row in rows), *(vintage for vintage, _ in of_sums)),
        status=(*(row.status for row in rows), *(status for _, status in of_sums)),
    )


def _usual(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """The pair that comes most; of as many the newest."""
    return max(set(pairs), key=lambda pair: (pairs.count(pair), pair))


def model_figures(use: ExpectedUse, keys: Keys) -> ModelFigures:
    """The tables of a model, areas first and sums behind them.

    Args:
        use: what the model says.
        keys: one key per area and sum.
    """
    return ModelFigures(
        figures=_figures(use, keys),
        contributions=_contributions(use, keys),
        predictors=_predictors(use, keys),
        peers=_peers(use, keys),
        parts=_parts(use, keys),
    )


def _figures(use: ExpectedUse, keys: Keys) -> pa.Table:
    every = np.arange(len(keys.code))
    areas, sums = use.areas, use.sums
    columns: dict[str, pa.Array] = keys.columns(every)
    columns |= {
        "indicator": pa.array([keys.indicator] * len(every), pa.string()),
        "vintage": pa.array(keys.vintage, pa.string()),
        "status": pa.array(keys.status, pa.string()),
        "youths": pa.array(np.concatenate([areas.youths, sums.youths]).astype(np.int64)),
        "level": pa.array(np.full(len(every), use.specification.rule.level)),
    }
    for name in _PERCENTAGES:
        values = np.concatenate([getattr(areas, name), getattr(sums, name)]).astype(np.float64)
        columns[name] = _real(np.clip(values, 0, 100) if name in _BOUNDED else values)
    for name in _RANKS:
        values = np.concatenate([getattr(areas, name), getattr(sums, name)]).astype(np.int32)
        columns[name] = pa.array(values, pa.int32(), mask=values == 0)
    verdicts = (*areas.verdict, *sums.verdict)
    columns["verdict"] = pa.array([each and each.value for each in verdicts], pa.string())
    return pa.table(columns)


def _contributions(use: ExpectedUse, keys: Keys) -> pa.Table:
    parts = np.vstack([use.areas.contributions, use.sums.contributions])
    rows = np.repeat(np.arange(len(parts)), parts.shape[1])
    themes = list(use.areas.themes) * len(parts)
    columns: dict[str, pa.Array] = keys.columns(rows)
    columns |= {"theme": pa.array(themes, pa.string()), "contribution": pa.array(parts.ravel())}
    return CONTRIBUTIONS.checked(pa.table(columns))


def _predictors(use: ExpectedUse, keys: Keys) -> pa.Table:
    """The characteristics of the areas; where one was missing, the mean of what was drawn."""
    values, drawn = use.table.values, _drawn(use)
    is_imputed = np.isnan(values)
    periods = np.array(use.table.periods)
    reference = np.empty_like(values)
    for period in use.table.period_names:
        inside = periods == period
        reference[inside] = _weighted_mean(values[inside], use.table.youths[inside])
    shown = np.where(is_imputed, drawn, values)
    rows = np.repeat(np.arange(len(values)), values.shape[1])
    columns: dict[str, pa.Array] = keys.columns(rows)
    columns |= {
        "characteristic": pa.array(list(use.specification.ids) * len(values), pa.string()),
        "value": pa.array(shown.ravel()),
        "reference": pa.array(np.where(np.isnan(reference), shown, reference).ravel()),
        "is_imputed": pa.array(is_imputed.ravel()),
    }
    return PREDICTORS.checked(pa.table(columns))


def _weighted_mean(values: FloatArray, weights: IntArray) -> FloatArray:
    """Per column the mean of what is known, weighted with youths; NaN where nothing is."""
    weight = np.where(np.isnan(values), 0.0, weights[:, None])
    with np.errstate(invalid="ignore"):
        return (np.nan_to_num(values) * weight).sum(axis=0) / weight.sum(axis=0)


def _drawn(use: ExpectedUse) -> FloatArray:
    """(n, n_characteristics) what the model drew, on the printed scale."""
    tables = use.fitted.tables
    standard = np.mean([values for each in tables for values in each.predicting], axis=0)
    columns = [
        _printed(standard[:, number] * scaling.scale + scaling.centre, scaling.transform)
        for number, scaling in enumerate(use.fitted.design.scalings)
    ]
    return np.column_stack(columns)


def _printed(values: FloatArray, transform: Transform) -> FloatArray:
    match transform:
        case Transform.GEEN:
            return values
        case Transform.LOG:
            return np.exp(values)
        case Transform.WORTEL:
            return np.maximum(values, 0) ** 2
        case Transform.LOGIT:
            return 100 / (1 + np.exp(-values))


def _peers(use: ExpectedUse, keys: Keys) -> pa.Table:
    rows, places = np.nonzero(use.areas.peers >= 0)
    columns: dict[str, pa.Array] = keys.columns(rows)
    peers: list[int] = use.areas.peers[rows, places].tolist()
    columns |= {
        "place": pa.array(places + 1, pa.int16()),
        "peer_code": pa.array([keys.code[peer] for peer in peers], pa.string()),
        "distance": pa.array(use.areas.distances[rows, places]),
    }
    return PEERS.checked(pa.table(columns))


def _parts(use: ExpectedUse, keys: Keys) -> pa.Table:
    """The areas that the figures of each sum are of: those with an actual figure, if it has one."""
    first = len(use.areas)
    rows = np.repeat(np.arange(len(use.parts)) + first, [len(each) for each in use.parts])
    columns: dict[str, pa.Array] = keys.columns(rows)
    members: list[int] = [number for each in use.parts for number in each.tolist()]
    codes = [keys.code[number] for number in members]
    return PARTS.checked(pa.table(columns | {"part_code": pa.array(codes, pa.string())}))


def _real(values: FloatArray) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))
