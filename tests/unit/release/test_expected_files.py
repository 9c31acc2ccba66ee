"""Expected figures stand in a release in every format, and what changed in them is told."""

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from jeugdpeil.disclosure.expected_gate import published_expected
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.expected import (
    CONTRIBUTIONS,
    PEERS,
    PREDICTORS,
    PUBLISHED_EXPECTED,
    ModelFigures,
    PublishedExpected,
)
from jeugdpeil.domain.gate_seal import sealed_expected
from jeugdpeil.published import layout
from jeugdpeil.published.headers import EXPECTED_HEADERS, HEADERS, contribution_header
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release import region_store
from jeugdpeil.release.builder import Draft, write_release
from jeugdpeil.release.expected_files import model_infos
from jeugdpeil.release.publication import publish
from support.mini_expected import THEMES
from support.mini_release import MADE, mini_draft

MODEL = "jeugdzorg-gemeente"
_ADDED = (
    "actual",
    "actual_basis",
    "actual_youths",
    "expected_youths",
    "difference",
    "difference_youths",
)
_ROUNDED = ["expected", "expected_lower", "expected_upper", "difference", "lower", "upper", "rank"]


@pytest.fixture(scope="module")
def draft() -> Draft:
    """What the mini release is made of."""
    return mini_draft()


