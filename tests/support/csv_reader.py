"""Reads a CSV by its description alone, as the recommendation of CSV on the Web says."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

Description = Mapping[str, Any]
_BOOLEANS = {"true": True, "false": False}
_READERS: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _BOOLEANS.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def disagreements(body: bytes, description: Description) -> list[str]:
    """Where a CSV is not what its description says, in words; empty where it is.

    Args:
        body: the CSV.
        description: what stands beside it.
    """
    header, *rows = _lines(body, description["dialect"])
    columns: list[Description] = description["tableSchema"]["columns"]
    if header != [column["titles"] for column in columns]:
        return [f"header {header}"]
    found = [f"row with {len(row)} cells" for row in rows if len(row) != len(columns)]
    for number, column in enumerate(columns):
        found += _of_column(column, {row[number] for row in rows})
    return [*found, *_doubles(description, header, rows)]


def _lines(body: bytes, dialect: Description) -> list[list[str]]:
    end = dialect["lineTerminators"][0]
    # Whoever reads UTF-8 on the web takes the mark of its byte order away.
    text = body.decode(dialect["encoding"]).removeprefix("\ufeff")
    assert text.endswith(end)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect["delimiter"],
        quotechar=dialect["quoteChar"],
        doublequote=dialect["doubleQuote"],
        strict=True,
    )
    return list(reader)


def _of_column(column: Description, cells: set[str]) -> Iterator[str]:
    """The cells of a column that cannot be what it holds; an empty cell is null."""
    if "" in cells and column["required"]:
        yield f"{column['name']}: empty"
    for cell in sorted(cells - {""}):
        for part in cell.split(column["separator"]) if "separator" in column else (cell,):
            if not _fits(part, column["datatype"]):
                yield f"{column['name']}: {part}"


def _fits(cell: str, datatype: str | Description) -> bool:
    if not isinstance(datatype, str):
        return re.fullmatch(datatype["format"], cell) is not None
    try:
        _READERS[datatype](cell)
    except (KeyError, ValueError):
        return False
    return True


def _doubles(description: Description, header: list[str], rows: list[list[str]]) -> Iterator[str]:
    key = [header.index(name) for name in description["tableSchema"].get("primaryKey", ())]
    counted = Counter(tuple(row[place] for place in key) for row in rows) if key else Counter()
    yield from (f"twice: {cells}" for cells, count in counted.items() if count > 1)
