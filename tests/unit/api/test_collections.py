"""Lists: filters, pages, forms and links."""

import csv
import io
import json
import re

import pyarrow.parquet as pq
import pytest

from jeugdpeil.api.resources import BY_NAME, RESOURCES
from support.api_reader import ApiReader
from support.csv_reader import disagreements

GEMEENTEN = "/cijfers?indicator=jeugdzorg&niveau=gemeente&periode=2022"


def codes(api: ApiReader, path: str) -> set[str]:
    """The codes of the regions in an answer."""
    return {row["gebiedscode"] for row in api.get(path).rows("cijfers")}


@pytest.mark.parametrize("name", [resource.name for resource in RESOURCES])
def test_every_list_has_the_fields_that_are_documented(api: ApiReader, name: str) -> None:
    """In JSON and in CSV, in the same order."""
    fields = [field.name for field in BY_NAME[name].fields]
    head = api.get(f"/{name}?formaat=csv&perPagina=2").text.split("\r\n")[0]
    rows = api.get(f"/{name}?perPagina=2").rows(name)
    assert head.split(",") == fields
    assert [list(row) for row in rows] == [fields] * len(rows)


@pytest.mark.parametrize("name", [resource.name for resource in RESOURCES])
def test_the_three_forms_hold_the_same_rows(api: ApiReader, name: str) -> None:
    """They differ in form only."""
    rows = api.get(f"/{name}?perPagina=40").rows(name)
    flat = list(csv.reader(io.StringIO(api.get(f"/{name}.csv?perPagina=40").text, newline="")))
    parquet = pq.read_table(io.BytesIO(api.get(f"/{name}.parquet?perPagina=40").body))
    assert parquet.to_pylist() == rows
    assert flat[1:] == [[written(value) for value in row.values()] for row in rows]


