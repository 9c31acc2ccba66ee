"""Run an engine in a process of its own, and count its CPU seconds."""

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.problem import Answer

ROOT = Path(__file__).resolve().parents[2]
VALIDATION = ROOT / ".venv-validation"
R = "Rscript"
LAST_LINES = 3
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


class NotRunError(Exception):
    """An engine gave no answer: it failed, or was stopped."""


@dataclass(frozen=True)
class Outcome:
    """What came of one run.

    Args:
        cpu: seconds between the script's start and stop: without import, compilation and reading.
        whole: CPU seconds of the whole process and its children, user and system.
        answer: what was found.
    """

    cpu: float
    whole: float
    answer: Answer


def validation_python() -> Path:
    """The interpreter of the environment that `make validation` makes."""
    return VALIDATION / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing_python() -> str:
    """Why the validation environment cannot be used, empty if it can."""
    return "" if validation_python().is_file() else "no .venv-validation: run make validation"


def missing_r(package: str) -> str:
    """Why a package of R cannot be used, empty if it can."""
    if shutil.which(R) is None:
        return "R is not installed"
    code = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    done = subprocess.run([R, "-e", code], check=False, capture_output=True)
    return "" if done.returncode == 0 else f"the R package {package} is not installed"


def environment() -> dict[str, str]:
    """What a script sees: our modules, and one thread, since threads that wait count as CPU."""
    ours = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return dict(os.environ) | dict.fromkeys(THREADS, "1") | ours


def run(command: Sequence[str], folder: Path, seconds: int) -> Outcome:
    """Run a script that marks its start and stop and leaves an answer in a folder.

    Raises:
        NotRunError: it failed, or used more than some CPU seconds.
    """
    shutil.rmtree(folder, ignore_errors=True)
    before = _children()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds, seconds))
        errors = process.communicate()[1]
    used = _children() - before
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise NotRunError(f"stopped after {used:.0f} CPU seconds")
    if process.returncode != 0:
        last = " / ".join(errors.strip().splitlines()[-LAST_LINES:])
        raise NotRunError(f"failed: {last[:200]}")
    marks = [float((folder / f"{name}.txt").read_text("utf-8")) for name in ("start", "stop")]
    return Outcome(marks[1] - marks[0], used, Answer.load(folder))


def _children() -> float:
    """CPU seconds of the processes that ended, user and system."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
