"""How much a count moves from one year to the next without anything having changed."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.nowcast.archive import Archive
from jeugdpeil.stats.arrays import FloatArray, IntArray

# Deviations of more than three standard deviations count as three: a merger of providers is no
# chance. A Student t would find a scale, and chance is drawn as a normal, which needs a variance.
_LEAST_PAIRS, _STEPS, _MOST = 100, 4, 9.0


@dataclass(frozen=True)
class Chance:
    """Chance of the log of a change between counts d and e.

    Args:
        per_count: variance that falls with the counts: per_count * (1 / d + 1 / e).
        constant: variance of one gemeente that does not, such as a provider that registers in
            another way; it averages out over the gemeenten of a sum.
        is_prior: whether it was assumed, not learned from definitive figures.
    """

    per_count: float
    constant: float
    is_prior: bool

    def sd(
        self, later: FloatArray, earlier: FloatArray, concentration: FloatArray | float = 1.0
    ) -> FloatArray:
        """Standard deviation of the log of later / earlier by chance alone.

        Args:
            later, earlier: counts.
            concentration: sum of the squared shares of the gemeenten in each; 1 for a gemeente.

        >>> float(Chance(1.0, 0.0, True).sd(np.array([200.0]), np.array([200.0]))[0])
        0.1
        """
        by_count = 1 / np.maximum(later, 1.0) + 1 / np.maximum(earlier, 1.0)
        return np.sqrt(self.per_count * by_count + self.constant * concentration)


# Youths with jeugdzorg by address, 2022 beside 2021 (KWB 2021 and 2022 with 85075NED and
# 85335NED; 339 gemeenten and 2,361 wijken with the same code and a number of youths that changed
# less than 5 %): from the middle half of the log changes the sd is 0.036 at 2,000 youths or more,
# 0.049 at 800-2,000, 0.056 at 400-800, 0.109 in wijken of 100-200, where independent youths would
# give 0.025, 0.042, 0.059 and 0.120. The constant 0.025 also holds the revision of one
# year, so it is rather too large than too small.
PRIOR = Chance(1.0, 0.025**2, is_prior=True)

# Of the country, where its gemeenten are not at hand: youths by gemeente in the KWB of 2021 and
# 2022 (352 and 345 gemeenten) give 0.0087 and 0.0088.
NATIONAL_CONCENTRATION = 0.009


def concentration_of(count: FloatArray, rows: IntArray) -> float:
    """Sum of the squared shares of the regions in a sum.

    Args:
        count: (n,) figures of regions, NaN where hidden.
        rows: which of them are in the sum.

    >>> concentration_of(np.array([50.0, 25.0, 25.0]), np.arange(3))
    0.375
    """
    known = count[rows][np.isfinite(count[rows])]
    total = float(known.sum())
    return float((known**2).sum()) / total**2 if total > 0 else 1.0


def learned_chance(archive: Archive) -> Chance:
    """Learn it from definitive figures of consecutive years; the prior where there are too few.

    Notes:
        Squared deviations of log changes from the median of their round, form and group, as a
        line in 1 / d + 1 / e with non-negative coefficients, far ones drawn in.
    """
    shown = archive.shown
    has = np.isfinite(archive.definitive) & np.isfinite(shown.previous)
    has &= (archive.definitive > 0) & (shown.previous > 0)
    if np.count_nonzero(has) < _LEAST_PAIRS:
        return PRIOR
    later, earlier = archive.definitive[has], shown.previous[has]
    change, inverse = np.log(later / earlier), 1 / later + 1 / earlier
    shape = (archive.n_rounds, archive.n_forms, archive.n_groups)
    cell = np.ravel_multi_index((archive.round[has], shown.form[has], shown.group[has]), shape)
    size = int(np.prod(shape))
    weight, found = np.ones(len(change)), (PRIOR.per_count, PRIOR.constant)
    for _ in range(_STEPS):
        variance = found[0] * inverse + found[1] + 1e-9
        trust = weight / variance
        total = np.bincount(cell, trust, size)
        middle = np.bincount(cell, trust * change, size) / np.where(total > 0, total, 1)
        square = (change - middle[cell]) ** 2
        count = np.bincount(cell, minlength=size)[cell]
        square = square * count / np.maximum(count - 1, 1)
        weight = np.minimum(1.0, _MOST * variance / np.maximum(square, 1e-12))
        keep = count > 1
        found = _line(square[keep] * weight[keep], inverse[keep], 1 / variance[keep] ** 2)
    return Chance(found[0], found[1], is_prior=False)


def _line(square: FloatArray, inverse: FloatArray, trust: FloatArray) -> tuple[float, float]:
    """Slope and constant, neither under 0."""
    matrix = np.array(
        [
            [(trust * inverse**2).sum(), (trust * inverse).sum()],
            [(trust * inverse).sum(), trust.sum()],
        ]
    )
    right = np.array([(trust * inverse * square).sum(), (trust * square).sum()])
    slope, constant = np.linalg.solve(matrix, right)
    if slope < 0:
        return 0.0, float(right[1] / matrix[1, 1])
    if constant < 0:
        return float(right[0] / matrix[0, 0]), 0.0
    return float(slope), float(constant)
