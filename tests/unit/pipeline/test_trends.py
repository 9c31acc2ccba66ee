"""Trends from published figures: which figures, which tests, which verdict."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.run_of_figures import Edge
from jeugdpeil.domain.trend_verdict import TrendVerdict
from jeugdpeil.pipeline.trends import trends_of
from support.published_series import regions_of, series_table

ROUNDING = 5
WIDER = Break(date(2021, 1, 1), "populatie-2021", "CBS")


def found(
    table: pa.Table,
    breaks: tuple[Break, ...] = (),
    names: tuple[dict[str, Any], ...] = (),
    newest: int = 2022,
) -> list[dict[str, Any]]:
    """The rows of trends of a table of figures."""
    codes = dict.fromkeys(sorted(set(table["region_code"].to_pylist())), newest)
    trends = trends_of(sealed(table), regions_of(codes), breaks, names, ROUNDING)
    return trends.table.to_pylist()


def growing(code: str, first: int, years: range, part: float = 1.1) -> dict[str, dict[int, int]]:
    """A region whose count grows by a fixed part a year, in fives."""
    return {code: {y: 5 * round(first * part ** (y - years[0]) / 5) for y in years}}


def test_a_region_that_grows_by_a_tenth_a_year_is_rising() -> None:
    """From 2000 of 50,000 youths, over six years without a break."""
    (row,) = found(series_table(growing("GM9001", 2000, range(2015, 2021)), youths=50_000))
    assert row["verdict"] == TrendVerdict.STIJGEND.value
    assert row["change"] == pytest.approx(10.0, abs=0.2)
    assert (row["first_period"], row["last_period"], row["points"]) == ("2015", "2020", 6)


def test_growth_that_comes_to_a_stand_weakens() -> None:
    """Five years of 10 % and five of nothing in a region of 60,000 youths in care."""
    counts = {y: 5 * round(60_000 * 1.1 ** min(y - 2010, 4.5) / 5) for y in range(2010, 2020)}
    (row,) = found(series_table({"GM9001": counts}, youths=1_000_000))
    assert row["verdict"] == TrendVerdict.GROEI_ZWAKT_AF.value
    assert row["change_before"] == pytest.approx(10.0, abs=0.5)
    assert row["change_after"] == pytest.approx(0.0, abs=0.5)


def test_no_trend_crosses_a_break() -> None:
    """The run before the break and the one after it are two trends."""
    counts = growing("GM9001", 2000, range(2017, 2023))
    rows = found(series_table(counts, youths=50_000), (WIDER,))
    windows = [(row["first_period"], row["last_period"], row["is_newest"]) for row in rows]
    assert sorted(windows) == [("2017", "2020", False), ("2021", "2022", True)]


def test_a_run_that_is_too_short_is_told_only_where_it_is_the_newest() -> None:
    """Two years before a break say nothing and are left out."""
    counts = growing("GM9001", 2000, range(2019, 2025))
    rows = found(series_table(counts, youths=50_000), (WIDER,), newest=2024)
    assert [(row["first_period"], row["is_newest"]) for row in rows] == [("2021", True)]


def test_provisional_figures_take_no_part() -> None:
    """The window ends at the last final figure, and says why."""
    counts = growing("GM9001", 2000, range(2015, 2021))
    (row,) = found(series_table(counts, youths=50_000, provisional=(2020,)))
    assert (row["last_period"], row["ends_because"]) == ("2019", Edge.VOORLOPIG.value)


def test_a_merger_begins_a_new_run() -> None:
    """GM9009 went up in GM9001 on 1 January 2018."""
    gone = {"code": "GM9009", "is_old": True, "successor": "GM9001", "year": 2017, "name": "Oud"}
    counts = growing("GM9001", 2000, range(2015, 2021))
    rows = found(series_table(counts, youths=50_000), names=(gone,))
    assert [row["first_period"] for row in rows] == ["2018"]
    assert rows[0]["begins_because"] == Edge.TRENDBREUK.value


def test_the_last_publication_of_a_year_counts() -> None:
    """A revision replaces what was published before it."""
    counts = growing("GM9001", 2000, range(2017, 2021))
    rows = series_table(counts, youths=50_000).to_pylist()
    revised = rows[0] | {"vintage": "2024-10-31", "status": "herzien", "value": 5.0, "count": 2500}
    (row,) = found(pa.Table.from_pylist([*rows, revised]))
    assert row["first_value"] == 5.0


def test_counts_of_inhabitants_and_figures_without_a_denominator_have_no_trend() -> None:
    """Numbers that no chance is in, and numbers over nothing, are not tested."""
    rows = series_table(growing("GM9001", 2000, range(2015, 2021)), youths=50_000).to_pylist()
    inhabitants = [row | {"place_rule": "geen"} for row in rows]
    without = [row | {"denominator": None} for row in rows]
    assert found(pa.Table.from_pylist(inhabitants)) == []
    assert found(pa.Table.from_pylist(without)) == []


def test_what_would_be_a_trend_alone_may_be_none_among_many() -> None:
    """One region in forty with a chance of 1 in 50 is what forty regions without trend bring."""
    generator = np.random.default_rng(3)
    codes = [f"GM{number}" for number in range(9001, 9041)]
    counts = {
        code: {y: 5 * round(int(generator.poisson(2000)) / 5) for y in range(2015, 2021)}
        for code in codes
    }
    rows = found(series_table(counts, youths=50_000))
    assert min(row["p_value"] for row in rows) < 0.05
    assert {row["verdict"] for row in rows} == {TrendVerdict.GEEN.value}
