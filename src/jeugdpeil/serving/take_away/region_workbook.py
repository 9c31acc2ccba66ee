"""Every table of the page of a region as a workbook."""

from collections.abc import Iterable, Sequence

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.reports.workbook import Cell, Number, Sheet, Workbook
from jeugdpeil.serving.take_away.cells import (
    Row,
    expected_cells,
    expected_head,
    figure_cells,
    figure_head,
    no_figure_cells,
)
from jeugdpeil.serving.take_away.colophon import workbook
from jeugdpeil.serving.take_away.more_of_region import (
    is_newest,
    profile_sheet,
    provisional_sheet,
    record_sheet,
    trend_sheet,
)
from jeugdpeil.serving.take_away.revision_cells import change_cells, change_head
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.compared import compared_regions
from jeugdpeil.site.views.figure_view import FigureView
from jeugdpeil.site.views.ranking_tables import name_and_around
from jeugdpeil.site.views.region_expected import main_expected
from jeugdpeil.site.views.region_head import CompareRow
from jeugdpeil.site.views.region_page import RegionPage, region_page
from jeugdpeil.site.views.words import full_name, level_name


def region_workbook(edition: Edition, region: Region, language: str) -> Workbook:
    """The tables of the page of a region, with a real number wherever the page shows one."""
    page = region_page(edition, region, Links(edition.regions, language))
    name = full_name(language, region)
    values = {"name": name, "year": region.key.year, "code": region.key.code}
    title = text(language, "take.workbook.region", **values)
    subject = text(
        language,
        "take.workbook.region.about",
        level=level_name(language, region.key.level),
        **values,
    )
    tables = _Tables(edition, page, language)
    return workbook(edition, title, subject, tables.sheets(region), language)


