"""PyMC and nutpie: python with_pymc.py PROBLEM ANSWER CHAINS DRAWS.

Where there are many data per group, its effect is sampled around the level around it; elsewhere it
has standard deviation 1 and is multiplied by its own: what the sampler goes through best.
The spatial effect of few areas is a root of its covariance times independent effects, which is
exact; that of many areas has the intrinsic density with a sum near 0, as is usual.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import arviz
import numpy as np
import nutpie
import pymc as pm
import pytensor.tensor as pt

from benchmarks.peers.clock import mark
from benchmarks.peers.problem import Problem, save_arrays

FEW_AREAS = 500
TYPICAL_SD = 0.2


def field_root(problem: Problem) -> np.ndarray:
    """A root of the covariance of the scaled spatial effect, its sum being 0."""
    precision = np.diag(problem.diagonal)
    first, second = problem.pairs.T
    precision[first, second] = precision[second, first] = problem.links
    values, vectors = np.linalg.eigh(precision)
    free = values > 1e-4
    return vectors[:, free] / np.sqrt(values[free])


def spatial_effect(problem: Problem, n_areas: int) -> pt.TensorVariable:
    """The spatial effect with standard deviation 1."""
    if n_areas <= FEW_AREAS:
        root = field_root(problem)
        return pt.dot(root, pm.Normal("field_z", 0, 1, shape=root.shape[1]))
    field = pm.Flat("field", shape=n_areas)
    first, second = problem.pairs.T
    steps = field[first] - field[second]
    pm.Potential("intrinsic", 0.5 * pt.sum(problem.links * steps**2))
    pm.Potential("sum", -0.5 * (pt.sum(field) / (0.001 * n_areas)) ** 2)
    return field


def is_centred(problem: Problem, level: int) -> bool:
    """Whether a level is sampled around the level around it: where data say more than the prior.

    Not beside a spatial effect: where its share nears 1, nothing is left to sample around.
    """
    if problem.is_spatial and level == len(problem.codes) - 1:
        return False
    rate = problem.successes.sum() / problem.trials.sum()
    per_group = np.bincount(problem.codes[level], problem.trials * rate * (1 - rate))
    return level > 0 and float(per_group.mean()) > TYPICAL_SD**-2


def parents(problem: Problem, level: int) -> np.ndarray:
    """The group around each group of a level."""
    found = np.zeros(int(problem.codes[level].max()) + 1, dtype=int)
    found[problem.codes[level]] = problem.codes[level - 1] if level else 0
    return found


def model_of(problem: Problem) -> pm.Model:
    """The model; `total_k` is the sum of the effects down to level k."""
    n_levels, total = len(problem.codes), pt.zeros(1)
    with pm.Model() as model:
        beta = pm.Normal("beta", 0, problem.fixed_sd, shape=problem.design.shape[1])
        for level in range(n_levels):
            parent = parents(problem, level)
            sd = pm.Exponential(f"sd_{level}", problem.rate)
            centre = total[parent]
            if problem.is_spatial and level == n_levels - 1:
                share = pm.Uniform("share", 0, 1)
                centre = centre + sd * pt.sqrt(share) * spatial_effect(problem, len(parent))
                sd = sd * pt.sqrt(1 - share)
            if is_centred(problem, level):
                # The first coefficient belongs in the mean: otherwise it and all groups would have
                # to move together.
                around = pm.Normal(f"around_{level}", beta[0] + centre, sd, shape=len(parent))
                total = pm.Deterministic(f"total_{level}", around - beta[0])
            else:
                own = pm.Normal(f"z_{level}", 0, 1, shape=len(parent))
                total = pm.Deterministic(f"total_{level}", centre + sd * own)
        eta = pt.dot(problem.design, beta) + total[problem.codes[-1]]
        if problem.has_row_effect:
            sd = pm.Exponential("sd_rows", problem.rate)
            eta = eta + sd * pm.Normal("z_rows", 0, 1, shape=len(problem.trials))
        pm.Binomial("y", n=problem.trials, logit_p=eta, observed=problem.successes)
    return model


@dataclass
class Drawn:
    """The draws of one run, by name, the chains behind each other."""

    problem: Problem
    posterior: object

    def of(self, name: str) -> np.ndarray:
        """(n_draws, ...) draws of an unknown."""
        values = np.asarray(self.posterior[name])
        return values.reshape(-1, *values.shape[2:])

    def hyper_names(self) -> list[str]:
        """In the order of our own engine."""
        names = [f"sd_{k}" for k in range(len(self.problem.codes))]
        names += ["share"] if self.problem.is_spatial else []
        return names + (["sd_rows"] if self.problem.has_row_effect else [])

    def summaries(self) -> dict[str, np.ndarray]:
        """Mean and sd of rows, coefficients, hyperparameters and totals of the levels."""
        problem, beta = self.problem, self.of("beta")
        totals = [f"total_{level}" for level in range(len(problem.codes))]
        hyper = np.column_stack([self.of(name) for name in self.hyper_names()])
        several = {"beta": beta, "hyper": hyper} | {name: self.of(name) for name in totals}
        n_rows, innermost = len(problem.trials), several[totals[-1]]
        mean, sd = np.empty(n_rows), np.empty(n_rows)
        for start in range(0, n_rows, 1000):
            rows = slice(start, start + 1000)
            eta = beta @ problem.design[rows].T + innermost[:, problem.codes[-1][rows]]
            if problem.has_row_effect:
                eta += self.of("sd_rows")[:, None] * self.of("z_rows")[:, rows]
            mean[rows], sd[rows] = eta.mean(axis=0), eta.std(axis=0)
        found = {"mean": mean, "sd": sd}
        for name, values in several.items():
            found[name], found[f"{name}_sd"] = values.mean(axis=0), values.std(axis=0)
        return found


def main(problem_folder: Path, folder: Path, n_chains: int, n_draws: int) -> None:
    """Sample, summarise, and say how well the chains agree."""
    problem = Problem.load(problem_folder)
    compiled = nutpie.compile_pymc_model(model_of(problem))
    mark(folder, "start")
    trace = nutpie.sample(
        compiled, draws=n_draws, tune=1000, chains=n_chains, cores=1, seed=1, progress_bar=False
    )
    drawn = Drawn(problem, trace.posterior)
    found = drawn.summaries()
    mark(folder, "stop")
    hyper = found["hyper"]
    is_sd = np.array([name != "share" for name in drawn.hyper_names()])
    found["fixed"] = problem.design @ found["beta"]
    found["total_sd"] = np.array([np.sqrt((hyper[is_sd] ** 2).sum())])
    r_hat = max(float(values.max()) for values in arviz.rhat(trace.posterior).values())
    n_effective = min(float(v.min()) for v in arviz.ess(trace.posterior).values())
    found["r_hat"], found["n_effective"] = np.array([r_hat]), np.array([n_effective])
    save_arrays(folder, found)
    words = f"R-hat {r_hat:.3f}, smallest effective sample {n_effective:.0f}"
    (folder / "notes.txt").write_text(words, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
