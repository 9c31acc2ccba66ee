"""Which characteristics hang together so much that the data cannot tell their parts apart.

Two rules, either is enough. Two characteristics whose correlation is .7 or more hang together. A
characteristic of which the others predict 80 % or more of the variance (variance inflation 5 or
more) hangs together with the one that it correlates with most, even where no pair reaches .7:
shares of a whole are like that. What hangs together in a chain is one group.

Within a group coefficients may take any sign while their sum is well known. On wijken of 2021 the
share of households with the lowest incomes has r = .80 with bijstand, and a coefficient of -.208
beside it against -.011 alone. Hence contributions by theme, and no what-if for one member.

Source:
    C. Dormann and others (2013), Collinearity: a review of methods to deal with it, Ecography 36,
    27-46, for the .7; M. Kutner and others, Applied linear statistical models, for the inflation.
"""

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray, require_length

LEAST_CORRELATION = 0.7
LEAST_INFLATION = 5.0


def collinear_groups(
    columns: FloatArray,
    weights: FloatArray,
    least_correlation: float = LEAST_CORRELATION,
    least_inflation: float = LEAST_INFLATION,
) -> tuple[int | None, ...]:
    """The group of each characteristic, numbered from 1; None for one that stands alone.

    Args:
        columns: (n_rows, n_characteristics) on the scale on which the model is straight, complete.
        weights: (n_rows,) such as youths.
        least_correlation: absolute correlation from which two characteristics hang together.
        least_inflation: variance inflation from which one hangs together with its nearest.

    >>> rows = np.array([[0.0, 0.1, 1.0], [1.0, 0.9, 0.0], [2.0, 2.1, 0.0], [3.0, 2.9, 1.0]])
    >>> collinear_groups(rows, np.ones(4))
    (1, 1, None)
    """
    correlations = weighted_correlations(columns, weights)
    linked = np.abs(correlations) >= least_correlation
    for number in np.flatnonzero(variance_inflation(correlations) >= least_inflation):
        nearest = int(np.argmax(np.abs(correlations[number]) - np.eye(len(linked))[number]))
        linked[number, nearest] = linked[nearest, number] = True
    return _numbered(_parts(linked))


def weighted_correlations(columns: FloatArray, weights: FloatArray) -> FloatArray:
    """(k, k) weighted correlations; 0 beside a column with one value throughout."""
    require_length("weights", weights, len(columns))
    share = weights / weights.sum()
    away = columns - share @ columns
    covariance = (away * share[:, None]).T @ away
    sd = np.sqrt(np.diagonal(covariance))
    is_constant = sd <= 1e-12 * np.abs(columns).max(axis=0, initial=1.0)
    sd = np.where(is_constant, np.inf, sd)
    found: FloatArray = covariance / np.outer(sd, sd)
    found[np.diag_indices(len(found))] = 1.0
    return found


def variance_inflation(correlations: FloatArray) -> FloatArray:
    """(k,) 1 / (1 - R²) of each characteristic predicted by the others."""
    # The ridge holds where one column is an exact sum of others: the inflation is then a million.
    ridge = 1e-6 * np.eye(len(correlations))
    inverse = np.linalg.inv(correlations + ridge)
    return np.diagonal(inverse).astype(np.float64)


def _parts(linked: BoolArray) -> IntArray:
    """The smallest member of the part that each characteristic lies in."""
    label = np.arange(len(linked), dtype=np.int64)
    for _ in range(len(linked)):
        label = np.where(linked, label, len(linked)).min(axis=1, initial=len(linked))
    return label


def _numbered(parts: IntArray) -> tuple[int | None, ...]:
    names, sizes = np.unique(parts, return_counts=True)
    numbers = {int(name): place for place, name in enumerate(names[sizes > 1], start=1)}
    return tuple(numbers.get(int(part)) for part in parts)
