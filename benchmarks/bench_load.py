"""Load on the served site: how long readers wait at a steady rate, and how many can be served."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import load
from benchmarks.bench_serve import region_paths, run
from benchmarks.measurement import Measurement

RATE, SECONDS = 100.0, 10.0


def measure() -> Iterator[Measurement]:
    """Region pages of the small demo country over loopback, by one worker that logs requests."""
    port = load.free_port()
    command = [sys.executable, "-m", "jeugdpeil", "serve", "--log", "--port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), "demo", "--no-serve")
        paths = region_paths(Path(folder) / "releases")
        packed = {"Accept-Encoding": "gzip"}
        with load.served(command, port, Path(folder), ready="/health/ready"):
            cold = asyncio.run(load.at_rate(port, paths, 20.0, 10.0, headers=packed))
            asyncio.run(load.once(port, paths, headers=packed))
            steady = asyncio.run(load.at_rate(port, paths, RATE, SECONDS, headers=packed))
            most = asyncio.run(load.over_and_over(port, paths, 5.0, headers=packed))
    failed = sum(len(found.failed) for found in (cold, steady, most))
    note = f"{len(steady.answers)} requests, {len(paths)} pages, gzip, with a log"
    name = f"{RATE:g} requests/s from memory"
    yield Measurement(
        f"{name}, 99th percentile", steady.percentile(99), "ms", at_most=20, note=note
    )
    yield Measurement(f"{name}, median", steady.percentile(50), "ms")
    yield Measurement(
        "20 requests/s never asked before, 99th percentile", cold.percentile(99), "ms"
    )
    yield Measurement("as many as can be", most.per_second, "requests/s", at_least=1000)
    yield Measurement("largest page over the line", largest(most) / 1000, "kB", at_most=150)
    yield Measurement("failed requests", failed, "requests", at_most=0)


def largest(found: load.Load) -> int:
    """The size of the largest answer."""
    return max(answer.byte_count for answer in found.answers)
