"""The trends of an indicator over all regions of a level: how many have which verdict."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.trend_verdict import TrendVerdict
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.trend import RegionTrend
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.region_trend import trends_of

_VERDICTS = list(TrendVerdict)


@dataclass(frozen=True)
class TrendRow:
    """The regions with one verdict over one run of years.

    Args:
        window: the years.
        verdict: the verdict in words.
        count: how many regions.
        regions: which, where a trend is called real.
    """

    window: str
    verdict: str
    count: str
    regions: tuple[Link, ...]


def trend_rows(
    edition: Edition, definition: IndicatorDefinition, level: RegionLevel, links: Links
) -> tuple[TrendRow, ...]:
    """Per run of whole years and verdict the regions that have it, the newest run first.

    Only regions of the newest division; one that has gone has no trend that goes on.
    """
    groups: dict[tuple[str, str, int], list[RegionTrend]] = defaultdict(list)
    for run in _runs(edition, definition, level):
        place = _VERDICTS.index(run.verdict)
        groups[run.last_text, run.first_text, place].append(run)
    ordered = sorted(groups, key=lambda key: (-int(key[0]), -int(key[1]), key[2]))
    return tuple(_row(edition, groups[key], links) for key in ordered)


def _runs(
    edition: Edition, definition: IndicatorDefinition, level: RegionLevel
) -> Iterable[RegionTrend]:
    years = edition.regions.level_years(level)
    newest = {region.key.code for region in edition.regions.of_level(level, years[-1])}
    for code, runs in trends_of(edition, definition.id).items():
        if code in newest:
            for run in runs:
                if run.level is level and run.season == PeriodKind.JAAR.value:
                    yield run


def _row(edition: Edition, runs: list[RegionTrend], links: Links) -> TrendRow:
    language, first = links.language, runs[0]
    is_clear = first.verdict.is_clear
    found = [edition.regions.get(run.code) for run in runs] if is_clear else []
    regions = sorted((each for each in found if each), key=lambda region: region.name)
    return TrendRow(
        window=_window(first, language),
        verdict=text(language, f"trend.verdict.{first.verdict.value}"),
        count=whole_number(language, len(runs)),
        regions=tuple(_link(region, links) for region in regions),
    )


def _window(run: RegionTrend, language: str) -> str:
    first, last = (period_name(language, period) for period in (run.first, run.last))
    if run.points == 1:
        return first
    key = "trend.years.two" if run.points == 2 else "trend.years"
    return text(language, key, first=first, last=last)


def _link(region: Region, links: Links) -> Link:
    return Link(region.name, links.region(region.key.code), is_here=False)
