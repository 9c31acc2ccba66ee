"""The numbers behind the picture of a distribution."""

from collections.abc import Sequence

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.numbers import in_unit, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.drawing.spine import distribution


def spread_rows(
    values: Sequence[float], definition: IndicatorDefinition, language: str
) -> tuple[tuple[str, str], ...]:
    """The number of regions, the quartiles and the ends of what nine in ten lie between.

    Args:
        values: figures of all regions.
        definition: of the indicator.
        language: of the page.

    Returns:
        Pairs of term and number; nothing for too few regions.
    """
    found = distribution(values)
    if found is None:
        return ()
    numbers = {
        "low": found.low,
        "quarter": found.quarter,
        "median": found.median,
        "three_quarters": found.three_quarters,
        "high": found.high,
    }
    count = text(language, "spread.row.count"), whole_number(language, found.count)
    return (
        count,
        *(
            (
                text(language, f"spread.row.{name}"),
                in_unit(language, value, definition.unit, definition.decimals),
            )
            for name, value in numbers.items()
        ),
    )
