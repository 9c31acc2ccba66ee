"""Peak memory of a fit of 13,000 areas x 7 years with its draws, in a process of its own.

`python -m benchmarks.peak_memory` prints megabytes; `megabytes` runs that and reads it. Only the
operating systems that have the module `resource` can tell.
"""

import subprocess
import sys


def megabytes() -> float | None:
    """Peak memory in MB, None where the operating system does not tell."""
    if sys.platform == "win32":
        return None
    command = [sys.executable, "-m", "benchmarks.peak_memory"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Fit, draw, summarise in blocks, and print the peak."""
    import resource

    from benchmarks.bench_stats_engine import country, fitted, summaries

    summaries(fitted(country(13_000, 7).model))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (1024**2 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    main()
