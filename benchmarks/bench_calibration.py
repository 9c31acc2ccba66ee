"""Simulation-based calibration of the engine, with bands: 300 rounds of each of six settings.

The settings, their seeds and the rounds are those of tests/support/calibration.py; the slow tests
hold the same numbers to their bound. About ten CPU minutes.
"""

import importlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from scipy.stats import binom

from benchmarks.charts import Points, bands
from jeugdpeil.stats.arrays import FloatArray

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "benchmarks"
N_ROUNDS, N_GRID, N_SIMULATED, LEVEL = 300, 100, 4000, 0.95
Shares = Mapping[str, FloatArray]
WORDS = {
    "nested": "342 areas in 42 groups, one year",
    "panel": "342 areas in 42 groups, three years, area x year effect",
    "hidden": "small counts, rounded to fives, under 10 hidden",
    "spatial": "BYM2 on a grid with two parts and two islands, in 42 groups",
    "nested_coarse": "nested, integrated as coarsely as a fit of 21,000 rows",
    "spatial_coarse": "spatial, integrated as coarsely as a fit of 21,000 rows",
}


class _Calibration(Protocol):
    """What is used of tests/support/calibration.py."""

    SETTINGS: Mapping[str, object]

    def shares_below(self, setting: object, n_rounds: int, /) -> Shares: ...

    def smallest_holm_p(self, shares: Shares, /) -> tuple[float, str]: ...


def calibration() -> _Calibration:
    """The module that simulates; it lies with the tests, which are no package."""
    sys.path.insert(0, str(ROOT / "tests"))
    return cast("_Calibration", importlib.import_module("support.calibration"))


def band(n_rounds: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """A grid on 0..1, and how far a uniform sample's distribution function strays from it.

    Returns:
        The grid, and the lower and upper edge of the difference; 95 % of uniform samples stay
        inside over the whole grid.

    Source:
        T. Säilynoja, P.-C. Bürkner, A. Vehtari (2022), Graphical test for discrete uniformity and
        its applications in goodness-of-fit evaluation and multiple sample comparison, Stat.
        Comput. 32, section 2, with the coverage adjusted by simulation.
    """
    grid = np.arange(1, N_GRID) / N_GRID
    samples = np.sort(np.random.default_rng(1).random((N_SIMULATED, n_rounds)), axis=1)
    counts = np.array([np.searchsorted(sample, grid, side="right") for sample in samples])
    tails = np.minimum(binom.cdf(counts, n_rounds, grid), binom.sf(counts - 1, n_rounds, grid))
    gamma = float(np.quantile(2 * tails.min(axis=1), 1 - LEVEL))
    lower, upper = (
        binom.ppf(p, n_rounds, grid) / n_rounds - grid for p in (gamma / 2, 1 - gamma / 2)
    )
    return grid, np.asarray(lower), np.asarray(upper)


def difference(shares: FloatArray, grid: FloatArray) -> FloatArray:
    """Distribution function of the shares minus that of the uniform."""
    return np.searchsorted(np.sort(shares), grid, side="right") / len(shares) - grid


@dataclass(frozen=True)
class CalibrationPage:
    """The page: smallest p and picture per setting.

    Args:
        p: smallest p after Holm, and whose it is.
        outside: parameters whose curve leaves the band somewhere, and their number.
    """

    p: Mapping[str, tuple[float, str]]
    outside: Mapping[str, tuple[list[str], int]]

    def lines(self) -> Iterator[str]:
        """The page as markdown."""
        yield "# Calibration of the engine"
        yield ""
        yield (
            "Truths drawn from the prior, counts from the truths, a posterior from the counts, "
            f"{N_ROUNDS} times: the share of draws below the truth is uniform where the posterior "
            "is right. Seeds were fixed before the first run. Made by "
            "`OMP_NUM_THREADS=1 make bench ARGS=calibration`; the same rounds are a test in "
            '`make test-slow ARGS="-k three_hundred_rounds"` (Kolmogorov-Smirnov, p > .01 after '
            "Holm over all parameters)."
        )
        yield ""
        yield "| setting | what | smallest p after Holm | of | curves outside their own band |"
        yield "|---|---|---:|---|---|"
        for name, (p, worst) in self.p.items():
            left, n = self.outside[name]
            told = f"{len(left)} of {n}" + (f": {', '.join(left)}" if left else "")
            yield f"| {name} | {WORDS[name]} | {p:.3f} | {worst} | {told} |"
        yield ""
        yield (
            "The pictures show the distribution function of the shares minus that of the uniform. "
            "The band holds the whole curve of a uniform sample with probability .95, for one "
            "parameter (Säilynoja, Bürkner and Vehtari 2022, coverage adjusted by simulation): of "
            "twenty curves one leaves it by chance. *hyper* are the standard deviations from the "
            "outermost level in (spatial: group, area, then the spatial share), *beta* the "
            "coefficients, *row* the linear predictor of some areas."
        )
        for name in self.p:
            yield ""
            yield f"![{name}: {WORDS[name]}](calibration-{name}.svg)"


def page(found: Mapping[str, Shares]) -> CalibrationPage:
    """Draw the pictures and make the page."""
    grid, lower, upper = band(N_ROUNDS)
    outside: dict[str, tuple[list[str], int]] = {}
    for name, shares in found.items():
        curves = {who: difference(each, grid) for who, each in shares.items()}
        left = [who for who, c in curves.items() if ((c < lower) | (c > upper)).any()]
        outside[name] = (left, len(curves))
        drawn = {who: _points(grid, curve) for who, curve in curves.items()}
        picture = bands(WORDS[name], _points(grid, lower), _points(grid, upper), drawn, 0.15)
        (PICTURES / f"calibration-{name}.svg").write_text(picture, "utf-8")
    p = {name: calibration().smallest_holm_p(shares) for name, shares in found.items()}
    return CalibrationPage(p, outside)


def _points(x: FloatArray, y: FloatArray) -> Points:
    return [(0.0, 0.0), *zip(x.tolist(), y.tolist(), strict=True), (1.0, 0.0)]


def table() -> CalibrationPage:
    """Simulate, draw the pictures, and give the page."""
    simulation = calibration()
    return page(
        {name: simulation.shares_below(simulation.SETTINGS[name], N_ROUNDS) for name in WORDS}
    )
