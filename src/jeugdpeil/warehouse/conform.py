"""Figures in another division: gemeenten of a past year as those of today, and sums above them.

Counts are added first, with their bounds (the sum of the lows, the sum of the highs); rates are
computed from the sums afterwards, never averaged. Only whole gemeenten are added: a gemeente that
was split leaves a hole with its reason, and wijken are added only over a crosswalk.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.membership import parents_in
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.domain.tables import Regions
from jeugdpeil.warehouse.parts import Part, Parts
from jeugdpeil.warehouse.region_notes import ABOLISHED, CONFORMED, SUM_OF_GEMEENTEN
from jeugdpeil.warehouse.sums import Rule, sums_of

CONFORMED_LEVELS = (RegionLevel.GEMEENTE, RegionLevel.WIJK)


class WhyNot(StrEnum):
    """Why a region of one year has no figure in the division of another."""

    WIJK_ZONDER_OMZETTABEL = "wijk zonder omzettabel"
    GESPLITST = "gemeente gesplitst"
    LATER_SAMENGEGAAN = "gemeente later samengegaan"
    ONBEKEND = "gebied onbekend"


def conformed(facts: pa.Table, regions: Regions, division_year: int) -> pa.Table:
    """Facts of gemeenten of other years, as the gemeenten of one division.

    Args:
        facts: rows of COUNT_FACTS or MEASURE_FACTS; of measures only those that can be added.
        regions: all regions, with their parents in `division_year`.
        division_year: year of the division.

    Returns:
        Rows of the same kind with `region_year` = `division_year`, only for gemeenten whose code or
        extent changed since the year of the fact; an unchanged gemeente keeps the row that it has.
        A gemeente of which a part has no fact, or was split, is Missing with the reason "een deel
        ontbreekt". The same holds for wijken, as far as a crosswalk gives them a place. They have
        the note "heringedeeld", and as source "som" with the division in `source_column`.

    Raises:
        ValueError: the regions were built for another division.
    """
    _check_division(regions, division_year)
    parts = [
        part
        for level in CONFORMED_LEVELS
        for part in _changed(_parts_at(regions, level, (level,)), division_year)
    ]
    rule = Rule(CONFORMED, f"heringedeeld naar {division_year}", division_year)
    return sums_of(facts, Parts.of(parts), rule)


def summed(
    facts: pa.Table, regions: Regions, levels: Iterable[RegionLevel], division_year: int
) -> pa.Table:
    """Facts of regions above gemeente, as the sums of those of their gemeenten.

    Args:
        facts: rows of COUNT_FACTS or MEASURE_FACTS; of measures only those that can be added.
        regions: all regions, with their parents in `division_year`.
        levels: levels above gemeente.
        division_year: year of the division.

    Returns:
        Rows of the same kind with `region_year` = `division_year`, for every region of the levels
        that has a fact of at least one gemeente. A region has no row where `facts` themselves have
        one with the same key: what a source says goes before a sum. They have the note "som van
        gemeenten", and as source "som" with the division in `source_column`.

    Raises:
        ValueError: a level is not above gemeente, or the regions were built for another division.
    """
    wanted = tuple(levels)
    wrong = [level.value for level in wanted if not level.is_sum_of_gemeenten]
    if wrong:
        raise ValueError(f"{wrong} are not sums of gemeenten: a wijk never adds up to one")
    _check_division(regions, division_year)
    rows = _rows_of(regions, RegionLevel.GEMEENTE)
    rule = Rule(SUM_OF_GEMEENTEN, f"som van gemeenten {division_year}", division_year)
    # A level at a time: all at once take as many times the memory.
    sums = [sums_of(facts, Parts.of(list(_parts_of(rows, (level,)))), rule) for level in wanted]
    return pa.concat_tables(sums).unify_dictionaries() if sums else facts.slice(0, 0)


def parts_of(regions: Regions, target: RegionKey, year: int) -> tuple[RegionKey, ...]:
    """The gemeenten (or wijken) of a year that a derived figure was added up from.

    Args:
        regions: all regions, with their parents in the division of `target`.
        target: a region with a derived figure.
        year: year of the division of the parts.

    Returns:
        Their keys in order of code: the road of a figure back to its sources.
    """
    is_wijk = target.level is RegionLevel.WIJK
    level = RegionLevel.WIJK if is_wijk else RegionLevel.GEMEENTE
    found = (
        RegionKey(level, part.code, part.year)
        for part in _parts_at(regions, level, (target.level,))
        if part.target == target.code and part.year == year
    )
    return tuple(sorted(found))


def why_not_conformed(regions: Regions, region: RegionKey, division_year: int) -> WhyNot | None:
    """Why a region of another year has no figure in a division, or None where it has one.

    Source:
        Between 2021 and 2022 67 codes of wijken vanish and 159 appear, and 85 of the 3,181 shared
        ones change more than 10 % in population: without a crosswalk the same code is not the same
        wijk.
    """
    rows = _rows_of(regions, region.level)
    row = next((r for r in rows if r.code == region.code and r.year == region.year), None)
    if row is None:
        return WhyNot.ONBEKEND
    if region.year == division_year:
        return None
    homes = parents_in(row.parents[region.level])
    if region.level is RegionLevel.WIJK:
        return None if homes else WhyNot.WIJK_ZONDER_OMZETTABEL
    if all(home.is_whole for home in homes):
        return None
    is_later = region.year > division_year
    return WhyNot.LATER_SAMENGEGAAN if is_later else WhyNot.GESPLITST


def facts_without_region(facts: pa.Table, regions: Regions) -> tuple[RegionKey, ...]:
    """The gemeenten of facts that the regions do not hold, so that they are in no sum.

    A table may keep a row for a gemeente that is gone; such a row has no number.
    """
    known = {(row.code, row.year) for row in _rows_of(regions, RegionLevel.GEMEENTE)}
    level = pc.equal(facts["region_level"].cast(pa.string()), RegionLevel.GEMEENTE.value)
    columns = ["region_code", "region_year"]
    found = facts.filter(level).group_by(columns, use_threads=False).aggregate([])
    keys = ((row["region_code"], row["region_year"]) for row in found.to_pylist())
    return tuple(sorted(RegionKey(RegionLevel.GEMEENTE, *key) for key in keys if key not in known))


@dataclass(frozen=True)
class _RegionRow:
    code: str
    year: int
    parents: dict[RegionLevel, str | None]


def _rows_of(regions: Regions, level: RegionLevel) -> list[_RegionRow]:
    """The regions of one level, without those that were gone in their year."""
    table = regions.table
    chosen = pc.and_(
        pc.equal(table["region_level"].cast(pa.string()), level.value),
        pc.not_equal(table["note"].cast(pa.string()), ABOLISHED),
    )
    return [
        _RegionRow(
            row["region_code"],
            row["region_year"],
            {of_level: row[of_level.value] for of_level in RegionLevel},
        )
        for row in table.filter(chosen).to_pylist()
    ]


def _parts_at(
    regions: Regions, level: RegionLevel, targets: Iterable[RegionLevel]
) -> Iterator[Part]:
    return _parts_of(_rows_of(regions, level), tuple(targets))


def _parts_of(rows: Iterable[_RegionRow], targets: tuple[RegionLevel, ...]) -> Iterator[Part]:
    for row in rows:
        for target in targets:
            for parent in parents_in(row.parents[target]):
                yield Part(target, parent.code, row.code, row.year, parent.is_whole)


def _changed(parts: Iterable[Part], division_year: int) -> list[Part]:
    """The parts of targets that in the year of the parts had another code or extent."""
    by_target: dict[tuple[str, int], list[Part]] = {}
    for part in parts:
        if part.year != division_year:
            by_target.setdefault((part.target, part.year), []).append(part)
    return [
        part
        for (target, _), of_target in by_target.items()
        if [(each.code, each.is_whole) for each in of_target] != [(target, True)]
        for part in of_target
    ]


def _check_division(regions: Regions, division_year: int) -> None:
    rows = _rows_of(regions, RegionLevel.GEMEENTE)
    homes = {
        parent.code for row in rows for parent in parents_in(row.parents[RegionLevel.GEMEENTE])
    }
    there = {row.code for row in rows if row.year == division_year}
    if not homes <= there:
        offender = min(homes - there)
        raise ValueError(
            f"the regions were not built for the division of {division_year}: it lacks {offender}"
        )
