"""The charts of a region page as pictures that stand alone, each with its title and source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.download_names import name_marks
from jeugdpeil.site.drawing.lettering import lines
from jeugdpeil.site.drawing.scale import Bar
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.figure_view import FigureView
from jeugdpeil.site.views.region_expected import ExpectedSource, RegionExpected
from jeugdpeil.site.views.region_page import RegionPage
from jeugdpeil.site.views.region_series import Series
from jeugdpeil.site.views.source_line import SourceLine
from jeugdpeil.site.views.words import full_name, sentence

WIDTH = 800
MARGIN = 32
PLOT = WIDTH - 2 * MARGIN
_LABEL_WIDTH = 268
_BAR_STEP, _LINE_STEP = 28, 16
_STRIP_HEIGHT = 92


@dataclass(frozen=True)
class BarLine:
    """A row of a picture of bars: name, number, margin and bar; `depth` in a tree."""

    label: tuple[str, ...]
    value: str
    bounds: str
    bar: Bar | None
    y: float
    is_own: bool = False
    depth: int = 0


@dataclass(frozen=True)
class BarsDrawing:
    """Rows with bars."""

    rows: tuple[BarLine, ...]


@dataclass(frozen=True)
class ChartFile:
    """A chart before it is a file.

    Args:
        language: `nl` or `en`.
        place: name of the region.
        name: word in the address.
        kind: which drawing of the template.
        label: what the chart is, for a list of files.
        title: the finding, in lines.
        subject: whose figures, of when.
        description: what a screen reader says.
        drawing: the view data of the drawing.
        height: of the drawing, in pixels.
        keys: names of the marks that the drawing has and a reader cannot guess.
        notes: numbered or other sentences under the drawing, in lines.
        source: status, source, release and licence, in lines.
        mark: word across the picture; empty for none.
    """

    language: str
    place: str
    name: str
    kind: str
    label: str
    title: tuple[str, ...]
    subject: str
    description: str
    drawing: object
    height: float
    keys: tuple[str, ...]
    notes: tuple[str, ...]
    source: tuple[str, ...]
    mark: str


def chart_files(
    edition: Edition, region: Region, page: RegionPage, links: Links
) -> tuple[ChartFile, ...]:
    """Every chart of the page of a region, in the order of the page."""
    language = links.language
    make = partial(_chart_file, edition, region, language)
    return tuple(_all(page, make, language))


_Maker = Callable[..., ChartFile]


def _all(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    yield from _compared(page, make, language)
    if page.expected:
        yield _expected(page.expected, make, language)
    yield from _why(page, make, language)
    yield from _spread(page, make, language)
    yield from _tables(page, make, language)
    for number, series in enumerate(page.development.series, 1):
        if series.chart:
            yield _series(number, series, page.indicator, make, language)
    yield from _rankings(page, make, language)


def _compared(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    if page.comparisons and page.figure:
        rows = _bar_rows(
            (row.label, row.value, row.interval, row.bar, row.is_own, 0)
            for row in page.comparisons.rows
        )
        yield make(
            "vergeleken",
            "bars",
            text(language, "compare.heading"),
            page.comparisons.title,
            page.indicator,
            rows,
            _height(rows),
            _own_source(page.figure, language),
            period=page.figure.period,
            notes=page.comparisons.notes,
        )


def _why(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    if page.why:
        height = _BAR_STEP * (len(page.why.rows) + 2)
        yield make(
            "waarom-verwacht",
            "waterfall",
            text(language, "why.heading"),
            page.why.title,
            page.expected.subject if page.expected else "",
            page.why,
            height,
            _told(page.why.source),
            is_named=True,
        )


def _spread(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    if page.spread:
        yield make(
            "spreiding",
            "strip",
            text(language, "spread.heading"),
            page.spread.title,
            page.indicator,
            page.spread,
            _STRIP_HEIGHT,
            page.spread.source,
            period=page.figure.period if page.figure else "",
            notes=(text(language, "spread.half"),),
        )


def _expected(item: RegionExpected, make: _Maker, language: str) -> ChartFile:
    rows = _bar_rows(
        (row.label, row.value, row.bounds, row.bar, row.style == "own", 0) for row in item.rows
    )
    notes = [item.absence, item.chance]
    if item.view.difference_points:
        label = text(language, "expected.difference")
        notes.insert(0, f"{label}: {item.view.difference_points}. {sentence(item.view.verdict)}.")
    notes.append(text(language, "expected.guide.norm"))
    return make(
        "verwacht",
        "bars",
        text(language, "expected.heading"),
        item.title,
        item.subject,
        rows,
        _height(rows),
        _told(item.source),
        is_named=True,
        notes=notes,
    )


def _tables(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    parts = page.parts
    if parts and parts.rows and any(row.bar for row in parts.rows):
        rows = _view_rows((row.name, row.view, row.bar) for row in parts.rows)
        yield make(
            "delen",
            "bars",
            parts.heading,
            parts.title,
            page.indicator,
            rows,
            _height(rows),
            _line(parts.source),
            notes=parts.notes,
            period=page.figure.period if page.figure else "",
        )
    if page.forms.rows:
        rows = _bar_rows(
            (row.name, row.share, row.view.count, row.bar, False, row.depth)
            for row in page.forms.rows
        )
        yield make(
            "vormen",
            "bars",
            text(language, "forms.heading"),
            page.forms.title,
            text(language, "forms.share"),
            rows,
            _height(rows),
            _line(page.forms.source),
            notes=(page.forms.overlap,),
        )
    for group in page.groups:
        if group.rows:
            rows = _view_rows((row.name, row.view, row.bar) for row in group.rows)
            yield make(
                group.division,
                "bars",
                group.heading,
                group.title,
                group.heading,
                rows,
                _height(rows),
                _line(group.source),
            )


def _series(number: int, series: Series, indicator: str, make: _Maker, language: str) -> ChartFile:
    assert series.chart is not None
    label = f"{text(language, 'series.heading')}: {series.heading.lower()}"
    notes = [f"{item.number}. {item.between}: {' '.join(item.reasons)}" for item in series.breaks]
    return make(
        f"reeks-{number}",
        "line",
        label,
        series.title,
        f"{indicator}, {series.heading.lower()}",
        series.chart,
        series.chart.height,
        _line(series.source),
        keys=(*series.styles, *(("break",) if series.breaks else ())),
        notes=(*notes, text(language, "series.no_cause")),
    )


def _rankings(page: RegionPage, make: _Maker, language: str) -> Iterable[ChartFile]:
    item = page.ranking
    if item is None:
        return
    subject, source = page.expected.subject if page.expected else "", _told(item.source)
    drawn, kind = (item.bars, "ranks") if item.bars else (item.dots, "dots")
    guide = text(language, f"ranking.{'bars' if item.bars else 'dots'}.guide")
    if drawn is not None:
        height = drawn.height + (22 if item.bars else 0)
        yield make(
            "rangorde",
            kind,
            text(language, "ranking.bars"),
            item.order_title,
            subject,
            item,
            height,
            source,
            is_named=True,
            notes=(guide,),
        )
    if item.neighbours:
        yield make(
            "ernaast",
            "whiskers",
            text(language, "neighbours.heading"),
            item.neighbours.title,
            subject,
            item.neighbours,
            item.neighbours.picture.height,
            source,
            is_named=True,
            notes=(text(language, "neighbours.guide"),),
        )
    if item.funnel:
        notes = (text(language, "funnel.guide"), item.funnel.cut)
        yield make(
            "trechter",
            "funnel",
            text(language, "funnel.heading"),
            item.funnel.title,
            subject,
            item.funnel,
            item.funnel.funnel.height + 40,
            source,
            is_named=True,
            notes=notes,
        )


def _chart_file(  # noqa: PLR0913, PLR0917 - one chart has this many sides
    edition: Edition,
    region: Region,
    language: str,
    name: str,
    kind: str,
    label: str,
    title: str,
    what: str,
    drawing: object,
    height: float,
    source: str,
    *,
    period: str = "",
    keys: Sequence[str] = (),
    notes: Sequence[str] = (),
    is_named: bool = False,
) -> ChartFile:
    where = "" if is_named else full_name(language, region)
    subject = ", ".join(part for part in (what, where, period) if part)
    kept = [line for note in notes if note for line in lines(note, PLOT, 12)]
    return ChartFile(
        language=language,
        place=region.name,
        name=name,
        kind=kind,
        label=label,
        title=lines(title, PLOT, 21),
        subject=subject,
        description=" ".join(part for part in (subject + ".", title, source) if part),
        drawing=drawing,
        height=height,
        keys=tuple(keys),
        notes=tuple(kept),
        source=lines(f"{source} {_release(edition, language)}", PLOT, 12),
        mark=name_marks(edition.manifest, is_concept=edition.is_concept).strip("-"),
    )


def _release(edition: Edition, language: str) -> str:
    """What every file says of the release it is from, and under which licence."""
    return text(
        language,
        "take.release",
        monitor=edition.manifest.monitor.name,
        owner=edition.manifest.monitor.owner,
        release=edition.manifest.id,
    )


def _bar_rows(
    cells: Iterable[tuple[str, str, str, Bar | None, bool, int]],
) -> BarsDrawing:
    rows: list[BarLine] = []
    y = 0.0
    for label, value, bounds, drawn, is_own, depth in cells:
        words = lines(label, _LABEL_WIDTH - 14 * depth, 14)
        rows.append(BarLine(words, value, bounds, drawn, y, is_own, depth))
        y += _BAR_STEP + _LINE_STEP * (len(words) - 1)
    return BarsDrawing(tuple(rows))


def _view_rows(cells: Iterable[tuple[str, FigureView | None, Bar | None]]) -> BarsDrawing:
    return _bar_rows(
        (name, view.value if view else "", view.bounds if view else "", drawn, False, 0)
        for name, view, drawn in cells
    )


def _height(drawing: BarsDrawing) -> float:
    last = drawing.rows[-1]
    return last.y + _BAR_STEP + _LINE_STEP * (len(last.label) - 1)


def _own_source(view: FigureView, language: str) -> str:
    line = text(language, "source.line", source=view.source, vintage=view.vintage)
    return f"{sentence(view.status)}. {line}"


def _line(line: SourceLine | None) -> str:
    if line is None:
        return ""
    status = f"{sentence(line.status)}. " if line.status else ""
    return f"{status}{line.sentence} {' '.join(line.notes)}".strip()


def _told(line: ExpectedSource) -> str:
    return f"{sentence(line.status)}. {line.sentence} {line.model_name}."
