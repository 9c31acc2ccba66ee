"""Reading outlines: what is taken, what is repaired, what is set apart and what is refused."""

import pytest
import shapely

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.reading import GeoFormat, GeometryReading, format_of, read_geometry
from support.squares import (
    EAST,
    KM,
    NORTH,
    areas_km2,
    feature,
    feature_collection,
    shapes_by_code,
    snapshot_of,
    square,
)

# Amersfoort, the origin of the national grid, in RD and in degrees (Kadaster).
AMERSFOORT_RD = (155_000.0, 463_000.0)
AMERSFOORT_DEGREES = (5.38720621, 52.15517440)


def read(
    content: bytes,
    level: RegionLevel = RegionLevel.GEMEENTE,
    *,
    code_field: str | None = None,
    is_fictional: bool = False,
) -> GeometryReading:
    snapshot = snapshot_of(content, is_fictional=is_fictional)
    return read_geometry(content, snapshot, level, 2022, code_field=code_field)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_outlines_come_in_order_of_code_with_their_names() -> None:
    """The order of the file does not matter, and names stand beside the outlines."""
    content = feature_collection(
        [
            feature(square(1, 0), gm_code="GM0002", gm_naam="Tweede "),
            feature(square(0, 0), gm_code="GM0001", gm_naam="Eerste"),
        ]
    )
    reading = read(content)
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001", "GM0002"]
    assert reading.names == {"GM0001": "Eerste", "GM0002": "Tweede"}
    assert reading.findings == ()


def test_an_outline_bears_level_year_and_snapshot() -> None:
    """Every outline can be traced to the bytes that it came from."""
    content = feature_collection([feature(square(0, 0), statcode="GM0001")])
    row = read(content).geometry.table.to_pylist()[0]
    assert (row["region_level"], row["region_year"]) == ("gemeente", 2022)
    assert row["source"] == snapshot_of(content).short_id


def test_metres_stay_as_they_are() -> None:
    """A file in RD is not transformed."""
    content = feature_collection([feature(square(0, 0), code="GM0001")])
    assert shapes_by_code(read(content).geometry)["GM0001"].bounds == (
        EAST,
        NORTH,
        EAST + KM,
        NORTH + KM,
    )


def test_heights_are_dropped() -> None:
    """A third coordinate does not come into the table."""
    content = feature_collection([feature(shapely.force_3d(square(0, 0), 12.0), code="GM0001")])
    assert not shapes_by_code(read(content).geometry)["GM0001"].has_z


def test_degrees_become_metres() -> None:
    """A corner at Amersfoort comes out at the origin of the national grid, within a metre."""
    east, north = AMERSFOORT_DEGREES
    content = feature_collection(
        [feature(shapely.box(east, north, east + 0.01, north + 0.01), code="GM0307")],
        crs="urn:ogc:def:crs:OGC:1.3:CRS84",
    )
    reading = read(content)
    bounds = shapes_by_code(reading.geometry)["GM0307"].bounds
    assert bounds[:2] == pytest.approx(AMERSFOORT_RD, abs=1.0)
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("shape", "system"),
    [
        (shapely.box(5.0, 52.0, 5.1, 52.1), "WGS84 (EPSG:4326)"),
        (square(0, 0), "RD (EPSG:28992)"),
    ],
)
def test_a_file_that_names_no_system_is_read_by_its_numbers(
    shape: shapely.Polygon, system: str
) -> None:
    """The size of the coordinates decides, and the reader says so."""
    reading = read(feature_collection([feature(shape, code="GM0001")], crs=None))
    (finding,) = reading.findings
    assert finding.code == "geometry-crs-assumed"
    assert dict(finding.context) == {"crs": system}


def test_a_file_that_names_the_wrong_system_is_read_by_its_numbers() -> None:
    """Metres stay metres where the file says degrees, with a warning."""
    content = feature_collection([feature(square(0, 0), code="GM0001")], crs="EPSG:4326")
    reading = read(content)
    assert areas_km2(reading.geometry) == {"GM0001": 1.0}
    assert codes(reading.findings) == ["geometry-crs-contradicted"]


