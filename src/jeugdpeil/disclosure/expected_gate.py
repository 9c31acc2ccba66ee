"""The gate of expected use: what a model says of regions, as far as it may be shown.

A model sees more than a reader: the bounds of hidden cells, and the draws behind a difference. So
nothing that depends on a region's own outcome passes where its actual figure is not shown, and the
actual figures themselves come from the published table, by the one road that all figures go. What
an attacker could try, and what holds it, stands in docs/developers/security-properties.md.
"""

import numpy as np
import pyarrow as pa

from jeugdpeil.disclosure.actual_use import ActualUse, FlagArray, actual_use
from jeugdpeil.disclosure.card_gate import checked_card
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.disclosure.printed import (
    FloatArray,
    above,
    below,
    nearest,
    parts_of_totals,
    significant,
)
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.expected import (
    EXPECTED_KEY,
    MARGIN_DECIMALS,
    MODEL_FIGURES,
    OF_THE_OUTCOME,
    PUBLISHED_EXPECTED,
    ModelFigures,
    PublishedExpected,
)
from jeugdpeil.domain.gate_seal import sealed_expected
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.table_schema import key_codes, rows_of_keys

__all__ = ["checked_card", "published_expected"]

PROBABILITY_DECIMALS = 3
# A share of draws is 0 or 1 where all draws agree, which is no certainty.
LEAST_PROBABILITY = 0.001
PREDICTOR_DECIMALS = 4
SHARE_DECIMALS = 3
DISTANCE_DECIMALS = 3
DIGITS = 6


def published_expected(
    model: ModelFigures, figures: PublishedTable, decimals: int, policy: Policy
) -> PublishedExpected:
    """Round the figures of a model and set the actual figures that are shown beside them.

    Args:
        model: the figures of one model.
        figures: the figures of the release, after the gate.
        decimals: of the indicator; percentages and points are printed with as many, the shrunken
            difference and its bounds with MARGIN_DECIMALS more.
        policy: the rules; numbers of youths are rounded to its multiple.

    Returns:
        The same rows. Without a shown actual figure the actual, the difference, `expected_within`,
        the shrunken difference with interval and probability, the verdict and the rank are null.
        `difference` is the printed actual minus the printed expected figure. `expected_youths` is
        the unrounded expected share of the youths; `difference_youths` is `actual_youths` minus
        that or, where the source publishes percentages only, the printed difference as a number of
        youths. Contributions add up to the printed expected figure minus that of the country.

    Raises:
        DisclosureError: the model used an actual figure that is not shown.
    """
    actual = actual_use(model, figures)
    _refuse_hidden_outcomes(model.figures, actual)
    shown = _shown_figures(model.figures, actual, decimals, policy)
    return sealed_expected(
        shown,
        _contributions(model, _numbers(shown, "expected"), decimals),
        _predictors(model, actual.is_shown),
        _with(model.peers, distance=nearest(_numbers(model.peers, "distance"), DISTANCE_DECIMALS)),
    )


def _refuse_hidden_outcomes(rows: pa.Table, actual: ActualUse) -> None:
    """Refuse a model that learned from areas whose actual figure is not shown.

    Expected figures are made to agree with the actual ones in the whole country. From the printed
    expected figures of all areas a reader could find the sum of the hidden outcomes in it.
    """
    learned = np.isfinite(_numbers(rows, "shrunken_difference"))
    leaking = np.flatnonzero(learned & ~actual.is_sum & ~actual.is_shown)
    if len(leaking):
        first = rows.slice(int(leaking[0]), 1).to_pylist()[0]
        raise DisclosureError(
            f"Het model {first['model']} gebruikt {len(leaking)} uitkomsten die niet als cijfer "
            f"worden getoond, als eerste die van {first['region_code']} in {first['period']} "
            f"(publicatie {first['vintage']})",
            where="onderdeel [[expected]] van het monitorbestand",
            remedy="Een model mag alleen leren van cijfers die de lezer ook ziet. Neem voor dit "
            "model een indicator en perioden die in deze monitor worden getoond.",
        )


