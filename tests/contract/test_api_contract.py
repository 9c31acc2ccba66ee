"""What programs rely on: addresses, parameters, fields, headers of CSV, and texts of refusals.

A change here breaks somebody's program: it belongs in a new version of the API, unless it only
adds. `UPDATE_CONTRACTS=1` writes the files anew.
"""

import json
import os
from pathlib import Path
from typing import Any, cast

import pytest

from jeugdpeil.api.endpoints import openapi
from jeugdpeil.api.problems import PROBLEMS
from jeugdpeil.api.resources import RESOURCES
from jeugdpeil.i18n.table_texts import field_text
from jeugdpeil.i18n.texts import LANGUAGES, text
from support.api_fixtures import api, shelf
from support.api_reader import ApiReader

__all__ = ["api", "shelf"]

FOLDER = Path(__file__).parent / "api"
# Every refusal that can be brought about by asking.
REFUSED = (
    "/nergens",
    "/cijfers/",
    "/cijfers?raar=1",
    "/cijfers?pagina=0",
    "/cijfers?pagina=1&pagina=2",
    "/cijfers?status=nieuw",
    "/cijfers?periode=vorig",
    "/cijfers?nieuwste=ja",
    "/cijfers?indicator=niets",
    "/cijfers?gebied=GM0000",
    "/cijfers?stand=2020-01-01",
    "/cijfers?formaat=xml",
    "/cijfers/niets",
    "/verwachte-cijfers?model=niets",
    "/releases/2020-01-01.1",
    "/groepscijfers?indicator=jeugdzorg&gebied=GM9001&periode=2022",
    "/groepscijfers?indicator=jeugdzorg&gebied=WK900700,WK900704&periode=2022",
    "/groepscijfers?indicator=jeugdzorg&gebied=WK900700,WK900702&periode=2022",
    "/groepscijfers?indicator=jeugdzorg&gebied=GM9001,PV91&periode=2022",
    "/groepscijfers?indicator=jeugdzorg&gebied=GM9001,GM9002&periode=2018",
)


def same_as(name: str, found: str) -> None:
    """Check a text against the file that was agreed on."""
    path = FOLDER / name
    if os.environ.get("UPDATE_CONTRACTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, "utf-8", newline="\n")
    assert path.read_text("utf-8") == found


def without_words(node: Any) -> Any:
    """A document without what is only for people."""
    if isinstance(node, dict):
        found = cast("dict[str, Any]", node)
        return {
            name: without_words(value)
            for name, value in found.items()
            if not (name in ("description", "summary") and isinstance(value, str))
        }
    return (
        [without_words(each) for each in cast("list[Any]", node)]
        if isinstance(node, list)
        else node
    )


def test_the_document_is_what_was_agreed_on() -> None:
    """Addresses, parameters, forms and fields; addresses of one release are those of now."""
    document = openapi("nl")
    document["paths"] = {
        path: told
        for path, told in document["paths"].items()
        if not path.startswith("/releases/{release}/") or path.endswith("/cijfers")
    }
    same_as(
        "openapi.json", json.dumps(without_words(document), ensure_ascii=False, indent=1) + "\n"
    )


def test_the_addresses_of_a_release_are_those_of_now() -> None:
    """Whatever can be asked of now can be asked of any release."""
    paths = set(openapi("nl")["paths"])
    fixed = {path.removeprefix("/releases/{release}") for path in paths if "{release}" in path}
    assert fixed <= paths
    names = {f"/{resource.name}" for resource in RESOURCES if resource.is_of_release}
    assert names <= fixed


def test_the_headers_of_csv_are_what_was_agreed_on() -> None:
    """One line for each list."""
    lines = [
        f"{resource.name}: {','.join(field.name for field in resource.fields)}"
        for resource in RESOURCES
    ]
    same_as("csv-headers.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_what_was_agreed_on(api: ApiReader, language: str) -> None:
    """What came, what was wanted, and which part stands in the way."""
    told = [api.get(path, accept_language=language) for path in REFUSED]
    lines = [
        f"{path}\n{answer.status} {json.dumps(answer.json(), ensure_ascii=False, indent=1)}\n"
        for path, answer in zip(REFUSED, told, strict=True)
    ]
    same_as(f"refusals.{language}.txt", "\n".join(lines))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_filter_and_problem_is_explained(language: str) -> None:
    """No key without a text in either language; the document asks for all of them."""
    assert openapi(language)["info"]["title"]
    for resource in RESOURCES:
        assert all(field_text(language, resource.name, field.name) for field in resource.fields)
    assert all(text(language, f"api.problem.{code}.title") for code in PROBLEMS)
