"""Every file to take along: where it stands, and how it is made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.published.csv_description import DESCRIPTION
from jeugdpeil.published.headers import EXPECTED_HEADERS, HEADERS
from jeugdpeil.reports.citation import FORMATS, Citation, citation
from jeugdpeil.reports.csv_zip import csv_zip
from jeugdpeil.reports.region_csv_description import region_csv_description
from jeugdpeil.reports.region_data import region_csv, region_json
from jeugdpeil.reports.typesetting import Printer
from jeugdpeil.reports.workbook import Workbook, xlsx
from jeugdpeil.serving.take_away.compare_workbook import compare_workbook
from jeugdpeil.serving.take_away.printing import fitted
from jeugdpeil.serving.take_away.provisional_workbook import provisional_workbook
from jeugdpeil.serving.take_away.region_workbook import region_workbook
from jeugdpeil.serving.take_away.summary import summary
from jeugdpeil.serving.take_away.table_workbook import expected_workbook, table_workbook
from jeugdpeil.serving.take_away.talk_sheet import may_talk, talk_sheet
from jeugdpeil.site.assets import STATIC
from jeugdpeil.site.chart_svg import chart_svg, size_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import MAIN_LANGUAGE, Links
from jeugdpeil.site.views.compare_choice import CompareChoice
from jeugdpeil.site.views.indicator_page import tables
from jeugdpeil.site.views.region_whole import charts_of_region
from jeugdpeil.site.views.take_away import (
    CITATION,
    CITATIONS,
    FIGURES,
    STATIC_LEVELS,
    SUMMARY,
    TABLES,
    TALK,
    chart_file,
    compare_file,
    expected_file,
    indicator_citation,
    provisional_file,
    region_file,
    table_file,
)
from jeugdpeil.site.views.words import full_name

PRINT_FONTS = STATIC / "print"
# Makes the bytes of a file; None where this region has no such file.
Maker = Callable[[], bytes | None]


@dataclass(frozen=True)
class Place:
    """Where a file stands within its language, and who makes it.

    `is_kept` is whether it may stay in memory for the next reader: not where readers may ask for
    any of more than could ever be kept.
    """

    path: str
    make: Maker
    is_kept: bool = True


@dataclass(frozen=True)
class TakeAwayFiles:
    """Makes the files to take along of one release.

    Args:
        edition: the release.
        site: address of the site with a slash at its end, for links in documents and citations;
            empty where it is not known.
        fonts: folder of the letters for print.
        is_served: whether there is a server, which also makes what would be too much to store.
    """

    edition: Edition
    site: str = ""
    fonts: Path = PRINT_FONTS
    is_served: bool = True

    @property
    def _printer(self) -> Printer:
        return _printer(self.fonts)

    def of_region(self, region: Region, language: str) -> Iterable[Place]:
        """The documents, tables and citations of a region; the charts are apart."""

        def place(word: str, extension: str, make: Maker) -> Place:
            path = region_file(self.edition, region, word, extension, language)
            return Place(path, make)

        release, code = self.edition.release, region.key.code
        yield place(SUMMARY, "pdf", partial(self.summary, region, language))
        yield place(TALK, "pdf", partial(self.talk, region, language))
        tables = partial(region_file, self.edition, region, TABLES, language=language)
        yield from self._book(tables, partial(region_workbook, self.edition, region, language))
        yield place(FIGURES, "csv", partial(region_csv, release, code, HEADERS))
        csv = region_file(self.edition, region, FIGURES, "csv", language).rpartition("/")[2]
        describe = partial(region_csv_description, self.edition.manifest, region, csv)
        yield place(FIGURES, f"csv{DESCRIPTION}", describe)
        yield place(FIGURES, "json", partial(region_json, release, code, HEADERS, EXPECTED_HEADERS))
        for extension in CITATIONS:
            make = partial(self._cited, self._of_region(region, language), extension)
            yield place(CITATION, extension, make)

    def of_charts(self, region: Region, language: str) -> Iterable[Place]:
        """The charts of the page of a region as PNG; the site itself has them as SVG."""
        for chart in charts_of_region(self.edition, region, language):
            svg = partial(chart_svg, chart)
            yield Place(chart_file(region, chart.name, "png"), lambda svg=svg: self.png(svg()))

    def of_indicator(self, indicator: str, language: str) -> Iterable[Place]:
        """The citations of an indicator."""
        for extension in CITATIONS:
            path = indicator_citation(self.edition, indicator, extension, language)
            cited = self._of_indicator(indicator, language)
            yield Place(path, partial(self._cited, cited, extension))

    def of_table(
        self, indicator: str, level: RegionLevel, period: Period, language: str
    ) -> Iterable[Place]:
        """The workbook of one table of an indicator."""
        table = (level.value, str(period))
        path = partial(table_file, self.edition, indicator, table, language=language)
        make = partial(table_workbook, self.edition, indicator, level, period, language)
        yield from self._book(path, make)

    def of_model(self, model: str, language: str) -> Iterable[Place]:
        """The workbook of a model of expected use."""
        path = partial(expected_file, self.edition, model, language=language)
        yield from self._book(path, partial(expected_workbook, self.edition, model, language))

    def of_provisional(self, language: str) -> Iterable[Place]:
        """The workbook on how figures grow until they are definitive."""
        path = partial(provisional_file, self.edition, language=language)
        yield from self._book(path, partial(provisional_workbook, self.edition, language))

    def of_comparison(self, choice: CompareChoice, language: str) -> Iterable[Place]:
        """The workbook of regions side by side; never kept, since readers may pick any eight."""
        path = partial(compare_file, self.edition, choice.codes, language=language)
        for place in self._book(path, partial(compare_workbook, self.edition, choice, language)):
            yield replace(place, is_kept=False)

    def _book(
        self, path: Callable[[str], str], make: Callable[[], Workbook | None]
    ) -> Iterable[Place]:
        """A workbook, and where there is a server the same as CSV files."""
        yield Place(path("xlsx"), partial(_written, make, xlsx))
        if self.is_served:
            yield Place(path("zip"), partial(_written, make, csv_zip))

    def summary(self, region: Region, language: str) -> bytes:
        """The summary of a region on two sides, as PDF."""
        make = partial(summary, self.edition, region, language, self.site)
        return self._printer.pdf(fitted(self._printer, make))

    def talk(self, region: Region, language: str) -> bytes | None:
        """The sheet for a conversation about a region, as PDF; None where there is none."""
        document = talk_sheet(self.edition, region, language)
        return None if document is None else self._printer.pdf(document)

    def png(self, svg: str) -> bytes:
        """A picture of the site as PNG."""
        return self._printer.png(svg, size_of(svg)[0])

    def _cited(self, item: Citation, extension: str) -> bytes:
        return FORMATS[extension](item).encode()

    def _of_region(self, region: Region, language: str) -> Citation:
        name, (code, year) = full_name(language, region), (region.key.code, region.key.year)
        title = text(language, "take.cite.region", name=name, year=year)
        # With the year, so that the address means the same when there is a newer division.
        path = Links(self.edition.regions, language).page(f"gebied/{code}/{year}")
        return self._citation(f"{code}-{year}", title, path, language)

    def _of_indicator(self, indicator: str, language: str) -> Citation:
        name = self.edition.definitions[indicator].name.in_language(language)
        path = Links(self.edition.regions, language).indicator(indicator)
        return self._citation(indicator, name, path, language)

    def _citation(self, key: str, title: str, path: str, language: str) -> Citation:
        url = f"{self.site.rstrip('/')}{path}" if self.site else ""
        is_concept = self.edition.is_concept
        return citation(self.edition.manifest, key, title, url, language, is_concept=is_concept)


def _written(
    make: Callable[[], Workbook | None], write: Callable[[Workbook], bytes]
) -> bytes | None:
    book = make()
    return None if book is None else write(book)


_printers: dict[Path, Printer] = {}


def _printer(fonts: Path) -> Printer:
    """The printer with these fonts, which are read from disk once."""
    return _printers.setdefault(fonts, Printer(fonts))


def files_of(
    edition: Edition, site: str = "", levels: Sequence[RegionLevel] = STATIC_LEVELS
) -> Iterable[tuple[str, Maker]]:
    """Every file for a folder of static files: its place in the folder, and who makes it.

    Without charts, and without those of wijken: together they are many times as many files as the
    site, and the pages of such a folder do not name them.

    Args:
        edition: the release.
        site: address where the folder will stand; empty where it is not known.
        levels: of the regions with files of their own.
    """
    files = TakeAwayFiles(edition, site, is_served=False)
    for language in LANGUAGES:
        prefix = "" if language == MAIN_LANGUAGE else f"{language}/"
        for place in _static_places(files, language, levels):
            yield prefix + place.path, place.make


def _static_places(
    files: TakeAwayFiles, language: str, levels: Sequence[RegionLevel]
) -> Iterable[Place]:
    edition = files.edition
    for code in edition.regions.by_code:
        region = edition.regions.get(code)
        if region is not None and region.key.level in levels:
            has_talk = may_talk(edition, region)
            places = files.of_region(region, language)
            yield from (place for place in places if has_talk or TALK not in place.path)
    links = Links(edition.regions, language, is_static=True)
    for indicator in edition.definitions:
        yield from files.of_indicator(indicator, language)
        for choice in tables(edition, indicator, links):
            yield from files.of_table(indicator, choice.level, choice.period, language)
    for model in edition.expectations.models:
        yield from files.of_model(model.id, language)
    if edition.revision_summary:
        yield from files.of_provisional(language)