def test_another_system_is_refused() -> None:
    """Coordinates of the web maps are not guessed at."""
    content = feature_collection([feature(square(0, 0), code="GM0001")], crs="EPSG:3857")
    with pytest.raises(SourceError, match="ander stelsel dan RD of WGS84: EPSG:3857"):
        read(content)


@pytest.mark.parametrize(
    ("level", "field", "code"),
    [
        (RegionLevel.WIJK, "wk_code", "WK000100"),
        (RegionLevel.WIJK, "wijkcode", "WK000100"),
        (RegionLevel.GEMEENTE, "GM_CODE", "GM0001"),
        (RegionLevel.GEMEENTE, "gemeentecode", "GM0001"),
        (RegionLevel.BUURT, "buurtcode", "BU00010000"),
        (RegionLevel.PROVINCIE, "statcode", "PV20"),
        (RegionLevel.GGD_REGIO, "code", "VR01"),
    ],
)
def test_the_property_with_the_code_is_known_by_its_name(
    level: RegionLevel, field: str, code: str
) -> None:
    """The spellings of CBS and Kadaster need no setting."""
    content = feature_collection([feature(square(0, 0), **{"x": 1, field: code})])
    assert read(content, level).geometry.table["region_code"].to_pylist() == [code]


def test_the_code_of_the_level_wins_over_that_of_another() -> None:
    """A wijk has the code of its gemeente as well."""
    content = feature_collection([feature(square(0, 0), gm_code="GM0001", wk_code="WK000100")])
    assert read(content, RegionLevel.WIJK).geometry.table["region_code"].to_pylist() == ["WK000100"]


def test_a_property_can_be_named() -> None:
    """A list of someone's own may call the code what it likes."""
    content = feature_collection([feature(square(0, 0), code="x", mijn="GM0001")])
    reading = read(content, code_field="mijn")
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]


@pytest.mark.parametrize("code_field", [None, "gemeente"])
def test_a_file_without_the_property_says_which_it_has(code_field: str | None) -> None:
    """The message holds the names to choose from."""
    content = feature_collection([feature(square(0, 0), nummer="GM0001", omtrek=4)])
    with pytest.raises(SourceError, match="eigenschappen die er zijn: nummer, omtrek"):
        read(content, code_field=code_field)


@pytest.mark.parametrize("value", [14, "14", "0014", " GM0014 "])
def test_a_bare_number_is_made_a_code(value: object) -> None:
    """Leading zeros, letters and spaces are put right and counted."""
    reading = read(feature_collection([feature(square(0, 0), code=value)]))
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0014"]


def test_codes_made_whole_are_counted() -> None:
    """One finding says how many codes were completed."""
    content = feature_collection(
        [feature(square(0, 0), code="0014"), feature(square(1, 0), code="GM0015")]
    )
    (finding,) = read(content).findings
    assert (finding.code, finding.count) == ("geometry-code-completed", 1)


def test_a_row_with_an_unknown_code_is_set_apart() -> None:
    """A code without the form of the level gets a finding with its row, and no outline."""
    content = feature_collection(
        [
            feature(square(0, 0), code="GM0001"),
            feature(square(1, 0), code="XX9"),
            feature(square(2, 0), code=None),
        ]
    )
    reading = read(content)
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]
    assert [finding.location.row for finding in reading.findings] == [2, 3]
    assert {finding.code for finding in reading.findings} == {"geometry-code-unknown"}


def test_a_code_that_is_a_whole_text_is_cut_short() -> None:
    """A finding stays a sentence, and holds only what can be written to a file."""
    content = feature_collection(
        [feature(square(0, 0), code="GM0001"), feature(square(1, 0), code="\ud800" + 99 * "x")]
    )
    (finding,) = read(content).findings
    assert dict(finding.context)["code"] == "?" + 39 * "x"