class _Tables:
    """The sheets of one region page."""

    def __init__(self, edition: Edition, page: RegionPage, language: str) -> None:
        self._edition = edition
        self._page = page
        self._language = language

    def sheets(self, region: Region) -> Iterable[Sheet]:
        """The sheets that have rows, in the order of the page."""
        found = (
            self._head(),
            self._expected(region),
            self._why(region),
            self._parts(),
            self._expected_parts(),
            self._forms(),
            self._groups(),
            self._series(),
            self._bars(),
            self._dots(region),
            self._neighbours(),
            self._peers(),
            self._others(),
            *self._further(region),
        )
        return (sheet for sheet in found if sheet.rows)

    def _further(self, region: Region) -> Iterable[Sheet]:
        """What its other pages show, all about the newest division."""
        if is_newest(self._edition, region):
            for sheet in (provisional_sheet, record_sheet, trend_sheet, profile_sheet):
                yield sheet(self._edition, region, self._language)

    def _head(self) -> Sheet:
        page = self._page
        rows: list[Row] = []
        if page.comparisons:
            rows = [self._compared(row) for row in page.comparisons.rows]
        elif page.figure:
            rows = [(page.name, *self._figure(page.figure))]
        title = page.comparisons.title if page.comparisons else page.lead
        notes = page.comparisons.notes if page.comparisons else ()
        return self._figures("compare.heading", title, " ".join(notes), ("column.gebied",), rows)

    def _compared(self, row: CompareRow) -> Row:
        if row.view is not None:
            return (row.label, *self._figure(row.view))
        assert row.mean is not None
        decimals = self._edition.headline.decimals
        value: Cell = Number(round(row.mean.percentage, decimals), decimals)
        _, *nothing = no_figure_cells(self._language, remark=row.remark)
        return (row.label, value, *nothing)

    def _expected(self, region: Region) -> Sheet:
        held = self._edition.expectations.of_region(region.key.code)
        ordered = sorted(held, key=lambda item: (item.model, item.period.first_day), reverse=True)
        rows = [self._own_expected(item) for item in ordered]
        title = self._page.expected.title if self._page.expected else ""
        return self._expecteds(
            "expected.heading", title, ("column.cijfer", "take.column.code"), rows
        )

    def _own_expected(self, figure: ExpectedFigure) -> Row:
        return (self._outcome(figure), figure.code, *self._cells(figure))

    def _why(self, region: Region) -> Sheet:
        why = self._page.why
        figure = main_expected(self._edition, region)
        rows: list[Row] = []
        if why is not None and figure is not None:
            decimals = self._edition.definitions[figure.indicator].decimals
            rows = [
                (row.label, Number(points, decimals, is_signed=True))
                for row, (_, points) in zip(why.rows, figure.contributions, strict=True)
            ]
        note = f"{why.fit} {why.together}".strip() if why else ""
        head = self._words("why.theme", "why.points")
        return Sheet(self._word("why.heading"), why.title if why else "", note, head, tuple(rows))

    def _parts(self) -> Sheet:
        parts = self._page.parts
        rows = [(row.name, *self._figure(row.view)) for row in parts.rows] if parts else []
        title = f"{parts.heading}. {parts.title}" if parts else ""
        notes = " ".join(parts.notes) if parts else ""
        return self._figures("take.parts", title, notes, ("column.naam",), rows)

    def _expected_parts(self) -> Sheet:
        parts = self._page.parts
        rows: list[Row] = []
        if parts and parts.expected:
            pairs = [(row.name, row.expected) for row in parts.rows if row.expected] or [
                (name, view) for name, _, view in parts.expected.rows
            ]
            rows = [(name, view.figure.code, *self._cells(view.figure)) for name, view in pairs]
        title = parts.expected.title if parts and parts.expected else ""
        head = ("column.naam", "take.column.code")
        return self._expecteds("take.parts.expected", title, head, rows)

    def _forms(self) -> Sheet:
        forms = self._page.forms
        rows = [(f"{'  ' * row.depth}{row.name}", *self._figure(row.view)) for row in forms.rows]
        return self._figures("forms.heading", forms.title, forms.overlap, ("column.vorm",), rows)

    def _groups(self) -> Sheet:
        rows = [
            (group.heading, row.name, *self._figure(row.view))
            for group in self._page.groups
            for row in group.rows
        ]
        head = ("take.column.division", "column.groep")
        return self._figures("groups.heading", self._word("groups.heading"), "", head, rows)

    def _series(self) -> Sheet:
        development = self._page.development
        rows = [
            (
                series.heading,
                *self._figure(view),
                *change_cells(self._edition, view.figure, self._language),
            )
            for series in development.series
            for row in series.rows
            for view in (row.view, *row.earlier)
        ]
        title = development.series[0].title if development.series else ""
        note = " ".join(part for part in (self._word("series.no_cause"), development.note) if part)
        names = (
            self._word("take.column.series"),
            *figure_head(self._language),
            *change_head(self._language),
        )
        return Sheet(self._word("series.heading"), title, note, names, tuple(rows))

    def _bars(self) -> Sheet:
        ranking = self._page.ranking
        cells = ranking.cells if ranking else ()
        here = self._word("ranking.here")
        rows = [
            (
                Number(int(cell.number)),
                Number(cell.count),
                Number(cell.points, 1, is_signed=True),
                here if cell.is_own else None,
            )
            for cell in cells
        ]
        head = self._words("ranking.group", "ranking.regions", "ranking.mean", "take.column.remark")
        title = ranking.order_title if ranking else ""
        return Sheet(self._word("ranking.bars"), title, "", head, tuple(rows))

    def _dots(self, region: Region) -> Sheet:
        """All regions of a ranking that is drawn as dots, by name: never from low to high."""
        ranking, figure = self._page.ranking, main_expected(self._edition, region)
        has_dots = ranking is not None and bool(ranking.differences) and figure is not None
        held = compared_regions(self._edition, figure).figures if figure and has_dots else ()
        named = ((name_and_around(self._edition, item), item) for item in held)
        rows = [
            (" ".join(filter(None, (name, f"({around})" if around else ""))), item.code)
            + self._cells(item)
            for (name, around), item in sorted(named, key=lambda pair: pair[0][::-1])
        ]
        head = ("column.naam", "take.column.code")
        title = ranking.order_title if ranking else ""
        return self._expecteds("ranking.heading", title, head, rows)

    def _neighbours(self) -> Sheet:
        near = self._page.ranking.neighbours if self._page.ranking else None
        rows = (
            [(row.name, row.figure.code, *self._cells(row.figure)) for row in near.rows]
            if near
            else []
        )
        head = ("column.naam", "take.column.code")
        return self._expecteds("neighbours.heading", near.title if near else "", head, rows)

    def _peers(self) -> Sheet:
        peers = self._page.peers
        rows = [
            (
                f"{row.name}{f' ({row.around})' if row.around else ''}",
                row.view.figure.code,
                *self._cells(row.view.figure),
            )
            for row in (peers.rows if peers else ())
        ]
        head = ("column.naam", "take.column.code")
        return self._expecteds("take.peers", peers.title if peers else "", head, rows)

    def _others(self) -> Sheet:
        rows = [(row.name, *self._figure(row.view)) for row in self._page.others]
        title = self._word("others.heading")
        return self._figures("others.heading", title, "", ("column.cijfer",), rows)

    def _figures(
        self, name: str, title: str, note: str, head: tuple[str, ...], rows: Sequence[Row]
    ) -> Sheet:
        names = (*self._words(*head), *figure_head(self._language))
        return Sheet(self._word(name), title, note, names, tuple(rows))

    def _expecteds(
        self, name: str, title: str, head: tuple[str, ...], rows: Sequence[Row]
    ) -> Sheet:
        names = (*self._words(*head), *expected_head(self._language))
        note = self._word("expected.guide.norm")
        return Sheet(self._word(name), title, note, names, tuple(rows))

    def _figure(self, view: FigureView | None) -> Row:
        if view is None:
            return no_figure_cells(self._language)
        return figure_cells(self._edition, view, self._language)

    def _cells(self, figure: ExpectedFigure) -> Row:
        return expected_cells(self._edition, figure, self._language)

    def _outcome(self, figure: ExpectedFigure) -> str:
        return self._edition.definitions[figure.indicator].name.in_language(self._language)

    def _word(self, key: str) -> str:
        return text(self._language, key)

    def _words(self, *keys: str) -> tuple[str, ...]:
        return tuple(self._word(key) for key in keys)
