"""Regions that have a gemeente in common cannot be added up."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from jeugdpeil.api.groups import group_figure
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import Problem
from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import PUBLISHED, REGIONS, Regions
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import write_release
from support.mini_release import mini_draft

ONE, OTHER, APART = "PO0001", "VO0001", "VO0002"
NAMES = {ONE: "Basisschool", OTHER: "Middelbaar", APART: "Elders"}


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory) -> Holding:
    """The mini release with three samenwerkingsverbanden; two share gemeente GM9001 in part."""
    draft = mini_draft()
    regions = draft.regions.table.to_pylist()
    member = {"GM9001": f"{ONE};{OTHER}~", "GM9004": APART}
    for row in regions:
        row["samenwerkingsverband"] = member.get(row["region_code"])
    blank = dict.fromkeys(row for row in regions[0])
    regions += [
        {
            **blank,
            "region_level": "samenwerkingsverband",
            "region_code": code,
            "region_year": 2022,
            "name": name,
            "note": "",
        }
        for code, name in NAMES.items()
    ]
    rows = draft.figures.table.to_pylist()
    model = next(
        row
        for row in rows
        if row["indicator"] == "jeugdzorg"
        and row["region_code"] == "PV91"
        and row["period"] == "2022"
    )
    rows += [
        {**model, "region_level": "samenwerkingsverband", "region_code": code} for code in NAMES
    ]
    changed = replace(
        draft,
        regions=Regions(_table(regions, REGIONS.arrow)),
        figures=sealed(_table(rows, PUBLISHED.arrow)),
        expected=(),
        cards=(),
        model_sources={},
    )
    shelf = Shelf(Path(tmp_path_factory.mktemp("overlap")))
    return Holding(shelf.release(write_release(changed, shelf)), is_concept=True)


def _table(rows: list[dict[str, object]], schema: pa.Schema) -> pa.Table:
    fields: Iterable[pa.Field] = schema
    flat = [(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in fields]
    return pa.Table.from_pylist(rows, schema=pa.schema(flat))


def test_a_gemeente_that_lies_in_both_in_part_is_an_overlap(holding: Holding) -> None:
    """Its youths would count twice."""
    with pytest.raises(Problem) as found:
        group_figure(holding, "jeugdzorg", (ONE, OTHER), "2022", None)
    assert found.value.code == "groep-overlap"


def test_regions_without_a_gemeente_in_common_are_added_up(holding: Holding) -> None:
    """A name or a level alone is no overlap."""
    told = group_figure(holding, "jeugdzorg", (ONE, APART), "2022", None)
    assert told["gebiedsniveau"] == RegionLevel.SAMENWERKINGSVERBAND.value
