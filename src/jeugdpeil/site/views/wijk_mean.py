"""The mean of wijk figures: the only thing that a wijk may be laid beside.

A wijk counts youths by address and hides small numbers; a gemeente counts by the woonplaatsbeginsel
and hides next to none. Beside a gemeente figure nearly every wijk would look low.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition


@dataclass(frozen=True)
class WijkMean:
    """All wijken that show a figure, taken together.

    Args:
        count: their youths with care.
        denominator: their youths.
        shown: number of wijken with a figure.
        total: number of wijken, those without a figure too.
    """

    count: int
    denominator: int
    shown: int
    total: int

    @property
    def percentage(self) -> float:
        """Youths with care per 100 youths (0-100)."""
        return 100 * self.count / self.denominator


def wijk_mean(figures: Iterable[Figure]) -> WijkMean | None:
    """The mean over wijken, each by its number of youths.

    Args:
        figures: one figure per wijk, with and without a number.

    Returns:
        None where no wijk shows a count and a denominator.
    """
    every = list(figures)
    shown = [figure for figure in every if figure.count is not None and figure.denominator]
    if not shown:
        return None
    count = sum(figure.count or 0 for figure in shown)
    denominator = sum(figure.denominator or 0 for figure in shown)
    return WijkMean(count, denominator, len(shown), len(every))


def mean_of_wijken(
    edition: Edition, indicator: str, period: Period, year: int, gemeente: str = ""
) -> WijkMean | None:
    """The mean of all wijken of the country, or of one gemeente, in a division."""
    key = ("wijk mean", indicator, str(period), year, gemeente)
    return edition.answers.recall(key, lambda: _mean(edition, indicator, period, year, gemeente))


def _mean(
    edition: Edition, indicator: str, period: Period, year: int, gemeente: str
) -> WijkMean | None:
    column = edition.column(indicator, RegionLevel.WIJK, period, year)
    if not gemeente:
        return wijk_mean(column.values())
    parts = edition.regions.parts(gemeente, year, RegionLevel.WIJK)
    return wijk_mean(column[part.key.code] for part in parts if part.key.code in column)
