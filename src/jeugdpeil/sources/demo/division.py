"""Codes and names of all regions per stretch of years: before and after a renaming and a merger."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray, as_ints
from jeugdpeil.sources.demo.geography import (
    MERGED_AWAY,
    MOST_WIJKEN,
    UPPER_LEVELS,
    Geography,
)
from jeugdpeil.sources.demo.names import NameMaker, slug, wijk_names
from jeugdpeil.sources.demo.size import FIRST_YEAR, LAST_YEAR

Number = TypeVar("Number", np.float64, np.int64)

LAND_CODE = "NL00"
RENAMING_YEAR, MERGER_YEAR = 2020, 2023
FIRST_GEMEENTE = 9001  # no real gemeente has a code of 9000 or above
FIRST_OF_LEVEL = 71  # for provincies, landsdelen and GGD-regio's: above all real numbers
_PREFIXES = {
    RegionLevel.LANDSDEEL: "LD",
    RegionLevel.PROVINCIE: "PV",
    RegionLevel.GGD_REGIO: "VR",
}


@dataclass(frozen=True)
class Names:
    """Codes and names of the regions of one level, in the same order."""

    codes: tuple[str, ...]
    names: tuple[str, ...]

    def at(self, numbers: IntArray) -> "Names":
        """The regions at these positions, in this order."""
        chosen = as_ints(numbers)
        return Names(
            tuple(self.codes[number] for number in chosen),
            tuple(self.names[number] for number in chosen),
        )


@dataclass(frozen=True)
class DemoMerger:
    """Gemeenten that became one on a day: their codes, and the code and name of the new one."""

    date: date
    from_codes: tuple[str, ...]
    to_code: str
    to_name: str


@dataclass(frozen=True)
class DemoRenaming:
    """A gemeente that got another name on a day and kept its code."""

    date: date
    code: str
    old_name: str
    new_name: str


@dataclass(frozen=True)
class Division:
    """The regions of the years `first_year` to `last_year`.

    Args:
        first_year, last_year: both included.
        names: codes and names per level, land and wijk included.
        gemeente_of_base: (n_base,) position here of each gemeente of the first division.
        gemeente_of_wijk: (n_wijken,) position here of the gemeente of each wijk.
        above: per upper level the (n_gemeenten,) position of each gemeente's region.
    """

    first_year: int
    last_year: int
    names: dict[RegionLevel, Names]
    gemeente_of_base: IntArray
    gemeente_of_wijk: IntArray
    above: dict[RegionLevel, IntArray]

    @property
    def gemeenten(self) -> Names:
        """Codes and names of the gemeenten."""
        return self.names[RegionLevel.GEMEENTE]

    def of_gemeenten(self, base: FloatArray) -> FloatArray:
        """Sums of (n_base, ...) figures of the first division's gemeenten per gemeente here."""
        return summed(base, self.gemeente_of_base, len(self.gemeenten.codes))

    def of_level(self, level: RegionLevel, gemeenten: FloatArray) -> FloatArray:
        """Sums of (n_gemeenten, ...) figures per region of a level from land to gemeente."""
        if level is RegionLevel.GEMEENTE:
            return gemeenten
        if level is RegionLevel.LAND:
            return gemeenten.sum(axis=0, keepdims=True)
        return summed(gemeenten, self.above[level], len(self.names[level].codes))


@dataclass(frozen=True)
class Divisions:
    """All divisions in order of time, with what changed between them."""

    parts: tuple[Division, ...]
    merger: DemoMerger
    renaming: DemoRenaming

    def of_year(self, year: int) -> Division:
        """The division of a year."""
        return next(part for part in self.parts if part.first_year <= year <= part.last_year)

    def abolished(self, year: int) -> Names:
        """Gemeenten of the year before that no longer exist: tables still have their blank row."""
        if year != MERGER_YEAR:
            return Names((), ())
        before = self.of_year(year - 1).gemeenten
        names = [before.names[before.codes.index(code)] for code in self.merger.from_codes]
        return Names(self.merger.from_codes, tuple(names))


def summed(values: npt.NDArray[Number], labels: IntArray, count: int) -> npt.NDArray[Number]:
    """Sums of the rows of `values` per label: (count, ...)."""
    result = np.zeros((count, *values.shape[1:]), dtype=values.dtype)
    np.add.at(result, labels, values)
    return result


