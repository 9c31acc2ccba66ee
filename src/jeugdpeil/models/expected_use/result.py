"""What a model of expected use says of areas and of sums of areas; percentages, unrounded."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.models.expected_use.aggregates import Aggregate
from jeugdpeil.models.expected_use.area_table import AreaTable
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True)
class FigureColumns:
    """Figures of n regions, one entry per region; percentages 0-100 and points, unrounded.

    Args:
        youths: number of youths, of a sum those of all its areas.
        actual: actual use, the middle of what a rounded count can be; NaN where hidden or missing.
            Of a sum the weighted mean of the areas that have one, if these hold three quarters of
            its youths or more, else NaN; with an actual figure all other figures of the sum are of
            the same areas.
        expected: from characteristics, of fits without the area's group, mean over the effects.
        expected_lower, expected_upper: its interval.
        expected_within: given the effects of the groups around; NaN where there is no actual
            figure, or no group.
        shrunken_difference: mean of p - expected; NaN, as all that follows, without actual figure.
        lower, upper: its interval.
        probability_higher: share of the draws with p above expected.
        verdict: None without actual figure.
        rank: 1 for the lowest shrunken difference of the level and period; 0 for none.
        rank_lower, rank_upper: interval of the rank.
        rank_of: number of regions that were ranked.
        imputed: share of the values of the characteristics that was drawn by the model.
        predictor: expected use on the scale of the link, before the mean over the effects; NaN for
            sums.
        contributions: (n, n_themes) parts of `expected` minus the national expected of the period.
        characteristic_contributions: (n, n_characteristics) the same by characteristic.
        themes: names of the columns of `contributions`.
        peers: (n, n_peers) row numbers of the areas that are most alike, -1 for none; no columns
            for sums.
        distances: (n, n_peers) how far away they are.
    """

    youths: IntArray
    actual: FloatArray
    expected: FloatArray
    expected_lower: FloatArray
    expected_upper: FloatArray
    expected_within: FloatArray
    shrunken_difference: FloatArray
    lower: FloatArray
    upper: FloatArray
    probability_higher: FloatArray
    verdict: tuple[Verdict | None, ...]
    rank: IntArray
    rank_lower: IntArray
    rank_upper: IntArray
    rank_of: IntArray
    imputed: FloatArray
    predictor: FloatArray
    contributions: FloatArray
    characteristic_contributions: FloatArray
    themes: tuple[str, ...]
    peers: IntArray
    distances: FloatArray

    def __len__(self) -> int:
        return len(self.youths)

    @property
    def has_difference(self) -> BoolArray:
        """(n,) whether there is a difference, and so a verdict."""
        return np.isfinite(self.shrunken_difference)


@dataclass(frozen=True)
class ExpectedUse:
    """Everything that a model of expected use says.

    Args:
        table, specification, aggregates: what it was made from.
        areas: figures of the rows of the table.
        sums: figures of the aggregates.
        parts: per aggregate, the rows that its figures are the weighted mean of: those with an
            actual figure where the sum has one, else all.
        fitted: the fits behind the figures.
        card: the model card.
    """

    table: AreaTable
    specification: Specification
    aggregates: Sequence[Aggregate]
    areas: FigureColumns
    sums: FigureColumns
    parts: tuple[IntArray, ...]
    fitted: Fitted
    card: ModelCard
