"""What reading a wide table brings to light, as findings."""

from collections.abc import Iterable

import numpy as np

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.delimited_text import DelimitedText
from jeugdpeil.sources.cbs.finding_codes import (
    CELL_UNREADABLE,
    CODE_DIFFERS,
    DECIMAL_SIGN,
    MEASURE_REPEATED,
    ROW_WIDTH,
    TEXT_COLUMN,
)
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.wide_cells import WideCells
from jeugdpeil.sources.cbs.wide_rows import WideRows, words_of

_SHOWN = 5


def row_findings(text: DelimitedText, snapshot: SnapshotRef) -> list[Finding]:
    """Rows that could not be split into the columns of the header."""
    width = str(len(text.header))
    return [
        ROW_WIDTH.found(
            Location(snapshot.source_id, wrong.row), expected=width, found=str(wrong.found)
        )
        for wrong in text.wrong_rows
    ]


def differing_codes(
    text: DelimitedText, rows: WideRows, layout: Layout, snapshot: SnapshotRef
) -> list[Finding]:
    """Rows whose second code is another one; the key counts.

    Source:
        85335NED of 15 June 2023: the national row has key NL00 and Codering NL01.
    """
    column = layout.column(text.header, layout.second_code)
    second = words_of(text, layout, layout.second_code)
    return [
        CODE_DIFFERS.found(Location(snapshot.source_id, int(row), column), key=key, other=other)
        for row, key, other in zip(text.row_numbers, rows.region_keys, second, strict=True)
        if other and other != key
    ]


def cell_findings(
    text: DelimitedText, cells: WideCells, layout: Layout, snapshot: SnapshotRef
) -> list[Finding]:
    """Another decimal sign than expected, columns of words, and cells that hold no number.

    What an unreadable cell holds is not repeated: nobody knows what it is.
    """
    source = snapshot.source_id
    findings: list[Finding] = []
    if cells.values.decimal != layout.decimal:
        found = cells.values.decimal
        findings.append(DECIMAL_SIGN.found(Location(source), expected=layout.decimal, found=found))
    findings += [TEXT_COLUMN.found(Location(source, column=name)) for name in cells.worded]
    for place in np.flatnonzero(cells.is_unreadable.any(axis=1)):
        numbers = text.row_numbers[cells.is_unreadable[place]]
        where = Location(source, int(numbers[0]), cells.columns[place])
        findings.append(
            CELL_UNREADABLE.found(where, count=len(numbers), rows=_shown(map(str, numbers)))
        )
    return findings


def repeated_measures(cells: WideCells, snapshot: SnapshotRef) -> list[Finding]:
    """Columns that have the same stem, such as the dwelling types under electricity and gas."""
    by_measure: dict[str, list[str]] = {}
    for name, measure in zip(cells.columns, cells.measures, strict=True):
        by_measure.setdefault(measure, []).append(name)
    return [
        MEASURE_REPEATED.found(
            Location(snapshot.source_id, column=names[1]), measure=measure, columns=_shown(names)
        )
        for measure, names in by_measure.items()
        if len(names) > 1
    ]


def _shown(words: Iterable[str]) -> str:
    listed = list(words)
    more = f" (+{len(listed) - _SHOWN})" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
