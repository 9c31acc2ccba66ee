"""What other programs follow: the feeds, and the catalogue for data portals."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from jeugdpeil.api.linked_data import Iri, Thing, Words, turtle
from jeugdpeil.published.download_names import download_path, name_marks
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.app import create_app
from support.api_reader import ApiReader
from support.mini_release import build_mini

Node = dict[str, Any]
ATOM = "{http://www.w3.org/2005/Atom}"
# What the shapes of DCAT-AP 3.0.0 and DCAT-AP-NL 3.0 ask at least once, or recommend.
REQUIRED = {
    "dcat:Catalog": "dct:title dct:description dct:publisher dct:creator dcat:contactPoint "
    "dcat:dataset dct:license dct:language dct:modified foaf:homepage",
    "dcat:Dataset": "dct:title dct:description dct:identifier dct:publisher dct:creator "
    "dct:accessRights dct:license dct:language dcat:contactPoint dcat:theme dcat:keyword "
    "dcat:distribution dcat:landingPage foaf:page",
    "dcat:Distribution": "dcat:accessURL dct:license dct:format dcat:mediaType dct:language "
    "dcat:accessService dcat:downloadURL",
    "dcat:DataService": "dct:title dct:description dct:identifier dct:publisher dct:creator "
    "dct:accessRights dct:license dct:language dcat:contactPoint dcat:theme dcat:keyword "
    "dcat:endpointURL dcat:endpointDescription dcat:servesDataset",
    "foaf:Agent": "foaf:name",
    "skos:Concept": "skos:prefLabel",
}
ONCE = [
    "dct:publisher",
    "dct:creator",
    "dcat:contactPoint",
    "dct:license",
    "dct:accessRights",
    "dct:identifier",
    "dct:modified",
    "dcat:version",
    "dcat:accessURL",
    "dcat:downloadURL",
    "dcat:accessService",
    "dct:format",
    "dcat:mediaType",
    "dcat:endpointURL",
    "dcat:endpointDescription",
    "foaf:homepage",
]
# Of what class each value must be, in the same shapes.
CLASSES = {
    "dct:publisher": "foaf:Agent",
    "dct:creator": "foaf:Agent",
    "dcat:contactPoint": "vcard:Kind",
    "dct:license": "dct:LicenseDocument",
    "dct:accessRights": "dct:RightsStatement",
    "dct:language": "dct:LinguisticSystem",
    "dct:format": "dct:MediaTypeOrExtent",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:dataset": "dcat:Dataset",
    "dcat:servesDataset": "dcat:Dataset",
    "dcat:distribution": "dcat:Distribution",
    "dcat:service": "dcat:DataService",
    "dcat:accessService": "dcat:DataService",
    "dct:conformsTo": "dct:Standard",
    "dcat:landingPage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "foaf:homepage": "foaf:Document",
    "dct:spatial": "dct:Location",
}
HOST = "http://monitor.example"


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
    """What the profiles ask of every thing, and no more than once where they say so."""
    graph = api.get("/catalogus").json()["@graph"]
    absent = [
        (node["@id"], name)
        for node in graph
        for name in REQUIRED.get(node["@type"], "").split()
        if name not in node
    ]
    assert absent == []
    assert [
        (node["@id"], name) for node in graph for name in ONCE if len(node.get(name, ())) > 1
    ] == []


def values(graph: list[Node]) -> Iterator[tuple[str, str]]:
    """Every property that has a class, with the address of each value."""
    for node in graph:
        for name in CLASSES.keys() & node.keys():
            yield from ((name, value["@id"]) for value in node[name])


@pytest.mark.parametrize("is_fictional", [True, False])
def test_every_value_in_the_catalogue_is_of_the_class_that_it_must_be(
    tmp_path: Path, is_fictional: bool
) -> None:
    """As the catalogue itself says, so that whoever checks it need not fetch other lists."""
    api = ApiReader(create_app(build_mini(tmp_path, is_fictional=is_fictional)))
    graph = api.get("/catalogus").json()["@graph"]
    classes = {node["@id"]: node["@type"] for node in graph}
    assert len(classes) == len(graph)
    used = set(values(graph))
    assert {name for name, _ in used} == CLASSES.keys() - (
        {"dct:spatial"} if is_fictional else set()
    )
    assert [(name, told) for name, told in used if classes.get(told) != CLASSES[name]] == []


def test_everything_that_is_published_as_a_table_is_a_data_set(
    api: ApiReader, shelf: Shelf
) -> None:
    """No CSV of the release is left out."""
    graph = api.get("/catalogus").json()["@graph"]
    told = {value["@id"] for node in graph for value in node.get("dcat:downloadURL", ())}
    marks = name_marks(shelf.current().manifest, is_concept=False)
    files = shelf.current().manifest.files
    tables = {entry.path for entry in files if entry.path.endswith(".csv")}
    assert tables
    assert {f"{HOST}/{download_path(path, marks)}" for path in tables} <= told


def test_every_address_of_this_site_in_the_catalogue_is_there(api: ApiReader, shelf: Shelf) -> None:
    """Pages, files, and what their columns mean."""
    graph = api.get("/catalogus").json()["@graph"]
    found = {
        value["@id"]
        for node in graph
        for name in ("foaf:homepage", "foaf:page", "dcat:landingPage", "dcat:downloadURL")
        for value in node.get(name, ())
    }
    found |= {node["@id"] for node in graph if node["@type"] == "dct:Standard"}
    site = TestClient(create_app(shelf), base_url=HOST)
    assert [address for address in found if site.head(address).status_code != 200] == []


def test_a_title_in_the_catalogue_says_that_figures_are_made_up(api: ApiReader) -> None:
    """A portal shows the title, and often nothing else."""
    graph = api.get("/catalogus").json()["@graph"]
    titles = [node["dct:title"] for node in graph if node["@type"] == "dcat:Dataset"]
    marks = {
        (title["@language"], title["@value"].split(":")[0]) for pair in titles for title in pair
    }
    assert marks == {("nl", "VERZONNEN"), ("en", "FICTIONAL")}


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
