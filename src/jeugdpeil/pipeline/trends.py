"""Trends of all regions, computed from the figures that are shown and from nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.trend_gate import published_trends
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.comparability import Break, FigureContext
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.run_of_figures import MERGER, Point, Run, runs_of
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import NO_SCOPE, Regions
from jeugdpeil.domain.trend_verdict import TrendRule
from jeugdpeil.domain.trends import (
    TREND_POINTS,
    TRENDS,
    PublishedTrends,
    TrendFigures,
    season_of,
)
from jeugdpeil.pipeline.trend_tests import SeriesCounts, Tested, tested

# The wijken of two years cannot be joined: a code does not carry over.
_SMALL = (RegionLevel.WIJK.value, RegionLevel.BUURT.value)
_CONTEXT = ("indicator", "region_level", "period", "status", "age_base", "place_rule", "scope")
_USED = (*_CONTEXT, "region_code", "region_year", "vintage", "cell", "count", "denominator")
_WORDS = frozenset({*_CONTEXT, "region_code", "vintage", "cell"})

Row = dict[str, Any]


@dataclass(frozen=True)
class Stretch:
    """A run of shown figures of one region, indicator and season.

    Args:
        rows: the figures, oldest first.
        run: where it begins and ends, and why.
        is_newest: whether no later run follows.
    """

    rows: tuple[Row, ...]
    run: Run
    is_newest: bool

    @property
    def season(self) -> str:
        """The part of the year that the figures are about."""
        return season_of(Period.parse(self.rows[0]["period"]))


def trends_of(
    figures: PublishedTable,
    regions: Regions,
    breaks: Sequence[Break],
    names: Iterable[Mapping[str, object]],
    rounding: int,
    rule: TrendRule | None = None,
) -> PublishedTrends:
    """The trend of every region, indicator and season with figures, through the gate.

    Args:
        figures: the figures of the release, after the gate.
        regions: all regions, for the newest division that a code belongs to.
        breaks: the register of breaks.
        names: the search records, for the mergers.
        rounding: counts are multiples of this.
        rule: when a trend is called real.

    Returns:
        Per series its newest run of comparable final figures, however short, and every earlier one
        that is long enough to say something of.
    """
    rule = rule or TrendRule()
    stretches = list(_stretches(figures.table, regions, breaks, _mergers(names), rule))
    found = tested([_counts(each) for each in stretches], rule, rounding)
    rows = [_trend_row(*pair) for pair in zip(stretches, found, strict=True)]
    points = [_point_row(each, row) for each in stretches for row in each.rows]
    trends = TrendFigures(
        pa.Table.from_pylist(rows) if rows else TRENDS.empty(),
        pa.Table.from_pylist(points) if points else TREND_POINTS.empty(),
    )
    return published_trends(trends, figures)


def _mergers(names: Iterable[Mapping[str, object]]) -> dict[str, tuple[Break, ...]]:
    """The mergers into each gemeente, from the names of those that are gone."""
    gone = {str(item["code"]): item for item in names if item["is_old"] and item["successor"]}
    found: dict[str, list[Break]] = defaultdict(list)
    for item in gone.values():
        starts = date(int(str(item["year"])) + 1, 1, 1)
        found[str(item["successor"])].append(Break(starts, MERGER, str(item["name"])))
    return {code: tuple(breaks) for code, breaks in found.items()}


def _stretches(
    table: pa.Table,
    regions: Regions,
    breaks: Sequence[Break],
    mergers: Mapping[str, tuple[Break, ...]],
    rule: TrendRule,
) -> Iterable[Stretch]:
    # Regions with the same periods, statuses and gaps have the same runs: the rule is asked once.
    known: dict[tuple[object, ...], tuple[Run, ...]] = {}
    contexts: dict[tuple[object, ...], FigureContext] = {}
    for rows in _series(table, regions):
        own = (*breaks, *mergers.get(rows[0]["region_code"], ()))
        keys = tuple((*(row[name] for name in _CONTEXT), row["region_year"]) for row in rows)
        shown = tuple(map(_is_shown, rows))
        if (keys, shown, own) not in known:
            for key, row in zip(keys, rows, strict=True):
                contexts.setdefault(key, _context(row))
            points = [Point(contexts[key], flag) for key, flag in zip(keys, shown, strict=True)]
            known[keys, shown, own] = runs_of(points, own, rule.maximum_points)
        runs = known[keys, shown, own]
        for run in runs:
            if run is runs[-1] or len(run) >= rule.minimum_points:
                yield Stretch(tuple(rows[run.start : run.stop]), run, run is runs[-1])


def _series(table: pa.Table, regions: Regions) -> Iterable[list[Row]]:
    """The figures of each region, indicator and season, one of each period, in order of time."""
    rows = _newest_publications(table, regions)
    seasons = {
        period: season_of(Period.parse(period)) for period in {row["period"] for row in rows}
    }

    def key(row: Row) -> tuple[str, ...]:
        season = seasons[row["period"]]
        return row["indicator"], row["region_level"], row["region_code"], season

    rows.sort(key=lambda row: (*key(row), row["period"]))
    for _, found in groupby(rows, key):
        yield list(found)


def _newest_publications(table: pa.Table, regions: Regions) -> list[Row]:
    """Of every period the newest publication, in the division that the newest page would show."""
    rows = _last_vintages(_of_care(table).select(_USED))
    newest = _newest_division(regions)
    best: dict[tuple[str, ...], tuple[tuple[bool, bool, int], Row]] = {}
    for row in rows:
        key = row["indicator"], row["region_level"], row["region_code"], row["period"]
        year = row["region_year"]
        rank = (year == newest.get(row["region_code"]), str(year) == row["period"][:4], year)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, row)
    return [row for _, row in best.values()]


def _last_vintages(table: pa.Table) -> list[Row]:
    """Of every figure its last publication."""
    plain = {
        name: table[name].cast(pa.string()) if name in _WORDS else table[name]
        for name in table.column_names
    }
    key = ("indicator", "region_level", "region_code", "region_year", "period")
    codes = key_codes(table, key)
    vintages = np.unique(plain["vintage"].to_numpy(), return_inverse=True)[1]
    order = np.lexsort((vintages, codes))
    is_last = np.r_[codes[order][1:] != codes[order][:-1], True][: len(order)]
    return pa.table(plain).take(pa.array(order[is_last])).to_pylist()


def _newest_division(regions: Regions) -> dict[str, int]:
    newest: dict[str, int] = {}
    codes, years = (regions.table[name].to_pylist() for name in ("region_code", "region_year"))
    for code, year in zip(codes, years, strict=True):
        newest[code] = max(year, newest.get(code, year))
    return newest


def _of_care(table: pa.Table) -> pa.Table:
    """The counts of youths over a group, of gemeenten and all above."""
    words = {name: table[name].cast(pa.string()) for name in ("region_level", "indicator")}
    is_large = pc.invert(pc.is_in(words["region_level"], pa.array(_SMALL)))
    is_care = pc.not_equal(table["place_rule"].cast(pa.string()), PlaceRule.GEEN.value)
    has_both = pc.and_(table["count"].is_valid(), table["denominator"].is_valid())
    countable = pc.unique(words["indicator"].filter(has_both))
    return table.filter(
        pc.and_(pc.and_(is_large, is_care), pc.is_in(words["indicator"], countable))
    )


def _is_shown(row: Row) -> bool:
    is_present = row["cell"] == CellKind.PRESENT.value
    return is_present and bool(row["count"]) and bool(row["denominator"])


def _context(row: Row) -> FigureContext:
    return FigureContext(
        indicator=row["indicator"],
        level=RegionLevel(row["region_level"]),
        period=Period.parse(row["period"]),
        status=Status(row["status"]),
        age_base=AgeBase(row["age_base"]),
        place_rule=PlaceRule(row["place_rule"]),
        scope=Scope.NATURA if row["scope"] == NO_SCOPE else Scope(row["scope"]),
        region_year=row["region_year"],
    )


def _counts(stretch: Stretch) -> SeriesCounts:
    first, last = stretch.rows[0], stretch.rows[-1]
    counts = np.array([row["count"] for row in stretch.rows], dtype=np.float64)
    totals = np.array([row["denominator"] for row in stretch.rows], dtype=np.float64)
    return SeriesCounts(
        (first["indicator"], first["region_level"], stretch.season),
        (first["period"], last["period"]),
        counts,
        # Both are rounded by themselves, so that a part may come out above its whole.
        np.maximum(totals, counts),
    )


def _trend_row(stretch: Stretch, found: Tested) -> Row:
    first, last = stretch.rows[0], stretch.rows[-1]
    return {
        "indicator": first["indicator"],
        "region_level": first["region_level"],
        "region_code": first["region_code"],
        "region_year": last["region_year"],
        "season": stretch.season,
        "first_period": first["period"],
        "last_period": last["period"],
        "points": len(stretch.rows),
        "is_newest": stretch.is_newest,
        "begins_because": stretch.run.before.value,
        "ends_because": stretch.run.after.value,
        **found.columns(),
    }


def _point_row(stretch: Stretch, row: Row) -> Row:
    key = {name: row[name] for name in ("indicator", "region_level", "region_code")}
    rest = {name: row[name] for name in ("region_year", "period", "vintage")}
    first = stretch.rows[0]["period"]
    return {**key, **rest, "season": stretch.season, "first_period": first}
