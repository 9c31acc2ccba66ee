"""Speed and size of building: the real release, and the national demo country stage by stage."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.measurement import Measurement, seconds
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.pipeline.build import Material, material_of, release_of
from jeugdpeil.pipeline.demo import SEED, demo_monitor, demo_sources
from jeugdpeil.pipeline.figures import USED_VARIABLES, Figures, figures_of
from jeugdpeil.pipeline.outlines import maps_of
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.release.files import write_figures, write_pages
from jeugdpeil.sources import reference_data
from jeugdpeil.sources.demo import generate
from jeugdpeil.warehouse.warehouse import COUNTS, MEASURES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "cbs-2021-2022.toml"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def measure() -> Iterator[Measurement]:
    """The real release, the national demo country, and its road from warehouse to Parquet."""
    with tempfile.TemporaryDirectory() as folder:
        yield from real_release(Path(folder))
        yield from national_demo(Path(folder))
        yield from stages(Path(folder))


def real_release(folder: Path) -> Iterator[Measurement]:
    """`jeugdpeil build examples/cbs-2021-2022.toml`, without its models and with them."""
    if reference_data.folder() is None:
        return
    plain = folder / "plain.toml"
    plain.write_text(without_models(EXAMPLE.read_text("utf-8")), "utf-8")
    for file, what, at_most in ((plain, "without models", 15), (EXAMPLE, "with its models", None)):
        arguments = ["build", str(file), "--releases", "real", "--work", "real-work"]
        wall, memory = command(folder, arguments)
        name = f"real release of 2021 and 2022 {what}, whole command"
        yield Measurement(name, wall, "s", at_most=at_most)
        yield Measurement("  its largest memory", memory, "GB", at_most=2)


def without_models(text: str) -> str:
    """A monitor file without its [[expected]] blocks."""
    return re.sub(r"(?m)^\[\[expected\]\]\n(?:(?!\[).*\n?)*", "", text)


def national_demo(folder: Path) -> Iterator[Measurement]:
    """`jeugdpeil demo --size landelijk`, the whole command."""
    arguments = ["demo", "--size", "landelijk", "--no-serve", "--releases", "demo", "--work", "w"]
    wall, memory = command(folder, arguments)
    yield Measurement("national demo country, whole command", wall, "s", at_most=60)
    yield Measurement("  its largest memory", memory, "GB", at_most=2)


def command(folder: Path, arguments: list[str]) -> tuple[float, float]:
    """Wall seconds and largest memory (GB) of one command, in a process of its own."""
    watch = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]);"
        "print('memory', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    found = reference_data.folder()
    environment = os.environ | ({reference_data.VARIABLE: str(found)} if found else {})
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", watch, sys.executable, "-m", "jeugdpeil", *arguments],
        cwd=folder, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    kilobytes = int(done.stdout.rpartition("memory ")[2])
    return time.perf_counter() - start, kilobytes / 1e6


def stages(folder: Path) -> Iterator[Measurement]:
    """From warehouse to Parquet beside DuckDB alone, and the other steps apart."""
    start = time.perf_counter()
    country = generate(folder / "country", "landelijk", SEED, NOW)
    yield Measurement("generating the national demo country", time.perf_counter() - start, "s")
    workplace = Workplace(folder / "stages")
    sources = demo_sources(country)
    # The models have a table of their own: here the road from sources to files counts.
    monitor = replace(demo_monitor(country), expected=())
    start = time.perf_counter()
    material = material_of(monitor, sources, workplace, lambda _: None)
    yield Measurement("sources to warehouse, figures and maps", time.perf_counter() - start, "s")
    yield from to_parquet(folder, workplace, material)
    yield from other_files(folder, material)
    maps = seconds(lambda: maps_of(sources.outlines, material.regions, monitor.division_year))
    yield Measurement("outlines as SVG and GeoJSON", maps, "s")
    shelf = Shelf(folder / "shelf")
    whole = seconds(lambda: release_of(monitor, sources, workplace, shelf, NOW, lambda _: None))
    yield Measurement("a second build of the same warehouse", whole, "s")


def to_parquet(folder: Path, workplace: Workplace, material: Material) -> Iterator[Measurement]:
    """The same facts in and the same Parquet out: through the product, and by DuckDB alone."""
    figures: list[Figures] = []

    def through_the_product() -> None:
        warehouse = workplace.warehouse
        lots = warehouse.archive(material.sources_of_figures())
        counts, _ = warehouse.counts(lots, USED_VARIABLES)
        measures, _ = warehouse.measures(lots, USED_VARIABLES)
        year = material.monitor.division_year
        figures.append(figures_of(counts, measures, material.regions, year, Policy(), warehouse))
        table = figures[0].published.table
        write_figures(folder / "own", table, material.regions.table, ids(), {"parquet"})

    own = seconds(through_the_product)
    alone = seconds(lambda: by_duckdb(folder, workplace, figures[0].published.table))
    rows = figures[0].published.table.num_rows
    yield Measurement("warehouse to Parquet", own, "s", note=f"{rows} figures")
    yield Measurement("  DuckDB alone: read the facts, write the Parquet", alone, "s")
    yield Measurement("  the first over the second", own / alone, "times", at_most=3)


def by_duckdb(folder: Path, workplace: Workplace, figures: pa.Table) -> None:
    """Read every column of the same facts, and write the same figures as Parquet."""
    target = folder / "alone"
    target.mkdir()
    with duckdb.connect() as connection:
        for kind in (COUNTS, MEASURES):
            files = (workplace.warehouse.folder / kind / "*.parquet").as_posix()
            connection.execute(f"CREATE TABLE {kind} AS SELECT * FROM '{files}'")
        connection.register("figures", figures)
        connection.execute("CREATE TABLE ordered AS SELECT * FROM figures ORDER BY indicator")
        names = ", ".join(f'"{name}"' for name in PUBLISHED.names)
        for indicator in ids():
            path = (target / f"{indicator}.parquet").as_posix()
            connection.execute(
                f"COPY (SELECT {names} FROM ordered WHERE indicator = '{indicator}') "
                f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
            )


def other_files(folder: Path, material: Material) -> Iterator[Measurement]:
    """What else is written of the figures, each apart."""
    table, regions = material.figures.published.table, material.regions.table
    for kind in ("csv", "json"):
        spent = seconds(
            lambda kind=kind: write_figures(folder / kind, table, regions, ids(), {kind})
        )
        yield Measurement(f"figures as {kind.upper()}", spent, "s")
    (folder / "pages").mkdir()
    spent = seconds(lambda: write_pages(folder / "pages", table))
    yield Measurement("page store", spent, "s")


def ids() -> list[str]:
    """The ids of all indicators."""
    return [item.definition.id for item in all_indicators()]
