"""The true use of youth care: a logit model whose every coefficient and effect is known."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray
from jeugdpeil.sources.demo.characteristics import Characteristics
from jeugdpeil.sources.demo.geography import Geography
from jeugdpeil.sources.demo.size import YEARS

# Use by address in an average wijk, before the break of 2021. Figures of gemeenten lie about 8 %
# above those of their wijken, so that the country comes to 9.5-10.5 %.
TYPICAL_USE = 0.083
YEAR_EFFECTS = dict(
    zip(YEARS, (-0.055, -0.025, 0.0, -0.030, -0.010, 0.010, 0.020, 0.005), strict=True)
)
# On 1 January 2021 more providers came to report: a break in every series, not a change in use.
BREAK_YEAR, BREAK_FACTOR = 2021, 1.055


@dataclass(frozen=True)
class Covariate:
    """A characteristic in the model: how it is made and what one standard deviation does.

    Args:
        name: the characteristic.
        value: (n_wijken, n_years) of it.
        coefficient: change in logit per standard deviation over all wijken and years.
    """

    name: str
    value: Callable[[Characteristics], FloatArray]
    coefficient: float


# Signs and order of size as fitted on the real wijken of 2021.
COVARIATES = (
    Covariate("gescheiden", lambda c: c.share("a_gesch"), 0.090),
    Covariate("bijstand", lambda c: c.share("a_soz_wb"), 0.060),
    Covariate("ao", lambda c: c.share("a_soz_ao"), 0.055),
    Covariate("wmo", lambda c: c.share("a_wmo_t"), 0.035),
    Covariate("corporatiewoningen", lambda c: c.means["p_wcorpw"], 0.050),
    Covariate("huishoudens laagste 40%", lambda c: c.means["p_hh_li"], -0.120),
    Covariate("woz-waarde", lambda c: np.log(c.means["g_wozbag"]), -0.030),
    Covariate("niet-westers", lambda c: c.share("a_nw_all"), -0.050),
    Covariate("stedelijkheid", lambda c: c.means["ste_mvs"], -0.030),
)

# Standard deviations of the random effects on the logit scale: gemeente and region together hold
# 0.37 of the variance that the characteristics leave, as measured on the real wijken.
SD_REGION, SD_GEMEENTE, SD_WIJK, SD_WIJK_YEAR = 0.090, 0.135, 0.200, 0.070
ICC_GEMEENTE = (SD_REGION**2 + SD_GEMEENTE**2) / (
    SD_REGION**2 + SD_GEMEENTE**2 + SD_WIJK**2 + SD_WIJK_YEAR**2
)
OUTLIER_EFFECT = 0.95  # logit; about 2.2 times the use that was to be expected


@dataclass(frozen=True)
class UseModel:
    """True use per wijk and year with all its parts, on the logit scale.

    Args:
        year: (n_years,) intercept and year effects, the break included.
        standardised: (n_wijken, n_years, n_covariates).
        means, sds: (n_covariates,) with which the covariates were standardised.
        region, gemeente, wijk: random effects per region, gemeente of the first division, wijk.
        wijk_year: (n_wijken, n_years) random effects.
        outlier: number of the wijk whose effect is raised by OUTLIER_EFFECT.
        region_of, gemeente_of: (n_wijken,) which region and gemeente a wijk lies in.
    """

    year: FloatArray
    standardised: FloatArray
    means: FloatArray
    sds: FloatArray
    region: FloatArray
    gemeente: FloatArray
    wijk: FloatArray
    wijk_year: FloatArray
    outlier: int
    region_of: IntArray
    gemeente_of: IntArray

    def fixed(self) -> FloatArray:
        """(n_wijken, n_years) what year and characteristics predict, as a logit."""
        coefficients = np.array([covariate.coefficient for covariate in COVARIATES])
        return self.year + self.standardised @ coefficients

    def random(self) -> FloatArray:
        """(n_wijken, n_years) the sum of the random effects, the outlier's included."""
        area = self.region[self.region_of] + self.gemeente[self.gemeente_of] + self.wijk
        return area[:, None] + self.wijk_year

    def use(self) -> FloatArray:
        """(n_wijken, n_years) true chance that a youth of 0-22 has youth care in the year."""
        return expit(self.fixed() + self.random())

    def expected(self) -> FloatArray:
        """(n_wijken, n_years) use in wijken with these characteristics, over the random effects.

        Notes:
            Gauss-Hermite quadrature of E[expit(fixed + u)], u ~ N(0, sum of the variances).
        """
        nodes, weights = np.polynomial.hermite_e.hermegauss(21)
        sd = np.sqrt(SD_REGION**2 + SD_GEMEENTE**2 + SD_WIJK**2 + SD_WIJK_YEAR**2)
        use = np.asarray(expit(self.fixed()[..., None] + sd * nodes), dtype=np.float64)
        return use @ (weights / weights.sum())


def drawn_use_model(
    geography: Geography, characteristics: Characteristics, rng: np.random.Generator
) -> UseModel:
    """Standardise the characteristics and draw the effects."""
    values = np.stack([one.value(characteristics) for one in COVARIATES], axis=-1)
    means, sds = values.mean(axis=(0, 1)), values.std(axis=(0, 1))
    wijken, gemeenten = len(geography.gemeente), geography.gemeente_count
    region_of_gemeente = geography.above[RegionLevel.JEUGDREGIO]
    wijk = rng.normal(0.0, SD_WIJK, wijken)
    outlier = _outlier(characteristics.counts["a_00_22"][:, 0])
    # The outlier starts from a plain effect, so that the stated raise is what stands out.
    wijk[outlier] = OUTLIER_EFFECT
    return UseModel(
        year=_year_effects(),
        standardised=(values - means) / sds,
        means=means,
        sds=sds,
        region=rng.normal(0.0, SD_REGION, int(region_of_gemeente.max()) + 1),
        gemeente=rng.normal(0.0, SD_GEMEENTE, gemeenten),
        wijk=wijk,
        wijk_year=rng.normal(0.0, SD_WIJK_YEAR, (wijken, len(YEARS))),
        outlier=outlier,
        region_of=region_of_gemeente[geography.gemeente],
        gemeente_of=geography.gemeente,
    )


def _year_effects() -> FloatArray:
    base = float(logit(TYPICAL_USE))
    jump = np.log(BREAK_FACTOR)
    return np.array([base + YEAR_EFFECTS[year] + jump * (year >= BREAK_YEAR) for year in YEARS])


def _outlier(youths: IntArray) -> int:
    """The wijk whose number of youths is nearest to 2,000: large enough to be beyond doubt."""
    return int(np.argmin(np.abs(youths - 2000)))
