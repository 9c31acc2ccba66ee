"""What the columns of a CSV mean, for machines: metadata of CSV on the Web beside the file.

Source:
    W3C Recommendations of 17 December 2015: "Model for Tabular Data and Metadata on the Web"
    (where the metadata stands: section 5.3; how a cell is read: section 6.4) and "Metadata
    Vocabulary for Tabular Data".
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jeugdpeil.published.fields import Field, Kind
from jeugdpeil.published.licence import licence
from jeugdpeil.published.manifest import Manifest

# What follows the name of a CSV in the name of its description, where every reader looks first.
DESCRIPTION = "-metadata.json"
MEDIA_TYPE = "application/csvm+json"
CSV = ".csv"
LIST_SEPARATOR = ";"

_DATATYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.MOMENT: "dateTime",
    Kind.WORDS: "string",
}
_SYNTAX = re.compile(r"([\\^$.|?*+()\[\]{}/])")
Texts = Mapping[str, str]


def csv_description(
    url: str,
    fields: Sequence[Field],
    key: Sequence[str],
    said: Mapping[str, Any],
    tell: Callable[[Field], Texts],
) -> dict[str, Any]:
    """The description of a CSV.

    Args:
        url: address of the CSV, as seen from the description.
        fields: its columns, in the order of the file.
        key: names of the columns that together tell its rows apart; empty where none do.
        said: what is said of the table as a whole, such as `dc:title`.
        tell: what a field means, by language.
    """
    schema: dict[str, Any] = {"columns": [_column(field, key, tell(field)) for field in fields]}
    if key:
        schema["primaryKey"] = list(key)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": url,
        **said,
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": schema,
    }


def said_of_table(manifest: Manifest, name: str, titles: Texts, texts: Texts) -> dict[str, Any]:
    """What is said of a table of a release as a whole.

    Args:
        manifest: of the release.
        name: of the table within the release.
        titles: title by language.
        texts: one paragraph by language.
    """
    return {
        "dc:title": in_languages(titles),
        "dc:description": in_languages(texts),
        "dc:publisher": manifest.monitor.owner,
        "dc:isPartOf": manifest.monitor.name,
        "dc:license": {"@id": licence(manifest)},
        "dc:identifier": f"{manifest.id}/{name}",
        "dc:issued": manifest.created_at.date().isoformat(),
    }


def in_languages(texts: Texts) -> list[dict[str, str]]:
    """A text in languages, as JSON-LD writes it."""
    return [{"@value": words, "@language": language} for language, words in texts.items()]


def written(description: Mapping[str, Any]) -> bytes:
    """A description as the bytes of its file."""
    return (json.dumps(description, ensure_ascii=False, indent=1) + "\n").encode()


def moved(description: bytes, url: str) -> bytes:
    """A description for its CSV under another name, which `url` must be: it counts only then."""
    return written({**json.loads(description), "url": url})


def described_by(csv: str) -> str:
    """The header `Link` of a CSV, which names the description beside it.

    >>> described_by("jeugdzorg.csv")
    '<jeugdzorg.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    """
    return f'<{csv}{DESCRIPTION}>; rel="describedby"; type="{MEDIA_TYPE}"'


def described(path: str) -> str:
    """The path of the CSV that a description is about; empty where the path is of another file.

    >>> described("figures/jeugdzorg.csv-metadata.json"), described("manifest.json")
    ('figures/jeugdzorg.csv', '')
    """
    return path.removesuffix(DESCRIPTION) if path.endswith(CSV + DESCRIPTION) else ""


def _column(field: Field, key: Sequence[str], texts: Texts) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "datatype": _datatype(field),
        "required": _is_required(field, key),
        "dc:description": in_languages(texts),
    }
    if field.kind is Kind.WORDS:
        column["separator"] = LIST_SEPARATOR
    return column


def _datatype(field: Field) -> str | dict[str, str]:
    if not field.words:
        return _DATATYPES[field.kind]
    words = "|".join(_SYNTAX.sub(r"\\\1", word) for word in field.words)
    return {"base": "string", "format": f"^({words})$"}


def _is_required(field: Field, key: Sequence[str]) -> bool:
    """Whether no cell may be empty: to CSV on the Web an empty text and no text are the same."""
    if field.is_nullable or field.kind is Kind.WORDS:
        return False
    is_free_text = field.kind is Kind.TEXT and (not field.words or "" in field.words)
    return field.name in key or not is_free_text
