"""Which gemeenten make up the regions above them: rows of lists, and groups that a region named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.region import CODE_PATTERNS, FIRST_YEAR, LAST_YEAR, RegionLevel

# In a column of parents: between the regions that a region lies in (two groups, or a
# samenwerkingsverband for primary and one for secondary education), and behind one in which only
# a part of it lies (a gemeente that was split).
SEPARATOR = ";"
PARTLY = "~"

# Levels at which a gemeente lies in one region only.
EXCLUSIVE_LEVELS = frozenset(
    {
        RegionLevel.LANDSDEEL,
        RegionLevel.PROVINCIE,
        RegionLevel.JEUGDREGIO,
        RegionLevel.GGD_REGIO,
    }
)


@dataclass(frozen=True)
class Parent:
    """A region that another one lies in, as a whole or in part.

    >>> [parent.code for parent in parents_in("GM0757~;GM0824~")]
    ['GM0757', 'GM0824']
    >>> parents_in("jr-noord-veluwe")
    (Parent(code='jr-noord-veluwe', is_whole=True),)
    """

    code: str
    is_whole: bool = True

    def __str__(self) -> str:
        return self.code if self.is_whole else self.code + PARTLY


def parents_in(text: str | None) -> tuple[Parent, ...]:
    """The regions that a cell of a column of parents names."""
    codes = text.split(SEPARATOR) if text else []
    return tuple(Parent(code.removesuffix(PARTLY), not code.endswith(PARTLY)) for code in codes)


def parents_text(parents: Iterable[Parent]) -> str | None:
    """The cell that names these regions, or None where there are none."""
    return SEPARATOR.join(map(str, parents)) or None


@dataclass(frozen=True)
class Membership:
    """One row of a list: this gemeente lies in that region.

    Args:
        level: level of the region, above gemeente.
        code, name: the region.
        gemeente_code, gemeente_name: the gemeente; the name as the list writes it, or empty.
        list_year: year of the division whose gemeenten the list names.
        from_year, to_year: years of the division that the row holds for, both included; None is
            open.

    Raises:
        ValueError: a code does not have the form of its level, a name is empty, the level is none
            that a list can give, or the years are out of order.
    """

    level: RegionLevel
    code: str
    name: str
    gemeente_code: str
    gemeente_name: str
    list_year: int
    from_year: int | None = None
    to_year: int | None = None

    def __post_init__(self) -> None:
        if not self.level.is_sum_of_gemeenten or self.level is RegionLevel.LAND:
            raise ValueError(f"no list gives the {self.level.value} of a gemeente")
        if not CODE_PATTERNS[self.level].fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a code of a {self.level.value}")
        if not CODE_PATTERNS[RegionLevel.GEMEENTE].fullmatch(self.gemeente_code):
            raise ValueError(f"{self.gemeente_code!r} is not a code of a gemeente")
        if not self.name.strip():
            raise ValueError(f"{self.level.value} {self.code} has no name")
        _check_years(self.from_year, self.to_year, self.list_year)

    @property
    def place(self) -> tuple[object, ...]:
        """What the row says something of; at an exclusive level there is one answer."""
        region = "" if self.level in EXCLUSIVE_LEVELS else self.code
        years = (self.list_year, self.from_year, self.to_year)
        return (self.level, self.gemeente_code, region, *years)

    def holds_in(self, division_year: int) -> bool:
        """Whether the row counts in the division of a year."""
        return is_within(division_year, self.from_year, self.to_year)


@dataclass(frozen=True)
class Memberships:
    """The rows of one or more lists.

    Raises:
        ValueError: a row occurs twice, or a gemeente lies in two regions of a level at which it
            can lie in one only, in the same list and years.
    """

    rows: tuple[Membership, ...] = ()

    def __post_init__(self) -> None:
        places = Counter(row.place for row in self.rows)
        twice = [place for place, count in places.items() if count > 1]
        if twice:
            raise ValueError(f"{len(twice)} memberships occur twice, first {twice[0]}")

    def __add__(self, other: "Memberships") -> "Memberships":
        """The rows of both."""
        return Memberships(self.rows + other.rows)

    def at(self, level: RegionLevel) -> tuple[Membership, ...]:
        """The rows of one level."""
        return tuple(row for row in self.rows if row.level is level)


@dataclass(frozen=True)
class RegionGroup:
    """A group of gemeenten that a monitor file names: self-made, or a region as it was.

    Args:
        code: code of level groep, such as groep-haaglanden-2022.
        name: name for pages.
        members: codes or names of gemeenten, in the division of `to_year` where that is given and
            lies before the division of the monitor, else in that of the monitor.
        from_year, to_year: years of the division in which the group exists, both included; None is
            open.
        note: why it exists, or empty.

    Raises:
        ValueError: the code does not have the form of a group, there are no members, or the years
            are out of order.
    """

    code: str
    name: str
    members: tuple[str, ...]
    from_year: int | None = None
    to_year: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not CODE_PATTERNS[RegionLevel.GROEP].fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a code of a groep, such as groep-haaglanden")
        if not self.members:
            raise ValueError(f"{self.code} has no members")
        _check_years(self.from_year, self.to_year)

    def holds_in(self, division_year: int) -> bool:
        """Whether the group exists in the division of a year."""
        return is_within(division_year, self.from_year, self.to_year)


@dataclass(frozen=True)
class WijkStep:
    """One row of a crosswalk: all of this wijk lies in that wijk of another year.

    Args:
        from_code, from_year: the wijk and the year of its division.
        to_code, to_year: the wijk that it lies in and the year of that division.

    Raises:
        ValueError: a code does not have the form of a wijk, or the years are the same.
    """

    from_code: str
    from_year: int
    to_code: str
    to_year: int

    def __post_init__(self) -> None:
        for code in (self.from_code, self.to_code):
            if not CODE_PATTERNS[RegionLevel.WIJK].fullmatch(code):
                raise ValueError(f"{code!r} is not a code of a wijk")
        _check_years(None, None, self.from_year, self.to_year)
        if self.from_year == self.to_year:
            raise ValueError(f"{self.from_code} is taken from {self.from_year} to the same year")


def is_within(year: int, from_year: int | None, to_year: int | None) -> bool:
    """Whether a year lies in a range of which an end may be open."""
    return (from_year is None or from_year <= year) and (to_year is None or year <= to_year)


def _check_years(from_year: int | None, to_year: int | None, *others: int) -> None:
    given = [year for year in (from_year, to_year, *others) if year is not None]
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in given):
        raise ValueError(f"years {given} are not in {FIRST_YEAR}-{LAST_YEAR}")
    if from_year is not None and to_year is not None and from_year > to_year:
        raise ValueError(f"validity from {from_year} to {to_year} is empty")
