"""Addresses on a server and in a folder of files."""

import pytest

from support.site_fixtures import GetFigure, MakeLinks


@pytest.mark.parametrize(
    ("language", "path", "address"),
    [
        ("nl", "", "/"),
        ("nl", "kaart", "/kaart"),
        ("en", "", "/en"),
        ("en", "kaart", "/en/kaart"),
    ],
)
def test_a_server_has_addresses_from_its_root(
    links: MakeLinks, language: str, path: str, address: str
) -> None:
    """English stands under /en, Dutch has no word in front."""
    assert links("gebied/GM9001", language).page(path) == address


@pytest.mark.parametrize(
    ("here", "language", "address"),
    [
        ("", "nl", "kaart/index.html"),
        ("gebied/GM9001", "nl", "../../kaart/index.html"),
        ("gebied/GM9001", "en", "../../../en/kaart/index.html"),
    ],
)
def test_a_copy_in_files_has_relative_addresses(
    links: MakeLinks, here: str, language: str, address: str
) -> None:
    """The folder can stand anywhere."""
    assert links(here, language, is_static=True).page("kaart") == address


@pytest.mark.parametrize("is_static", [False, True], ids=["server", "files"])
def test_the_other_language_is_the_same_page(links: MakeLinks, *, is_static: bool) -> None:
    """Changing language keeps the place."""
    there = links("kaart", is_static=is_static).in_language("en")
    assert there == ("../en/kaart/index.html" if is_static else "/en/kaart")


def test_the_newest_year_has_the_short_address(links: MakeLinks) -> None:
    """A code alone is the newest division."""
    assert links().region("GM9001", 2022) == links().region("GM9001") == "/gebied/GM9001"


def test_an_older_year_stands_in_the_address(links: MakeLinks) -> None:
    """A code alone is not a key."""
    assert links().region("GM9001", 2021) == "/gebied/GM9001/2021"


def test_a_number_on_a_server_leads_to_its_own_page_of_origin(
    links: MakeLinks, figure: GetFigure
) -> None:
    """The lineage id is the address."""
    assert links().trace(figure("GM9001")) == "/trace/jeugdzorg.GM9001-2022.2022.2023-06-15"


def test_a_number_in_files_leads_to_the_page_of_its_region(
    links: MakeLinks, figure: GetFigure
) -> None:
    """A page per number would be millions of files."""
    address = links(is_static=True).trace(figure("GM9001"))
    assert address == "gebied/GM9001/index.html#jeugdzorg.GM9001-2022.2022.2023-06-15"
