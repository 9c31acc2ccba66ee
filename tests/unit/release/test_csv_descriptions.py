"""Beside every CSV of a release stands what its columns mean, and the CSV is what that says."""

import json
from pathlib import Path
from typing import Any

import pytest

from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published.csv_description import DESCRIPTION
from jeugdpeil.published.release import Release
from support.csv_reader import disagreements
from support.mini_release import build_mini


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini release on disk."""
    return build_mini(tmp_path_factory.mktemp("releases")).current()


def description(csv: Path) -> dict[str, Any]:
    """What stands beside a CSV."""
    return json.loads(csv.with_name(csv.name + DESCRIPTION).read_text("utf-8"))


def test_every_csv_is_what_its_description_says(release: Release) -> None:
    """Header, order, type and words of every cell, and a key that tells rows apart."""
    files = sorted(release.folder.rglob("*.csv"))
    folders = {file.parent.name for file in files}
    assert folders == {"figures", "expected", "nowcast", "trends"}
    found = {file.name: disagreements(file.read_bytes(), description(file)) for file in files}
    assert {name: told for name, told in found.items() if told} == {}


def test_a_description_names_the_csv_beside_it(release: Release) -> None:
    """A reader passes over one that names another file."""
    files = list(release.folder.rglob("*.csv"))
    assert {file: description(file)["url"] for file in files} == {file: file.name for file in files}


def test_the_manifest_hashes_the_descriptions(release: Release) -> None:
    """So that nobody changes what a column means without being seen."""
    paths = {entry.path for entry in release.manifest.files}
    assert f"figures/jeugdzorg.csv{DESCRIPTION}" in paths


def test_every_column_is_explained_in_both_languages(release: Release) -> None:
    """Also the contribution of each theme, by the name of the theme."""
    told = description(release.folder / "expected" / "jeugdzorg-gemeente.csv")
    columns = {column["name"]: column for column in told["tableSchema"]["columns"]}
    for column in columns.values():
        texts = {item["@language"]: item["@value"] for item in column["dc:description"]}
        assert tuple(texts) == LANGUAGES
        assert all(texts.values())
    contributions = [name for name in columns if name.startswith("bijdrage_")]
    assert contributions
    words = {columns[name]["dc:description"][0]["@value"] for name in contributions}
    assert len(words) == len(contributions)


def test_a_description_says_that_figures_are_made_up(release: Release) -> None:
    """In its title, in both languages, with the definition of the figure below."""
    told = description(release.folder / "figures" / "jeugdzorg.csv")
    titles = [item["@value"] for item in told["dc:title"]]
    assert titles == ["VERZONNEN: Jongeren met jeugdzorg", "FICTIONAL: Youths with youth care"]
    assert "Een jongere telt één keer" in told["dc:description"][0]["@value"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("gebiedscode", "code", "header"),
        (",GM9001,", ",,", "gebiedscode: empty"),
        (",2022,Hatterloo", ",dit jaar,Hatterloo", "indeling_jaar: dit jaar"),
        (",definitief,", ",zeker,", "status: zeker"),
        ("2020-10-31", "31-10-2020", "publicatiedatum: 31-10-2020"),
    ],
)
def test_a_csv_that_is_something_else_is_noticed(
    release: Release, before: str, after: str, told: str
) -> None:
    """The check above can fail."""
    file = release.folder / "figures" / "jeugdzorg.csv"
    spoilt = file.read_bytes().decode().replace(before, after)
    found = disagreements(spoilt.encode(), description(file))
    assert any(words.startswith(told) for words in found)
