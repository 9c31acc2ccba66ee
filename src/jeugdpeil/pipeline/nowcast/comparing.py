"""Whether two published figures of a region may be compared: the rule of `domain`, asked here."""

from collections.abc import Sequence
from datetime import date

from jeugdpeil.domain.comparability import Break, Comparison, FigureContext, compare
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure, ShownFigures

MERGER = "herindeling"
_SAME_AREA = (RegionLevel.LAND, RegionLevel.GEMEENTE)


def comparison_of(
    later: ShownFigure, earlier: ShownFigure, figures: ShownFigures, breaks: Sequence[Break]
) -> Comparison:
    """The answer of the rule for two figures of one region.

    Args:
        later, earlier: the figures.
        figures: knows which gemeenten others merged into.
        breaks: the register of breaks.
    """
    mergers = _mergers_between(later, earlier, figures)
    # A gemeente that nothing merged into is the same area in every division.
    is_same = later.level in _SAME_AREA and not mergers
    year = later.region_year if is_same else earlier.region_year
    return compare(_context(later, later.region_year), _context(earlier, year), (*breaks, *mergers))


def _mergers_between(
    later: ShownFigure, earlier: ShownFigure, figures: ShownFigures
) -> tuple[Break, ...]:
    """Mergers that one of the two figures has in it and the other has not."""
    if later.level is not RegionLevel.GEMEENTE:
        return ()
    years = figures.mergers.get(later.code, ())
    return tuple(
        Break(date(year, 1, 1), MERGER, later.code)
        for year in years
        if earlier.region_year < year <= later.region_year
    )


def _context(figure: ShownFigure, region_year: int) -> FigureContext:
    return FigureContext(
        indicator=figure.indicator,
        level=figure.level,
        period=figure.period,
        status=figure.status,
        age_base=figure.age_base,
        place_rule=figure.place_rule,
        scope=figure.scope,
        region_year=region_year,
    )
