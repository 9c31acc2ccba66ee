"""Why a section or table has nothing to show: a page never stays silent about that."""

from collections.abc import Iterable, Sequence

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.views.figure_view import explanation
from jeugdpeil.site.views.words import level_name


def absence(
    language: str,
    wanted: Sequence[IndicatorDefinition],
    figures: Iterable[Figure],
    level: RegionLevel,
) -> str:
    """The reason why none of the wanted indicators has a number here.

    Args:
        language: `nl` or `en`.
        wanted: the indicators of the section that the release has.
        figures: the rows of the region for these indicators, all without a number.
        level: level of the region.

    Returns:
        A sentence that begins with "Hierover zijn geen cijfers, want".
    """
    return text(language, "absence", reason=_reason(language, wanted, list(figures), level))


def _reason(
    language: str,
    wanted: Sequence[IndicatorDefinition],
    figures: Sequence[Figure],
    level: RegionLevel,
) -> str:
    if not wanted:
        return text(language, "absence.not_in_release")
    if all(level not in item.levels for item in wanted):
        return text(language, "absence.level", parts=level_name(language, level, plural=True))
    reasons = {explanation(figure, language) for figure in figures}
    if len(reasons) == 1:
        return text(language, "absence.cells", reason=reasons.pop())
    if reasons:
        return text(language, "absence.mixed")
    return text(language, "absence.no_rows")
