"""What each publication knew: exact figures of gemeenten and wijken per period and vintage."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.sources.demo.calendar import FIRST_PROVISIONAL_WIJK_YEAR, REVISED_YEAR
from jeugdpeil.sources.demo.delivery import (
    Deliveries,
    Seen,
    drawn_deliveries,
    seen_h1,
    seen_h2,
    seen_year,
)
from jeugdpeil.sources.demo.figures import Areas, Figures, figures
from jeugdpeil.sources.demo.form_tree import ALL_FORMS, LEAVES, WIJK_FORM_SET, leaf_number
from jeugdpeil.sources.demo.size import YEARS
from jeugdpeil.sources.demo.world import World, stream
from jeugdpeil.sources.demo.youths import (
    PROVIDER_SHARES,
    Youths,
    drawn_youths,
    provider_count,
)

# An extra delivery of one provider was counted for other youths: this part of its youths is in the
# definitive figures twice, until they are revised.
COUNTED_TWICE = 0.25
FINAL_STEP = {(PeriodKind.HALFJAAR, 1): 2, (PeriodKind.HALFJAAR, 2): 1, (PeriodKind.JAAR, 1): 1}


@dataclass(frozen=True)
class PeriodFigures:
    """Exact figures of a period at one of its publications (step 0 is the first).

    Args:
        gemeenten: of the gemeenten of the first division.
        wijken: only for years of which a wijk table appears at this step, else None.
    """

    period: Period
    step: int
    gemeenten: Figures
    wijken: Figures | None = None

    @property
    def is_final(self) -> bool:
        """Whether these are the definitive figures."""
        return self.step == FINAL_STEP[self.period.kind, self.period.part]


@dataclass(frozen=True)
class History:
    """All figures as they were known, and what was true.

    Args:
        known: figures per period and step; those of REVISED_YEAR hold the error.
        revised: figures of REVISED_YEAR without the error.
        revised_region: number of the jeugdregio that the error was in.
        with_care: (n_wijken, n_years) youths of 0-22 with care by address.
        deliveries: what providers missed, per year.
    """

    known: dict[tuple[Period, int], PeriodFigures]
    revised: PeriodFigures
    revised_region: int
    with_care: IntArray
    deliveries: tuple[Deliveries, ...]

    def true(self, period: Period) -> PeriodFigures:
        """The final figures of a period, also where they were not yet published."""
        if period == self.revised.period:
            return self.revised
        return self.known[period, FINAL_STEP[period.kind, period.part]]

    def periods(self) -> list[Period]:
        """All periods, in order of time."""
        return sorted({period for period, _ in self.known}, key=lambda p: (p.first_day, str(p)))


def drawn_history(world: World) -> History:
    """Draw the youths of all years and what every publication knew of them."""
    youths_0_22 = world.population.counts["a_00_22"]
    with_care = stream(world.seed, 9).binomial(youths_0_22, world.model.use())
    regions = world.habits.region_of_gemeente
    known: dict[tuple[Period, int], PeriodFigures] = {}
    deliveries: list[Deliveries] = []
    revised: PeriodFigures | None = None
    revised_region = _region_to_revise(regions)
    for number, year in enumerate(YEARS):
        rng = stream(world.seed, 10, year)
        ages = world.population.care_ages[:, number]
        youths = drawn_youths(with_care[:, number], ages, world.habits, number, rng)
        deliveries.append(drawn_deliveries(provider_count(int(regions.max()) + 1), rng))
        for found in _of_year(world, youths, deliveries[-1], year):
            known[found.period, found.step] = found
        if year == REVISED_YEAR:
            final = Period(PeriodKind.JAAR, year), 1
            revised = known[final]
            known[final] = _with_error(revised, youths, revised_region, world)
    assert revised is not None
    return History(known, revised, revised_region, with_care, tuple(deliveries))


def _of_year(
    world: World, youths: Youths, deliveries: Deliveries, year: int
) -> Iterator[PeriodFigures]:
    here = _gemeenten(world, youths)
    for part, steps, seen in ((1, 3, seen_h1), (2, 2, seen_h2)):
        for step in range(steps):
            half = figures(youths, seen(youths, deliveries, step), here, detail=False)
            yield PeriodFigures(Period(PeriodKind.HALFJAAR, year, part), step, half)
    for step in (0, 1):
        known = seen_year(youths, deliveries, step)
        whole = figures(youths, known, here, detail=True)
        wijken = _wijken(world, youths, known) if _has_wijk_table(year, step) else None
        yield PeriodFigures(Period(PeriodKind.JAAR, year), step, whole, wijken)


def _gemeenten(world: World, youths: Youths) -> Areas:
    return Areas.of(youths, youths.gemeente, world.geography.gemeente_count, ALL_FORMS)


def _wijken(world: World, youths: Youths, seen: Seen) -> Figures:
    areas = Areas.of(youths, youths.wijk, world.size.wijken, WIJK_FORM_SET)
    return figures(youths, seen, areas, youths.has_address, detail=True)


def _has_wijk_table(year: int, step: int) -> bool:
    return step == 1 or year >= FIRST_PROVISIONAL_WIJK_YEAR


def _region_to_revise(region_of_gemeente: IntArray) -> int:
    """The jeugdregio with the fewest gemeenten: an error that the country hardly shows."""
    return int(np.argmin(np.bincount(region_of_gemeente)))


def _with_error(right: PeriodFigures, youths: Youths, region: int, world: World) -> PeriodFigures:
    """The definitive figures as they were first published, with youths that count twice."""
    twice = _counted_twice(youths, region)
    seen = Seen(np.ones(len(youths.leaf), dtype=np.bool_), youths.leaf)
    again = figures(youths, seen, _gemeenten(world, youths), twice, detail=True)
    return replace(right, gemeenten=right.gemeenten + again)


def _counted_twice(youths: Youths, region: int) -> BoolArray:
    """Part of the youths of the largest ambulant provider of the region."""
    largest = (region * len(LEAVES) + leaf_number(CareForm.AMBULANT)) * len(PROVIDER_SHARES)
    hit = (youths.provider == largest) & (youths.luck_h2 > 1.0 - COUNTED_TWICE)
    result = np.zeros(len(youths.wijk), dtype=np.bool_)
    result[youths.youth[hit]] = True
    return result


def regions_of_gemeenten(world: World, level: RegionLevel) -> IntArray:
    """(n_gemeenten,) the region of a level that each gemeente of the first division lies in."""
    if level is RegionLevel.LAND:
        return np.zeros(world.geography.gemeente_count, dtype=np.int64)
    return world.geography.above[level]


def gemeente_sums(world: World, wijk_values: FloatArray) -> FloatArray:
    """Sums of (n_wijken, ...) values per gemeente of the first division."""
    result = np.zeros((world.geography.gemeente_count, *wijk_values.shape[1:]))
    np.add.at(result, world.geography.gemeente, wijk_values)
    return result
