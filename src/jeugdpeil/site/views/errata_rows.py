"""The register of errata and events, as the page on method tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdpeil.i18n.dates import day, month
from jeugdpeil.published import layout
from jeugdpeil.site.edition import Edition


@dataclass(frozen=True)
class ErratumRow:
    """One entry: when, what a reader must know, and where it was announced."""

    when: str
    sentence: str
    source: str


def errata_rows(edition: Edition, language: str) -> Iterable[ErratumRow]:
    """The entries of the register, newest first; none in a release without one."""
    if not (edition.release.folder / layout.ERRATA).exists():
        return
    records = edition.release.document(layout.ERRATA)
    assert isinstance(records, list)
    for record in reversed(records):
        yield ErratumRow(_when(record, language), record[language], record["source"])


def _when(record: Mapping[str, Any], language: str) -> str:
    """The day as precisely as it is known."""
    known = date.fromisoformat(record["day"])
    if record["precision"] == "jaar":
        return str(known.year)
    if record["precision"] == "maand":
        return f"{month(language, known.month)} {known.year}"
    return day(language, known)
