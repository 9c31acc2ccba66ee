"""The maps of a release: outlines of every level that can be drawn, on one canvas."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.membership import PARTLY, SEPARATOR
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.release.builder import ReferenceFile, outline_files
from jeugdpeil.sources.geo.borrowing import outlines_for
from jeugdpeil.sources.geo.coverage import simplified
from jeugdpeil.sources.geo.dissolving import dissolve
from jeugdpeil.sources.geo.open_data import geojson_text
from jeugdpeil.sources.geo.outlines import chosen_geometry, joined_geometry, levels_and_years
from jeugdpeil.sources.geo.reading import GeometryReading
from jeugdpeil.sources.geo.svg import Frame, frame_of, svg_paths

DISSOLVED = (
    RegionLevel.JEUGDREGIO,
    RegionLevel.GGD_REGIO,
    RegionLevel.SAMENWERKINGSVERBAND,
    RegionLevel.PROVINCIE,
    RegionLevel.LANDSDEEL,
    RegionLevel.LAND,
)


@dataclass(frozen=True)
class Maps:
    """The outline files of a release, the years per level, and what was noticed."""

    files: tuple[ReferenceFile, ...] = ()
    years: tuple[tuple[str, tuple[int, ...]], ...] = ()
    findings: tuple[Finding, ...] = ()


def maps_of(readings: Iterable[GeometryReading], regions: Regions, division_year: int) -> Maps:
    """Draw every level and year that was read, and what gemeenten make up together.

    Args:
        readings: outlines as they were read.
        regions: names, and which gemeente lies in which region.
        division_year: year of the division of the levels above gemeente.
    """
    read = [item.geometry for item in readings if item.geometry.table.num_rows]
    if not read:
        return Maps()
    whole = joined_geometry(read)
    upper, findings = _dissolved(whole, regions, division_year)
    gemeenten, more = _gemeenten_of_wijken(whole, regions)
    findings.extend(more)
    drawn = joined_geometry([whole, *gemeenten, *upper])
    frame = frame_of(whole)
    files: list[ReferenceFile] = []
    years: dict[str, list[int]] = {}
    for level, year in levels_and_years(drawn):
        outcome = simplified(chosen_geometry(drawn, level, year))
        findings.extend(outcome.findings)
        files.extend(_files(outcome.geometry, level, year, regions, frame))
        years.setdefault(level.value, []).append(year)
    listed = tuple((level, tuple(sorted(found))) for level, found in years.items())
    return Maps(tuple(files), listed, tuple(findings))


def _dissolved(
    whole: Geometry, regions: Regions, division_year: int
) -> tuple[list[Geometry], list[Finding]]:
    """The levels above gemeente that no source draws, out of the newest gemeenten."""
    given = {level for level, _ in levels_and_years(whole)}
    years = [year for level, year in levels_and_years(whole) if level is RegionLevel.GEMEENTE]
    if not years:
        return [], []
    gemeenten = chosen_geometry(whole, RegionLevel.GEMEENTE, max(years))
    drawn: list[Geometry] = []
    findings: list[Finding] = []
    for level in DISSOLVED:
        membership = _membership(regions, division_year, level)
        if level in given or not membership:
            continue
        outcome = dissolve(gemeenten, membership, level, division_year)
        drawn.append(outcome.geometry)
        findings.extend(outcome.findings)
    return drawn, findings


def _gemeenten_of_wijken(whole: Geometry, regions: Regions) -> tuple[list[Geometry], list[Finding]]:
    """Gemeenten of a year that only wijken were read of, with what is missing from another year.

    Wijken are drawn finer than gemeenten, and no map of gemeenten of 2022 may be there to be read.
    """
    kinds = levels_and_years(whole)
    drawn: list[Geometry] = []
    findings: list[Finding] = []
    for year in [year for level, year in kinds if level is RegionLevel.WIJK]:
        if (RegionLevel.GEMEENTE, year) in kinds:
            continue
        rows = _rows(regions, RegionLevel.WIJK, year)
        membership = {row["region_code"]: row["gemeente"] for row in rows if row["gemeente"]}
        wijken = chosen_geometry(whole, RegionLevel.WIJK, year)
        outcome = dissolve(wijken, membership, RegionLevel.GEMEENTE, year)
        others = [
            chosen_geometry(whole, RegionLevel.GEMEENTE, other)
            for level, other in kinds
            if level is RegionLevel.GEMEENTE
        ]
        codes = [row["region_code"] for row in _rows(regions, RegionLevel.GEMEENTE, year)]
        complete = outlines_for(codes, RegionLevel.GEMEENTE, year, [outcome.geometry, *others])
        drawn.append(complete.geometry)
        findings.extend(complete.findings)
    return drawn, findings


def _rows(regions: Regions, level: RegionLevel, year: int) -> list[dict[str, Any]]:
    table = regions.table
    chosen = pc.and_(
        pc.equal(table["region_level"].cast(pa.string()), level.value),
        pc.equal(table["region_year"], year),
    )
    return table.filter(chosen).to_pylist()


def _membership(regions: Regions, year: int, level: RegionLevel) -> dict[str, str]:
    """Code of the region of a level by gemeente, where a gemeente lies in one only."""
    rows = _rows(regions, RegionLevel.GEMEENTE, year)
    return {
        row["region_code"]: row[level.value]
        for row in rows
        if row[level.value] and not {SEPARATOR, PARTLY} & set(row[level.value])
    }


def _files(
    geometry: Geometry, level: RegionLevel, year: int, regions: Regions, frame: Frame
) -> tuple[ReferenceFile, ...]:
    names = _names(regions, level)
    contents = {
        "svg.json": svg_paths(geometry, frame=frame).to_json().encode(),
        "geojson": geojson_text(geometry, names).encode(),
    }
    return outline_files(level.value, year, contents)


def _names(regions: Regions, level: RegionLevel) -> dict[str, str]:
    table = regions.table
    rows = table.filter(pc.equal(table["region_level"].cast(pa.string()), level.value))
    ordered = rows.sort_by("region_year")
    codes, names = ordered["region_code"].to_pylist(), ordered["name"].to_pylist()
    return dict(zip(codes, names, strict=True))
