"""Requests made up from the OpenAPI document get answers that the document foresees."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks as known_checks
from schemathesis.generation import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi import checks as openapi_checks

from jeugdpeil.api.endpoints import addresses
from jeugdpeil.api.problems import PREFIX
from jeugdpeil.serving.app import create_app
from support.mini_release import build_mini

CHECKS = [
    known_checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
    openapi_checks.positive_data_acceptance,
]
PATHS = [address.path for address in addresses() if address.is_described]
WITHOUT_PARAMETERS = ("/feeds/releases", "/openapi.json")
# The same addresses within one release differ in nothing but the release.
OWN_PATHS = [path for path in PATHS if not path.startswith("/releases/{release}")]
SOME_PATHS = [*OWN_PATHS, "/releases/{release}/cijfers", "/releases/{release}/groepscijfers"]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """The API of the mini release as its own document describes it."""
    shelf = build_mini(Path(tmp_path_factory.mktemp("made-up")))
    return schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", create_app(shelf))


def ask_many(described: BaseSchema, path: str, mode: GenerationMode, examples: int) -> None:
    """Make up requests for a path, and check every answer."""
    operation = described[path]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    def ask(case: "schemathesis.Case[Any]") -> None:
        case.call_and_validate(checks=CHECKS)

    ask()


@pytest.mark.parametrize("path", SOME_PATHS)
def test_a_right_question_gets_an_answer_that_the_document_foresees(
    described: BaseSchema, path: str
) -> None:
    """Status, form and fields are as documented."""
    ask_many(described, path, GenerationMode.POSITIVE, 6)


@pytest.mark.parametrize(
    "path", [path for path in OWN_PATHS if "{" not in path and path not in WITHOUT_PARAMETERS]
)
def test_a_wrong_question_is_refused_in_words(described: BaseSchema, path: str) -> None:
    """Nothing that does not fit the document is guessed at."""
    ask_many(described, path, GenerationMode.NEGATIVE, 4)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", PATHS)
def test_many_questions_get_answers_that_the_document_foresees(
    described: BaseSchema, path: str, mode: GenerationMode
) -> None:
    """The same for hundreds of requests to every address."""
    if mode is GenerationMode.POSITIVE or path not in WITHOUT_PARAMETERS:
        ask_many(described, path, mode, 150)
