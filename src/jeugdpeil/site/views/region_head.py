"""The head of a region page: what it is, its own figure, and what may be laid beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jeugdpeil.domain.comparability import Answer
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import decimal_number, percentage, unbroken, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar, top_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.comparison import (
    Direction,
    Verdict,
    beyond_error,
    direction,
    measured_error,
    verdict,
)
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.wijk_mean import WijkMean, mean_of_wijken
from jeugdpeil.site.views.words import and_list, full_name, level_name

# Levels above a region that its figure is laid beside, nearest first.
_BESIDE = {
    RegionLevel.GEMEENTE: (RegionLevel.JEUGDREGIO, RegionLevel.LAND),
    RegionLevel.JEUGDREGIO: (RegionLevel.LAND,),
    RegionLevel.PROVINCIE: (RegionLevel.LAND,),
    RegionLevel.LANDSDEEL: (RegionLevel.LAND,),
    RegionLevel.GGD_REGIO: (RegionLevel.LAND,),
    RegionLevel.SAMENWERKINGSVERBAND: (RegionLevel.LAND,),
    RegionLevel.GROEP: (RegionLevel.LAND,),
}
_TRAIL = (
    RegionLevel.LAND,
    RegionLevel.PROVINCIE,
    RegionLevel.JEUGDREGIO,
    RegionLevel.GEMEENTE,
)


@dataclass(frozen=True)
class Link:
    """A word with an address; `is_here` marks the page itself."""

    label: str
    href: str
    is_here: bool = False


@dataclass(frozen=True)
class CompareRow:
    """A figure beside the region's own.

    Args:
        label, href: whose figure it is.
        value, interval: the figure in words.
        remark: what must be said of it, under its name.
        bar: the figure as a bar.
        trace: address of its origin; empty for a mean that is computed here.
        is_own: whether it is the region itself.
        view: the figure itself; None for a mean that is computed here.
        mean: that mean; None for a figure.
    """

    label: str
    href: str
    value: str
    interval: str
    remark: str
    bar: Bar | None
    trace: str
    is_own: bool
    view: FigureView | None = None
    mean: WijkMean | None = None


@dataclass(frozen=True)
class Comparisons:
    """The region beside others.

    Args:
        title: what the picture shows, in one neutral sentence.
        rows: own figure first.
        notes: what must be known of the comparison.
    """

    title: str
    rows: tuple[CompareRow, ...]
    notes: tuple[str, ...]


def trail(edition: Edition, region: Region, links: Links) -> list[Link]:
    """The regions that a region lies in, from large to small, and itself."""
    found: list[Link] = []
    for level in _TRAIL:
        code = region.parent(level)
        parent = _parent(edition, code, region.key.year) if code else None
        if parent is not None and level is not region.key.level:
            href = links.region(parent.key.code, parent.key.year)
            found.append(Link(full_name(links.language, parent), href))
    own = full_name(links.language, region)
    return [*found, Link(own, links.region(region.key.code, region.key.year), is_here=True)]


def _parent(edition: Edition, code: str, year: int) -> Region | None:
    """A region above: a gemeente as it was in the year, larger ones in their newest division."""
    newest = edition.regions.get(code)
    if newest is None or newest.key.level is not RegionLevel.GEMEENTE:
        return newest
    return edition.regions.get(code, year) or newest


def year_links(edition: Edition, region: Region, links: Links) -> list[Link]:
    """The years of division of a region code; empty where there is only one page."""
    code = region.key.code
    years = edition.regions.years(code)
    if len(years) < 2 or links.is_static:
        return []
    return [Link(str(year), links.region(code, year), year == region.key.year) for year in years]


def comparisons(
    edition: Edition, region: Region, figure: Figure, links: Links
) -> Comparisons | None:
    """The region's figure beside those that it may be compared with; None where there are none."""
    own = figure_view(edition, figure, links)
    if region.key.level is RegionLevel.WIJK:
        beside = list(_wijk_means(edition, region, figure, links))
    else:
        beside = list(_regions_above(edition, region, figure, links))
    if not beside:
        return None
    top = top_of([own.upper or own.number, *(item.number for item in beside)])
    rows = [_own_row(region, own, links, top), *(item.row(top) for item in beside)]
    title = _title(links.language, region, figure, beside)
    notes = _notes(beside, links.language)
    errors = [item.error for item in beside if item.direction is Direction.INDISTINCT]
    if errors:
        error = decimal_number(links.language, max(errors), 2)
        notes.append(text(links.language, "compare.indistinct.why", error=error))
    return Comparisons(title, tuple(rows), (*notes, text(links.language, "compare.no_cause")))


def _notes(beside: Sequence["_Beside"], language: str) -> list[str]:
    """What differs, said once for all regions with which it is the same."""
    names: dict[tuple[Answer, tuple[str, ...]], list[str]] = {}
    for item in beside:
        if item.verdict is not None and item.verdict.answer is not Answer.DIRECT:
            names.setdefault((item.verdict.answer, item.verdict.reasons), []).append(item.label)
    return [
        f"{text(language, f'answer.{answer.value}.with', name=and_list(language, labels))} "
        f"{' '.join(reasons)}"
        for (answer, reasons), labels in names.items()
    ]