def _shown_figures(rows: pa.Table, actual: ActualUse, decimals: int, policy: Policy) -> pa.Table:
    youths = _numbers(rows, "youths")
    raw = _agreeing(rows, actual, decimals)
    expected, percentage = nearest(raw, decimals), nearest(actual.percentage, decimals)
    difference = nearest(percentage - expected, decimals)
    expected_youths = _multiple(raw * youths / 100, policy.rounding)
    difference_youths = np.where(
        np.isfinite(actual.youths),
        actual.youths - expected_youths,
        _multiple(difference * youths / 100, policy.rounding),
    )
    finer = decimals + MARGIN_DECIMALS
    shrunken = nearest(_numbers(rows, "shrunken_difference"), finer)
    probability = nearest(_numbers(rows, "probability_higher"), PROBABILITY_DECIMALS)
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        **{name: rows[name] for name in MODEL_FIGURES.names},
        "actual": _real(percentage),
        "actual_basis": pa.array(actual.basis, pa.string()),
        "actual_youths": _whole(actual.youths),
        **_expected_interval(rows, expected, decimals),
        "expected_within": _real(nearest(_numbers(rows, "expected_within"), decimals)),
        "expected_youths": _whole(expected_youths),
        "difference": _real(difference),
        "difference_youths": _whole(np.where(actual.is_shown, difference_youths, np.nan)),
        "shrunken_difference": _real(shrunken),
        "lower": _real(np.minimum(below(_numbers(rows, "lower"), finer), shrunken)),
        "upper": _real(np.maximum(above(_numbers(rows, "upper"), finer), shrunken)),
        "probability_higher": _real(probability.clip(LEAST_PROBABILITY, 1 - LEAST_PROBABILITY)),
        **_ranks(rows, actual.is_shown),
        "imputed": _real(nearest(_numbers(rows, "imputed"), SHARE_DECIMALS)),
        "predictor": _real(nearest(_numbers(rows, "predictor"), PREDICTOR_DECIMALS)),
    }
    for name in OF_THE_OUTCOME:
        columns[name] = _where(columns[name], actual.is_shown)
    return PUBLISHED_EXPECTED.checked(pa.table(columns))


def _agreeing(rows: pa.Table, actual: ActualUse, decimals: int) -> FloatArray:
    """The expected percentages; that of the country is its actual figure where both agree.

    The model is calibrated so that the country's expected figure equals its actual one, but for
    the noise of draws. Two numbers that differ by 0.001 can print as 10.9 and 11.0.
    """
    expected = _numbers(rows, "expected")
    is_near = np.abs(actual.percentage - expected) < 0.5 * 10.0**-decimals
    return np.where(_is_land(rows) & actual.is_mean & is_near, actual.percentage, expected)


def _expected_interval(
    rows: pa.Table, expected: FloatArray, decimals: int
) -> dict[str, pa.Array | pa.ChunkedArray]:
    lower = below(_numbers(rows, "expected_lower"), decimals).clip(min=0)
    upper = above(_numbers(rows, "expected_upper"), decimals).clip(max=100)
    return {
        "expected": _real(expected),
        "expected_lower": _real(np.minimum(lower, expected)),
        "expected_upper": _real(np.maximum(upper, expected)),
    }


def _ranks(rows: pa.Table, is_shown: FlagArray) -> dict[str, pa.Array | pa.ChunkedArray]:
    """Ranks among the regions that are shown.

    A region whose difference does not pass leaves the ranking. Of those above it the lowest rank
    comes down as if it stood below them all, and no rank lies above their number. A region that is
    alone has no rank.
    """
    rank = _numbers(rows, "rank")
    group = key_codes(rows, ("model", "region_level", "region_year", "period"))
    _, group = np.unique(group, return_inverse=True)
    ranked = np.isfinite(rank) & is_shown
    ranked &= np.bincount(group, weights=ranked, minlength=1)[group] > 1
    count = np.bincount(group, weights=ranked, minlength=1)[group]
    left = np.bincount(group, weights=np.isfinite(rank) & ~is_shown, minlength=1)[group]
    place = np.full(len(rank), np.nan)
    for number in np.unique(group[ranked]):
        chosen = np.flatnonzero(ranked & (group == number))
        order = np.argsort(rank[chosen], kind="stable")
        place[chosen[order]] = np.arange(1, len(chosen) + 1)
    place = np.where(ranked & (left == 0), rank, place)
    lower = np.minimum((_numbers(rows, "rank_lower") - left).clip(min=1), place)
    upper = np.maximum(np.minimum(_numbers(rows, "rank_upper"), count), place)
    return {
        "rank": _whole(place),
        "rank_lower": _whole(lower),
        "rank_upper": _whole(upper),
        "rank_of": _whole(np.where(ranked, count, np.nan)),
    }


