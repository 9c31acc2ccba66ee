"""Our own engine beside others: the same synthetic country, CPU time and accuracy.

`python -m benchmarks peers`. With JEUGDPEIL_PEERS=own,tmb only engines whose key begins with one of
these words are run again; the other rows are those of the last run. JEUGDPEIL_PEERS_MINUTES bounds
the CPU time of each run (default 15).
"""

import itertools
import json
import os
import platform
import statistics
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.peers.country import Country, country
from benchmarks.peers.engines import CACHE, ENGINES, NEIGHBOURS, NESTED, Engine
from benchmarks.peers.runner import NotRunError, Outcome, run
from benchmarks.peers.score import score
from benchmarks.wide_table import WideTable

N_AREAS = 3000
YEARS = (1, 7)
MODELS = (NESTED, NEIGHBOURS)
ROWS = CACHE / "rows.json"
# A run that is over soon is done three times, and the middle one counts.
SOON, TIMES = 10.0, 3
WANTED = 40


@dataclass(frozen=True)
class Row:
    """One engine on one model; numbers are missing where it gave no answer."""

    engine: str
    model: str
    years: int
    note: str
    cpu: float | None = None
    whole: float | None = None
    rmse: float | None = None
    coverage: float | None = None
    brier: float | None = None

    @property
    def place(self) -> tuple[int, str, str]:
        """What the row is about."""
        return self.years, self.model, self.engine


def table() -> WideTable:
    """Run what is asked for, and lay everything out."""
    rows = {row.place: row for row in _kept()}
    countries = {years: country(N_AREAS, years) for years in YEARS}
    # One engine after the other, the quick ones first: what takes long may be broken off.
    for engine, years, model in itertools.product(ENGINES, YEARS, MODELS):
        place = years, model, engine.key
        if model in engine.models and (_is_chosen(engine) or place not in rows):
            rows[place] = measured(countries[years], model, years, engine)
            print(*_cells(rows[place], rows), flush=True)
            _keep(list(rows.values()))
    return _page(rows)


def _is_chosen(engine: Engine) -> bool:
    words = os.environ.get("JEUGDPEIL_PEERS", "")
    return not words or engine.key.startswith(tuple(words.split(",")))


def measured(given: Country, model: str, years: int, engine: Engine) -> Row:
    """Run an engine and compare its answer with the truth."""
    missing = engine.missing()
    if missing:
        print(f"{engine.name}: skipped, {missing}", flush=True)
        return Row(engine.key, model, years, f"skipped: {missing}")
    name = f"{years}-{NESTED if model == NESTED else 'neighbours'}"
    problem = given.nested if model == NESTED else given.spatial
    problem.save(CACHE / name)
    try:
        outcome = _middle(engine, CACHE / name, CACHE / f"{name}-{engine.key}")
    except NotRunError as error:
        return Row(engine.key, model, years, str(error))
    found = score(given, outcome.answer)
    note = "; ".join(filter(None, [engine.note, outcome.answer.notes]))
    return Row(
        engine.key, model, years, note, outcome.cpu, outcome.whole,
        found.rmse, found.coverage, found.brier,
    )  # fmt: skip


def _middle(engine: Engine, problem: Path, answer: Path) -> Outcome:
    """The only run, or the middle one of three where it is over soon."""
    limit = round(60 * float(os.environ.get("JEUGDPEIL_PEERS_MINUTES", "15")))
    command = engine.command(problem, answer)
    found = [run(command, answer, limit)]
    if found[0].cpu < SOON:
        found += [run(command, answer, limit) for _ in range(TIMES - 1)]
    middle = statistics.median_low(each.cpu for each in found)
    return next(each for each in found if each.cpu == middle)


def _kept() -> list[Row]:
    """The rows of the last run."""
    return [Row(**row) for row in json.loads(ROWS.read_text("utf-8"))] if ROWS.exists() else []


def _keep(rows: list[Row]) -> None:
    ROWS.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")


Rows = dict[tuple[int, str, str], Row]


def _cells(row: Row, rows: Rows) -> tuple[str, ...]:
    """One line of the table."""
    engine = next(each for each in ENGINES if each.key == row.engine)
    numbers = [
        _number(row.cpu, 2 if (row.cpu or 0) < SOON else 0),
        _number(row.whole, 1 if (row.whole or 0) < SOON else 0),
        _number(_times_own(row, rows), 1),
        _number(row.rmse, 3),
        _number(row.coverage, 3),
        _number(row.brier, 4),
    ]
    return (str(row.years), row.model, engine.name, *numbers, row.note)


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:,.{decimals}f}"


