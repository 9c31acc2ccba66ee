"""No file of a release speaks of an outcome that is hidden, and a planted leak is found."""

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    OF_THE_OUTCOME,
    PEERS,
    PREDICTORS,
    PUBLISHED_EXPECTED,
    PublishedExpected,
)
from jeugdpeil.domain.gate_seal import sealed_expected
from jeugdpeil.domain.published import SealBrokenError
from jeugdpeil.domain.table_schema import TableError
from jeugdpeil.published import layout
from jeugdpeil.published.headers import EXPECTED_HEADERS
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from support.mini_expected import mini_models
from support.mini_release import ODD_WIJKEN, build_mini, mini_figures

SPEAKING = [EXPECTED_HEADERS[name] for name in OF_THE_OUTCOME]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini release."""
    shelf: Shelf = build_mini(Path(tmp_path_factory.mktemp("releases")))
    return shelf.current()


def leaks(rows: list[dict[str, str]], hidden: set[str]) -> list[str]:
    """Regions that are hidden, of which a row says something nevertheless."""
    return [
        row["gebiedscode"]
        for row in rows
        if row["gebiedscode"] in hidden and any(row[name] for name in SPEAKING)
    ]


def test_no_row_speaks_of_a_hidden_figure(release: Release) -> None:
    """Of the wijken without a figure the file holds the expected use only."""
    path = release.folder / layout.expected_file("jeugdzorg-wijk", "csv")
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    hidden = {row["gebiedscode"] for row in rows if not row["werkelijk"]}

    assert hidden >= set(ODD_WIJKEN)
    assert leaks(rows, hidden) == []
    planted = [row | {"verschil": "-1.2"} for row in rows if row["gebiedscode"] == ODD_WIJKEN[0]]
    assert leaks(planted, hidden) == [ODD_WIJKEN[0]]


def test_every_shown_figure_is_the_published_one(release: Release) -> None:
    """There is one road for actual figures: no expected file has another one than the figures."""
    for model in release.models:
        for code in release.expected_table(model)["region_code"].unique().to_pylist():
            figures = {item.lineage_id: item for item in release.figures_of_region(code)}
            for item in release.expected_of_region(code):
                published = figures.get(item.actual_lineage_id)
                if item.actual is not None and item.actual_basis == "gepubliceerd":
                    assert published is not None
                    assert (item.actual, item.actual_youths) == (published.value, published.count)


@pytest.mark.parametrize("name", OF_THE_OUTCOME)
def test_a_planted_leak_makes_no_published_table(release: Release, name: str) -> None:
    """A maker of published tables that forgets one column is stopped by the type."""
    table = release.expected_table("jeugdzorg-wijk").to_pylist()
    shown = next(row for row in table if row["actual"] is not None and row["rank"] is not None)
    planted = shown | dict.fromkeys(OF_THE_OUTCOME) | {name: shown[name]}
    if name == "actual":
        planted |= {"actual": None, "difference": shown["difference"]}
    with pytest.raises(TableError, match="without actual figure"):
        _published([planted])


def test_only_the_gate_makes_published_expected_use() -> None:
    """A table without the seal is refused."""
    (first, *_), _ = mini_models(*mini_figures())
    with pytest.raises(SealBrokenError):
        PublishedExpected(
            first.figures,
            first.contributions,
            first.predictors,
            first.peers,
            object(),  # type: ignore[arg-type]
        )


def _published(rows: list[dict[str, Any]]) -> PublishedExpected:
    table = pa.Table.from_pylist(rows, PUBLISHED_EXPECTED.arrow)
    return sealed_expected(table, CONTRIBUTIONS.empty(), PREDICTORS.empty(), PEERS.empty())
