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
        of_trajectory: (m,) the area of each trajectory.
        count: number of areas.
        forms: the forms.
    """

    of_youth: IntArray
    of_trajectory: IntArray
    count: int
    forms: FormSet

    @classmethod
    def of(cls, youths: Youths, area: IntArray, count: int, forms: FormSet) -> "Areas":
        """Count youths in these areas, and their trajecten where the youth counts."""
        return cls(area, area[youths.youth], count, forms)


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
    people = _youths(youths, masks, areas, detail=detail)
    traject = _trajecten(youths, is_in, seen.leaf, areas, detail=detail)
    hulp = traject[..., : len(HULP_LEAVES)] @ areas.forms.members[: len(HULP_LEAVES)]
    total = people.sum(axis=(1, 2))
    return Figures(
        youths=total[:, :-1],
        trajecten=traject.sum(axis=1) @ areas.forms.members,
        ages=_columns(people[..., :-1].sum(axis=2), detail=detail),
        households=_columns(people[..., :-1].sum(axis=1), detail=detail),
        referrers=_columns(hulp, detail=detail),
        protected_stays=total[:, -1:],
    )


def _columns(by_group: FloatArray, *, detail: bool) -> FloatArray:
    """(areas, n_forms, groups) from (areas, groups, n_forms); no groups without detail."""
    return by_group.swapaxes(1, 2)[..., : by_group.shape[1] * detail]


def _youths(youths: Youths, masks: IntArray, areas: Areas, *, detail: bool) -> FloatArray:
    """(areas, ages, households, n_forms + 1) youths; one age and household without detail."""
    if not detail:
        return areas.forms.counted(areas.of_youth, masks, areas.count)[:, None, None, :]
    groups = (len(AGES), len(HOUSEHOLDS))
    cell = (areas.of_youth * groups[0] + youths.age) * groups[1] + youths.household
    found = areas.forms.counted(cell, masks, areas.count * groups[0] * groups[1])
    return found.reshape(areas.count, *groups, -1)


def _trajecten(
    youths: Youths, is_in: BoolArray, leaf: IntArray, areas: Areas, *, detail: bool
) -> FloatArray:
    """(areas, referrers, n_leaves) trajecten; one referrer without detail."""
    groups = len(REFERRERS) if detail else 1
    group = areas.of_trajectory * groups + youths.referrer if detail else areas.of_trajectory
    cell = (group * len(LEAVES) + leaf)[is_in]
    found = np.bincount(cell, minlength=areas.count * groups * len(LEAVES))
    return found.reshape(areas.count, groups, len(LEAVES)).astype(np.float64)


_BITS = 1 << np.arange(len(LEAVES), dtype=np.int16)
