"""Regions: a level, a code and the year of the division that the code belongs to."""

import re
from dataclasses import dataclass
from enum import StrEnum


class RegionLevel(StrEnum):
    """The levels of region that figures are published for, from large to small."""

    LAND = "land"
    LANDSDEEL = "landsdeel"
    PROVINCIE = "provincie"
    JEUGDREGIO = "jeugdregio"
    GGD_REGIO = "ggd-regio"
    SAMENWERKINGSVERBAND = "samenwerkingsverband"
    GROEP = "groep"
    GEMEENTE = "gemeente"
    WIJK = "wijk"
    BUURT = "buurt"

    @property
    def is_sum_of_gemeenten(self) -> bool:
        """Whether a region of this level is made up of whole gemeenten."""
        return self not in (RegionLevel.GEMEENTE, RegionLevel.WIJK, RegionLevel.BUURT)


CODE_PATTERNS: dict[RegionLevel, re.Pattern[str]] = {
    RegionLevel.LAND: re.compile(r"NL\d{2}"),
    RegionLevel.LANDSDEEL: re.compile(r"LD\d{2}"),
    RegionLevel.PROVINCIE: re.compile(r"PV\d{2}"),
    # CBS publishes jeugdregio's by name; where no code is known the code is the name as a slug.
    RegionLevel.JEUGDREGIO: re.compile(r"JZ\d{2}|jr-[a-z0-9-]+"),
    RegionLevel.GGD_REGIO: re.compile(r"GG\d{4}|VR\d{2}"),
    RegionLevel.SAMENWERKINGSVERBAND: re.compile(r"(PO|VO)\d{4}|sw-[a-z0-9-]+"),
    RegionLevel.GROEP: re.compile(r"groep-[a-z0-9-]+"),
    RegionLevel.GEMEENTE: re.compile(r"GM\d{4}"),
    RegionLevel.WIJK: re.compile(r"WK\d{6}"),
    RegionLevel.BUURT: re.compile(r"BU\d{8}"),
}

FIRST_YEAR, LAST_YEAR = 1995, 2100


@dataclass(frozen=True, order=True)
class RegionKey:
    """What identifies a region: level, code and the year of the division.

    A code alone is not a key: of the wijk codes that exist in both 2021 and 2022, 2.8 % bear
    another name in the second year.

    Raises:
        ValueError: the code does not have the form of its level, or the year is out of range.

    >>> RegionKey(RegionLevel.GEMEENTE, "GM0244", 2022).slug
    'GM0244-2022'
    """

    level: RegionLevel
    code: str
    year: int

    def __post_init__(self) -> None:
        if not CODE_PATTERNS[self.level].fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a code of a {self.level.value}")
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"year of division {self.year} is not in {FIRST_YEAR}-{LAST_YEAR}")

    @property
    def slug(self) -> str:
        """The key as one word; the level follows from the form of the code."""
        return f"{self.code}-{self.year}"


@dataclass(frozen=True)
class Region:
    """A region with its name and the regions of the same year that it lies in.

    Args:
        key: level, code and year.
        name: the name in that year, not empty.
        parents: codes of the regions that contain this one, by level.
        note: why the region is special (a dated group, an estimate), or empty.
    """

    key: RegionKey
    name: str
    parents: tuple[tuple[RegionLevel, str], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError(f"region {self.key.slug} has no name")

    def parent(self, level: RegionLevel) -> str | None:
        """The code of the (first) region of `level` that this one lies in, if known."""
        return next((code for item, code in self.parents if item is level), None)


def level_of_code(code: str) -> RegionLevel:
    """The level that a code has the form of.

    Raises:
        ValueError: no level has codes of this form.

    >>> level_of_code("WK024400").value
    'wijk'
    """
    for level, pattern in CODE_PATTERNS.items():
        if pattern.fullmatch(code):
            return level
    raise ValueError(f"{code!r} is not a code of any level of region")
