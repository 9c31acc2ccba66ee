"""The documents themselves: well formed, small, and with nothing that a browser must not run."""

import re
from html.parser import HTMLParser

import pytest

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from support.site_fixtures import MakeLinks

PATHS = (
    "",
    "zoek",
    "kaart",
    "kaart/wijk/2022/jeugdzorg",
    "kaart/provincie/2022/jeugdzorg",
    "gebied/NL00",
    "gebied/jr-noordpeil",
    "gebied/GM9001",
    "gebied/GM9001/2021",
    "gebied/GM9008",
    "gebied/WK900100",
    "gebied/WK900702",
    "cijfers",
    "cijfers/jeugdzorg",
    "cijfers/jeugdzorg/wijk/2022",
    "methode",
    "methode/jeugdzorg-wijk",
    "wat-als/GM9001",
    "voorlopig",
    "voorlopig/NL00",
    "voorlopig/WK900100",
    "data",
    "toegankelijkheid",
    "colofon",
    "trace/jeugdzorg.GM9001-2022.2022.2023-06-15",
    "trace/verwacht.jeugdzorg-wijk.WK900100-2022.2022",
    "nergens",
)
VOID = frozenset({"meta", "link", "input", "br"})
# Closed by what follows them, or by the end of what they are in.
OPTIONAL = frozenset({"td", "th", "tr"})


class Checker(HTMLParser):
    """Notes tags that are not closed, ids that occur twice and styles inside the page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag, after closing what it closes."""
        names = dict(attrs)
        self.ids += [names["id"] or ""] if "id" in names else []
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.labels += (names.get(name) or "").split()
        self.wrong += [f"{tag} {name}" for name in names if name == "style" or name[:2] == "on"]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("td", "th"):
            self.drop({"td", "th"})
        elif tag == "tr":
            self.drop({"td", "th", "tr"})
        if tag not in VOID:
            self.open.append(tag)

    def drop(self, tags: set[str]) -> None:
        """Close tags that may be left open."""
        while self.open and self.open[-1] in tags:
            self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag without content, as in a drawing."""
        self.wrong += [f"{tag} {name}" for name, _ in attrs if name == "style"]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        self.drop(set(OPTIONAL) - {tag})
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@pytest.fixture(params=PATHS, ids=lambda path: path or "start")
def body(request: pytest.FixtureRequest, edition: Edition, links: MakeLinks) -> str:
    """A page of each kind."""
    query = {"q": "hatterlo"} if request.param == "zoek" else {}
    made = answer(edition, links(request.param), query)
    assert isinstance(made, Page)
    return made.body


def test_a_page_is_well_formed(body: str) -> None:
    """Every tag is closed, every id is the only one, every label points somewhere."""
    checker = Checker()
    checker.feed(body)
    assert checker.wrong == []
    assert checker.open == []
    assert sorted(checker.ids) == sorted(set(checker.ids))
    assert set(checker.labels) <= set(checker.ids)


def test_headings_go_down_one_step_at_a_time(body: str) -> None:
    """A screen reader builds its table of contents from them."""
    checker = Checker()
    checker.feed(body)
    steps = zip(checker.headings[:-1], checker.headings[1:], strict=True)
    assert checker.headings[0] == 1
    assert checker.headings.count(1) == 1
    assert [(one, two) for one, two in steps if two > one + 1] == []


def test_a_page_holds_no_script_of_its_own(body: str) -> None:
    """Only the one file that every page loads."""
    assert re.findall(r"<script(?![^>]*\bsrc=)", body) == []
    assert "<style" not in body


def test_a_page_asks_nothing_of_a_third_party(body: str) -> None:
    """No address of another host is loaded."""
    loaded = re.findall(r'<(?:script|link|img|iframe|source)[^>]*(?:src|href)="([^"]+)"', body)
    assert [address for address in loaded if "//" in address] == []


def test_a_page_is_marked_as_made_up(body: str) -> None:
    """The word stands above everything else."""
    assert "VERZONNEN" in body.partition("<header")[0]


def test_every_picture_of_figures_bears_the_mark(body: str) -> None:
    """Also when somebody cuts it out of the page."""
    # The stretched part inside a picture closes before the picture does.
    whole = re.sub(
        r'<svg viewBox[^>]*preserveAspectRatio="none">.*?</svg>', "", body, flags=re.DOTALL
    )
    pictures = re.findall(r'<svg [^>]*role="img".*?</svg>', whole, flags=re.DOTALL)
    assert [picture[:60] for picture in pictures if "VERZONNEN" not in picture] == []


def test_every_picture_has_a_title(body: str) -> None:
    """For who cannot see it."""
    pictures = re.findall(r'<svg [^>]*role="img".*?</svg>', body, flags=re.DOTALL)
    assert [picture[:60] for picture in pictures if "<title" not in picture] == []


def test_a_page_without_a_map_stays_small(body: str) -> None:
    """Under 75 kB before compression: readable on a slow phone."""
    is_map = 'class="map"' in body
    assert is_map or len(body.encode()) < 75_000


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "start")
def test_the_english_page_has_no_dutch_left(edition: Edition, links: MakeLinks, path: str) -> None:
    """Words of the frame and of the states are all translated."""
    made = answer(edition, links(path, "en"), {})
    assert isinstance(made, Page)
    text = re.sub(r"<[^>]+>", " ", made.body)
    assert re.findall(r"\b(?:Bron|gepubliceerd|voorlopig|Hierover|jongeren van)\b", text) == []


def test_names_are_escaped(edition: Edition, links: MakeLinks) -> None:
    """A region could be called anything."""
    made = answer(edition, links("zoek"), {"q": '"><img src=x onerror=alert(1)>'})
    assert isinstance(made, Page)
    assert "<img" not in made.body
