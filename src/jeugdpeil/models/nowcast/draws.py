"""Joint draws of definitive counts, in which regions share what they share.

The random numbers of a draw belong to a part of the model and not to a call: the same publication
drawn twice, or in pieces, gives the same numbers, and two publications share only what lasts. So a
sum can be drawn apart from its parts, and the change between two provisional figures keeps what
cancels in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from jeugdpeil.models.nowcast.archive import Shown
from jeugdpeil.models.nowcast.model import Prediction
from jeugdpeil.stats.arrays import FloatArray, IntArray

N_DRAWS = 1000


class _Part(IntEnum):
    LEVEL = 0
    LASTING = 1
    ROUND = 2
    ROUND_SERIES = 3
    GROUP = 4
    OWN = 5
    EXACT = 6
    CHANCE = 7


@dataclass(frozen=True)
class Sum:
    """A region that is a sum of others, in one form.

    Args:
        rows: rows of the shown figures that it consists of.
        count: its own figure as published, which also holds hidden parts.
    """

    rows: IntArray
    count: float


def drawn(
    shown: Shown, prediction: Prediction, publication: int, seed: int, n_draws: int = N_DRAWS
) -> FloatArray:
    """Definitive counts that agree with the prediction, and with each other.

    Args:
        shown, prediction: a publication and what the model says of it.
        publication: any number that differs between publications, such as a date's ordinal.
        seed: of all draws.

    Returns:
        (n_draws, n), NaN where no figure was shown.
    """
    normal = _shared(shown, prediction, publication, seed, n_draws)
    return shown.count * np.exp(prediction.ratio.from_normal(normal / prediction.scale))


def _shared(
    shown: Shown, prediction: Prediction, publication: int, seed: int, n_draws: int
) -> FloatArray:
    """(n_draws, n) errors before calibration, part by part."""
    parts, form = prediction.parts, shown.form
    in_group = form, shown.group
    level = _columns(form, (seed, _Part.LEVEL), n_draws)
    lasting = _nested(*in_group, (seed, _Part.LASTING), n_draws)
    whole = _stream(seed, _Part.ROUND, publication).standard_normal(n_draws)
    series = _columns(form, (seed, _Part.ROUND_SERIES, publication), n_draws)
    group = _nested(*in_group, (seed, _Part.GROUP, publication), n_draws)
    own = _nested(form, shown.region, (seed, _Part.OWN, publication), n_draws)
    total = np.sqrt(parts.level) * level
    total += np.sqrt(parts.lasting) * lasting
    total += np.sqrt(parts.round) * whole[:, None]
    total += np.sqrt(parts.round_series) * series
    total += np.sqrt(parts.group) * group
    total += np.sqrt(parts.own) * own
    return total


def _stream(*place: int) -> np.random.Generator:
    return np.random.default_rng([int(each) for each in place])


def _columns(numbers: IntArray, place: tuple[int, ...], n_draws: int) -> FloatArray:
    """(n_draws, n) one column of normals per number; those of a number are always the same."""
    if len(numbers) == 0:
        return np.empty((n_draws, 0))
    every = _stream(*place).standard_normal((int(numbers.max()) + 1, n_draws))
    return every[numbers].T


def _nested(outer: IntArray, inner: IntArray, place: tuple[int, ...], n_draws: int) -> FloatArray:
    """(n_draws, n) one column of normals per pair of numbers."""
    result = np.empty((n_draws, len(outer)))
    for number in np.unique(outer):
        rows = np.flatnonzero(outer == number)
        result[:, rows] = _columns(inner[rows], (*place, int(number)), n_draws)
    return result


def summed(draws: FloatArray, shown: Shown, sums: Sequence[Sum]) -> FloatArray:
    """(n_draws, n_sums) definitive counts of sums.

    The ratio of a sum is that of its shown parts together; it is applied to the published sum, so
    that parts which are hidden count along as if they were revised like the others.
    """
    result = np.empty((len(draws), len(sums)))
    for number, each in enumerate(sums):
        rows = each.rows[shown.is_shown[each.rows]]
        ratio = draws[:, rows].sum(axis=1) / max(shown.count[rows].sum(), 1.0)
        result[:, number] = each.count * ratio if len(rows) else np.nan
    return result


def exact_draws(
    count: FloatArray, rounded_to: int, seed: int, publication: int, n_draws: int = N_DRAWS
) -> FloatArray:
    """(n_draws, n) counts that final figures can have been before they were rounded."""
    rng = _stream(seed, _Part.EXACT, publication)
    half = (rounded_to - 1) // 2
    return count + rng.integers(-half, half, (n_draws, len(count)), endpoint=True)


def chance_draws(spread: FloatArray, seed: int) -> FloatArray:
    """(n_draws, n) normal draws with this spread, for the chance of one year and the next."""
    return spread * _stream(seed, _Part.CHANCE).standard_normal(spread.shape)
