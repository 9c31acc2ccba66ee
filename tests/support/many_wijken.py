"""A release with as many wijken as the Netherlands has: a grid with winding borders."""

from dataclasses import replace
from math import sin
from pathlib import Path
from typing import Any

import pyarrow as pa

from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.published import PublicReference
from jeugdpeil.domain.tables import Regions
from jeugdpeil.published import layout
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import ReferenceFile, json_file, write_release
from jeugdpeil.release.publication import publish
from support.mini_release import MADE, NEWEST, mini_draft

COLUMNS, ROWS, STEP = 60, 57, 180
# Points on each side of a wijk: together as many as real outlines at this scale.
POINTS = 5
COUNT = COLUMNS * ROWS
Row = dict[str, Any]


def build_many(folder: Path) -> Shelf:
    """Write and publish the release."""
    shelf = Shelf(folder)
    draft = mini_draft()
    kept = tuple(item for item in draft.references if item.kind is not PublicReference.GEOMETRY)
    release_id = write_release(
        replace(
            draft,
            manifest=replace(
                draft.manifest,
                indicators=("jeugdzorg",),
                divisions=(("wijk", (NEWEST,)),),
                maps=(("wijk", (NEWEST,)),),
            ),
            figures=sealed(_figures(draft.figures.table)),
            definitions=tuple(item for item in draft.definitions if item.id == "jeugdzorg"),
            regions=Regions(_regions(draft.regions.table)),
            references=(*kept, _outlines()),
            expected=(),
            cards=(),
            characteristics=(),
            model_sources={},
        ),
        shelf,
    )
    publish(shelf, release_id, MADE, lambda _: None)
    return shelf


def code(number: int) -> str:
    """The code of a wijk; ten of them make up a gemeente."""
    return f"WK{1000 + number // 10}{number % 10:02d}"


def _figures(table: pa.Table) -> pa.Table:
    """One figure per wijk, from nought to a fifth; every hundredth wijk is hidden."""
    rows: list[Row] = table.to_pylist()
    known = _example(rows, "WK900100", "jeugdzorg")
    hidden = _example(rows, "WK900704", "jeugdzorg")
    made = [
        hidden | {"region_code": code(number)}
        if number % 100 == 99
        else known | {"region_code": code(number)} | _value(number)
        for number in range(COUNT)
    ]
    return pa.Table.from_pylist(made, table.schema)


def _value(number: int) -> Row:
    count = 10 + 5 * (number * 7 % 39)
    value = round(100 * count / 1000, 1)
    return {
        "count": count,
        "denominator": 1000,
        "value": value,
        "lower": max(value - 1.5, 0.0),
        "upper": value + 1.5,
    }


def _regions(table: pa.Table) -> pa.Table:
    rows: list[Row] = table.to_pylist()
    example = next(
        row for row in rows if row["region_code"] == "WK900100" and row["region_year"] == NEWEST
    )
    above = next(row for row in rows if row["region_code"] == "GM9001")
    land = [row for row in rows if row["region_level"] in ("land", "provincie", "jeugdregio")]
    gemeenten = [
        above
        | {"region_code": f"GM{1000 + number}", "name": f"Gemeente {number}", "region_year": NEWEST}
        for number in range(COUNT // 10)
    ]
    wijken = [
        example
        | {
            "region_code": code(number),
            "name": f"Wijk {number}",
            "gemeente": f"GM{1000 + number // 10}",
        }
        for number in range(COUNT)
    ]
    return pa.Table.from_pylist([*land, *gemeenten, *wijken], table.schema)


def _example(rows: list[Row], region: str, indicator: str) -> Row:
    return next(
        row
        for row in rows
        if row["region_code"] == region
        and row["indicator"] == indicator
        and row["region_year"] == NEWEST
    )


def _outlines() -> ReferenceFile:
    size = f"0 0 {COLUMNS * STEP + 2 * STEP} {ROWS * STEP + 2 * STEP}"
    paths = {code(number): _path(number % COLUMNS, number // COLUMNS) for number in range(COUNT)}
    labels = {code(number): (0, 0) for number in range(COUNT)}
    content = {"view_box": size, "paths": paths, "labels": labels}
    path = layout.geometry_file("wijk", NEWEST, "svg.json")
    return json_file(PublicReference.GEOMETRY, path, content)


def _path(column: int, row: int) -> str:
    """A cell of the grid: along its four sides, each shared with a neighbour."""
    parts = range(POINTS)
    ring = [_point(column + part / POINTS, row) for part in parts]
    ring += [_point(column + 1, row + part / POINTS) for part in parts]
    ring += [_point(column + 1 - part / POINTS, row + 1) for part in parts]
    ring += [_point(column, row + 1 - part / POINTS) for part in parts]
    return "M" + " ".join(f"{x} {y}" for x, y in ring) + "z"


def _point(across: float, down: float) -> tuple[int, int]:
    """A point of the grid, moved aside by an amount that depends on its place alone."""
    x, y = round(across, 3), round(down, 3)
    bend = 0.25 * sin(9.1 * x + 5.7 * y), 0.25 * sin(7.3 * y - 4.1 * x)
    return round(STEP * (1 + x + bend[0])), round(STEP * (1 + y + bend[1]))
