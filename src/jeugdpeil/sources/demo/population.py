"""Inhabitants of every wijk by age, exact, with a slow drift over the years."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.sources.demo.arrays import FloatArray, IntArray
from jeugdpeil.sources.demo.geography import Geography
from jeugdpeil.sources.demo.land_shape import Waves
from jeugdpeil.sources.demo.size import YEARS

MEAN_INHABITANTS = 5_800  # per wijk, as in the real country
EMPTY_SHARE = 0.006  # wijken of water, harbour or heath, without a single inhabitant

# The finest ages; every published age band is a sum of these. Shares of the population as in 2021.
BANDS = ("0-3", "4-11", "12-14", "15-17", "18-22", "23-24", "25+")
BAND_SHARES = np.array([0.0390, 0.0835, 0.0330, 0.0345, 0.0625, 0.0265, 0.7210])
AGE_BANDS: dict[str, tuple[str, ...]] = {
    "a_inw": BANDS,
    "a_00_14": ("0-3", "4-11", "12-14"),
    "a_15_24": ("15-17", "18-22", "23-24"),
    "a_00_17": ("0-3", "4-11", "12-14", "15-17"),
    "a_12_22": ("12-14", "15-17", "18-22"),
    "a_00_22": ("0-3", "4-11", "12-14", "15-17", "18-22"),
}
# The four age groups of the youth-care tables.
CARE_AGES: tuple[tuple[str, ...], ...] = (("0-3",), ("4-11",), ("12-14", "15-17"), ("18-22",))


@dataclass(frozen=True)
class Fields:
    """What a wijk is like, each (n_wijken,) with mean 0 and standard deviation 1.

    Args:
        deprivation: poverty and what comes with it.
        urbanity: how built-up.
        diversity: origin outside the country.
        education: length of schooling.
        families: households with children against people alone.
        students: people of 18 to 24 who live without their parents.
    """

    deprivation: FloatArray
    urbanity: FloatArray
    diversity: FloatArray
    education: FloatArray
    families: FloatArray
    students: FloatArray


@dataclass(frozen=True)
class Population:
    """Inhabitants per wijk and year: the columns of AGE_BANDS and the four care ages.

    Args:
        counts: (n_wijken, n_years) per column of AGE_BANDS.
        care_ages: (n_wijken, n_years, 4) inhabitants of 0-3, 4-11, 12-17 and 18-22.
    """

    counts: dict[str, IntArray]
    care_ages: IntArray


def drawn_fields(geography: Geography, rng: np.random.Generator) -> Fields:
    """Fields that neighbours, and wijken of one gemeente, share in part."""
    gm_urbanity = np.bincount(geography.gemeente, geography.urbanity) / np.bincount(
        geography.gemeente
    )
    urbanity = standardised(geography.urbanity + 0.6 * gm_urbanity[geography.gemeente])

    def mixed(smooth: float, gemeente: float, wijk: float) -> FloatArray:
        return _mixed(geography, (smooth, gemeente, wijk), rng)

    deprivation = standardised(mixed(0.5, 0.4, 0.65) + 0.3 * urbanity)
    education = standardised(mixed(0.35, 0.35, 0.4) - 0.6 * deprivation + 0.35 * urbanity)
    diversity = standardised(mixed(0.3, 0.3, 0.4) + 0.75 * urbanity + 0.35 * deprivation)
    families = standardised(mixed(0.2, 0.3, 0.7) - 0.4 * urbanity - 0.1 * deprivation)
    students = standardised(mixed(0.0, 0.7, 0.7) + 0.7 * urbanity)
    return Fields(deprivation, urbanity, diversity, education, families, students)


def standardised(values: FloatArray) -> FloatArray:
    """Values with mean 0 and standard deviation 1."""
    return (values - values.mean()) / values.std()


def _mixed(
    geography: Geography, weights: tuple[float, float, float], rng: np.random.Generator
) -> FloatArray:
    """A sum of a smooth surface, an effect of the gemeente and one of the wijk."""
    half = np.ptp(geography.points, axis=0) / 2.0
    unit = (geography.points - geography.points.mean(axis=0)) / half
    smooth = standardised(Waves.drawn(rng, roughness=1.6).at(unit))
    gemeente = rng.standard_normal(geography.gemeente_count)[geography.gemeente]
    wijk = rng.standard_normal(len(unit))
    return weights[0] * smooth + weights[1] * gemeente + weights[2] * wijk


def drawn_population(geography: Geography, fields: Fields, rng: np.random.Generator) -> Population:
    """Inhabitants by age: few in large wijken outside, many in small ones in the cities."""
    first = _inhabitants(geography, rng)
    growth = rng.normal(0.005, 0.008, len(first)) + 0.004 * fields.urbanity
    total = np.round(first[:, None] * np.exp(growth[:, None] * np.arange(len(YEARS))))
    bands = _bands(total, fields, rng)
    column = {name: bands[..., number] for number, name in enumerate(BANDS)}

    def summed(names: tuple[str, ...]) -> IntArray:
        return np.sum([column[name] for name in names], axis=0)

    return Population(
        counts={name: summed(parts) for name, parts in AGE_BANDS.items()},
        care_ages=np.stack([summed(parts) for parts in CARE_AGES], axis=-1),
    )


def _inhabitants(geography: Geography, rng: np.random.Generator) -> FloatArray:
    count = len(geography.areas)
    # Per km2: 85 outside towns, 1,700 at the edge of a city and 6,300 in its core.
    density = np.exp(np.interp(geography.urbanity, [0.0, 1.0, 2.0], np.log([85.0, 1700.0, 6300.0])))
    is_rural = geography.urbanity < 0.5
    village = np.where(is_rural & (rng.random(count) < 0.3), 3.0, 1.0)
    spread = np.where(is_rural, 1.15, 0.5)
    expected = density * geography.areas * village * np.exp(rng.normal(0.0, spread))
    scaled = np.maximum(expected * MEAN_INHABITANTS * count / expected.sum(), 12.0)
    empty = rng.choice(np.flatnonzero(is_rural), max(round(EMPTY_SHARE * count), 1), replace=False)
    scaled[empty] = 0.0
    return scaled


def _bands(total: FloatArray, fields: Fields, rng: np.random.Generator) -> IntArray:
    """(n_wijken, n_years, 7) inhabitants per band, adding up to the rounded total."""
    steps = np.arange(len(YEARS)) - len(YEARS) / 2
    child = 0.17 * fields.families + rng.normal(0.0, 0.05, len(total))
    young = 0.10 * fields.families + 0.05 * fields.diversity
    log_weight = np.zeros((len(total), len(YEARS), len(BANDS)))
    log_weight[..., :3] += child[:, None, None]
    log_weight[..., 3] += young[:, None]
    log_weight[..., 4:6] += (np.log1p(np.exp(0.9 * fields.students - 1.6)) - 0.3)[:, None, None]
    # There are fewer children of school age every year, and more young adults until 2020.
    log_weight[..., 1] -= 0.006 * steps
    log_weight[..., 4] += 0.004 * steps
    weight = BAND_SHARES * np.exp(log_weight)
    share = weight / weight.sum(axis=-1, keepdims=True)
    bounds = np.round(np.cumsum(share, axis=-1) * total[..., None]).astype(np.int64)
    return np.diff(bounds, axis=-1, prepend=0)