def test_the_second_row_with_a_code_is_set_apart() -> None:
    """The first row stays; the second names it."""
    content = feature_collection(
        [feature(square(0, 0), code="GM0001"), feature(square(5, 5, 2), code="GM0001")]
    )
    reading = read(content)
    (finding,) = reading.findings
    assert areas_km2(reading.geometry) == {"GM0001": 1.0}
    assert (finding.code, finding.severity) == ("geometry-code-duplicated", Severity.ERROR)
    assert (finding.location.row, dict(finding.context)["first_row"]) == (2, "1")


def test_water_is_set_apart_before_codes_are_compared() -> None:
    """In the Wijk- en Buurtkaart the water of a gemeente bears the code of its land."""
    content = feature_collection(
        [
            feature(square(1, 0), gm_code="GM0001", water="JA"),
            feature(square(0, 0), gm_code="GM0001", water="NEE"),
        ]
    )
    reading = read(content)
    assert shapes_by_code(reading.geometry)["GM0001"].bounds[0] == EAST
    assert codes(reading.findings) == ["geometry-water"]


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (None, "geometry-empty"),
        (shapely.Polygon(), "geometry-empty"),
        (shapely.Point(EAST, NORTH), "geometry-no-area"),
        (shapely.LineString([(EAST, NORTH), (EAST + KM, NORTH)]), "geometry-no-area"),
    ],
)
def test_a_row_without_an_area_is_set_apart(
    shape: shapely.geometry.base.BaseGeometry | None, code: str
) -> None:
    """No shape, an empty shape, a point and a line are no outline."""
    content = feature_collection(
        [feature(square(0, 0), code="GM0001"), feature(shape, code="GM0002")]
    )
    reading = read(content)
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]
    assert codes(reading.findings) == [code]


@pytest.mark.parametrize(
    "coordinates", [[[[EAST, NORTH], [EAST + KM, NORTH]]], [["x"]], [[[EAST, NORTH], [1e400, 0]]]]
)
def test_a_shape_that_cannot_be_read_is_set_apart(coordinates: object) -> None:
    """A ring of two points, words and infinite numbers spoil their own row only."""
    broken = feature(None, code="GM0002")
    broken["geometry"] = {"type": "Polygon", "coordinates": coordinates}
    reading = read(feature_collection([feature(square(0, 0), code="GM0001"), broken]))
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]
    assert codes(reading.findings) == ["geometry-empty"]


def test_a_shape_that_crosses_itself_is_repaired() -> None:
    """A bow tie becomes two triangles, each a quarter of the square, and the reader says so."""
    corners = [(0, 0), (1, 1), (1, 0), (0, 1)]
    bow = shapely.Polygon([(EAST + x * KM, NORTH + y * KM) for x, y in corners])
    reading = read(feature_collection([feature(bow, code="GM0001")]))
    (finding,) = reading.findings
    assert areas_km2(reading.geometry) == {"GM0001": 1 / 4 + 1 / 4}
    assert (finding.code, finding.severity) == ("geometry-repaired", Severity.WARNING)
    assert dict(finding.context)["reason"] == "Self-intersection"


def test_a_shape_folded_into_a_line_is_set_apart() -> None:
    """A ring that goes there and back has no area to repair."""
    fold = shapely.Polygon([(EAST, NORTH), (EAST + KM, NORTH), (EAST, NORTH)])
    content = feature_collection(
        [feature(square(0, 0), code="GM0001"), feature(fold, code="GM0002")]
    )
    assert codes(read(content).findings) == ["geometry-empty"]


