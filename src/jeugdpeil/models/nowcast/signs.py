"""Signs of a delivery that is missing: a region that falls where the rest of the country does not.

A provider that has not delivered takes its youths out of the figures of the whole region around
it. Next to the definitive figures of a year before, that shows: part of such a fall has always been
made good later. How large that part is, is learned from the archive; without an archive it is 0.
Only the departure from what the country does counts, so a national fall is never taken for a sign.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.nowcast.archive import Archive, Shown
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray

# How much figures move from year to year by themselves, on the log scale; it decides how far the
# change of a small count is believed, beside its chance.
_GROUP_SD, _REGION_SD = 0.03, 0.04
_BEND = 0.06
_RIDGE, _SMALL = 1e-2, 50.0
N_SIGNS = 5
# Of what a sign predicts, this part is its own standard deviation.
DOUBT = 0.5
# From this predicted extra revision on (log scale) a figure is called suspect.
SUSPECT = 0.02


@dataclass(frozen=True)
class SignWeights:
    """How much revision follows each sign.

    Args:
        products: (n_rounds, N_SIGNS, N_SIGNS) weighted cross products of the signs per round.
        sums: (n_rounds, N_SIGNS) their products with the revision.
    """

    products: FloatArray
    sums: FloatArray

    def without(self, left_out: int | None = None) -> FloatArray:
        """(N_SIGNS,) the weights, learned from all rounds but one."""
        keep = np.arange(len(self.sums)) != (-1 if left_out is None else left_out)
        matrix: FloatArray = self.products[keep].sum(axis=0) + _RIDGE * np.eye(N_SIGNS)
        right: FloatArray = self.sums[keep].sum(axis=0)
        return np.asarray(np.linalg.solve(matrix, right), dtype=np.float64)


def signs_of(shown: Shown, rounds: IntArray, n_forms: int, n_groups: int) -> FloatArray:
    """How far each figure and its group fell or rose beside the country.

    Args:
        shown: the figures of whole publications; the country is the median of its groups.
        rounds: (n,) number of the publication of each.
        n_forms, n_groups: numbers of forms and groups.

    Returns:
        (n, N_SIGNS): fall and steep fall (negative) and rise (positive) of the group, fall and rise
        of the region beside its group; on the log scale, pulled to 0 where counts are small; 0
        where there is no earlier figure.
    """
    both = shown.is_shown & np.isfinite(shown.previous) & (shown.previous > 0)
    result = np.zeros((len(shown), N_SIGNS))
    if not np.any(both):
        return result
    shape = (int(rounds.max()) + 1, n_forms, n_groups)
    cell = np.ravel_multi_index((rounds[both], shown.form[both], shown.group[both]), shape)
    now, then = shown.count[both], shown.previous[both]
    size = int(np.prod(shape))
    group_now = np.bincount(cell, now, size).astype(np.float64).reshape(shape)
    group_then = np.bincount(cell, then, size).astype(np.float64).reshape(shape)
    group = _beside_country(group_now, group_then)
    believed = group * _belief(np.maximum(group_now, 1.0), _GROUP_SD)
    centre = _country(group_now, group_then)[rounds[both], shown.form[both]]
    own = np.log(now / then) - centre - group.ravel()[cell]
    own = own * _belief(now, _REGION_SD)
    of_group = believed.ravel()[cell]
    result[both] = np.column_stack(
        [
            np.minimum(of_group, 0.0),
            np.minimum(of_group + _BEND, 0.0),
            np.maximum(of_group, 0.0),
            np.minimum(own, 0.0),
            np.maximum(own, 0.0),
        ]
    )
    return result


def _belief(count: FloatArray, sd: float) -> FloatArray:
    return sd**2 / (sd**2 + 2 / count)


def _log_ratios(now: FloatArray, then: FloatArray) -> tuple[FloatArray, BoolArray]:
    has = (now > 0) & (then > 0)
    return np.log(np.where(has, now, 1.0) / np.where(has, then, 1.0)), has


def _country(now: FloatArray, then: FloatArray) -> FloatArray:
    """(n_rounds, n_forms) median change over the groups; 0 where no group has any."""
    change, has = _log_ratios(now, then)
    ordered = np.sort(np.where(has, change, np.inf), axis=2)
    count = has.sum(axis=2)
    low, high = np.maximum(count - 1, 0) // 2, count // 2
    take = np.minimum(np.stack([low, high], axis=-1), now.shape[2] - 1)
    middle = np.take_along_axis(ordered, take, axis=2)
    return np.where(count > 0, np.where(np.isfinite(middle), middle, 0.0).mean(axis=-1), 0.0)


def _beside_country(now: FloatArray, then: FloatArray) -> FloatArray:
    change, has = _log_ratios(now, then)
    return np.where(has, change - _country(now, then)[:, :, None], 0.0)


def learned_signs(archive: Archive, signs: FloatArray, outcome: FloatArray) -> SignWeights:
    """Cross products from which the weights follow, per round, so that one can be left out.

    Args:
        archive: what was published and what it became.
        signs: (n, N_SIGNS) of `signs_of`.
        outcome: (n,) log of definitive / shown; only pairs are read.
    """
    pairs = archive.is_pair & np.any(signs != 0, axis=1)
    products = np.zeros((archive.n_rounds, N_SIGNS, N_SIGNS))
    sums = np.zeros((archive.n_rounds, N_SIGNS))
    if not np.any(pairs):
        return SignWeights(products, sums)
    usual = _usual(archive, archive.is_pair, outcome)
    rest = outcome[pairs] - usual[archive.round[pairs], archive.shown.form[pairs]]
    count = archive.shown.count[pairs]
    weighted = signs[pairs] * (count / (count + _SMALL))[:, None]
    weight = count / (count + _SMALL)
    for number in range(archive.n_rounds):
        inside = archive.round[pairs] == number
        products[number] = weighted[inside].T @ weighted[inside]
        sums[number] = weighted[inside].T @ (weight[inside] * rest[inside])
    return SignWeights(products, sums)


def _usual(archive: Archive, pairs: BoolArray, outcome: FloatArray) -> FloatArray:
    """(n_rounds, n_forms) median revision."""
    key = archive.round[pairs] * archive.n_forms + archive.shown.form[pairs]
    order = np.lexsort((outcome[pairs], key))
    sorted_key, values = key[order], outcome[pairs][order]
    names, start, count = np.unique(sorted_key, return_index=True, return_counts=True)
    result = np.zeros(archive.n_rounds * archive.n_forms)
    result[names] = (values[start + (count - 1) // 2] + values[start + count // 2]) / 2
    return result.reshape(archive.n_rounds, archive.n_forms)
