"""Which figures of a region that follow each other in time may be joined: in a line, in a trend.

A gemeente that nothing merged into lies in every division alike; a merger is a break between the
division before it and the one after, unless the earlier figure was carried over to the later one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from jeugdpeil.domain.comparability import (
    Answer,
    Break,
    Comparison,
    FigureContext,
    Ground,
    compare,
)
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.region import RegionLevel

MERGER = "herindeling"
_SAME_AREA = (RegionLevel.LAND, RegionLevel.GEMEENTE)
# Between two final figures these may differ and a line still goes through them.
_HARMLESS = frozenset({Ground.REVISED})


def compare_in_time(
    one: FigureContext, other: FigureContext, breaks: Sequence[Break]
) -> Comparison:
    """Whether two figures of one region that follow each other may be joined.

    Args:
        one, other: the figures.
        breaks: the register of breaks, with the mergers into this gemeente under the code MERGER.
    """
    mergers = [item for item in breaks if item.code == MERGER and _is_between(item, one, other)]
    own = [*mergers, *(item for item in breaks if item.code != MERGER)]
    if not mergers and one.level in _SAME_AREA:
        other = replace(other, region_year=one.region_year)
    return compare(one, other, own)


def _is_between(merger: Break, one: FigureContext, other: FigureContext) -> bool:
    """Whether two figures stand on different sides of a merger.

    A figure that was carried over to a later division has the merger in it already.
    """
    years = sorted((one.region_year, other.region_year))
    return years[0] < merger.starts.year <= years[1]


class Edge(StrEnum):
    """Why a run of comparable figures does not go on at one of its ends."""

    EINDE = "geen cijfer"
    ONTBREEKT = "cijfer ontbreekt of is niet getoond"
    VOORLOPIG = "voorlopig"
    TRENDBREUK = "trendbreuk"
    ANDERS = "niet te vergelijken"
    VENSTER = "venster is vol"


@dataclass(frozen=True)
class Point:
    """A figure in a series: what may be compared, and whether there is a count to compute with.

    Args:
        context: the newest publication of the period.
        is_shown: whether its count is shown.
    """

    context: FigureContext
    is_shown: bool


@dataclass(frozen=True)
class Run:
    """A stretch of figures of a series that may all be joined.

    Args:
        start, stop: the first figure and the one after the last, counted from 0.
        before, after: why it begins and ends where it does.
    """

    start: int
    stop: int
    before: Edge
    after: Edge

    def __len__(self) -> int:
        return self.stop - self.start


def runs_of(points: Sequence[Point], breaks: Sequence[Break], maximum: int) -> tuple[Run, ...]:
    """The runs of a series, oldest first: final figures only, never across a break.

    Args:
        points: the figures of one season in order of time.
        breaks: as of `compare_in_time`.
        maximum: of a longer run the last so many figures count.

    Returns:
        Every run of one figure or more.
    """
    edges = [_edge(one, other, breaks) for one, other in pairwise(points)]
    runs: list[Run] = []
    start = 0
    for place, point in enumerate(points):
        if _own_edge(point) is not None:
            start = place + 1
            continue
        edge = edges[place] if place < len(edges) else Edge.EINDE
        if edge is not None:
            runs.append(_run(points, edges, start, place + 1, maximum))
            start = place + 1
    return tuple(runs)


def _run(
    points: Sequence[Point], edges: Sequence[Edge | None], start: int, stop: int, maximum: int
) -> Run:
    before = (edges[start - 1] or Edge.EINDE) if start else Edge.EINDE
    after = (edges[stop - 1] or Edge.EINDE) if stop < len(points) else Edge.EINDE
    if stop - start > maximum:
        return Run(stop - maximum, stop, Edge.VENSTER, after)
    return Run(start, stop, before, after)


def _own_edge(point: Point) -> Edge | None:
    """Why a figure takes no part in any run; None where it does."""
    if not point.is_shown:
        return Edge.ONTBREEKT
    return None if point.context.status.is_final else Edge.VOORLOPIG


def _edge(one: Point, other: Point, breaks: Sequence[Break]) -> Edge | None:
    """Why two figures are not in one run; None where they are."""
    comparison = compare_in_time(one.context, other.context, breaks)
    if Ground.BREAK in comparison.grounds:
        return Edge.TRENDBREUK
    own = _own_edge(one) or _own_edge(other)
    if own is not None:
        return own
    if comparison.answer is Answer.REFUSED or not set(comparison.grounds) <= _HARMLESS:
        return Edge.ANDERS
    return None if _follow(one.context, other.context) else Edge.ONTBREEKT


def _follow(one: FigureContext, other: FigureContext) -> bool:
    """Whether the second is a year after the first; a year left out may be one that is hidden."""
    assert one.period.kind is not PeriodKind.PEILDATUM or one.period.day == other.period.day
    return other.period.year == one.period.year + 1
