"""Growth of the engine's CPU time with areas and with years, and its peak memory.

Run with OMP_NUM_THREADS=1. A slope of 1 on the log scales is linear.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

from benchmarks.bench_stats_engine import (
    country,
    cpu_seconds,
    fitted,
    start_beside,
    with_neighbours,
)
from benchmarks.charts import Points, log_log
from benchmarks.peak_memory import megabytes
from jeugdpeil.stats.fit import Start, fit

AREAS, YEARS = (500, 1000, 3000, 6000, 13000), (1, 2, 4, 7)
PICTURES = Path(__file__).resolve().parent.parent / "docs" / "benchmarks"


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a fit with nested effects, and of the fit with neighbours after it."""

    nested: float
    spatial: float


@dataclass(frozen=True)
class GrowthPage:
    """The page: tables, slopes, pictures and peak memory."""

    areas: Mapping[int, Cost]
    years: Mapping[int, Cost]
    peak: float | None

    def lines(self) -> Iterator[str]:
        """The page as markdown."""
        yield "# Growth of the engine's CPU time, and its peak memory"
        yield ""
        yield (
            "Measured by `OMP_NUM_THREADS=1 make bench ARGS=growth`; the better of two runs of "
            "each size. The fit with neighbours begins where the fit without them ended. Small "
            "models get more integration points (`Effort.for_rows`), so that the slope is of the "
            "three largest sizes; 1 is linear. A factor of a planar graph grows a little faster."
        )
        yield from _part("areas", "areas, 7 years each", self.areas)
        yield from _part("years", "years, 3,000 areas", self.years)
        yield ""
        yield "## Memory"
        yield ""
        told = "not told by this operating system" if self.peak is None else f"{self.peak:.0f} MB"
        yield (
            "Peak of a process that fits 13,000 areas x 7 years, draws 2,000 times and summarises "
            f"every row in blocks: {told} (bound 1,000 MB)."
        )


def _part(name: str, words: str, costs: Mapping[int, Cost]) -> Iterator[str]:
    nested, spatial = (slope(points[-3:]) for points in series(costs).values())
    yield ""
    yield f"## By {name}"
    yield ""
    yield f"| {words} | nested, CPU s | with neighbours, CPU s |"
    yield "|---:|---:|---:|"
    for size, cost in costs.items():
        yield f"| {size:,} | {cost.nested:.2f} | {cost.spatial:.2f} |"
    yield f"| slope over the last three | {nested:.2f} | {spatial:.2f} |"
    yield ""
    yield f"![CPU seconds by {name}](growth-{name}.svg)"


def series(costs: Mapping[int, Cost]) -> dict[str, Points]:
    """The points of each kind of fit."""
    return {
        "nested": [(size, cost.nested) for size, cost in costs.items()],
        "with neighbours": [(size, cost.spatial) for size, cost in costs.items()],
    }


def slope(points: Points) -> float:
    """Slope of the best line on log scales."""
    x, y = (np.array([log(value) for value in column]) for column in zip(*points, strict=True))
    return float(np.polyfit(x, y, 1)[0])


def cost(n_areas: int, n_years: int) -> Cost:
    """The better of two runs of both fits."""
    given = country(n_areas, n_years)
    runs = [cpu_seconds(lambda: fitted(given.model)) for _ in range(2)]
    start = start_beside(runs[0][1])
    spatial = [_with_neighbours(n_areas, n_years, start) for _ in range(2)]
    return Cost(min(taken for taken, _ in runs), min(spatial))


def _with_neighbours(n_areas: int, n_years: int, start: Start) -> float:
    """CPU time of the fit with neighbours, plans and scaling included."""
    model = with_neighbours(country(n_areas, n_years)).model
    return cpu_seconds(lambda: fit(model, np.random.default_rng(1), start=start))[0]


def table() -> GrowthPage:
    """Measure, draw the pictures, and give the page."""
    areas = {n: cost(n, 7) for n in AREAS}
    years = {n: cost(3000, n) for n in YEARS}
    for name, words, costs in (
        ("areas", "areas, 7 years each", areas),
        ("years", "years, 3,000 areas", years),
    ):
        picture = log_log(f"CPU time of a fit, by {name}", words, "CPU s", series(costs))
        (PICTURES / f"growth-{name}.svg").write_text(picture, "utf-8")
    return GrowthPage(areas, years, megabytes())
