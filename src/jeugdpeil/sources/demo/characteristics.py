"""Characteristics of wijken as the CBS file Kerncijfers wijken en buurten has them."""

from dataclasses import dataclass, field

import numpy as np
from scipy.special import expit, logit

from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray, as_floats
from jeugdpeil.sources.demo.division import summed
from jeugdpeil.sources.demo.geography import Geography
from jeugdpeil.sources.demo.population import Fields, Population
from jeugdpeil.sources.demo.size import YEARS

YEARLY_NOISE = 0.02


@dataclass(frozen=True)
class Share:
    """A share of a base that depends on what the wijk is like, on the logit scale.

    Args:
        name: column of the file.
        base: column that the share is of.
        typical: the share in an average wijk.
        slopes: change in logit per standard deviation of a field.
        noise: standard deviation between wijken that are alike.
        drift: change in logit per year.
    """

    name: str
    base: str
    typical: float
    slopes: dict[str, float]
    noise: float = 0.10
    drift: float = 0.0


# Typical values and spread follow the real wijken of 2021.
COUNTS = (
    Share("a_w_all", "a_inw", 0.085, {"urbanity": 0.25, "diversity": 0.35}, 0.2, 0.02),
    Share("a_nw_all", "a_inw", 0.060, {"diversity": 0.95, "urbanity": 0.25}, 0.2, 0.02),
    Share("a_gesch", "a_inw", 0.076, {"deprivation": 0.17, "urbanity": 0.12, "families": -0.08}),
    Share(
        "a_soz_wb", "a_inw", 0.0095, {"deprivation": 0.75, "urbanity": 0.4, "diversity": 0.25}, 0.2
    ),
    Share("a_soz_ao", "a_inw", 0.042, {"deprivation": 0.28, "education": -0.08}, 0.14),
    Share("a_soz_ww", "a_inw", 0.0095, {"deprivation": 0.10}, 0.15, -0.04),
    Share("a_wmo_t", "a_inw", 0.055, {"deprivation": 0.25, "families": -0.15}, 0.2, 0.01),
)
PERCENTAGES = (
    Share("p_koopw", "a_hh", 0.66, {"deprivation": -0.55, "urbanity": -0.45, "families": 0.2}),
    Share("p_wcorpw", "a_hh", 0.22, {"deprivation": 0.65, "urbanity": 0.3}, 0.2),
    Share(
        "p_hh_li", "a_hh", 0.35, {"deprivation": 0.35, "urbanity": 0.15, "families": -0.15}, 0.06
    ),
    Share("p_hh_hi", "a_hh", 0.22, {"deprivation": -0.35, "education": 0.2}, 0.06),
    Share("p_hh_osm", "a_hh", 0.05, {"deprivation": 0.55, "urbanity": 0.2}, 0.1),
)
# Whole per cents, as in the source; the others have one decimal.
WHOLE = ("p_koopw", "p_wcorpw")
EDUCATION = ("a_opl_lg", "a_opl_md", "a_opl_hg")
# What each mean of a gemeente is weighted with.
WEIGHTS = {
    **{share.name: share.base for share in PERCENTAGES},
    "g_wozbag": "a_hh",
    "g_ink_pi": "a_inw",
    "g_afs_hp": "a_inw",
    "ste_oad": "a_hh",
}
URBAN_CLASSES = (2500, 1500, 1000, 500)  # addresses per km2: at least this many is class 1, 2, 3, 4
ROUNDED_TO = {
    **dict.fromkeys(("a_soz_wb", "a_soz_ao", "a_soz_ww", *EDUCATION), 10),
    **dict.fromkeys(("a_w_all", "a_nw_all", "a_gesch", "a_wmo_t"), 5),
}
# Share of the wijken where the source has no value, the smallest wijken first (KWB 2021, measured).
MISSING = {
    "g_wozbag": 0.038,
    **dict.fromkeys(("p_koopw", "p_wcorpw"), 0.026),
    **dict.fromkeys(EDUCATION, 0.032),
    "g_ink_pi": 0.46,
    **dict.fromkeys(("p_hh_li", "p_hh_hi", "p_hh_osm"), 0.091),
    **dict.fromkeys(("a_soz_wb", "a_soz_ao", "a_soz_ww"), 0.025),
    "a_wmo_t": 0.131,
    "g_afs_hp": 0.009,
}
# In the first release of a year the education columns exist and are empty.
EMPTY_IN_LAST_YEAR = EDUCATION


@dataclass(frozen=True)
class Characteristics:
    """Exact characteristics, before the rounding and the gaps of the source.

    Args:
        counts: (n_wijken, n_years) persons or households per column.
        means: (n_wijken, n_years) percentages, means and distances per column.
        missing: (n_wijken,) where the source has no value, per column that has gaps.
    """

    counts: dict[str, IntArray]
    means: dict[str, FloatArray]
    missing: dict[str, BoolArray] = field(repr=False)

    def share(self, name: str) -> FloatArray:
        """(n_wijken, n_years) a count as a part of the inhabitants; the mean where nobody lives."""
        inhabitants = self.counts["a_inw"]
        typical = self.counts[name].sum() / inhabitants.sum()
        return np.where(inhabitants > 0, self.counts[name] / np.maximum(inhabitants, 1), typical)

    def of_areas(self, labels: IntArray, count: int) -> "Characteristics":
        """The characteristics of areas that wijken are joined to; nothing is missing there."""
        counts = {name: summed(values, labels, count) for name, values in self.counts.items()}
        means = {
            name: summed(self.means[name] * self.counts[base], labels, count)
            / np.maximum(counts[base], 1)
            for name, base in WEIGHTS.items()
        }
        means["ste_mvs"] = urban_class(means["ste_oad"])
        return Characteristics(counts, means, {})


