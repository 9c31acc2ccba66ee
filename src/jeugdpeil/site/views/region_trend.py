"""What may be said of the trend in a series of a region, and over which figures."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.trend_verdict import (
    CHANGE_DECIMALS,
    TrendRule,
    TrendVerdict,
    YearlyChange,
)
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import in_unit, percentage, signed_number, unbroken, whole_number
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.published.trend import RegionTrend
from jeugdpeil.site.edition import Edition

RegionTrends = Mapping[str, tuple[RegionTrend, ...]]
_SMALL = (RegionLevel.WIJK, RegionLevel.BUURT)


@dataclass(frozen=True)
class TrendView:
    """A run of comparable figures in words.

    Args:
        verdict: the verdict as a heading.
        window: over which figures.
        sentences: how much it changed, what it rests on; never why it changed.
        is_clear: whether a trend is called real.
    """

    verdict: str
    window: str
    sentences: tuple[str, ...]
    is_clear: bool


def trends_of(edition: Edition, indicator: str) -> RegionTrends:
    """The trends of an indicator by region code, newest run first."""

    def read() -> RegionTrends:
        found: dict[str, list[RegionTrend]] = defaultdict(list)
        for trend in edition.release.trends_of_indicator(indicator):
            found[trend.code].append(trend)
        return {
            code: tuple(sorted(runs, key=lambda run: run.last.last_day, reverse=True))
            for code, runs in found.items()
        }

    return edition.answers.recall(("trends", indicator), read)


def trend_views(
    edition: Edition, region: Region, season: str, language: str
) -> tuple[TrendView, ...]:
    """The runs of one series of the headline indicator, the newest first.

    Args:
        edition: the release.
        region: the region; only in its newest division, since trends are of that one.
        season: which part of the year.
        language: `nl` or `en`.

    Returns:
        Empty for wijken, whose years stand apart, and in a release without trends.
    """
    definition = edition.headline
    every = trends_of(edition, definition.id)
    is_newest = region.key.year == edition.regions.years(region.key.code)[-1]
    if not every or not is_newest or region.key.level in _SMALL:
        return ()
    runs = [run for run in every.get(region.key.code, ()) if run.season == season]
    if not runs:
        return (_without_figures(language),)
    return tuple(trend_view(run, definition, language) for run in runs)


def trend_view(
    run: RegionTrend, definition: IndicatorDefinition, language: str, rule: TrendRule | None = None
) -> TrendView:
    """A run in words."""
    rule = rule or TrendRule()
    if run.verdict is TrendVerdict.TE_KORT:
        said = [text(language, "trend.short", minimum=whole_number(language, rule.minimum_points))]
    else:
        said = _found(run, definition, language, rule)
    edges = [
        f"trend.begins.{run.begins_because.value}",
        f"trend.ends.{run.ends_because.value}",
    ]
    # Where a series simply begins or ends there is nothing to explain.
    told = [
        text(language, key, maximum=rule.maximum_points) for key in edges if has_text(language, key)
    ]
    return TrendView(
        verdict=text(language, f"trend.verdict.{run.verdict.value}"),
        window=_window(run, language),
        sentences=(*said, *told),
        is_clear=run.verdict.is_clear,
    )


def _without_figures(language: str) -> TrendView:
    minimum = whole_number(language, TrendRule().minimum_points)
    return TrendView(
        text(language, f"trend.verdict.{TrendVerdict.TE_KORT.value}"),
        "",
        (text(language, "trend.none"), text(language, "trend.short", minimum=minimum)),
        is_clear=False,
    )


def _window(run: RegionTrend, language: str) -> str:
    first, last = (period_name(language, period) for period in (run.first, run.last))
    if run.points == 1:
        return text(language, "trend.window.one", first=first)
    if run.points == 2:
        return text(language, "trend.window.two", first=first, last=last)
    count = whole_number(language, run.points)
    return text(language, "trend.window", first=first, last=last, count=count)


def _found(
    run: RegionTrend, definition: IndicatorDefinition, language: str, rule: TrendRule
) -> list[str]:
    """The change over a run that is long enough, and why it is no trend where it is none."""
    change = run.change
    assert change is not None
    values = (
        in_unit(language, value, definition.unit, definition.decimals)
        for value in (run.first_value, run.last_value)
    )
    low, high = _bounds(change, language)
    first, last = values
    said = [
        text(
            language,
            "trend.change.same" if _is_nought(change.value) else "trend.change",
            first_value=first,
            last_value=last,
            change=_more_or_less(change.value, language),
            lower=low,
            upper=high,
        )
    ]
    if run.verdict.has_bend and run.before and run.after:
        before, after = (_more_or_less(half.value, language) for half in (run.before, run.after))
        said.append(text(language, "trend.halves", before=before, after=after))
    if run.verdict is TrendVerdict.GEEN:
        said.append(_why_none(change, language, rule))
    return said


def _why_none(change: YearlyChange, language: str, rule: TrendRule) -> str:
    """Why a change is not called a trend."""
    if change.lower <= 0 <= change.upper:
        return text(language, "trend.chance")
    if abs(change.value) < rule.minimum_change:
        minimum = percentage(language, rule.minimum_change, 0)
        return text(language, "trend.small", minimum=minimum)
    return text(language, "trend.many")


def _bounds(change: YearlyChange, language: str) -> tuple[str, str]:
    lower = signed_number(language, change.lower, CHANGE_DECIMALS)
    upper = signed_number(language, change.upper, CHANGE_DECIMALS)
    sign = percentage(language, 0.0, 0).removeprefix("0")
    return unbroken(lower), unbroken(upper) + sign


def _more_or_less(value: float, language: str) -> str:
    r"""A change in words, so that nobody has to read a sign.

    >>> _more_or_less(-2.0, "en"), _more_or_less(0.04, "en")
    ('2.0%\xa0lower', 'as high')
    """
    amount = percentage(language, abs(value), CHANGE_DECIMALS)
    if _is_nought(value):
        return text(language, "trend.same")
    return unbroken(text(language, "trend.more" if value > 0 else "trend.less", value=amount))


def _is_nought(value: float) -> bool:
    """Whether a change prints as nought."""
    return round(abs(value), CHANGE_DECIMALS) == 0
