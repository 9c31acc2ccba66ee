"""The structure of pages that others build on: sections, their order and their anchors."""

import re

import pytest

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from support.site_fixtures import MakeLinks

# Anchors are addresses: people link to them, so they change only on purpose.
ANCHORS = {
    "": ["landelijk", "kaartje", "delen", "deuren", "nieuws"],
    "gebied/GM9001": [
        "verwacht",
        "verwacht-lezen",
        "waarom",
        "spreiding",
        "delen",
        "vormen",
        "wie",
        "wie-leeftijd",
        "wie-huishouden",
        "wie-verwijzer",
        "ontwikkeling",
        "reeks-1",
        "reeks-2",
        "reeks-3",
        "rangorde",
        "rangorde-alle",
        "rangorde-ernaast",
        "lijkt-op",
        "gesprek",
        "gesprek-redenen",
        "meenemen",
    ],
    "gebied/WK900100": [
        "verwacht",
        "verwacht-lezen",
        "waarom",
        "spreiding",
        "vormen",
        "wie",
        "wie-leeftijd",
        "wie-huishouden",
        "wie-verwijzer",
        "ontwikkeling",
        "rangorde",
        "rangorde-alle",
        "rangorde-ernaast",
        "lijkt-op",
        "gesprek",
        "gesprek-redenen",
        "meenemen",
    ],
    "kaart/gemeente/2022/jeugdzorg": ["beeld", "lijst"],
    "cijfers/jeugdzorg": [
        "definitie",
        "verwacht",
        "breuken",
        "tabel",
        "tabel-titel",
        "trends",
        "meenemen",
    ],
    "methode": [
        "road",
        "wijk",
        "interval",
        "small",
        "modellen",
        "status",
        "leeg",
        "vergelijken",
        "redenen",
        "breuken",
        "errata",
        "gemeten",
    ],
    "vergelijk/GM9001": [
        "kiezen",
        "cijfer-jeugdzorg",
        "cijfer-zonder-verblijf",
        "cijfer-met-verblijf",
        "cijfer-jeugdbescherming",
        "meenemen",
    ],
    "profiel/GM9001": ["profiel", "meenemen"],
    "wat-als/GM9001": ["kiezen", "stappen"],
    "trace/verwacht.jeugdzorg-wijk.WK900100-2022.2022": ["cijfer"]
    + [f"stap-{number}" for number in range(1, 6)],
    "data": [
        "bestanden",
        "verwacht",
        "trends",
        "api",
        "bronnen",
        "wijzigingen",
        "bevindingen",
        "dekking",
        "overig",
    ],
}
LANDMARKS = ["header", "nav", "form", "aside", "main", "footer", "nav"]


def body(edition: Edition, links: MakeLinks, path: str, language: str = "nl") -> str:
    """The page at a path."""
    made = answer(edition, links(path, language), {})
    assert isinstance(made, Page)
    return made.body


@pytest.mark.parametrize("path", ANCHORS, ids=lambda path: path or "start")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_sections_keep_their_order_and_anchors(
    edition: Edition, links: MakeLinks, path: str, language: str
) -> None:
    """A link into a page keeps working, in both languages."""
    found = re.findall(r'<h[23][^>]* id="([^"]+)"', body(edition, links, path, language))
    assert found == ANCHORS[path]


@pytest.mark.parametrize("path", [path for path in ANCHORS if path])
def test_landmarks_stand_in_the_order_of_the_page(
    edition: Edition, links: MakeLinks, path: str
) -> None:
    """Keyboard order equals reading order."""
    outside = re.sub(r"<main.*?</main>", "<main>", body(edition, links, path), flags=re.DOTALL)
    assert re.findall(r"<(header|nav|form|aside|main|footer)\b", outside) == LANDMARKS


def test_the_columns_of_a_table_keep_their_order(edition: Edition, links: MakeLinks) -> None:
    """What the suggestions of a script and a reader's habit rely on."""
    table = body(edition, links, "kaart/wijk/2022/jeugdzorg").partition("data-list")[2]
    heads = re.findall(r"<th scope=\"col\"[^>]*>([^<]+)", table.partition("</thead>")[0])
    assert [head.strip() for head in heads] == [
        *("Naam", "Waarde", "Marge", "Aantal"),
        *("Verwacht", "Marge", "Verschil", "Jongeren", "Kans op hoger", "Oordeel"),
    ]
