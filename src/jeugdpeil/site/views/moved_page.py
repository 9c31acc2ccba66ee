"""A page at the address of a region that is gone, in a copy of the site that cannot redirect."""

from dataclasses import dataclass

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links


@dataclass(frozen=True)
class MovedPage:
    """What became of a region."""

    title: str
    message: str
    name: str
    href: str


def moved_page(edition: Edition, code: str, links: Links) -> MovedPage | None:
    """The page for a code that is gone; None where it is not known what became of it."""
    entry = edition.search.gone(code)
    new = edition.regions.get(entry.successor or "") if entry else None
    if entry is None or new is None:
        return None
    year = entry.year + 1
    sentence = text(links.language, "gone", old=entry.name, new=new.name, year=year)
    return MovedPage(entry.name, sentence, new.name, links.region(new.key.code))


def moved_codes(edition: Edition) -> list[str]:
    """The codes that are gone and have no page of their own."""
    return sorted(
        {entry.code for entry in edition.search.entries if edition.search.gone(entry.code)}
        - edition.regions.by_code.keys()
    )