def _contributions(model: ModelFigures, printed: FloatArray, decimals: int) -> pa.Table:
    """The contributions, with parts that add up to the printed difference with the country."""
    rows = model.contributions
    if not rows.num_rows:
        return rows
    themes = list(dict.fromkeys(rows["theme"].to_pylist()))
    number_of = {theme: number for number, theme in enumerate(themes)}
    theme = np.array([number_of[word] for word in rows["theme"].to_pylist()], dtype=np.int64)
    owner = rows_of_keys(rows, model.figures, EXPECTED_KEY)
    assert (owner >= 0).all(), "contribution of an unknown row"
    parts = np.full((model.figures.num_rows, len(themes)), np.nan)
    parts[owner, theme] = _numbers(rows, "contribution")
    assert np.isfinite(parts).all(), "row without contribution"
    totals = printed - _references(model, parts, printed, decimals)
    shown = parts_of_totals(parts, totals, decimals)
    adds_up = np.abs(shown.sum(axis=1) - totals) < 10.0**-decimals / 2
    assert adds_up.all(), "printed contributions do not add up"
    moved = np.abs(shown - parts).max(initial=0.0)
    assert moved < 2 * 10.0**-decimals, (
        f"contributions of other expected figures: one moved by {moved} points"
    )
    return _with(rows, contribution=shown[owner, theme])


def _references(
    model: ModelFigures, parts: FloatArray, printed: FloatArray, decimals: int
) -> FloatArray:
    """Per row the printed expected figure of the country in its period.

    A model without the country in it has what its contributions are relative to instead.
    """
    rows = model.figures
    implied = _numbers(rows, "expected") - parts.sum(axis=1)
    period = np.array(rows["period"].to_pylist())
    is_land = _is_land(rows)
    result = np.empty(len(printed))
    for each in np.unique(period):
        inside = period == each
        land = np.flatnonzero(inside & is_land)
        middle = nearest(np.array([np.median(implied[inside])]), decimals)[0]
        result[inside] = printed[land[0]] if len(land) else middle
    return result


def _predictors(model: ModelFigures, is_shown: FlagArray) -> pa.Table:
    """The characteristics, without those that the model drew for a region that is not shown.

    What is drawn leans on everything that the model knows of the region, its outcome included.
    """
    rows = model.predictors
    owner = rows_of_keys(rows, model.figures, EXPECTED_KEY)
    assert (owner >= 0).all(), "characteristic of an unknown row"
    is_drawn = np.asarray(rows["is_imputed"], dtype=np.bool_)
    kept = rows.filter(pa.array(~is_drawn | is_shown[owner]))
    values = {name: significant(_numbers(kept, name), DIGITS) for name in ("value", "reference")}
    return _with(kept, **values)


def _is_land(rows: pa.Table) -> FlagArray:
    words = rows["region_level"].to_pylist()
    return np.array([word == RegionLevel.LAND.value for word in words], dtype=np.bool_)


def _multiple(values: FloatArray, base: int) -> FloatArray:
    return np.floor(values / base + 0.5) * base


def _with(table: pa.Table, **columns: FloatArray) -> pa.Table:
    """The table with other numbers in these columns."""
    return pa.table(
        {name: columns[name] if name in columns else table[name] for name in table.column_names}
    )


def _numbers(table: pa.Table, name: str) -> FloatArray:
    return table[name].cast(pa.float64()).to_numpy().astype(np.float64)


def _real(values: FloatArray) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))


def _whole(values: FloatArray) -> pa.Array:
    hidden = np.isnan(values)
    return pa.array(np.where(hidden, 0, np.round(values)).astype(np.int64), mask=hidden)


def _where(column: pa.Array | pa.ChunkedArray, is_shown: FlagArray) -> pa.Array:
    """The column with nulls where nothing is shown."""
    values = column.to_pylist()
    return pa.array(
        [value if shown else None for value, shown in zip(values, is_shown, strict=True)],
    )
