"""Maps and tables of all regions."""

from dataclasses import replace
from typing import cast

import pytest

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.choropleth import class_shade
from jeugdpeil.site.views.indicator_page import (
    Sorting,
    TableChoice,
    break_row,
    default_table,
    indicator_page,
    tables,
)
from jeugdpeil.site.views.map_page import (
    MapChoice,
    choices,
    classes_over_years,
    default_choice,
    map_page,
)
from jeugdpeil.site.views.words import level_name, sentence
from support.mini_release import WITHOUT_OUTLINE
from support.site_fixtures import MakeLinks

WIJK, GEMEENTE = RegionLevel.WIJK, RegionLevel.GEMEENTE
YEAR, BEFORE = Period.parse("2022"), Period.parse("2021")


def wijk_map(edition: Edition, links: MakeLinks, period: Period = YEAR):
    """The map of all wijken in a year."""
    return map_page(edition, MapChoice(WIJK, period, "jeugdzorg"), links())


def test_suppressed_and_missing_areas_are_drawn_apart(edition: Edition, links: MakeLinks) -> None:
    """Two patterns, and the legend says which is which."""
    picture = wijk_map(edition, links).picture
    assert picture is not None
    styles = {group.style: [area.code for area in group.areas] for group in picture.groups}
    assert styles["suppressed"] == ["WK900704"]
    assert sorted(styles["missing"]) == ["WK900702", "WK900703"]


def test_a_region_without_outline_is_named(edition: Edition, links: MakeLinks) -> None:
    """It has a figure, and stands in the list."""
    page = wijk_map(edition, links)
    names = [row.name for group in page.groups for row in group.rows if row.code == WITHOUT_OUTLINE]
    assert list(page.not_drawn) == names


def test_the_classes_are_the_same_in_all_years(edition: Edition) -> None:
    """Or a map of another year would show changes that are none."""
    by_year = [
        classes_over_years(edition, MapChoice(WIJK, period, "jeugdzorg"))
        for period in (BEFORE, YEAR)
    ]
    assert by_year[0] == by_year[1]


def test_the_list_holds_every_region_of_the_map(edition: Edition, links: MakeLinks) -> None:
    """The same figures for who cannot see the picture."""
    page = wijk_map(edition, links)
    assert page.picture is not None
    listed = {row.code for group in page.groups for row in group.rows}
    drawn = {area.code for group in page.picture.groups for area in group.areas}
    assert drawn == listed - {WITHOUT_OUTLINE}


def test_wijken_are_listed_by_gemeente_with_its_coverage(
    edition: Edition, links: MakeLinks
) -> None:
    """In order of gemeente and name."""
    groups = wijk_map(edition, links).groups
    assert [group.name for group in groups] == sorted(group.name for group in groups)
    assert "90" in groups[0].coverage


def test_a_level_without_outlines_says_so(edition: Edition, links: MakeLinks) -> None:
    """The list is still there."""
    page = map_page(edition, MapChoice(RegionLevel.PROVINCIE, YEAR, "jeugdzorg"), links())
    assert page.picture is None
    assert "geen grenzen bekend" in page.no_picture
    assert len(page.groups[0].rows) == 2