def drawn_divisions(geography: Geography, rng: np.random.Generator) -> Divisions:
    """Name all regions, choose what is renamed and what is merged."""
    maker = NameMaker(rng)
    first = _first_division(geography, maker, rng)
    merged = _merger_candidates(geography)
    renamed = _renaming_candidate(geography, merged)
    renaming = DemoRenaming(
        date(RENAMING_YEAR, 1, 1),
        first.gemeenten.codes[renamed],
        first.gemeenten.names[renamed],
        maker.places(1)[0],
    )
    second = _renamed(first, renamed, renaming)
    merger = DemoMerger(
        date(MERGER_YEAR, 1, 1),
        tuple(first.gemeenten.codes[number] for number in merged),
        f"GM{FIRST_GEMEENTE + geography.gemeente_count}",
        maker.wide(1)[0],
    )
    return Divisions((first, second, _merged(second, merged, merger)), merger, renaming)


def _first_division(geography: Geography, maker: NameMaker, rng: np.random.Generator) -> Division:
    count = geography.gemeente_count
    land = Names((LAND_CODE,), (f"Verzonnen land {maker.provinces(1)[0]}",))
    numbers = range(FIRST_GEMEENTE, FIRST_GEMEENTE + count)
    gemeenten = Names(tuple(f"GM{number}" for number in numbers), tuple(maker.places(count)))
    names = {RegionLevel.LAND: land, RegionLevel.GEMEENTE: gemeenten}
    for level in UPPER_LEVELS:
        names[level] = _upper_names(level, geography, maker, land.names[0])
    names[RegionLevel.WIJK] = Names(
        wijk_codes(geography.gemeente, _rank_from_centre(geography), gemeenten.codes),
        _wijk_names(geography, rng),
    )
    return Division(
        FIRST_YEAR,
        RENAMING_YEAR - 1,
        names,
        np.arange(count),
        geography.gemeente,
        geography.above,
    )


def _upper_names(level: RegionLevel, geography: Geography, maker: NameMaker, land: str) -> Names:
    count = int(geography.above[level].max()) + 1
    if level is RegionLevel.LANDSDEEL:
        names = _landsdeel_names(geography, land.removeprefix("Verzonnen land "))
    elif level is RegionLevel.PROVINCIE:
        names = maker.provinces(count)
    else:
        names = maker.wide(count)
    if level is RegionLevel.SAMENWERKINGSVERBAND:
        names = [f"Samenwerkingsverband {name}" for name in names]
    if level in _PREFIXES:
        codes = [f"{_PREFIXES[level]}{FIRST_OF_LEVEL + number}" for number in range(count)]
    else:
        start = "jr" if level is RegionLevel.JEUGDREGIO else "sw"
        codes = [f"{start}-{slug(name.removeprefix('Samenwerkingsverband '))}" for name in names]
    return Names(tuple(codes), tuple(names))


def _landsdeel_names(geography: Geography, land: str) -> list[str]:
    """Call the landsdelen by where they lie: the northernmost Noord, then Zuid, Oost and West."""
    labels = geography.above[RegionLevel.LANDSDEEL]
    places = geography.gemeente_points()
    middle = [places[labels == number].mean(axis=0) for number in range(int(labels.max()) + 1)]
    left = dict(enumerate(middle))
    names: dict[int, str] = {}
    for word, way in (("Noord", (0, 1)), ("Zuid", (0, -1)), ("Oost", (1, 0)), ("West", (-1, 0))):
        if left:
            best = max(left, key=lambda number: float(np.dot(left[number], way)))
            names[best] = f"{word}-{land}"
            del left[best]
    return [names[number] for number in range(len(middle))]


def _rank_from_centre(geography: Geography) -> FloatArray:
    """Distance of each wijk to the densest wijk of its gemeente, which is its centre."""
    order = np.lexsort((geography.areas, -geography.urbanity, geography.gemeente))
    first = np.searchsorted(geography.gemeente[order], np.arange(geography.gemeente_count))
    centre = order[first][geography.gemeente]
    return np.hypot(*(geography.points - geography.points[centre]).T)


def wijk_codes(
    gemeente: IntArray, rank: FloatArray, gemeente_codes: Iterable[str]
) -> tuple[str, ...]:
    """WK codes: the digits of the gemeente and a number that counts up with `rank` from 00.

    Raises:
        ValueError: a gemeente has more wijken than two digits can tell apart.
    """
    order = np.lexsort((rank, gemeente))
    sizes = np.bincount(gemeente)
    if sizes.max() > MOST_WIJKEN:
        raise ValueError(f"a gemeente has {sizes.max()} wijken, at most {MOST_WIJKEN} have a code")
    number = np.empty(len(gemeente), dtype=np.int64)
    number[order] = np.arange(len(gemeente)) - (np.cumsum(sizes) - sizes)[gemeente[order]]
    digits = [code.removeprefix("GM") for code in gemeente_codes]
    return tuple(f"WK{digits[gm]}{nr:02d}" for gm, nr in zip(gemeente, number, strict=True))


