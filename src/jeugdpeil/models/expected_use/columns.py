"""From draws to the columns of figures: percentages and points, ranks and verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.models.expected_use.aggregates import Sums
from jeugdpeil.models.expected_use.area_figures import Estimates
from jeugdpeil.models.expected_use.design import Design
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.peers import peers_of, theme_scaled
from jeugdpeil.models.expected_use.ranks import rank_intervals, ranks_of, verdicts
from jeugdpeil.models.expected_use.result import FigureColumns
from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.stats.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Compared:
    """The figures that exist only where there is an actual figure; names as in `FigureColumns`.

    `plain` is actual minus expected in points, `difference` the shrunken one.
    """

    plain: FloatArray
    difference: FloatArray
    lower: FloatArray
    upper: FloatArray
    above: FloatArray
    youths: IntArray

    @classmethod
    def among(
        cls,
        groups: Sequence[IntArray],
        plain: FloatArray,
        difference: FloatArray,
        lower: FloatArray,
        upper: FloatArray,
        above: FloatArray,
        youths: IntArray,
    ) -> "Compared":
        """What was drawn, NaN outside the groups."""
        inside = np.zeros(len(youths), dtype=np.bool_)
        for rows in groups:
            inside[rows] = True

        def cut(column: FloatArray) -> FloatArray:
            return np.where(inside, column, np.nan)

        return cls(cut(plain), cut(difference), cut(lower), cut(upper), cut(above), youths)

    def verdicts(
        self, specification: Specification, groups: Sequence[IntArray]
    ) -> tuple[Verdict | None, ...]:
        """The verdicts, each group of rows judged together."""
        found: list[Verdict | None] = [None] * len(self.youths)
        for rows in groups:
            told = verdicts(
                specification.rule,
                self.plain[rows],
                self.difference[rows],
                self.lower[rows],
                self.upper[rows],
                self.above[rows],
                self.youths[rows],
            )
            for row, verdict in zip(rows, told, strict=True):
                found[row] = verdict
        return tuple(found)

    def ranks(self, groups: Sequence[IntArray]) -> tuple[IntArray, IntArray]:
        """Rank within its group, and size of the group; 0 outside the groups."""
        rank, rank_of = (np.zeros(len(self.youths), dtype=np.int64) for _ in range(2))
        for rows in groups:
            rank[rows], rank_of[rows] = ranks_of(self.difference[rows]), len(rows)
        return rank, rank_of


def area_columns(fitted: Fitted, specification: Specification, found: Estimates) -> FigureColumns:
    """Figures of the areas.

    Args:
        fitted, specification: what was fitted.
        found: from the draws.
    """
    table, period = fitted.table, fitted.design.period
    groups = [np.flatnonzero(table.is_known & (period == each)) for each in np.unique(period)]
    compared = Compared.among(
        groups,
        table.actual - 100 * found.expected,
        100 * found.difference,
        100 * found.lower,
        100 * found.upper,
        found.above,
        table.youths,
    )
    rank, rank_of = compared.ranks(groups)
    by_characteristic = _by_characteristic(fitted.design, 100 * found.parts)
    peers, distances = _peers(fitted, specification)
    return FigureColumns(
        youths=table.youths,
        actual=table.actual,
        expected=100 * found.expected,
        expected_lower=100 * found.expected_lower,
        expected_upper=100 * found.expected_upper,
        expected_within=100 * found.within,
        shrunken_difference=compared.difference,
        lower=compared.lower,
        upper=compared.upper,
        probability_higher=compared.above,
        verdict=compared.verdicts(specification, groups),
        rank=rank,
        rank_lower=found.rank_lower,
        rank_upper=found.rank_upper,
        rank_of=rank_of,
        imputed=fitted.imputed,
        predictor=found.predictor,
        contributions=_by_theme(specification, by_characteristic),
        characteristic_contributions=by_characteristic,
        themes=specification.themes,
        peers=peers,
        distances=distances,
    )


def sum_columns(specification: Specification, areas: FigureColumns, sums: Sums) -> FigureColumns:
    """Figures of the aggregates: weighted means of those of their areas, and spread from draws.

    Args:
        specification: what was fitted.
        areas: figures of the rows.
        sums: summaries of the sums of draws.
    """
    n = len(sums.aggregates)
    found = sums.found
    groups = _groups_of(sums)
    youths = np.array([int(areas.youths[each.rows].sum()) for each in sums.aggregates], np.int64)
    actual, expected = _means(sums, areas.actual), _means(sums, areas.expected)
    compared = Compared.among(
        groups,
        actual - expected,
        _means(sums, areas.shrunken_difference),
        100 * found.lower,
        100 * found.upper,
        found.above,
        youths,
    )
    rank, rank_of = compared.ranks(groups)
    rank_lower, rank_upper = _rank_intervals(sums, groups, specification.rule.level)
    by_characteristic = _means(sums, areas.characteristic_contributions)
    return FigureColumns(
        youths=compared.youths,
        actual=actual,
        expected=expected,
        expected_lower=100 * found.expected_lower,
        expected_upper=100 * found.expected_upper,
        expected_within=_means(sums, areas.expected_within),
        shrunken_difference=compared.difference,
        lower=compared.lower,
        upper=compared.upper,
        probability_higher=compared.above,
        verdict=compared.verdicts(specification, groups),
        rank=rank,
        rank_lower=rank_lower,
        rank_upper=rank_upper,
        rank_of=rank_of,
        imputed=_means(sums, areas.imputed),
        predictor=np.full(n, np.nan),
        contributions=_by_theme(specification, by_characteristic),
        characteristic_contributions=by_characteristic,
        themes=specification.themes,
        peers=np.empty((n, 0), dtype=np.int64),
        distances=np.empty((n, 0)),
    )


def _means(sums: Sums, column: FloatArray) -> FloatArray:
    """Weighted means over the areas of each sum; NaN where an area has none."""
    found = np.empty((len(sums.shares), *column.shape[1:]))
    for number, share in enumerate(sums.shares):
        found[number] = share.of(column)
    return found


def _groups_of(sums: Sums) -> list[IntArray]:
    """Numbers of the sums with an actual figure, those of one level and period together."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, (each, share) in enumerate(zip(sums.aggregates, sums.shares, strict=True)):
        if share.has_actual:
            found.setdefault((each.level, each.period), []).append(number)
    return [np.array(numbers, dtype=np.int64) for numbers in found.values()]


