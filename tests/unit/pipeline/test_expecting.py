"""Models in a build: made with a region's own characteristics, or left out with the reason."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.monitor_file import read_monitor_file
from jeugdpeil.pipeline import expecting
from jeugdpeil.pipeline.build import Outcome, build_release
from jeugdpeil.published import layout
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.stats.errors import NotConvergedError
from support.tiny_monitor import TinyMonitor

NOW = datetime(2026, 11, 22, tzinfo=UTC)
GEMEENTEN = ("GM0244", "GM0246", "GM0232", "GM0267", "GM0273", "GM0285", "GM0301", "GM0193")
WIJKEN = tuple(f"WK{code[2:]}{number:02}" for code in GEMEENTEN for number in range(6))
SECRET_WIJK = WIJKEN[3]
MODEL = """
[[source]]
id = "eigen"
kind = "characteristics-csv"
file = "gegevens/eigen.csv"
region_year = 2022
vintage = 2023-06-15
columns = { plekken = "Plekken" }

[[characteristic]]
id = "plekken"
name = "plekken in het speciaal onderwijs"
theme = "aanbod"
unit = "per 1.000 inwoners"

[[expected]]
indicator = "jeugdzorg"
level = "wijk"
characteristics = ["gescheiden", "plekken"]
movable = ["plekken"]
draws = 200
folds = 4
"""


def build(monitor: TinyMonitor) -> tuple[Outcome, Release]:
    shelf = Shelf(monitor.releases)
    outcome = build_release(read_monitor_file(monitor.file), monitor.work, shelf, NOW)
    return outcome, shelf.release(outcome.release)


def found(monitor: TinyMonitor, release: str) -> list[str]:
    """The codes of the findings of a release."""
    text = (monitor.releases / release / layout.FINDINGS).read_text("utf-8")
    return [finding["code"] for finding in json.loads(text)]


def write_tables(folder: Path) -> None:
    """48 wijken whose use rises with the divorced and with the places of the own file."""
    rng = np.random.default_rng(5)
    kwb = ["gwb_code_10;regio;recs;a_inw;a_00_14;a_15_24;a_gesch;a_jz_tn"]
    own = ["code;Plekken"]
    for code in WIJKEN:
        people = int(rng.integers(3000, 9000))
        young, older = round(0.16 * people), round(0.12 * people)
        share, places = rng.uniform(0.04, 0.12), rng.uniform(0, 9)
        use = 0.05 + 0.5 * share + 0.002 * places + rng.normal(0, 0.01)
        youths = 5 * round(use * (young + 0.8 * older) / 5)
        told = "." if code == SECRET_WIJK else youths
        kwb.append(f"{code};{code};Wijk;{people};{young};{older};{round(share * people)};{told}")
        own.append(f"{code};{f'{places:.1f}'.replace('.', ',')}")
    (folder / "kwb.csv").write_text("\n".join([*kwb, ""]), "utf-8")
    (folder / "eigen.csv").write_text("\n".join([*own, ""]), "utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release with one model of wijken, on a region's own characteristic."""
    monitor = TinyMonitor.made(tmp_path_factory.mktemp("model"))
    write_tables(monitor.source.parent)
    monitor.change(monitor.file, "region_year = 2022\n", 'region_year = 2022\ndot = "geheim"\n')
    monitor.file.write_text(monitor.file.read_text("utf-8") + MODEL, "utf-8")
    return build(monitor)[1]


def test_a_model_of_the_monitor_file_is_in_the_release(made: Release) -> None:
    """With its card, and with the name of the region's own characteristic."""
    card = made.models["jeugdzorg-wijk"]
    assert (card.level, card.periods, card.n_areas) == ("wijk", ("2022",), 48)
    assert card.n_hidden == 1
    assert "estimated youths" in card.notes
    own = made.characteristics["plekken"]
    assert (own.name.nl, own.theme) == ("plekken in het speciaal onderwijs", "aanbod")
    assert [each.is_movable for each in card.coefficients] == [False, True]


