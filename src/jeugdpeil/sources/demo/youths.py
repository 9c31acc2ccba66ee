"""The youths of one year and their trajecten, drawn one by one from the true use."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray, as_floats
from jeugdpeil.sources.demo.form_tree import (
    HULP_LEAVES,
    LEAVES,
    MET_LEAVES,
    ZONDER_LEAVES,
    leaf_number,
)
from jeugdpeil.sources.demo.geography import Geography
from jeugdpeil.sources.demo.population import Fields

AGES = ("0-3", "4-11", "12-17", "18-22")
HOUSEHOLDS = ("eenouder", "paar", "ander")
REFERRERS = (
    "gemeente",
    "huisarts",
    "jeugdarts",
    "gi",
    "medisch specialist",
    "rechter",
    "geen",
    "onbekend",
)

# Use per age group, relative to each other (wijk tables of 2022).
USE_OF_AGE = np.array([0.044, 0.155, 0.158, 0.0155])
# Chances per age group. JB stops at 18, JR starts at 12.
CHANCE_JB = np.array([0.152, 0.070, 0.100, 0.0])
CHANCE_JR = np.array([0.0, 0.0, 0.026, 0.21])
CHANCE_MET = np.array([0.050, 0.040, 0.062, 0.30])
# A youth with only JB or JR has jeugdhulp beside it less often than always.
HULP_WITH_JB, HULP_WITH_JR = 0.63, 0.45
MET_WITH_JB = 0.74
ZONDER_BESIDE_MET = 0.56
# Main form in an average region, in the order of the leaves, and how often there is a second.
ZONDER_MIX = np.array([0.145, 0.62, 0.07, 0.165])
MET_MIX = np.array([0.475, 0.115, 0.05, 0.36])
SECOND_ZONDER, SECOND_MET = 0.31, 0.13
MIX_SPREAD = 0.25  # how much regions differ in their mix, on the log scale
OTS_SHARE, BOTH_MEASURES = 0.72, 0.015
MORE_TRAJECTEN = dict.fromkeys(HULP_LEAVES, 0.19)  # expected trajecten beyond the first, per form
MORE_MEASURES = 0.08
# Trajecten that are seen in one half of the year only: the first of a form, and further ones, which
# tend to start later and are also reported later.
ONLY_H1, ONLY_H2 = np.array([0.20, 0.10]), np.array([0.225, 0.45])
FURTHER_IS_LATE = 2.5  # times as often
PROVIDER_SHARES = (0.35, 0.25, 0.18, 0.13, 0.09)  # of the providers of one form in one region
# Referrers by kind of help: wijkteam, other help without a stay, help with a stay.
REFERRER_MIX = np.array(
    [
        [0.27, 0.06, 0.010, 0.040, 0.010, 0.002, 0.600, 0.008],
        [0.32, 0.40, 0.034, 0.070, 0.050, 0.003, 0.119, 0.004],
        [0.40, 0.05, 0.005, 0.420, 0.020, 0.050, 0.050, 0.005],
    ]
)
REFERRER_SPREAD = 0.35  # how much gemeenten differ, on the log scale


@dataclass(frozen=True)
class LocalHabits:
    """How places differ in what help they give and through whom.

    Args:
        zonder, met: (n_regions, 4) chances of the main form.
        referrer: (n_gemeenten, 3, 8) chances of the referrer per kind of help.
        one_parent: (n_wijken,) chance that a youth with care lives with one parent.
        coverage: (n_gemeenten, n_years) youths with an address in a known wijk as a part of all
            youths that the gemeente is responsible for.
        region_of_gemeente: (n_gemeenten,).
        gemeente_of_wijk: (n_wijken,) in the first division.
    """

    zonder: FloatArray
    met: FloatArray
    referrer: FloatArray
    one_parent: FloatArray
    coverage: FloatArray
    region_of_gemeente: IntArray
    gemeente_of_wijk: IntArray


@dataclass(frozen=True)
class Youths:
    """Youths of a year (n,) and their trajecten (m,), sorted by youth.

    Args:
        wijk: wijk of the address, or of the address before.
        gemeente: responsible gemeente of the first division.
        has_address: whether the address lies in a wijk that the tables by wijk know.
        age, household: positions in AGES and HOUSEHOLDS.
        first: (n,) number of each youth's first trajectory.
        youth: (m,) number of the youth.
        leaf: (m,) form without parts, as position in LEAVES.
        in_h1, in_h2: (m,) in which halves of the year the trajectory was seen.
        provider: (m,) number of the provider.
        referrer: (m,) position in REFERRERS; without meaning for JB and JR.
        luck_h1, luck_h2: (m,) between 0 and 1: late where below the provider's share.
    """

    wijk: IntArray
    gemeente: IntArray
    has_address: BoolArray
    age: IntArray
    household: IntArray
    first: IntArray
    youth: IntArray
    leaf: IntArray
    in_h1: BoolArray
    in_h2: BoolArray
    provider: IntArray
    referrer: IntArray
    luck_h1: FloatArray
    luck_h2: FloatArray


def provider_count(regions: int) -> int:
    """The number of providers: a few for each form in each region."""
    return regions * len(LEAVES) * len(PROVIDER_SHARES)


def drawn_habits(
    geography: Geography, fields: Fields, coverage: FloatArray, rng: np.random.Generator
) -> LocalHabits:
    """Mixes of forms per region and of referrers per gemeente, around the national ones."""
    region = geography.above[RegionLevel.JEUGDREGIO]
    regions = int(region.max()) + 1
    one_parent = 0.255 * np.exp(0.22 * fields.deprivation + 0.08 * fields.urbanity)
    return LocalHabits(
        zonder=_varied(np.tile(ZONDER_MIX, (regions, 1)), MIX_SPREAD, rng),
        met=_varied(np.tile(MET_MIX, (regions, 1)), MIX_SPREAD / 2.0, rng),
        referrer=_varied(np.tile(REFERRER_MIX, (len(region), 1, 1)), REFERRER_SPREAD, rng),
        one_parent=np.clip(one_parent, 0.08, 0.65),
        coverage=coverage,
        region_of_gemeente=region,
        gemeente_of_wijk=geography.gemeente,
    )


def _varied(mix: FloatArray, spread: float, rng: np.random.Generator) -> FloatArray:
    weights = mix * np.exp(rng.normal(0.0, spread, mix.shape))
    return weights / weights.sum(axis=-1, keepdims=True)


def drawn_youths(
    with_care: IntArray,
    care_ages: IntArray,
    habits: LocalHabits,
    year: int,
    rng: np.random.Generator,
) -> Youths:
    """Draw each youth with care of one year, and those without an address in a wijk.

    Args:
        with_care: (n_wijken,) youths with care by address.
        care_ages: (n_wijken, 4) inhabitants per age group.
        habits: how places differ.
        year: position of the year.
        rng: where the randomness comes from.
    """
    coverage = habits.coverage[habits.gemeente_of_wijk, year]
    elsewhere = rng.poisson(as_floats(with_care * (1.0 / coverage - 1.0)))
    total = with_care + elsewhere
    wijk = np.repeat(np.arange(len(with_care)), total)
    start = np.cumsum(total) - total
    has_address = np.arange(len(wijk)) - start[wijk] < with_care[wijk]
    gemeente = habits.gemeente_of_wijk[wijk]
    age = _one_of(_cumulative(as_floats(care_ages * USE_OF_AGE + 1e-9)), wijk, rng)
    leaves = _leaves(age, has_address, habits.region_of_gemeente[gemeente], habits, rng)
    youth, leaf = np.nonzero(leaves)
    repeats = 1 + rng.poisson(_more_trajecten()[leaf])
    is_further = _is_further(repeats)
    youth, leaf = np.repeat(youth, repeats), np.repeat(leaf, repeats)
    halves = rng.random(len(youth))
    haste = np.where(is_further, 1.0 / FURTHER_IS_LATE, 1.0)
    return Youths(
        wijk=wijk,
        gemeente=gemeente,
        has_address=has_address,
        age=age,
        household=_households(wijk, leaves, habits, rng),
        first=np.searchsorted(youth, np.arange(len(wijk))),
        youth=youth,
        leaf=leaf,
        in_h1=halves >= ONLY_H2[is_further],
        in_h2=halves < 1.0 - ONLY_H1[is_further],
        provider=_providers(habits.region_of_gemeente[gemeente[youth]], leaf, rng),
        referrer=_referrers(gemeente[youth], leaf, habits, rng),
        luck_h1=rng.random(len(youth)) * haste,
        luck_h2=rng.random(len(youth)) * haste,
    )


def _is_further(repeats: IntArray) -> IntArray:
    """For each of the repeats 0 where it is the first, else 1."""
    result = np.ones(int(repeats.sum()), dtype=np.int64)
    result[np.cumsum(repeats) - repeats] = 0
    return result


def _cumulative(weights: FloatArray) -> FloatArray:
    """Cumulative shares without the last, which is 1: what `_one_of` compares with."""
    return np.cumsum(weights, axis=-1)[..., :-1] / weights.sum(axis=-1, keepdims=True)


def _one_of(cumulative: FloatArray, row: IntArray, rng: np.random.Generator) -> IntArray:
    """For each item one category, with the chances in its row of the table of cumulative shares."""
    luck = rng.random(len(row))
    category = np.zeros(len(row), dtype=np.int64)
    for bound in np.ascontiguousarray(cumulative.T):
        category += luck > bound[row]
    return category


def _leaves(
    age: IntArray,
    has_address: BoolArray,
    region: IntArray,
    habits: LocalHabits,
    rng: np.random.Generator,
) -> BoolArray:
    """(n, n_leaves) the forms of each youth; everyone has at least one."""
    # Youths without an address in a wijk live in institutions and foster homes more often.
    away = np.where(has_address, 1.0, 1.5)
    luck = rng.random((5, len(age)))
    jb = luck[0] < CHANCE_JB[age] * away
    jr = luck[1] < CHANCE_JR[age]
    hulp = luck[2] < np.where(jb, HULP_WITH_JB, np.where(jr, HULP_WITH_JR, 1.0))
    met = hulp & (luck[3] < np.where(jb, MET_WITH_JB, CHANCE_MET[age] * away))
    zonder = hulp & (~met | (luck[4] < ZONDER_BESIDE_MET))
    leaves = np.zeros((len(age), len(LEAVES)), dtype=np.bool_)
    _set_leaves(leaves, zonder, region, (ZONDER_LEAVES, habits.zonder, SECOND_ZONDER), rng)
    _set_leaves(leaves, met, region, (MET_LEAVES, habits.met, SECOND_MET), rng)
    ots = rng.random(len(age)) < OTS_SHARE
    both = rng.random(len(age)) < BOTH_MEASURES
    leaves[:, leaf_number(CareForm.OTS)] = jb & (ots | both)
    leaves[:, leaf_number(CareForm.VOOGDIJ)] = jb & (~ots | both)
    leaves[:, leaf_number(CareForm.JEUGDRECLASSERING)] = jr
    return leaves


def _set_leaves(
    leaves: BoolArray,
    member: BoolArray,
    region: IntArray,
    choice: tuple[tuple[CareForm, ...], FloatArray, float],
    rng: np.random.Generator,
) -> None:
    """Give each member a main form of the region's mix, and some a second one, maybe the same."""
    forms, mix, second_share = choice
    cumulative, start = _cumulative(mix), leaf_number(forms[0])
    who = np.flatnonzero(member)
    leaves[who, start + _one_of(cumulative, region[who], rng)] = True
    again = who[rng.random(len(who)) < second_share]
    leaves[again, start + _one_of(cumulative, region[again], rng)] = True


