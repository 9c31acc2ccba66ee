"""Everything of the demo country that is drawn once: areas, people, habits and true use."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.sources.demo.arrays import FloatArray
from jeugdpeil.sources.demo.calendar import NEW_PLACE_RULE_YEAR
from jeugdpeil.sources.demo.characteristics import Characteristics, drawn_characteristics
from jeugdpeil.sources.demo.division import Divisions, drawn_divisions
from jeugdpeil.sources.demo.geography import Geography, drawn_geography
from jeugdpeil.sources.demo.population import (
    Fields,
    Population,
    drawn_fields,
    drawn_population,
)
from jeugdpeil.sources.demo.size import FIRST_YEAR, YEARS, Size
from jeugdpeil.sources.demo.use_model import UseModel, drawn_use_model
from jeugdpeil.sources.demo.youths import LocalHabits, drawn_habits

# Youths of the wijk tables as a part of those of the gemeente tables. The rest has no address in a
# wijk that is known, or another gemeente is responsible for them than the one they live in.
LEAST_COVERAGE, COVERAGE_RANGE = 0.86, 0.13
COVERAGE_SHIFT, COVERAGE_NOISE = 0.03, 0.006


@dataclass(frozen=True)
class World:
    """The country before anyone counts anything."""

    size: Size
    seed: int
    geography: Geography
    divisions: Divisions
    fields: Fields
    population: Population
    characteristics: Characteristics
    model: UseModel
    habits: LocalHabits


def stream(seed: int, *place: int) -> np.random.Generator:
    """An own stream of random numbers per part, so that a change in one leaves the others alone."""
    return np.random.default_rng([seed, *place])


def drawn_world(size: Size, seed: int) -> World:
    """Draw the country.

    Args:
        size: numbers of regions.
        seed: the same seed and size give the same country.
    """
    geography = drawn_geography(size, stream(seed, 1))
    fields = drawn_fields(geography, stream(seed, 3))
    population = drawn_population(geography, fields, stream(seed, 4))
    characteristics = drawn_characteristics(geography, fields, population, stream(seed, 5))
    coverage = _coverage(geography.gemeente_count, stream(seed, 7))
    return World(
        size=size,
        seed=seed,
        geography=geography,
        divisions=drawn_divisions(geography, stream(seed, 2)),
        fields=fields,
        population=population,
        characteristics=characteristics,
        model=drawn_use_model(geography, characteristics, stream(seed, 6)),
        habits=drawn_habits(geography, fields, coverage, stream(seed, 8)),
    )


def _coverage(gemeenten: int, rng: np.random.Generator) -> FloatArray:
    """(n_gemeenten, n_years) with a shift in the year of the new woonplaatsbeginsel."""
    before = LEAST_COVERAGE + COVERAGE_RANGE * rng.beta(2.6, 2.6, gemeenten)
    after = before + rng.normal(0.0, COVERAGE_SHIFT, gemeenten)
    is_after = np.arange(len(YEARS)) >= NEW_PLACE_RULE_YEAR - FIRST_YEAR
    level = np.where(is_after, after[:, None], before[:, None])
    noise = rng.normal(0.0, COVERAGE_NOISE, level.shape)
    return np.clip(level + noise, LEAST_COVERAGE, 0.995)
