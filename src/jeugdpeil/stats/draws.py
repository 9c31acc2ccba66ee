"""Joint draws from the posterior, and their summaries in blocks of rows.

Everything that is summarised together must come from the same draws: single rows, sums over rows,
ranks and contributions then agree with each other. The rows' own effects are drawn block by block
when they are asked for, from a generator that belongs to the block: the result does not depend on
the order, and memory holds one block, not all rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray, SmallFloatArray
from jeugdpeil.stats.elimination import Draws
from jeugdpeil.stats.fit import Point, Posterior
from jeugdpeil.stats.integration import even_choice
from jeugdpeil.stats.laplace import Factor, LatentModel
from jeugdpeil.stats.links import Link

BLOCK_ROWS = 512


@dataclass(frozen=True)
class RowParameters:
    """How the predictor of each row follows from the effects around it, at one point.

    eta = kept (x' beta + total) + offset + scale z, z standard normal.
    """

    kept: SmallFloatArray
    offset: SmallFloatArray
    scale: SmallFloatArray

    @classmethod
    def of(cls, factor: Factor, natural: FloatArray) -> "RowParameters":
        """The parameters from a factor and the natural parameters of its rows."""
        gain = factor.row_gain
        return cls(
            factor.row_kept.astype(np.float32),
            (gain * natural).astype(np.float32),
            np.sqrt(gain).astype(np.float32),
        )


@dataclass(frozen=True)
class JointDraws:
    """Joint draws of all unknowns.

    Args:
        model: what was fitted.
        scores: (n_draws, n_scores) hyperparameters of each draw, as normal scores.
        beta: (n_draws, n_fixed) fixed effects.
        totals: per level, (n_groups, n_draws) sums of the effects down to that level.
        counts: numbers of consecutive draws that share a node of the hyperparameters.
        rows: for each of those runs, how rows follow; empty where rows have no effect.
        row_seed: seed of the rows' own effects.
    """

    model: LatentModel
    scores: FloatArray
    beta: FloatArray
    totals: tuple[SmallFloatArray, ...]
    counts: tuple[int, ...]
    rows: tuple[RowParameters, ...]
    row_seed: int

    @property
    def n_draws(self) -> int:
        """Number of draws."""
        return len(self.beta)

    @property
    def hyper_values(self) -> FloatArray:
        """(n_draws, n_hyper) hyperparameters on their own scale."""
        return self.model.hyper.values(self.scores)

    @property
    def link(self) -> Link:
        """The link of the model."""
        return self.model.likelihood.link

    def blocks(self) -> Iterator[tuple[slice, SmallFloatArray]]:
        """The rows in blocks, and the (n_rows_in_block, n_draws) linear predictor of each."""
        for number in range(-(-len(self.model.design) // BLOCK_ROWS)):
            yield self.block(number)

    def block(self, number: int) -> tuple[slice, SmallFloatArray]:
        """One block of rows, and its (n_rows_in_block, n_draws) linear predictor."""
        first = number * BLOCK_ROWS
        rows = slice(first, min(first + BLOCK_ROWS, len(self.model.design)))
        return rows, self._predictors(rows, number)

    def at(self, rows: IntArray, stream: int) -> SmallFloatArray:
        """The (n_rows, n_draws) linear predictor of some rows.

        Args:
            rows: which.
            stream: number of the noise of the rows' own effects; a row that is asked for twice has
                the same draws only in the same stream and at the same place.
        """
        return self._predictors(rows, stream)

    def _predictors(self, rows: slice | IntArray, stream: int) -> SmallFloatArray:
        eta = self.model.design[rows].astype(np.float32) @ self.beta.T.astype(np.float32)
        if self.totals:
            eta += self.totals[-1][self.model.structure.nesting.row_group[rows]]
        if self.rows:
            self._add_row_effects(stream, rows, eta)
        return eta

    def _add_row_effects(self, stream: int, rows: slice | IntArray, eta: SmallFloatArray) -> None:
        """Let the rows' own effects follow, in place, one run of draws at a time."""
        generator = np.random.default_rng([self.row_seed, stream])
        noise = generator.standard_normal(eta.shape, dtype=np.float32)
        ends = np.cumsum(self.counts)
        for end, count, part in zip(ends, self.counts, self.rows, strict=True):
            run = slice(end - count, end)
            noise[:, run] *= part.scale[rows, None]
            eta[:, run] *= part.kept[rows, None]
            eta[:, run] += part.offset[rows, None]
        eta += noise


def draw(posterior: Posterior, n_draws: int, generator: np.random.Generator) -> JointDraws:
    """Joint draws from a posterior.

    Args:
        posterior: of the model.
        n_draws: how many, spread over the hyperparameters in proportion to their weights.
        generator: the source of chance.
    """
    runs = [
        _at_point(posterior.model, posterior.points[node], scores, generator)
        for node, scores in hyper_draws(posterior, n_draws, generator)
    ]
    return assemble(posterior.model, runs, generator)


def hyper_draws(
    posterior: Posterior,
    n_draws: int,
    generator: np.random.Generator,
    n_nodes: int | None = None,
) -> list[tuple[int, FloatArray]]:
    """Draws of the hyperparameters, (n, n_scores), together with the node that stands for them.

    Args:
        posterior: of the model.
        n_draws: how many.
        generator: the source of chance.
        n_nodes: how many nodes to use, None for all. Each costs a factorisation; a few nodes,
            picked in proportion to their weights and each with as many draws as its picks, give
            draws that are as right on average and stick together more.
    """
    hyper = posterior.hyper_points
    if n_nodes is not None and n_nodes < len(hyper.nodes):
        return list(_clustered(posterior, n_draws, generator, n_nodes))
    counts = even_choice(hyper.weights, n_draws, float(generator.random()))
    chosen = np.repeat(np.arange(len(counts)), counts)
    nodes = hyper.nearest[chosen]
    return [(int(node), hyper.scores[chosen[nodes == node]]) for node in np.unique(nodes)]


def _clustered(
    posterior: Posterior, n_draws: int, generator: np.random.Generator, n_nodes: int
) -> Iterator[tuple[int, FloatArray]]:
    """Pick nodes, then points that the node stands for."""
    hyper = posterior.hyper_points
    picks = even_choice(hyper.node_weights, n_nodes, float(generator.random()))
    picked = np.repeat(np.arange(len(picks)), picks)
    shares = [len(part) for part in np.array_split(np.arange(n_draws), n_nodes)]
    for node in np.unique(picked):
        n = sum(share for share, own in zip(shares, picked, strict=True) if own == node)
        near = np.flatnonzero(hyper.nearest == node)
        counts = even_choice(hyper.weights[near], n, float(generator.random()))
        if n:
            yield int(node), hyper.scores[np.repeat(near, counts)]


@dataclass(frozen=True)
class Run:
    """Draws that share a node.

    Args:
        scores: (n_draws, n_scores) hyperparameters of each draw.
        draws: fixed effects and totals.
        rows: how rows follow.
    """

    scores: FloatArray
    draws: Draws
    rows: RowParameters


def _at_point(
    model: LatentModel, point: Point, scores: FloatArray, generator: np.random.Generator
) -> Run:
    mode, natural = point.mode(model)
    drawn = mode.factor.draw(natural, len(scores), generator)
    return Run(scores, drawn, RowParameters.of(mode.factor, natural))


def assemble(model: LatentModel, runs: Sequence[Run], generator: np.random.Generator) -> JointDraws:
    """Put runs of draws behind each other."""
    counts = tuple(len(run.draws.beta) for run in runs)
    n_levels = len(runs[0].draws.totals)
    return JointDraws(
        model=model,
        scores=np.vstack([run.scores for run in runs]),
        beta=np.vstack([run.draws.beta for run in runs]),
        totals=tuple(_side_by_side(runs, level) for level in range(n_levels)),
        counts=counts,
        rows=tuple(run.rows for run in runs) if model.structure.nesting.has_row_effect else (),
        row_seed=int(generator.integers(2**62)),
    )


def _side_by_side(runs: Sequence[Run], level: int) -> SmallFloatArray:
    parts = [run.draws.totals[level].T.astype(np.float32) for run in runs]
    return np.ascontiguousarray(np.hstack(parts))


@dataclass(frozen=True)
class Summary:
    """Summaries of draws, one per row.

    Args:
        mean, sd: (n_rows,).
        quantiles: (n_rows, n_shares).
        above: (n_rows,) share of the draws above a bound.
    """

    mean: FloatArray
    sd: FloatArray
    quantiles: FloatArray
    above: FloatArray


def summarise(
    draws: SmallFloatArray | FloatArray,
    shares: Sequence[float],
    bound: SmallFloatArray | FloatArray | float = 0.0,
) -> Summary:
    """Summaries of draws (n_rows, n_draws).

    Args:
        draws: one row per quantity.
        shares: of the draws below each wanted quantile, 0-1; nearest draw, no interpolation.
        bound: what to count draws above; of a shape that broadcasts.

    >>> summarise(np.array([[3.0, 1.0, 2.0, 5.0]]), [0.5], 2.5).above.tolist()
    [0.5]
    """
    at = quantile_positions(shares, draws.shape[1])
    ordered = np.partition(draws, np.unique(at), axis=1)
    return Summary(
        draws.mean(axis=1, dtype=np.float64),
        draws.std(axis=1, dtype=np.float64),
        ordered[:, at].astype(np.float64),
        (draws > bound).mean(axis=1),
    )


def quantile_positions(shares: Sequence[float], n_draws: int) -> IntArray:
    """Position of each quantile among ordered draws."""
    middle = np.rint(np.asarray(shares) * n_draws - 0.5).astype(np.int64)
    return np.clip(middle, 0, n_draws - 1)


@dataclass(frozen=True)
class PooledDraws:
    """Draws from fits of several completed tables, put together.

    Args:
        parts: draws of each fit; the same rows and columns.
    """

    parts: tuple[JointDraws, ...]

    @property
    def n_draws(self) -> int:
        """Number of draws."""
        return sum(part.n_draws for part in self.parts)

    @property
    def beta(self) -> FloatArray:
        """(n_draws, n_fixed) fixed effects."""
        return np.vstack([part.beta for part in self.parts])

    @property
    def hyper_values(self) -> FloatArray:
        """(n_draws, n_hyper) hyperparameters on their own scale."""
        return np.vstack([part.hyper_values for part in self.parts])

    def blocks(self) -> Iterator[tuple[slice, SmallFloatArray]]:
        """The rows in blocks, and the linear predictor of each in every draw."""
        for together in zip(*(part.blocks() for part in self.parts), strict=True):
            yield together[0][0], np.hstack([eta for _, eta in together])


def pooled(means: FloatArray, sds: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Mean and sd of an even mixture: the spread within the parts and between them.

    Args:
        means, sds: (n_parts, ...).

    >>> pooled(np.array([0.0, 2.0]), np.array([1.0, 1.0]))[1].round(4)
    np.float64(1.4142)
    """
    mean = means.mean(axis=0)
    second = (sds**2 + means**2).mean(axis=0)
    return mean, np.sqrt(np.maximum(second - mean**2, 0.0))
