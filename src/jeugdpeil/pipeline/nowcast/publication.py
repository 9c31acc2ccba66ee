"""One publication of figures that are not definitive, with what they will become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.models.nowcast import (
    Expected,
    Prediction,
    RevisionModel,
    Shown,
    Sum,
    drawn,
    expected_figures,
    expected_of,
    expected_sums,
    summed,
)
from jeugdpeil.pipeline.nowcast.archives import Archivist
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure
from jeugdpeil.stats.arrays import FloatArray

SEED = 2026
# Of a sum of which less is shown the parts say too little: another half may be revised otherwise.
LEAST_SHARE = 0.5


@dataclass(frozen=True)
class ShownPublication:
    """The figures of one period in one publication.

    Args:
        period, day: of the publication.
        rows: gemeenten, or wijken.
        shown: the same as numbers.
        totals: sums of gemeenten in the same publication that have parts here.
        sums: the parts of each.
        country: figures of the country whose gemeenten are, for the most part, not here.
        country_shown: the same as numbers.
        model: the nowcast of the step.
    """

    period: Period
    day: date
    rows: Sequence[ShownFigure] = field(repr=False)
    shown: Shown = field(repr=False)
    totals: Sequence[ShownFigure] = field(repr=False)
    sums: Sequence[Sum] = field(repr=False)
    country: Sequence[ShownFigure] = field(repr=False)
    country_shown: Shown = field(repr=False)
    model: RevisionModel = field(repr=False)

    @property
    def number(self) -> int:
        """A number that no other publication has: of its day, and apart for each period."""
        return self.day.toordinal() * 100 + self.period.part * 10 + len(self.period.kind.value)

    @cached_property
    def prediction(self) -> Prediction:
        """What the areas will become."""
        return self.model.predict(self.shown)

    @cached_property
    def country_prediction(self) -> Prediction:
        """What the country will become, from what all regions share."""
        return self.model.predict_country(self.country_shown)

    @cached_property
    def expected_country(self) -> Expected:
        """Expected definitive figures of the country."""
        return expected_of(self.country_shown, self.country_prediction)

    @cached_property
    def expected(self) -> Expected:
        """Expected definitive figures of the areas."""
        return expected_figures(self.model, self.shown)

    @cached_property
    def expected_sums(self) -> Expected | None:
        """Expected definitive figures of the sums; None where there are none."""
        if not self.sums:
            return None
        return expected_sums(self.model, self.shown, self.sums, self.number, SEED)

    @cached_property
    def draws(self) -> FloatArray:
        """(n_draws, n_rows + n_totals) what areas and sums can become together."""
        areas = drawn(self.shown, self.prediction, self.number, SEED)
        country = drawn(self.country_shown, self.country_prediction, self.number, SEED)
        return np.concatenate([areas, summed(areas, self.shown, self.sums), country], axis=1)

    def places(self) -> Mapping[tuple[str, RegionLevel, str, int], int]:
        """The column of each figure in `draws`."""
        every = (*self.rows, *self.totals, *self.country)
        return {row.place[:4]: number for number, row in enumerate(every)}


def shown_publication(
    figures: Sequence[ShownFigure],
    model: RevisionModel,
    archivist: Archivist,
    level: RegionLevel,
) -> ShownPublication:
    """The figures of a publication, of areas of one level and the sums that they make.

    Args:
        figures: all of one period and publication, of any level.
        model: the nowcast of their step.
        archivist: gives the numbers.
        level: gemeente or wijk.
    """
    rows = [row for row in figures if row.level is level]
    totals: list[ShownFigure] = []
    sums: list[Sum] = []
    country: list[ShownFigure] = []
    if level is RegionLevel.GEMEENTE:
        for total, parts in _parts(figures, rows, archivist):
            if _told(rows, parts) >= LEAST_SHARE * float(total.count or 0):
                totals.append(total)
                sums.append(Sum(np.array(parts, dtype=np.int64), float(total.count or 0)))
            elif total.level is RegionLevel.LAND:
                country.append(total)
    first = figures[0]
    return ShownPublication(
        first.period,
        first.vintage,
        rows,
        archivist.shown(rows),
        totals,
        sums,
        country,
        archivist.shown(country),
        model,
    )


def _told(rows: Sequence[ShownFigure], parts: Sequence[int]) -> int:
    """How much of a sum its shown parts make up."""
    return sum(rows[number].count or 0 for number in parts)


def _parts(
    figures: Sequence[ShownFigure], rows: Sequence[ShownFigure], archivist: Archivist
) -> list[tuple[ShownFigure, list[int]]]:
    """The sums that are shown, with the rows of their parts, which may be none."""
    by_series: dict[str, dict[str, list[int]]] = {}
    order = sorted(range(len(rows)), key=lambda number: rows[number].region_year)
    for number in order:
        row = rows[number]
        by_series.setdefault(row.indicator, {}).setdefault(row.code, []).append(number)
    sums = (
        total for total in figures if total.level.is_sum_of_gemeenten and total.count is not None
    )
    return [
        (total, archivist.areas.parts(total, by_series.get(total.indicator, {}))) for total in sums
    ]
