"""The texts of the product: one flat key per sentence, one file per language."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

LANGUAGES = ("nl", "en")


class UnknownTextError(LookupError):
    """A key or a placeholder has no text: a mistake of the programmer."""


def text(language: str, key: str, /, **values: object) -> str:
    """The text of a key, with the values filled in.

    Args:
        language: `nl` or `en`.
        key: flat key such as `status.voorlopig`.
        values: one value per placeholder of the text, already formatted.

    Raises:
        UnknownTextError: there is no such key, or a placeholder has no value.

    >>> text("nl", "status.voorlopig")
    'voorlopig'
    """
    try:
        template = catalogue(language)[key]
        return template.format_map(values) if "{" in template else template
    except KeyError as error:
        raise UnknownTextError(f"{key} ({language}): {error} is not there") from error


def sentence_of_code(language: str, prefix: str, code: str, words: Mapping[str, str]) -> str:
    """The sentence of a code from data with the words that came along.

    As `code_text`, it never hides the rest of a page: where a word that the sentence needs did not
    come along, it names the code.

    >>> sentence_of_code("nl", "count", "jongeren", {"number": "5"})
    '5 jongeren'
    >>> sentence_of_code("nl", "count", "jongeren", {})
    'code “jongeren”'
    """
    try:
        return text(language, f"{prefix}.{code}", **words)
    except UnknownTextError:
        return text(language, "code", code=code)


def has_text(language: str, key: str) -> bool:
    """Whether there is a text with this key."""
    return key in catalogue(language)


def code_text(language: str, prefix: str, code: str) -> str:
    """The sentence of a code from data, or a neutral one that names the code.

    A release may bear a code that this version of the texts does not know yet; a page that then
    fails would hide the figure as well.

    >>> code_text("nl", "status", "voorlopig")
    'voorlopig'
    >>> code_text("en", "status", "onbekend-woord")
    'code “onbekend-woord”'
    """
    key = f"{prefix}.{code}"
    return text(language, key) if has_text(language, key) else text(language, "code", code=code)


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by key, from every file of that language.

    Raises:
        UnknownTextError: the language is not one of LANGUAGES, or a key stands in two files.
    """
    if language not in LANGUAGES:
        raise UnknownTextError(f"language {language!r} is not one of {LANGUAGES}")
    found: dict[str, str] = {}
    for name, content in _files_of(language):
        doubles = found.keys() & content.keys()
        if doubles:
            raise UnknownTextError(f"{name}: {sorted(doubles)[:5]} stand in another file as well")
        found.update(content)
    return found


def _files_of(language: str) -> list[tuple[str, dict[str, str]]]:
    # The texts of findings stand in findings.nl.toml and findings.en.toml, beside nl.toml.
    entries = sorted(files(__package__ or "").iterdir(), key=lambda entry: entry.name)
    return [
        (entry.name, dict(_flat(tomllib.loads(entry.read_text("utf-8")))))
        for entry in entries
        if entry.name == f"{language}.toml" or entry.name.endswith(f".{language}.toml")
    ]


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its whole key: `[status]` with `voorlopig` is `status.voorlopig`."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, Any]", value), f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
