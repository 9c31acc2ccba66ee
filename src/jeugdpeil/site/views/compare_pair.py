"""Two regions side by side: the figures to take, the answer of the rule, and what else may."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jeugdpeil.domain.comparability import Answer, Comparison, compare
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.compare_choice import RATIOS, CompareChoice, has_own_pages
from jeugdpeil.site.views.comparison import Verdict, measured_error, verdict
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.words import and_list, level_name

SMALL_LEVELS = (RegionLevel.WIJK, RegionLevel.BUURT)
_ALLOWED = (Answer.DIRECT, Answer.DIRECT_WITH_NOTE)
_MOST_OTHERS = 3


@dataclass(frozen=True)
class Side:
    """A region with the figure that it is compared by; None where there is no row."""

    region: Region
    figure: Figure | None


@dataclass(frozen=True)
class Instead:
    """What could be compared instead.

    Args:
        sentence: in words.
        links: comparisons that are allowed.
    """

    sentence: str
    links: tuple[Link, ...]


def side_of(edition: Edition, region: Region, indicator: str, period: Period) -> Side:
    """The newest figure of a region over a period, else that of its own newest period."""
    held = edition.figures(region.key.code)
    found = held.newest(indicator, period, region.key.year)
    if found is None:
        own = edition.period_of(region, indicator)
        found = held.newest(indicator, own, region.key.year) if own else None
    return Side(region, found)


def answer_of(edition: Edition, base: Side, other: Side, language: str) -> Verdict:
    """What may be said of two sides that both have a figure; the direction is that of `other`."""
    mine, theirs = _in_one_division(base, other)
    error = measured_error(edition.manifest.measurements, (theirs, mine))
    return verdict(theirs, mine, edition.breaks, language, error)


def is_allowed(answer: Answer) -> bool:
    """Whether figures with this answer of the rule may stand side by side.

    >>> is_allowed(Answer.DIRECT_WITH_NOTE), is_allowed(Answer.VIA_NOWCAST)
    (True, False)
    """
    return answer in _ALLOWED


def _in_one_division(base: Side, other: Side) -> tuple[Figure, Figure]:
    """Both figures as of the division that their region is shown in.

    A gemeente that did not change has its figure under the year in which it was published, and the
    country lies in every division alike.
    """
    assert base.figure is not None
    assert other.figure is not None
    year = base.region.key.year
    one = _of_region(base.figure, base.region)
    two = _of_region(other.figure, other.region)
    if base.region.key.level is RegionLevel.LAND:
        one = replace(one, region_year=two.region_year)
    elif other.region.key.level is RegionLevel.LAND:
        two = replace(two, region_year=year)
    return one, two


def _of_region(figure: Figure, region: Region) -> Figure:
    is_small = region.key.level in SMALL_LEVELS
    return figure if is_small else replace(figure, region_year=region.key.year)


def _compared(edition: Edition, base: Side, other: Side) -> Comparison:
    one, two = _in_one_division(base, other)
    return compare(one.context, two.context, edition.breaks)


def instead(
    edition: Edition, base: Region, other: Region, indicator: str, links: Links
) -> Instead | None:
    """What could be compared instead: another year, else another figure, else other regions.

    Args:
        edition: the release.
        base, other: the two regions whose figures may not stand side by side.
        indicator: id of the indicator.
        links: addresses.

    Returns:
        None where nothing of the two may.
    """
    return (
        _other_period(edition, base, other, indicator, links)
        or _other_indicators(edition, base, other, indicator, links)
        or _other_regions(base, other, links)
    )


def _other_period(
    edition: Edition, base: Region, other: Region, indicator: str, links: Links
) -> Instead | None:
    mine, theirs = edition.figures(base.key.code), edition.figures(other.key.code)
    both = [period for period in mine.periods(indicator) if period in theirs.periods(indicator)]
    periods = [period for period in both if period.kind is PeriodKind.JAAR]
    for period in reversed(periods):
        one = Side(base, mine.newest(indicator, period, base.key.year))
        two = Side(other, theirs.newest(indicator, period, other.key.year))
        if may_compare(edition, one, two):
            when = period_name(links.language, period)
            words = text(links.language, "compare_page.instead.period", period=when)
            choice = CompareChoice((base.key.code, other.key.code), (indicator,), period.year)
            return Instead(words, _link(links, choice, when))
    return None


def may_compare(edition: Edition, one: Side, two: Side) -> bool:
    """Whether two sides have numbers that the rule lets stand side by side."""
    figures = (one.figure, two.figure)
    has_numbers = all(figure is not None and figure.value is not None for figure in figures)
    return has_numbers and may_stand_beside(edition, one, two)


def may_stand_beside(edition: Edition, one: Side, two: Side) -> bool:
    """Whether the rule lets two sides stand side by side, with a number or without."""
    if one.figure is None or two.figure is None:
        return False
    return is_allowed(_compared(edition, one, two).answer)


def _other_indicators(
    edition: Edition, base: Region, other: Region, indicator: str, links: Links
) -> Instead | None:
    found = list(_allowed_indicators(edition, base, other, indicator))[:_MOST_OTHERS]
    if not found:
        return None
    names = [edition.definitions[name].short_name.in_language(links.language) for name in found]
    words = text(
        links.language, "compare_page.instead.indicator", names=and_list(links.language, names)
    )
    choice = CompareChoice((base.key.code, other.key.code), tuple(found))
    return Instead(words, _link(links, choice, and_list(links.language, names)))


def _allowed_indicators(
    edition: Edition, base: Region, other: Region, indicator: str
) -> Iterable[str]:
    for name, definition in edition.definitions.items():
        period = edition.period_of(base, name)
        if name == indicator or period is None or definition.unit not in RATIOS:
            continue
        one = side_of(edition, base, name, period)
        if may_compare(edition, one, side_of(edition, other, name, period)):
            yield name


def _other_regions(base: Region, other: Region, links: Links) -> Instead | None:
    """Each of the two with regions that are counted as it is."""
    language = links.language
    if (base.key.level in SMALL_LEVELS) is (other.key.level in SMALL_LEVELS):
        return None
    words = text(
        language,
        "compare_page.instead.regions",
        one=base.name,
        ones=_counted_alike(base, language),
        other=other.name,
        others=_counted_alike(other, language),
    )
    return Instead(
        words,
        tuple(own_comparison(item, links) for item in (base, other) if has_own_pages(item, links)),
    )


def _counted_alike(region: Region, language: str) -> str:
    """The regions that a region may be laid beside, in words."""
    if region.key.level in SMALL_LEVELS:
        return level_name(language, region.key.level, plural=True)
    return text(language, "compare_page.large")


def own_comparison(region: Region, links: Links) -> Link:
    """The page with the default comparison of a region."""
    label = text(links.language, "compare_page.of", name=region.name)
    return Link(label, links.page(f"vergelijk/{region.key.code}"))


def looked_further(region: Region, links: Links) -> tuple[Link, ...]:
    """From the page of a region to its comparison and its profile, where these exist here."""
    if not has_own_pages(region, links):
        return ()
    code = region.key.code
    return (
        Link(text(links.language, "compare_page.link"), links.page(f"vergelijk/{code}")),
        Link(text(links.language, "profile.link"), links.page(f"profiel/{code}")),
    )


def _link(links: Links, choice: CompareChoice, label: str) -> tuple[Link, ...]:
    """A comparison by its address; none in a copy of files, which cannot answer it."""
    return () if links.is_static else (Link(label, choice.address(links)),)


def newest_years(
    edition: Edition, region: Region, indicator: str, like: Period
) -> Sequence[Figure]:
    """The figures of a region through time, in order: one per period of the same kind and season.

    Of a wijk only the figure of its own division: codes do not carry over years.
    """
    held, year = edition.figures(region.key.code), region.key.year
    found = [
        figure
        for period in held.periods(indicator)
        if period.kind is like.kind and (period == like or period.is_same_season(like))
        if (figure := held.newest(indicator, period, year)) is not None
    ]
    if region.key.level in SMALL_LEVELS:
        return [figure for figure in found if figure.region_year == year]
    return found
