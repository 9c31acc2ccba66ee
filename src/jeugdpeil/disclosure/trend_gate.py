"""The gate of trends: a trend passes only where every figure that it rests on is shown.

Whoever has the shown figures can compute the trend, so it tells nothing more than they do. That
holds as long as no hidden figure took part, which is what is checked here.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.disclosure.printed import FloatArray, above, below, nearest
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.gate_seal import sealed_trends
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.table_schema import rows_of_keys
from jeugdpeil.domain.tables import FIGURE_KEY
from jeugdpeil.domain.trend_verdict import CHANGE_DECIMALS
from jeugdpeil.domain.trends import PUBLISHED_TRENDS, TREND_KEY, PublishedTrends, TrendFigures

IntArray = npt.NDArray[np.int64]

PROBABILITY_DECIMALS = 4
_MEASURES = ("", "_before", "_after")


def published_trends(trends: TrendFigures, figures: PublishedTable) -> PublishedTrends:
    """Check that trends rest on shown figures, round them and add the figures at both ends.

    Args:
        trends: the trends, with the figures that they were computed from.
        figures: the figures of the release, after the gate.

    Returns:
        The same rows; changes with one decimal, their bounds rounded outward.

    Raises:
        DisclosureError: a figure behind a trend is not shown, or a trend does not name as many
            figures as it counts.
    """
    rows = rows_of_keys(trends.points, figures.table, FIGURE_KEY)
    _refuse_hidden(trends.points, figures.table, rows)
    owners = rows_of_keys(trends.points, trends.trends, TREND_KEY)
    _refuse_uncounted(trends.trends, owners)
    values = figures.table["value"].to_numpy().astype(np.float64)[rows]
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        name: trends.trends[name] for name in trends.trends.column_names
    }
    for name in _MEASURES:
        columns |= _rounded(trends.trends, name)
    for name in ("p_value", "p_value_bend"):
        columns[name] = _real(nearest(_numbers(trends.trends, name), PROBABILITY_DECIMALS))
    columns["first_value"] = _at_end(trends, owners, values, "first_period")
    columns["last_value"] = _at_end(trends, owners, values, "last_period")
    return sealed_trends(PUBLISHED_TRENDS.checked(pa.table(columns)))


def _refuse_hidden(points: pa.Table, figures: pa.Table, rows: IntArray) -> None:
    """Refuse trends of figures that are not there or have no number."""
    cells = figures["cell"].take(pa.array(rows.clip(min=0))).to_pylist()
    numbers = figures["count"].take(pa.array(rows.clip(min=0))).is_valid().to_pylist()
    for place, (row, cell, has_count) in enumerate(zip(rows, cells, numbers, strict=True)):
        if row < 0 or cell != CellKind.PRESENT.value or not has_count:
            point = points.slice(place, 1).to_pylist()[0]
            raise DisclosureError(
                f"Een trend van {point['indicator']} gebruikt het cijfer van "
                f"{point['region_code']} in {point['period']} (publicatie {point['vintage']}), "
                "dat niet wordt getoond",
                where="trends",
                remedy="Dit is een fout in het programma. Meld hem bij de makers.",
            )


def _refuse_uncounted(trends: pa.Table, owners: IntArray) -> None:
    """Refuse trends that were computed from other figures than they name."""
    named = np.bincount(owners[owners >= 0], minlength=trends.num_rows)
    if (owners < 0).any() or (named != trends["points"].to_numpy()).any():
        raise DisclosureError(
            "Een trend noemt niet alle cijfers waar hij uit is berekend",
            where="trends",
            remedy="Dit is een fout in het programma. Meld hem bij de makers.",
        )


def _rounded(trends: pa.Table, name: str) -> dict[str, pa.Array]:
    """A change and its bounds as they are printed."""
    change = nearest(_numbers(trends, f"change{name}"), CHANGE_DECIMALS)
    lower = below(_numbers(trends, f"lower{name}"), CHANGE_DECIMALS)
    upper = above(_numbers(trends, f"upper{name}"), CHANGE_DECIMALS)
    return {
        f"change{name}": _real(change),
        f"lower{name}": _real(np.minimum(lower, change)),
        f"upper{name}": _real(np.maximum(upper, change)),
    }


def _at_end(trends: TrendFigures, owners: IntArray, values: FloatArray, name: str) -> pa.Array:
    """Per trend the shown value of the figure of its first or last period."""
    ends = np.array(trends.trends[name].to_pylist(), dtype=object)
    periods = np.array(trends.points["period"].to_pylist(), dtype=object)
    is_end = periods == ends[owners]
    found = np.full(trends.trends.num_rows, np.nan)
    found[owners[is_end]] = values[is_end]
    return _real(found)


def _numbers(table: pa.Table, name: str) -> FloatArray:
    return table[name].cast(pa.float64()).to_numpy().astype(np.float64)


def _real(values: FloatArray) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))
