"""Intervals that cover what they promise: calibration on what was predicted before.

Each round (a publication, a year) is left out in turn and predicted from the others; the quantiles
of the standardised errors then replace those that the model assumes. Rounds are exchangeable, not
their rows: rows of a round share a shock. So rounds weigh equally however many rows they have, and
the round that is to be predicted weighs along as far as rows of a round are alike.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.two_piece_t import TwoPieceT, t_quantile

# Where a class has fewer rows in all, it borrows the calibration of all classes together.
LEAST_ROWS = 40
LEVEL = 0.90
_MODEL_QUANTILES = 199


@dataclass(frozen=True)
class Calibration:
    """How the errors of each class lay, in units of the scale that the model gave them.

    Args:
        shift: (n_classes,) median error.
        below, above: (n_classes,) by how much the scale to either side is to be multiplied.
        df: degrees of freedom of the model's errors.
        n_rounds: rounds behind it; 0 where the model's own quantiles stand.
    """

    shift: FloatArray
    below: FloatArray
    above: FloatArray
    df: float
    n_rounds: int

    @classmethod
    def none(cls, n_classes: int, df: float) -> "Calibration":
        """The calibration that leaves the model as it is."""
        one = np.ones(n_classes)
        return cls(np.zeros(n_classes), one, one.copy(), df, 0)

    def applied(self, mean: FloatArray, scale: FloatArray, classes: IntArray) -> TwoPieceT:
        """Predictions with the quantiles that were seen."""
        return TwoPieceT(
            mean + self.shift[classes] * scale,
            self.below[classes] * scale,
            self.above[classes] * scale,
            self.df,
        )


def calibrated(
    errors: FloatArray,
    rounds: IntArray,
    classes: IntArray,
    n_classes: int,
    df: float,
    shared: float,
) -> Calibration:
    """Calibrate on standardised errors of left-out rounds.

    Args:
        errors: (n,) (outcome - mean) / scale, each from a fit without its round.
        rounds: (n,) round of each error.
        classes: (n,) class of each error, such as small, middle and large.
        n_classes: number of classes.
        df: degrees of freedom of the model's errors.
        shared: part of the variance of an error that all rows of a round share, 0-1.

    Notes:
        The quantiles are those of a mixture: the rows of K rounds, and with weight
        shared / (K + 1) the model's own t distribution for the round to come, of which nothing was
        seen. With nothing shared all rows are exchangeable and none is missing; with everything
        shared a round counts as one row. Plain conformal prediction would put the last weight at
        infinity, which makes every interval infinite up to K = 18 at a level of 0.90.

    Source:
        R. Dunn, L. Wasserman and A. Ramdas (2023), Distribution-free prediction sets for
        two-layer hierarchical models, JASA 118, 2491-2502; V. Vovk and others (2005), Algorithmic
        learning in a random world, chapter 2.
    """
    if len(errors) == 0:
        return Calibration.none(n_classes, df)
    whole = _piece(errors, rounds, df, shared)
    pieces = [
        _piece(errors[inside], rounds[inside], df, shared)
        if np.count_nonzero(inside) >= LEAST_ROWS
        else whole
        for inside in (classes == number for number in range(n_classes))
    ]
    shift, below, above = np.array(pieces).T
    return Calibration(shift, below, above, df, len(np.unique(rounds)))


def _piece(
    errors: FloatArray, rounds: IntArray, df: float, shared: float
) -> tuple[float, float, float]:
    names, number, counts = np.unique(rounds, return_inverse=True, return_counts=True)
    to_come = shared / (len(names) + 1)
    seen = (1.0 - to_come) / len(names)
    model = stats.t.ppf((np.arange(_MODEL_QUANTILES) + 0.5) / _MODEL_QUANTILES, df)
    values = np.append(errors, model)
    weights = np.append(
        seen / counts[number.ravel()], np.full(_MODEL_QUANTILES, to_come / _MODEL_QUANTILES)
    )
    tail = (1 - LEVEL) / 2
    low, middle, high = weighted_quantiles(values, weights, (tail, 0.5, 1 - tail))
    half = t_quantile(LEVEL, df)
    return middle, (middle - low) / half, (high - middle) / half


def weighted_quantiles(
    values: FloatArray, weights: FloatArray, at: tuple[float, ...]
) -> tuple[float, ...]:
    """Quantiles of values that weigh unequally, linear between the middles of their weights.

    >>> weighted_quantiles(np.array([1.0, 2.0, 3.0]), np.ones(3), (0.5,))
    (2.0,)
    """
    order = np.argsort(values, kind="stable")
    ordered = weights[order]
    middles = (np.cumsum(ordered) - ordered / 2) / ordered.sum()
    return tuple(float(each) for each in np.interp(at, middles, values[order]))
