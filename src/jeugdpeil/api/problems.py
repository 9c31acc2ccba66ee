"""What can be wrong with a request, as problem details (RFC 9457) in the language of the caller."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jeugdpeil.i18n.texts import text

PREFIX = "/api/v1"

# Code of the problem -> HTTP status. The texts are in i18n/api.<language>.toml: a title under
# `api.problem.<code>.title` and what came and what was wanted under `api.problem.<code>.detail`.
PROBLEMS: dict[str, int] = {
    "onbekende-parameter": 400,
    "ongeldige-waarde": 400,
    "dubbele-parameter": 400,
    "onbekend-pad": 404,
    "onbekende-indicator": 404,
    "onbekend-gebied": 404,
    "onbekend-model": 404,
    "onbekend-kenmerk": 404,
    "onbekende-release": 404,
    "nog-niets-gepubliceerd": 404,
    "methode-niet-toegestaan": 405,
    "vorm-niet-beschikbaar": 406,
    "groep-te-klein": 400,
    "groep-deel-verborgen": 409,
    "groep-deel-ontbreekt": 409,
    "groep-andere-status": 409,
    "groep-andere-publicatie": 409,
    "groep-andere-betekenis": 409,
    "groep-ander-niveau": 409,
    "groep-overlap": 409,
    "groep-niet-optelbaar": 409,
    "release-verdwenen": 410,
    "storing": 500,
    "geen-release": 503,
}


@dataclass(frozen=True)
class Refusal:
    """One part of a group that stands in the way, with the code of the reason."""

    region: str
    reason: str


class Problem(Exception):  # noqa: N818 - the name of RFC 9457
    """A request that cannot be answered.

    Args:
        code: one of PROBLEMS.
        parameter: the query parameter that it is about, or empty.
        parts: the parts of a group that stand in the way.
        words: what the sentence needs, by name.
    """

    def __init__(
        self, code: str, *, parameter: str = "", parts: Iterable[Refusal] = (), **words: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.parameter = parameter
        self.parts = tuple(parts)
        self.words = words

    @property
    def status(self) -> int:
        """The HTTP status."""
        return PROBLEMS[self.code]

    def record(self, language: str, instance: str) -> dict[str, Any]:
        """The problem as the members of RFC 9457."""
        told: dict[str, Any] = {
            "type": f"{PREFIX}/problemen/{self.code}",
            "title": text(language, f"api.problem.{self.code}.title"),
            "status": self.status,
            "detail": text(language, f"api.problem.{self.code}.detail", **self.words),
            "instance": instance,
            "code": self.code,
        }
        if self.parameter:
            told["parameter"] = self.parameter
        if self.parts:
            told["delen"] = [{"gebied": part.region, "reden": part.reason} for part in self.parts]
        return told

    def body(self, language: str, instance: str) -> bytes:
        """The problem as JSON."""
        return json.dumps(self.record(language, instance), ensure_ascii=False).encode()
