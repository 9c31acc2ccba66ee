"""What publications of a step said, and what became of it, as the archive that a nowcast learns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from jeugdpeil.codelists.publication_calendar import publications
from jeugdpeil.domain.comparability import Answer, Break
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.models.nowcast import Archive, Shown
from jeugdpeil.pipeline.nowcast.areas import Areas
from jeugdpeil.pipeline.nowcast.comparing import comparison_of
from jeugdpeil.pipeline.nowcast.series import CountSeries
from jeugdpeil.pipeline.nowcast.shown_figures import (
    Place,
    ShownFigure,
    ShownFigures,
)


@dataclass(frozen=True)
class Definitive:
    """The first definitive figure of every place, and the day on which it appeared.

    Of a gemeente that others merged into, `mergers` decides which earlier figure is of the same
    area, as in `ShownFigures.before`.
    """

    figures: ShownFigures = field(repr=False)
    first: Mapping[Place, ShownFigure] = field(repr=False)
    days: Mapping[tuple[RegionLevel, Period], date]

    @classmethod
    def of(cls, figures: ShownFigures) -> "Definitive":
        """The definitive figures among all publications; a revision afterwards does not count."""
        first: dict[Place, ShownFigure] = {}
        days: dict[tuple[RegionLevel, Period], date] = {}
        for row in sorted(figures.rows, key=lambda row: row.vintage):
            if row.status.is_final:
                first.setdefault(row.place, row)
                days.setdefault((row.level, row.period), row.vintage)
        return cls(figures, first, days)

    def day(self, level: RegionLevel, period: Period, shown_on: date) -> date:
        """When the definitive figures of a period appeared, or will appear by the calendar."""
        known = self.days.get((level, period))
        due = [item.due for item in publications(period)][-1:] or [shown_on]
        return max(known or due[0], shown_on)

    def before(self, figure: ShownFigure, day: date) -> ShownFigure | None:
        """The definitive figure of the year before, as it was known on a day."""
        newest = self.figures.before(figure)
        found = self.first.get(newest.place) if newest is not None else None
        return found if found is not None and found.vintage <= day else None


@dataclass(frozen=True)
class Archivist:
    """Makes archives and publications out of published figures.

    Args:
        figures: all publications of the series.
        series: the series; their place is the number of their form.
        areas: the numbers of gemeenten and groups.
        breaks: the register of breaks.
    """

    figures: ShownFigures
    series: Sequence[CountSeries]
    areas: Areas = field(repr=False)
    breaks: Sequence[Break]
    definitive: Definitive = field(repr=False)
    forms: Mapping[str, int]

    @cached_property
    def of_land(self) -> Mapping[tuple[Period, date], Sequence[ShownFigure]]:
        """The figures of the country by period and publication."""
        found: dict[tuple[Period, date], list[ShownFigure]] = {}
        for row in self.figures.rows:
            if row.level is RegionLevel.LAND and not row.is_conformed:
                found.setdefault((row.period, row.vintage), []).append(row)
        return found

    @classmethod
    def of(
        cls,
        figures: ShownFigures,
        series: Sequence[CountSeries],
        areas: Areas,
        breaks: Sequence[Break],
    ) -> "Archivist":
        """An archivist with the definitive figures looked up once."""
        forms = {item.indicator: number for number, item in enumerate(series)}
        return cls(figures, series, areas, breaks, Definitive.of(figures), forms)

    def archive(self, step: Step, level: RegionLevel) -> tuple[Archive, tuple[ShownFigure, ...]]:
        """The archive of a step at a level, and the figure in each of its rows.

        A round is the earliest publication of a period at that step, of the areas as they were in
        that year.
        """
        rounds = self._rounds(step, level)
        rows = [row for members in rounds.values() for row in members]
        number = [place for place, members in enumerate(rounds.values()) for _ in members]
        shown_on = tuple(day for _, day in rounds)
        settled = tuple(self.definitive.day(level, period, day) for period, day in rounds)
        became = [self.definitive.first.get(row.place) for row in rows]
        national = np.full((len(rounds), len(self.series)), np.nan)
        archive = Archive(
            self.shown(rows),
            np.array(number, dtype=np.int64),
            np.array([_number(row.count if row else None) for row in became], dtype=np.float64),
            shown_on,
            settled,
            len(self.series),
            self.areas.n_groups,
            national,
            np.ones_like(national),
        )
        return archive, tuple(rows)

    def shown(self, rows: Sequence[ShownFigure]) -> Shown:
        """Published figures of areas as the nowcast wants them."""
        return Shown(
            np.array([self.forms[row.indicator] for row in rows], dtype=np.int64),
            np.array([self.areas.region.get(row.code, 0) for row in rows], dtype=np.int64),
            np.array([self.areas.group.get(row.code, 0) for row in rows], dtype=np.int64),
            np.array([_number(row.count) for row in rows], dtype=np.float64),
            np.array([self._previous(row) for row in rows], dtype=np.float64),
        )

    def _rounds(
        self, step: Step, level: RegionLevel
    ) -> dict[tuple[Period, date], list[ShownFigure]]:
        """The rows of each round, in order of publication."""
        found: dict[tuple[Period, date], list[ShownFigure]] = {}
        for row in self.figures.rows:
            if row.level is level and not row.is_conformed and row.step is step:
                found.setdefault((row.period, row.vintage), []).append(row)
        first: dict[Period, date] = {}
        for period, day in found:
            first[period] = min(day, first.get(period, day))
        keys = sorted(((day, period.first_day, period) for period, day in first.items()))
        return {(period, day): found[period, day] for day, _, period in keys}

    def _previous(self, row: ShownFigure) -> float:
        """The definitive count of the year before; NaN where it may not be laid beside this one."""
        # A conformed row stands beside the gemeenten that it was added up of: as a sign of missing
        # deliveries they would count twice.
        earlier = None if row.is_conformed else self.definitive.before(row, row.vintage)
        if earlier is None or earlier.count is None or not self._may_stand_beside(row, earlier):
            return np.nan
        return float(earlier.count)

    def _may_stand_beside(self, row: ShownFigure, earlier: ShownFigure) -> bool:
        answer = comparison_of(row, earlier, self.figures, self.breaks).answer
        return answer is not Answer.REFUSED


def newest_publications(
    figures: ShownFigures, levels: Iterable[RegionLevel]
) -> dict[tuple[Period, date], list[ShownFigure]]:
    """The newest figures that are not definitive, by period and publication, in order of time."""
    wanted = set(levels)
    found: dict[tuple[Period, date], list[ShownFigure]] = {}
    for row in figures.newest.values():
        if row.level in wanted and row.step is not None:
            found.setdefault((row.period, row.vintage), []).append(row)
    return dict(sorted(found.items(), key=lambda item: (item[0][0].first_day, item[0][1])))


def _number(count: int | None) -> float:
    return np.nan if count is None else float(count)
