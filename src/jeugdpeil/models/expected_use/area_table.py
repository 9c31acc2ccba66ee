"""The table that a model of expected use is made from: areas, their outcome, what they are like."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray

LARGEST_SECRET = 9


class AreaTableError(ValueError):
    """The columns of an area table do not belong together: a mistake of the caller."""


@dataclass(frozen=True)
class CountOutcome:
    """Counts of youths with care, each known exactly, roughly, as secret, or not at all.

    Args:
        low, high: (n,) smallest and largest value that the count can have; equal where it is
            known exactly. Not read where missing or secret.
        trials: (n,) number of youths that the count is out of.
        is_missing: (n,) nothing is known of the count.
        is_secret: (n,) the source marks the count as secret: it is 0-9.

    Raises:
        AreaTableError: lengths that differ, or a count that cannot be.

    Notes:
        Intervals must not overlap: where counts under 10 are secret, a count that is shown rounded
        to 10 stands for 10..12.
    """

    low: IntArray
    high: IntArray
    trials: IntArray
    is_missing: BoolArray
    is_secret: BoolArray

    def __post_init__(self) -> None:
        _same_lengths(
            low=self.low,
            high=self.high,
            trials=self.trials,
            is_missing=self.is_missing,
            is_secret=self.is_secret,
        )
        wrong = (self.low < 0) | (self.low > self.high) | (self.high > self.trials)
        wrong &= self._is_shown
        if wrong.any() or (self.trials < 0).any() or (self.is_missing & self.is_secret).any():
            row = int(np.flatnonzero(wrong | (self.trials < 0) | self.is_missing)[0])
            raise AreaTableError(
                f"row {row}: a count of {self.low[row]}..{self.high[row]} in {self.trials[row]}"
            )

    @classmethod
    def exact(cls, counts: IntArray, trials: IntArray) -> Self:
        """Counts that are all known."""
        nowhere = np.zeros(len(counts), dtype=np.bool_)
        return cls(counts, counts, trials, nowhere, nowhere)

    @property
    def _is_shown(self) -> BoolArray:
        return ~self.is_missing & ~self.is_secret

    @property
    def is_known(self) -> BoolArray:
        """(n,) whether there is an actual figure that may be compared with an expected one."""
        return self._is_shown & (self.trials > 0)

    @property
    def has_outcome(self) -> BoolArray:
        """(n,) whether the row tells the model anything."""
        return ~self.is_missing & (self.trials > 0)

    @property
    def percentage(self) -> FloatArray:
        """(n,) the actual figure, the middle of what it can be; NaN where not known."""
        known = self.is_known
        middle = (self.low + self.high) / 2
        return np.where(known, 100 * middle / np.where(known, self.trials, 1), np.nan)

    def without(self, rows: BoolArray) -> Self:
        """The same counts, of which nothing is known in the marked rows."""
        return replace(self, is_missing=self.is_missing | rows, is_secret=self.is_secret & ~rows)

    def __len__(self) -> int:
        return len(self.low)


@dataclass(frozen=True)
class ShareOutcome:
    """Published percentages without their counts.

    Args:
        share: (n,) 0-1, NaN where missing.
        half_unit: half of the step that shares were rounded to: 0.0005 for one decimal of a
            percentage.
        youths: (n,) number of youths that the share is out of, None where not known. With it the
            chance in a small number is part of the error of the share.

    Raises:
        AreaTableError: lengths that differ, or a share outside 0-1.
    """

    share: FloatArray
    half_unit: float
    youths: IntArray | None

    def __post_init__(self) -> None:
        if self.youths is not None:
            _same_lengths(share=self.share, youths=self.youths)
        outside = (self.share < 0) | (self.share > 1)
        if outside.any() or not self.half_unit > 0:
            raise AreaTableError("a share outside 0-1, or a half unit that is not above 0")

    @property
    def is_known(self) -> BoolArray:
        """(n,) whether there is an actual figure that may be compared with an expected one."""
        there = np.isfinite(self.share)
        return there if self.youths is None else there & (self.youths > 0)

    @property
    def has_outcome(self) -> BoolArray:
        """(n,) whether the row tells the model anything."""
        return self.is_known

    @property
    def percentage(self) -> FloatArray:
        """(n,) the actual figure; NaN where not known."""
        return np.where(self.is_known, 100 * self.share, np.nan)

    def without(self, rows: BoolArray) -> Self:
        """The same percentages, of which the marked rows are missing."""
        return replace(self, share=np.where(rows, np.nan, self.share))

    def __len__(self) -> int:
        return len(self.share)


@dataclass(frozen=True)
class AreaTable:
    """Areas in one period or several, one row per area and period.

    Args:
        areas: (n,) code of the area of each row.
        periods: (n,) period of each row.
        groups: nesting from SMALL to LARGE: a name and the code of the group of each row, such as
            ("gemeente", codes), ("jeugdregio", codes). May be empty.
        outcome: what is expected.
        youths: (n,) weights: number of youths, at least 0.
        values: (n, n_characteristics) printed values, NaN where missing.
        neighbours: pairs of codes of areas that touch; None where no map is known.

    Raises:
        AreaTableError: lengths that differ, an area twice in a period, an area in two groups, a
            group in two larger groups, a negative number of youths, or infinite values.
    """

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    outcome: CountOutcome | ShareOutcome
    youths: IntArray
    values: FloatArray
    neighbours: tuple[tuple[str, str], ...] | None = None

    def __post_init__(self) -> None:
        n = len(self.areas)
        lengths = {
            "periods": len(self.periods),
            "outcome": len(self.outcome),
            "youths": len(self.youths),
            "values": len(self.values),
        } | {name: len(codes) for name, codes in self.groups}
        wrong = {name: length for name, length in lengths.items() if length != n}
        if wrong:
            raise AreaTableError(f"{n} areas, but lengths {wrong}")
        if len(set(zip(self.areas, self.periods, strict=True))) != n:
            raise AreaTableError("an area comes twice in one period")
        if (self.youths < 0).any() or np.isinf(self.values).any():
            raise AreaTableError("a negative number of youths, or a value that is infinite")
        self._check_nesting()

    def _check_nesting(self) -> None:
        inner_name, inner = "area", self.areas
        for name, codes in self.groups:
            around = dict(zip(inner, codes, strict=True))
            for code, group in zip(inner, codes, strict=True):
                if around[code] != group:
                    raise AreaTableError(
                        f"{inner_name} {code} lies in two of {name}: {group} and {around[code]}"
                    )
            inner_name, inner = name, codes

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.areas)

    @property
    def period_names(self) -> tuple[str, ...]:
        """The periods, in order."""
        return tuple(sorted(set(self.periods)))

    @property
    def is_known(self) -> BoolArray:
        """(n,) whether an actual figure may be compared with an expected one."""
        return self.outcome.is_known & (self.youths > 0)

    @property
    def actual(self) -> FloatArray:
        """(n,) actual figure in per cent, NaN where hidden or missing."""
        return np.where(self.is_known, self.outcome.percentage, np.nan)

    @property
    def is_counts(self) -> bool:
        """Whether the outcome is counts, and not percentages alone."""
        return isinstance(self.outcome, CountOutcome)

    def to_learn_from(self, least_youths: int) -> Self:
        """The same areas, of which those with fewer youths have no outcome to learn from."""
        return replace(self, outcome=self.outcome.without(self.youths < least_youths))

    def with_columns(self, columns: IntArray) -> Self:
        """The same areas with some of the characteristics."""
        return replace(self, values=self.values[:, columns])


def blank_rows(table: AreaTable) -> BoolArray:
    """(n,) rows with youths whose count is missing; none where percentages are expected."""
    outcome = table.outcome
    if not isinstance(outcome, CountOutcome):
        return np.zeros(table.n_rows, dtype=np.bool_)
    return outcome.is_missing & (outcome.trials > 0)


def numbered(codes: tuple[str, ...]) -> tuple[IntArray, tuple[str, ...]]:
    """(n,) a number 0, 1, ... per code, and the codes in the order of their numbers.

    >>> numbers, names = numbered(("b", "a", "b"))
    >>> numbers.tolist(), names
    ([1, 0, 1], ('a', 'b'))
    """
    names, numbers = np.unique(np.array(codes, dtype=np.str_), return_inverse=True)
    return numbers.astype(np.int64), tuple(str(name) for name in names)


def _same_lengths(**columns: FloatArray | IntArray | BoolArray) -> None:
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        raise AreaTableError(f"columns of different lengths: {lengths}")
