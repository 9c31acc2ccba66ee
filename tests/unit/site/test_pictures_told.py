"""Every picture is told in words: a title, a finding, its numbers, status and source."""

import re

import pytest

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from support.site_fixtures import MakeLinks

PAGES = (
    "",
    "gebied/GM9001",
    "gebied/GM9004",
    "gebied/WK900100",
    "gebied/jr-noordpeil",
    "kaart/gemeente/2022/jeugdzorg",
    "kaart/gemeente/2022/leeftijd-4-11",
    "cijfers/jeugdzorg",
    "vergelijk/GM9001",
    "profiel/GM9001",
    "methode/jeugdzorg-wijk",
)
_PICTURE = re.compile(r'<svg[^>]*role="img"[^>]*>(.*?)</svg>', re.DOTALL)
_SECTION = re.compile(r'<section class="card[^"]*"[^>]*>.*?</section>', re.DOTALL)


def body(edition: Edition, links: MakeLinks, path: str, language: str = "nl") -> str:
    """The page at a path."""
    made = answer(edition, links(path, language), {})
    assert isinstance(made, Page)
    return made.body


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "start")
def test_every_picture_says_what_it_shows(edition: Edition, links: MakeLinks, path: str) -> None:
    """In a title that is not a bare name of what was drawn."""
    titles = [
        re.sub(r"\s+", " ", found[1]).strip() if found else ""
        for picture in _PICTURE.findall(body(edition, links, path))
        for found in [re.search(r"<title[^>]*>([^<]*)</title>", picture)]
    ]
    assert titles or path == "profiel/GM9001"
    assert all(len(title.split()) > 2 for title in titles), titles


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path and not path.startswith(("kaart", "methode"))]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_section_with_a_picture_has_its_numbers_and_its_source(
    edition: Edition, links: MakeLinks, path: str, language: str
) -> None:
    """A table or list of the same numbers, the status as a mark, and the line of the source."""
    drawn = [
        section
        for section in _SECTION.findall(body(edition, links, path, language))
        if _PICTURE.search(section) or "spine" in section
    ]
    assert drawn
    for section in drawn:
        name = re.search(r'aria-labelledby="([^"]+)"', section)
        where = name[1] if name else section[:80]
        assert "<table" in section or '<dl class="definition"' in section, where
        assert 'class="source"' in section, where
        assert "badge badge--" in section or 'scope="col">Status' in section, where
        assert re.search(r'class="finding"|class="caption"', section), where
