"""What is put around the pages when they are served: health, log, limit, root and change."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from jeugdpeil.published.current import CurrentRelease
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.publication import publish, rollback
from jeugdpeil.serving.app import create_app, served_app
from jeugdpeil.serving.client import Clients
from jeugdpeil.serving.log import configure_log
from jeugdpeil.serving.options import RateLimit, ServingOptions
from jeugdpeil.serving.rate_limit import Buckets, HoldBack
from jeugdpeil.serving.switch import AskAgain
from support.mini_release import MADE, build_mini
from support.next_release import write_next

Served = Callable[..., TestClient]


@pytest.fixture
def served(shelf: Shelf) -> Served:
    """A reader of what is served with options: `served(root="/monitor")`."""

    def make(client: tuple[str, int] = ("192.0.2.7", 1), **options: Any) -> TestClient:
        app = served_app(shelf, None, ServingOptions(**options))
        return TestClient(app, follow_redirects=False, client=client)

    return make


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged during a test."""
    stream = io.StringIO()
    configure_log(stream)
    yield stream
    structlog.reset_defaults()


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    """The lines of the log."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_program_without_figures_lives_but_is_not_ready(tmp_path: Path) -> None:
    """Whoever watches does not start it again for that, and sends it no readers."""
    client = TestClient(create_app(Shelf(tmp_path)))
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code == 503


def test_a_program_with_figures_is_ready(served: Served, shelf: Shelf) -> None:
    """And says which release it shows."""
    answer = served().get("/health/ready").json()
    assert answer == {"status": "ok", "release": shelf.current_id()}


def test_a_request_is_one_line_of_time_path_status_and_release(
    served: Served, shelf: Shelf, log: io.StringIO
) -> None:
    """What someone needs to see how the site does."""
    served(is_logging=True).get("/gebied/GM9001")
    (line,) = [line for line in lines(log) if line["event"] == "request"]
    assert set(line) == {"event", "level", "time", "path", "status", "ms", "release"}
    assert (line["path"], line["status"]) == ("/gebied/GM9001", 200)
    assert line["release"] == shelf.current_id()


def test_the_log_knows_nothing_of_readers(
    served: Served, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No address, no question, no browser, and nothing that somebody typed as an address."""
    client = served(is_logging=True, proxy_header="X-Forwarded-For", limit=RateLimit(1000, 1000))
    personal = {"user-agent": "Eigenbrowser/1", "x-forwarded-for": "198.51.100.9"}
    for path in (
        "/zoek?q=Jan+Jansen",
        "/gebied/GM9001?van=Jansen",
        "/jansen/Jansen",
        "/gebied/Jansen",
        "/en/Jansen/Jansen",
    ):
        client.get(path, headers=personal | {"referer": "https://jansen.example"})
    monkeypatch.setattr("jeugdpeil.site.pages.search_page", broken_search)
    client.get("/zoek?q=Jansen", headers=personal)
    said = log.getvalue().lower()
    assert len(lines(log)) > 6
    assert [word for word in ("jan", "eigenbrowser", "198.51", "192.0.2") if word in said] == []
    assert "valueerror" in said


def broken_search(_edition: object, query: str, _links: object) -> None:
    """A mistake whose message holds what was asked for."""
    raise ValueError(f"cannot search for {query}")


def test_health_does_not_fill_the_log(served: Served, log: io.StringIO) -> None:
    """It is asked for every few seconds."""
    served(is_logging=True).get("/health/ready")
    assert [line for line in lines(log) if line["event"] == "request"] == []


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    """Of 2 a second and 3 at once: three go, the fourth waits half a second."""
    now = [0.0]
    buckets = Buckets(RateLimit(2.0, 3), clock=lambda: now[0])
    assert [buckets.wait(b"a") for _ in range(4)] == [0, 0, 0, 1 / 2]
    now[0] = 0.5
    assert [buckets.wait(b"a"), buckets.wait(b"a")] == [0, 1 / 2]


