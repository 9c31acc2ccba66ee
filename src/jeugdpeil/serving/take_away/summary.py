"""The summary of a region on two sides: what its page shows, in the order that people ask it."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.document import (
    Block,
    Bullets,
    Columns,
    Facts,
    Heading,
    Link,
    Paragraph,
    Picture,
    PrintedDocument,
    Side,
    Table,
)
from jeugdpeil.serving.take_away.printing import Room, joined, printed
from jeugdpeil.serving.take_away.summary_parts import chosen_lines, part_lines, part_tables
from jeugdpeil.site.chart_svg import chart_svg
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.change_view import ChangeView
from jeugdpeil.site.views.chart_files import chart_files
from jeugdpeil.site.views.figure_view import FigureView
from jeugdpeil.site.views.region_page import RegionPage, region_page
from jeugdpeil.site.views.region_series import Series
from jeugdpeil.site.views.words import sentence


def summary(
    edition: Edition, region: Region, language: str, site: str, room: Room
) -> PrintedDocument:
    """The summary of a region.

    Args:
        edition: the release.
        region: the region.
        language: `nl` or `en`.
        site: address of the site, for the links to the origin of figures; empty where not known.
        room: how much is shown of what has no fixed length.
    """
    links = Links(edition.regions, language)
    page = region_page(edition, region, links)
    words = _Summary(edition, region, page, links, site, room)
    about = text(language, "take.summary.description", name=page.name)
    return printed(
        edition, region, (text(language, "take.summary.title"), about), words.sides(), language
    )


@dataclass(frozen=True)
class _Summary:
    edition: Edition
    region: Region
    page: RegionPage
    links: Links
    site: str
    room: Room

    def sides(self) -> tuple[Side, ...]:
        first = (*self._head(), *self._expected(), *self._development())
        left, right = tuple(self._forms()), tuple(self._remarks())
        return (
            Side(tuple(first)),
            Side((Columns(left, right), *self._parts(), *self._origin())),
        )

    def _t(self, key: str, **values: object) -> str:
        return text(self.links.language, key, **values)

    def _head(self) -> Iterable[Block]:
        view = self.page.figure
        if view is None:
            yield Paragraph(self.page.absence, "lead")
            return
        yield Paragraph(self.page.lead, "lead")
        if view.is_present:
            yield Facts(tuple(self._facts(view)), is_large=True)
            yield Paragraph(view.uncertainty, "small")
        else:
            yield Paragraph(view.explanation)
            yield Paragraph(self._t("take.print.status", status=view.status), "small")
        source = self._t("source.line", source=view.source, vintage=view.vintage)
        yield Paragraph(joined(source, *view.notes), "source")
        for item in self.page.coverage:
            yield Paragraph(item, "small")

    def _facts(self, view: FigureView) -> Iterable[tuple[str, str]]:
        yield f"{self.page.indicator}, {view.period}", view.value
        if view.interval:
            yield self._t("figure.interval"), view.interval
        if view.count:
            yield self._t("column.aantal"), view.count
        yield self._t("column.status"), view.status
        if view.becomes:
            yield self._t("provisional.becomes"), view.becomes

    def _expected(self) -> Iterable[Block]:
        item = self.page.expected
        if item is None:
            return
        yield Heading(self._t("expected.heading"))
        yield Paragraph(item.title, "finding")
        yield Paragraph(
            joined(item.subject + ".", item.division.sentence if item.division else ""), "small"
        )
        if item.absence:
            yield Paragraph(item.absence)
        rows = [(row.label, row.value, row.bounds, row.count) for row in item.rows]
        if item.view.difference:
            words = f"{self._t('expected.difference')}: {item.view.verdict}"
            rows.append((words, item.view.difference_points, "", item.view.difference_count))
        head = tuple(
            map(
                self._t,
                (
                    "expected.column.what",
                    "column.waarde",
                    "column.interval",
                    "expected.column.youths",
                ),
            )
        )
        own = (len(rows) - 1,) if item.view.difference else ()
        yield Table(head, tuple(rows), (1, 2, 3), own)
        told = joined(item.chance, item.view.meaning if item.chance else "", *item.guide[:2])
        yield Paragraph(told)
        source = f"{item.source.sentence} {item.source.model_name}."
        yield Paragraph(joined(sentence(item.source.status) + ".", source), "source")

    def _development(self) -> Iterable[Block]:
        held = self.page.development
        yield Heading(self._t("series.heading"))
        if held.absence or held.note:
            yield Paragraph(joined(held.absence, held.note), "small")
        if held.series:
            series = held.series[0]
            yield Paragraph(joined(f"{series.heading}.", series.title), "finding")
            told = change_line(series.change, self.links.language)
            if told:
                yield Paragraph(told, "small")
            yield from self._chart(series)
            yield _series_table(series, self.room.periods, self.links.language)
            yield from self._trend(series)
            for item in series.breaks:
                told = f"{item.number}. {item.between}: {' '.join(item.reasons)}"
                yield Paragraph(told, "source")
        yield Paragraph(self._t("series.no_cause"), "small")

    def _trend(self, series: Series) -> Iterable[Block]:
        """The newest run of comparable figures; the others are on the site and in the tables."""
        for run in series.trends[:1]:
            told = joined(self._t("trend.label"), run.window)
            yield Paragraph(joined(f"{told}: {run.verdict.lower()}.", *run.sentences), "small")

    def _chart(self, series: Series) -> Iterable[Block]:
        if series.chart is None:
            return
        charts = chart_files(self.edition, self.region, self.page, self.links)
        chart = next(item for item in charts if item.drawing is series.chart)
        # The table beneath holds the numbers; the text tells what the picture shows of them.
        alt = self._t("take.print.chart", title=chart.description)
        yield Picture(chart_svg(chart, is_bare=True), alt, self.room.chart)

    def _forms(self) -> Iterable[Block]:
        forms = self.page.forms
        yield Heading(self._t("forms.heading"))
        if forms.absence:
            yield Paragraph(forms.absence, "small")
            return
        yield Paragraph(forms.title, "finding")
        head = tuple(map(self._t, ("column.vorm", "column.aantal", "column.waarde")))
        rows = tuple((row.name, row.view.whole_text, row.view.value) for row in forms.rows)
        depths = tuple(row.depth for row in forms.rows)
        yield Table(head, rows, (1, 2), indents=depths, is_small=True)
        notes = forms.source.notes if forms.source else ()
        signs = [note for note in notes if any(note.startswith(f"{row[2]}:") for row in rows)]
        yield Paragraph(joined(self._t("forms.overlap"), *signs), "source")

    def _remarks(self) -> Iterable[Block]:
        found = tuple(self._findings())[: self.room.remarks]
        if found:
            yield Heading(self._t("take.print.findings"))
            yield Bullets(found)
        yield Paragraph(self._t("compare.no_cause"), "small")
        definition = self.edition.headline
        language = self.links.language
        yield Heading(self._t("take.definitions"))
        name = definition.name.in_language(language)
        numerator = definition.numerator.in_language(language)
        yield Facts(((name, numerator),))
        denominator = definition.denominator.in_language(language)
        yield Facts(((self._t("definition.denominator"), denominator),))
        yield Paragraph(definition.reading_guide.in_language(language), "small")
        if self.page.expected:
            yield Paragraph(self._t("expected.guide.what"), "small")

    def _findings(self) -> Iterable[str]:
        page = self.page
        if page.comparisons:
            yield page.comparisons.title
        if page.why:
            yield page.why.title
        if page.ranking and page.ranking.title:
            yield page.ranking.title
        if page.peers:
            yield page.peers.title
        if page.spread:
            yield page.spread.title
        for group in page.groups:
            if group.title:
                yield group.title

    def _parts(self) -> Iterable[Block]:
        parts = self.page.parts
        if parts is None:
            return
        yield Heading(parts.heading)
        if parts.absence:
            yield Paragraph(parts.absence, "small")
            return
        told = parts.expected.title if parts.expected else ""
        yield Paragraph(joined(parts.title, told), "finding")
        if parts.expected and parts.expected.subject:
            yield Paragraph(f"{parts.expected.subject}.", "small")
        lines = part_lines(parts)
        shown = chosen_lines(lines, self.room.parts)
        if len(shown) < len(lines):
            numbers = {"shown": len(shown), "number": len(lines)}
            yield Paragraph(self._t("take.print.parts", **numbers), "small")
        yield from part_tables(shown, self.links.language)
        if parts.source:
            yield Paragraph(joined(parts.source.sentence, *parts.source.notes), "source")

    def _origin(self) -> Iterable[Block]:
        figures = [(self.page.indicator, self.page.figure.anchor)] if self.page.figure else []
        if self.page.expected:
            expected = self.page.expected.view.figure
            figures.append((self._t("expected.from_characteristics"), expected.lineage_id))
        if not figures:
            return
        yield Heading(self._t("figure.trace"))
        for name, lineage in figures:
            href = f"{self.site.rstrip('/')}{self.links.page(f'trace/{lineage}')}"
            yield Link(f"{name}: {lineage}", href if self.site else "")
        yield Paragraph(self._t("take.print.trace"), "source")


def change_line(change: ChangeView | None, language: str) -> str:
    """How much a figure that may still be revised changed, with the margin; empty without."""
    if change is None or not change.expected:
        return ""
    amount = {"value": change.expected, "interval": change.interval}
    told = joined(text(language, "change.expected", **amount), change.chance)
    return f"{change.between}. {told}"


def _series_table(series: Series, most: int, language: str) -> Table:
    names = (
        "column.periode",
        "column.waarde",
        "column.interval",
        "column.aantal",
        "column.status",
        "column.publicatie",
        *(("provisional.becomes",) if series.has_nowcast else ()),
    )
    rows = tuple(
        (
            row.view.period,
            row.view.value,
            row.view.bounds,
            row.view.whole_text,
            row.view.status,
            row.view.vintage,
            *((row.view.becomes,) if series.has_nowcast else ()),
        )
        for row in series.rows[:most]
    )
    return Table(tuple(text(language, name) for name in names), rows, (1, 2, 3), is_small=True)
