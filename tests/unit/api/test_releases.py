"""Which release an answer comes from: of now, by its id, or of a day."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import write_release
from jeugdpeil.release.publication import publish, rollback
from jeugdpeil.serving.app import create_app
from support.api_reader import ApiReader
from support.mini_release import build_mini, mini_draft

FIRST, SECOND, CONCEPT = "2026-04-30.1", "2026-06-30.1", "2026-06-30.2"


def published(shelf: Shelf, release: str, day: int) -> None:
    """Put a release before the public on a day in June 2026."""
    publish(shelf, release, datetime(2026, 6, day, 9, tzinfo=UTC), lambda _: None)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with two published releases, and one that never was."""
    shelf = build_mini(Path(tmp_path_factory.mktemp("several")))
    for _ in (SECOND, CONCEPT):
        draft = mini_draft()
        later = replace(draft.manifest, created_at=datetime(2026, 6, 30, 8, tzinfo=UTC))
        write_release(replace(draft, manifest=later), shelf)
    published(shelf, SECOND, 30)
    return shelf


@pytest.fixture
def several(shelf: Shelf) -> ApiReader:
    """A caller of the API over that shelf."""
    return ApiReader(create_app(shelf))


@pytest.fixture
def own_shelf(shelf: Shelf, tmp_path: Path) -> Shelf:
    """A copy of that shelf, to change things on."""
    return Shelf(Path(shutil.copytree(shelf.folder, tmp_path / "copy")))


def release_of(api: ApiReader, path: str) -> str:
    """The release that an answer says that it comes from."""
    told = api.get(path)
    assert told.status == 200, told.text
    return told.json()["release"]


@pytest.mark.parametrize(
    ("path", "release"),
    [
        ("/cijfers?perPagina=1", SECOND),
        ("/cijfers?perPagina=1&stand=2026-06-30", SECOND),
        ("/cijfers?perPagina=1&stand=2026-06-29", FIRST),
        ("/cijfers?perPagina=1&stand=2026-04-30", FIRST),
        (f"/releases/{FIRST}/cijfers?perPagina=1", FIRST),
        (f"/releases/{FIRST}/indicatoren/jeugdzorg", FIRST),
        (f"/releases/{FIRST}", FIRST),
    ],
)
def test_an_answer_comes_from_the_release_that_was_asked_for(
    several: ApiReader, path: str, release: str
) -> None:
    """Of now, of a day, or by its id."""
    assert release_of(several, path) == release


def test_before_the_first_publication_there_is_nothing(several: ApiReader) -> None:
    """No release is shown as if it had been there."""
    told = several.get("/cijfers?stand=2026-04-29")
    assert (told.status, told.json()["code"]) == (404, "nog-niets-gepubliceerd")


def test_the_figures_of_a_day_hold_no_later_publication(several: ApiReader) -> None:
    """What the source said afterwards is not among what was known then."""
    rows = several.get("/cijfers?indicator=jeugdzorg&stand=2026-05-01").rows("cijfers")
    assert max(row["publicatiedatum"] for row in rows) <= "2026-05-01"


@pytest.mark.parametrize("path", [f"/releases/{CONCEPT}", f"/releases/{CONCEPT}/cijfers"])
def test_a_release_that_was_never_published_is_not_told_of(several: ApiReader, path: str) -> None:
    """A concept may hold what its makers still have to check."""
    assert several.get(path).json()["code"] == "onbekende-release"
    listed = [row["id"] for row in several.get("/releases").rows("releases")]
    assert listed == [SECOND, FIRST]


def test_the_concept_that_is_shown_says_so(shelf: Shelf) -> None:
    """Whoever serves a concept by name sees it, with its mark."""
    told = ApiReader(create_app(shelf, CONCEPT)).get("/cijfers?perPagina=1").json()
    assert (told["release"], told["is_concept"]) == (CONCEPT, True)


@pytest.mark.parametrize(
    "path", ["/cijfers?indicator=jeugdzorg&stand=2026-05-01&perPagina=3", "/gebieden?perPagina=3"]
)
def test_the_address_for_good_gives_the_same_rows(several: ApiReader, path: str) -> None:
    """Whatever is published later."""
    told = several.get(path).json()
    name = path.partition("?")[0].strip("/")
    assert several.get(told["links"]["bookmark"]).rows(name) == told[name]


def test_a_change_of_release_is_shown_at_once(own_shelf: Shelf) -> None:
    """Without a restart, and nothing of the other one stays in memory."""
    api = ApiReader(create_app(own_shelf))
    assert release_of(api, "/cijfers?perPagina=1") == SECOND
    rollback(own_shelf, datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert release_of(api, "/cijfers?perPagina=1") == FIRST
    published(own_shelf, SECOND, 30)
    assert release_of(api, "/cijfers?perPagina=1") == SECOND


def test_a_release_that_is_no_longer_there_is_gone(own_shelf: Shelf, tmp_path: Path) -> None:
    """It was published, so its address is not unknown."""
    (own_shelf.folder / FIRST).rename(tmp_path / "away")
    api = ApiReader(create_app(own_shelf))
    assert api.get(f"/releases/{FIRST}/cijfers").status == 410
    assert api.get("/releases").rows("releases")[1]["is_aanwezig"] is False


def test_without_a_release_the_api_says_so(tmp_path: Path) -> None:
    """In words, and not as a failure."""
    told = ApiReader(create_app(Shelf(tmp_path))).get("/cijfers")
    assert (told.status, told.json()["code"]) == (503, "geen-release")
