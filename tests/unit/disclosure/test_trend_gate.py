"""A trend passes the gate only where every figure that it rests on is shown."""

from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.disclosure.trend_gate import published_trends
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.gate_seal import sealed, sealed_trends
from jeugdpeil.domain.published import PublishedTable, Seal, SealBrokenError
from jeugdpeil.domain.run_of_figures import Edge
from jeugdpeil.domain.trend_verdict import TrendVerdict
from jeugdpeil.domain.trends import PUBLISHED_TRENDS, PublishedTrends, TrendFigures
from support.published_series import series_table

YEARS = (2017, 2018, 2019, 2020)


def figures(hidden: int | None = None) -> PublishedTable:
    """Four years of a gemeente, one of which may be hidden."""
    rows = series_table({"GM9001": dict.fromkeys(YEARS, 400)}).to_pylist()
    nothing = dict.fromkeys(("count", "denominator", "value", "lower", "upper", "level"))
    state = {"cell": CellKind.SUPPRESSED.value, "reason": Reason.KLEIN_AANTAL.value}
    rows = [row | nothing | state if row["period"] == str(hidden) else row for row in rows]
    return sealed(pa.Table.from_pylist(rows))


def trend(points: int = len(YEARS)) -> TrendFigures:
    """A trend over the four years that says to rest on so many of them."""
    key = {"indicator": "jeugdzorg", "region_level": "gemeente", "region_code": "GM9001"}
    window = {"season": "jaar", "first_period": "2017"}
    changes: dict[str, Any] = {
        "change": 2.345,
        "lower": -1.01,
        "upper": 5.71,
        "level": 0.9,
        "p_value": 0.123456,
    }
    rest = ("change_before", "lower_before", "upper_before", "change_after", "lower_after")
    row = {
        **key,
        **window,
        "region_year": 2020,
        "last_period": "2020",
        "points": points,
        "is_newest": True,
        "begins_because": Edge.EINDE.value,
        "ends_because": Edge.EINDE.value,
        **changes,
        **dict.fromkeys((*rest, "upper_after", "p_value_bend")),
        "verdict": TrendVerdict.GEEN.value,
    }
    rows = [
        {**key, **window, "region_year": year, "period": str(year), "vintage": f"{year + 1}-10-31"}
        for year in YEARS
    ]
    return TrendFigures(pa.Table.from_pylist([row]), pa.Table.from_pylist(rows))


def test_a_trend_of_shown_figures_is_printed_with_its_bounds_outward() -> None:
    """2.345 with bounds -1.01 and 5.71 prints as 2.3 with bounds -1.1 and 5.8."""
    (row,) = published_trends(trend(), figures()).table.to_pylist()
    assert (row["change"], row["lower"], row["upper"]) == (2.3, -1.1, 5.8)
    assert row["p_value"] == 0.1235


def test_a_trend_bears_the_shown_figures_at_both_ends() -> None:
    """400 of 5000 youths is 8.0 in the first year and in the last."""
    (row,) = published_trends(trend(), figures()).table.to_pylist()
    assert (row["first_value"], row["last_value"]) == (100 * 400 / 5000, 100 * 400 / 5000)


@pytest.mark.parametrize("year", YEARS)
def test_a_trend_that_used_a_hidden_figure_is_refused(year: int) -> None:
    """From a slope and three of its four figures the fourth could be computed."""
    with pytest.raises(DisclosureError, match="niet wordt getoond"):
        published_trends(trend(), figures(hidden=year))


def test_a_trend_that_used_a_figure_that_is_not_there_is_refused() -> None:
    """A figure before the gate is no figure of the release."""
    rows = figures().table.to_pylist()[1:]
    with pytest.raises(DisclosureError, match="niet wordt getoond"):
        published_trends(trend(), sealed(pa.Table.from_pylist(rows)))


def test_a_trend_that_does_not_name_all_its_figures_is_refused() -> None:
    """A fifth figure that is not named may be one that is not shown."""
    with pytest.raises(DisclosureError, match="noemt niet alle cijfers"):
        published_trends(trend(points=5), figures())


def test_only_the_gate_makes_published_trends() -> None:
    """Making a seal of one's own does not open the gate."""
    with pytest.raises(SealBrokenError):
        PublishedTrends(PUBLISHED_TRENDS.empty(), Seal())
    assert sealed_trends(PUBLISHED_TRENDS.empty()).table.num_rows == 0
