"""Which files are published when, and what is in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.demo.arrays import FloatArray
from jeugdpeil.sources.demo.calendar import (
    LAST_PUBLICATION,
    REVISED_ON,
    REVISED_YEAR,
    Moment,
    moments,
)
from jeugdpeil.sources.demo.care_tables import (
    COSTS,
    PERCENTAGES,
    gemeente_blocks,
    measure_block,
    percentages,
    region_blocks,
    wijk_block,
)
from jeugdpeil.sources.demo.characteristics import (
    EMPTY_IN_LAST_YEAR,
    ROUNDED_TO,
    WHOLE,
    Characteristics,
)
from jeugdpeil.sources.demo.division import Division
from jeugdpeil.sources.demo.figures import Figures
from jeugdpeil.sources.demo.form_tree import FORMS, LEAVES
from jeugdpeil.sources.demo.history import History
from jeugdpeil.sources.demo.long_table import Block, DemoTable
from jeugdpeil.sources.demo.size import FIRST_YEAR, LAST_YEAR, YEARS
from jeugdpeil.sources.demo.world import World, stream

# Thousand euros per youth per year of a form without parts, prices of 2017.
UNIT_COSTS = {
    CareForm.WIJKTEAM: 1.9,
    CareForm.AMBULANT: 4.6,
    CareForm.DAGHULP: 10.5,
    CareForm.NETWERK: 5.8,
    CareForm.PLEEGZORG: 19.0,
    CareForm.GEZINSGERICHT: 48.0,
    CareForm.GESLOTEN: 92.0,
    CareForm.ANDER_VERBLIJF: 52.0,
    CareForm.OTS: 8.6,
    CareForm.VOOGDIJ: 7.4,
    CareForm.JEUGDRECLASSERING: 6.5,
}
PRICE_RISE = 1.035  # per year
COST_SPREAD, COST_NOISE = 0.12, 0.03  # between gemeenten, between years; log scale
_DECIMALS = {"g_wozbag": 0, "ste_oad": 0, "ste_mvs": 0, **dict.fromkeys(WHOLE, 0)}


@dataclass(frozen=True)
class Edition:
    """One file: a table as it was published on a day."""

    table: DemoTable
    vintage: date
    title: str
    blocks: tuple[Block, ...]


def editions(world: World, history: History) -> Iterator[Edition]:
    """All files in order of table and date."""
    yield from _gemeente_editions(world, history)
    yield from _wijk_editions(world, history)
    for number, year in enumerate(YEARS):
        blocks = tuple(_kenmerken(world, year, number))
        title = f"Verzonnen kerncijfers wijken en buurten {year}"
        yield Edition(DemoTable.KENMERKEN, date(year, 8, 31), title, blocks)
    yield from _percentage_editions(world, history)
    yield _cost_edition(world, history)


def _gemeente_editions(world: World, history: History) -> Iterator[Edition]:
    title = "Verzonnen kerncijfers over jeugdzorg in natura; gemeenten"
    by_day: dict[date, list[Block]] = {}
    for moment in moments():
        found = history.known[moment.period, moment.step].gemeenten
        blocks = gemeente_blocks(moment, world.divisions, found)
        by_day.setdefault(moment.published, []).extend(blocks)
    by_day[REVISED_ON] = _revision(world, history)
    for day in sorted(by_day):
        yield Edition(DemoTable.GEMEENTEN, day, title, tuple(by_day[day]))


def _revision(world: World, history: History) -> list[Block]:
    moment = Moment(REVISED_ON, history.revised.period, 2, Status.HERZIEN)
    division = world.divisions.of_year(REVISED_YEAR)
    inside = division.above[RegionLevel.JEUGDREGIO] == history.revised_region
    gemeenten = np.flatnonzero(inside)
    return region_blocks(moment, world.divisions, history.revised.gemeenten, gemeenten)


def _wijk_editions(world: World, history: History) -> Iterator[Edition]:
    title = "Verzonnen cijfers over jongeren met jeugdzorg in natura; wijken"
    for moment in sorted(moments(), key=lambda moment: moment.published):
        found = history.known[moment.period, moment.step].wijken
        if moment.period.kind is PeriodKind.JAAR and found is not None:
            block = wijk_block(moment, world.divisions.of_year(moment.period.year), found)
            yield Edition(DemoTable.WIJKEN, moment.published, title, (block,))


def _kenmerken(world: World, year: int, number: int) -> Iterator[Block]:
    division = world.divisions.of_year(year)
    moment = Moment(date(year, 8, 31), Period(PeriodKind.JAAR, year), 0, Status.DEFINITIEF)
    gemeenten = world.characteristics.of_areas(
        division.gemeente_of_wijk, len(division.gemeenten.codes)
    )
    everything = np.zeros(world.size.wijken, dtype=np.int64)
    parts = (
        (RegionLevel.LAND, world.characteristics.of_areas(everything, 1)),
        (RegionLevel.GEMEENTE, gemeenten),
        (RegionLevel.WIJK, world.characteristics),
    )
    for level, found in parts:
        names, values = _characteristic_values(found, number)
        if year == LAST_YEAR:
            values[:, [names.index(name) for name in EMPTY_IN_LAST_YEAR]] = np.nan
        yield measure_block(level, division.names[level], moment, tuple(names), values)


def _characteristic_values(found: Characteristics, number: int) -> tuple[list[str], FloatArray]:
    """Names and (n_areas, n_columns) values of a year, rounded and with the gaps of the source."""
    columns: dict[str, FloatArray] = {}
    for name, counts in found.counts.items():
        step = ROUNDED_TO.get(name, 1)
        columns[name] = np.round(counts[:, number] / step) * step
    for name, means in found.means.items():
        columns[name] = np.round(means[:, number], _DECIMALS.get(name, 1))
    for name, missing in found.missing.items():
        columns[name] = np.where(missing, np.nan, columns[name])
    return list(columns), np.column_stack(list(columns.values()))


def _percentage_editions(world: World, history: History) -> Iterator[Edition]:
    """The table as it stood after the revision, and the provisional year half a year later."""
    title = "Verzonnen indicatoren jeugdzorg in natura; gemeenten"
    before = date(LAST_YEAR, 10, 31)
    final = [
        block for year in YEARS[:-1] for block in _percentages_of(world, history, year, before)
    ]
    yield Edition(DemoTable.PERCENTAGES, before, title, tuple(final))
    last = _percentages_of(world, history, LAST_YEAR, LAST_PUBLICATION)
    yield Edition(DemoTable.PERCENTAGES, LAST_PUBLICATION, title, tuple(last))


def _percentages_of(world: World, history: History, year: int, day: date) -> Iterator[Block]:
    period = Period(PeriodKind.JAAR, year)
    if year == LAST_YEAR:
        found, status = history.known[period, 0], Status.VOORLOPIG
    else:
        found = history.true(period)
        status = Status.HERZIEN if year == REVISED_YEAR else Status.DEFINITIEF
    division = world.divisions.of_year(year)
    inhabitants = _inhabitants(world, division, year)
    here = found.gemeenten.summed(division.of_gemeenten)
    moment = Moment(day, period, found.step, status)
    for level in (RegionLevel.LAND, RegionLevel.GEMEENTE):
        youths = here if level is RegionLevel.GEMEENTE else _total(here)
        under_18, from_12 = (division.of_level(level, column) for column in inhabitants)
        values = percentages(youths, under_18, from_12)
        yield measure_block(level, division.names[level], moment, PERCENTAGES, values)


def _inhabitants(world: World, division: Division, year: int) -> tuple[FloatArray, FloatArray]:
    """(n_gemeenten,) inhabitants of 0-17 and of 12-22."""
    gemeenten = world.characteristics.of_areas(
        division.gemeente_of_wijk, len(division.gemeenten.codes)
    )
    number = year - FIRST_YEAR
    under_18, from_12 = (gemeenten.counts[name][:, number] for name in ("a_00_17", "a_12_22"))
    return under_18.astype(np.float64), from_12.astype(np.float64)


def _total(figures: Figures) -> Figures:
    return figures.summed(lambda values: values.sum(axis=0, keepdims=True))


def _cost_edition(world: World, history: History) -> Edition:
    """Costs in thousands of euros: what the help of each form costs, and how dear a gemeente is."""
    rng = stream(world.seed, 11)
    dearness = rng.normal(0.0, COST_SPREAD, world.geography.gemeente_count)
    blocks: list[Block] = []
    for number, year in enumerate(YEARS):
        noise = rng.normal(0.0, COST_NOISE, len(dearness))
        base = _costs(history, year) * np.exp(dearness + noise) * PRICE_RISE**number
        division = world.divisions.of_year(year)
        costs = np.round(division.of_gemeenten(base))[:, None]
        status = Status.VOORLOPIG if year == LAST_YEAR else Status.DEFINITIEF
        moment = Moment(LAST_PUBLICATION, Period(PeriodKind.JAAR, year), 0, status)
        for level in (RegionLevel.LAND, RegionLevel.GEMEENTE):
            values = division.of_level(level, costs)
            names = division.names[level]
            blocks.append(measure_block(level, names, moment, (COSTS,), values))
    title = "Verzonnen gemeentelijke kosten van jeugdzorg"
    return Edition(DemoTable.KOSTEN, LAST_PUBLICATION, title, tuple(blocks))


def _costs(history: History, year: int) -> FloatArray:
    youths = history.true(Period(PeriodKind.JAAR, year)).gemeenten.youths
    return sum(
        (youths[:, FORMS.index(leaf)] * UNIT_COSTS[leaf] for leaf in LEAVES),
        start=np.zeros(len(youths)),
    )
