"""Every page in every state is valid HTML, on the server and in a copy in files."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.templating import rendered, rendered_without_release
from jeugdpeil.site.views.copy_page import copy_page
from jeugdpeil.site.views.moved_page import moved_page
from support.html_validate import complaints
from support.mini_release import RELEASE_ID, build_mini
from support.site_paths import (
    EXPORTED,
    PAGES,
    SERVED,
    SitePath,
    one_per_template,
    page_templates,
)


def document(edition: Edition, page: SitePath, language: str, *, is_static: bool = False) -> str:
    """The HTML of a page, with the status that the list says."""
    path, _, query = page.path.strip("/").partition("?")
    links = Links(edition.regions, language, path, is_static)
    if page.template == "copy.html":
        return rendered(page.template, edition, links, copy_page(edition, links))
    if not page.is_served:
        view = moved_page(edition, path.rpartition("/")[2], links)
        return rendered(page.template, edition, links, view)
    made = answer(edition, links, dict(parse_qsl(query)))
    assert isinstance(made, Page), f"{page.path} leads elsewhere"
    assert made.status == page.status, page.path
    return made.body


def documents(edition: Edition, concept: Edition) -> Iterator[tuple[str, str]]:
    """Every state in Dutch, and one page of each template in English, in a copy and as concept."""
    for page in SERVED:
        yield page.path, document(edition, page, "nl")
    for page in one_per_template():
        yield f"en {page.path}", document(edition, page, "en")
        yield f"concept {page.path}", document(concept, page, "nl")
    for page in one_per_template(EXPORTED):
        yield f"copy {page.path}", document(edition, page, "nl", is_static=True)
    links = Links(edition.regions, "nl")
    yield "without release", rendered_without_release(links, "Geen cijfers", "Er is geen release.")


@pytest.fixture(scope="module")
def concept(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A release of real figures that was not published yet."""
    shelf = build_mini(tmp_path_factory.mktemp("concept"), is_fictional=False, is_published=False)
    return Edition(shelf.release(RELEASE_ID), is_concept=True)


def test_every_page_is_valid_html(edition: Edition, concept: Edition) -> None:
    """A browser, a screen reader and a search engine read what was meant."""
    found = complaints(dict(documents(edition, concept)))
    assert {name: words[:5] for name, words in found.items() if words} == {}


def test_the_checker_sees_a_mistake() -> None:
    """A check that cannot fail says nothing."""
    head = '<!DOCTYPE html>\n<html lang="nl"><head><title>A</title></head>'
    page = f'{head}<body><p style="x"><div></div></p></body></html>'
    found = {words.split()[1] for words in complaints({"page": page})["page"]}
    assert found >= {"no-inline-style:", "close-order:"}


def test_every_template_of_a_page_is_in_the_list() -> None:
    """A new page is looked at in a browser too: add a row to tests/support/site_paths.py."""
    assert page_templates() - {page.template for page in PAGES} == set()
    assert {page.template for page in PAGES} - page_templates() == set()
