"""A small synthetic country with known truth, for the tests of expected use."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from jeugdpeil.models.expected_use import (
    AreaTable,
    Characteristic,
    CountOutcome,
    ShareOutcome,
    Specification,
)
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.links import Link, mean_rate

SDS = {"jeugdregio": 0.08, "gemeente": 0.25, "area": 0.2, "row": 0.1}


@dataclass(frozen=True)
class AreaCountry:
    """A table of areas, and what its counts were drawn from.

    Args:
        table: areas, gemeenten and regions.
        specification: with few draws and folds, so that a test is quick.
        rate: (n,) true use, 0-1.
        expected: (n,) what the characteristics give, mean over the random effects, made to agree
            with the mean true use of each period.
        counts: (n,) that were drawn.
    """

    table: AreaTable
    specification: Specification
    rate: FloatArray
    expected: FloatArray
    counts: IntArray

    @classmethod
    def make(
        cls,
        seed: int,
        *,
        n_areas: int = 240,
        n_periods: int = 1,
        n_characteristics: int = 3,
        n_gemeenten: int = 40,
        spreads: dict[str, float] | None = None,
    ) -> Self:
        """Draw a country."""
        generator = np.random.default_rng(seed)
        sds = SDS if spreads is None else spreads
        area = np.repeat(np.arange(n_areas), n_periods)
        period = np.tile(np.arange(n_periods), n_areas)
        gemeente = np.sort(generator.integers(0, n_gemeenten, n_areas))[area]
        region = gemeente // 8
        own = generator.standard_normal((n_areas, n_characteristics))
        around = generator.standard_normal((n_gemeenten, n_characteristics))
        values = own[area] + 0.6 * around[gemeente]
        values += 0.05 * generator.standard_normal(values.shape) * (n_periods > 1)
        beta = 0.2 * np.where(np.arange(n_characteristics) % 2, -1.0, 1.0)
        fixed = -2.2 + 0.1 * period + values @ beta
        levels = {"jeugdregio": region, "gemeente": gemeente, "area": area}
        if n_periods > 1:
            levels["row"] = np.arange(len(area))
        effects = np.zeros(len(area))
        for name, codes in levels.items():
            effects += generator.normal(0, sds[name], int(codes.max()) + 1)[codes]
        rate = Link.LOGIT.to_rate(fixed + effects)
        youths = np.maximum(60, generator.lognormal(6, 0.8, n_areas).astype(np.int64))[area]
        counts = generator.binomial(youths, rate)
        sd = float(np.sqrt(sum(sds[name] ** 2 for name in levels)))
        table = AreaTable(
            areas=tuple(f"W{each:04}" for each in area),
            periods=tuple(str(2021 + each) for each in period),
            groups=(
                ("gemeente", tuple(f"G{each:03}" for each in gemeente)),
                ("jeugdregio", tuple(f"R{each:02}" for each in region)),
            ),
            outcome=CountOutcome.exact(counts, youths),
            youths=youths,
            values=50 + 10 * values,
        )
        names = [Characteristic(f"k{n}", f"t{n % 2}") for n in range(n_characteristics)]
        specification = Specification(
            "zorg-wijk", "zorg", tuple(names), n_draws=400, n_folds=4, n_tables=2
        )
        expected = _agreeing(fixed, sd, rate, youths, period)
        return cls(table, specification, rate, expected, counts)

    def with_hidden(self, hidden: BoolArray, *, secret: bool) -> Self:
        """The same country with some counts secret, or missing."""
        nowhere = np.zeros_like(hidden)
        outcome = CountOutcome(
            self.counts,
            self.counts,
            self.table.youths,
            nowhere if secret else hidden,
            hidden if secret else nowhere,
        )
        return replace(self, table=replace(self.table, outcome=outcome))

    def with_holes(self, holes: BoolArray) -> Self:
        """The same country with some characteristics missing."""
        values = np.where(holes, np.nan, self.table.values)
        return replace(self, table=replace(self.table, values=values))

    def with_shares(self, *, knows_youths: bool) -> Self:
        """The same country as percentages with one decimal."""
        share = np.round(self.counts / self.table.youths, 3)
        youths = self.table.youths if knows_youths else None
        outcome = ShareOutcome(share, 0.0005, youths)
        return replace(self, table=replace(self.table, outcome=outcome))

    @property
    def difference(self) -> FloatArray:
        """(n,) true use minus what the characteristics give, in points."""
        return 100 * (self.rate - self.expected)


def _agreeing(
    fixed: FloatArray, sd: float, rate: FloatArray, youths: IntArray, period: IntArray
) -> FloatArray:
    """Expected rates, shifted so that their mean per period is the true one."""
    found = np.empty_like(fixed)
    for each in np.unique(period):
        rows = period == each
        weights = youths[rows] / youths[rows].sum()
        low, high = -2.0, 2.0
        for _ in range(50):
            shift = (low + high) / 2
            found[rows] = mean_rate(Link.LOGIT, fixed[rows] + shift, sd)
            is_low = weights @ found[rows] < weights @ rate[rows]
            low, high = (shift, high) if is_low else (low, shift)
    return found
