"""The mini release for the tests of what is served and exported, and a release after it."""

from pathlib import Path

import pytest

from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.publication import publish
from jeugdpeil.serving.export import export
from support.mini_release import MADE, build_mini
from support.next_release import Row, plus_a_tenth, write_next
from support.site_fixtures import edition, figure, links, region, shelf

__all__ = ["edition", "figure", "links", "region", "shelf"]

CHANGED = {("voogdij", "GM9004"), ("jeugdzorg", "WK900100")}


def changed(row: Row) -> Row:
    """A figure of a gemeente, and the headline figure of a wijk."""
    for indicator, code in CHANGED:
        row = plus_a_tenth(indicator, code)(row)
    return row


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with two published releases: the mini release, and one with two figures changed."""
    shelf = build_mini(tmp_path_factory.mktemp("releases"))
    publish(shelf, write_next(shelf, changed), MADE, lambda _: None)
    return shelf


@pytest.fixture(scope="session")
def first(releases: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first release, exported."""
    folder = tmp_path_factory.mktemp("first") / "files"
    export(releases, releases.ids()[0], folder, workers=1)
    return folder
