"""A later release of the mini country, with a few figures changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import write_release
from support.mini_release import MADE, mini_draft

Row = dict[str, Any]
Change = Callable[[Row], Row]


def write_next(shelf: Shelf, change: Change = lambda row: row, days: int = 1) -> str:
    """Write a release that was built some days later, with every row changed by `change`."""
    draft = mini_draft()
    figures = draft.figures.table
    rows = [change(row) for row in figures.to_pylist()]
    later = replace(draft.manifest, created_at=MADE + timedelta(days=days))
    changed = sealed(pa.Table.from_pylist(rows, schema=figures.schema))
    return write_release(replace(draft, manifest=later, figures=changed), shelf)


def plus_a_tenth(indicator: str, code: str) -> Change:
    """Every figure of an indicator and region becomes 0.1 higher."""

    def change(row: Row) -> Row:
        is_it = (row["indicator"], row["region_code"]) == (indicator, code)
        if not is_it or row["value"] is None:
            return row
        return row | {"value": round(row["value"] + 0.1, 1)}

    return change
