"""`make bench`: runs every benchmarks/bench_*.py and prints one table.

A benchmark module has a function `measure()` that yields Measurements. Words after the command
choose modules by name; the exit code is 1 when a bound was not kept.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.measurement import Measurement


def chosen(words: list[str]) -> list[str]:
    """Names of the benchmark modules that any of the words is in; all of them without words."""
    names = [info.name for info in pkgutil.iter_modules(benchmarks.__path__)]
    wanted = [name for name in names if name.startswith("bench_")]
    return [name for name in wanted if not words or any(word in name for word in words)]


def measurements(words: list[str]) -> Iterator[Measurement]:
    """Every measurement of the chosen modules, in order."""
    for name in chosen(words):
        yield from importlib.import_module(f"benchmarks.{name}").measure()


def main(words: list[str]) -> int:
    """Measure, print the table, and say whether every bound was kept."""
    found = list(measurements(words))
    table = Table("what", "value", "unit", "bound", "kept", "note")
    for each in found:
        kept = "" if not each.bound else "yes" if each.is_kept else "NO"
        table.add_row(each.what, f"{each.value:.3g}", each.unit, each.bound, kept, each.note)
    Console().print(table)
    return 0 if all(each.is_kept for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