def _times_own(row: Row, rows: Rows) -> float | None:
    """CPU time over that of our own fit of the same model."""
    own = rows.get((row.years, row.model, "own"))
    if row.engine == "own-draws" or not own or not own.cpu or row.cpu is None:
        return None
    return row.cpu / own.cpu


def _page(rows: Rows) -> WideTable:
    shown = [
        rows.get((years, model, engine.key), Row(engine.key, model, years, "not run"))
        for years, model, engine in itertools.product(YEARS, MODELS, ENGINES)
        if model in engine.models
    ]
    return WideTable(
        title="Our own engine beside others",
        before=tuple(map(_paragraph, (MEASURED, COUNTRY, COUNTED, JUDGED))),
        header=(
            "years", "model ", "engine ", "CPU s", "whole process, CPU s", "times ours",
            "rmse, points", "90 % covers", "Brier", "note ",
        ),
        rows=tuple(_cells(row, rows) for row in shown),
        after=(*_verdict(rows), _paragraph(ABOUT)),
    )  # fmt: skip


def _verdict(rows: Rows) -> Iterator[str]:
    """Whether the target was met, for every pair that is alike."""
    yield "## The target"
    yield (
        f"Wanted: at most 1/{WANTED} of TMB's CPU time at {N_AREAS:,} areas × 7 years and equal "
        "accuracy, like against like."
    )
    lines = [_compared(rows, model, key) for model in MODELS for key in TMB]
    yield "\n".join(f"- {line}" for line in lines)


TMB = {"tmb-centred": "the fastest way found", "tmb-separate": "as usually written"}


def _compared(rows: Rows, model: str, key: str) -> str:
    nothing = Row(key, model, 7, "")
    own, other = rows.get((7, model, "own"), nothing), rows.get((7, model, key), nothing)
    if own.cpu is None or other.cpu is None or own.rmse is None or other.rmse is None:
        return f"{model}, TMB {TMB[key]}: not measured."
    met = "met" if other.cpu >= WANTED * own.cpu else "not met"
    return (
        f"{model}, TMB {TMB[key]}: {own.cpu:.2f} s against {other.cpu:.1f} s, "
        f"1/{other.cpu / own.cpu:.0f}, rmse {own.rmse:.3f} against {other.rmse:.3f} point: {met}."
    )


MEASURED = f"""
Measured with Python {platform.python_version()} by `python -m benchmarks peers`, one thread and one
process per run. Machines differ: read the ratios. Runs under {SOON:.0f} seconds were done {TIMES}
times; the middle one is shown.
"""
COUNTRY = f"""
The country is synthetic: {N_AREAS:,} areas on a planar graph, 342 groups, 42 regions, 12
covariates, a level of its own for each year, and a truth that is known: standard deviations 0.1
(region), 0.25 (group), 0.2 (area, half of its variance spatial) and 0.1 (area × year). Every engine
gets the same files and gives the posterior mean and standard deviation of every area and year.
"""
COUNTED = """
CPU s: user and system time from the moment that a script has its libraries, its compiled model and
its data until it has the means and standard deviations. Compilation (TMB's templates, PyMC's
gradients) does not count. Whole process: `RUSAGE_CHILDREN` around the process, with imports,
reading and writing, and with PyMC's compilation. The precision of the spatial effect is scaled by
our own code; that time counts for us and not for the others.
"""
JUDGED = """
Accuracy: root mean square error of the rate against the truth, in percentage points; share of true
rates inside the 90 % interval; Brier score of the probability that an area lies above what its
characteristics predict. All three follow from the engine's mean and sd of the linear predictor, in
the same way for all.
"""
ABOUT = """
R and its packages are those of Debian 12 with OpenBLAS, the Python libraries those of
`requirements/validation.txt`. TMB was tried with coefficients inside and outside the Laplace
approximation, with effects apart and centred, with CppAD and TMBad; the fastest stands beside the
usual one. TMB's hyperparameters are at their mode with a normal around it; ours are integrated
over. GPBoost's default optimiser stops at standard deviations of regions and groups of 0.49 and
0.44 over 7 years, where 0.1 and 0.25 are true: its rates are right, what it expects is not, hence
its Brier score.
"""


def _paragraph(text: str) -> str:
    return " ".join(text.split())
