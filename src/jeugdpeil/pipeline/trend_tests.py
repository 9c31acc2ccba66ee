"""The tests behind trends: series of one kind together, and few false alarms among all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.trend_verdict import Bend, Trend, TrendRule, TrendVerdict, YearlyChange
from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.false_discovery import discoveries
from jeugdpeil.stats.trend import Slopes, bends, trends

Columns = dict[str, float | str | None]
Kind = tuple[str, str, str]
Window = tuple[str, str]


@dataclass(frozen=True)
class SeriesCounts:
    """The counts of a run of figures.

    Args:
        kind: indicator, level of region and season: series that are tested beside each other.
        window: first and last period.
        counts, totals: (n_points,) numerators and denominators.
    """

    kind: Kind
    window: Window
    counts: FloatArray
    totals: FloatArray


@dataclass(frozen=True)
class Tested:
    """What the test says of one run.

    Args:
        trend: what is known of it; None where it is too short.
        verdict: what may be said of it.
        level: coverage of the bounds.
        p_value, p_value_bend: of no trend, and of no bend; NaN where not tested.
    """

    trend: Trend | None
    verdict: TrendVerdict
    level: float
    p_value: float = np.nan
    p_value_bend: float = np.nan

    def columns(self) -> Columns:
        """The columns of a row of TRENDS that say what was found."""
        trend = self.trend
        bend = trend.bend if trend else None
        return {
            **_columns("", trend.change if trend else None),
            "level": self.level if trend else None,
            "p_value": self.p_value if trend else None,
            **_columns("_before", bend.before if bend else None),
            **_columns("_after", bend.after if bend else None),
            "p_value_bend": self.p_value_bend if bend else None,
            "verdict": self.verdict.value,
        }


def tested(series: Sequence[SeriesCounts], rule: TrendRule, rounding: int) -> list[Tested]:
    """Test every run, and give each its verdict with all others of its kind counted.

    Args:
        series: the runs.
        rule: the limits.
        rounding: counts are multiples of this.

    Returns:
        One for each run, in the same order.
    """
    found = _Found({}, {})
    correlations: dict[tuple[str, str], float] = {}
    for kind, places in _groups(series, rule):
        indicator, level, season = kind
        # The country and its few provinces cannot tell how years hang together; gemeenten can.
        given = correlations.get((indicator, season), 0.0)
        learned = _test_group([series[place] for place in places], places, rule, rounding, given)
        found.slopes.update(learned.slopes)
        found.bends.update(learned.bends)
        if level == RegionLevel.GEMEENTE.value:
            correlations[indicator, season] = max(learned.correlation, given)
    is_trend = _discovered(series, {n: item.p_value for n, item in found.slopes.items()}, rule)
    is_bend = _discovered(series, {n: item.p_value for n, item in found.bends.items()}, rule)
    return [
        _tested(found, place, place in is_trend, place in is_bend, rule)
        for place in range(len(series))
    ]


@dataclass(frozen=True)
class _Slope:
    change: YearlyChange
    p_value: float


@dataclass(frozen=True)
class _Bend:
    before: YearlyChange
    after: YearlyChange
    p_value: float


@dataclass(frozen=True)
class _Found:
    """Slopes and bends by the place of their series, and how years hang together."""

    slopes: dict[int, _Slope]
    bends: dict[int, _Bend]
    correlation: float = 0.0


def _groups(series: Sequence[SeriesCounts], rule: TrendRule) -> list[tuple[Kind, list[int]]]:
    """The series that are long enough by kind and window, gemeenten before all others."""
    groups: dict[tuple[Kind, Window], list[int]] = defaultdict(list)
    for place, item in enumerate(series):
        if len(item.counts) >= rule.minimum_points:
            groups[item.kind, item.window].append(place)
    ordered = sorted(groups, key=lambda key: (key[0][1] != RegionLevel.GEMEENTE.value, key))
    return [(key[0], groups[key]) for key in ordered]


def _test_group(
    group: Sequence[SeriesCounts],
    places: Sequence[int],
    rule: TrendRule,
    rounding: int,
    correlation: float,
) -> _Found:
    counts = np.array([item.counts for item in group])
    totals = np.array([item.totals for item in group])
    slopes = trends(counts, totals, rounding, correlation)
    changes, p_values = _changes(slopes, rule), slopes.p_values.tolist()
    found = {
        place: _Slope(change, p) for place, change, p in zip(places, changes, p_values, strict=True)
    }
    if counts.shape[1] < rule.minimum_points_bend:
        return _Found(found, {}, slopes.correlation)
    halves = bends(counts, totals, rounding, correlation)
    parts = zip(
        places,
        _changes(halves.before, rule),
        _changes(halves.after, rule),
        halves.bend.p_values.tolist(),
        strict=True,
    )
    bent = {place: _Bend(before, after, p) for place, before, after, p in parts}
    return _Found(found, bent, slopes.correlation)


def _changes(slopes: Slopes, rule: TrendRule) -> list[YearlyChange]:
    """Slopes of the logarithm as changes in per cent a year."""
    lower, upper = slopes.bounds(rule.level)
    columns = (100 * np.expm1(each) for each in (slopes.value, lower, upper))
    return [YearlyChange(*each) for each in np.column_stack(list(columns)).tolist()]


def _discovered(
    series: Sequence[SeriesCounts], p_values: Mapping[int, float], rule: TrendRule
) -> set[int]:
    """The series whose test stands out, all series of its kind counted."""
    kinds: dict[Kind, list[int]] = defaultdict(list)
    for place in p_values:
        kinds[series[place].kind].append(place)
    found: set[int] = set()
    for places in kinds.values():
        tests = np.array([p_values[place] for place in places])
        stands_out = discoveries(tests, rule.false_discovery_share).tolist()
        found.update(place for place, flag in zip(places, stands_out, strict=True) if flag)
    return found


def _tested(found: _Found, place: int, is_trend: bool, is_bend: bool, rule: TrendRule) -> Tested:
    slope, bend = found.slopes.get(place), found.bends.get(place)
    if slope is None:
        return Tested(None, rule.verdict(None), rule.level)
    halves = Bend(bend.before, bend.after, is_bend) if bend else None
    trend = Trend(slope.change, is_trend, halves)
    p_bend = bend.p_value if bend else np.nan
    return Tested(trend, rule.verdict(trend), rule.level, slope.p_value, p_bend)


def _columns(name: str, change: YearlyChange | None) -> Columns:
    return {
        f"change{name}": change.value if change else None,
        f"lower{name}": change.lower if change else None,
        f"upper{name}": change.upper if change else None,
    }
