"""One indicator over several regions: pictures on one scale, a table, and what is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import in_unit, percentage, unbroken, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import decimals_of
from jeugdpeil.site.drawing.small_multiples import (
    Panel,
    PanelPoint,
    Panels,
    small_multiples,
)
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.compare_pair import (
    SMALL_LEVELS,
    Side,
    answer_of,
    is_allowed,
    newest_years,
    side_of,
)
from jeugdpeil.site.views.compare_refused import RefusedRow, refused_row
from jeugdpeil.site.views.comparison import Direction, Verdict
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.region_series import join
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.words import and_list, full_name


@dataclass(frozen=True)
class ComparedRow:
    """A region that may stand beside the first one.

    Args:
        name, href: the region, with its level where names are shared.
        around: gemeente of a wijk, with the coverage of its wijk figures.
        view: its figure.
        beside: how it lies with respect to the first region; empty for the first one itself.
        notes: what to mind in this comparison.
    """

    name: str
    href: str
    around: str
    view: FigureView
    beside: str
    notes: tuple[str, ...]
    is_base: bool


@dataclass(frozen=True)
class SmallPanel:
    """The picture of one region, with its newest value and the words for a screen reader."""

    name: str
    value: str
    title: str
    panel: Panel


@dataclass(frozen=True)
class YearRow:
    """The figures of one region through time, in the order of the years of the table."""

    name: str
    cells: tuple[FigureView | None, ...]


@dataclass(frozen=True)
class CompareSection:
    """One indicator over the chosen regions.

    Args:
        id, name, href: the indicator.
        subject: what and when.
        title: what the comparison shows, in one neutral sentence.
        panels, pictures: the pictures with their common scale; None and empty where there is none.
        notes: what to mind in every comparison of the table; what holds for one stands in its row.
        top: value of the highest line in words; first, last: the ends of the time axis.
        years, year_rows: the same figures as a table.
        absence: why nothing stands here; empty where something does.
    """

    id: str
    name: str
    href: str
    subject: str
    title: str
    panels: Panels | None
    pictures: tuple[SmallPanel, ...]
    top: str
    first: str
    last: str
    rows: tuple[ComparedRow, ...]
    notes: tuple[str, ...]
    refused: tuple[RefusedRow, ...]
    years: tuple[str, ...]
    year_rows: tuple[YearRow, ...]
    source: SourceLine | None
    absence: str


def compare_section(
    edition: Edition,
    definition: IndicatorDefinition,
    regions: Sequence[Region],
    year: int | None,
    links: Links,
) -> CompareSection:
    """The comparison of one indicator.

    Args:
        edition: the release.
        definition: of the indicator.
        regions: the first is the one that the others are laid beside; at least one.
        year: the year asked for, None for the newest that the first region has.
        links: addresses.
    """
    base = regions[0]
    period = Period(PeriodKind.JAAR, year) if year else edition.period_of(base, definition.id)
    own = _held(edition, base, definition.id, period)
    if period is None or own is None:
        return _empty(definition, base, year, links)
    others = (side_of(edition, each, definition.id, period) for each in regions[1:])
    sides = [Side(base, own), *others]
    answers = [None, *(_answer(edition, sides[0], side, links.language) for side in sides[1:])]
    kept, refused = _parted(list(zip(sides, answers, strict=True)))
    lines = [newest_years(edition, side.region, definition.id, period) for side, _ in kept]
    shared = _shared([answer.reasons for _, answer in kept if answer is not None])
    rows = tuple(_row(edition, side, answer, shared, links) for side, answer in kept)
    placed = zip(kept, lines, strict=True)
    panels = small_multiples(
        [_points(edition, side.region, line, links.language) for (side, _), line in placed]
    )
    periods = sorted({f.period for line in lines for f in line}, key=lambda each: each.first_day)
    return CompareSection(
        id=definition.id,
        name=definition.name.in_language(links.language),
        href=links.indicator(definition.id),
        subject=period_name(links.language, period),
        title=_title(sides, answers, links.language),
        panels=panels,
        pictures=_pictures(panels, rows, lines, links.language),
        top=_in_words(definition, panels.highest, links.language) if panels else "",
        first=str(periods[0].year) if periods else "",
        last=str(periods[-1].year) if len(periods) > 1 else "",
        rows=rows,
        notes=shared,
        refused=tuple(refused_row(edition, definition, sides[0], *pair, links) for pair in refused),
        years=tuple(period_name(links.language, each) for each in periods),
        year_rows=_year_rows(edition, kept, lines, periods, links),
        source=source_line([row.view for row in rows], links.language),
        absence="",
    )


def _parted(
    pairs: Sequence[tuple[Side, Verdict | None]],
) -> tuple[list[tuple[Side, Verdict | None]], list[tuple[Side, Verdict | None]]]:
    """The first with all that may stand beside it, and the others."""
    kept, refused = [pairs[0]], list[tuple[Side, Verdict | None]]()
    for side, answer in pairs[1:]:
        may_stand = answer is not None and is_allowed(answer.answer)
        (kept if may_stand else refused).append((side, answer))
    return kept, refused


def _held(edition: Edition, region: Region, indicator: str, period: Period | None) -> Figure | None:
    """The figure of the first region, of exactly the period that is compared."""
    if period is None:
        return None
    return edition.figures(region.key.code).newest(indicator, period, region.key.year)


def _answer(edition: Edition, base: Side, other: Side, language: str) -> Verdict | None:
    """The answer of the rule; None where the other region has no row to ask it about."""
    return None if other.figure is None else answer_of(edition, base, other, language)


def _empty(
    definition: IndicatorDefinition, base: Region, year: int | None, links: Links
) -> CompareSection:
    why = absence(links.language, [definition], [], base.key.level)
    if year is not None and base.key.level in definition.levels:
        why = text(links.language, "compare_page.no_year", name=base.name, year=year)
    return CompareSection(
        id=definition.id,
        name=definition.name.in_language(links.language),
        href=links.indicator(definition.id),
        subject="",
        title=text(links.language, "compare_page.title.absent", name=base.name),
        panels=None,
        pictures=(),
        top="",
        first="",
        last="",
        rows=(),
        notes=(),
        refused=(),
        years=(),
        year_rows=(),
        source=None,
        absence=why,
    )


def _title(sides: Sequence[Side], answers: Sequence[Verdict | None], language: str) -> str:
    """The first figure, and how many of the others lie higher, lower or not clearly elsewhere."""
    base = sides[0]
    assert base.figure is not None
    if base.figure.value is None:
        return text(language, "compare_page.title.none", name=base.region.name)
    if len(sides) == 1:
        return text(language, "compare_page.title.alone", name=base.region.name)
    found = [answer.direction for answer in answers if answer is not None and answer.direction]
    refused = sum(answer is not None and not is_allowed(answer.answer) for answer in answers)
    if refused == len(sides) - 1:
        return text(language, "compare_page.title.refused", name=base.region.name)
    counts = {kind.value: found.count(kind) for kind in _ORDER}
    counts["missing"] = len(sides) - 1 - len(found) - refused
    counts["refused"] = refused
    parts = [
        text(language, f"compare_page.count.{kind}", number=whole_number(language, count))
        for kind, count in counts.items()
        if count
    ]
    joined = and_list(language, parts)
    return text(language, "compare_page.title", name=base.region.name, parts=joined)


_ORDER = (Direction.HIGHER, Direction.LOWER, Direction.ALIKE, Direction.INDISTINCT)


def _shared(reasons: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The sentences that hold for every comparison, so that they need saying once.

    >>> _shared([("a", "b"), ("b",)])
    ('b',)
    """
    if not reasons:
        return ()
    return tuple(each for each in reasons[0] if all(each in others for others in reasons))


