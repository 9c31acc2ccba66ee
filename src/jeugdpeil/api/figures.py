"""The published figures, their regions' names and their addresses."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.api.filters import (
    Filter,
    Way,
    period_filter,
    words_filter,
    year_filter,
)
from jeugdpeil.api.holding import Holding, joined
from jeugdpeil.api.problems import Problem
from jeugdpeil.api.records import one_record
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.lineage import FigureKey
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published.fields import Field, fields_of
from jeugdpeil.published.headers import HEADERS

FIELDS = (Field("id", "id"), *fields_of(PUBLISHED, HEADERS))

INDICATOR = Filter(
    "indicator",
    "indicator",
    known=lambda holding: holding.release.definitions,
    problem="onbekende-indicator",
)
REGION = Filter(
    "gebied",
    "region_code",
    known=lambda holding: holding.regions.by_code,
    problem="onbekend-gebied",
)
LEVEL = words_filter("niveau", "region_level", (level.value for level in RegionLevel))
DIVISION = year_filter("indeling", "region_year")
PERIOD = period_filter("periode", "period")
STATUS = words_filter("status", "status", (status.value for status in Status))
CELL = words_filter("cel", "cell", (cell.value for cell in CellKind))
WITHIN = Filter(
    "binnen",
    "region_code",
    Way.WITHIN,
    known=lambda holding: holding.regions.by_code,
    problem="onbekend-gebied",
)
PUBLISHED_ON = Filter(
    "publicatiedatum", "vintage", pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}", example="2026-04-30"
)
PUBLISHED_UNTIL = Filter("publicatieTot", "vintage", Way.UNTIL)
NEWEST = Filter("nieuwste", "vintage", Way.NEWEST)
REGION_FILTERS = (REGION, LEVEL, WITHIN, DIVISION, PERIOD, STATUS)


def figures(asked: Asked) -> pa.Table:
    """The figures that the filters choose from: of the regions, or of the indicators asked for."""
    holding = asked.holding
    codes, indicators = asked.words_of("gebied"), asked.words_of("indicator")
    if codes is not None and (indicators is None or len(codes) <= len(indicators)):
        return joined([holding.figures_of_region(code) for code in codes], PUBLISHED)
    wanted = tuple(holding.release.definitions) if indicators is None else indicators
    return joined([holding.figures(indicator) for indicator in wanted], PUBLISHED)


def with_names(asked: Asked, table: pa.Table) -> pa.Table:
    """The figures of a page with the name of the region and the address of each figure."""
    named = table.append_column("region_name", region_names(asked.holding, table))
    return named.append_column("id", _addresses(table))


def region_names(holding: Holding, table: pa.Table) -> pa.Array:
    """The name of the region of each row, in the year of its division."""
    by_code = holding.regions.by_code
    pairs = zip(table["region_code"].to_pylist(), table["region_year"].to_pylist(), strict=True)
    found = (by_code.get(code, {}).get(year) for code, year in pairs)
    return pa.array([region.name if region else None for region in found], pa.string())


def _addresses(table: pa.Table) -> pa.ChunkedArray:
    def words(name: str) -> pa.ChunkedArray:
        return table[name].cast(pa.string())

    region = pc.binary_join_element_wise(words("region_code"), words("region_year"), "-")
    before, after = words("indicator"), (words("period"), words("vintage"))
    return pc.binary_join_element_wise(before, region, *after, ".")


def figure_row(holding: Holding, lineage: str) -> pa.Table:
    """The row of one figure.

    Raises:
        Problem: the text is no address of a figure, or the release has no such figure.
    """
    try:
        key = FigureKey.parse(lineage)
    except ValueError as error:
        raise Problem("onbekend-kenmerk", id=lineage[:120]) from error
    table = holding.figures_of_region(key.region.code)
    found = [
        number for number, address in enumerate(_addresses(table).to_pylist()) if address == lineage
    ]
    if not found:
        raise Problem("onbekend-kenmerk", id=lineage[:120])
    return table.slice(found[0], 1)


def figure_detail(asked: Asked, lineage: str) -> dict[str, Any]:
    """One figure by its address."""
    return one_record(with_names(asked, figure_row(asked.holding, lineage)), FIELDS)


CIJFERS = Resource(
    name="cijfers",
    fields=FIELDS,
    rows=figures,
    filters=(INDICATOR, *REGION_FILTERS, CELL, PUBLISHED_ON, PUBLISHED_UNTIL, NEWEST),
    finish=with_names,
    detail=figure_detail,
)