def _rank_intervals(
    sums: Sums, groups: Sequence[IntArray], level: float
) -> tuple[IntArray, IntArray]:
    lower, upper = (np.zeros(len(sums.aggregates), dtype=np.int64) for _ in range(2))
    for rows in groups:
        draws = np.vstack([sums.found.draws[int(row)] for row in rows])
        lower[rows], upper[rows] = rank_intervals(draws, level)
    return lower, upper


def _by_characteristic(design: Design, parts: FloatArray) -> FloatArray:
    """(n, n_characteristics) contributions, a curve's columns together."""
    first = len(design.periods)
    found = np.zeros((len(parts), len(design.columns_of)))
    for number, own in enumerate(design.columns_of):
        found[:, number] = parts[:, [column - first for column in own]].sum(axis=1)
    return found


def _by_theme(specification: Specification, by_characteristic: FloatArray) -> FloatArray:
    """(n, n_themes) contributions."""
    themes = [each.theme for each in specification.characteristics]
    found = np.zeros((len(by_characteristic), len(specification.themes)))
    for number, theme in enumerate(themes):
        found[:, specification.themes.index(theme)] += by_characteristic[:, number]
    return found


def _peers(fitted: Fitted, specification: Specification) -> tuple[IntArray, FloatArray]:
    """Peers by the characteristics in the model; missing ones at the mean of their draws."""
    drawn = [values for each in fitted.tables for values in each.predicting]
    inside = np.array([bool(own) for own in fitted.design.columns_of], dtype=np.bool_)
    standard: FloatArray = np.mean(drawn, axis=0)[:, inside]
    left_out = frozenset(specification.ids) - frozenset(fitted.design.choice.ids)
    may_be_peer = fitted.table.youths >= specification.rule.minimum_youths
    scaled = theme_scaled(standard, specification.without(left_out))
    return peers_of(scaled, fitted.design.period, may_be_peer)
