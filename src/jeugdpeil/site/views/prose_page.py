"""Fixed pages: accessibility and about."""

from dataclasses import dataclass

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.views.method_page import Section, sections

PAGES = {
    "toegankelijkheid": ("aim", "check", "report"),
    "colofon": ("what", "rights", "privacy"),
}


@dataclass(frozen=True)
class ProsePage:
    """A title and sections of running text."""

    title: str
    sections: tuple[Section, ...]


def prose_page(name: str, language: str) -> ProsePage:
    """A fixed page by its path."""
    found = tuple(sections(name, PAGES[name], language))
    return ProsePage(text(language, f"{name}.title"), found)