@dataclass(frozen=True)
class _Beside:
    label: str
    href: str
    view: FigureView | None
    mean: WijkMean | None
    direction: Direction | None
    verdict: Verdict | None
    error: float
    language: str

    @property
    def number(self) -> float | None:
        if self.mean is not None:
            return self.mean.percentage
        return self.view.upper or self.view.number if self.view else None

    def row(self, top: float) -> CompareRow:
        if self.view is not None:
            view = self.view
            drawn = bar(view.number, (view.lower, view.upper), top)
            words = (view.value, view.bounds, "")
            return CompareRow(
                self.label, self.href, *words, drawn, view.trace, is_own=False, view=view
            )
        assert self.mean is not None
        value = self.mean.percentage
        shown = text(
            self.language,
            "compare.wijken_shown",
            shown=whole_number(self.language, self.mean.shown),
            total=whole_number(self.language, self.mean.total),
        )
        drawn = bar(value, (value, value), top)
        return CompareRow(
            self.label,
            self.href,
            percentage(self.language, value),
            "",
            shown,
            drawn,
            "",
            is_own=False,
            mean=self.mean,
        )


def _own_row(region: Region, own: FigureView, links: Links, top: float) -> CompareRow:
    drawn = bar(own.number, (own.lower, own.upper), top)
    href = links.region(region.key.code, region.key.year)
    return CompareRow(
        region.name,
        href,
        own.value,
        own.bounds,
        "",
        drawn,
        own.trace,
        is_own=True,
        view=own,
    )


def _regions_above(
    edition: Edition, region: Region, figure: Figure, links: Links
) -> Iterable[_Beside]:
    for level in _BESIDE.get(region.key.level, ()):
        code = region.parent(level)
        if code is None:
            continue
        other = edition.figures(code).newest(figure.indicator, figure.period, region.key.year)
        parent = edition.regions.get(code)
        if other is None or parent is None:
            continue
        # The page speaks of one division: its own figure holds in it, and the land is always whole.
        year = region.key.year
        one = replace(figure, region_year=year)
        two = replace(other, region_year=year) if level is RegionLevel.LAND else other
        error = measured_error(edition.manifest.measurements, (one, two))
        answer = verdict(one, two, edition.breaks, links.language, error)
        yield _Beside(
            full_name(links.language, parent),
            links.region(code),
            figure_view(edition, other, links),
            None,
            answer.direction,
            answer,
            error,
            links.language,
        )


def _wijk_means(
    edition: Edition, region: Region, figure: Figure, links: Links
) -> Iterable[_Beside]:
    language, gemeente = links.language, region.parent(RegionLevel.GEMEENTE)
    around = edition.regions.get(gemeente, region.key.year) if gemeente else None
    places = [("", text(language, "compare.all_wijken"), "")]
    if gemeente and around is not None:
        label = text(language, "compare.wijken_of", name=around.name)
        places.insert(0, (gemeente, label, links.region(gemeente, region.key.year)))
    for code, label, href in places:
        mean = mean_of_wijken(edition, figure.indicator, figure.period, region.key.year, code)
        if mean is not None:
            error = measured_error(edition.manifest.measurements, (figure,))
            told = beside_mean(figure, mean, error)
            yield _Beside(label, href, None, mean, told, None, error, language)


def beside_mean(figure: Figure, mean: WijkMean, error: float) -> Direction | None:
    """How the figure of a wijk lies with respect to a mean of wijken; None without a number."""
    if figure.value is None:
        return None
    low = figure.value if figure.lower is None else figure.lower
    high = figure.value if figure.upper is None else figure.upper
    found = direction((low, high), (mean.percentage, mean.percentage))
    return beyond_error(found, figure.value - mean.percentage, error)


def _title(language: str, region: Region, figure: Figure, beside: Sequence[_Beside]) -> str:
    told = [item for item in beside if item.direction is not None]
    period = period_name(language, figure.period)
    if not told:
        names = and_list(language, [item.label for item in beside])
        return text(language, "compare.title.none", name=region.name, names=names, period=period)
    parts = [
        text(language, f"compare.{item.direction.value}", name=item.label)
        for item in told
        if item.direction is not None
    ]
    joined = and_list(language, parts)
    return text(language, "compare.title", name=region.name, parts=joined, period=period)


def coverage_sentences(
    edition: Edition, region: Region, period: Period, language: str
) -> list[str]:
    """What part of the gemeente its wijk figures hold, for a wijk or for a gemeente."""
    is_wijk = region.key.level is RegionLevel.WIJK
    code = region.parent(RegionLevel.GEMEENTE) if is_wijk else region.key.code
    coverage = edition.coverage(code, period.year)
    gemeente = edition.regions.get(code, period.year) if code else None
    if coverage is None or coverage.share is None or gemeente is None:
        return [text(language, "coverage.unknown")] if is_wijk else []
    share = unbroken(percentage(language, 100 * coverage.share, 0))
    sentence = text(language, "coverage", name=gemeente.name, share=share, year=period.year)
    moved = [text(language, "coverage.moved")] if coverage.has_moved else []
    return [sentence, *moved]


def kicker(language: str, region: Region) -> str:
    """Level and year of division, above the name."""
    level = level_name(language, region.key.level)
    return text(language, "region.kicker", level=level, year=region.key.year)
