"""Exact figures of areas in one publication of a period, before rounding and secrecy."""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.sources.demo.delivery import Seen
from jeugdpeil.sources.demo.form_tree import HULP_LEAVES, LEAVES, FormSet
from jeugdpeil.sources.demo.youths import AGES, HOUSEHOLDS, REFERRERS, Youths


@dataclass(frozen=True)
class Figures:
    """Counts per area, each a whole number in a float array.

    Args:
        youths: (n, n_forms).
        trajecten: (n, n_forms).
        ages, households: (n, n_forms, k) youths by age group and by household.
        referrers: (n, n_forms, 8) trajecten of jeugdhulp by referrer.
        protected_stays: (n, 1) youths with jeugdbescherming and a stay.
            The last four have no columns where only totals were asked for.
    """

    youths: FloatArray
    trajecten: FloatArray
    ages: FloatArray
    households: FloatArray
    referrers: FloatArray
    protected_stays: FloatArray

    def __add__(self, other: "Figures") -> "Figures":
        parts = {
            one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)
        }
        return Figures(**parts)

    def summed(self, sums: Callable[[FloatArray], FloatArray]) -> "Figures":
        """The figures of larger areas, when `sums` adds up the first axis of an array."""
        return Figures(**{one.name: sums(getattr(self, one.name)) for one in fields(self)})


@dataclass(frozen=True)
class Areas:
    """Which areas and forms to count by.

    Args:
        of_youth: (n,) the area of each youth.
        count: number of areas.
        forms: the forms.
    """

    of_youth: IntArray
    count: int
    forms: FormSet


def figures(
    youths: Youths, seen: Seen, areas: Areas, member: BoolArray | None = None, *, detail: bool
) -> Figures:
    """Count youths and trajecten per area.

    Args:
        youths: the youths of a year.
        seen: what the publication knows of their trajecten.
        areas: where each youth counts.
        member: (n,) which youths count; None for all.
        detail: whether ages, households and referrers are counted, too.
    """
    is_in = seen.is_in if member is None else seen.is_in & member[youths.youth]
    masks = np.bitwise_or.reduceat(np.where(is_in, _BITS[seen.leaf], 0), youths.first)
    totals = areas.forms.counted(areas.of_youth, masks, areas.count)
    referred = _trajecten_by_referrer(youths, is_in, seen.leaf, areas) if detail else None
    plain = _trajecten(is_in, seen.leaf, areas.of_youth[youths.youth], areas.count)
    return Figures(
        youths=totals[:, :-1],
        trajecten=plain @ areas.forms.members,
        ages=_by_group(masks, areas, youths.age, len(AGES) * detail),
        households=_by_group(masks, areas, youths.household, len(HOUSEHOLDS) * detail),
        referrers=_nothing(areas) if referred is None else referred,
        protected_stays=totals[:, -1:],
    )


def _nothing(areas: Areas) -> FloatArray:
    return np.zeros((areas.count, len(areas.forms.forms), 0))


def _by_group(masks: IntArray, areas: Areas, group: IntArray, groups: int) -> FloatArray:
    """(areas, n_forms, groups) youths per area, form and group."""
    if not groups:
        return _nothing(areas)
    cells = areas.of_youth * groups + group
    found = areas.forms.counted(cells, masks, areas.count * groups)[:, :-1]
    return found.reshape(areas.count, groups, -1).swapaxes(1, 2)


def _trajecten(is_in: BoolArray, leaf: IntArray, area: IntArray, areas: int) -> FloatArray:
    cell = (area * len(LEAVES) + leaf)[is_in]
    found = np.bincount(cell, minlength=areas * len(LEAVES))
    return found.reshape(areas, len(LEAVES)).astype(np.float64)


def _trajecten_by_referrer(
    youths: Youths, is_in: BoolArray, leaf: IntArray, areas: Areas
) -> FloatArray:
    """(areas, n_forms, 8) trajecten of jeugdhulp by referrer."""
    inside = is_in & (leaf < len(HULP_LEAVES))
    area = areas.of_youth[youths.youth] * len(REFERRERS) + youths.referrer
    found = _trajecten(inside, leaf, area, areas.count * len(REFERRERS)) @ areas.forms.members
    return found.reshape(areas.count, len(REFERRERS), -1).swapaxes(1, 2)


_BITS = 1 << np.arange(len(LEAVES), dtype=np.int16)
