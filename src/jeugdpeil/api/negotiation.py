"""In which form and language an answer is given: by parameter, by extension, by header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.api.problems import Problem
from jeugdpeil.i18n.texts import LANGUAGES

MEDIA_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "csvw": "application/csvm+json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
ROWS = ("json", "csv", "parquet", "csvw")
LINKED = ("jsonld", "ttl")
_EXTENSIONS = {
    ".csv-metadata.json": "csvw",
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".jsonld": "jsonld",
    ".ttl": "ttl",
}
# Paths that end in what looks like an extension and are none.
_WHOLE = frozenset({"/openapi.json"})


@dataclass(frozen=True)
class Form:
    """What was asked for: a format, or None where anything will do.

    Args:
        path: the path without its extension.
        format: by extension; None where the path has none.
    """

    path: str
    format: str | None


def form_of(path: str) -> Form:
    """Split an extension off a path.

    >>> form_of("/cijfers.csv"), form_of("/cijfers/jeugdzorg.GM0244-2022.2022.2023-06-15").format
    (Form(path='/cijfers', format='csv'), None)
    """
    if path not in _WHOLE:
        for ending, name in _EXTENSIONS.items():
            if path.endswith(ending) and len(path) > len(ending) + 1:
                return Form(path.removesuffix(ending), name)
    return Form(path, None)


def chosen_format(
    accept: str, by_parameter: str | None, by_extension: str | None, offered: Sequence[str]
) -> str:
    """The format of an answer; the first one offered where anything will do.

    Args:
        accept: the header, empty where there is none.
        by_parameter: value of `formaat`, which goes before everything else.
        by_extension: from the path.
        offered: what this address has, the usual one first.

    Raises:
        Problem: what was asked for is not offered.
    """
    wanted = by_extension if by_parameter is None else by_parameter
    if wanted is not None:
        if wanted in offered:
            return wanted
        names = ", ".join(offered)
        code = "vorm-niet-beschikbaar" if by_parameter is None else "ongeldige-waarde"
        raise Problem(code, parameter="formaat", name="formaat", value=wanted[:40], wanted=names)
    for media_type in accepted(accept):
        for name in offered:
            if matches(media_type, MEDIA_TYPES[name].partition(";")[0]):
                return name
    raise Problem("vorm-niet-beschikbaar", value=accept[:80], wanted=", ".join(offered))


def accepted(accept: str) -> list[str]:
    """The media types of an Accept header, most wanted first.

    >>> accepted("text/csv;q=0.5, application/json")
    ['application/json', 'text/csv']
    """
    found = [_weighed(part) for part in accept.split(",") if part.strip()]
    ordered = sorted((item for item in found if item[1] > 0), key=lambda item: -item[1])
    return [name for name, _ in ordered] if found else ["*/*"]


def matches(wanted: str, media_type: str) -> bool:
    """Whether a media type is one that was asked for; `*` stands for any."""
    if wanted in ("*/*", "*", media_type):
        return True
    return wanted.endswith("/*") and media_type.startswith(wanted.removesuffix("*"))


def chosen_language(accept_language: str) -> str:
    """The language of the texts; Dutch where neither is asked for.

    >>> chosen_language("en-GB,en;q=0.9"), chosen_language("fr")
    ('en', 'nl')
    """
    for tag in accepted(accept_language):
        language = tag.partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _weighed(part: str) -> tuple[str, float]:
    name, *parameters = (each.strip() for each in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                weight = 0.0
    return name.lower(), weight