def _more_trajecten() -> FloatArray:
    return np.array([MORE_TRAJECTEN.get(leaf, MORE_MEASURES) for leaf in LEAVES])


def _households(
    wijk: IntArray, leaves: BoolArray, habits: LocalHabits, rng: np.random.Generator
) -> IntArray:
    """Youths who stay elsewhere mostly belong to another household than their parents'."""
    is_away = leaves[:, [leaf_number(form) for form in MET_LEAVES]].any(axis=1)
    elsewhere = np.where(is_away, 0.55, 0.03)
    one_parent = habits.one_parent[wijk] * (1.0 - elsewhere)
    luck = rng.random(len(wijk))
    return np.where(luck < elsewhere, 2, np.where(luck < elsewhere + one_parent, 0, 1))


def _providers(region: IntArray, leaf: IntArray, rng: np.random.Generator) -> IntArray:
    share = np.searchsorted(np.cumsum(PROVIDER_SHARES)[:-1], rng.random(len(leaf)))
    return (region * len(LEAVES) + leaf) * len(PROVIDER_SHARES) + share


def _referrers(
    gemeente: IntArray, leaf: IntArray, habits: LocalHabits, rng: np.random.Generator
) -> IntArray:
    kind = np.ones(len(leaf), dtype=np.int64)
    kind[leaf == leaf_number(CareForm.WIJKTEAM)] = 0
    kind[leaf >= leaf_number(MET_LEAVES[0])] = 2
    kinds = habits.referrer.shape[1]
    table = _cumulative(habits.referrer).reshape(-1, len(REFERRERS) - 1)
    return _one_of(table, gemeente * kinds + kind, rng)