def written(value: object) -> str:
    """A value as it stands in CSV."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/html,*/*;q=0.1", "application/json"),
        ("application/json;q=0.2, text/csv;q=0.9", "text/csv; charset=utf-8"),
    ],
)
def test_the_header_accept_chooses_the_form(api: ApiReader, accept: str, media_type: str) -> None:
    """The most wanted one that there is."""
    assert api.get(GEMEENTEN, accept=accept).headers["content-type"] == media_type


def test_the_parameter_goes_before_extension_and_header(api: ApiReader) -> None:
    """A link says what it gives, whatever program follows it."""
    told = api.get("/cijfers.csv?formaat=json&perPagina=1", accept="text/csv")
    assert told.headers["content-type"] == "application/json"


def test_a_filter_with_several_values_takes_any_of_them(api: ApiReader) -> None:
    """With commas, or by naming the parameter again."""
    found = codes(api, f"{GEMEENTEN}&gebied=GM9001,GM9002")
    assert found == codes(api, f"{GEMEENTEN}&gebied=GM9001&gebied=GM9002") == {"GM9001", "GM9002"}


def test_binnen_chooses_the_regions_that_lie_in_a_region(api: ApiReader) -> None:
    """The gemeenten of a jeugdregio."""
    assert codes(api, f"{GEMEENTEN}&binnen=jr-noordpeil") == {"GM9001", "GM9002", "GM9003"}


def test_nieuwste_leaves_one_publication_of_each_figure(api: ApiReader) -> None:
    """The last one."""
    path = "/cijfers?indicator=jeugdzorg&gebied=GM9001&periode=2021&indeling=2022"
    both = [row["publicatiedatum"] for row in api.get(path).rows("cijfers")]
    last = [row["publicatiedatum"] for row in api.get(f"{path}&nieuwste=true").rows("cijfers")]
    assert (len(both), last) == (3, [max(both)])


def test_publicatie_tot_shows_what_the_source_said_by_a_day(api: ApiReader) -> None:
    """And with nieuwste the figure as it was known then."""
    path = "/cijfers?indicator=jeugdzorg&gebied=GM9001&periode=2021&indeling=2022"
    rows = api.get(f"{path}&publicatieTot=2022-12-31&nieuwste=true").rows("cijfers")
    assert [(row["publicatiedatum"], row["status"]) for row in rows] == [
        ("2022-10-31", "definitief")
    ]


def test_pages_follow_each_other_without_gap_or_double(api: ApiReader) -> None:
    """Whoever follows the links has every row once."""
    whole = [row["id"] for row in api.get("/cijfers?indicator=jeugdzorg").rows("cijfers")]
    found: list[str] = []
    address: str | None = "/cijfers?indicator=jeugdzorg&perPagina=50"
    while address is not None:
        told = api.get(address).json()
        found += [row["id"] for row in told["cijfers"]]
        address = told["links"].get("next")
    assert found == whole
    assert len(found) == len(set(found)) > 50


def test_the_header_link_says_the_same_as_the_body(api: ApiReader) -> None:
    """For forms that have no place for links."""
    told = api.get("/cijfers?perPagina=5&pagina=3")
    for name, address in told.json()["links"].items():
        assert f'<{address}>; rel="{name}"' in told.headers["link"]


def test_a_page_beyond_the_last_is_empty(api: ApiReader) -> None:
    """It is no error, and tells how many rows there are."""
    told = api.get("/gebieden?pagina=9999").json()
    assert told["gebieden"] == []
    assert told["totaal"] > 0


def test_a_csv_says_where_its_columns_are_described(api: ApiReader) -> None:
    """And the description names every column, with a text in both languages."""
    told = api.get("/cijfers.csv?perPagina=1")
    assert 'rel="describedby"; type="application/csvm+json"' in told.headers["link"]
    columns = api.get("/cijfers.csv-metadata.json").json()["tableSchema"]["columns"]
    assert [each["name"] for each in columns] == told.text.split("\r\n")[0].split(",")
    languages = [[text["@language"] for text in each["dc:description"]] for each in columns]
    assert languages == [["nl", "en"]] * len(columns)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/cijfers.csv?indicator=jeugdzorg&pagina=2&perPagina=5",
        "/api/v1/cijfers?formaat=csv&indicator=jeugdzorg&pagina=2&perPagina=5",
        "/api/v1/releases/2026-04-30.1/trends.csv?gebied=GM9001,GM9002",
    ],
)
def test_the_description_names_the_csv_as_it_was_asked_for(api: ApiReader, address: str) -> None:
    """A reader passes over one that names another."""
    link = api.get(address).headers["link"]
    where = re.search(r'<([^>]+)>; rel="describedby"', link)
    assert where
    told = api.get(where[1])
    assert told.headers["content-type"] == "application/csvm+json"
    assert told.json()["url"] == address


@pytest.mark.parametrize("name", [resource.name for resource in RESOURCES])
def test_every_csv_is_what_its_description_says(api: ApiReader, name: str) -> None:
    """Header, order, type and words of every cell."""
    described = api.get(f"/{name}.csv-metadata.json").json()
    assert described["url"] == f"/api/v1/{name}.csv"
    assert disagreements(api.get(f"/{name}.csv?perPagina=10000").body, described) == []


def test_the_name_of_a_file_says_that_figures_are_made_up(api: ApiReader) -> None:
    """A copy still says it."""
    disposition = api.get("/cijfers.csv").headers["content-disposition"]
    assert "VERZONNEN-cijfers.csv" in disposition


def test_a_parquet_file_says_what_release_it_comes_from(api: ApiReader) -> None:
    """In its metadata, and whether the figures are made up."""
    body = api.get("/cijfers.parquet?perPagina=1").body
    told = pq.read_table(io.BytesIO(body)).schema.metadata or {}
    assert json.loads(told[b"release"]) == "2026-04-30.1"
    assert json.loads(told[b"is_verzonnen"]) is True


def test_one_figure_has_an_address_of_its_own(api: ApiReader) -> None:
    """The same row as in the list."""
    row = api.get(f"{GEMEENTEN}&gebied=GM9001").rows("cijfers")[0]
    told = api.get(f"/cijfers/{row['id']}").json()
    assert {name: told[name] for name in row} == row


def test_the_origin_of_a_figure_leads_to_its_file(api: ApiReader) -> None:
    """The hash of the source, with row and column."""
    told = api.get("/cijfers/jeugdzorg.GM9001-2022.2022.2023-06-15/herkomst").json()
    assert len(told["bron"]["sha256"]) == 64
    assert told["bron"]["rij"] > 0


def test_an_expected_figure_comes_with_its_contributions(api: ApiReader) -> None:
    """They are what the model says of this region."""
    row = next(
        row
        for row in api.get("/verwachte-cijfers?niveau=gemeente").rows("verwachte-cijfers")
        if row["werkelijk"] is not None
    )
    told = api.get(f"/verwachte-cijfers/{row['id']}").json()
    assert {name: told[name] for name in row} == row
    assert told["bijdragen"]
    assert api.get(f"/verwachte-cijfers/{row['id']}/herkomst").json()["model"] == row["model"]
