"""One small country for all tests of the demo, with its truth and its tables as read back."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from jeugdpeil.sources.demo import DemoCountry, DemoTruth, generate, read_truth
from jeugdpeil.sources.demo.history import History, drawn_history
from jeugdpeil.sources.demo.size import SIZES
from jeugdpeil.sources.demo.world import World, drawn_world
from support.demo_country import NOW, SEED, CellsOf


@pytest.fixture(scope="session")
def world() -> World:
    """The small country before its files are written."""
    return drawn_world(SIZES["klein"], SEED)


@pytest.fixture(scope="session")
def history(world: World) -> History:
    """What every publication of the small country knew."""
    return drawn_history(world)


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> DemoCountry:
    """The small country on disk."""
    return generate(tmp_path_factory.mktemp("demo"), "klein", SEED, NOW)


@pytest.fixture(scope="session")
def truth(country: DemoCountry) -> DemoTruth:
    """The truth of the small country."""
    return read_truth(country.truth_folder)


@pytest.fixture(scope="session")
def cells(country: DemoCountry) -> CellsOf:
    """Rows of one source file, by the beginning of its name, where columns have given values."""

    def found(name: str, folder: Path = country.folder, **wanted: str) -> list[dict[str, object]]:
        (path,) = folder.glob(f"{name}.parquet")
        table = pq.read_table(path)
        for column, word in wanted.items():
            table = table.filter(pc.equal(table[column].cast(pa.string()), word))
        return table.to_pylist()

    return found
