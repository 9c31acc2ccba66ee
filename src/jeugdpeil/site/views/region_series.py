"""How a figure went through time: its publications, what may be joined, and what may be said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jeugdpeil.domain.comparability import Answer, Break
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.run_of_figures import compare_in_time
from jeugdpeil.domain.trends import season_of
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import in_unit
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.line_chart import ChartPoint, LineChart, line_chart
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.change_view import ChangeView, change_of
from jeugdpeil.site.views.comparison import Verdict, direction_of, reasons_of
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.region_trend import TrendView, trend_views
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.words import sentence

_SMALL = (RegionLevel.WIJK, RegionLevel.BUURT)


@dataclass(frozen=True)
class SeriesRow:
    """One period: its newest publication, and those before it.

    Args:
        view: the newest publication.
        earlier: the earlier ones, newest first.
        change: from the same period a year before; None where nothing is known of it.
    """

    view: FigureView
    earlier: tuple[FigureView, ...]
    change: ChangeView | None


@dataclass(frozen=True)
class BreakNote:
    """A numbered break in the line and the sentences that explain it."""

    number: str
    between: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """The figures of one kind of period (whole years, or one of the half-years).

    Args:
        heading: such as "Per jaar".
        title: what may be said of the last change, as one sentence.
        chart: the picture; None where one figure is all there is.
        rows: every publication, newest period first.
        breaks: why the line is broken.
        styles: what the legend must explain.
        source: status and source.
        change: what may be said of the last change; None where the release does not tell.
        trends: what may be said of the runs of comparable figures in it, the newest first.
    """

    heading: str
    title: str
    chart: LineChart | None
    rows: tuple[SeriesRow, ...]
    breaks: tuple[BreakNote, ...]
    styles: tuple[str, ...]
    source: SourceLine | None
    change: ChangeView | None
    trends: tuple[TrendView, ...] = ()

    @property
    def has_nowcast(self) -> bool:
        """Whether any figure is still to be revised."""
        return any(row.view.becomes for row in self.rows)

    @property
    def has_changes(self) -> bool:
        """Whether the release says of any change how real it is."""
        return any(row.change for row in self.rows)


@dataclass(frozen=True)
class Development:
    """All series of a region; `absence` says why there is none, `note` what is left out."""

    series: tuple[Series, ...]
    note: str
    absence: str


def development(edition: Edition, region: Region, links: Links) -> Development:
    """The series of the headline indicator of a region."""
    held = edition.figures(region.key.code)
    indicator, year = edition.headline.id, region.key.year
    vintages = [
        vintages
        for period in held.periods(indicator)
        if (vintages := held.vintages(indicator, period, year))
    ]
    if not vintages:
        reason = text(links.language, "absence.no_rows")
        return Development((), "", text(links.language, "absence", reason=reason))
    note = ""
    if region.key.level in _SMALL:
        vintages, note = _of_one_division(edition, region, vintages, links.language)
    breaks = edition.breaks_of(region.key.code)
    series = tuple(
        _with_trends(edition, region, _series(edition, own, breaks, links), own, links.language)
        for own in _by_kind(vintages)
        if own
    )
    return Development(series, note, "")


def _with_trends(
    edition: Edition, region: Region, series: Series, vintages: list[list[Figure]], language: str
) -> Series:
    season = season_of(vintages[-1][-1].period)
    return replace(series, trends=trend_views(edition, region, season, language))


def _of_one_division(
    edition: Edition, region: Region, vintages: list[list[Figure]], language: str
) -> tuple[list[list[Figure]], str]:
    """Only the wijk as it was in the year of the page: codes do not carry over years.

    And no change at all where the wijk figures of its gemeente cover more or less than before.
    """
    own = [item for item in vintages if item[-1].region_year == region.key.year]
    notes = [text(language, "series.wijk")] if len(own) < len(vintages) else []
    coverage = edition.coverage(region.parent(RegionLevel.GEMEENTE), region.key.year)
    if coverage is not None and coverage.has_moved and len(vintages) > 1:
        own = own[-1:]
        notes.append(text(language, "series.wijk.moved"))
    return own, " ".join(notes)


def _by_kind(vintages: Sequence[list[Figure]]) -> list[list[list[Figure]]]:
    """Whole years apart from first halves, second halves and every other part of a year."""
    kinds: dict[tuple[PeriodKind, int, int | None], list[list[Figure]]] = {}
    for item in vintages:
        period = item[-1].period
        kinds.setdefault((period.kind, period.part, period.day), []).append(item)
    order = list(PeriodKind)
    return [kinds[key] for key in sorted(kinds, key=lambda key: (order.index(key[0]), key[1]))]


def _series(
    edition: Edition, vintages: list[list[Figure]], breaks: Sequence[Break], links: Links
) -> Series:
    newest = [item[-1] for item in vintages]
    gaps = [join(one, other, breaks, links.language) for one, other in pairwise(newest)]
    rows = tuple(_rows(edition, vintages, links))
    change = rows[0].change
    told = sentence(change_sentence(newest, gaps, links.language))
    return Series(
        heading=season_heading(newest[-1].period, links.language),
        title=change.sentence if change else told,
        chart=_chart(edition, vintages, gaps, links) if _is_line(newest) else None,
        rows=rows,
        breaks=tuple(_break_notes(newest, gaps, links.language)),
        styles=_styles(rows),
        source=source_line([row.view for row in rows], links.language),
        change=change,
    )


def _is_line(newest: Sequence[Figure]) -> bool:
    """Whether there is anything to draw: one number alone is no picture."""
    return sum(figure.value is not None for figure in newest) > 1


def join(one: Figure, other: Figure, breaks: Sequence[Break], language: str) -> Verdict:
    """Whether two figures of a region that follow each other may be joined by a line."""
    comparison = compare_in_time(one.context, other.context, breaks)
    allowed = comparison.answer in (Answer.DIRECT, Answer.DIRECT_WITH_NOTE)
    return Verdict(
        comparison.answer,
        direction_of(other, one) if allowed else None,
        reasons_of(comparison, language),
    )


def change_sentence(newest: Sequence[Figure], gaps: Sequence[Verdict], language: str) -> str:
    """What may be said of the last change, in neutral words; never why it changed."""
    if not gaps:
        return text(language, "series.title.single", period=_when(newest[-1], language))
    earlier, later, gap = newest[-2], newest[-1], gaps[-1]
    values = {"earlier": _when(earlier, language), "later": _when(later, language)}
    if earlier.value is None or later.value is None:
        return text(language, "series.title.no_number", **values)
    if gap.answer is Answer.REFUSED:
        return text(language, "series.title.refused", **values)
    if gap.answer is Answer.VIA_NOWCAST:
        return text(language, "series.title.too_early", **values)
    assert gap.direction is not None
    return text(language, f"series.title.{gap.direction.value}", **values)


def _when(figure: Figure, language: str) -> str:
    return period_name(language, figure.period)


def season_heading(period: Period, language: str) -> str:
    """The name of the series that a period is in, such as "Eerste halfjaren"."""
    part = f".{period.part}" if period.kind is PeriodKind.HALFJAAR else ""
    return text(language, f"series.heading.{period.kind.value}{part}")


def _rows(edition: Edition, vintages: list[list[Figure]], links: Links) -> list[SeriesRow]:
    """A row per period, the newest first."""
    rows: list[SeriesRow] = []
    for item in reversed(vintages):
        newest, *earlier = (figure_view(edition, figure, links) for figure in reversed(item))
        change = change_of(edition, item[-1], links.language)
        rows.append(SeriesRow(newest, tuple(earlier), change))
    return rows


def _chart(
    edition: Edition, vintages: list[list[Figure]], gaps: Sequence[Verdict], links: Links
) -> LineChart:
    definition, language = edition.headline, links.language
    points = [_point(edition, item, links) for item in vintages]
    numbers = _break_numbers(gaps)
    return line_chart(
        points,
        [_style(gap, pair) for gap, pair in zip(gaps, pairwise(points), strict=True)],
        numbers,
        lambda value, decimals: in_unit(language, value, definition.unit, decimals),
    )


def _point(edition: Edition, vintages: list[Figure], links: Links) -> ChartPoint:
    newest = vintages[-1]
    view = figure_view(edition, newest, links)
    earlier = tuple(figure.value for figure in vintages[:-1] if figure.value is not None)
    return ChartPoint(
        place=newest.period.year + (newest.period.part - 1) / 12,
        value=newest.value,
        lower=newest.lower,
        upper=newest.upper,
        label=view.value,
        time=str(newest.period.year),
        style=view.status_style,
        earlier=earlier,
        nowcast=_band(edition, newest),
    )


def _band(edition: Edition, figure: Figure) -> tuple[float, float, float] | None:
    """Lower bound, middle and upper bound of what a figure will become."""
    found = edition.revisions(figure.code).nowcast(figure)
    return (found.lower, found.expected, found.upper) if found else None


def _style(gap: Verdict, pair: tuple[ChartPoint, ChartPoint]) -> str:
    """No line over a break; a loose one where either end may still change."""
    if gap.is_refused:
        return ""
    return "loose" if "provisional" in (pair[0].style, pair[1].style) else "firm"


def _styles(rows: Sequence[SeriesRow]) -> tuple[str, ...]:
    """The marks that are in the picture, in the order in which figures become final."""
    shown = {row.view.status_style for row in rows if row.view.is_present}
    has_earlier = any(view.is_present for row in rows for view in row.earlier)
    earlier = ["earlier"] if has_earlier else []
    earlier += ["nowcast"] if any(row.view.becomes for row in rows) else []
    order = ("provisional", "final", "revised")
    return (*(style for style in order if style in shown), *earlier)


def _break_numbers(gaps: Sequence[Verdict]) -> list[str]:
    numbers: list[str] = []
    count = 0
    for gap in gaps:
        count += gap.is_refused
        numbers.append(str(count) if gap.is_refused else "")
    return numbers


def _break_notes(
    newest: Sequence[Figure], gaps: Sequence[Verdict], language: str
) -> list[BreakNote]:
    numbers = _break_numbers(gaps)
    pairs = zip(newest[:-1], newest[1:], gaps, numbers, strict=True)
    return [
        BreakNote(
            number,
            text(
                language,
                "series.between",
                earlier=_when(one, language),
                later=_when(other, language),
            ),
            gap.reasons,
        )
        for one, other, gap, number in pairs
        if number
    ]
