"""CPU time and record of the nowcast: a back-test of ten years, 400 gemeenten and 15 forms.

Run with OMP_NUM_THREADS=1: threads that wait for each other count as CPU time.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from benchmarks.measurement import Measurement
from jeugdpeil.models.nowcast import (
    PRIORS,
    Archive,
    Record,
    Shown,
    Step,
    Sum,
    back_test,
    expected_sums,
    learned,
    record,
)

YEARS, GEMEENTEN, REGIONS, FORMS = 10, 400, 42, 15
MISSED, SHOCK = 0.03, 0.02


@dataclass(frozen=True)
class _Numbers:
    """Year, form, gemeente and region of every figure."""

    year: np.ndarray
    form: np.ndarray
    gemeente: np.ndarray
    region: np.ndarray


def country() -> Archive:
    """A country whose providers miss 3 % of the youths, and now and then a fifth of a region."""
    rng = np.random.default_rng(20261122)
    year, form, gemeente = np.indices((YEARS, FORMS, GEMEENTEN)).reshape(3, -1)
    of_gemeente = np.sort(np.arange(GEMEENTEN) % REGIONS)
    at = _Numbers(year, form, gemeente, of_gemeente[gemeente])
    mean = 60 * (1 + rng.pareto(1.3, GEMEENTEN))[gemeente] * np.exp(rng.normal(0, 1, FORMS))[form]
    became = rng.poisson(mean * np.exp(rng.normal(0, 0.03, len(mean))))
    missed = _missed(at, rng)
    shown = became - rng.binomial(became, missed)
    printed, final = _printed(shown), _printed(became)
    previous = np.full((YEARS, FORMS * GEMEENTEN), np.nan)
    previous[1:] = final.reshape(YEARS, -1)[:-1]
    none = np.full((YEARS, FORMS), np.nan)
    return Archive(
        Shown(at.form, at.gemeente, at.region, printed, previous.ravel()),
        at.year,
        final,
        tuple(date(2012 + number, 10, 31) for number in range(YEARS)),
        tuple(date(2013 + number, 10, 31) for number in range(YEARS)),
        FORMS,
        REGIONS,
        none,
        np.ones_like(none),
    )


def _missed(at: _Numbers, rng: np.random.Generator) -> np.ndarray:
    shape = (YEARS, FORMS, REGIONS)
    usual = MISSED * np.exp(rng.normal(0, 0.3, (YEARS, 1, 1)) + rng.normal(0, 0.5, shape))
    shock = np.where(rng.random(shape) < SHOCK * 5, rng.uniform(0.05, 0.35, shape), 0.0)
    return np.minimum(usual + shock, 0.9)[at.year, at.form, at.region]


def _printed(counts: np.ndarray) -> np.ndarray:
    return np.where(counts < 10, np.nan, (counts + 2) // 5 * 5.0)


def _words(found: Record) -> str:
    return (
        f"{found.n:,} figures; covers {found.coverage:.3f}; mean error {found.error:.2f} %, "
        f"national ratio {found.ruled_error:.2f} %, none {found.bare_error:.2f} %; log score "
        f"{found.score:.2f}, {found.ruled_score:.2f}, {found.bare_score:.2f}"
    )


def measure() -> Iterator[Measurement]:
    """The back-test of one step, and the figures of the country and its regions."""
    archive, prior = country(), PRIORS[Step.FIRST_HALF]
    start = time.process_time()
    test = back_test(archive, prior)
    taken = time.process_time() - start
    name = f"nowcast: back-test, {YEARS} years x {GEMEENTEN} regions x {FORMS} forms"
    yield Measurement(name, taken, "CPU s", at_most=10.0, note=_words(record(test)))
    start = time.process_time()
    model = learned(archive, prior)
    shown = archive.shown.of(archive.round == YEARS - 1)
    expected_sums(model, shown, list(_sums(shown)), 1, 1)
    taken = time.process_time() - start
    yield Measurement("nowcast: learn, and 645 sums from 1,000 joint draws", taken, "CPU s")


def _sums(shown: Shown) -> Iterator[Sum]:
    """The country and its regions, per form."""
    for form in range(FORMS):
        inside = shown.form == form
        for region in (None, *range(REGIONS)):
            rows = np.flatnonzero(inside & ((shown.group == region) | (region is None)))
            yield Sum(rows, float(np.nansum(shown.count[rows])))
