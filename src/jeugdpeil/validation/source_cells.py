"""The observations of one source, laid out so that a rule can be a few lines."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.domain.finding import Finding, Location, first_few
from jeugdpeil.domain.region import RegionLevel, level_of_code
from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import Observations, Regions
from jeugdpeil.validation.measure_kind import MeasureKind, kind_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NO_PLACES: Ints = np.array([], dtype=np.int64)


@dataclass(frozen=True)
class Caught:
    """A finding of a rule, and what has to be set apart because of it.

    Args:
        finding: what the rule has to say.
        cells: places in the observations of values that cannot be used.
        rows: rows of the source that cannot be used at all.
    """

    finding: Finding
    cells: Ints = field(default_factory=lambda: NO_PLACES)
    rows: Ints = field(default_factory=lambda: NO_PLACES)


@dataclass(frozen=True)
class Words:
    """A text column as numbers into a list of its different words; -1 where it is empty."""

    codes: Ints = field(repr=False)
    words: tuple[str, ...]

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> "Words":
        """The words of a column of a checked table, each once."""
        array = pa.concat_arrays(column.chunks)
        distinct = array.dictionary.dictionary_encode()
        to_distinct = np.append(distinct.indices.to_numpy(zero_copy_only=False), -1)
        codes = array.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return cls(to_distinct[codes].astype(np.int64), tuple(distinct.dictionary.to_pylist()))


@dataclass(frozen=True)
class Series:
    """All cells of one column of the source: one measure.

    Args:
        column: name of the column in the source.
        measure: its stem.
        kind: what kind of number it holds.
        places: (n_cells,) where its cells are in the observations.
    """

    column: str
    measure: str
    kind: MeasureKind
    places: Ints = field(repr=False)


class SourceCells:
    """Observations by column and by subject (a region in a year, a period and a form).

    Args:
        observations: the cells of one source.
        regions: the regions that exist, or None where that is not known.
    """

    def __init__(self, observations: Observations, regions: Regions | None = None) -> None:
        table = observations.table
        self.snapshot = observations.snapshot
        self.known_regions = regions
        self.table = table
        self.rows: Ints = table["row"].to_numpy().astype(np.int64)
        self.values: Floats = table["value"].to_numpy()
        self.region_years: Ints = table["region_year"].to_numpy().astype(np.int64)
        self.regions = Words.of(table["region_key"])
        self.kinds = Words.of(table["region_kind"])
        self.periods = Words.of(table["period_key"])
        self.forms = Words.of(table["form_key"])

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_filled(self) -> Flags:
        """(n_cells,) whether a cell holds a number."""
        return ~np.isnan(self.values)

    @cached_property
    def levels(self) -> tuple[RegionLevel | None, ...]:
        """The level of each word of `regions`; None where it is no code."""
        return tuple(_level(word) for word in self.regions.words)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The columns of the source, in no particular order."""
        codes = key_codes(self.table, ("column", "measure"))
        order = np.argsort(codes, kind="stable")
        starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
        return tuple(self._series(places) for places in np.split(order, starts[1:]) if len(places))

    def _series(self, places: Ints) -> Series:
        row = int(places[0])
        column, measure = str(self.table["column"][row]), str(self.table["measure"][row])
        return Series(column, measure, kind_of(measure, column), places)

    @cached_property
    def subjects(self) -> Ints:
        """(n_cells,) number of the region, year, period and form that a cell is about."""
        key = ("region_key", "region_year", "period_key", "form_key")
        return np.unique(key_codes(self.table, key), return_inverse=True)[1].astype(np.int64)

    @cached_property
    def first_places(self) -> Ints:
        """(n_subjects,) a cell of each subject, to look its region, year and period up with."""
        return np.unique(self.subjects, return_index=True)[1].astype(np.int64)

    def by_subject(self, series: Series) -> Floats:
        """(n_subjects,) values of a series; nan where a subject has none."""
        values = np.full(len(self.first_places), np.nan)
        values[self.subjects[series.places]] = self.values[series.places]
        return values

    def series_of(self, measure: str) -> Series | None:
        """The series with this measure, or None where there is none or more than one."""
        found = [series for series in self.series if series.measure == measure]
        return found[0] if len(found) == 1 else None

    def place(self, cell: int | None = None, column: str | None = None) -> Location:
        """The location of a cell, or of a column, or of the source."""
        row = None if cell is None else int(self.rows[cell])
        return Location(self.snapshot.source_id, row, column)

    def region_names(self, cells: Ints) -> str:
        """The first few regions of some cells, and how many more there are."""
        codes: list[int] = np.unique(self.regions.codes[cells]).tolist()
        return first_few(self.regions.words[code] for code in codes)

    def region_at(self, cell: int) -> str:
        """The region key of a cell."""
        return self.regions.words[int(self.regions.codes[cell])]

    def period_at(self, cell: int) -> str:
        """The period key of a cell."""
        return self.periods.words[int(self.periods.codes[cell])]

    def regions_of_year(self, year: int) -> dict[str, RegionLevel | None]:
        """The regions that occur in a year, with their level."""
        codes = np.unique(self.regions.codes[self.region_years == year]).tolist()
        return {self.regions.words[code]: self.levels[code] for code in codes}


def _level(word: str) -> RegionLevel | None:
    try:
        return level_of_code(word)
    except ValueError:
        return None


def plain(number: float) -> str:
    """A number as short as it can be written, for a finding.

    >>> plain(840.0), plain(9.3)
    ('840', '9.3')
    """
    return f"{number:.10g}"