def test_the_country_of_wijken_is_those_with_an_actual_figure(made: Release) -> None:
    """Expected and actual use of the country are the same on that scale."""
    (land,) = made.expected_of_region("NL00")
    assert land.level is RegionLevel.LAND
    assert land.actual == land.expected
    assert land.difference == 0


def test_a_secret_wijk_has_an_expected_figure_and_no_more(made: Release) -> None:
    """What the source hides has no difference, no verdict and no rank."""
    (figure,) = made.expected_of_region(SECRET_WIJK)
    assert 0 < figure.expected < 100
    assert (figure.actual, figure.difference, figure.verdict, figure.rank) == (None,) * 4


def test_the_sources_of_a_model_are_told(made: Release) -> None:
    """The outcome comes from the table, the own characteristic from the own file."""
    (model,) = made.manifest.models
    names = {what: source.partition("@")[0] for what, source in model.sources}
    assert names == {"uitkomst": "kwb-2022", "gescheiden": "kwb-2022", "plekken": "eigen"}


def test_a_model_on_too_few_areas_is_left_out_with_the_reason(tmp_path: Path) -> None:
    """The build goes on, and says in its output and findings why there is no model."""
    monitor = TinyMonitor.made(tmp_path)
    block = '\n[[expected]]\nindicator = "jeugdzorg"\nlevel = "wijk"\n'
    monitor.file.write_text(monitor.file.read_text("utf-8") + block, "utf-8")
    outcome, release = build(monitor)
    assert release.models == {}
    (line,) = [line for line in outcome.lines if "jeugdzorg-wijk" in line]
    assert line.startswith("Geen verwacht gebruik voor jeugdzorg-wijk: Van 5 gebieden ")
    codes = found(monitor, outcome.release)
    assert codes.count("model-not-made") == 1
    # The table has inhabitants, and no bijstand, incomes and so on: that is told too.
    assert codes.count("characteristic-absent") == 1


def test_a_model_that_does_not_converge_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Odd data never cost a region its whole release."""

    def fail(*_: object) -> NoReturn:
        raise NotConvergedError("no mode in 50 steps", steps=50)

    monkeypatch.setattr(expecting, "expected_use", fail)
    monitor = TinyMonitor.made(tmp_path)
    block = '\n[[expected]]\nindicator = "jeugdzorg"\nlevel = "wijk"\n'
    monitor.file.write_text(monitor.file.read_text("utf-8") + block, "utf-8")
    outcome, release = build(monitor)
    assert release.models == {}
    assert any("komt niet tot een uitkomst" in line for line in outcome.lines)


def test_a_model_without_any_characteristic_is_left_out_with_the_reason(tmp_path: Path) -> None:
    """Gemeenten have no usual characteristic that inhabitants alone could give."""
    monitor = TinyMonitor.made(tmp_path)
    block = '\n[[expected]]\nindicator = "jeugdzorg"\nlevel = "gemeente"\n'
    monitor.file.write_text(monitor.file.read_text("utf-8") + block, "utf-8")
    outcome, _ = build(monitor)
    (line,) = [line for line in outcome.lines if "jeugdzorg-gemeente" in line]
    assert "Geen van de bronnen heeft een van deze kenmerken: bijstand" in line


def test_a_model_without_figures_is_left_out_with_the_reason(tmp_path: Path) -> None:
    """A year that no source has gives no model."""
    monitor = TinyMonitor.made(tmp_path)
    block = '\n[[expected]]\nindicator = "jeugdzorg"\nlevel = "wijk"\nyears = [2019]\n'
    monitor.file.write_text(monitor.file.read_text("utf-8") + block, "utf-8")
    outcome, _ = build(monitor)
    assert "Geen verwacht gebruik voor jeugdzorg-wijk: er zijn geen cijfers" in outcome.lines
    assert "model-without-figures" in found(monitor, outcome.release)
