"""Countries whose figures are published twice, with providers that deliver late: truth known.

Drawn apart from the demo country and by another mechanism than the model assumes: no Student-t
anywhere. Youths go to providers, gemeenten of a region share these in parts of their own, and a few
providers miss most of a delivery.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from jeugdpeil.models.nowcast import Archive, Shown
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True)
class Habits:
    """How a country is drawn.

    Args:
        rounds: publications of the same kind of period.
        late: part of the youths that the first figures miss in an average round and form.
        bad: chance that a provider misses most of a delivery.
        round_spread: sd of the log lateness between rounds.
        gemeenten, regions, forms, providers: numbers; providers per form and region.
        change: sd of the true log change from round to round of a gemeente and form.
    """

    rounds: int = 9
    late: float = 0.03
    bad: float = 0.03
    round_spread: float = 0.25
    gemeenten: int = 100
    regions: int = 12
    forms: int = 8
    providers: int = 6
    change: float = 0.03


@dataclass(frozen=True)
class Country:
    """(n,) one entry per round, form and gemeente; counts as published, -1 where hidden.

    Args:
        hit: part of the youths that bad providers missed.
    """

    round: IntArray
    form: IntArray
    gemeente: IntArray
    region: IntArray
    shown: IntArray
    definitive: IntArray
    exact_shown: IntArray
    exact_definitive: IntArray
    hit: FloatArray
    habits: Habits

    def of_round(self, number: int) -> BoolArray:
        """Which entries belong to a round."""
        return self.round == number


def drawn_country(habits: Habits, seed: int) -> Country:
    """Draw a country; the same seed gives the same one."""
    rng = np.random.default_rng([seed, 4])
    r, f, g = habits.rounds, habits.forms, habits.gemeenten
    region = np.sort(
        np.append(np.arange(habits.regions), rng.integers(0, habits.regions, g - habits.regions))
    )
    people = 60 * rng.pareto(1.3, g) + 40 * np.exp(rng.normal(3.0, 1.0, g))
    popular = np.exp(rng.normal(-1.0, 1.0, f))
    expected = people[:, None] * popular * np.exp(rng.normal(0, 0.2, (g, f)))
    walk = rng.normal(0, habits.change, (r, g, f)) + rng.normal(0, habits.change, (r, 1, f))
    rate = expected * np.exp(np.cumsum(walk, axis=0))
    share = rng.dirichlet(np.full(habits.providers, 2.0), (habits.regions, f))
    local = rng.gamma(6 * share[region] + 0.05)
    local /= local.sum(axis=-1, keepdims=True)
    youths = rng.poisson(rate[..., None] * local)
    late, hit = _lateness(habits, rng)
    missed = rng.binomial(youths, late[:, region])
    exact_definitive = youths.sum(axis=-1).transpose(0, 2, 1)
    exact_shown = (youths - missed).sum(axis=-1).transpose(0, 2, 1)
    by_hit = (youths * hit[:, region]).sum(axis=-1).transpose(0, 2, 1)
    place = np.indices((r, f, g)).reshape(3, -1)
    return Country(
        place[0],
        place[1],
        place[2],
        region[place[2]],
        published(exact_shown).ravel(),
        published(exact_definitive).ravel(),
        exact_shown.ravel(),
        exact_definitive.ravel(),
        (by_hit / np.maximum(exact_definitive, 1)).ravel(),
        habits,
    )


def _lateness(habits: Habits, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    """(rounds, regions, forms, providers) part missed, and the part missed by bad providers."""
    shape = (habits.rounds, habits.regions, habits.forms, habits.providers)
    typical = habits.late * np.exp(rng.normal(0, 0.35, habits.forms))[:, None]
    typical = typical * np.exp(rng.normal(0, habits.round_spread, (habits.rounds, 1, 1, 1)))
    usual = np.minimum(typical * np.exp(rng.normal(-0.18, 0.6, shape)), 0.9)
    is_bad = rng.random(shape) < habits.bad
    missed = np.where(is_bad, rng.uniform(0.25, 0.9, shape), 0.0)
    return np.where(is_bad, missed, usual), missed


def published(counts: IntArray) -> IntArray:
    """Counts in multiples of 5, and -1 below 10."""
    return np.where(counts < 10, -1, (counts + 2) // 5 * 5)


def archive_of(country: Country) -> Archive:
    """A country as an archive of publications at the end of October, from 2010 on."""
    habits = country.habits
    shape = (habits.rounds, habits.forms, habits.gemeenten)
    definitive = np.where(country.definitive > 0, country.definitive, np.nan)
    previous = np.full(shape, np.nan)
    previous[1:] = definitive.reshape(shape)[:-1]
    count = np.where(country.shown > 0, country.shown, np.nan)
    return Archive(
        Shown(country.form, country.gemeente, country.region, count, previous.ravel()),
        country.round,
        definitive,
        tuple(date(2010 + number, 10, 31) for number in range(habits.rounds)),
        tuple(date(2011 + number, 10, 31) for number in range(habits.rounds)),
        habits.forms,
        habits.regions,
        np.full(shape[:2], np.nan),
        np.ones(shape[:2]),
    )
