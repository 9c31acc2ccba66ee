"""The addresses of the files to take along."""

import html
import re

import pytest
from starlette.testclient import TestClient

from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.app import create_app
from support.csv_reader import disagreements

SUMMARY = "/meenemen/GM9001/2022/VERZONNEN-samenvatting-GM9001-2022.pdf"


@pytest.fixture(scope="module")
def client(shelf: Shelf) -> TestClient:
    """A reader of the whole application."""
    return TestClient(create_app(shelf))


@pytest.mark.parametrize(
    "path",
    [
        "/gebied/GM9001",
        "/en/gebied/jr-noordpeil",
        "/gebied/WK900100",
        "/cijfers/jeugdzorg",
        "/vergelijk/GM9001",
        "/en/vergelijk?gebied=GM9001,WK900100&cijfer=jeugdzorg,pleegzorg&jaar=2021",
        "/profiel/WK900100",
        "/voorlopig",
        "/en/voorlopig/GM9001",
        "/methode/jeugdzorg-wijk",
    ],
)
def test_every_file_that_a_page_names_is_there(client: TestClient, path: str) -> None:
    """No link under "Meenemen" leads nowhere, and each file is of the kind that it says."""
    page = client.get(path).text
    links = [
        html.unescape(link)
        for link in re.findall(r'href="([^"]*(?:/meenemen/|/grafiek/)[^"]*)"', page)
    ]
    assert links
    answers = {link: client.get(link) for link in links}
    assert [link for link, answer in answers.items() if answer.status_code != 200] == []
    begins = {
        "pdf": b"%PDF",
        "png": b"\x89PNG",
        "xlsx": b"PK",
        "zip": b"PK",
        "svg": b"<svg",
    }
    for link, answer in answers.items():
        begin = begins.get(link.partition("?")[0].rpartition(".")[2], b"")
        assert answer.content.lstrip().startswith(begin), link


@pytest.mark.parametrize("path", ["/meenemen/GM9001/2022", "/en/meenemen/WK900100/2022"])
def test_the_csv_of_a_region_leads_to_its_description(client: TestClient, path: str) -> None:
    """And it is what that says, in either language."""
    tail = "-en" if path.startswith("/en") else ""
    code = path.split("/")[-2]
    csv = client.get(f"{path}/VERZONNEN-cijfers-{code}-2022{tail}.csv")
    name = csv.links["describedby"]["url"]
    answer = client.get(f"{path}/{name}")
    assert answer.headers["content-type"] == "application/csvm+json"
    assert answer.json()["url"] == name.removesuffix("-metadata.json")
    assert disagreements(csv.content, answer.json()) == []


def test_a_file_is_asked_for_again_only_after_a_new_release(client: TestClient) -> None:
    """It bears the release as its mark."""
    first = client.get(SUMMARY)
    assert first.headers["content-type"] == "application/pdf"
    assert (
        'filename="VERZONNEN-samenvatting-GM9001-2022.pdf"' in first.headers["content-disposition"]
    )
    again = client.get(SUMMARY, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/meenemen/GM9001/2022/samenvatting-GM9001-2022.pdf",
        "/meenemen/GM9001/1999/VERZONNEN-samenvatting-GM9001-1999.pdf",
        "/meenemen/GM9001/2022/../../manifest.json",
        "/meenemen/NL00/2022/VERZONNEN-gesprek-NL00-2022.pdf",
        "/meenemen/cijfers/jeugdzorg/gemeente/20xx/VERZONNEN-jeugdzorg-gemeente-20xx.xlsx",
        "/meenemen/vergelijk/VERZONNEN-vergelijking-GM9001.xlsx",
        "/meenemen/vergelijk/VERZONNEN-vergelijking-GM9001.xlsx?gebied=GM9002&cijfer=jeugdzorg",
        "/meenemen/vergelijk/VERZONNEN-vergelijking-GM9001.csv?gebied=GM9001&cijfer=jeugdzorg",
        "/meenemen/verwacht/geen/VERZONNEN-verwacht-geen.xlsx",
        "/gebied/GM9001/2022/grafiek/geen.png",
        "/gebied/GM9001/2022/grafiek/geen.svg",
        "/meenemen/" + "x" * 400,
    ],
)
def test_what_is_not_listed_cannot_be_had(client: TestClient, path: str) -> None:
    """An address is looked up and never followed."""
    assert client.get(path).status_code == 404


def test_documents_name_the_address_of_the_site(client: TestClient) -> None:
    """The origin of a figure is one click away, also from a PDF."""
    assert (
        b"http://testserver/trace/jeugdzorg.GM9001-2022.2022.2023-06-15"
        in client.get(SUMMARY).content
    )
