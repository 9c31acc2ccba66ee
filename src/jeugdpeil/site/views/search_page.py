"""The answers to a search, and the list of names that a script searches in by itself."""

from dataclasses import dataclass

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.finding.entry import SearchEntry
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.words import level_name

SHORTEST = 2


@dataclass(frozen=True)
class SearchHit:
    """A region that was found.

    Args:
        name: the name that was found, an old one perhaps.
        where: level and gemeente.
        note: what became of a region that is gone.
    """

    name: str
    where: str
    note: str
    href: str


@dataclass(frozen=True)
class SearchPage:
    """The answers; `message` says how many, or what to try instead."""

    query: str
    message: str
    hits: tuple[SearchHit, ...]


def search_page(edition: Edition, query: str, links: Links) -> SearchPage:
    """The regions whose names are like the query."""
    language, wanted = links.language, query.strip()[:100]
    if len(wanted) < SHORTEST:
        return SearchPage(wanted, text(language, "search.short"), ())
    hits = tuple(_hit(edition, entry, links) for entry in edition.search.find(wanted))
    key = "search.found" if hits else "search.nothing"
    return SearchPage(wanted, text(language, key, query=wanted, number=len(hits)), hits)


def _hit(edition: Edition, entry: SearchEntry, links: Links) -> SearchHit:
    language = links.language
    level = level_name(language, entry.level)
    where = (
        text(language, "search.in", level=level, name=entry.gemeente) if entry.gemeente else level
    )
    if entry.postcode:
        where = f"{text(language, 'search.postcode', number=entry.postcode)} · {where}"
    return SearchHit(entry.name, where, _note(edition, entry, language), links.region(entry.code))


def _note(edition: Edition, entry: SearchEntry, language: str) -> str:
    if not entry.is_old:
        return ""
    became = _successor(edition, entry)
    return text(language, "search.became", name=became) if became else text(language, "search.old")


def names_for_script(edition: Edition) -> list[list[str | int]]:
    """Every name as the script reads it, as short as it can be written.

    Returns:
        Rows of name, code, level, gemeente, name of what it became, 1 where it is old, and postal
        code; what is empty at the end of a row is left out.
    """
    return [_row(edition, entry) for entry in edition.search.entries]


def _row(edition: Edition, entry: SearchEntry) -> list[str | int]:
    row: list[str | int] = [entry.name, entry.code, entry.level.value, entry.gemeente]
    row += [_successor(edition, entry), int(entry.is_old), entry.postcode]
    while not row[-1]:
        row.pop()
    return row


def _successor(edition: Edition, entry: SearchEntry) -> str:
    new = edition.regions.get(entry.successor) if entry.is_old and entry.successor else None
    return new.name if new else ""
