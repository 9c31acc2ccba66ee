"""Reads a file with outlines of regions, whatever its form and reference system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.checks import (
    Check,
    Rows,
    in_the_netherlands,
    made_valid,
    on_earth,
    run_checks,
    with_areas,
    with_codes_of_level,
    without_duplicates,
    without_water,
)
from jeugdpeil.sources.geo.document import json_object
from jeugdpeil.sources.geo.fields import Fields, fields_of, plain_text, whole_code, year_in
from jeugdpeil.sources.geo.geojson import read_geojson
from jeugdpeil.sources.geo.geopackage import MAGIC, read_geopackage
from jeugdpeil.sources.geo.layer import Layer, Shapes, place
from jeugdpeil.sources.geo.outlines import geometry_of, sorted_outlines
from jeugdpeil.sources.geo.projection import Grid, grid_of_name, grid_of_range, to_rd
from jeugdpeil.sources.geo.topojson import read_topojson


class GeoFormat(StrEnum):
    """The forms of geometry file that are read."""

    GEOJSON = "geojson"
    TOPOJSON = "topojson"
    GPKG = "gpkg"


@dataclass(frozen=True)
class GeometryReading:
    """The outlines in one file, with the names beside them and what was wrong.

    Args:
        geometry: valid outlines in RD metres, in order of code.
        names: name by code, where the file has names.
        findings: what was repaired, assumed or set apart.
    """

    geometry: Geometry
    names: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    findings: tuple[Finding, ...] = ()


def read_geometry(
    content: bytes,
    snapshot: SnapshotRef,
    level: RegionLevel,
    year: int,
    *,
    format: GeoFormat | None = None,  # noqa: A002 - the word of the monitor file
    code_field: str | None = None,
    layer: str | None = None,
) -> GeometryReading:
    """The outlines of the regions of one level and year in a file.

    Args:
        content: the bytes of the file.
        snapshot: the stored copy that they are; outlines outside the Netherlands are accepted
            only where it is fictional.
        level: level of the regions; the codes must have its form.
        year: year of the division.
        format: form of the file; None to tell it from the bytes.
        code_field: property with the code; None to know it by its name.
        layer: layer of a GeoPackage or object of a TopoJSON; None for the only one.

    Returns:
        What could be read. A row with a finding of severity ERROR is not in it.

    Raises:
        SourceError: it is no such file, has no such layer or property, is in another reference
            system than RD or WGS84, or not one row can be used.
    """
    source = read_layer(content, snapshot, format or format_of(content), layer)
    fields = fields_of(source, level, code_field, snapshot)
    shapes, grid_findings = _in_rd(source, snapshot)
    rows, code_findings = _rows(source, fields, shapes, snapshot, level)
    kept, row_findings = run_checks(rows, _checks(snapshot.is_fictional))
    if not kept.codes:
        raise _nothing_left(len(rows.codes), row_findings, snapshot)
    year_findings = _year_findings(source, fields, snapshot, year)
    sources = [snapshot.short_id] * len(kept.codes)
    outlines = sorted_outlines(level, year, kept.codes, kept.shapes, sources)
    findings = (*grid_findings, *year_findings, *code_findings, *row_findings)
    return GeometryReading(geometry_of(outlines), _names(kept), findings)


def format_of(content: bytes) -> GeoFormat:
    """The form of a file, told by its first bytes.

    >>> format_of(b'{"type": "Topology", "arcs": []}').value
    'topojson'
    """
    if content.startswith(MAGIC):
        return GeoFormat.GPKG
    # Members may come in any order, but a GeoJSON has no arcs and a Topology is always named.
    return GeoFormat.TOPOJSON if b'"Topology"' in content else GeoFormat.GEOJSON


def read_layer(content: bytes, snapshot: SnapshotRef, kind: GeoFormat, name: str | None) -> Layer:
    """One layer of a file as it stands there: shapes in its own reference system, and properties.

    Args:
        content: the bytes of the file.
        snapshot: the copy that they are, for messages.
        kind: form of the file.
        name: layer of a GeoPackage or object of a TopoJSON; None for the only one.

    Raises:
        SourceError: it is no such file, or has no such layer.
    """
    if kind is GeoFormat.GPKG:
        return read_geopackage(content, snapshot, name)
    document = json_object(content, snapshot)
    if kind is GeoFormat.TOPOJSON:
        return read_topojson(document, snapshot, name)
    return read_geojson(document, snapshot)


def _checks(is_fictional: bool) -> list[Check]:
    place_checks = [] if is_fictional else [in_the_netherlands]
    return [
        without_water,
        with_codes_of_level,
        without_duplicates,
        with_areas,
        on_earth,
        *place_checks,
        made_valid,
    ]


def _in_rd(source: Layer, snapshot: SnapshotRef) -> tuple[Shapes, tuple[Finding, ...]]:
    named = grid_of_name(source.crs)
    if source.crs and named is None:
        raise SourceError(
            f"Het bestand is in een ander stelsel dan RD of WGS84: {source.crs[:80]}",
            where=place(snapshot),
            remedy="Zet het bestand om naar RD (EPSG:28992), bijvoorbeeld met QGIS of ogr2ogr.",
        )
    seen = grid_of_range(sh.total_bounds(source.shapes))
    shapes = to_rd(source.shapes) if seen is Grid.DEGREES else source.shapes
    return shapes, _grid_findings(named, seen, snapshot)


def _grid_findings(named: Grid | None, seen: Grid, snapshot: SnapshotRef) -> tuple[Finding, ...]:
    place_of_file = Location(snapshot.short_id)
    if named is None:
        return (fc.CRS_ASSUMED.found(place_of_file, crs=seen.value),)
    if named is not seen:
        # GeoJSON in metres without saying so, or saying WGS84, is common: the newer standard knows
        # no other system, and old services write RD all the same.
        return (fc.CRS_CONTRADICTED.found(place_of_file, named=named.value, crs=seen.value),)
    return ()


def _rows(
    source: Layer, fields: Fields, shapes: Shapes, snapshot: SnapshotRef, level: RegionLevel
) -> tuple[Rows, tuple[Finding, ...]]:
    values = source.columns[fields.code]
    codes = [whole_code(value, level) for value in values]
    rows = Rows(
        snapshot.short_id,
        level,
        np.arange(1, len(codes) + 1),
        tuple(codes),
        _texts(source, fields.name),
        _texts(source, fields.water),
        shapes,
    )
    pairs = zip(values, codes, strict=True)
    completed = sum(plain_text(value) != code for value, code in pairs)
    if not completed:
        return rows, ()
    location = Location(snapshot.short_id, column=fields.code)
    return rows, (fc.CODE_COMPLETED.found(location, count=completed),)


def _texts(source: Layer, name: str | None) -> tuple[str, ...]:
    values = source.columns[name] if name is not None else [None] * len(source.shapes)
    return tuple(plain_text(value) for value in values)


def _year_findings(
    source: Layer, fields: Fields, snapshot: SnapshotRef, year: int
) -> tuple[Finding, ...]:
    if fields.year is None:
        return ()
    years = {year_in(value) for value in source.columns[fields.year]} - {None, year}
    if not years:
        return ()
    location = Location(snapshot.short_id, column=fields.year)
    found = ", ".join(sorted(map(str, years)))
    return (fc.OTHER_YEAR.found(location, year=str(year), years=found),)


def _names(rows: Rows) -> dict[str, str]:
    return {code: name for code, name in sorted(zip(rows.codes, rows.names, strict=True)) if name}


def _nothing_left(count: int, findings: tuple[Finding, ...], snapshot: SnapshotRef) -> SourceError:
    # The last check that set rows apart is the one that left nothing.
    errors = [item for item in findings if item.severity is Severity.ERROR]
    said = dict(errors[-1].context) if errors else {}
    why = {
        fc.CODE_UNKNOWN.code: f"{said.get('code')!r} is geen code van een {said.get('level')}",
        fc.EMPTY.code: "er is geen vorm die te lezen is",
        fc.NO_AREA.code: "de vormen zijn punten of lijnen, geen vlakken",
        fc.OUTSIDE.code: f"{said.get('bounds', 'de coördinaten')} ligt buiten Nederland",
    }.get(errors[-1].code if errors else "", "het is allemaal water")
    return SourceError(
        f"Van de {count} gebieden in het bestand is er niet één bruikbaar: {why}",
        where=place(snapshot),
        remedy="Controleer `level`, `layer` en `code_field` van deze bron in het monitorbestand, "
        "en de volgorde van de coördinaten: eerst oost, dan noord.",
    )