def test_a_count_has_no_map(
    edition: Edition, links: MakeLinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would show where many people live; the list is still there."""
    held = cast("dict[str, IndicatorDefinition]", edition.definitions)
    counted = replace(held["jeugdzorg"], unit=Unit.AANTAL)
    monkeypatch.setitem(held, "jeugdzorg", counted)
    page = map_page(edition, MapChoice(GEMEENTE, YEAR, "jeugdzorg"), links())
    assert page.picture is None
    assert "waar veel mensen wonen" in page.no_picture
    assert page.groups[0].rows
    assert not [note for note in page.notes if "kleur" in note]


def test_only_a_map_of_use_speaks_of_use(edition: Edition, links: MakeLinks) -> None:
    """A share of another group is a value."""
    of_use = map_page(edition, MapChoice(GEMEENTE, YEAR, "jeugdzorg"), links()).notes
    of_share = map_page(edition, MapChoice(GEMEENTE, YEAR, "leeftijd-4-11"), links()).notes
    assert of_use[0].startswith("Een donkere kleur betekent meer gebruik")
    assert of_share[0].startswith("Een donkere kleur betekent een hogere waarde")


def test_a_level_is_written_with_its_own_capitals() -> None:
    """GGD-regio's, not Ggd-regio's."""
    assert sentence(level_name("nl", RegionLevel.GGD_REGIO, plural=True)) == "GGD-regio's"


def test_the_source_of_a_break_is_told_in_the_language_of_the_page() -> None:
    """The register has its own words; only the address is taken from them."""
    rows = [break_row(item, "nl") for item in BREAKS]
    told = {item.code: row for item, row in zip(BREAKS, rows, strict=True)}
    law = told["woonplaatsbeginsel-2022"]
    assert (law.source, law.href[:19]) == ("Jeugdwet, artikel 1.1", "https://www.cbs.nl/")
    assert not [row for row in rows if "added" in row.source or "reporting" in row.source]


def test_the_first_map_is_of_gemeenten(edition: Edition) -> None:
    """Of the whole, in the newest year."""
    assert default_choice(edition) == MapChoice(GEMEENTE, YEAR, "jeugdzorg")


def test_a_copy_in_files_has_wijken_of_the_headline_only(
    edition: Edition, links: MakeLinks
) -> None:
    """Each of those pages is a megabyte or more."""
    offered = choices(edition, links(is_static=True))
    assert {choice.indicator for choice in offered if choice.level is WIJK} == {"jeugdzorg"}


def test_few_classes_still_span_all_shades() -> None:
    """The lightest and the darkest are always used."""
    assert [class_shade(number, 2) for number in range(2)] == [0, 5]


def table(edition: Edition, links: MakeLinks, sorting: Sorting, *, is_descending: bool = False):
    """The table of all wijken, ordered."""
    choice = TableChoice(WIJK, YEAR, sorting, is_descending)
    return indicator_page(edition, edition.definitions["jeugdzorg"], choice, links())


@pytest.mark.parametrize("is_descending", [False, True], ids=["up", "down"])
def test_rows_without_a_number_stand_last(
    edition: Edition, links: MakeLinks, *, is_descending: bool
) -> None:
    """In either direction: hidden is neither high nor low."""
    rows = table(edition, links, Sorting.VALUE, is_descending=is_descending).rows
    numbers = [row.view.number for row in rows]
    shown = [number for number in numbers if number is not None]
    assert numbers[: len(shown)] == sorted(shown, reverse=is_descending)


def test_a_table_begins_in_order_of_gemeente_and_name(edition: Edition, links: MakeLinks) -> None:
    """A ranking is not what a reader gets without asking."""
    page = indicator_page(
        edition, edition.definitions["jeugdzorg"], TableChoice(WIJK, YEAR), links()
    )
    order = [(row.gemeente, row.name) for row in page.rows]
    assert order == sorted(order)


def test_a_column_links_to_the_table_in_its_order(edition: Edition, links: MakeLinks) -> None:
    """Sorting works without a script."""
    columns = {item.label: item for item in table(edition, links, Sorting.VALUE).columns}
    assert columns["Waarde"].direction == "ascending"
    assert columns["Waarde"].href.endswith("?sort=waarde&volgorde=af#tabel")


def test_a_copy_in_files_cannot_ask_for_an_order(edition: Edition, links: MakeLinks) -> None:
    """There a script does it."""
    choice = TableChoice(WIJK, YEAR)
    there = links(is_static=True)
    page = indicator_page(edition, edition.definitions["jeugdzorg"], choice, there)
    assert {item.href for item in page.columns} == {""}


def test_the_first_table_is_of_gemeenten(edition: Edition) -> None:
    """Wijken are too many to begin with."""
    assert default_table(edition, "jeugdzorg") == TableChoice(GEMEENTE, YEAR)


def test_every_table_of_an_indicator_can_be_reached(edition: Edition, links: MakeLinks) -> None:
    """Each level and year that has figures."""
    found = {(item.level.value, str(item.period)) for item in tables(edition, "pleegzorg", links())}
    assert ("gemeente", "2022") in found
    assert ("wijk", "2022") not in found


def test_breaks_stand_with_the_definition(edition: Edition, links: MakeLinks) -> None:
    """What changed, from when, and who said so."""
    page = indicator_page(edition, edition.definitions["jeugdzorg"], None, links())
    assert [row.starts for row in page.breaks] == ["1 januari 2021", "1 januari 2022"]
