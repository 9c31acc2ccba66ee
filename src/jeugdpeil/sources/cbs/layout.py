"""Dialects of CBS files as data: which columns say what, and how numbers are written."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """How one family of files with a row per region is laid out.

    Column names are compared by their stem. Where several names are given, the first that the file
    has plays the part, and the others are not read as measures either.

    Args:
        name: name of the dialect, for messages.
        stem: from a column's name to the stem of its measure.
        region_key: the column with the code of the region, or with its name where there is none.
        region_name, region_kind, year, period, form: columns that play these parts, if there.
        second_code: a column that repeats the code and may contradict it.
        required: further columns without which the file is not of this dialect.
        ignored: columns that are no measure.
        decimal: the decimal sign, "," or ".".
        blank_words: words for an empty cell, apart from nothing at all.
        name_only_for: kinds of region whose name the name column holds; empty for all kinds. In
            the wijk tables the column Gemeentenaam is the name of the gemeente in every row.
        form_measures: start of the measures that the form belongs to; "" for all.
        text_is_dimension: whether a column with words is a dimension that was not expected.
        keeps_unit_of_repeated: whether measures that differ in unit only keep their unit.
    """

    name: str
    stem: Callable[[str], str]
    region_key: tuple[str, ...]
    region_name: tuple[str, ...] = ()
    region_kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    second_code: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    decimal: str = "."
    blank_words: tuple[str, ...] = ()
    name_only_for: frozenset[str] = frozenset()
    form_measures: str = ""
    text_is_dimension: bool = False
    keeps_unit_of_repeated: bool = False

    def fits(self, header: tuple[str, ...]) -> bool:
        """Whether a file with this header is of this dialect."""
        stems = {self.stem(name) for name in header}
        return not stems.isdisjoint(self.region_key) and stems.issuperset(self.required)

    def column(self, header: tuple[str, ...], names: tuple[str, ...]) -> str | None:
        """The column of the header that plays a part, by the names that the part may have."""
        by_stem = {self.stem(name): name for name in reversed(header)}
        return next((by_stem[name] for name in names if name in by_stem), None)

    def measures(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """The columns that play no part, in the order of the file."""
        taken = self.ignored.union(
            self.region_key,
            self.region_name,
            self.region_kind,
            self.year,
            self.period,
            self.form,
            self.second_code,
        )
        return tuple(name for name in header if name and self.stem(name) not in taken)

    def wanted(self) -> str:
        """The columns by which the dialect is known, for a message."""
        key = " of ".join(repr(name) for name in self.region_key)
        return " met ".join([key, *(repr(name) for name in self.required)])