def urban_class(addresses: FloatArray) -> FloatArray:
    """Class of urbanity 1 (very) to 5 (not) by addresses per km2.

    Source:
        CBS, stedelijkheid: class limits 2500, 1500, 1000 and 500.

    >>> urban_class(np.array([2600.0, 1000.0, 40.0])).tolist()
    [1.0, 3.0, 5.0]
    """
    return 1.0 + np.sum(addresses[..., None] < np.array(URBAN_CLASSES), axis=-1)


def drawn_characteristics(
    geography: Geography, fields: Fields, population: Population, rng: np.random.Generator
) -> Characteristics:
    """Characteristics that hang together through the fields and drift slowly."""
    counts = {**population.counts, **_households(population.counts["a_inw"], fields, rng)}
    for spec in COUNTS:
        counts[spec.name] = _count(counts[spec.base], _share(spec, fields, rng))
    counts.update(_education(counts, fields, rng))
    means = {spec.name: 100.0 * _share(spec, fields, rng) for spec in PERCENTAGES}
    means.update(_means(geography, fields, counts, rng))
    return Characteristics(counts, means, _missing(counts["a_inw"][:, 0], rng))


def _share(spec: Share, fields: Fields, rng: np.random.Generator) -> FloatArray:
    level = logit(spec.typical) + rng.normal(0.0, spec.noise, len(fields.urbanity))
    for name, slope in spec.slopes.items():
        level += slope * getattr(fields, name)
    years = np.arange(len(YEARS)) - len(YEARS) // 2
    wobble = rng.normal(0.0, YEARLY_NOISE, (len(level), len(YEARS)))
    return expit(level[:, None] + spec.drift * years + wobble)


def _count(base: IntArray, share: FloatArray) -> IntArray:
    return np.round(base * share).astype(np.int64)


def _households(
    inhabitants: IntArray, fields: Fields, rng: np.random.Generator
) -> dict[str, IntArray]:
    size = np.clip(2.2 - 0.14 * fields.urbanity + 0.2 * fields.families, 1.4, 3.4)
    households = np.round(inhabitants / size[:, None]).astype(np.int64)
    alone = Share("", "", 0.34, {"urbanity": 0.3, "families": -0.35, "deprivation": 0.15}, 0.08)
    with_children = Share("", "", 0.52, {"families": 0.3, "diversity": 0.1}, 0.06)
    single = _count(households, _share(alone, fields, rng))
    family = _count(households - single, _share(with_children, fields, rng))
    return {
        "a_hh": households,
        "a_1p_hh": single,
        "a_hh_z_k": households - single - family,
        "a_hh_m_k": family,
    }


def _education(
    counts: dict[str, IntArray], fields: Fields, rng: np.random.Generator
) -> dict[str, IntArray]:
    """Persons of 15 to 75 by level of education."""
    adults = np.round(0.76 * counts["a_inw"]).astype(np.int64)
    low = _count(adults, _share(Share("", "", 0.27, {"education": -0.4}), fields, rng))
    high = _count(adults - low, _share(Share("", "", 0.43, {"education": 0.5}), fields, rng))
    return {"a_opl_lg": low, "a_opl_md": adults - low - high, "a_opl_hg": high}


def _means(
    geography: Geography,
    fields: Fields,
    counts: dict[str, IntArray],
    rng: np.random.Generator,
) -> dict[str, FloatArray]:
    count = len(fields.urbanity)
    years = np.arange(len(YEARS))

    def noise(sd: float) -> FloatArray:
        return rng.normal(0.0, sd, count)

    woz = 5.55 - 0.2 * fields.deprivation + 0.08 * fields.education + noise(0.12)
    income = 3.33 - 0.09 * fields.deprivation + 0.08 * fields.education + noise(0.05)
    distance = 0.15 - 0.5 * fields.urbanity + noise(0.3)
    # Addresses within a kilometre of an address: people live close together even where a wijk is
    # mostly fields, hence the floor and the power below 1.
    density = counts["a_hh"] / geography.areas[:, None]
    addresses = as_floats(np.round(60.0 + 9.0 * density**0.72 * np.exp(noise(0.15))[:, None]))
    return {
        "g_wozbag": as_floats(np.exp(woz)[:, None] * 1.06**years),
        "g_ink_pi": as_floats(np.exp(income)[:, None] * 1.028**years),
        "g_afs_hp": np.repeat(np.clip(np.exp(distance), 0.2, 12.0)[:, None], len(years), axis=1),
        "ste_oad": addresses,
        "ste_mvs": urban_class(addresses),
    }


def _missing(inhabitants: IntArray, rng: np.random.Generator) -> dict[str, BoolArray]:
    """Small wijken miss a value most often; groups of columns are missing together."""
    order = np.log1p(inhabitants) + rng.normal(0.0, 0.35, len(inhabitants))
    rank = np.argsort(np.argsort(order, kind="stable"), kind="stable") / len(order)
    return {name: (rank < part) | (inhabitants == 0) for name, part in MISSING.items()}
