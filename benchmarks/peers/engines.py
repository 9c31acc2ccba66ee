"""The engines that are run beside each other, and how each is called."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.peers.runner import (
    ROOT,
    NotRunError,
    R,
    missing_python,
    missing_r,
    validation_python,
)

SCRIPTS = Path(__file__).resolve().parent / "scripts"
CACHE = ROOT / ".benchmarks" / "peers"
NESTED, NEIGHBOURS = "nested", "neighbours (BYM2)"

Command = Callable[[Path, Path], list[str]]


@dataclass(frozen=True)
class Engine:
    """An engine.

    Args:
        key: to choose it by.
        name: for a reader.
        models: which of the models it fits.
        missing: why it cannot be run, empty if it can.
        command: how to run it, from the folders of the problem and the answer.
        note: what differs from the others.
    """

    key: str
    name: str
    models: tuple[str, ...]
    missing: Callable[[], str]
    command: Command
    note: str = ""


def _own(wanted: str) -> Command:
    start = [sys.executable, "-m", "benchmarks.peers.with_own"]
    return lambda problem, answer: [*start, str(problem), str(answer), wanted]


def _python(script: str, *more: str) -> Command:
    start = [str(validation_python()), str(SCRIPTS / script)]
    return lambda problem, answer: [*start, str(problem), str(answer), *more]


def _r(script: str) -> Command:
    return lambda problem, answer: [R, str(SCRIPTS / script), str(problem), str(answer)]


def _tmb(template: str, framework: str) -> Command:
    return lambda problem, answer: [
        *_r("with_tmb.R")(problem, answer),
        str(_compiled(template, framework)),
    ]


@cache
def _compiled(template: str, framework: str) -> Path:
    """The library of a template, compiled as R compiles packages; kept while the source stays."""
    folder = CACHE / "templates" / framework
    source, library = folder / f"{template}.cpp", folder / f"{template}.so"
    text = (SCRIPTS / source.name).read_text("utf-8")
    if library.is_file() and source.read_text("utf-8") == text:
        return library
    library.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    source.write_text(text, "utf-8")
    code = f"TMB::compile('{source.name}', flags = '-O2', framework = '{framework}')"
    done = subprocess.run([R, "-e", code], cwd=folder, check=False, capture_output=True)
    if done.returncode != 0 or not library.is_file():
        raise NotRunError(f"the template {template} does not compile")
    return library


def _missing_tmb() -> str:
    """TMB compiles: it needs a compiler besides its package."""
    return missing_r("TMB") or ("" if shutil.which("g++") else "g++ is not installed")


BOTH = (NESTED, NEIGHBOURS)
ENGINES = (
    Engine("own", "own engine", BOTH, str, _own("fit")),
    Engine(
        "own-draws", "own engine: 2,000 joint draws and summaries", BOTH, str, _own("draws"),
        "without the fit",
    ),
    Engine(
        "tmb-centred", "TMB, fastest way found", BOTH, _missing_tmb, _tmb("centred", "TMBad"),
        "TMBad, linear predictors as random effects",
    ),
    Engine(
        "tmb-separate", "TMB, as usually written", BOTH, _missing_tmb, _tmb("separate", "CppAD"),
        "CppAD, effects apart, sd from 1,000 joint draws",
    ),
    Engine("gpboost", "GPBoost", (NESTED,), missing_python, _python("with_gpboost.py")),
    Engine(
        "statsmodels", "statsmodels GLM", (NESTED,), missing_python,
        _python("with_statsmodels.py"), "raw shares beside the regression",
    ),
    Engine(
        "pymc", "PyMC + nutpie", BOTH, missing_python, _python("with_pymc.py", "2", "1000"),
        "2 chains of 1,000 + 1,000 draws",
    ),
    Engine(
        "mgcv", "mgcv `bam`", BOTH, lambda: missing_r("mgcv"), _r("with_mgcv.R"),
        "no effect of area × year; neighbours as a field of rank 200",
    ),
)  # fmt: skip