def test_one_reader_does_not_hold_back_another() -> None:
    """Each has a bucket."""
    buckets = Buckets(RateLimit(1.0, 1), clock=lambda: 0.0)
    assert (buckets.wait(b"a"), buckets.wait(b"a") > 0, buckets.wait(b"b")) == (0, True, 0)


def test_the_memory_of_readers_is_bounded() -> None:
    """Whoever takes many addresses does not fill it."""
    buckets = Buckets(RateLimit(1.0, 1), clock=lambda: 0.0, room=10)
    for number in range(100):
        buckets.wait(str(number).encode())
    assert len(buckets) == 10


def test_who_asks_too_much_gets_a_page_that_says_when(served: Served) -> None:
    """With the number of seconds for programs that listen."""
    client = served(limit=RateLimit(0.1, 1))
    client.get("/health")
    answer = client.get("/en/kaart")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
    assert "in 10 seconds" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_program_that_asks_too_much_gets_a_problem(served: Served) -> None:
    """In the form that programs know."""
    client = served(limit=RateLimit(0.1, 1))
    client.get("/health")
    answer = client.get("/api/v1/")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 429


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_computer_itself_is_never_held_back(served: Served, address: str) -> None:
    """Behind a proxy that does not say who asks, everyone would be one reader."""
    client = served((address, 1), limit=RateLimit(0.1, 1))
    assert [client.get("/health").status_code for _ in range(3)] == [200, 200, 200]


def scope(address: str, *told: str) -> Scope:
    """A request from an address, with what headers say of it."""
    names = [(b"x-forwarded-for", value.encode()) for value in told]
    return {"type": "http", "client": (address, 1), "headers": names}


def test_a_header_that_is_not_named_is_not_believed() -> None:
    """Anyone can send one."""
    clients = Clients()
    one, other = (clients.mark(scope("192.0.2.1", value)) for value in ("a", "198.51.100.2"))
    assert one == other == clients.mark(scope("192.0.2.1"))


def test_of_a_named_header_the_last_address_counts() -> None:
    """What stands before it was sent by the reader."""
    clients = Clients("X-Forwarded-For")
    plain = clients.mark(scope("127.0.0.1", "198.51.100.2"))
    assert clients.mark(scope("127.0.0.1", "10.9.8.7, 198.51.100.2")) == plain
    assert clients.mark(scope("127.0.0.1", "10.9.8.7", "198.51.100.2")) == plain
    assert plain is not None
    assert b"198" not in plain


def test_a_network_of_ipv6_is_one_reader() -> None:
    """Its owner can take a new address for each request."""
    clients = Clients()
    assert clients.mark(scope("2001:db8::1")) == clients.mark(scope("2001:db8::2"))
    assert clients.mark(scope("2001:db8::1")) != clients.mark(scope("2001:db8:0:1::1"))


def test_two_processes_know_a_reader_by_different_marks() -> None:
    """So that no list of marks says anything afterwards."""
    assert Clients().mark(scope("192.0.2.1")) != Clients().mark(scope("192.0.2.1"))


@pytest.mark.parametrize("path", ["/monitor/gebied/GM9001", "/gebied/GM9001", "/monitor/zoek"])
def test_under_a_root_every_address_begins_with_it(served: Served, path: str) -> None:
    """Whether or not the proxy takes it off."""
    html = served(root="/monitor").get(path).text
    begins = [
        part.partition('"')[0]
        for name in ("href", "src", "action")
        for part in html.split(f' {name}="/')[1:]
    ]
    assert begins
    assert [begin for begin in begins if not begin.startswith("monitor/")] == []


def test_a_redirect_stays_under_the_root(served: Served) -> None:
    """As all addresses."""
    answer = served(root="/monitor").get("/monitor/gebied/gm9001")
    assert answer.headers["location"] == "/monitor/gebied/GM9001"


@pytest.fixture
def two(tmp_path: Path) -> Shelf:
    """A shelf with a release that is shown and one that is not published yet."""
    shelf = build_mini(tmp_path)
    write_next(shelf)
    return shelf


