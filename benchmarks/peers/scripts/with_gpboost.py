"""GPBoost's generalised linear mixed model with grouped random effects."""

import sys
from pathlib import Path

import gpboost
import numpy as np

from benchmarks.peers.clock import mark
from benchmarks.peers.problem import Problem, save_arrays


def main(problem_folder: Path, folder: Path) -> None:
    """Fit, and predict the linear predictor of the rows that were fitted."""
    problem = Problem.load(problem_folder)
    n_rows = len(problem.trials)
    columns = [*problem.codes, *([np.arange(n_rows)] if problem.has_row_effect else [])]
    groups = np.column_stack(columns).astype(int)
    # Without an intercept of its own the level of all years ends up in the effects of the regions;
    # the levels of the years add up to 1, so that this changes nothing in what can be said.
    design = problem.design.copy()
    design[:, 0] = 1
    mark(folder, "start")
    model = gpboost.GPModel(
        group_data=groups,
        likelihood="binomial_logit",
        weights=problem.trials.astype(float),
        num_parallel_threads=1,
    )
    model.fit(y=problem.successes / problem.trials, X=design)
    found = model.predict(
        group_data_pred=groups, X_pred=design, predict_var=True, predict_response=False
    )
    mark(folder, "stop")
    beta = np.asarray(model.get_coef(), dtype=float).ravel()
    variances = np.asarray(model.get_cov_pars(), dtype=float).ravel()
    save_arrays(
        folder,
        {
            "mean": np.asarray(found["mu"]),
            "sd": np.sqrt(found["var"]),
            "fixed": design @ beta,
            "total_sd": np.array([np.sqrt(variances.sum())]),
            "hyper": np.sqrt(variances),
        },
    )
    found_sds = ", ".join(f"{sd:.2f}" for sd in np.sqrt(variances))
    (folder / "notes.txt").write_text(f"standard deviations {found_sds}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
