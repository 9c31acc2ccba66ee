"""Outlines with every border once: neighbours share it, so that a country is half the size."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
Ring: TypeAlias = list[Point]
Borders: TypeAlias = tuple[Point, ...]

_STEP = re.compile(r"[a-zA-Z]|[-+]?\d*\.?\d+")


@dataclass(frozen=True)
class Topology:
    """Borders, and the regions that they enclose.

    Args:
        arcs: pieces of border; each as its first point and the steps from there, x and y in turn.
            The first point is counted from the first point of the arc before it.
        shapes: by code, polygons of rings of arcs; the first ring is the outer one, the others are
            holes. An arc that is walked backwards has the number `-1 - arc`.
    """

    arcs: tuple[tuple[int, ...], ...] = field(repr=False)
    shapes: Mapping[str, tuple[tuple[tuple[int, ...], ...], ...]] = field(repr=False)


def topology(paths: Mapping[str, str]) -> Topology:
    """The shared borders of outlines in whole steps of one canvas.

    Args:
        paths: SVG path data of straight lines, by code. Outer rings of a region turn one way and
            its holes the other way; holes follow their outer ring.

    Returns:
        The same outlines. A border is shared where both sides have the same points along it.

    >>> beside = topology({"A": "M0 0h2v2h-2z", "B": "M2 0v2h2v-2z"})
    >>> beside.arcs[0], beside.shapes["A"], beside.shapes["B"]
    ((2, 0, 0, 2), (((0, 1),),), (((0, 2),),))
    """
    rings = {code: list(rings_of(path)) for code, path in paths.items()}
    junctions = _junctions(ring for own in rings.values() for ring in own)
    numbers: dict[Borders, int] = {}
    shapes = {
        code: tuple(
            tuple(_numbered(ring, junctions, numbers) for ring in polygon)
            for polygon in _polygons(own)
        )
        for code, own in rings.items()
    }
    return Topology(tuple(_steps(numbers)), shapes)


def rings_of(path: str) -> Iterator[Ring]:
    """The rings of SVG path data, without the point that closes them.

    >>> list(rings_of("m20 20 0-10-10 0z"))
    [[(20, 20), (20, 10), (10, 10)]]
    """
    words = _STEP.findall(path)
    x = y = place = 0
    command, ring = "m", list[Point]()
    while place < len(words):
        if words[place].isalpha():
            command = words[place]
            place += 1
            if command in "zZ":
                yield ring
                x, y = ring[0]
                ring = []
                continue
        is_relative, kind = command.islower(), command.lower()
        across = kind != "v"
        dx = round(float(words[place])) if across else 0 if is_relative else x
        place += across
        down = kind != "h"
        dy = round(float(words[place])) if down else 0 if is_relative else y
        place += down
        x, y = (x + dx, y + dy) if is_relative else (dx, dy)
        if not ring or ring[-1] != (x, y):
            ring.append((x, y))


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    """The points where a border ends: there a ring has other neighbours than another ring has."""
    beside: dict[Point, tuple[Point, Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        count = len(ring)
        for number, point in enumerate(ring):
            before, after = ring[number - 1], ring[(number + 1) % count]
            pair = (before, after) if before < after else (after, before)
            if beside.setdefault(point, pair) != pair:
                found.add(point)
    return found


def _numbered(ring: Ring, junctions: set[Point], numbers: dict[Borders, int]) -> tuple[int, ...]:
    """The arcs of a ring by number; an arc that was not seen before gets the next one."""
    return tuple(_number(arc, numbers) for arc in _cut(ring, junctions))


def _cut(ring: Ring, junctions: set[Point]) -> Iterator[Borders]:
    """A ring in pieces from junction to junction; one closed piece where it has none."""
    places = [number for number, point in enumerate(ring) if point in junctions]
    if not places:
        first = ring.index(min(ring))
        yield (*ring[first:], *ring[: first + 1])
        return
    turned = ring[places[0] :] + ring[: places[0] + 1]
    cuts = [number - places[0] for number in places] + [len(ring)]
    for start, end in pairwise(cuts):
        yield tuple(turned[start : end + 1])


def _number(arc: Borders, numbers: dict[Borders, int]) -> int:
    backwards = arc[::-1]
    if backwards in numbers:
        return -1 - numbers[backwards]
    return numbers.setdefault(arc, len(numbers))


def _polygons(rings: Sequence[Ring]) -> Iterator[list[Ring]]:
    """Outer rings, each with the holes that follow it."""
    polygon: list[Ring] = []
    is_outer_positive = bool(rings) and doubled_area(rings[0]) > 0
    for ring in rings:
        is_outer = (doubled_area(ring) > 0) == is_outer_positive
        if is_outer and polygon:
            yield polygon
            polygon = []
        polygon.append(ring)
    if polygon:
        yield polygon


def doubled_area(ring: Ring) -> int:
    """Twice the area of a ring, positive where it turns with the clock on a screen.

    >>> doubled_area([(0, 0), (2, 0), (2, 2), (0, 2)])
    8
    """
    ahead = [*ring[1:], ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ahead, strict=True))


def _steps(arcs: Iterable[Borders]) -> Iterator[tuple[int, ...]]:
    """Arcs as steps, which are small numbers and so compress well."""
    origin = (0, 0)
    for arc in arcs:
        flat = [arc[0][0] - origin[0], arc[0][1] - origin[1]]
        for before, after in pairwise(arc):
            flat += (after[0] - before[0], after[1] - before[1])
        origin = arc[0]
        yield tuple(flat)