def test_a_release_is_shown_once_it_is_prepared(two: Shelf) -> None:
    """Until then readers get the one before it."""
    current = CurrentRelease(two)
    first, second = two.ids()
    current.opened()
    seen: list[str] = []
    current.prepare_with(lambda _: seen.append(current.shown_id))
    publish(two, second, MADE, lambda _: None)
    current.opened()
    current.settle()
    assert (seen, current.opened().release.manifest.id) == ([first], second)


def test_a_publication_of_the_same_release_changes_nothing(two: Shelf) -> None:
    """Pages in memory stay."""
    current = CurrentRelease(two)
    held = current.opened()
    publish(two, two.ids()[0], MADE, lambda _: None)
    assert current.opened() is held


def test_going_back_is_a_change_as_well(two: Shelf) -> None:
    """To the release before."""
    current = CurrentRelease(two)
    publish(two, two.ids()[1], MADE, lambda _: None)
    current.opened()
    current.prepare_with(lambda _: None)
    rollback(two, MADE)
    current.settle()
    assert current.opened().release.manifest.id == two.ids()[0]


def failing_once(raises: bool) -> tuple[Starlette, list[str]]:
    """An application whose first answer fails."""
    asked: list[str] = []

    async def page(request: Request) -> Response:
        asked.append(request.url.path)
        if len(asked) > 1:
            return PlainTextResponse("the new release")
        if raises:
            raise FileNotFoundError("gone")
        return PlainTextResponse("failed", 500)

    return Starlette(routes=[Route("/", page)]), asked


@pytest.mark.parametrize("raises", [True, False])
def test_an_answer_that_fails_during_a_change_is_asked_again(two: Shelf, raises: bool) -> None:
    """The file that it needed may just have been removed."""
    current = CurrentRelease(two)
    current.opened()
    current.prepare_with(lambda _: None)
    app, _ = failing_once(raises)
    client = TestClient(AskAgain(app, current))
    publish(two, two.ids()[1], MADE, lambda _: None)
    shutil.rmtree(two.folder / two.ids()[0])
    assert client.get("/").text == "the new release"


def test_a_file_that_is_removed_before_it_is_opened_is_asked_again(
    two: Shelf, tmp_path: Path
) -> None:
    """Its head was already made, and a server that sends files itself would say 404."""
    current = CurrentRelease(two)
    current.opened()
    current.prepare_with(lambda _: None)
    old, new = (tmp_path / name for name in ("old.csv", "new.csv"))
    new.write_text("the new release")
    asked: list[Scope] = []

    def page(request: Request) -> Response:
        asked.append(request.scope)
        return FileResponse(new if len(asked) > 1 else old, stat_result=new.stat())

    app = AskAgain(Starlette(routes=[Route("/", page)]), current)
    publish(two, two.ids()[1], MADE, lambda _: None)
    assert TestClient(sending_files(app)).get("/").text == "the new release"
    assert [each["extensions"] for each in asked] == [{}, {}]


def sending_files(app: ASGIApp) -> ASGIApp:
    """The application under a server that can be told to send a file."""

    async def server(scope: Scope, receive: Receive, send: Send) -> None:
        extensions: dict[str, dict[str, str]] = {"http.response.pathsend": {}}
        await app({**scope, "extensions": extensions}, receive, send)

    return server


def test_an_answer_that_fails_by_itself_is_given(two: Shelf) -> None:
    """A mistake is not hidden, and not made twice."""
    current = CurrentRelease(two)
    current.opened()
    app, asked = failing_once(raises=False)
    assert TestClient(AskAgain(app, current)).get("/").status_code == 500
    assert asked == ["/"]


def test_no_limit_is_put_where_none_is_wanted(served: Served) -> None:
    """`--rate 0`."""
    client = served(limit=RateLimit(0, 1))
    assert {client.get("/health").status_code for _ in range(5)} == {200}
    assert isinstance(served().app, HoldBack)
