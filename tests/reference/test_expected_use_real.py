"""Expected use on the real wijken of 2021 (KWB): what was printed of these data is found again.

The numbers are those of an analysis of the same file with quasi-Poisson regressions of 11 to 15
characteristics, on 2,774 wijken; binomial regressions of 11 give the same to the printed digit or
within what four more characteristics do.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.models.expected_use import (
    AreaTable,
    Characteristic,
    CountOutcome,
    ExpectedUse,
    Specification,
    expected_use,
)
from jeugdpeil.models.expected_use.baselines import most_likely
from jeugdpeil.models.expected_use.goodness import explained_share
from jeugdpeil.models.expected_use.moran import Moran, morans_i, without_group_means
from jeugdpeil.sources.geo.neighbours import neighbours
from jeugdpeil.sources.geo.reading import read_geometry
from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.likelihoods import Counts
from support.kwb_wijken import CHARACTERISTICS, Wijken, wijken_of
from support.squares import snapshot_of

LOW_INCOMES = list(CHARACTERISTICS).index("lage-inkomens")
BIJSTAND = list(CHARACTERISTICS).index("bijstand")
ORIGIN = ("niet-westers", "antilliaans-surinaams")


@dataclass(frozen=True)
class Regression:
    """Wijken with a count and all characteristics, standardised."""

    wijken: Wijken
    columns: FloatArray
    counts: Counts
    gemeente: IntArray

    @classmethod
    def of(cls, wijken: Wijken, *, is_filled: bool = False) -> "Regression":
        """The complete wijken, or all with a count, holes filled with the mean."""
        rows = wijken.is_known & (is_filled | np.isfinite(wijken.values).all(axis=1))
        values = wijken.values[rows]
        values = np.where(np.isnan(values), np.nanmean(values, axis=0), values)
        names = tuple(name for name, there in zip(wijken.gemeenten, rows, strict=True) if there)
        codes = tuple(name for name, there in zip(wijken.codes, rows, strict=True) if there)
        kept = Wijken(codes, names, wijken.youths[rows], wijken.care[rows], rows[rows], values)
        standard = (values - values.mean(axis=0)) / values.std(axis=0)
        gemeente = np.unique(np.array(names), return_inverse=True)[1].astype(np.int64)
        return cls(kept, standard, Counts.exact(kept.care, kept.youths), gemeente)

    @property
    def rate(self) -> FloatArray:
        """Actual share."""
        return self.wijken.care / self.wijken.youths

    def coefficients(self, design: FloatArray) -> FloatArray:
        """Of a binomial regression on some columns."""
        return most_likely(self.counts, design, np.full(design.shape[1], 1e-6))

    def fitted(self, design: FloatArray) -> FloatArray:
        """Rates that a regression on some columns gives."""
        return self.counts.link.to_rate(design @ self.coefficients(design))

    def explained(self, design: FloatArray) -> float:
        """Weighted share of the variance that a regression on some columns explains."""
        weights = self.wijken.youths.astype(np.float64)
        return explained_share(self.rate, self.fitted(design), weights)

    @property
    def intercept(self) -> FloatArray:
        """One column of ones."""
        return np.ones((len(self.gemeente), 1))

    @property
    def gemeenten(self) -> FloatArray:
        """One column per gemeente."""
        return np.eye(int(self.gemeente.max()) + 1)[self.gemeente]


@cache
def regression_2021(folder: Path) -> Regression:
    return Regression.of(wijken_of(folder, "2021"))


@cache
def wijk_pairs(folder: Path) -> tuple[tuple[str, str], ...]:
    content = (folder / "geo" / "wijk_2022_simpl100m.geojson").read_bytes()
    reading = read_geometry(content, snapshot_of(content), RegionLevel.WIJK, 2022)
    found = neighbours(reading.geometry)
    return tuple((str(a), str(b)) for a, b in zip(found.first, found.second, strict=True))


@cache
def model_2021(folder: Path) -> ExpectedUse:
    """The model of all wijken of 2021, rounded counts as intervals, with few draws."""
    wijken = wijken_of(folder, "2021")
    known, care, n = wijken.is_known, wijken.care, wijken.youths
    # Multiples of 5 from 10: a 10 stands for 10..12, since 8 and 9 are hidden.
    low = np.where(known, np.where(care == 10, 10, care - 2), 0)
    outcome = CountOutcome(
        low, np.where(known, np.minimum(care + 2, n), low), n, ~known, np.zeros_like(known)
    )
    table = AreaTable(
        wijken.codes,
        ("2021",) * len(n),
        (("gemeente", wijken.gemeenten),),
        outcome,
        n,
        wijken.values,
        wijk_pairs(folder),
    )
    characteristics = tuple(
        Characteristic(name, name, is_origin=name in ORIGIN) for name in CHARACTERISTICS
    )
    specification = Specification(
        "jeugdzorg-wijk", "jeugdzorg", characteristics, n_draws=100, n_tables=1
    )
    return expected_use(table, specification)


def test_characteristics_explain_27_per_cent(reference_data: Path) -> None:
    """Printed: weighted share of the variance 0.27."""
    real = regression_2021(reference_data)
    found = real.explained(np.hstack([real.intercept, real.columns]))
    assert round(found, 2) == 0.27


def test_with_gemeenten_they_explain_78_per_cent(reference_data: Path) -> None:
    """Printed: 0.78 with gemeente effects beside the characteristics."""
    real = regression_2021(reference_data)
    assert round(real.explained(np.hstack([real.gemeenten, real.columns])), 2) == 0.78


def test_gemeenten_alone_explain_55_per_cent(reference_data: Path) -> None:
    """Printed: 0.55 with gemeente effects only."""
    real = regression_2021(reference_data)
    assert round(real.explained(real.gemeenten), 2) == 0.55


def test_low_incomes_are_nothing_alone_and_much_beside_bijstand(reference_data: Path) -> None:
    """Printed: -0.208 in the model and -0.011 alone (quasi-Poisson), r 0.80 with bijstand.

    The logit is 1 / (1 - p) as steep as the logarithm, about 1.1 at 9 %.
    """
    real = regression_2021(reference_data)
    everything = real.coefficients(np.hstack([real.intercept, real.columns]))
    alone = real.coefficients(np.hstack([real.intercept, real.columns[:, [LOW_INCOMES]]]))
    together = float(everything[1 + LOW_INCOMES])
    assert together == pytest.approx(-0.208 * 1.1, abs=0.02)
    assert float(alone[1]) == pytest.approx(-0.011 * 1.1, abs=0.005)
    assert together / float(alone[1]) > 10
    columns = real.columns
    assert np.corrcoef(columns[:, LOW_INCOMES], columns[:, BIJSTAND])[0, 1].round(1) == 0.8


def moran_of(real: Regression, values: FloatArray, folder: Path) -> Moran:
    number = {code: place for place, code in enumerate(real.wijken.codes)}
    pairs = [(number[a], number[b]) for a, b in wijk_pairs(folder) if a in number and b in number]
    found = morans_i(values, np.array(pairs), np.random.default_rng(2026))
    assert found is not None
    return found


def test_the_pattern_on_the_map_is_the_gemeente(reference_data: Path) -> None:
    """Printed: Moran's I of log rates 0.383, of residuals 0.407, and 0.00 after gemeente means.

    Residuals are those that a quasi-Poisson regression scales by their standard deviation.
    """
    real = Regression.of(wijken_of(reference_data, "2021"), is_filled=True)
    fitted = real.fitted(np.hstack([real.intercept, real.columns]))
    assert moran_of(real, np.log(real.rate), reference_data).value == pytest.approx(0.383, abs=5e-3)
    rest = (real.rate - fitted) / np.sqrt(fitted * (1 - fitted) / real.wijken.youths)
    raw = moran_of(real, rest, reference_data)
    assert raw.value == pytest.approx(0.407, abs=0.005)
    assert raw.permutation_upper == pytest.approx(0.032, abs=0.015)
    within = without_group_means(rest, np.ones(len(rest)), real.gemeente)
    assert moran_of(real, within, reference_data).value == pytest.approx(0.0, abs=0.02)


def test_the_model_card_tells_the_same(reference_data: Path) -> None:
    """The mixed model with intervals and imputation: the same pattern, sign and shares."""
    card = model_2021(reference_data).card
    lines = {line.fit: line for line in card.fits}
    assert lines["glm"].r2_inside == pytest.approx(0.27, abs=0.01)
    assert lines["within"].r2_inside == pytest.approx(0.75, abs=0.04)
    moran = {line.of: line.value for line in card.moran}
    assert moran["difference"] > 0.2
    assert moran["within"] == pytest.approx(0.0, abs=0.05)
    rows = {row.characteristic: row for row in card.coefficients}
    assert rows["lage-inkomens"].flips
    assert rows["lage-inkomens"].collinear_group == rows["bijstand"].collinear_group == 1


def test_held_out_gemeenten_are_predicted_better_than_by_others(reference_data: Path) -> None:
    """Ten folds of whole gemeenten: log score and error beat the plain regression and the mean."""
    lines = {line.fit: line for line in model_2021(reference_data).card.fits}
    published = lines["characteristics"]
    for name in ("glm", "national mean"):
        other = lines[name]
        assert (published.log_score_outside or -9.0) > (other.log_score_outside or 0.0)
        assert (published.rmse_outside or 9.0) < (other.rmse_outside or 0.0)


def test_nine_in_ten_wijken_lie_in_their_interval(reference_data: Path) -> None:
    """The prediction interval of 90 % covers the wijken of gemeenten that the fit did not see."""
    assert model_2021(reference_data).card.coverage == pytest.approx(0.9, abs=0.02)
