"""All figures of one region, looked up by indicator, period and division."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.published.figure import Figure


class RegionFigures:
    """The figures of a region code, of all years of division and all vintages."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_indicator: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._by_indicator[figure.indicator].append(figure)

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The indicators that the region has rows of, with or without a number."""
        return frozenset(self._by_indicator)

    def of(self, indicator: str) -> Sequence[Figure]:
        """All figures of an indicator."""
        return self._by_indicator.get(indicator, ())

    def newest_period(self, indicator: str, year: int | None = None) -> Period | None:
        """The newest period; a whole year goes before a part of one.

        Args:
            indicator: id of the indicator.
            year: only figures of this division; None for those of all.
        """
        found = {
            figure.period for figure in self.of(indicator) if year in (None, figure.region_year)
        }
        return max(found, key=_by_kind_and_time, default=None)

    def periods(self, indicator: str) -> list[Period]:
        """The periods for which any division has a figure, in order."""
        found = {figure.period for figure in self.of(indicator)}
        return sorted(found, key=lambda period: (period.first_day, period.last_day))

    def vintages(self, indicator: str, period: Period, year: int) -> list[Figure]:
        """The publications of one figure, oldest first.

        Of the division of `year` where that has the period, else of the year of the period itself,
        else of the newest division: never of two at once.
        """
        same = [figure for figure in self.of(indicator) if figure.period == period]
        if not same:
            return []
        held = {figure.region_year for figure in same}
        chosen = next((each for each in (year, period.year) if each in held), max(held))
        own = (figure for figure in same if figure.region_year == chosen)
        return sorted(own, key=lambda figure: figure.vintage)

    def newest(self, indicator: str, period: Period, year: int) -> Figure | None:
        """The last publication of a figure."""
        vintages = self.vintages(indicator, period, year)
        return vintages[-1] if vintages else None


def _by_kind_and_time(period: Period) -> tuple[bool, object]:
    return period.kind is PeriodKind.JAAR, period.first_day
