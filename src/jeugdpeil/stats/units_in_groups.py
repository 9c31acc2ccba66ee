"""The bottom of a layered model: the spread of units within groups, and their means per group."""

from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.layers import Layers, Seen

_STEPS = 4
FEWEST = 1e-12  # a variance is never nought, so that it can be divided by


@dataclass(frozen=True)
class Summary:
    """Outcomes brought together per round, series and group; enough to fit all layers above units.

    Args:
        middle: (n_rounds, n_series, n_groups) means of the units without the part of their size.
        precision: their precision, 0 where there are no units.
        layers: the prior, with what was found about units in it.
    """

    middle: FloatArray
    precision: FloatArray
    layers: Layers
    slope: float
    middle_log_size: float
    whole: FloatArray
    whole_noise: FloatArray
    df: float


def summarised(seen: Seen, prior: Layers, df: float) -> Summary:
    """Find the spread of units within groups and the slope of size, and bring units together."""
    cell = np.ravel_multi_index((seen.round, seen.series, seen.group), seen.shape)
    n_cells = int(np.prod(seen.shape))
    log_size = np.log(seen.size)
    middle_log_size = float(log_size.mean()) if len(log_size) else 0.0
    layers, slope, rest = prior, 0.0, seen.outcome
    weight = np.ones(len(rest))
    for _ in range(_STEPS):
        variance = _own_variance(layers, seen)
        precision = weight / variance
        slope = _slope(seen.outcome, log_size, precision, cell, n_cells)
        rest = seen.outcome - slope * (log_size - middle_log_size)
        inside = rest - _cell_means(rest, precision, cell, n_cells)[cell]
        layers = _own_layers(layers, prior, seen, inside, weight, variance, cell, n_cells)
        weight = (df + 1) / (df + inside**2 / _own_variance(layers, seen))
    precision = weight / _own_variance(layers, seen)
    return Summary(
        _cell_means(rest, precision, cell, n_cells).reshape(seen.shape),
        np.bincount(cell, precision, n_cells).reshape(seen.shape).astype(np.float64),
        layers,
        slope,
        middle_log_size,
        seen.whole,
        seen.whole_noise,
        df,
    )


def _own_variance(layers: Layers, seen: Seen) -> FloatArray:
    return layers.own_sd**2 + layers.own_per_size / seen.size + seen.noise + FEWEST


def _cell_means(
    values: FloatArray, weights: FloatArray, cell: IntArray, n_cells: int
) -> FloatArray:
    total = np.bincount(cell, weights, n_cells)
    return np.bincount(cell, weights * values, n_cells) / np.where(total > 0, total, 1.0)


def _slope(
    outcome: FloatArray, log_size: FloatArray, precision: FloatArray, cell: IntArray, n_cells: int
) -> float:
    """Slope within cells, pulled towards nought by one percent per factor e as its sd."""
    here = log_size - _cell_means(log_size, precision, cell, n_cells)[cell]
    information = float(precision @ here**2) + 1 / 0.01**2
    return float((precision * here) @ outcome) / information


def _own_layers(
    layers: Layers,
    prior: Layers,
    seen: Seen,
    inside: FloatArray,
    weight: FloatArray,
    variance: FloatArray,
    cell: IntArray,
    n_cells: int,
) -> Layers:
    """Own variance as a line in 1 / size, fitted to squared deviations, with the prior as rows.

    The line is forced through non-negative coefficients: whichever comes out negative is put at
    nought and the other fitted alone.
    """
    in_cell = np.bincount(cell, minlength=n_cells)[cell]
    more = in_cell > 1
    if not np.any(more):
        return layers
    lost = in_cell[more] / (in_cell[more] - 1.0)
    square = weight[more] * inside[more] ** 2 * lost - seen.noise[more]
    inverse, trust = 1 / seen.size[more], 1 / variance[more] ** 2
    # The prior is worth as many units as stand in `prior.rounds` typical groups.
    worth = 10 * prior.rounds * float(np.median(trust))
    a = np.array([trust.sum() + worth, (trust * inverse).sum(), (trust * inverse**2).sum()])
    b = np.array(
        [(trust * square).sum() + worth * prior.own_sd**2, (trust * inverse * square).sum()]
    )
    pull = worth * float(np.median(inverse)) ** 2
    a[2] += pull
    b[1] += pull * prior.own_per_size
    found = np.linalg.solve(np.array([[a[0], a[1]], [a[1], a[2]]]), b)
    constant, falling = float(found[0]), float(found[1])
    if constant < 0:
        constant, falling = 0.0, max(float(b[1] / a[2]), 0.0)
    elif falling < 0:
        constant, falling = max(float(b[0] / a[0]), 0.0), 0.0
    return replace(layers, own_sd=constant**0.5, own_per_size=falling)
