"""What tests of the API may ask for: a caller of the mini release."""

from pathlib import Path

import pytest

from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.app import create_app
from support.api_reader import ApiReader
from support.mini_release import build_mini


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with the mini release, published. Tests do not write on it."""
    return build_mini(Path(tmp_path_factory.mktemp("releases")))


@pytest.fixture(scope="session")
def api(shelf: Shelf) -> ApiReader:
    """A caller of the API over the mini release."""
    return ApiReader(create_app(shelf))
