"""How far the wijk figures of a gemeente add up to the figure of the gemeente itself."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.measures import JONGEREN
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import TOTAL
from jeugdpeil.warehouse.region_notes import CONFORMED

# Between 2021 and 2022 42 of 342 gemeenten moved that far, one of them by exactly five points.
MOST_MOVEMENT = 0.05
# A difference of exactly five points, computed from two divisions, may come out a hair below it.
_TOLERANCE = 1e-9
_GROUP = ["gemeente", "year", "vintage"]


def wijk_coverage(counts: pa.Table) -> pa.Table:
    """The coverage of every gemeente in every year: the sum of its wijken over its own figure.

    Wijken count youths by their address and hide small numbers; the gemeente counts those it is
    responsible for. Where the share of the two moves, a change of a wijk says nothing.

    Args:
        counts: rows of COUNT_FACTS.

    Returns:
        One row per gemeente and year, in order: `gemeente`, its code; `year`; `coverage`, a share
        (1 is all), null where the gemeente has no figure or none of its wijken has; `moved`,
        whether it differs by five points or more from the year before, or by nobody knows what.
        Of several vintages the last one counts that has both wijken and gemeente.

    Source:
        KWB 2021 and 2022 with 85075NED and 85335NED: 0.88 for the country in 2022, 0.47 to 1.00
        per gemeente.
    """
    shares = _latest(_shares(_youths(counts)))
    return shares.append_column("moved", pa.array(_moved(shares), pa.bool_()))


def _youths(counts: pa.Table) -> pa.Table:
    """The youths with any form of youth care over a whole year, of wijken and gemeenten."""
    wanted = {
        "variable": JONGEREN,
        "form": CareForm.JEUGDZORG.value,
        "dimension": TOTAL,
        "category": TOTAL,
    }
    chosen = _is_year(counts)
    for name, word in wanted.items():
        chosen = pc.and_(chosen, _is(counts, name, word))
    levels = pa.array([RegionLevel.GEMEENTE.value, RegionLevel.WIJK.value])
    at_level = pc.is_in(counts["region_level"].cast(pa.string()), levels)
    own = pc.invert(pc.match_substring(counts["note"].cast(pa.string()), CONFORMED))
    return counts.filter(pc.and_(pc.and_(chosen, at_level), own))


def _is(table: pa.Table, name: str, word: str) -> pa.ChunkedArray:
    return pc.equal(table[name].cast(pa.string()), word)


def _is_year(counts: pa.Table) -> pa.ChunkedArray:
    return pc.match_substring_regex(counts["period"].cast(pa.string()), r"^\d{4}$")


def _shares(youths: pa.Table) -> pa.Table:
    """Per gemeente, year and vintage the share, null where it cannot be told."""
    code = youths["region_code"].cast(pa.string())
    is_wijk = _is(youths, "region_level", RegionLevel.WIJK.value)
    value = _printed(youths)
    whole = pa.table(
        {
            "gemeente": pc.binary_join_element_wise("GM", pc.utf8_slice_codeunits(code, 2, 6), ""),
            "year": youths["period"].cast(pa.string()).cast(pa.int16()),
            "vintage": youths["vintage"].cast(pa.string()),
            "in_wijken": pc.if_else(is_wijk, value, pa.scalar(None, pa.float64())),
            "in_gemeente": pc.if_else(is_wijk, pa.scalar(None, pa.float64()), value),
            "wijken": is_wijk.cast(pa.int64()),
        }
    )
    sums = whole.group_by(_GROUP, use_threads=False).aggregate(
        [("in_wijken", "sum"), ("in_gemeente", "sum"), ("wijken", "sum")]
    )
    share = pc.divide(sums["in_wijken_sum"], sums["in_gemeente_sum"])
    has_wijken = pc.greater(sums["wijken_sum"], 0)
    return sums.select(_GROUP).append_column("coverage", share).filter(has_wijken)


def _printed(youths: pa.Table) -> pa.Array:
    """The number as the source prints it, null for a cell without one.

    A count that is known exactly is itself; one that was rounded to five is the multiple of five
    between its bounds.
    """
    low = pc.fill_null(youths["low"], 0).to_numpy()
    high = pc.fill_null(youths["high"], 0).to_numpy()
    is_hidden = pc.not_equal(youths["cell"].cast(pa.string()), CellKind.PRESENT.value).to_numpy()
    printed = np.where(low == high, low, high // 5 * 5)
    return pa.array(printed.astype(np.float64), mask=is_hidden)


def _latest(shares: pa.Table) -> pa.Table:
    """One row per gemeente and year: that of the last vintage with a share, else the last."""
    known = shares.append_column("known", pc.is_valid(shares["coverage"]))
    keys = [("gemeente", "ascending"), ("year", "ascending")]
    ordered = known.sort_by([*keys, ("known", "ascending"), ("vintage", "ascending")])
    is_last = np.ones(ordered.num_rows, dtype=np.bool_)
    is_last[:-1] = _is_other_gemeente(ordered) | _is_other_year(ordered)
    return ordered.filter(pa.array(is_last)).select(["gemeente", "year", "coverage"])


def _moved(shares: pa.Table) -> npt.NDArray[np.bool_]:
    """Whether each share moved since the year before; the first year of a gemeente did not."""
    share = shares["coverage"].to_numpy()
    year = shares["year"].to_numpy()
    # A difference with an unknown share is NaN: not known to be small.
    is_small = np.abs(np.diff(share)) < MOST_MOVEMENT - _TOLERANCE
    follows = ~_is_other_gemeente(shares) & (np.diff(year) == 1)
    moved = np.zeros(len(share), dtype=np.bool_)
    moved[1:] = follows & ~is_small
    return moved


def _is_other_gemeente(ordered: pa.Table) -> npt.NDArray[np.bool_]:
    codes = np.array(ordered["gemeente"].to_pylist(), dtype=np.str_)
    return codes[1:] != codes[:-1]


def _is_other_year(ordered: pa.Table) -> npt.NDArray[np.bool_]:
    return np.diff(ordered["year"].to_numpy()) != 0
