"""All regions that a region is compared with: what is the same for every one of them, made once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jeugdpeil.domain.funnel import chance_error, extra_variance
from jeugdpeil.domain.ranking import bar_means, bar_numbers
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.drawing.funnel_chart import Funnel, FunnelPoint, funnel_chart
from jeugdpeil.site.edition import Edition

# Of normal errors this many standard errors on either side hold 90 %.
_NINETY = 1.645


@dataclass(frozen=True)
class Compared:
    """The regions of a level with a difference, of one model and period.

    With thousands of wijken each of these answers takes longer than the rest of a page.

    Args:
        figures: their expected figures.
    """

    figures: Sequence[ExpectedFigure] = field(repr=False)

    def __len__(self) -> int:
        return len(self.figures)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each region by its code."""
        return {item.code: number for number, item in enumerate(self.figures)}

    @cached_property
    def differences(self) -> list[float]:
        """The differences, in percentage points."""
        return [item.difference or 0.0 for item in self.figures]

    @cached_property
    def ordered(self) -> list[ExpectedFigure]:
        """The regions from the least to the most."""
        return sorted(self.figures, key=lambda item: item.shrunken_difference or 0.0)

    @cached_property
    def ordered_places(self) -> Mapping[str, int]:
        """The number of each region in that order."""
        return {item.code: number for number, item in enumerate(self.ordered)}

    @cached_property
    def bar_means(self) -> list[float]:
        """The mean of each twentieth of the regions."""
        return bar_means(self.differences)

    @cached_property
    def bar_numbers(self) -> list[int]:
        """The twentieth that each region is in."""
        return bar_numbers(self.differences)

    @cached_property
    def bar_counts(self) -> Mapping[int, int]:
        """The number of regions in each twentieth."""
        return Counter(self.bar_numbers)

    @cached_property
    def funnel(self) -> Funnel:
        """All regions by their youths and their difference."""
        points = [FunnelPoint(item.youths, item.difference or 0.0) for item in self.figures]
        return funnel_chart(points, self.limits)

    def limits(self, youths: float) -> tuple[float, float]:
        """The limits of chance alone and of usual differences, in percentage points."""
        error = chance_error(self._expected, max(round(youths), 1))
        return _NINETY * error, _NINETY * (error**2 + self._extra) ** 0.5

    @cached_property
    def _expected(self) -> float:
        youths = sum(item.youths for item in self.figures)
        return sum(item.expected * item.youths for item in self.figures) / youths

    @cached_property
    def _extra(self) -> float:
        errors = [max(chance_error(item.expected, item.youths), 0.01) for item in self.figures]
        return extra_variance(self.differences, errors)


def compared_regions(edition: Edition, figure: ExpectedFigure) -> Compared:
    """All regions of the level with a difference, of the same model and period."""
    key = ("compared", figure.model, figure.level, figure.period_text, figure.region_year)
    return edition.answers.recall(key, lambda: _compared(edition, figure))


def _compared(edition: Edition, figure: ExpectedFigure) -> Compared:
    column = edition.expectations.column(
        figure.model, figure.level, figure.period, figure.region_year
    )
    held = (item for item in column.values() if item.difference is not None and item.youths > 0)
    return Compared(tuple(held))
