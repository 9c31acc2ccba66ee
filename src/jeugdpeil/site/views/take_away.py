"""What can be taken along from a page: files by kind, each with its address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import file_size
from jeugdpeil.i18n.texts import text
from jeugdpeil.published import layout
from jeugdpeil.published.download_names import download_path, name_marks
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


def region_file(edition: Edition, region: Region, word: str, extension: str, language: str) -> str:
    """The path of a file of a region within the language; its name says what it is by itself."""
    own = f"{word}-{region.key.code}-{region.key.year}{_in(language)}.{extension}"
    return f"{region_folder(region)}/{_marks(edition)}{own}"


def table_file(edition: Edition, indicator: str, level: str, period: str, language: str) -> str:
    """The path of the workbook with the figures of an indicator at a level in a period."""
    own = f"{indicator}-{level}-{period}{_in(language)}.xlsx"
    return f"{FOLDER}/cijfers/{indicator}/{level}/{period}/{_marks(edition)}{own}"


def indicator_citation(edition: Edition, indicator: str, extension: str, language: str) -> str:
    """The path of the citation of an indicator."""
    own = f"{CITATION}-{indicator}{_in(language)}.{extension}"
    return f"{FOLDER}/cijfers/{indicator}/{_marks(edition)}{own}"


def expected_file(edition: Edition, model: str, language: str) -> str:
    """The path of the workbook with the expected figures of a model."""
    own = f"verwacht-{model}{_in(language)}.xlsx"
    return f"{FOLDER}/verwacht/{model}/{_marks(edition)}{own}"


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
        return TakeRow(
            text(language, f"take.{word}"), text(language, f"take.{word}.about"), tuple(files)
        )

    yield row("summary", (SUMMARY, "PDF", "pdf"))
    if has_talk:
        yield row("talk", (TALK, "PDF", "pdf"))
    yield row("tables", (TABLES, "XLSX", "xlsx"))
    yield row("figures", (FIGURES, "CSV", "csv"), (FIGURES, "JSON", "json"))
    yield row("citation", *((CITATION, citation_label(end), end) for end in CITATIONS))


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
        href = links.document(table_file(edition, indicator, *table, language))
        about = text(language, "take.table.about")
        rows.append(TakeRow(text(language, "take.table"), about, (TakeFile("XLSX", href),)))
    whole = tuple(_release_files(edition, indicator, links))
    rows.append(TakeRow(text(language, "take.all"), text(language, "take.all.about"), whole))
    cited = (
        TakeFile(
            citation_label(end),
            links.document(indicator_citation(edition, indicator, end, language)),
        )
        for end in CITATIONS
    )
    about = text(language, "take.citation.about")
    rows.append(TakeRow(text(language, "take.citation"), about, tuple(cited)))
    return TakeAway(tuple(rows))


def _release_files(edition: Edition, indicator: str, links: Links) -> Iterable[TakeFile]:
    entries = {entry.path: entry for entry in edition.manifest.files}
    for extension in ("csv", "json", "parquet"):
        entry = entries.get(layout.figures_file(indicator, extension))
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
