"""Which providers deliver late or deliver wrongly first: why provisional figures differ."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.sources.demo.form_tree import LEAVES, leaf_number
from jeugdpeil.sources.demo.youths import PROVIDER_SHARES, Youths

# Part of the trajecten of a half-year that the first figures miss, in an average year.
LATE = dict.fromkeys(LEAVES, 0.038) | {
    CareForm.WIJKTEAM: 0.066,
    CareForm.PLEEGZORG: 0.027,
    CareForm.GEZINSGERICHT: 0.027,
    CareForm.GESLOTEN: 0.025,
    CareForm.ANDER_VERBLIJF: 0.027,
    CareForm.OTS: 0.012,
    CareForm.VOOGDIJ: 0.012,
    CareForm.JEUGDRECLASSERING: 0.012,
}
LATE_H2_FACTOR = 1.3
YEAR_SPREAD, PROVIDER_SPREAD = 0.15, 0.6  # log scale
# Half of what is late comes from a few providers that miss most of a delivery.
BAD_SHARE_OF_LATE, BAD_RANGE = 0.5, (0.25, 0.85)
STILL_LATE = (0.02, 0.12)  # of what was late at first, at the second publication
# Of the deliveries: a part of it bears the wrong form, and is replaced later.
WRONG_FORM, WRONG_PART = 0.010, 0.3
_SIBLINGS = {
    CareForm.WIJKTEAM: CareForm.AMBULANT,
    CareForm.AMBULANT: CareForm.NETWERK,
    CareForm.DAGHULP: CareForm.AMBULANT,
    CareForm.NETWERK: CareForm.AMBULANT,
    CareForm.GEZINSGERICHT: CareForm.ANDER_VERBLIJF,
    CareForm.ANDER_VERBLIJF: CareForm.GEZINSGERICHT,
}


@dataclass(frozen=True)
class Deliveries:
    """What each provider had not delivered when figures of one year were published.

    Args:
        late_h1, late_h2: (n_providers,) share missing at the first publication of the half-year.
        still_late_h1: (n_providers,) share of H1 missing at its second publication.
        wrong_h1, wrong_h2: (n_providers,) share of the first delivery that bears the wrong form.
    """

    late_h1: FloatArray
    late_h2: FloatArray
    still_late_h1: FloatArray
    wrong_h1: FloatArray
    wrong_h2: FloatArray


def drawn_deliveries(providers: int, rng: np.random.Generator) -> Deliveries:
    """Draw how complete and how right the deliveries about one year are at first."""
    late_h1 = _late_shares(providers, rng)
    return Deliveries(
        late_h1=late_h1,
        late_h2=np.minimum(LATE_H2_FACTOR * _late_shares(providers, rng), 1.0),
        still_late_h1=late_h1 * rng.uniform(*STILL_LATE, providers),
        wrong_h1=np.where(rng.random(providers) < WRONG_FORM, WRONG_PART, 0.0),
        wrong_h2=np.where(rng.random(providers) < WRONG_FORM, WRONG_PART, 0.0),
    )


def _late_shares(providers: int, rng: np.random.Generator) -> FloatArray:
    leaf = np.arange(providers) // len(PROVIDER_SHARES) % len(LEAVES)
    typical = np.array([LATE[form] for form in LEAVES])[leaf]
    typical = typical * np.exp(rng.normal(0.0, YEAR_SPREAD))
    usual = (1.0 - BAD_SHARE_OF_LATE) * typical * np.exp(-(PROVIDER_SPREAD**2) / 2.0)
    shares = usual * np.exp(rng.normal(0.0, PROVIDER_SPREAD, providers))
    mean_when_bad = sum(BAD_RANGE) / 2.0
    is_bad = rng.random(providers) < BAD_SHARE_OF_LATE * typical / mean_when_bad
    return np.where(is_bad, rng.uniform(*BAD_RANGE, providers), shares)


def replaced_leaves() -> IntArray:
    """(n_leaves,) the form that a wrong delivery bears instead of each form."""
    return np.array([leaf_number(_SIBLINGS.get(leaf, leaf)) for leaf in LEAVES])


@dataclass(frozen=True)
class Seen:
    """What one publication knows of the trajecten of a period: (m,) which, and as which form."""

    is_in: BoolArray
    leaf: IntArray


def seen_h1(youths: Youths, deliveries: Deliveries, step: int) -> Seen:
    """H1 at its first (0), second (1) and last (2) publication."""
    if step == 0:
        late = deliveries.late_h1[youths.provider]
        wrong = youths.luck_h1 >= 1.0 - deliveries.wrong_h1[youths.provider]
        return Seen(youths.in_h1 & (youths.luck_h1 >= late), _as_delivered(youths, wrong))
    if step == 1:
        late = deliveries.still_late_h1[youths.provider]
        return Seen(youths.in_h1 & (youths.luck_h1 >= late), youths.leaf)
    return Seen(youths.in_h1, youths.leaf)


def seen_h2(youths: Youths, deliveries: Deliveries, step: int) -> Seen:
    """H2 at its first (0) and last (1) publication."""
    if step == 0:
        late = deliveries.late_h2[youths.provider]
        wrong = youths.luck_h2 >= 1.0 - deliveries.wrong_h2[youths.provider]
        return Seen(youths.in_h2 & (youths.luck_h2 >= late), _as_delivered(youths, wrong))
    return Seen(youths.in_h2, youths.leaf)


def seen_year(youths: Youths, deliveries: Deliveries, step: int) -> Seen:
    """The year at its first (0) and last (1) publication.

    The first publication of the year builds on the second of H1 and the first of H2: that is why
    a year grows less than a half-year.
    """
    if step == 1:
        return Seen(np.ones(len(youths.leaf), dtype=np.bool_), youths.leaf)
    h1 = seen_h1(youths, deliveries, 1)
    h2 = seen_h2(youths, deliveries, 0)
    return Seen(h1.is_in | h2.is_in, np.where(h1.is_in, h1.leaf, h2.leaf))


def _as_delivered(youths: Youths, wrong: BoolArray) -> IntArray:
    return np.where(wrong, replaced_leaves()[youths.leaf], youths.leaf)
