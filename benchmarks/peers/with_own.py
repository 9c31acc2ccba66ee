"""Our own engine: python -m benchmarks.peers.with_own PROBLEM ANSWER fit|draws."""

import sys
from pathlib import Path

import numpy as np

from benchmarks.peers.clock import mark
from benchmarks.peers.own_model import own_fit
from benchmarks.peers.problem import FloatArray, Problem, save_arrays
from jeugdpeil.stats.draws import draw, summarise
from jeugdpeil.stats.fit import Posterior

N_DRAWS = 2000


def main(problem_folder: Path, folder: Path, wanted: str) -> None:
    """Fit, or fit and draw; the fit does not count for the draws."""
    problem = Problem.load(problem_folder)
    if wanted == "fit":
        mark(folder, "start")
        posterior = own_fit(problem)
        mean, sd = posterior.eta.mean, posterior.eta.sd
        posterior.rates()
    else:
        posterior = own_fit(problem)
        mark(folder, "start")
        mean, sd = by_draws(posterior)
    mark(folder, "stop")
    hyper = posterior.hyper.mean
    # With neighbours the sd of the innermost level is followed by its share, which is no sd.
    place = problem.codes.shape[0]
    sds = np.delete(hyper, place) if problem.is_spatial else hyper
    save_arrays(
        folder,
        {
            "mean": mean,
            "sd": sd,
            "fixed": problem.design @ posterior.beta.mean,
            "total_sd": np.array([np.sqrt((sds**2).sum())]),
            "hyper": hyper,
        },
    )
    if not posterior.is_reliable:
        (folder / "notes.txt").write_text("hyperparameters integrated coarsely", "utf-8")


def by_draws(posterior: Posterior) -> tuple[FloatArray, FloatArray]:
    """Joint draws; of each row mean and sd of the predictor, and all summaries of its rate."""
    drawn = draw(posterior, N_DRAWS, np.random.default_rng(2))
    means: list[FloatArray] = []
    sds: list[FloatArray] = []
    for _, eta in drawn.blocks():
        means.append(eta.mean(axis=1, dtype=np.float64))
        sds.append(eta.std(axis=1, dtype=np.float64))
        np.negative(eta, out=eta)
        np.exp(eta, out=eta)
        np.add(eta, 1, out=eta)
        summarise(np.reciprocal(eta, out=eta), [0.05, 0.95], 0.1)
    return np.concatenate(means), np.concatenate(sds)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
