"""What other programs follow: the feeds, and the catalogue for data portals."""

import re
from xml.etree import ElementTree as ET

import pytest

from jeugdpeil.api.linked_data import Iri, Thing, Words, turtle
from support.api_reader import ApiReader

ATOM = "{http://www.w3.org/2005/Atom}"
REQUIRED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:publisher",
        "dct:accessRights",
        "dct:license",
        "dct:language",
        "dcat:contactPoint",
        "dcat:theme",
        "dcat:distribution",
    },
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dct:format", "dcat:mediaType"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL", "dcat:endpointDescription"},
}


def feed(api: ApiReader, path: str, language: str = "nl") -> ET.Element:
    """A feed, read."""
    told = api.get(path, accept_language=language)
    assert told.status == 200
    return ET.fromstring(told.text)


@pytest.mark.parametrize("path", ["/feeds/releases", "/feeds/gebieden/GM9001"])
def test_a_feed_has_what_atom_asks(api: ApiReader, path: str) -> None:
    """Id, title and moment, of the feed and of every entry, and an author."""
    root = feed(api, path)
    for item in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert item.findtext(f"{ATOM}{name}")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [item.findtext(f"{ATOM}id") for item in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 0


def test_the_feed_of_a_region_tells_what_a_figure_was_and_became(api: ApiReader) -> None:
    """8.1 became 8.2 in the publication of 2024-10-31."""
    root = feed(api, "/feeds/gebieden/GM9002")
    texts = {
        item.findtext(f"{ATOM}title"): item.findtext(f"{ATOM}summary") or ""
        for item in root.findall(f"{ATOM}entry")
    }
    of_day = next(words for title, words in texts.items() if title and "31 oktober 2024" in title)
    assert "Jongeren met jeugdzorg, 2021: 8,1\u00a0% → 8,2\u00a0% (herzien)" in of_day


def test_a_feed_of_made_up_figures_says_so(api: ApiReader) -> None:
    """In its title, in the language of the reader."""
    title = feed(api, "/feeds/releases", "en").findtext(f"{ATOM}title")
    assert title is not None
    assert title.startswith("FICTIONAL")


def test_an_unknown_region_has_no_feed(api: ApiReader) -> None:
    """A typing error is told."""
    assert api.get("/feeds/gebieden/GM0000").json()["code"] == "onbekend-gebied"


def test_the_catalogue_says_what_a_portal_needs(api: ApiReader) -> None:
    """The mandatory properties of DCAT-AP-NL, of every thing."""
    graph = api.get("/catalogus").json()["@graph"]
    absent = {
        node["@id"]: wanted - set(node)
        for node in graph
        for wanted in (REQUIRED.get(node["@type"], set()),)
    }
    assert {name: names for name, names in absent.items() if names} == {}


def test_every_address_of_data_in_the_catalogue_gives_data(api: ApiReader) -> None:
    """A portal that follows the link finds the figures."""
    nodes = [n for n in api.get("/catalogus").json()["@graph"] if n["@type"] == "dcat:Distribution"]
    for node in (nodes[0], nodes[1], nodes[-1]):
        address: str = node["dcat:accessURL"][0]["@id"]
        assert address.startswith("http://monitor.example/api/v1/")
        assert api.get(address.removeprefix("http://monitor.example")).status == 200


def test_turtle_says_the_same_as_json_ld(api: ApiReader) -> None:
    """As many things, of the same kinds."""
    words = api.get("/catalogus.ttl").text
    kinds = sorted(re.findall(r"^  a (\S+)", words, flags=re.MULTILINE))
    assert kinds == sorted(node["@type"] for node in api.get("/catalogus").json()["@graph"])


def test_nothing_in_a_text_can_break_out_of_turtle() -> None:
    """Quotes and line ends in a text, and brackets in an address."""
    said = [("dct:title", Words('a "b"\n.', "nl")), ("dct:license", Iri("http://x/> <y"))]
    lines = turtle([Thing("http://x/", "dcat:Dataset", said)]).decode()
    assert r'"a \"b\"\n."@nl' in lines
    assert "<http://x/%3E%20%3Cy>" in lines
