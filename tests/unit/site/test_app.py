"""The application: headers, memory, languages, downloads, and what happens when things go wrong."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.published import layout
from jeugdpeil.published.current import CurrentRelease
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.publication import publish
from jeugdpeil.serving.app import create_app
from jeugdpeil.site.headers import has_already, wants_gzip
from jeugdpeil.site.page_cache import Document, PageCache
from jeugdpeil.site.showcase import Showcase
from support.csv_reader import disagreements
from support.mini_release import MADE, build_mini


@pytest.fixture
def client(shelf: Shelf) -> Iterator[TestClient]:
    """A reader of the site of the mini release."""
    with TestClient(create_app(shelf), follow_redirects=False) as reader:
        yield reader


def test_every_page_forbids_scripts_and_styles_inside_it(client: TestClient) -> None:
    """Nothing that slipped into a name can run."""
    policy = client.get("/gebied/GM9001").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/downloads/VERZONNEN-changes.json", "/nergens"])
def test_every_answer_bears_the_headers_for_security(client: TestClient, path: str) -> None:
    """Pages, files and errors alike."""
    assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_page_that_is_held_already_is_not_sent_again(client: TestClient) -> None:
    """The mark of a page is that of its release and content."""
    first = client.get("/gebied/GM9001")
    again = client.get("/gebied/GM9001", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_is_packed_for_who_can_unpack(client: TestClient) -> None:
    """A tenth of the bytes over the line."""
    packed = client.get("/gebied/GM9001", headers={"accept-encoding": "gzip"})
    plain = client.get("/gebied/GM9001", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_a_head_request_gets_no_body(client: TestClient) -> None:
    """Only the headers, with the length that the page would have."""
    answer = client.head("/gebied/GM9001", headers={"accept-encoding": "identity"})
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 1000


def test_nothing_can_be_posted(client: TestClient) -> None:
    """The site only shows."""
    assert client.post("/gebied/GM9001").status_code == 405


@pytest.mark.parametrize(("path", "language"), [("/", "nl"), ("/en", "en"), ("/en/data", "en")])
def test_the_language_stands_in_the_address(client: TestClient, path: str, language: str) -> None:
    """And in the page, for screen readers."""
    assert f'<html lang="{language}"' in client.get(path).text


def test_a_slash_too_many_is_the_same_page(client: TestClient) -> None:
    """Web servers add one."""
    assert client.get("/gebied/GM9001/").text == client.get("/gebied/GM9001").text


def test_made_up_questions_do_not_fill_the_memory(shelf: Shelf) -> None:
    """Only words that the site knows make another page."""
    app = create_app(shelf)
    with TestClient(app) as reader:
        for number in range(20):
            reader.get(f"/methode?x={number}")
    assert len(app.state.showcase.shown().pages) == 1


def test_what_somebody_looks_for_is_not_kept(shelf: Shelf) -> None:
    """Neither in memory nor by the browser."""
    app = create_app(shelf)
    with TestClient(app) as reader:
        answer = reader.get("/zoek?q=hatterlo")
    assert answer.headers["cache-control"] == "no-store"
    assert len(app.state.showcase.shown().pages) == 0


def test_a_query_is_shown_as_text(client: TestClient) -> None:
    """Whatever somebody types stays words."""
    page = client.get("/zoek", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_very_long_question_is_not_answered(client: TestClient) -> None:
    """The page is there, without the question."""
    assert client.get("/zoek?q=" + "a" * 5000).status_code == 200


@pytest.mark.parametrize("path", ["/gebied/%00", "/gebied/GM9001%0d%0aX:y", "/%ff", "/gebied/../x"])
def test_a_broken_address_is_not_found(client: TestClient, path: str) -> None:
    """Never an error of the server."""
    assert client.get(path).status_code == 404


def test_a_file_to_take_along_bears_its_mark_and_hash(client: TestClient, shelf: Shelf) -> None:
    """The hash is that of the manifest."""
    answer = client.get("/downloads/figures/VERZONNEN-jeugdzorg.csv")
    entries = {entry.path: entry.sha256 for entry in shelf.current().manifest.files}
    assert answer.headers["etag"] == f'"{entries["figures/jeugdzorg.csv"]}"'
    assert "VERZONNEN-jeugdzorg.csv" in answer.headers["content-disposition"]


def test_a_csv_leads_to_its_description_and_back(client: TestClient) -> None:
    """The name on the site bears marks that it does not bear in the release."""
    csv = client.get("/downloads/figures/VERZONNEN-jeugdzorg.csv")
    assert csv.links["describedby"]["type"] == "application/csvm+json"
    name = csv.links["describedby"]["url"]
    assert name == "VERZONNEN-jeugdzorg.csv-metadata.json"
    answer = client.get(f"/downloads/figures/{name}")
    assert answer.headers["content-type"] == "application/csvm+json"
    assert answer.json()["url"] == "VERZONNEN-jeugdzorg.csv"
    assert disagreements(csv.content, answer.json()) == []


@pytest.mark.parametrize(
    "path",
    [
        "/downloads/VERZONNEN-pages.arrow",
        "/downloads/../current",
        "/downloads/%2e%2e/current",
        "/downloads/figures/jeugdzorg.csv",
    ],
)
def test_only_files_of_the_list_can_be_taken(client: TestClient, path: str) -> None:
    """A path is looked up, never followed."""
    assert client.get(path).status_code == 404


def test_health_names_the_release(client: TestClient) -> None:
    """For whoever watches the server."""
    assert client.get("/health").json() == {"status": "ok", "release": "2026-04-30.1"}


def test_the_names_for_scripts_are_json(client: TestClient) -> None:
    """A list of lists."""
    answer = client.get("/zoek/namen.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert json.loads(answer.text)[0][0] == "Peilland"


def test_an_empty_shelf_says_that_nothing_was_published(tmp_path: Path) -> None:
    """The site stands ready before its first release."""
    with TestClient(create_app(Shelf(tmp_path))) as reader:
        answer = reader.get("/en/kaart")
        assert (answer.status_code, "There are no figures yet" in answer.text) == (503, True)
        assert reader.get("/health").status_code == 503


def test_a_release_that_is_not_there_is_refused_at_once(shelf: Shelf) -> None:
    """A typing error on the command line does not wait for the first reader."""
    with pytest.raises(ReleaseError):
        create_app(shelf, "2020-01-01.1")


def test_an_error_in_a_page_is_told_in_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader never sees a traceback."""

    def broken(*_: object) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr("jeugdpeil.site.pages.method_page", broken)
    answer = client.get("/methode")
    assert (answer.status_code, "Er ging iets mis" in answer.text) == (500, True)
    assert "planted" not in answer.text


