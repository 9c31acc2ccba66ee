"""The names of the demo country against those of the real one."""

import csv
import re
from pathlib import Path

import pyarrow.csv as pa_csv
import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo import DEFAULT_SEED
from jeugdpeil.sources.demo.real_names import plain
from jeugdpeil.sources.demo.size import SIZES
from jeugdpeil.sources.demo.world import World, drawn_world

ABOVE_WIJK = [
    level
    for level in RegionLevel
    if level not in (RegionLevel.WIJK, RegionLevel.BUURT, RegionLevel.GROEP)
]
KWB = "cbs_wijk_2021_2022/kwb_jeugdzorg_wijk_gemeente_2021_2022.csv"


@pytest.fixture(scope="module", params=["klein", "landelijk"])
def world(request: pytest.FixtureRequest) -> World:
    """A demo country of each size."""
    return drawn_world(SIZES[request.param], DEFAULT_SEED)


def made_up(world: World) -> dict[str, str]:
    """Names of gemeenten and larger regions of all years, by the letters that they are made of."""
    return {
        plain(name): name
        for division in world.divisions.parts
        for level in ABOVE_WIJK
        for name in division.names[level].names
    }


def listed(path: Path, *columns: str) -> set[str]:
    """The letters of all names in some columns of a list, the province behind a name left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row[column] for row in rows for column in columns}
    return {plain(re.sub(r"\s*\([^)]*\)$", "", name)) for name in names}


def test_no_made_up_name_is_in_the_lists_of_regions(world: World, reference_data: Path) -> None:
    """Gemeenten, provincies, jeugdregio's and veiligheidsregio's of the real country."""
    real = listed(
        reference_data / "geo/gm_jeugdregio_2026.csv", "gm_naam", "provincie", "jeugdregio"
    )
    real |= listed(reference_data / "geo/gm_vr_2023.csv", "gm_naam", "vr_naam")
    assert len(real) > 342
    assert {name for key, name in made_up(world).items() if key in real} == set()


def test_no_made_up_name_is_that_of_a_real_wijk_or_village(
    world: World, reference_data: Path
) -> None:
    """Wijken are often named after villages: no gemeente of the demo is called like one."""
    table = pa_csv.read_csv(reference_data / KWB)
    names = {re.sub(r"^Wijk \d+ ", "", name) for name in table["regio"].to_pylist() if name}
    real = {plain(part) for name in names for part in re.split(r"[/(),]| en ", name)} - {""}
    assert len(real) > 3000
    assert {name for key, name in made_up(world).items() if key in real} == set()
