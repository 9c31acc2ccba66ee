"""Our own posterior beside that of a sampler that ran long enough to be right."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.peers.country import country
from benchmarks.peers.engines import CACHE, SCRIPTS
from benchmarks.peers.own_model import own_fit
from benchmarks.peers.problem import Answer, FloatArray, Problem
from benchmarks.peers.runner import environment, validation_python
from benchmarks.peers.sids import sids_folder, sids_problem
from jeugdpeil.stats.fit import Moments

N_CHAINS, N_DRAWS = 4, 8000
MOST_AWAY, LEAST_RATIO, MOST_RATIO, MOST_R_HAT = 0.1, 0.95, 1.05, 1.01


@dataclass(frozen=True)
class Compared:
    """One kind of unknown.

    Args:
        kind: such as coefficients.
        away: (n,) own mean minus the sampler's, in the sampler's sd.
        ratio: (n,) own sd over the sampler's.
    """

    kind: str
    away: FloatArray
    ratio: FloatArray

    @property
    def is_within(self) -> bool:
        """Whether every single one is near enough."""
        is_near = bool((np.abs(self.away) < MOST_AWAY).all())
        return is_near and bool(((self.ratio > LEAST_RATIO) & (self.ratio < MOST_RATIO)).all())


@dataclass(frozen=True)
class Agreement:
    """Everything about one model.

    Args:
        name: of the model.
        r_hat: largest of all unknowns of the sampler.
        n_effective: smallest effective sample.
        kinds: coefficients, hyperparameters, effects down to each level, rows.
    """

    name: str
    r_hat: float
    n_effective: float
    kinds: tuple[Compared, ...]


def _nested() -> Problem:
    return country(342, 2, 84).nested


def _neighbours() -> Problem:
    return country(342, 1, 84).spatial


def _few_regions() -> Problem:
    return country(342, 2, 42).nested


def _counties() -> Problem:
    folder = sids_folder()
    assert folder is not None
    return sids_problem(folder)


CASES: dict[str, Callable[[], Problem]] = {
    "342 areas × 2 years, 84 groups in 10 regions": _nested,
    "342 areas with neighbours, 84 groups in 10 regions": _neighbours,
    "North Carolina, 100 counties with neighbours": _counties,
    "342 areas × 2 years, 42 groups in only 5 regions": _few_regions,
}


def agreement(name: str) -> Agreement:
    """Fit one of the cases both ways; the sampler's answer is kept for the next time."""
    problem = CASES[name]()
    sampled = long_run(problem)
    own, other = own_fit(problem), sampled.extra
    kinds = [
        ("coefficients", own.beta, other["beta"], other["beta_sd"]),
        ("hyperparameters", own.hyper, other["hyper"], other["hyper_sd"]),
    ]
    for level, moments in enumerate(own.levels):
        total = f"total_{level}"
        words = f"effects of level {level + 1} of {len(own.levels)}"
        kinds.append((words, moments, other[total], other[f"{total}_sd"]))
    kinds.append(("linear predictors of the rows", own.eta, sampled.mean, sampled.sd))
    compared = tuple(_compared(*kind) for kind in kinds)
    r_hat, n_effective = float(other["r_hat"][0]), float(other["n_effective"][0])
    return Agreement(name, r_hat, n_effective, compared)


def _compared(kind: str, own: Moments, mean: FloatArray, sd: FloatArray) -> Compared:
    return Compared(kind, (own.mean - mean) / sd, own.sd / sd)


def long_run(problem: Problem) -> Answer:
    """A long run of the sampler, in the validation environment."""
    script = SCRIPTS / "with_pymc.py"
    settings = json.dumps([N_CHAINS, N_DRAWS]).encode() + script.read_bytes()
    key = hashlib.sha256(settings + _bytes_of(problem)).hexdigest()[:16]
    given, folder = CACHE / f"long-{key}-problem", CACHE / f"long-{key}"
    if not (folder / "notes.txt").is_file():
        problem.save(given)
        command = [str(validation_python()), str(script), str(given), str(folder)]
        command += [str(N_CHAINS), str(N_DRAWS)]
        subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return Answer.load(Path(folder))


def _bytes_of(problem: Problem) -> bytes:
    arrays = (problem.successes, problem.trials, problem.design, problem.codes, problem.pairs)
    return b"".join(array.tobytes() for array in arrays)