def copy_of(tmp_path: Path) -> Shelf:
    """A shelf of one's own with a concept on it."""
    return build_mini(tmp_path, is_published=False)


@pytest.fixture
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that does not end during a test: at midnight everything is shown anew."""
    monkeypatch.setattr("jeugdpeil.site.showcase._today", lambda: date(2026, 4, 30))


@pytest.mark.usefixtures("one_day")
def test_a_new_publication_is_shown_without_a_restart(tmp_path: Path) -> None:
    """The next reader sees it."""
    shelf = copy_of(tmp_path)
    publish(shelf, "2026-04-30.1", MADE, lambda _: None)
    showcase = Showcase(CurrentRelease(shelf))
    before = showcase.shown()
    second = build_mini(tmp_path, is_published=False).ids()[-1]
    assert showcase.shown() is before
    publish(shelf, second, MADE, lambda _: None)
    assert showcase.shown().edition.manifest.id == second == "2026-04-30.2"


def test_a_concept_that_is_published_loses_its_mark(tmp_path: Path) -> None:
    """Also where it was asked for by name."""
    shelf = copy_of(tmp_path)
    showcase = Showcase(CurrentRelease(shelf, "2026-04-30.1"))
    assert showcase.shown().edition.is_concept
    publish(shelf, "2026-04-30.1", MADE, lambda _: None)
    assert not showcase.shown().edition.is_concept


@pytest.mark.usefixtures("one_day")
def test_a_shelf_that_is_moved_away_does_not_take_the_site_down(tmp_path: Path) -> None:
    """The last release stays where it was shown."""
    shelf = copy_of(tmp_path)
    publish(shelf, "2026-04-30.1", MADE, lambda _: None)
    showcase = Showcase(CurrentRelease(shelf))
    before = showcase.shown()
    (tmp_path / layout.CURRENT).write_text("2030-01-01.1\n", "utf-8")
    os.utime(tmp_path / layout.CURRENT, ns=(1, 1))
    assert showcase.shown() is before


def document(size: int) -> Document:
    """A document of about this many bytes."""
    return Document(200, "text/html", b"x" * size, b"", '"x"', may_be_kept=True)


def test_the_memory_lets_go_of_what_was_not_asked_for_the_longest() -> None:
    """Four documents of 25 in a room of 100, and then one more."""
    cache = PageCache(room=100)
    for name in "abc":
        cache.keep(name, document(25))
    assert cache.get("a") is not None
    cache.keep("d", document(25))
    cache.keep("e", document(25))
    assert [cache.get(name) is not None for name in "abcde"] == [True, False, True, True, True]


def test_one_page_never_takes_the_whole_memory() -> None:
    """A map of all wijken may be larger than everything else together."""
    cache = PageCache(room=100)
    cache.keep("map", document(26))
    assert cache.get("map") is None


def test_a_packed_page_is_packed_the_same_every_time() -> None:
    """No clock in it: two servers give the same bytes."""
    made = [
        Document.of("x" * 5000, 200, "text/html", "r", may_be_kept=True).packed for _ in range(2)
    ]
    assert made[0] == made[1]


def test_the_mark_of_a_page_changes_with_its_content() -> None:
    """And with its release."""
    marks = {
        Document.of(text, 200, "text/html", release, may_be_kept=True).etag
        for text in ("a", "b")
        for release in ("1", "2")
    }
    assert len(marks) == 4


@pytest.mark.parametrize("held", [b'"r-1"', b'W/"r-1"', b'"x", "r-1"', b"*"])
def test_a_browser_may_name_what_it_holds_in_several_ways(held: bytes) -> None:
    """Weak marks and lists count."""
    assert has_already([(b"if-none-match", held)], '"r-1"')


def test_a_browser_that_cannot_unpack_gets_plain_text() -> None:
    """Old office browsers behind old proxies."""
    assert not wants_gzip([(b"accept-encoding", b"identity")])


@pytest.mark.parametrize(
    ("typed", "place"),
    [("/gebied/gm9001", "/gebied/GM9001"), ("/en/gebied/wk900100", "/en/gebied/WK900100")],
)
def test_a_code_in_small_letters_leads_to_its_region(
    client: TestClient, typed: str, place: str
) -> None:
    """People type codes as it suits them."""
    answer = client.get(typed)
    assert (answer.status_code, answer.headers["location"]) == (302, place)
