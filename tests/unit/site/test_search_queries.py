"""The page as you type and the page without script give the same answers, and the right ones."""

import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.finding.index import SearchIndex
from support.search_names import (
    LIST,
    LONGEST,
    SHORTEST,
    country_names,
    landelijk_names,
    misspelled,
    rows,
)
from support.typescript import answers

FIND = """
import { SearchIndex } from "./finding/index";
const index = new SearchIndex(asked.rows);
index.find("warm up", 8);
answer(asked.queries.map((query: string) => {
  const start = performance.now();
  const found = index.find(query, asked.limit);
  const ms = performance.now() - start;
  return { ms, found: found.map((entry) => [entry.name, entry.code, entry.postcode]) };
}));
"""
LEVELS = 'import { LEVELS } from "./finding/index"; answer(LEVELS);'
CASES = LIST["queries"]
Found = dict[str, Any]
# What people feel as at once, per letter typed.
BUDGET_MS = 50


def as_asked(query: str) -> str:
    """A query as both pages cut it off; one that is too short finds nothing."""
    wanted = query.strip()[:LONGEST]
    return wanted if len(wanted) >= SHORTEST else ""


def in_python(index: SearchIndex, query: str, limit: int = 20) -> Found:
    """The answer of /zoek."""
    start = time.perf_counter()
    found = index.find(query, limit)
    ms = 1000 * (time.perf_counter() - start)
    return {"ms": ms, "found": [[entry.name, entry.code, entry.postcode] for entry in found]}


def in_typescript(index: SearchIndex, queries: list[str], limit: int = 20) -> list[Found]:
    """The answers of the page as you type."""
    asked = {"rows": rows(list(index.entries)), "queries": queries, "limit": limit}
    return answers(FIND, asked)


@pytest.fixture(scope="module")
def country() -> SearchIndex:
    """The index of the names that the list of queries is about."""
    return SearchIndex(country_names())


@pytest.fixture(scope="module")
def typed(country: SearchIndex) -> Callable[[int], Found]:
    """What the page answers to each query of the list."""
    found = in_typescript(country, [as_asked(case["query"]) for case in CASES])
    return lambda number: found[number]


def is_right(found: Found, first: list[str]) -> bool:
    """Whether the regions that must come first do; nothing at all where there are none."""
    codes = [code for _, code, _ in found["found"]]
    return codes[: len(first)] == first if first else codes == []


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["query"][:30] for case in CASES])
def test_zoek_gives_the_regions_that_must_come_first(country: SearchIndex, number: int) -> None:
    """The page with results, made in Python."""
    case = CASES[number]
    found = in_python(country, as_asked(case["query"]))
    assert is_right(found, case["first"]), (case["about"], found["found"][:5])


def test_the_page_as_you_type_gives_them_too(typed: Callable[[int], Found]) -> None:
    """The suggestions, made in TypeScript."""
    wrong = {
        case["query"]: typed(number)["found"][:5]
        for number, case in enumerate(CASES)
        if not is_right(typed(number), case["first"])
    }
    assert wrong == {}


def test_both_give_every_answer_in_the_same_order(country: SearchIndex) -> None:
    """To the last place, also for names cut off and misspelled at random."""
    queries = [as_asked(case["query"]) for case in CASES]
    queries += list(misspelled(list(country.entries), 150))
    there = in_typescript(country, queries)
    different = {
        query: (here, found["found"])
        for query, found in zip(queries, there, strict=True)
        if (here := in_python(country, query)["found"]) != found["found"]
    }
    assert different == {}


def test_both_know_the_same_levels() -> None:
    """A level that the script does not know would be ranked first."""
    assert answers(LEVELS, None) == [level.value for level in RegionLevel]


def test_an_answer_is_there_before_the_next_letter() -> None:
    """Half of all answers among the names of the whole country come well within the budget."""
    index = SearchIndex(landelijk_names())
    queries = list(misspelled(list(index.entries), 60))
    in_python(index, "warm up")
    python = [in_python(index, query, 8)["ms"] for query in queries]
    typescript = [found["ms"] for found in in_typescript(index, queries, 8)]
    # The middle, and not the slowest: a machine that also does other things has its hiccups.
    assert (quantiles(python)[1] < BUDGET_MS, quantiles(typescript)[1] < BUDGET_MS / 2) == (
        True,
        True,
    )
