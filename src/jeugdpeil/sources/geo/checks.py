"""Checks on the rows of a geometry file: each keeps what is good and says why the rest is not.

A row that is set apart has a finding of severity ERROR with its row number, so that it can be found
in the source again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.fields import is_code
from jeugdpeil.sources.geo.layer import Shapes

Flags: TypeAlias = npt.NDArray[np.bool_]

# The Netherlands in RD metres with its sea and some room: from the Zeeland coast to Groningen, and
# from the south of Limburg to the North Sea above Rottumeroog.
NETHERLANDS_RD = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
_HALF_ROUND_THE_EARTH_M = 2e7
_IS_WATER = frozenset({"JA", "B"})
_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True)
class Rows:
    """Rows of one file on their way to outlines.

    Args:
        source: short id of the snapshot, for findings.
        level: level that the codes must have.
        numbers: (n_rows,) row in the file, from 1.
        codes, names: text per row; empty where there is none.
        water: what the file says of water per row, or empty.
        shapes: (n_rows,) shapes in RD metres; None where unreadable.
    """

    source: str
    level: RegionLevel
    numbers: npt.NDArray[np.int64] = field(repr=False)
    codes: tuple[str, ...] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    water: tuple[str, ...] = field(repr=False)
    shapes: Shapes = field(repr=False)

    def kept(self, flags: Flags) -> "Rows":
        """The rows whose flag is up."""
        return replace(
            self,
            numbers=self.numbers[flags],
            codes=tuple(compress(self.codes, flags)),
            names=tuple(compress(self.names, flags)),
            water=tuple(compress(self.water, flags)),
            shapes=self.shapes[flags],
        )

    def finding(self, kind: FindingCode, row: int, **context: str) -> Finding:
        """A finding on the row at position `row`; the region's code goes with it."""
        place = Location(self.source, int(self.numbers[row]))
        # A code that is not one can be a whole text.
        return kind.found(place, count=1, code=self.codes[row][:40], **context)


Check: TypeAlias = Callable[[Rows], tuple[Rows, tuple[Finding, ...]]]


def run_checks(rows: Rows, checks: Iterable[Check]) -> tuple[Rows, tuple[Finding, ...]]:
    """All checks in turn, each on what the ones before it kept."""
    findings: list[Finding] = []
    for check in checks:
        rows, found = check(rows)
        findings.extend(found)
    return rows, tuple(findings)


def without_water(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set water and foreign land apart: no one lives there, and its code repeats that of the land.

    Source:
        CBS, Wijk- en Buurtkaart, toelichting: WATER is JA, NEE or B (buitenland).
    """
    flags = np.array([word.upper() in _IS_WATER for word in rows.water], dtype=bool)
    count = int(flags.sum())
    if not count:
        return rows, ()
    return rows.kept(~flags), (fc.WATER.found(Location(rows.source), count=count),)


def with_codes_of_level(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set rows apart whose code does not have the form of the level."""
    flags = np.array([is_code(code, rows.level) for code in rows.codes], dtype=bool)
    level = rows.level.value
    found = [rows.finding(fc.CODE_UNKNOWN, row, level=level) for row in _down(flags)]
    return rows.kept(flags), tuple(found)


def without_duplicates(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set rows apart whose code came earlier in the file; the first row stays."""
    first: dict[str, int] = {}
    for row, code in enumerate(rows.codes):
        first.setdefault(code, row)
    flags = np.array([first[code] == row for row, code in enumerate(rows.codes)], dtype=bool)
    found = [
        rows.finding(fc.CODE_DUPLICATED, row, first_row=str(rows.numbers[first[rows.codes[row]]]))
        for row in _down(flags)
    ]
    return rows.kept(flags), tuple(found)


def with_areas(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set rows apart without a shape, with an empty one, or with points or lines for an area."""
    kinds = sh.type_ids(rows.shapes)
    readable = (kinds >= 0) & ~shapely.is_empty(rows.shapes)
    is_area = np.isin(kinds, _AREAS)
    empty = [rows.finding(fc.EMPTY, row) for row in _down(readable)]
    other = [rows.finding(fc.NO_AREA, row) for row in _up(readable & ~is_area)]
    return rows.kept(readable & is_area), (*empty, *other)


def on_earth(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set rows apart with coordinates that are no places on earth."""
    flags = _all_of_row(np.abs(sh.bounds(rows.shapes)) <= _HALF_ROUND_THE_EARTH_M)
    found = [rows.finding(fc.OUTSIDE, row, bounds="∞") for row in _down(flags)]
    return rows.kept(flags), tuple(found)


def in_the_netherlands(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Set rows apart that reach outside the Netherlands."""
    left, bottom, right, top = NETHERLANDS_RD
    bounds = sh.bounds(rows.shapes)
    flags = _all_of_row(bounds >= (left, bottom, left, bottom))
    flags &= _all_of_row(bounds <= (right, top, right, top))
    found = [rows.finding(fc.OUTSIDE, row, bounds=_rounded(bounds[row])) for row in _down(flags)]
    return rows.kept(flags), tuple(found)


def made_valid(rows: Rows) -> tuple[Rows, tuple[Finding, ...]]:
    """Repair shapes that cross themselves; set a row apart of which nothing is left."""
    bad = ~shapely.is_valid(rows.shapes)
    if not bad.any():
        return rows, ()
    reasons = shapely.is_valid_reason(rows.shapes[bad])
    shapes = rows.shapes.copy()
    shapes[bad] = sh.made_valid(rows.shapes[bad])
    repaired_rows = replace(rows, shapes=shapes)
    lost = shapely.is_empty(shapes)
    found = [
        rows.finding(fc.EMPTY, row)
        if lost[row]
        else rows.finding(fc.REPAIRED, row, reason=str(reason).partition("[")[0])
        for row, reason in zip(_up(bad), reasons, strict=True)
    ]
    return repaired_rows.kept(~lost), tuple(found)


def _up(flags: Flags) -> list[int]:
    return [int(row) for row in np.flatnonzero(flags)]


def _down(flags: Flags) -> list[int]:
    return _up(~flags)


def _all_of_row(flags: Flags) -> Flags:
    return np.asarray(flags.all(axis=1), dtype=np.bool_)


def _rounded(bounds: npt.NDArray[np.float64]) -> str:
    return ", ".join(f"{value:.0f}" for value in bounds)