def _row(
    edition: Edition, side: Side, answer: Verdict | None, shared: Sequence[str], links: Links
) -> ComparedRow:
    assert side.figure is not None
    language = links.language
    reasons = answer.reasons if answer is not None else ()
    return ComparedRow(
        name=full_name(language, side.region),
        href=links.region(side.region.key.code, side.region.key.year),
        around=around_words(edition, side.region, side.figure.period, language),
        view=figure_view(edition, side.figure, links),
        beside=_beside(answer, language),
        notes=tuple(each for each in reasons if each not in shared),
        is_base=answer is None,
    )


def _beside(answer: Verdict | None, language: str) -> str:
    """How a region lies with respect to the first one, told of that region."""
    if answer is None:
        return ""
    if answer.direction is None:
        return text(language, "compare_page.beside.none")
    return text(language, f"compare_page.beside.{answer.direction.value}")


def around_words(edition: Edition, region: Region, period: Period, language: str) -> str:
    """The gemeente of a wijk with the coverage of its wijk figures; empty for other regions."""
    if region.key.level not in SMALL_LEVELS:
        return ""
    code = region.parent(RegionLevel.GEMEENTE)
    gemeente = edition.regions.get(code, region.key.year) if code else None
    if gemeente is None:
        return ""
    coverage = edition.coverage(code, period.year)
    if coverage is None or coverage.share is None:
        return text(language, "compare_page.around.unknown", name=gemeente.name)
    share = unbroken(percentage(language, 100 * coverage.share, 0))
    return text(language, "compare_page.around", name=gemeente.name, share=share)


