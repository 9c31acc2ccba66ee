"""Time of the export of the pages of all regions, in a country as large as the Netherlands."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.bench_serve import run
from benchmarks.measurement import Measurement
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving import export as exporting
from jeugdpeil.site.export import SiteFiles

WORKERS = 2


class Regions(SiteFiles):
    """The pages of regions alone, in one language."""

    def made(self) -> list[str]:
        """The places of those pages."""
        return list(self.pages_of_regions("nl"))

    def copied(self) -> dict[str, tuple[Path, str]]:
        """Nothing."""
        return {}


def regions(release: Release, is_concept: bool) -> Regions:
    """The part with the pages of regions alone."""
    return Regions(release, is_concept=is_concept)


def measure() -> Iterator[Measurement]:
    """The demo country of size `landelijk`, by two processes."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        run(folder, "demo", "--size", "landelijk", "--no-serve")
        yield from measured(Shelf(folder / "releases"), folder)


def measured(shelf: Shelf, folder: Path) -> Iterator[Measurement]:
    """The same for the current release of a shelf; writes in `folder`."""
    whole_parts = exporting.PARTS
    exporting.PARTS = (regions,)
    took, done = timed(lambda: exporting.export(shelf, None, folder / "copy", WORKERS))
    note = f"{done.made} pages, one language"
    yield Measurement("pages of all regions", took, "s", at_most=30, note=note)
    took, done = timed(lambda: exporting.export(shelf, None, folder / "copy", WORKERS))
    exporting.PARTS = whole_parts
    note = f"{done.made} pages made, {done.written} written"
    yield Measurement("the same again, nothing changed", took, "s", note=note)


def timed(work: Callable[[], exporting.Outcome]) -> tuple[float, exporting.Outcome]:
    """Wall time and outcome of one export."""
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done
