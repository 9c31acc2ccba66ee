"""Fetching outlines from the public geo service."""

import json

import pytest

from jeugdpeil.domain.errors import FetchError, MonitorFileError, SourceError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo.fetch import (
    BASE_URL_UNTIL_2015,
    GeometryRequest,
    feature_collection,
    fetch_geometry,
)


def _feature(code, year=2022):
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": code.lower(), "jaarcode": year},
        "geometry": {"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, 53], [5, 52]]]},
    }


@pytest.fixture
def layers(server):
    codes = ("GM0001", "GM0002", "GM0003")
    server.layers["gemeente_gegeneraliseerd", "2022"] = [_feature(code) for code in codes]
    server.layers["wijk_gegeneraliseerd", "2022"] = [_feature("WK000100")]
    server.layer_page_size = 2
    return server.layers


@pytest.fixture
def request_2022(server):
    levels = (RegionLevel.GEMEENTE, RegionLevel.WIJK)
    return GeometryRequest("kaart-2022", 2022, levels, server.pdok)


@pytest.fixture
def fetch(store, client, now, progress, policy):
    def fetched(request):
        return fetch_geometry(store, request, client, now, progress, policy)

    return fetched


def test_all_pages_of_a_layer_become_one_document(fetch, store, layers, request_2022):
    """Three gemeenten in pages of two are one collection with three features."""
    ref = fetch(request_2022)

    document = json.loads(feature_collection(store, ref, RegionLevel.GEMEENTE))
    assert [f["properties"]["statcode"] for f in document["features"]] == [
        "GM0001",
        "GM0002",
        "GM0003",
    ]


def test_the_levels_of_a_year_are_one_snapshot(fetch, store, layers, request_2022):
    """Each level keeps its own pages under its name."""
    ref = fetch(request_2022)

    names = [(part.name, part.row_count) for part in store.parts(ref)]
    assert names == [("gemeente", 2), ("gemeente", 1), ("wijk", 1)]
    assert ref.attribution == "CBS en Kadaster, via PDOK"


def test_a_level_that_was_not_fetched_is_named(fetch, store, layers, request_2022):
    """The remedy says which key to change."""
    ref = fetch(request_2022)

    with pytest.raises(SourceError, match="buurt") as error:
        feature_collection(store, ref, RegionLevel.BUURT)
    assert "`levels`" in error.value.remedy


def test_a_server_that_ignores_the_year_is_found_out(fetch, server, layers, request_2022):
    """Outlines of another year would join to the wrong codes without a sound."""
    server.layers["gemeente_gegeneraliseerd", "2022"] = [_feature("GM0001", 2025)]

    with pytest.raises(SourceError, match="van 2025, niet van 2022"):
        fetch(request_2022)


def test_a_year_without_outlines_is_refused(fetch, store, server, request_2022):
    """An empty layer is no map."""
    with pytest.raises(SourceError, match="leeg"):
        fetch(request_2022)
    assert store.latest("kaart-2022") is None


def test_outlines_without_a_code_are_refused(fetch, server, layers, request_2022):
    """Without the field with the code nothing can be joined."""
    del server.layers["gemeente_gegeneraliseerd", "2022"][0]["properties"]["statcode"]

    with pytest.raises(SourceError, match="statcode"):
        fetch(request_2022)


def test_an_error_page_is_refused(fetch, server, layers, request_2022, make_reply):
    """Also from this service."""
    server.fail("items", make_reply(body=b"<html></html>", content_type="text/html"))

    with pytest.raises(FetchError, match="webpagina"):
        fetch(request_2022)


def test_an_interrupted_retrieval_goes_on_where_it_stopped(
    fetch, server, layers, request_2022, make_reply
):
    """The layer that is in is not asked again on the same day."""
    server.fail("wijk_gegeneraliseerd", *[make_reply(503)] * 4)
    with pytest.raises(FetchError):
        fetch(request_2022)
    server.asked.clear()

    fetch(request_2022)

    assert server.asked_for("gemeente_gegeneraliseerd") == 0
    assert server.asked_for("wijk_gegeneraliseerd") == 1


def test_unchanged_outlines_are_kept_where_the_server_says_so(fetch, server, layers, request_2022):
    """One question with If-None-Match is enough."""
    server.layer_etag = '"2022-v2"'
    first = fetch(request_2022)
    server.asked.clear()

    assert fetch(request_2022) == first
    assert len(server.asked) == 1


def test_a_level_without_a_layer_is_a_mistake_in_the_monitor_file():
    """The known levels are named."""
    with pytest.raises(MonitorFileError, match="samenwerkingsverband") as error:
        GeometryRequest("kaart", 2022, (RegionLevel.SAMENWERKINGSVERBAND,))
    assert "gemeente" in error.value.remedy
    with pytest.raises(MonitorFileError, match="geen enkel niveau"):
        GeometryRequest("kaart", 2022, ())


def test_old_divisions_are_in_a_service_of_their_own():
    """PDOK keeps the years up to 2015 apart."""
    assert GeometryRequest("k", 2015, (RegionLevel.GEMEENTE,)).service_url == BASE_URL_UNTIL_2015