def _points(
    edition: Edition, region: Region, line: Sequence[Figure], language: str
) -> list[PanelPoint]:
    breaks = edition.breaks_of(region.key.code)
    gaps = [
        "",
        *(_style(join(one, other, breaks, language), one, other) for one, other in pairwise(line)),
    ]
    return [
        PanelPoint(
            figure.period.year + (figure.period.part - 1) / 12,
            figure.value,
            figure.lower,
            figure.upper,
            _STYLES[figure.status.is_final],
            gap,
        )
        for figure, gap in zip(line, gaps, strict=True)
    ]


_STYLES = {True: "final", False: "provisional"}


def _style(gap: Verdict, one: Figure, other: Figure) -> str:
    """No line over a break; a loose one where either end may still change."""
    if gap.is_refused:
        return ""
    return "firm" if one.status.is_final and other.status.is_final else "loose"


def _pictures(
    panels: Panels | None,
    rows: Sequence[ComparedRow],
    lines: Sequence[Sequence[Figure]],
    language: str,
) -> tuple[SmallPanel, ...]:
    if panels is None:
        return ()
    return tuple(
        SmallPanel(row.name, row.view.value, _picture_title(row, line, language), panel)
        for row, line, panel in zip(rows, lines, panels.panels, strict=True)
    )


def _picture_title(row: ComparedRow, line: Sequence[Figure], language: str) -> str:
    times = [period_name(language, figure.period) for figure in line]
    if len(times) < 2:
        return f"{row.name}: {row.view.value} ({row.view.period})"
    span = text(language, "compare_page.span", first=times[0], last=times[-1])
    return f"{row.name}, {span}: {row.view.value} ({row.view.period})"


def _in_words(definition: IndicatorDefinition, value: float, language: str) -> str:
    return in_unit(language, value, definition.unit, decimals_of([value]))


def _year_rows(
    edition: Edition,
    kept: Sequence[tuple[Side, Verdict | None]],
    lines: Sequence[Sequence[Figure]],
    periods: Sequence[Period],
    links: Links,
) -> tuple[YearRow, ...]:
    """Every figure of the pictures; nothing where there is but one period."""
    if len(periods) < 2:
        return ()
    rows: list[YearRow] = []
    for (side, _), line in zip(kept, lines, strict=True):
        held = {figure.period: figure_view(edition, figure, links) for figure in line}
        name = full_name(links.language, side.region)
        rows.append(YearRow(name, tuple(held.get(period) for period in periods)))
    return tuple(rows)
