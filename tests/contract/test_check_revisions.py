"""What `jeugdpeil check revisions` says of a new vintage."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.builder import Draft, write_release
from jeugdpeil.release.publication import publish
from support.command_line import run
from support.mini_release import MADE, mini_draft

Change = Callable[[dict[str, Any]], float]


def with_definitive(draft: Draft, growth: Change) -> Draft:
    """The draft with the year 2022 made definitive, each figure grown by a factor."""
    rows = draft.figures.table.to_pylist()
    later = [
        row
        | {
            "vintage": "2023-10-31",
            "status": "definitief",
            "value": round(row["value"] * growth(row), 1),
        }
        for row in rows
        if row["period"] == "2022" and row["indicator"] == "jeugdzorg" and row["value"] is not None
    ]
    whole = sealed(pa.Table.from_pylist([*rows, *later], PUBLISHED.arrow))
    return replace(draft, figures=whole)


@pytest.fixture(scope="module")
def draft() -> Draft:
    """The mini release, with a provisional year 2022."""
    return mini_draft()


def two_releases(folder: Path, draft: Draft, growth: Change) -> Path:
    """The mini release, published, and one in which its year became definitive."""
    shelf = Shelf(folder)
    publish(shelf, write_release(draft, shelf, frozenset({"parquet"})), MADE, lambda _: None)
    write_release(with_definitive(draft, growth), shelf, frozenset({"parquet"}))
    return folder


def test_a_revision_outside_its_interval_is_named_with_its_pages(
    tmp_path: Path, draft: Draft
) -> None:
    """One gemeente grows by a third; the country and the others do as expected."""
    jump = two_releases(
        tmp_path, draft, lambda row: 1.33 if row["region_code"] == "GM9001" else 1.011
    )
    done = run("check", "revisions", "--releases", str(jump))
    lines = [line for line in done.out.splitlines() if line.startswith("Hatterloo")]
    assert done.code == 0
    assert len(lines) == 1
    assert "Pagina's: /gebied/GM9001, /voorlopig/GM9001, /cijfers/jeugdzorg" in lines[0]


def test_the_json_holds_every_figure_that_left_its_interval(tmp_path: Path, draft: Draft) -> None:
    """All grow by a third: more than a margin of 90 percent allows, and it says so."""
    folder = two_releases(tmp_path, draft, lambda _: 1.33)
    done = run("check", "revisions", "--releases", str(folder), "--json")
    report = json.loads(done.out)
    assert report["figures"] == len(report["outside"]) > 20
    assert report["is_surprising"] is True
    assert {"indicator", "region_code", "said", "became", "pages"} <= set(report["outside"][0])


def test_a_release_without_a_new_vintage_says_that_nothing_became_definitive(
    tmp_path: Path, draft: Draft
) -> None:
    """The same figures twice are no revision."""
    shelf = Shelf(tmp_path)
    publish(shelf, write_release(draft, shelf, frozenset({"parquet"})), MADE, lambda _: None)
    write_release(draft, shelf, frozenset({"parquet"}))
    done = run("check", "revisions", "--releases", str(tmp_path), "--lang", "en")
    assert "no provisional figure became definitive" in done.out


def test_without_an_earlier_release_there_is_nothing_to_compare(
    tmp_path: Path, draft: Draft
) -> None:
    """The message says which option names one."""
    shelf = Shelf(tmp_path)
    write_release(draft, shelf, frozenset({"parquet"}))
    done = run("check", "revisions", "--releases", str(tmp_path))
    assert done.code == 8
    assert "--against" in done.err
