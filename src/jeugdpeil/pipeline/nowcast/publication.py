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
    expected_sums,
    summed,
)
from jeugdpeil.pipeline.nowcast.archives import Archivist
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure
from jeugdpeil.stats.arrays import FloatArray

SEED = 2026


@dataclass(frozen=True)
class ShownPublication:
    """The figures of one period in one publication.

    Args:
        period, day: of the publication.
        rows: gemeenten, or wijken.
        shown: the same as numbers.
        totals: sums of gemeenten in the same publication that have parts here.
        sums: the parts of each.
        model: the nowcast of the step.
    """

    period: Period
    day: date
    rows: Sequence[ShownFigure] = field(repr=False)
    shown: Shown = field(repr=False)
    totals: Sequence[ShownFigure] = field(repr=False)
    sums: Sequence[Sum] = field(repr=False)
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
        return np.concatenate([areas, summed(areas, self.shown, self.sums)], axis=1)

    def places(self) -> Mapping[tuple[str, RegionLevel, str, int], int]:
        """The column of each figure in `draws`."""
        return {row.place[:4]: number for number, row in enumerate((*self.rows, *self.totals))}


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
    if level is RegionLevel.GEMEENTE:
        for total, parts in _parts(figures, rows, archivist):
            totals.append(total)
            sums.append(Sum(np.array(parts, dtype=np.int64), float(total.count or 0)))
    first = figures[0]
    return ShownPublication(
        first.period, first.vintage, rows, archivist.shown(rows), totals, sums, model
    )


def _parts(
    figures: Sequence[ShownFigure], rows: Sequence[ShownFigure], archivist: Archivist
) -> list[tuple[ShownFigure, list[int]]]:
    """The sums that are shown and have a shown part, with the rows of their parts."""
    by_series: dict[str, dict[str, list[int]]] = {}
    order = sorted(range(len(rows)), key=lambda number: rows[number].region_year)
    for number in order:
        row = rows[number]
        by_series.setdefault(row.indicator, {}).setdefault(row.code, []).append(number)
    found: list[tuple[ShownFigure, list[int]]] = []
    for total in figures:
        if total.level.is_sum_of_gemeenten and total.count is not None:
            parts = archivist.areas.parts(total, by_series.get(total.indicator, {}))
            if any(rows[number].count is not None for number in parts):
                found.append((total, parts))
    return found
