"""Source files and observations that a test can write out in a few lines."""

import hashlib
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import OBSERVATIONS, Observations

ROW = {
    "region_name": None,
    "region_kind": None,
    "region_year": 2022,
    "period_key": "2022JJ00",
    "form_key": "",
}
_NOT_MEASURES = {"code": "region_key", "period": "period_key", "year": "region_year"}


def snapshot(
    content: bytes = b"", *, name: str = "bron.csv", protected: bool = True
) -> SnapshotRef:
    """A snapshot of bytes that a test made up."""
    return SnapshotRef(
        source_id=name.partition(".")[0],
        title=name,
        sha256=hashlib.sha256(content).hexdigest(),
        byte_count=len(content),
        retrieved_at=None,
        table_modified="",
        origin=name,
        licence="CC BY 4.0",
        attribution="CBS",
        is_protected=protected,
    )


def observed(text: str, *, protected: bool = True, **fields: Any) -> Observations:
    """Observations from a small table: a header line, then a region per line.

    Args:
        text: columns separated by spaces; `code`, `period`, `year`, `form_key` and `region_kind`
            say what a row is about, every other column is a measure; "." is a point, "-" a blank
            and "?" an unreadable cell.
        protected: whether the publisher applied disclosure control.
        fields: what holds for all rows.
    """
    header, *lines = (line.split() for line in text.strip().splitlines())
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    cells = [
        ROW
        | fields
        | {"row": number, "column": name, "measure": name}
        | about(row)
        | cell(row[name])
        for name in header
        if name not in _NOT_MEASURES and name not in ROW
        for number, row in enumerate(rows, start=1)
    ]
    table = pa.Table.from_pylist(cells, OBSERVATIONS.arrow)
    return Observations(snapshot(text.encode(), protected=protected), table)


def about(row: dict[str, str]) -> dict[str, Any]:
    """What a row of the small table is about."""
    named = {_NOT_MEASURES.get(name, name): word for name, word in row.items()}
    found: dict[str, Any] = {name: word for name, word in named.items() if name in ROW}
    found["region_key"] = named["region_key"].replace("_", " ")
    if "region_year" in found:
        found["region_year"] = int(found["region_year"])
    return found


def cell(word: str) -> dict[str, Any]:
    """Value and mark of a cell of the small table."""
    marks = {".": ".", "-": "leeg", "?": "onleesbaar"}
    if word in marks:
        return {"value": None, "mark": marks[word]}
    return {"value": float(word), "mark": None}


def cells_of(reading: Reading, measure: str) -> dict[str, float | str | None]:
    """Value, or mark, of a measure per region key."""
    rows = reading.observations.table.to_pylist()
    return {
        row["region_key"]: row["mark"] if row["value"] is None else row["value"]
        for row in rows
        if row["measure"] == measure
    }


def codes(findings: tuple[Any, ...]) -> list[str]:
    """The codes of findings, in order."""
    return [found.code for found in findings]
