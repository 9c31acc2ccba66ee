"""Trends in the API: the same as in the files, chosen by filters, and made of shown figures."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.trends import IS_NEWEST
from jeugdpeil.pipeline.trends import trends_of
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import write_release
from jeugdpeil.release.publication import publish
from jeugdpeil.serving.app import create_app
from support.api_reader import ApiReader
from support.mini_release import MADE, mini_draft


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> ApiReader:
    """The mini release as if there were no breaks: runs that begin in 2019 and in 2021."""
    draft = mini_draft()
    trends = trends_of(draft.figures, draft.regions, (), (), rounding=5)
    shelf = Shelf(tmp_path_factory.mktemp("unbroken"))
    publish(shelf, write_release(replace(draft, trends=trends), shelf), MADE, lambda _: None)
    return ApiReader(create_app(shelf))


def rows(api: ApiReader, query: str) -> list[dict[str, Any]]:
    """The trends that a query leaves."""
    return api.get(f"/trends?perPagina=10000&{query}").rows("trends")


def test_the_csv_is_the_file_of_the_release(api: ApiReader, shelf: Shelf) -> None:
    """Byte for byte: who takes the file along and who asks the API hold the same numbers."""
    told = api.get("/trends.csv?indicator=jeugdzorg&perPagina=10000")
    path = shelf.current().folder / layout.trends_file("jeugdzorg", "csv")
    assert told.body == path.read_bytes()


@pytest.mark.parametrize(
    ("query", "field", "held"),
    [
        ("indicator=jeugdzorg", "indicator", {"jeugdzorg"}),
        ("gebied=GM9001,GM9002", "gebiedscode", {"GM9001", "GM9002"}),
        ("niveau=provincie", "gebiedsniveau", {"provincie"}),
        ("binnen=jr-noordpeil&niveau=gemeente", "gebiedscode", {"GM9001", "GM9002", "GM9003"}),
        ("soortPeriode=jaar", "soort_periode", {"jaar"}),
        ("eerstePeriode=2019", "eerste_periode", {"2019"}),
        ("eerstePeriode=2021", "eerste_periode", {"2021"}),
        ("laatstePeriode=2021", "laatste_periode", {"2021"}),
        ("isNieuwste=true", "is_nieuwste", {True}),
        ("oordeel=te kort om te zeggen", "oordeel", {"te kort om te zeggen"}),
        ("oordeel=stijgend", "oordeel", set()),
    ],
)
def test_a_filter_leaves_the_rows_that_have_its_value(
    unbroken: ApiReader, query: str, field: str, held: set[object]
) -> None:
    """And all of them."""
    kept = rows(unbroken, query)
    assert {row[field] for row in kept} == held
    if "&" not in query:
        assert kept == [row for row in rows(unbroken, "") if row[field] in held]


@pytest.mark.parametrize("wanted", [True, False])
def test_is_nieuwste_asks_for_the_newest_or_the_earlier_runs(shelf: Shelf, wanted: bool) -> None:
    """False is a question of its own, and not the absence of one."""
    table = pa.table({"is_newest": [True, False, True]})
    holding = Holding(shelf.current(), is_concept=False)
    assert IS_NEWEST.mask(table, wanted, holding).tolist() == [wanted, not wanted, wanted]


def test_a_kind_of_period_that_cannot_be_is_refused(api: ApiReader) -> None:
    """A typing error must not look like an empty answer."""
    told = api.get("/trends?soortPeriode=halfjaar-3")
    assert (told.status, told.json()["code"]) == (400, "ongeldige-waarde")


def test_both_ends_of_a_run_are_shown_figures(api: ApiReader) -> None:
    """A trend tells no number that the figures do not tell."""
    figures = api.get("/cijfers?indicator=jeugdzorg&niveau=gemeente&nieuwste=true&cel=aanwezig")
    shown = {(row["gebiedscode"], row["periode"], row["waarde"]) for row in figures.rows("cijfers")}
    runs = rows(api, "indicator=jeugdzorg&niveau=gemeente")
    ends = {(row["gebiedscode"], row["eerste_periode"], row["eerste_waarde"]) for row in runs}
    ends |= {(row["gebiedscode"], row["laatste_periode"], row["laatste_waarde"]) for row in runs}
    assert ends
    assert ends <= shown


def test_a_release_without_trends_has_an_empty_list(tmp_path: Path) -> None:
    """As one of an earlier version of the software."""
    shelf = Shelf(tmp_path)
    draft = replace(mini_draft(), trends=None)
    publish(shelf, write_release(draft, shelf), MADE, lambda _: None)
    assert rows(ApiReader(create_app(shelf)), "gebied=GM9001") == []
