"""What tests of the site may ask for: the mini release on a shelf, opened, with its addresses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from support.mini_release import build_mini

MakeLinks = Callable[..., Links]
GetFigure = Callable[..., Figure]
GetRegion = Callable[..., Region]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with the mini release, published. Tests do not write on it."""
    return build_mini(Path(tmp_path_factory.mktemp("releases")))


@pytest.fixture(scope="session")
def edition(shelf: Shelf) -> Edition:
    """The mini release as the pages see it."""
    return Edition(shelf.current(), is_concept=False)


@pytest.fixture(scope="session")
def links(edition: Edition) -> MakeLinks:
    """Addresses seen from a page: `links("gebied/GM9001", language="en", is_static=True)`."""

    def make(path: str = "", language: str = "nl", *, is_static: bool = False) -> Links:
        return Links(edition.regions, language, path, is_static)

    return make


@pytest.fixture(scope="session")
def figure(edition: Edition) -> GetFigure:
    """The newest publication of a figure: `figure("GM9001")`, `figure("WK900100", year=2022)`."""

    def get(
        code: str, period: str = "2022", year: int = 2022, indicator: str = "jeugdzorg"
    ) -> Figure:
        found = edition.figures(code).newest(indicator, Period.parse(period), year)
        assert found is not None, f"the mini release has no {indicator} of {code}"
        return found

    return get


@pytest.fixture(scope="session")
def region(edition: Edition) -> GetRegion:
    """A region of a year: `region("GM9001", 2021)`."""

    def get(code: str, year: int | None = None) -> Region:
        found = edition.regions.get(code, year)
        assert found is not None, f"the mini release has no {code} of {year}"
        return found

    return get
