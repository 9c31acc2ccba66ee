"""What goes with every answer: version, marks, packing, sharing between sites, languages."""

import gzip

import pytest

from jeugdpeil.api.answers import Answer, AnswerMemory
from jeugdpeil.i18n.texts import LANGUAGES
from support.api_reader import ApiReader

PATHS = ["", "/cijfers?perPagina=1", "/nergens", "/cijfers?raar=1", "/catalogus.ttl"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_tells_the_version_and_may_be_read_from_other_sites(
    api: ApiReader, path: str
) -> None:
    """Refusals too."""
    told = api.get(path).headers
    assert (told["api-version"], told["access-control-allow-origin"]) == ("1.0.0", "*")
    assert told["x-content-type-options"] == "nosniff"


def test_a_preflight_request_is_answered(api: ApiReader) -> None:
    """A browser asks first when a page sends If-None-Match."""
    told = api.ask("OPTIONS", "/cijfers")
    assert told.status == 204
    assert "GET" in told.headers["access-control-allow-methods"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(api: ApiReader, method: str) -> None:
    """The API is for reading."""
    told = api.ask(method, "/cijfers")
    assert (told.status, told.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_what_is_held_already_is_not_sent_again(api: ApiReader) -> None:
    """The mark changes exactly when the body does."""
    first = api.get("/gebieden")
    again = api.get("/gebieden", if_none_match=f'"x", W/{first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")


def test_a_head_request_gets_the_headers_alone(api: ApiReader) -> None:
    """With the length that the body would have."""
    told, whole = api.ask("HEAD", "/gebieden"), api.get("/gebieden")
    assert (told.body, told.headers["content-length"]) == (b"", str(len(whole.body)))


def test_an_answer_is_packed_for_who_can_unpack(api: ApiReader) -> None:
    """The same bytes after unpacking."""
    packed = api.get("/gebieden", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == api.get("/gebieden").body


@pytest.mark.parametrize("path", ["/", "/cijfers/", "/gebieden/GM9001/"])
def test_no_address_ends_in_a_slash(api: ApiReader, path: str) -> None:
    """The Dutch API design rules: there is one address for each thing."""
    assert api.get(path).status == 404


def test_a_refusal_is_told_in_the_language_of_the_caller(api: ApiReader) -> None:
    """Dutch where it asks for nothing that there is."""
    titles = [
        api.get("/cijfers?raar=1", accept_language=language).json()["title"]
        for language in ("nl", "en-GB, nl;q=0.5", "fr")
    ]
    assert titles == ["Onbekende parameter", "Unknown parameter", "Onbekende parameter"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_there_in_both_languages(api: ApiReader, language: str) -> None:
    """And names the indicators of the release at the parameter that chooses them."""
    told = api.get("/openapi.json", accept_language=language)
    parameters = told.json()["paths"]["/cijfers"]["get"]["parameters"]
    words = next(each["description"] for each in parameters if each["name"] == "indicator")
    assert {"nl": "Pleegzorg", "en": "Foster care"}[language] in words
    assert told.headers["content-language"] == language


def test_the_memory_lets_go_of_the_oldest() -> None:
    """It never holds more than its room."""
    memory = AnswerMemory(room=100_000)
    for number in range(20):
        memory.keep((number,), Answer(200, "text/plain", b"x" * 10_000))
    assert len(memory) <= 100_000 // 10_000
    assert memory.get((0,)) is None
    assert memory.get((19,)) is not None
