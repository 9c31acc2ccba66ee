"""The gate of the nowcast: it may speak of figures that are shown, and is rounded like them."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.gate_seal import sealed_nowcast
from jeugdpeil.domain.nowcast import NowcastTables, PublishedNowcast
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.table_schema import rows_of_keys
from jeugdpeil.domain.tables import FIGURE_KEY

_PERCENT_DECIMALS = 1
_CHANCE_DECIMALS = 2


def published_nowcast(
    tables: NowcastTables,
    shown: PublishedTable,
    definitions: Mapping[str, IndicatorDefinition],
    policy: Policy,
) -> PublishedNowcast:
    """Check that the nowcast rests on shown figures only, and round it.

    The nowcast learns from published figures, so it knows no more than a reader. That it is so is
    checked here: a row about a figure that is hidden would be a number about a small group.

    Args:
        tables: what the nowcast says.
        shown: the figures of the release, after the gate.
        definitions: the indicators, for the number of decimals.
        policy: the rules of rounding.

    Raises:
        DisclosureError: a row is about a figure that is not shown.
    """
    present = shown.table.filter(
        pc.equal(shown.table["cell"].cast(pa.string()), CellKind.PRESENT.value)
    )
    told = pc.is_valid(tables.changes["expected"])
    changes = tables.changes.filter(told)
    for rows in (tables.nowcasts, tables.record, changes, _earlier(changes)):
        _refuse_hidden(rows, present)
    decimals = {name: item.decimals for name, item in definitions.items()}
    return sealed_nowcast(
        _rounded_nowcasts(tables.nowcasts, decimals, policy.rounding),
        _rounded_changes(tables.changes),
        _rounded_record(tables.record),
        tables.summary,
    )


def _earlier(changes: pa.Table) -> pa.Table:
    """The keys of the earlier figures of changes."""
    names = {
        "indicator": "indicator",
        "region_level": "region_level",
        "region_code": "region_code",
        "region_year": "earlier_year",
        "period": "earlier_period",
        "vintage": "earlier_vintage",
    }
    keys = changes.select(list(FIGURE_KEY)).schema
    return pa.table({name: changes[column] for name, column in names.items()}, schema=keys)


def _refuse_hidden(rows: pa.Table, present: pa.Table) -> None:
    if not rows.num_rows:
        return
    hidden = np.flatnonzero(rows_of_keys(rows, present, FIGURE_KEY) < 0)
    if len(hidden):
        name = rows["indicator"][int(hidden[0])].as_py()
        raise DisclosureError(
            f"De nowcast van {name} gaat over een cijfer dat niet wordt getoond",
            where="nowcast",
            remedy="Dit is een fout in het programma; meld hem met de naam van de indicator.",
        )


def _rounded_nowcasts(table: pa.Table, decimals: Mapping[str, int], base: int) -> pa.Table:
    places = np.array([decimals[word] for word in table["indicator"].to_pylist()], dtype=np.float64)
    scale = 10.0**places
    value, lower, upper = (table[name].to_numpy() for name in ("expected", "lower", "upper"))
    middle = np.round(value * scale) / scale
    columns = {
        "expected": middle,
        # Outward, so that rounding never makes a figure look more certain.
        "lower": np.minimum(np.floor(lower * scale + 1e-9) / scale, middle),
        "upper": np.maximum(np.ceil(upper * scale - 1e-9) / scale, middle),
    }
    counts = {
        name: (np.round(table[name].to_numpy() / base) * base).astype(np.int64)
        for name in ("expected_count", "lower_count", "upper_count")
    }
    return _with(table, columns | counts)


def _rounded_changes(table: pa.Table) -> pa.Table:
    names = ("shown", "shown_lower", "shown_upper", "expected", "lower", "upper")
    columns = {name: pc.round(table[name], _PERCENT_DECIMALS) for name in names}
    shares = ("probability_lower", "revision_share")
    columns |= {name: pc.round(table[name], _CHANCE_DECIMALS) for name in shares}
    return _with(table, columns)


def _rounded_record(table: pa.Table) -> pa.Table:
    names = ("expected", "lower", "upper", "ruled")
    return _with(table, {name: pc.round(table[name], 1) for name in names})


def _with(table: pa.Table, columns: Mapping[str, object]) -> pa.Table:
    return pa.table({name: columns.get(name, table[name]) for name in table.column_names})