def _wijk_names(geography: Geography, rng: np.random.Generator) -> tuple[str, ...]:
    rank = _rank_from_centre(geography)
    names = np.empty(len(rank), dtype=object)
    order = np.lexsort((rank, geography.gemeente))
    sizes = np.bincount(geography.gemeente)
    names[order] = list(itertools.chain.from_iterable(wijk_names(int(size), rng) for size in sizes))
    return tuple(names)


def _merger_candidates(geography: Geography) -> tuple[int, int, int]:
    """The smallest gemeente with two neighbours in the same regions of all levels."""
    sizes = np.bincount(geography.gemeente)
    best: tuple[int, tuple[int, int, int]] | None = None
    for number in range(geography.gemeente_count):
        near = [int(n) for n in _neighbours(geography, number) if _is_same(geography, number, n)]
        if len(near) < MERGED_AWAY:
            continue
        trio = sorted([number, *sorted(near, key=lambda n: (sizes[n], n))[:MERGED_AWAY]])
        total = int(sizes[trio].sum())
        if total <= MOST_WIJKEN and (best is None or total < best[0]):
            best = (total, (trio[0], trio[1], trio[2]))
    if best is None:
        raise ValueError("no three neighbouring gemeenten lie in the same regions")
    return best[1]


def _neighbours(geography: Geography, number: int) -> IntArray:
    pairs = geography.neighbours[(geography.neighbours == number).any(axis=1)]
    return pairs[pairs != number]


def _is_same(geography: Geography, one: int, other: int) -> bool:
    levels = (RegionLevel.JEUGDREGIO, RegionLevel.GGD_REGIO)
    return all(geography.above[level][one] == geography.above[level][other] for level in levels)


def _renaming_candidate(geography: Geography, merged: Iterable[int]) -> int:
    """The first gemeente of middling size that is not merged later."""
    sizes = np.bincount(geography.gemeente)
    typical = np.argsort(np.abs(sizes - np.median(sizes)), kind="stable")
    return int(next(number for number in typical if number not in set(merged)))


def _renamed(division: Division, number: int, renaming: DemoRenaming) -> Division:
    names = list(division.gemeenten.names)
    names[number] = renaming.new_name
    gemeenten = Names(division.gemeenten.codes, tuple(names))
    return replace(
        division,
        first_year=RENAMING_YEAR,
        last_year=MERGER_YEAR - 1,
        names={**division.names, RegionLevel.GEMEENTE: gemeenten},
    )


def _merged(division: Division, merged: tuple[int, ...], merger: DemoMerger) -> Division:
    """The last division: the merged gemeenten make room for one at the end of the list."""
    stays = np.setdiff1d(np.arange(len(division.gemeenten.codes)), merged)
    position = np.full(len(division.gemeenten.codes), len(stays))
    position[stays] = np.arange(len(stays))
    old = division.gemeenten.at(stays)
    gemeenten = Names((*old.codes, merger.to_code), (*old.names, merger.to_name))
    gemeente_of_wijk = position[division.gemeente_of_wijk]
    wijken = _wijken_after(division, gemeente_of_wijk, gemeenten)
    return Division(
        MERGER_YEAR,
        LAST_YEAR,
        {**division.names, RegionLevel.GEMEENTE: gemeenten, RegionLevel.WIJK: wijken},
        position,
        gemeente_of_wijk,
        {lvl: np.append(up[stays], up[merged[0]]) for lvl, up in division.above.items()},
    )


def _wijken_after(division: Division, gemeente: IntArray, gemeenten: Names) -> Names:
    """Wijken of the new gemeente get new codes, and the name of the old one where it repeats."""
    old = division.names[RegionLevel.WIJK]
    rank = np.array([int(code.removeprefix("WK")) for code in old.codes], dtype=np.float64)
    codes = wijk_codes(gemeente, rank, gemeenten.codes)
    new = gemeente == len(gemeenten.codes) - 1
    before = division.gemeenten.at(division.gemeente_of_wijk).names
    names = [
        f"{before[number]} {name}" if new[number] else name for number, name in enumerate(old.names)
    ]
    return Names(codes, tuple(names))
