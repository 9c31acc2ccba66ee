"""Regions side by side as a workbook: what may be compared, what not and why, and all years."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.workbook import Cell, Sheet, Workbook
from jeugdpeil.serving.take_away.cells import Row, figure_cells, figure_head, no_figure_cells
from jeugdpeil.serving.take_away.colophon import workbook
from jeugdpeil.serving.take_away.numbers import column_names
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.compare_choice import CompareChoice
from jeugdpeil.site.views.compare_page import comparison_title, regions_of, sections_of
from jeugdpeil.site.views.compare_refused import RefusedRow
from jeugdpeil.site.views.compare_section import ComparedRow, CompareSection, YearRow
from jeugdpeil.site.views.figure_view import FigureView
from jeugdpeil.site.views.region_series import join


def compare_workbook(edition: Edition, choice: CompareChoice, language: str) -> Workbook | None:
    """The tables of a comparison; None where no region is chosen."""
    links = Links(edition.regions, language)
    sections = sections_of(edition, choice, links)
    if not sections:
        return None
    regions = regions_of(edition, choice)
    tables = _Tables(edition, regions, sections, language)
    title = comparison_title(regions, language)
    subject = text(language, "take.compared.about")
    return workbook(edition, title, subject, tables.sheets(), language)


class _Tables:
    """The sheets of one comparison.

    What may not stand beside the first region has a sheet of its own: on one sheet with the others
    it would be sorted between them.
    """

    def __init__(
        self,
        edition: Edition,
        regions: Sequence[Region],
        sections: Sequence[CompareSection],
        language: str,
    ) -> None:
        self._edition = edition
        self._regions = regions
        self._sections = sections
        self._language = language

    def sheets(self) -> Iterable[Sheet]:
        """The findings, and the tables that have rows."""
        yield self._findings()
        tables = (self._compared(), self._refused(), self._years())
        yield from (table for table in tables if table.rows)

    def _findings(self) -> Sheet:
        head = (self._word("column.cijfer"), *self._columns("id", "period", "finding", "remark"))
        rows = tuple(
            (
                item.name,
                item.id,
                item.subject,
                item.title,
                " ".join(filter(None, (item.absence, *item.notes))),
            )
            for item in self._sections
        )
        title = comparison_title(self._regions, self._language)
        note = self._word("compare.no_cause")
        return Sheet(self._word("take.sheet.findings"), title, note, head, rows)

    def _compared(self) -> Sheet:
        rows = [
            (*_place(item, row.name, row.view), *self._beside(row), *self._figure(row.view))
            for item in self._sections
            for row in item.rows
        ]
        missing = [
            (
                *_place(item, self._regions[0].name, None),
                self._word("compare_page.base"),
                None,
                *no_figure_cells(self._language, remark=item.absence),
            )
            for item in self._sections
            if item.absence
        ]
        return self._sheet("take.sheet.compared", (*rows, *missing))

    def _beside(self, row: ComparedRow) -> tuple[Cell, Cell]:
        told = self._word("compare_page.base") if row.is_base else row.beside
        return told, " ".join(filter(None, (row.around, *row.notes)))

    def _refused(self) -> Sheet:
        rows = [
            (
                *_place(item, row.name, row.view),
                row.heading,
                " ".join(_why(row)),
                *self._figure(row.view),
            )
            for item in self._sections
            for row in item.refused
        ]
        return self._sheet("compare_page.refused", tuple(rows))

    def _years(self) -> Sheet:
        rows = [
            (*_place(item, row.name, next(filter(None, row.cells), None)), *cells)
            for item in self._sections
            for row in item.year_rows
            for cells in self._through_time(row, item.years)
        ]
        names = (*self._named(), *self._columns("before"), *figure_head(self._language))
        title = self._word("take.sheet.years")
        note = self._word("take.sheet.years.about")
        return Sheet(title, title, note, names, tuple(rows))

    def _through_time(self, row: YearRow, years: Sequence[str]) -> Iterable[Row]:
        """The figures of a region, each with whether it may be compared with the one before."""
        views = [view for view in row.cells if view is not None]
        told = dict(zip((view.anchor for view in views[1:]), self._joins(views), strict=True))
        for view, year in zip(row.cells, years, strict=True):
            if view is None:
                why = text(self._language, "absence", reason=self._word("absence.no_rows"))
                yield (None, *no_figure_cells(self._language, year, why))
            else:
                yield (told.get(view.anchor), *self._figure(view))

    def _joins(self, views: Sequence[FigureView]) -> Iterable[str]:
        for one, other in pairwise(views):
            breaks = self._edition.breaks_of(one.figure.code)
            gap = join(one.figure, other.figure, breaks, self._language)
            key = "take.before.no" if gap.is_refused else "take.before.yes"
            told = text(self._language, key, period=one.period)
            yield " ".join((told, *gap.reasons))

    def _sheet(self, name: str, rows: tuple[Row, ...]) -> Sheet:
        beside = text(self._language, "compare_page.beside", name=self._regions[0].name)
        names = (
            *self._named(),
            beside,
            *self._columns("beside_remark"),
            *figure_head(self._language),
        )
        title = self._word(name)
        return Sheet(title, title, self._word("compare.no_cause"), names, rows)

    def _named(self) -> tuple[str, ...]:
        return (
            self._word("column.cijfer"),
            *self._columns("id"),
            self._word("column.gebied"),
            *self._columns("code"),
        )

    def _figure(self, view: FigureView | None) -> Row:
        if view is None:
            return no_figure_cells(self._language)
        return figure_cells(self._edition, view, self._language)

    def _word(self, key: str) -> str:
        return text(self._language, key)

    def _columns(self, *words: str) -> tuple[str, ...]:
        return column_names(words, self._language)


def _place(section: CompareSection, name: str, view: FigureView | None) -> tuple[Cell, ...]:
    """Under the names of indicator and region; without a figure there is no code to tell."""
    return section.name, section.id, name, view.figure.code if view else None


def _why(row: RefusedRow) -> Iterable[str]:
    """The reasons, what a figure will become where that is the reason, and what may instead."""
    yield from (*row.reasons, *row.becomes)
    if row.instead:
        yield row.instead.sentence
