"""Intervals of the nowcast cover what they promise, over many countries of which all is known."""

import sys
from dataclasses import dataclass

import numpy as np
import pytest

from jeugdpeil.models.nowcast import PRIORS, Step, Sum, expected_figures, expected_sums, learned
from jeugdpeil.models.nowcast.model import SMALL
from jeugdpeil.stats.arrays import BoolArray, FloatArray
from support.revision_country import Habits, archive_of, drawn_country

LEVEL, TOLERANCE = 0.90, 0.03
# Providers that fail now and then, never, and often; archives of three to nine publications.
SCENES = (
    Habits(),
    Habits(bad=0.0),
    Habits(bad=0.08),
    Habits(rounds=6),
    Habits(rounds=5, late=0.015),
    Habits(gemeenten=60, regions=6),
)
OFTEN = 2
HIT = 0.05


@dataclass(frozen=True)
class Outcome:
    """What the last publication of a country became, beside its intervals."""

    covers: BoolArray
    printed: BoolArray
    small: BoolArray
    suspect: BoolArray
    hit: FloatArray
    width: FloatArray
    land: BoolArray
    often: bool


def outcome(seed: int) -> Outcome:
    """Predict the last publication of a country from those before it."""
    habits = SCENES[seed % len(SCENES)]
    country = drawn_country(habits, seed)
    archive = archive_of(country)
    model = learned(archive.known_on(archive.shown_on[-1]), PRIORS[Step.FIRST_HALF])
    rows = np.flatnonzero(archive.round == habits.rounds - 1)
    shown = archive.shown.of(rows)
    found = expected_figures(model, shown)
    pairs = archive.is_pair[rows]
    true = country.exact_definitive[rows].astype(np.float64)
    printed = archive.definitive[rows]
    whole = [np.flatnonzero(shown.form == form) for form in range(habits.forms)]
    counts = country.exact_shown[rows]
    sums = [Sum(part, float(counts[part].sum())) for part in whole]
    land = expected_sums(model, shown, sums, 1, 1, n_draws=300)
    sums_true = np.array([true[part].sum() for part in whole])
    return Outcome(
        covers=inside(true, found.lower, found.upper)[pairs],
        printed=inside(printed, found.lower, found.upper)[pairs],
        small=(shown.count < SMALL)[pairs],
        suspect=found.suspect[pairs],
        hit=country.hit[rows][pairs],
        width=((found.upper - found.lower) / shown.count)[pairs],
        land=inside(sums_true, land.lower, land.upper),
        often=seed % len(SCENES) == OFTEN,
    )


def inside(values: FloatArray, lower: FloatArray, upper: FloatArray) -> BoolArray:
    """Whether values lie in their intervals."""
    return (values >= lower) & (values <= upper)


def shares(outcomes: list[Outcome]) -> dict[str, float]:
    """Coverage by kind of figure; each country weighs the same where it has such figures."""
    often = [each for each in outcomes if each.often]
    return {
        "all": mean([each.covers for each in outcomes]),
        "small": mean([each.covers[each.small] for each in outcomes]),
        "providers fail often": mean([each.covers for each in often]),
        "suspect": mean([each.covers[each.suspect] for each in often]),
        "printed": mean([each.printed for each in outcomes]),
        "printed, small": mean([each.printed[each.small] for each in outcomes]),
        "land": mean([each.land for each in outcomes]),
        "hit by a provider": mean([each.covers[each.hit > HIT] for each in outcomes]),
        "width above small": mean([each.width[~each.small] for each in outcomes]),
        "width of small": mean([each.width[each.small] for each in outcomes]),
    }


def mean(values: list[BoolArray] | list[FloatArray]) -> float:
    """Mean over the countries that have any."""
    return float(np.mean([each.mean() for each in values if len(each)]))


@pytest.fixture(scope="module")
def few() -> dict[str, float]:
    """Shares over 24 countries."""
    return shares([outcome(seed) for seed in range(24)])


@pytest.mark.parametrize("kind", ["all", "small", "providers fail often", "suspect", "printed"])
def test_intervals_cover_about_what_they_promise(few: dict[str, float], kind: str) -> None:
    """Over 24 countries a share wanders a few points by chance; the slow test is the proof."""
    assert abs(few[kind] - LEVEL) <= 2 * TOLERANCE, few


@pytest.mark.slow
def test_intervals_cover_what_they_promise_over_240_countries() -> None:
    """Overall, of small gemeenten, where providers fail often and where a region is suspect."""
    found = shares([outcome(seed) for seed in range(1000, 1240)])
    sys.stdout.write("\n" + "\n".join(f"{name}: {value:.4f}" for name, value in found.items()))
    kept = ("all", "small", "providers fail often", "suspect", "land")
    assert {name: found[name] for name in kept if not abs(found[name] - LEVEL) <= TOLERANCE} == {}
