"""The naive floor: the raw share of each row beside a binomial regression, by statsmodels."""

import sys
from pathlib import Path

import numpy as np
import statsmodels.api as sm

from benchmarks.peers.clock import mark
from benchmarks.peers.problem import Problem, save_arrays


def main(problem_folder: Path, folder: Path) -> None:
    """The raw share with its own error, beside what the regression expects."""
    problem = Problem.load(problem_folder)
    y, n = problem.successes, problem.trials
    mark(folder, "start")
    outcomes = np.column_stack([y, n - y])
    found = sm.GLM(outcomes, problem.design, family=sm.families.Binomial()).fit()
    fixed = problem.design @ found.params
    mean = np.log((y + 0.5) / (n - y + 0.5))
    sd = np.sqrt(1 / (y + 0.5) + 1 / (n - y + 0.5))
    mark(folder, "stop")
    found = {"mean": mean, "sd": sd, "fixed": fixed, "total_sd": np.zeros(1), "rate": y / n}
    save_arrays(folder, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
