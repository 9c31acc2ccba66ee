"""`make bench`: runs every benchmarks/bench_*.py, prints one table and writes one page per module.

A benchmark module has a function `measure()` that yields Measurements, or a function `table()` that
gives a page with columns of its own. Words after the command choose modules by name; those that
take long are run only when named. The exit code is 1 when a bound was not kept.
"""

import importlib
import os
import pkgutil
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.measurement import Measurement

# Beside other engines, or on a whole country: minutes to hours.
LONG = (
    "bench_agreement",
    "bench_calibration",
    "bench_export",
    "bench_heldout",
    "bench_peers",
    "bench_stats_growth",
)
PAGES = Path(__file__).resolve().parent.parent / "docs" / "benchmarks"


def chosen(words: list[str]) -> list[str]:
    """Names of the benchmark modules that any of the words is in; the quick ones without words."""
    names = [info.name for info in pkgutil.iter_modules(benchmarks.__path__)]
    wanted = [name for name in names if name.startswith("bench_")]
    if not words:
        return [name for name in wanted if name not in LONG]
    return [name for name in wanted if any(word in name for word in words)]


def measured(name: str) -> list[Measurement]:
    """The measurements of one module, written down as a page of the documents."""
    module = importlib.import_module(f"benchmarks.{name}")
    PAGES.mkdir(exist_ok=True)
    page = PAGES / f"{name.removeprefix('bench_')}.md"
    if hasattr(module, "table"):
        lines = "\n".join(module.table().lines())
        print(lines)
        page.write_text(lines + "\n", "utf-8")
        return []
    found: list[Measurement] = list(module.measure())
    page.write_text("\n".join(page_lines(module.__doc__ or name, found)) + "\n", "utf-8")
    return found


def page_lines(title: str, found: list[Measurement]) -> Iterator[str]:
    """A page with one table, and what machine it was measured on."""
    first_line = title.strip().splitlines()[0].rstrip(".")
    yield f"# {first_line}"
    yield ""
    yield (
        f"Measured by `make bench` on {os.cpu_count()} cores with Python "
        f"{platform.python_version()}, one run. Machines differ: read the ratios and the bounds."
    )
    yield ""
    yield "| what | value | unit | bound | kept | note |"
    yield "|---|---:|---|---|---|---|"
    for each in found:
        cells = (each.what, f"{each.value:.3g}", each.unit, each.bound, kept(each), each.note)
        yield f"| {' | '.join(cells)} |"


def kept(each: Measurement) -> str:
    """Whether a bound was kept, empty where there is none."""
    return "" if not each.bound else "yes" if each.is_kept else "NO"


def main(words: list[str]) -> int:
    """Measure, print the table, and say whether every bound was kept."""
    found = [each for name in chosen(words) for each in measured(name)]
    table = Table("what", "value", "unit", "bound", "kept", "note")
    for each in found:
        table.add_row(each.what, f"{each.value:.3g}", each.unit, each.bound, kept(each), each.note)
    if found:
        Console().print(table)
    return 0 if all(each.is_kept for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
