"""What can be taken along from a page: files by kind, each with its address."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import file_size
from jeugdpeil.i18n.texts import text
from jeugdpeil.published import layout
from jeugdpeil.published.download_names import download_path, name_marks
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.public_tables import NOWCAST
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import MAIN_LANGUAGE, Links

FOLDER, CHARTS = "meenemen", "grafiek"
CITATIONS = ("txt", "bib", "ris", "csl.json")
SUMMARY, TALK, TABLES, FIGURES, CITATION = (
    "samenvatting",
    "gesprek",
    "tabellen",
    "cijfers",
    "bronvermelding",
)
# Of the codes in a name; eight long ones would make a name that not every system can store.
_LONGEST_NAME = 120
# A workbook, and the same as CSV files; the second is only made by a server.
_WORKBOOK, _ZIPPED = ("XLSX", "xlsx"), ("CSV (ZIP)", "zip")
# A folder of static files holds the files of these levels: those of all wijken would be many times
# as many files as the site itself.
STATIC_LEVELS = tuple(
    level for level in RegionLevel if level not in (RegionLevel.WIJK, RegionLevel.BUURT)
)


@dataclass(frozen=True)
class TakeFile:
    """A file: its format, its address and its size in words, empty where it is made on request."""

    label: str
    href: str
    size: str = ""


@dataclass(frozen=True)
class TakeRow:
    """One thing to take along, in one or more formats."""

    name: str
    about: str
    files: tuple[TakeFile, ...]


@dataclass(frozen=True)
class TakeAway:
    """Everything to take along from a page.

    Args:
        rows: documents and tables.
        charts: the pictures; empty where they are not there.
        missing: why something is not there; empty where nothing is left out.
    """

    rows: tuple[TakeRow, ...]
    charts: tuple[TakeRow, ...] = ()
    missing: str = ""


def region_folder(region: Region) -> str:
    """The folder of the files of a region, within the language.

    The year is always in it: an address in a document must not come to mean another division.
    """
    return f"{FOLDER}/{region.key.code}/{region.key.year}"


def book_files(links: Links, path: Callable[[str], str]) -> tuple[TakeFile, ...]:
    """A workbook in its formats.

    Args:
        links: addresses, seen from the page.
        path: the path of the file with an extension, within the language.
    """
    formats = (_WORKBOOK,) if links.is_static else (_WORKBOOK, _ZIPPED)
    return tuple(TakeFile(label, links.document(path(end))) for label, end in formats)


def region_file(edition: Edition, region: Region, word: str, extension: str, language: str) -> str:
    """The path of a file of a region within the language; its name says what it is by itself."""
    own = f"{word}-{region.key.code}-{region.key.year}{_in(language)}.{extension}"
    return f"{region_folder(region)}/{_marks(edition)}{own}"


def table_file(
    edition: Edition, indicator: str, table: tuple[str, str], extension: str, language: str
) -> str:
    """The path of the workbook with the figures of an indicator at a level in a period."""
    level, period = table
    own = f"{indicator}-{level}-{period}{_in(language)}.{extension}"
    return f"{FOLDER}/cijfers/{indicator}/{level}/{period}/{_marks(edition)}{own}"


def indicator_citation(edition: Edition, indicator: str, extension: str, language: str) -> str:
    """The path of the citation of an indicator."""
    own = f"{CITATION}-{indicator}{_in(language)}.{extension}"
    return f"{FOLDER}/cijfers/{indicator}/{_marks(edition)}{own}"


def expected_file(edition: Edition, model: str, extension: str, language: str) -> str:
    """The path of the workbook with the expected figures of a model."""
    own = f"verwacht-{model}{_in(language)}.{extension}"
    return f"{FOLDER}/verwacht/{model}/{_marks(edition)}{own}"


def provisional_file(edition: Edition, extension: str, language: str) -> str:
    """The path of the workbook on how figures grow until they are definitive."""
    return f"{FOLDER}/voorlopig/{_marks(edition)}voorlopig{_in(language)}.{extension}"


def compare_file(edition: Edition, codes: Sequence[str], extension: str, language: str) -> str:
    """The path of the workbook of a comparison; the rest of the choice stands in its query."""
    own = f"vergelijking-{'-'.join(codes)[:_LONGEST_NAME]}{_in(language)}.{extension}"
    return f"{FOLDER}/vergelijk/{_marks(edition)}{own}"


def chart_file(region: Region, name: str, extension: str) -> str:
    """The path of a chart of a region page within the language."""
    return f"gebied/{region.key.code}/{region.key.year}/{CHARTS}/{name}.{extension}"


def region_take_away(
    edition: Edition,
    region: Region,
    charts: Sequence[tuple[str, str]],
    links: Links,
    *,
    has_talk: bool,
) -> TakeAway:
    """Everything to take along from the page of a region.

    Args:
        edition: the release.
        region: the region.
        charts: name and label of each chart of the page.
        links: addresses, seen from the page.
        has_talk: whether there is a sheet for a conversation.
    """
    if links.is_static and region.key.level not in STATIC_LEVELS:
        return TakeAway((), (), text(links.language, "take.static.wijk"))
    rows = tuple(_region_rows(edition, region, links, has_talk=has_talk))
    if links.is_static:
        return TakeAway(rows, (), text(links.language, "take.static.charts"))
    return TakeAway(rows, tuple(_chart_rows(region, charts, links)))


def _region_rows(
    edition: Edition, region: Region, links: Links, *, has_talk: bool
) -> Iterable[TakeRow]:
    language = links.language

    def row(word: str, *formats: tuple[str, str, str]) -> TakeRow:
        files = (
            TakeFile(label, links.document(region_file(edition, region, name, end, language)))
            for name, label, end in formats
        )
        return _row(word, tuple(files), language)

    yield row("summary", (SUMMARY, "PDF", "pdf"))
    if has_talk:
        yield row("talk", (TALK, "PDF", "pdf"))
    yield _tables(edition, region, links)
    yield row("figures", (FIGURES, "CSV", "csv"), (FIGURES, "JSON", "json"))
    yield row("citation", *((CITATION, citation_label(end), end) for end in CITATIONS))


def _tables(edition: Edition, region: Region, links: Links) -> TakeRow:
    def path(end: str) -> str:
        return region_file(edition, region, TABLES, end, links.language)

    return _row("tables", book_files(links, path), links.language)


def _row(word: str, files: tuple[TakeFile, ...], language: str) -> TakeRow:
    return TakeRow(text(language, f"take.{word}"), text(language, f"take.{word}.about"), files)


def tables_of_region(edition: Edition, region: Region, links: Links) -> TakeAway:
    """The workbook of a region, which also holds its profile and its provisional figures."""
    if links.is_static and region.key.level not in STATIC_LEVELS:
        return TakeAway((), (), text(links.language, "take.static.wijk"))
    return TakeAway((_tables(edition, region, links),))


def compare_take_away(edition: Edition, codes: Sequence[str], query: str, links: Links) -> TakeAway:
    """The workbook of a comparison; a folder of static files has none.

    Args:
        edition: the release.
        codes: of the chosen regions.
        query: what says the whole choice, behind the question mark.
        links: addresses, seen from the page.
    """
    if links.is_static:
        return TakeAway((), (), text(links.language, "take.static.compared"))

    def path(end: str) -> str:
        return f"{compare_file(edition, codes, end, links.language)}?{query}"

    return TakeAway((_row("compared", book_files(links, path), links.language),))


def provisional_take_away(edition: Edition, links: Links) -> TakeAway:
    """The workbook on how figures grow, and the files of the release with every nowcast."""

    def path(end: str) -> str:
        return provisional_file(edition, end, links.language)

    own = _row("provisional", book_files(links, path), links.language)
    nowcasts = (
        _row(f"nowcast.{name}", files, links.language)
        for name in NOWCAST
        if (files := tuple(_release_files(edition, partial(layout.nowcast_file, name), links)))
    )
    return TakeAway((own, *nowcasts))


def map_take_away(
    edition: Edition, indicator: str, table: tuple[str, str], model: ModelInfo | None, links: Links
) -> TakeAway:
    """The list beneath a map: the workbook of the table, and that of what was expected.

    Args:
        edition: the release.
        indicator: id of the indicator.
        table: level and period.
        model: of the expected figures; None where nothing is expected.
        links: addresses, seen from the page.
    """

    def path(end: str) -> str:
        return table_file(edition, indicator, table, end, links.language)

    rows = (_row("table", book_files(links, path), links.language),)
    return TakeAway((*rows, *model_take_away(edition, model.id, links).rows) if model else rows)


def model_take_away(edition: Edition, model: str, links: Links) -> TakeAway:
    """The expected figures of a model in all regions."""

    def path(end: str) -> str:
        return expected_file(edition, model, end, links.language)

    whole = tuple(_release_files(edition, partial(layout.expected_file, model), links))
    return TakeAway((_row("expected", (*book_files(links, path), *whole), links.language),))


def _chart_rows(
    region: Region, charts: Sequence[tuple[str, str]], links: Links
) -> Iterable[TakeRow]:
    for name, label in charts:
        files = (
            TakeFile(end.upper(), links.document(chart_file(region, name, end)))
            for end in ("svg", "png")
        )
        yield TakeRow(label, "", tuple(files))


def indicator_take_away(
    edition: Edition, indicator: str, table: tuple[str, str] | None, links: Links
) -> TakeAway:
    """Everything to take along from the page of an indicator.

    Args:
        edition: the release.
        indicator: id of the indicator.
        table: level and period of the table that is shown; None for none.
        links: addresses, seen from the page.
    """
    language = links.language
    rows: list[TakeRow] = []
    if table is not None:

        def path(end: str) -> str:
            return table_file(edition, indicator, table, end, language)

        rows.append(_row("table", book_files(links, path), language))
    whole = tuple(_release_files(edition, partial(layout.figures_file, indicator), links))
    rows.append(_row("all", whole, language))
    trends = tuple(_release_files(edition, partial(layout.trends_file, indicator), links))
    if trends:
        rows.append(_row("trends", trends, language))
    cited = (
        TakeFile(
            citation_label(end),
            links.document(indicator_citation(edition, indicator, end, language)),
        )
        for end in CITATIONS
    )
    rows.append(_row("citation", tuple(cited), language))
    return TakeAway(tuple(rows))


def _release_files(
    edition: Edition, path: Callable[[str], str], links: Links
) -> Iterable[TakeFile]:
    """A table of the release in its formats, by its path with an extension."""
    entries = {entry.path: entry for entry in edition.manifest.files}
    for extension in ("csv", "json", "parquet"):
        entry = entries.get(path(extension))
        if entry is not None:
            href = links.file(download_path(entry.path, _marks(edition)))
            yield TakeFile(extension.upper(), href, file_size(links.language, entry.byte_count))


def citation_label(extension: str) -> str:
    """The name of a format of citations.

    >>> citation_label("csl.json"), citation_label("bib")
    ('CSL-JSON', 'BibTeX')
    """
    return {"txt": "TXT", "bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}[extension]


def _marks(edition: Edition) -> str:
    return name_marks(edition.manifest, is_concept=edition.is_concept)


def _in(language: str) -> str:
    return "" if language == MAIN_LANGUAGE else f"-{language}"
