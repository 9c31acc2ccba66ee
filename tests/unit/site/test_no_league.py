"""No page is a league: tables of regions stand by gemeente and name until a reader sorts them."""

import re
from html import unescape

import pytest

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.indicator_page import default_table, indicator_page
from jeugdpeil.site.views.map_page import default_choice, map_page
from jeugdpeil.site.views.region_page import region_page
from support.site_fixtures import GetRegion, MakeLinks

# Pages of every kind with a table of regions.
PAGES = (
    "",
    "gebied/NL00",
    "gebied/jr-noordpeil",
    "gebied/GM9004",
    "gebied/WK900100",
    "kaart/wijk/2022/jeugdzorg",
    "kaart/gemeente/2022/jeugdzorg",
    "cijfers/jeugdzorg/wijk/2022",
    "cijfers/jeugdzorg",
    "vergelijk/GM9001",
    "vergelijk/WK900100",
)
_ROW = re.compile(
    r'<tr[^>]*>(?:<td>([^<]*))?<th scope="row"[^>]*><a href="[^"]*gebied/([^"/]+)[^"]*">([^<]+)'
)
_UNDER = re.compile(r'</a><span class="under">([^<]+)')


# The first letters of a code tell levels apart; then the gemeente of a wijk, and the name.
Row = tuple[str, str, str]


def body(edition: Edition, links: MakeLinks, path: str, query: dict[str, str]) -> str:
    """The page at a path."""
    made = answer(edition, links(path), query)
    assert isinstance(made, Page)
    return made.body


def tables(html: str) -> list[list[Row]]:
    """Level, gemeente and name of the rows of every part of a table of regions.

    A map lists wijken in a part per gemeente.
    """
    found: list[list[Row]] = []
    for part in re.findall(r"<tbody>.*?(?=<tbody|</table)", html, re.DOTALL):
        lines = re.split(r"(?=<tr)", part)
        rows = [row for line in lines if (row := region_of(line)) is not None]
        if len(rows) > 1:
            found.append(rows)
    return found


def region_of(line: str) -> Row | None:
    """Level, gemeente and name of a row; None for the own region and for what is no region."""
    row = _ROW.match(line)
    if row is None or 'class="own"' in line.partition(">")[0]:
        return None
    under = _UNDER.search(line.partition("<td class")[0])
    around = row[1] or (under[1] if under else "")
    return row[2][:2], unescape(around).partition(";")[0], unescape(row[3])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "start")
def test_tables_of_regions_stand_by_gemeente_and_name(
    edition: Edition, links: MakeLinks, path: str
) -> None:
    """Within a level: where several stand in one table, the larger may come first."""
    lists = tables(body(edition, links, path, {}))
    assert lists, "there is no table of regions to look at"
    for rows in lists:
        for level in {row[0] for row in rows}:
            alike = [row for row in rows if row[0] == level]
            assert alike == sorted(alike)


def test_the_gemeenten_of_a_list_of_wijken_stand_by_name(
    edition: Edition, links: MakeLinks
) -> None:
    """Beside a map each gemeente is a part of the list."""
    html = body(edition, links, "kaart/wijk/2022/jeugdzorg", {})
    groups = re.findall(r'<th scope="rowgroup"[^>]*><a [^>]*>([^<]+)', html)
    assert len(groups) > 1
    assert groups == sorted(groups)


def test_a_planted_league_is_found() -> None:
    """The look at the tables sees an order by something else."""
    line = '<tr><th scope="row"><a href="/gebied/{0}">{0}</a><td class="r">9'
    html = f"<table><tbody>{line.format('Rand')}{line.format('Kade')}</table>"
    assert tables(html) == [[("Ra", "", "Rand"), ("Ka", "", "Kade")]]


def test_the_regions_beside_the_own_in_the_ranking_stand_by_name(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Only their picture is in order of difference."""
    page = region_page(edition, region("WK900100"), links())
    assert page.ranking is not None
    assert page.ranking.neighbours is not None
    rows = [(row.around, row.name) for row in page.ranking.neighbours.rows]
    assert rows == sorted(rows)
    assert all(around for around, _ in rows)


def test_the_first_order_of_a_list_of_wijken_is_that_of_gemeente_and_name(
    edition: Edition, links: MakeLinks
) -> None:
    """In the view itself, whatever the template does."""
    definition = edition.definitions["jeugdzorg"]
    choice = default_table(edition, "jeugdzorg")
    assert choice is not None
    page = indicator_page(edition, definition, choice, links())
    assert [(row.gemeente, row.name) for row in page.rows] == sorted(
        (row.gemeente, row.name) for row in page.rows
    )
    on_map = default_choice(edition)
    assert on_map is not None
    assert map_page(edition, on_map, links()) is not None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "start")
def test_no_page_names_a_highest_or_lowest_region(
    edition: Edition, links: MakeLinks, path: str
) -> None:
    """Nor a best, a worst or a top ten."""
    words = r"\b(?:hoogste|laagste|koploper|hekkensluiter|beste|slechtste|top ?\d+)\b"
    main = body(edition, links, path, {}).partition("<main")[2].partition("</main")[0]
    seen = re.sub(r"<[^>]+>", " ", main)
    # How far an estimate can be off is no region, and neither is the end of a scale.
    told = re.sub(r"ten hoogste [\d,]+ procentpunt|plaats 1 heeft het laagste", "", seen)
    assert re.search(words, told, re.IGNORECASE) is None
