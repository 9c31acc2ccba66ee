"""The figure that a rate is relative to: the inhabitants of the same region and year."""

from collections.abc import Iterable, Mapping

from jeugdpeil.domain.scope import AgeBase
from jeugdpeil.published.figure import Figure

# The indicator that counts the inhabitants of a group of ages.
POPULATION: Mapping[AgeBase, str] = {
    AgeBase.JONGEREN_0_22: "bevolking-0-22",
    AgeBase.JONGEREN_0_17: "bevolking-0-17",
    AgeBase.JONGEREN_12_22: "bevolking-12-22",
}


def denominator_of(figure: Figure, of_region: Iterable[Figure]) -> Figure | None:
    """The number of inhabitants that a figure was divided by, as a figure with a source of its own.

    Args:
        figure: the rate.
        of_region: all figures of its region.

    Returns:
        Of several publications the one with the number that was divided by, else the newest. None
        where the figure is relative to something else, or the release does not have it.
    """
    indicator = POPULATION.get(figure.age_base)
    if indicator is None or figure.denominator is None or figure.indicator == indicator:
        return None
    year = figure.period_text[:4]
    found = [
        item
        for item in of_region
        if item.indicator == indicator
        and item.region_year == figure.region_year
        and item.period_text == year
    ]
    return max(
        found, key=lambda item: (item.count == figure.denominator, item.vintage), default=None
    )