def test_an_outline_outside_the_netherlands_is_set_apart() -> None:
    """Berlin is no gemeente of ours."""
    content = feature_collection(
        [
            feature(shapely.box(5.0, 52.0, 5.1, 52.1), code="GM0001"),
            feature(shapely.box(13.3, 52.4, 13.5, 52.6), code="GM0002"),
        ],
        crs="EPSG:4326",
    )
    reading = read(content)
    assert reading.geometry.table["region_code"].to_pylist() == ["GM0001"]
    assert codes(reading.findings) == ["geometry-outside"]


def test_a_fictional_country_may_lie_anywhere() -> None:
    """The demo country is no part of the Netherlands."""
    content = feature_collection([feature(shapely.box(-30, 40, -29, 41), code="GM0001")], "CRS84")
    reading = read(content, is_fictional=True)
    assert reading.geometry.table.num_rows == 1
    assert reading.findings == ()


@pytest.mark.parametrize(("field", "value"), [("jaar", 2021), ("jrstatcode", "2021GM0001")])
def test_a_file_of_another_year_is_noticed(field: str, value: object) -> None:
    """A file that names 2021 is not silently taken for 2022."""
    content = feature_collection([feature(square(0, 0), statcode="GM0001", **{field: value})])
    (finding,) = read(content).findings
    assert finding.code == "geometry-other-year"
    assert dict(finding.context) == {"year": "2022", "years": "2021"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "een leeg bestand"),
        (b" \r\n", "een leeg bestand"),
        (b"<!DOCTYPE html><html><body>Storing</body></html>", "een webpagina of XML"),
        (b"PK\x03\x04rest", "een zipbestand"),
        (b"\x1f\x8brest", "een gzipbestand"),
        ('{"naam": "Súdwest"}'.encode("latin-1"), "geen UTF-8"),
        (b'{"type": "FeatureCollection", "features": [', "onleesbare JSON"),
        (b"[" * 100_000, "onleesbare JSON"),
        (b"[1, 2]", "JSON van een andere soort"),
        (b'{"type": "FeatureCollection", "features": []}', "geen enkele feature"),
        (b'{"error": "niet gevonden"}', "geen enkele feature"),
    ],
    ids=["empty", "blank", "html", "zip", "gzip", "latin-1", "cut", "deep", "list", "none", "json"],
)
def test_what_is_no_geometry_is_refused(content: bytes, message: str) -> None:
    """The message says what came, and from which file."""
    with pytest.raises(SourceError, match=message) as caught:
        read(content)
    assert caught.value.where == "bron kaart, kaart.geojson"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("shape", "code", "message"),
    [
        (square(0, 0), "WK000100", "'WK000100' is geen code van een gemeente"),
        (None, "GM0001", "geen vorm die te lezen is"),
        (shapely.Point(EAST, NORTH), "GM0001", "geen vlakken"),
        (shapely.box(NORTH, EAST, NORTH + KM, EAST + KM), "GM0001", "buiten Nederland"),
    ],
    ids=["level", "empty", "points", "north-first"],
)
def test_a_file_of_which_nothing_can_be_used_is_refused(
    shape: shapely.geometry.base.BaseGeometry | None, code: str, message: str
) -> None:
    """A wrong level, layer or order of coordinates is one message, not a finding per row."""
    content = feature_collection([feature(shape, code=code)] * 2)
    with pytest.raises(SourceError, match=message):
        read(content)


def test_a_file_with_only_water_is_refused() -> None:
    """Nothing but water leaves nothing to draw."""
    content = feature_collection([feature(square(0, 0), code="GM0001", H2O="ja")])
    with pytest.raises(SourceError, match="allemaal water"):
        read(content)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b'{"type": "Topology", "arcs": []}', GeoFormat.TOPOJSON),
        (b'{"type": "FeatureCollection"}', GeoFormat.GEOJSON),
        (b"SQLite format 3\x00rest", GeoFormat.GPKG),
    ],
)
def test_the_form_of_a_file_shows_in_its_bytes(content: bytes, form: GeoFormat) -> None:
    """The extension of a file is not looked at."""
    assert format_of(content) is form
