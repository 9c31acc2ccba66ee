"""The national pairs as rounds of an archive, and how well they predict each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from jeugdpeil.codelists.national_revisions import NATIONAL_PAIRS, NationalPair
from jeugdpeil.codelists.publication_calendar import publications
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.revision_step import Step, step_of
from jeugdpeil.domain.status import Status
from jeugdpeil.models.nowcast.archive import Archive, Shown
from jeugdpeil.models.nowcast.model import DF, learned
from jeugdpeil.models.nowcast.prior import PRIORS
from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.two_piece_t import t_quantile

LEVEL = 0.90
# What is counted of a form: its jongeren, its trajecten, or the flow of measures.
Series = tuple[CareForm, str]


def pairs_of(step: Step) -> tuple[NationalPair, ...]:
    """The national pairs from this step to the definitive figure.

    >>> [str(pair.period) for pair in pairs_of(Step.FIRST_HALF_AGAIN)]
    ['2022-H1']
    """
    return tuple(
        pair
        for pair in NATIONAL_PAIRS
        if pair.later_status is Status.DEFINITIEF and step_of(pair.period, pair.status) is step
    )


def with_national(archive: Archive, series: Sequence[Series], step: Step) -> Archive:
    """The archive with the typed national pairs as rounds of their own.

    Pairs of series that the archive does not have come along behind its own: they say something of
    the mean and of how rounds differ. A round that the archive has already keeps its own figures.

    Args:
        archive: publications of the step.
        series: what each of its form numbers stands for.
        step: of the archive.
    """
    pairs = pairs_of(step)
    every = list(dict.fromkeys([*series, *((pair.form, pair.measure) for pair in pairs)]))
    days = sorted({*archive.shown_on, *(_shown_on(pair) for pair in pairs)})
    settled = dict(zip(archive.shown_on, archive.definitive_on, strict=True))
    settled = {_shown_on(pair): _definitive_on(pair) for pair in pairs} | settled
    place = np.array([days.index(day) for day in archive.shown_on], dtype=np.int64)
    national = np.full((len(days), len(every)), np.nan)
    noise = np.ones_like(national)
    own = archive.national.shape[1]
    national[place, :own], noise[place, :own] = archive.national, archive.national_noise
    for pair in pairs:
        cell = days.index(_shown_on(pair)), every.index((pair.form, pair.measure))
        if not np.isfinite(national[cell]):
            national[cell], noise[cell] = np.log(pair.became / pair.shown), _noise(pair)
    return replace(
        archive,
        round=place[archive.round] if len(place) else archive.round,
        shown_on=tuple(days),
        definitive_on=tuple(settled[day] for day in days),
        n_forms=len(every),
        national=national,
        national_noise=noise,
    )


def national_archive(step: Step, series: Sequence[Series] = (), n_groups: int = 1) -> Archive:
    """An archive with nothing but the national pairs.

    Args:
        step: of the pairs.
        series: series to begin with, in the order of the form numbers.
        n_groups: number of groups of the figures that are to be predicted.
    """
    none, nothing = np.empty(0, dtype=np.int64), np.empty(0)
    shown = Shown(none, none, none, nothing, nothing)
    whole = np.empty((0, len(series)))
    empty = Archive(shown, none, nothing, (), (), len(series), n_groups, whole, whole.copy())
    return with_national(empty, series, step)


def _shown_on(pair: NationalPair) -> date:
    due = {each.status: each.due for each in publications(pair.period)}
    return due[pair.status]


def _definitive_on(pair: NationalPair) -> date:
    return publications(pair.period)[-1].due


def _noise(pair: NationalPair) -> float:
    shown = (pair.shown_unit / pair.shown) ** 2
    return (shown + (pair.became_unit / pair.became) ** 2) / 12


@dataclass(frozen=True)
class NationalTest:
    """A national pair predicted from the pairs of other publications; per cent of revision."""

    pair: NationalPair
    expected: float
    lower: float
    upper: float
    became: float

    @property
    def covers(self) -> bool:
        """Whether what it became lay in the interval."""
        return self.lower <= self.became <= self.upper


def national_tests(step: Step) -> tuple[NationalTest, ...]:
    """Leave one publication out: every national pair, predicted from those of other days.

    The prior was written with these pairs in sight, so this is no proof of the prior; it shows that
    the intervals are not too narrow for the pairs that exist.
    """
    archive, pairs = national_archive(step), pairs_of(step)
    series = list(dict.fromkeys((pair.form, pair.measure) for pair in pairs))
    found: list[NationalTest] = []
    for number, day in enumerate(archive.shown_on):
        national = archive.national.copy()
        national[number] = np.nan
        fit = learned(replace(archive, national=national), PRIORS[step]).fit
        spread = fit.level_variance + fit.layers.round_sd**2 + fit.layers.round_series_sd**2
        for pair in pairs:
            if _shown_on(pair) == day:
                place = series.index((pair.form, pair.measure))
                half = t_quantile(LEVEL, DF) * float(spread[place] + _noise(pair)) ** 0.5
                found.append(_test(pair, float(fit.level[place]), half))
    return tuple(found)


def _test(pair: NationalPair, middle: float, half: float) -> NationalTest:
    logs: FloatArray = np.array(
        [middle, middle - half, middle + half, np.log(pair.became / pair.shown)]
    )
    return NationalTest(pair, *(float(each) for each in 100 * np.expm1(logs)))