@pytest.fixture(scope="module")
def release(draft: Draft, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini release."""
    shelf = Shelf(Path(tmp_path_factory.mktemp("releases")))
    return shelf.release(write_release(draft, shelf))


def records(release: Release) -> list[dict[str, Any]]:
    return json.loads((release.folder / layout.expected_file(MODEL, "json")).read_text("utf-8"))


def test_headers_of_expected_use_are_one_to_one() -> None:
    """Every column has a Dutch header of its own, and the same one as in the files of figures."""
    assert set(EXPECTED_HEADERS) == {*PUBLISHED_EXPECTED.names, "region_name"}
    assert len(set(EXPECTED_HEADERS.values())) == len(EXPECTED_HEADERS)
    shared = HEADERS.keys() & EXPECTED_HEADERS.keys()
    assert {name: HEADERS[name] for name in shared} == {
        name: EXPECTED_HEADERS[name] for name in shared
    }


def test_a_csv_has_a_column_per_theme(release: Release) -> None:
    """What the themes contribute stands behind the figures, each under its own name."""
    raw = (release.folder / layout.expected_file(MODEL, "csv")).read_bytes()
    rows = list(csv.DictReader(raw.decode("utf-8").splitlines()))

    columns = [*EXPECTED_HEADERS.values(), *(contribution_header(theme) for theme in THEMES)]
    assert list(rows[0]) == columns
    assert raw.count(b"\r\n") == raw.count(b"\n") == 1 + len(rows)
    assert rows[0]["gebiedsnaam"] == "Hatterloo"


def test_a_reader_of_the_json_can_check_every_sum(release: Release) -> None:
    """Difference and contributions add up to the printed decimal."""
    rows = records(release)
    land = {row["periode"]: row["verwacht"] for row in rows if row["gebiedsniveau"] == "land"}
    for row in rows:
        shown = {name: Decimal(str(row[name])) for name in ("werkelijk", "verwacht", "verschil")}
        assert shown["verschil"] == shown["werkelijk"] - shown["verwacht"]
        parts = sum(Decimal(str(row[contribution_header(theme)])) for theme in THEMES)
        assert parts == shown["verwacht"] - Decimal(str(land[row["periode"]]))


def test_parquet_holds_the_same_figures_under_internal_names(release: Release) -> None:
    """The formats differ in form only; contributions, peers and predictors have their own file."""
    table = pq.read_table(release.folder / layout.expected_file(MODEL, "parquet"))

    assert table.column_names == PUBLISHED_EXPECTED.names
    assert table["expected"].to_pylist() == [row["verwacht"] for row in records(release)]
    for name, schema in (
        ("contributions", CONTRIBUTIONS),
        ("predictors", PREDICTORS),
        ("peers", PEERS),
    ):
        path = release.folder / layout.expected_file(MODEL, f"{name}.parquet")
        assert pq.read_table(path).column_names == schema.names


def test_a_region_page_reads_everything_at_once(release: Release) -> None:
    """Figures of all models of a region come with contributions, peers and characteristics."""
    found = release.expected_of_region("GM9001")

    assert [(item.model, item.period_text) for item in found] == [(MODEL, "2021"), (MODEL, "2022")]
    assert [theme for theme, _ in found[0].contributions] == list(THEMES)
    assert len(found[0].peers) == 5
    assert found[0].peers == tuple(sorted(found[0].peers, key=lambda peer: peer[1]))
    assert found[0].characteristics[0].characteristic == "bijstandsontvangers"
    assert release.expected_of_region("GM0000") == []


def test_a_batch_of_the_page_store_holds_whole_regions(
    draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many regions share a batch, each has all its rows and no other's."""
    monkeypatch.setattr(region_store, "BATCH_ROWS", 4)
    shelf = Shelf(tmp_path)
    release = shelf.release(write_release(draft, shelf))
    tables = [release.expected_table(model) for model in release.models]
    codes = {code for table in tables for code in table["region_code"].to_pylist()}

    found = [item for code in codes for item in release.expected_of_region(code)]
    assert len(found) == sum(table.num_rows for table in tables)
    assert all(release.expected_of_region(code)[0].code == code for code in codes)


def test_what_belongs_to_a_region_can_be_asked_apart(release: Release) -> None:
    """Contributions, peers and characteristics are those of the period, the newest by default."""
    of_year = {item.period_text: item for item in release.expected_of_region("GM9003")}

    assert release.contributions_of(MODEL, "GM9003") == of_year["2022"].contributions
    assert release.peers_of(MODEL, "GM9003", "2021") == of_year["2021"].peers
    assert release.predictors_of(MODEL, "GM9003") == of_year["2022"].characteristics
    assert release.contributions_of("nergens", "GM9003") == ()


def test_the_manifest_lists_the_models_with_their_sources(release: Release) -> None:
    """Which model there is, of what, and what fed it, is known without opening it."""
    model = release.manifest.model(MODEL)
    assert model is not None

    assert (model.indicator, model.level, model.periods) == (
        "jeugdzorg",
        "gemeente",
        ("2021", "2022"),
    )
    assert model.levels == ("gemeente", "jeugdregio", "land", "provincie")
    known = {item.short_id for item in release.manifest.sources}
    assert {source for _, source in model.sources} <= known
    assert set(release.models) == {item.id for item in release.manifest.models}


def test_every_characteristic_of_a_card_has_a_name(release: Release) -> None:
    """Those that a card names as absent too."""
    for card in release.models.values():
        named = {*(item.characteristic for item in card.coefficients), *card.named_absent}
        assert named <= release.characteristics.keys()


def test_an_unknown_model_is_refused_with_the_known_ones(release: Release) -> None:
    """The message says which models there are."""
    with pytest.raises(ReleaseError, match="jeugdzorg-wijk"):
        release.expected_table("nergens")


def test_a_release_without_models_is_a_release(draft: Draft, tmp_path: Path) -> None:
    """Nothing is expected in it, and nothing fails."""
    shelf = Shelf(tmp_path)
    release = shelf.release(write_release(replace(draft, expected=(), cards=()), shelf))

    assert (release.models, release.characteristics) == ({}, {})
    assert release.expected_of_region("GM9001") == []
    assert not (release.folder / layout.EXPECTED).exists()


def test_a_manifest_from_before_there_were_models_is_read(release: Release, tmp_path: Path) -> None:
    """A monitor can go back to its older releases."""
    content = json.loads((release.folder / layout.MANIFEST).read_text("utf-8"))
    del content["models"]
    (tmp_path / layout.MANIFEST).write_text(json.dumps(content), "utf-8")

    assert Manifest.read(tmp_path / layout.MANIFEST).models == ()


def test_figures_without_a_card_make_no_release(draft: Draft) -> None:
    """No expected figure goes out without what there is to know of its model."""
    with pytest.raises(ValueError, match=MODEL):
        model_infos(draft.expected, draft.cards[1:], {})


def changed(model: PublishedExpected, **fields: Any) -> PublishedExpected:
    """The figures with other values in the first row."""
    first, *rest = model.figures.to_pylist()
    table = pa.Table.from_pylist([first | fields, *rest], PUBLISHED_EXPECTED.arrow)
    return sealed_expected(table, model.contributions, model.predictors, model.peers)


def changes(tmp_path: Path, old: Draft, new: Draft) -> dict[str, Any]:
    """What the second release says of the first."""
    shelf = Shelf(tmp_path)
    publish(shelf, write_release(old, shelf), MADE, lambda _: None)
    record = shelf.release(write_release(new, shelf)).document(layout.CHANGES)
    assert isinstance(record, dict)
    return record


def test_another_verdict_makes_a_major_change(draft: Draft, tmp_path: Path) -> None:
    """The changelog counts figures and verdicts apart, and shows what they were and became."""
    first = draft.expected[0].figures.slice(0, 1).to_pylist()[0]
    fields = {"expected": 9.9, "verdict": "klein verschil"}
    other = (changed(draft.expected[0], **fields), *draft.expected[1:])
    record = changes(tmp_path, draft, replace(draft, expected=other))

    [model] = record["models"]
    assert (record["class"], model["model"]) == ("major", MODEL)
    assert (model["changed"], model["verdicts"], model["added"], model["removed"]) == (1, 1, 0, 0)
    assert model["examples"] == [
        {
            "lineage_id": f"verwacht.{MODEL}.{first['region_code']}-2022.{first['period']}",
            "before": f"{first['expected']} {first['verdict']}",
            "after": "9.9 klein verschil",
        }
    ]


def test_the_same_expected_figures_are_no_change(draft: Draft, tmp_path: Path) -> None:
    """A release with equal figures says that there is nothing to check."""
    record = changes(tmp_path, draft, draft)

    assert (record["class"], record["models"]) == ("patch", [])


def test_a_new_model_makes_a_minor_change(draft: Draft, tmp_path: Path) -> None:
    """What was published before is still there."""
    old = replace(draft, expected=draft.expected[:1], cards=draft.cards[:1])
    record = changes(tmp_path, old, draft)

    assert [(model["model"], model["class"]) for model in record["models"]] == [
        ("jeugdzorg-wijk", "minor")
    ]
    assert record["class"] == "minor"


def test_a_model_that_is_gone_makes_a_major_change(draft: Draft, tmp_path: Path) -> None:
    """Whoever uses its figures has to know."""
    new = replace(draft, expected=draft.expected[:1], cards=draft.cards[:1])
    record = changes(tmp_path, draft, new)

    assert [(model["model"], model["class"]) for model in record["models"]] == [
        ("jeugdzorg-wijk", "major")
    ]


def test_the_gate_makes_the_same_table_twice(draft: Draft) -> None:
    """What was published goes through the gate unchanged: rounding happens once."""
    model = draft.expected[1]
    rows = model.figures.select([name for name in PUBLISHED_EXPECTED.names if name not in _ADDED])
    again = published_expected(
        ModelFigures(rows, model.contributions, model.predictors, model.peers),
        draft.figures,
        1,
        Policy(),
    ).figures

    wijken = pc.equal(again["region_level"].cast(pa.string()), "wijk")
    assert again.filter(wijken).select(_ROUNDED) == model.figures.filter(wijken).select(_ROUNDED)
