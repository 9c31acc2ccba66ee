"""The tables of comparison, profile and provisional figures can be taken along as they are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jeugdpeil.i18n.texts import LANGUAGES, text
from jeugdpeil.reports.document import Paragraph, Table, record
from jeugdpeil.reports.workbook import Workbook, xlsx
from jeugdpeil.serving.take_away.compare_workbook import compare_workbook
from jeugdpeil.serving.take_away.files import TakeAwayFiles, files_of
from jeugdpeil.serving.take_away.printing import ROOMS
from jeugdpeil.serving.take_away.provisional_workbook import provisional_workbook
from jeugdpeil.serving.take_away.region_workbook import region_workbook
from jeugdpeil.serving.take_away.routes import places_of
from jeugdpeil.serving.take_away.summary import change_line, summary
from jeugdpeil.serving.take_away.table_workbook import table_workbook
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.change_view import change_of
from jeugdpeil.site.views.compare_choice import CompareChoice
from jeugdpeil.site.views.compare_page import sections_of
from jeugdpeil.site.views.figure_view import shown_nowcast
from jeugdpeil.site.views.profile_page import profile_page
from jeugdpeil.site.views.region_series import development
from support.mini_release import ODD_WIJKEN
from support.site_fixtures import GetFigure, GetRegion
from support.workbook_reader import ReadCell, sheets_of

MIXED = CompareChoice(("GM9001", "GM9002", "WK900100"), ("jeugdzorg", "pleegzorg"))
LINEAGE, VALUE = "Kenmerk", "Waarde"
BECOMES = ("Naar verwachting definitief", "Definitief, laagste", "Definitief, hoogste")
SPEAKING = (*BECOMES, "Marge, laagste", "Marge, hoogste", "Aantal")
Row = dict[str, ReadCell]


def rows_of(book: Workbook | None, sheet: str) -> list[Row]:
    """The rows of a sheet by the names of its columns; none where there is no such sheet."""
    assert book is not None
    head, *rows = sheets_of(xlsx(book)).get(sheet, [[]])
    return [dict(zip(map(str, head), [*row, *[None] * len(head)], strict=False)) for row in rows]


def test_a_comparison_to_take_has_the_rows_of_its_page(edition: Edition) -> None:
    """Each figure with how it lies beside the first, in the words of the page."""
    sections = sections_of(edition, MIXED, Links(edition.regions, "nl"))
    rows = rows_of(compare_workbook(edition, MIXED, "nl"), "Vergeleken")
    shown = [
        (row.view.anchor, row.beside or text("nl", "compare_page.base"))
        for section in sections
        for row in section.rows
    ]
    assert [(row[LINEAGE], row["Naast Hatterloo"]) for row in rows] == shown


def test_what_may_not_be_compared_is_taken_along_apart(edition: Edition) -> None:
    """A wijk has a sheet of its own beside gemeenten, and every row says why."""
    book = compare_workbook(edition, MIXED, "nl")
    assert "WK900100" not in [row["Gebiedscode"] for row in rows_of(book, "Vergeleken")]
    refused = rows_of(book, "Niet ernaast te leggen")
    assert [row["Naam in de bestanden"] for row in refused] == ["jeugdzorg", "pleegzorg"]
    assert all(row["Toelichting bij de vergelijking"] for row in refused)


def test_a_year_tells_whether_it_may_be_laid_beside_the_one_before(
    edition: Edition, region: GetRegion
) -> None:
    """Where the page of a region breaks its line, the table says so with the same reasons."""
    choice = CompareChoice(("GM9001",), ("jeugdzorg",))
    rows = rows_of(compare_workbook(edition, choice, "nl"), "Alle jaren")
    series = development(edition, region("GM9001"), Links(edition.regions, "nl")).series[0]
    told = [str(row["Te vergelijken met ervoor"]) for row in rows[1:]]
    broken = [words for words in told if words.startswith("Niet te vergelijken met ")]
    assert len(broken) == len(series.breaks) > 0
    for words, item in zip(broken, series.breaks, strict=True):
        assert words.endswith(" ".join(item.reasons))
    assert rows[0]["Te vergelijken met ervoor"] is None


@pytest.mark.parametrize("code", [*ODD_WIJKEN, "GM9001", "GM9007"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_without_a_value_has_no_number_at_all(
    edition: Edition, code: str, language: str
) -> None:
    """Not in a comparison and not in the tables of a region: neither count, margin nor nowcast."""
    choice = CompareChoice((code, "WK900100", "GM9003"), tuple(edition.definitions))
    region = edition.regions.get(code)
    assert region is not None
    books = compare_workbook(edition, choice, language), region_workbook(edition, region, language)
    hidden = list(hidden_rows(books, language))
    assert hidden
    assert [row for row in hidden if any(isinstance(cell, float) for cell in row)] == []


def hidden_rows(books: tuple[Workbook | None, ...], language: str) -> Iterator[list[ReadCell]]:
    """Value up to what it will become, of every row that has words instead of a value."""
    names = [text(language, f"take.column.{word}") for word in ("value", "becomes_level")]
    for book in books:
        assert book is not None
        for head, *rows in sheets_of(xlsx(book)).values():
            if names[0] in head:
                start, end = head.index(names[0]), head.index(names[1])
                yield from (row[start:end] for row in rows if isinstance(row[start], str))


def test_a_provisional_figure_has_what_it_will_become_beside_it(
    edition: Edition, region: GetRegion
) -> None:
    """The published nowcast, at every figure of the region that has one, and at no other."""
    nowcasts = {item.lineage_id: item for item in edition.revisions("GM9001").nowcasts}
    book = region_workbook(edition, region("GM9001"), "nl")
    rows = [
        row
        for sheet in ("Ontwikkeling", "Vormen van jeugdzorg", "Voorlopig en definitief", "Profiel")
        for row in rows_of(book, sheet)
    ]
    seen = set[str]()
    for row in rows:
        held = nowcasts.get(str(row[LINEAGE]))
        numbers = (held.expected, held.lower, held.upper) if held else (None, None, None)
        assert tuple(row[name] for name in BECOMES) == numbers, row[LINEAGE]
        seen |= {held.lineage_id} if held else set()
    assert seen == set(nowcasts)


def test_a_change_is_told_with_its_margin_and_verdict(edition: Edition, region: GetRegion) -> None:
    """The published change of each provisional figure."""
    changes = {item.lineage_id: item for item in edition.revisions("GM9001").changes}
    rows = rows_of(region_workbook(edition, region("GM9001"), "nl"), "Voorlopig en definitief")
    told = [row for row in rows if str(row[LINEAGE]) in changes]
    assert told
    for row in told:
        change = changes[str(row[LINEAGE])]
        bounds = row["Verandering, laagste (%)"], row["Verandering, hoogste (%)"]
        assert bounds == (change.lower, change.upper)
        assert row["Oordeel over de verandering"] == text("nl", f"change.word.{change.verdict}")


def test_the_trends_of_a_region_are_those_of_the_release(
    edition: Edition, region: GetRegion
) -> None:
    """Of every indicator, with verdict, first and last period."""
    held = [
        (run.indicator, text("nl", f"trend.verdict.{run.verdict}"), float(run.points))
        for indicator in edition.definitions
        for run in edition.release.trends_of_indicator(indicator)
        if run.code == "GM9001"
    ]
    rows = rows_of(region_workbook(edition, region("GM9001"), "nl"), "Trends")
    names = ("Naam in de bestanden", "Oordeel over de trend", "Aantal cijfers")
    assert sorted(tuple(row[name] for name in names) for row in rows) == sorted(held)


def test_the_profile_to_take_has_the_numbers_of_its_page(
    edition: Edition, region: GetRegion
) -> None:
    """Own figure, the regions like it, the country, and where the others lie."""
    page = profile_page(edition, region("GM9001"), Links(edition.regions, "nl"))
    shown = [row for theme in page.themes for row in theme.rows]
    rows = rows_of(region_workbook(edition, region("GM9001"), "nl"), "Profiel")
    assert [row[LINEAGE] for row in rows] == [row.view.anchor for row in shown]
    for told, row in zip(rows, shown, strict=True):
        decimals = edition.definitions[row.view.figure.indicator].decimals
        for name, number in (
            ("Meest gelijkende gebieden", row.numbers.peers),
            ("Het land, of alle wijken", row.numbers.whole),
        ):
            assert told[name] == (None if number is None else round(number, decimals))


def test_an_older_division_has_no_profile(edition: Edition, region: GetRegion) -> None:
    """Profile, trends and provisional figures are of the newest division."""
    names = {sheet.name for sheet in region_workbook(edition, region("GM9001", 2021), "nl").sheets}
    assert names.isdisjoint({"Profiel", "Trends", "Voorlopig en definitief"})


def test_the_table_of_an_indicator_tells_changes_and_trends(
    edition: Edition, figure: GetFigure
) -> None:
    """Of every gemeente what its figure will become, its change, and its trends apart."""
    level, period = figure("GM9001").level, figure("GM9001").period
    book = table_workbook(edition, "jeugdzorg", level, period, "nl")
    rows = {str(row["Gebiedscode"]): row for row in rows_of(book, "Gemeenten")}
    nowcast = edition.revisions("GM9001").nowcast(figure("GM9001"))
    assert nowcast is not None
    assert rows["GM9001"][BECOMES[0]] == nowcast.expected
    assert {row["Gebiedscode"] for row in rows_of(book, "Trends")} >= {"GM9001"}


def test_the_record_of_the_nowcast_can_be_taken_along(edition: Edition) -> None:
    """As many rows as the release has national pairs and growths, with the bounds in order."""
    book = provisional_workbook(edition, "nl")
    pairs = rows_of(book, "Twee keer gepubliceerd")
    assert len(pairs) == len(edition.revision_summary["national"])
    growth = rows_of(book, "Groei")
    bounds = ("Marge van de groei, laagste (%)", "Groei (%)", "Marge van de groei, hoogste (%)")
    assert growth
    for row in growth:
        low, middle, high = (row[name] for name in bounds)
        assert isinstance(low, float)
        assert isinstance(middle, float)
        assert isinstance(high, float)
        assert low <= middle <= high


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("GM9001-GM9002", {"gebied": "GM9001", "cijfer": "jeugdzorg"}),
        ("GM9001-XX99", {"gebied": "GM9001,XX99", "cijfer": "jeugdzorg"}),
        ("GM9001", {"gebied": "GM9001", "cijfer": "geen"}),
        ("GM9001", {"gebied": "GM9001", "zoek": "hof"}),
        ("GM9001", {}),
        ("", {}),
    ],
)
def test_a_comparison_that_cannot_be_followed_to_the_letter_has_no_file(
    edition: Edition, name: str, query: dict[str, str]
) -> None:
    """What is unknown, gone, too much or not what the name says is not guessed."""
    path = f"meenemen/vergelijk/VERZONNEN-vergelijking-{name}.xlsx"
    found = places_of(TakeAwayFiles(edition), path, "nl", query)
    assert [place.make() for place in found if place.path == path and place.make()] == []


def test_a_comparison_takes_no_place_in_memory(edition: Edition) -> None:
    """Readers may pick any eight of thousands."""
    places = list(TakeAwayFiles(edition).of_comparison(MIXED, "nl"))
    assert [place.is_kept for place in places] == [False, False]


def test_a_folder_of_files_has_workbooks_without_their_csv(edition: Edition) -> None:
    """It would be as many files again; nor has it comparisons, which anyone may choose."""
    places = [place for place, _ in files_of(edition)]
    assert "meenemen/voorlopig/VERZONNEN-voorlopig.xlsx" in places
    assert [place for place in places if place.endswith(".zip") or "/vergelijk/" in place] == []


def test_a_summary_tells_what_its_provisional_figure_will_become(
    edition: Edition, region: GetRegion, figure: GetFigure
) -> None:
    """Beside the figure and in the table of the series; and the newest trend stands under it."""
    document = summary(edition, region("GM9001"), "nl", "", ROOMS[0])
    becomes = shown_nowcast(edition, figure("GM9001"), "nl")
    assert becomes
    assert str(record(document)).count(becomes.replace("\xa0", "\\xa0")) == 2
    tables = [part for part in document.sides[0].blocks if isinstance(part, Table)]
    assert any("Naar verwachting definitief" in table.head for table in tables)
    trends = [part for part in document.sides[0].blocks if isinstance(part, Paragraph)]
    assert any(part.text.startswith("Trend") for part in trends)


def test_a_summary_tells_a_change_that_may_be_revised_with_its_margin(
    edition: Edition, figure: GetFigure
) -> None:
    """And no change of figures that are definitive, or that may not be compared."""
    held = change_of(edition, figure("GM9001"), "nl")
    assert held is not None
    assert change_line(held, "nl") == ""
    told = change_line(replace(held, expected="+3,6 %", interval="−18,0 tot +30,4 %"), "nl")
    assert told.startswith(f"{held.between}. ")
    assert "+3,6 % (marge −18,0 tot +30,4 %)" in told
