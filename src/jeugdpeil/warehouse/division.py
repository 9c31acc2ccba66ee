"""The gemeenten of one year, and what those of any other year are in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jeugdpeil.codelists.mergers import CHANGES, RegionChange, carried, ended_in, successors


@dataclass(frozen=True)
class Division:
    """The division into gemeenten of one year.

    Args:
        year: the year.
        codes: all its gemeenten.
        changes: the register of mergers.

    >>> division = Division(2026, frozenset({"GM0363", "GM1992"}))
    >>> sorted(division.codes_in(2022))
    ['GM0363', 'GM0457', 'GM0501', 'GM0530', 'GM0614']
    >>> division.homes("GM0457", 2022)
    ('GM0363',)
    """

    year: int
    codes: frozenset[str]
    changes: Sequence[RegionChange] = CHANGES
    _later: dict[int, dict[str, tuple[str, ...]]] = field(
        default_factory=dict[int, dict[str, tuple[str, ...]]], init=False, repr=False, compare=False
    )

    @classmethod
    def of(
        cls, year: int, known: Iterable[tuple[str, int]], changes: Sequence[RegionChange] = CHANGES
    ) -> "Division":
        """The division that gemeenten known in other years make up.

        Args:
            year: year of the division.
            known: codes with the year of their division.
            changes: the register of mergers.
        """
        by_year: dict[int, set[str]] = {}
        for code, of_year in known:
            by_year.setdefault(of_year, set()).add(code)
        parts = (carried(found, of_year, year, changes) for of_year, found in by_year.items())
        return cls(year, frozenset(code for part in parts for code in part), changes)

    def in_year(self, year: int) -> "Division":
        """The same area in the division of another year."""
        return Division(year, self.codes_in(year), self.changes)

    def codes_in(self, year: int) -> frozenset[str]:
        """The gemeenten of another year that cover this division."""
        return carried(self.codes, self.year, year, self.changes)

    def homes(self, code: str, year: int) -> tuple[str, ...]:
        """The gemeenten of this division that a gemeente of another year lies in.

        Args:
            code: a gemeente.
            year: the year that it is from.

        Returns:
            One code where it lies in one gemeente as a whole; several where it is cut up: it was
            split, or it is one of a merger after this division.
        """
        if year <= self.year:
            is_changed = code in self._changed
            return successors(code, self.year, self.changes) if is_changed else (code,)
        if year not in self._later:
            self._later[year] = self._parts_of_later(year)
        return self._later[year].get(code, (code,))

    @cached_property
    def _changed(self) -> frozenset[str]:
        return frozenset(code for change in self.changes for code in change.from_codes)

    def _parts_of_later(self, year: int) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for code in sorted(self.codes):
            for after in successors(code, year, self.changes):
                found.setdefault(after, []).append(code)
        return {after: tuple(codes) for after, codes in found.items()}

    def is_abolished(self, code: str, year: int) -> bool:
        """Whether a code was gone in a year, though a source still has a row for it."""
        ended = ended_in(code, self.changes)
        return ended is not None and ended <= year
